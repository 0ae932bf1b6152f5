/// Says to work on other threads that nobody waits for it any more.
internal import Synchronization

final class Stop: Sendable {
  private let flag = Atomic<Bool>(false)
  var isSet: Bool { flag.load(ordering: .relaxed) }
  func set() { flag.store(true, ordering: .relaxed) }
}
