/// The files that are being written beside their targets, so that an interruption can take them away.
internal import Synchronization

enum PartialFiles {
  private static let paths = Mutex<Set<String>>([])

  static func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }
  static func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }
  static var all: Set<String> { paths.withLock { $0 } }
}
