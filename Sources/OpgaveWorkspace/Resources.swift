/// What a workspace takes from outside: files, threads, the day, the time.
internal import OpgavePlatform

package struct Resources: Sendable {
  package var source: any FileSource
  /// How many threads work at once.
  package var workers: Int
  /// The day that it is, as a number from 1970-01-01.
  package var today: @Sendable () -> Int32
  /// Seconds on a clock that only goes forward.
  package var seconds: @Sendable () -> Double

  package init(
    source: any FileSource, workers: Int, today: @escaping @Sendable () -> Int32,
    seconds: @escaping @Sendable () -> Double
  ) {
    (self.source, self.workers, self.today, self.seconds) = (source, workers, today, seconds)
  }

  /// Texts in memory on a day that stays: what a test works with.
  package init(_ source: any FileSource, today: Int32) {
    self.init(source: source, workers: 1, today: { today }, seconds: { 0 })
  }

  /// The same with texts laid over the files.
  package func overlaid(by texts: MemorySource) -> Resources {
    var resources = self
    if !texts.isEmpty { resources.source = LayeredSource(texts, over: source) }
    return resources
  }
}

extension Resources {
  /// Does the same for each of a number of things, on all cores.
  ///
  /// - Returns: what each gave, in their order.
  package func each<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
    Workers.map(count, workers: workers, state: { () }) { _, number in body(number) }
  }
}
