/// The files that were found to be others on the disk than what is known of them. What was worked out from such a file is worked
/// out again, so that no edit is made for a text that is not there.
internal import Synchronization

package final class StaleFiles: Sendable {
  private let paths = Mutex<Set<String>>([])

  package init() {}

  /// - Parameter path: absolute.
  package func note(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  package var isEmpty: Bool { paths.withLock(\.isEmpty) }

  /// What was noted since the last time.
  package func take() -> [String] {
    paths.withLock { paths in
      defer { paths = [] }
      return paths.sorted()
    }
  }
}
