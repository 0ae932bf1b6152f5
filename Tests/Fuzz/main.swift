/// Runs one target on inputs that nobody wrote: opgave-fuzz TARGET SECONDS SEED CORPUS…
///
/// Built with `-Xswiftc -sanitize=fuzzer -Xswiftc -DLIBFUZZER` libFuzzer makes the inputs and sees what they reach; then the
/// arguments behind TARGET are its own. Else they are made here from a corpus, by a seed. An input that ends the process is kept;
/// `opgave-fuzz TARGET FILE` runs it again.
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

#if LIBFUZZER
  @_silgen_name("LLVMFuzzerRunDriver")
  func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ run: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Int32

  nonisolated(unsafe) var chosen = target
  var own: [UnsafeMutablePointer<CChar>?] = ([arguments[0]] + arguments.dropFirst(2)).map { strdup($0) } + [nil]
  var count = Int32(own.count - 1)
  let code = own.withUnsafeMutableBufferPointer { list in
    var start = list.baseAddress
    return runDriver(&count, &start) { bytes, length in
      chosen.run(Array(UnsafeBufferPointer(start: bytes, count: length)))
      return 0
    }
  }
  exit(code)
#else
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
#endif
