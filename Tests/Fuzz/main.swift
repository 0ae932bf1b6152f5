/// Runs one target on inputs that nobody wrote: opgave-fuzz TARGET SECONDS SEED CORPUS…
///
/// Inputs are made from the corpus, by a seed. One that ends the process is kept; `opgave-fuzz TARGET FILE` runs it again.
import OpgavePlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

let arguments = CommandLine.arguments
guard arguments.count > 1, let target = FuzzTarget(rawValue: arguments[1]) else {
  print("usage: opgave-fuzz \(FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")) SECONDS SEED CORPUS…")
  exit(2)
}

// One input once more, as it was kept.
if arguments.count == 3, let input = try? Disk.read(arguments[2]) {
  target.run(input)
  exit(0)
}
guard arguments.count > 4, let seconds = Double(arguments[2]), let seed = UInt64(arguments[3]) else {
  print("usage: opgave-fuzz \(target.rawValue) SECONDS SEED CORPUS…")
  exit(2)
}

let corpus = arguments.dropFirst(4).flatMap(Inputs.files)
precondition(!corpus.isEmpty, "an empty corpus")

CurrentInput.keepWhenEnded(as: "fuzz-\(target.rawValue)-\(seed).input")
var inputs = Inputs(corpus, seed)
let start = SystemClock.seconds
var executions = 0
while SystemClock.seconds - start < seconds {
  let input = inputs.next()
  CurrentInput.set(input)
  target.run(input)
  executions += 1
}
print("\(target.rawValue): \(executions) executions in \(Int(SystemClock.seconds - start)) s, seed \(seed)")
