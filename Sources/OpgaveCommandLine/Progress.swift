/// How far long work is, on one line of a terminal that is wiped when it is done. Where nobody looks on nothing is written.
internal import OpgavePlatform
internal import OpgaveWorkspace
internal import Synchronization

final class Progress: WorkProgress {
  private let total: Int
  private let label: String
  private let start = SystemClock.seconds
  private let done = Atomic<Int>(0)
  private let isShown = Atomic<Bool>(false)
  private let shown = Mutex<Double>(0)

  /// - Parameter label: what is counted, behind the numbers.
  init(_ total: Int, _ label: String) { (self.total, self.label) = (total, label) }

  /// Says that one more is done. Costs an addition, and now and then a look at the clock.
  func advance() {
    let count = done.wrappingAdd(1, ordering: .relaxed).newValue
    guard count & 255 == 0, Stream.error.isTerminal else { return }
    let now = SystemClock.seconds
    // Short work shows nothing, and a line ten times a second is enough.
    guard now - start > 0.5 else { return }
    shown.withLock { last in
      guard now - last > 0.1 else { return }
      last = now
      isShown.store(true, ordering: .relaxed)
      let width = 24
      let filled = min(width, count * width / max(1, total))
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      Stream.error.write("\r\u{1B}[2K\(bar) \(count)/\(total) \(label)")
    }
  }

  func end() { if isShown.load(ordering: .relaxed) { Stream.error.write("\r\u{1B}[2K") } }
}
