/// The wait of a command that does its work again at each change.
internal import OpgaveModel
internal import OpgavePlatform

enum Waiting {
  /// Says that it waits, and returns once something is other than it was.
  ///
  /// - Parameter isOther: looks; of the time no more than a tenth goes to that.
  static func untilChanged(_ language: Language, _ isOther: () -> Bool) {
    Stream.error.write(
      Text("\nWacht op veranderingen; Ctrl-C stopt.", "\nWaiting for changes; Ctrl-C stops.")[language] + "\n")
    var pause = 0.3
    while true {
      SystemClock.sleep(pause)
      let start = SystemClock.seconds
      if isOther() { return }
      pause = max(0.3, (SystemClock.seconds - start) * 9)
    }
  }
}
