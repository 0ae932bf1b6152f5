/// Inputs made of a corpus by random changes, the same for the same seed; and the one that is being run, kept for who must see it.
import OpgavePlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

struct Inputs {
  private let corpus: [[UInt8]]
  private var state: UInt64
  /// What was made before is changed further now and then.
  private var made: [[UInt8]] = []

  init(_ corpus: [[UInt8]], _ seed: UInt64) { (self.corpus, state) = (corpus, seed &* 2 &+ 1) }

  /// The bytes of all files at and below a path, in the order of their names.
  static func files(_ path: String) -> [[UInt8]] {
    guard let entries = try? Disk.list(path) else { return (try? Disk.read(path)).map { [$0] } ?? [] }
    return entries.sorted { $0.name < $1.name }.flatMap { files(FilePath.joined(path, $0.name)) }
  }

  private mutating func random(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var mixed = state
    mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 33) >> 1) % max(1, limit)
  }

  private static let signs = Array("{}\":,\n\r#.€%\\<>=[]*?-0123456789eE+ \t\u{FEFF}\u{0}".utf8)

  mutating func next() -> [UInt8] {
    var bytes = made.isEmpty || random(3) > 0 ? corpus[random(corpus.count)] : made[random(made.count)]
    if bytes.count > 4096 {
      let start = random(bytes.count - 2048)
      bytes = Array(bytes[start..<start + 2048])
    }
    for _ in 0..<1 + random(6) { change(&bytes) }
    if made.count < 512 { made.append(bytes) } else { made[random(512)] = bytes }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = random(bytes.count + 1)
    let end = min(bytes.count, place + random(40))
    switch random(7) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(Inputs.signs[random(Inputs.signs.count)], at: place)
    case 2 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: random(256))
    case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: random(bytes.count + 1))
    case 4:
      let other = corpus[random(corpus.count)]
      let start = random(other.count + 1)
      bytes.insert(contentsOf: other[start..<min(other.count, start + random(60))], at: place)
    case 5:
      bytes.insert(contentsOf: repeatElement(Inputs.signs[random(Inputs.signs.count)], count: random(30)), at: place)
    default:
      guard bytes.count < 8192 else { return }
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
    }
  }
}

enum CurrentInput {
  private static let limit = 65_536
  private nonisolated(unsafe) static let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: limit)
  private nonisolated(unsafe) static var count = 0
  private nonisolated(unsafe) static var path: UnsafeMutablePointer<CChar>?

  static func set(_ bytes: [UInt8]) {
    count = min(bytes.count, limit)
    memory.update(from: bytes, count: count)
  }

  /// What ends the process leaves its input in a file; a handler may only write.
  static func keepWhenEnded(as name: String) {
    path = strdup(name)
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
      signal(number) { number in
        if let path = CurrentInput.path {
          let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
          _ = write(file, CurrentInput.memory, CurrentInput.count)
        }
        _exit(128 + number)
      }
    }
  }
}
