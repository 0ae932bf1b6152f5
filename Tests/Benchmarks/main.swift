/// What is timed, and against what: `swift run -c release opgave-bench FOLDER [--turns N] [--beside NAME=COMMAND]…`, and for
/// language servers `opgave-bench --server NAME=LANGUAGE:WORKSPACE:FILE:COMMAND… [--keys N]`.
///
/// `--own "diff --stat --"` times another command of `opgave` beside the peers than `check`; `--settings JSON` gives the server that is
/// named behind it settings.
///
/// In the process: reading, formatting and checking a repository, and keys typed in a server. Beside it, whole processes:
/// the same work by `opgave check` and by each peer, in turns. Quote medians and ratios of one run; machines are noisy.
import Foundation
import OpgaveJSON

var arguments = Array(CommandLine.arguments.dropFirst())
var turns = 7
var peers: [(name: String, command: [String])] = []
var folder: String?
var served: [ServedFile] = []
var keys = 200
var own = ["check"]
var settings: JSON?
while !arguments.isEmpty {
  let argument = arguments.removeFirst()
  switch argument {
  case "--turns" where !arguments.isEmpty: turns = max(1, Int(arguments.removeFirst()) ?? turns)
  case "--beside" where !arguments.isEmpty:
    let parts = arguments.removeFirst().split(separator: "=", maxSplits: 1).map(String.init)
    if parts.count == 2 { peers.append((parts[0], parts[1].split(separator: " ").map(String.init))) }
  case "--own" where !arguments.isEmpty: own = arguments.removeFirst().split(separator: " ").map(String.init)
  case "--settings" where !arguments.isEmpty: settings = try? JSON(parsing: Array(arguments.removeFirst().utf8))
  case "--server" where !arguments.isEmpty:
    if var one = ServedFile(arguments.removeFirst()) {
      one.settings = settings
      settings = nil
      served.append(one)
    }
  case "--keys" where !arguments.isEmpty: keys = max(1, Int(arguments.removeFirst()) ?? keys)
  default: folder = argument
  }
}
if !served.isEmpty {
  LanguageServers.run(served, keys: keys)
  exit(0)
}
guard let folder else {
  print("usage: opgave-bench FOLDER [--turns N] [--own WORDS] [--beside NAME=COMMAND]…")
  print("       opgave-bench [--settings JSON] --server NAME=LANGUAGE:WORKSPACE:FILE:COMMAND… [--keys N]")
  exit(2)
}
let corpus = Corpus(folder)
guard !corpus.texts.isEmpty else {
  print("no opgaven in \(folder)")
  exit(2)
}
print("\(corpus.texts.count) files, \(corpus.byteCount / 1_000_000) MB, median of \(turns) turns")
Inside.run(corpus, turns)
if !peers.isEmpty { Beside.run(own, folder, corpus, peers, turns) }
