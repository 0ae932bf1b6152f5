/// Language servers as processes, ours and its peers, on a file each: what an editor waits for. Times in milliseconds.
import Foundation
import LanguageServerProtocol
import OpgavePlatform
import OpgaveJSON

/// A server and what it is given.
struct ServedFile {
  let name: String
  let command: [String]
  let language: String
  let workspace: String
  let file: String
  /// What it is given as `initializationOptions`.
  var settings: JSON?

  /// `NAME=LANGUAGE:WORKSPACE:FILE:COMMAND`.
  init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let place = parts.count == 2 ? parts[1].split(separator: ":", maxSplits: 3).map(String.init) : []
    guard place.count == 4 else { return nil }
    name = parts[0]
    (language, workspace, file) = (place[0], place[1], place[2])
    command = place[3].split(separator: " ").map(String.init)
  }
}

enum LanguageServers {
  static func run(_ served: [ServedFile], keys: Int) {
    for one in served {
      print("\(one.name): \(one.file)")
      guard let client = BenchClient(one), client.start() else {
        print("  cannot be run: \(one.command.joined(separator: " "))")
        continue
      }
      client.measure(keys: keys)
      client.end()
    }
  }
}

/// A client that waits for each answer before it goes on.
private final class BenchClient {
  private let served: ServedFile
  private let text: String
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var framer = Framer()
  private var nextID = 1
  private var version = 1
  private var pulls = false
  private let uri: String

  init?(_ served: ServedFile) {
    guard let text = try? String(contentsOfFile: served.file, encoding: .utf8) else { return nil }
    (self.served, self.text) = (served, text)
    uri = URL(fileURLWithPath: served.file).absoluteString
  }

  private func send(_ json: JSON) { input.fileHandleForWriting.write(Data(Framer.frame(json.bytes))) }

  /// Reads on until a message fits; answers what the server asks meanwhile.
  private func wait(_ fits: (JSON) -> Bool) -> JSON? {
    while true {
      while let frame = framer.next() {
        guard case .body(let body) = frame, let message = try? JSON(parsing: body) else { continue }
        if message["method"] != nil, let id = message["id"] {
          let items = message["params"]?["items"]?.array ?? []
          let isAsking = message["method"] == .string("workspace/configuration")
          send(
            .make([
              "jsonrpc": .string("2.0"), "id": id, "result": isAsking ? .array(items.map { _ in .null }) : .null,
            ]))
        }
        if fits(message) { return message }
      }
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { return nil }
      framer.append([UInt8](data))
    }
  }

  private func request(_ method: String, _ parameters: JSON) -> JSON? {
    let id = nextID
    nextID += 1
    send(Outgoing.request(id, method, parameters))
    return wait { $0["id"] == .integer(id) && $0["method"] == nil }
  }

  private func notify(_ method: String, _ parameters: JSON) { send(Outgoing.notification(method, parameters)) }

  private var document: JSON { .make(["uri": .string(uri)]) }

  func start() -> Bool {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = served.command
    (process.standardInput, process.standardOutput) = (input, output)
    process.standardError = FileHandle.nullDevice
    let start = SystemClock.seconds
    guard (try? process.run()) != nil else { return false }
    let folder = JSON.string(URL(fileURLWithPath: served.workspace, isDirectory: true).absoluteString)
    let supported = JSON.make(["dynamicRegistration": .bool(false)])
    let answer = request(
      "initialize",
      .make([
        "processId": .null, "rootUri": folder, "initializationOptions": served.settings,
        "workspaceFolders": .array([.make(["uri": folder, "name": .string("w")])]),
        "capabilities": .make([
          "textDocument": .make([
            "publishDiagnostics": .make(["versionSupport": .bool(true)]), "diagnostic": supported, "hover": supported,
            "completion": supported,
            "semanticTokens": .make([
              "requests": .make(["full": .bool(true)]), "formats": .array([.string("relative")]),
              "tokenTypes": .array([]), "tokenModifiers": .array([]),
            ]), "documentSymbol": .make(["hierarchicalDocumentSymbolSupport": .bool(true)]),
          ])
        ]),
      ]))
    guard let answer else { return false }
    row("initialize", SystemClock.seconds - start)
    pulls = answer["result"]?["capabilities"]?["diagnosticProvider"] != nil
    notify("initialized", .object([]))
    let opened = SystemClock.seconds
    notify(
      "textDocument/didOpen",
      .make([
        "textDocument": .make([
          "uri": .string(uri), "languageId": .string(served.language), "version": .integer(1), "text": .string(text),
        ])
      ]))
    diagnose()
    row("first diagnostics", SystemClock.seconds - opened)
    return true
  }

  private func diagnose() {
    if pulls {
      _ = request("textDocument/diagnostic", .make(["textDocument": document]))
    } else {
      let version = version
      _ = wait {
        $0["method"] == .string("textDocument/publishDiagnostics") && $0["params"]?["uri"] == .string(uri)
          && ($0["params"]?["version"]?.int ?? version) >= version
      }
    }
  }

  /// One letter in a comment at the end, or its removal.
  private func type() {
    version += 1
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    let start = LSPPosition(line, version % 2 == 0 ? 0 : 2)
    let isTyping = version % 2 == 0
    let range = LSPRange(LSPPosition(line, 0), isTyping ? LSPPosition(line, 0) : start)
    notify(
      "textDocument/didChange",
      .make([
        "textDocument": .make(["uri": .string(uri), "version": .integer(version)]),
        "contentChanges": .array([.make(["range": range.json, "text": .string(isTyping ? "# " : "")])]),
      ]))
  }

  func measure(keys: Int) {
    for _ in 0..<10 {
      type()
      diagnose()
    }
    let times = Measure.turns(keys) {
      type()
      diagnose()
    }
    row("key to diagnostics", times)
    let middle = LSPPosition(text.split(separator: "\n").count / 2, 4)
    for (name, more) in [
      ("completion", ("position", middle.json)), ("hover", ("position", middle.json)),
      ("documentSymbol", ("x", JSON.null)), ("semanticTokens/full", ("x", .null)),
      ("formatting", ("options", .make(["tabSize": .integer(2), "insertSpaces": .bool(true)]))),
    ] {
      let parameters = JSON.object([JSON.Member("textDocument", document), JSON.Member(more.0, more.1)])
      let times = Measure.turns(max(10, keys / 5)) {
        type()
        _ = request("textDocument/" + name, parameters)
      }
      row("\(name) after a key", times)
    }
    let bursts = Measure.turns(5) {
      for _ in 0..<50 { type() }
      diagnose()
    }
    row("50 keys at once", bursts)
  }

  private func row(_ name: String, _ seconds: Double) { Measure.row(name, Measure.number(seconds * 1e3, 2, "ms")) }

  private func row(_ name: String, _ times: [Double]) {
    Measure.row(
      name, Measure.number(Measure.median(times) * 1e3, 2, "ms p50"),
      Measure.number(Measure.percentile(times, 99) * 1e3, 2, "ms p99"))
  }

  func end() {
    _ = request("shutdown", .null)
    notify("exit", .null)
    process.waitUntilExit()
  }
}
