/// Work over many items on all cores. Threads live here and nowhere else.
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#elseif os(Windows)
  internal import WinSDK
  internal import ucrt
#endif
internal import Synchronization

package enum Workers {
  /// Does `body` for each item, and gives the results in the order of the items.
  ///
  /// Each worker makes one `state` for itself, so that buffers are kept between items.
  package static func map<State, Result: Sendable>(
    _ count: Int, workers: Int, state: @escaping @Sendable () -> State,
    _ body: @escaping @Sendable (inout State, Int) -> Result
  ) -> [Result] {
    gather(count, workers: workers, state: state, rest: { _ in () }, body).results
  }

  /// Does the same, and gives what each worker has gathered in its state, in no order.
  package static func gather<State, Result: Sendable, Rest: Sendable>(
    _ count: Int, workers: Int, state: @escaping @Sendable () -> State, rest: @escaping @Sendable (State) -> Rest,
    _ body: @escaping @Sendable (inout State, Int) -> Result
  ) -> (results: [Result], rests: [Rest]) {
    guard count > 0 else { return ([], []) }
    let threads = max(1, min(workers, count / 8 + 1))
    if threads == 1 {
      var own = state()
      let results = (0..<count).map { body(&own, $0) }
      return (results, [rest(own)])
    }
    let next = Atomic<Int>(0)
    // A few chunks a thread even out files of different size; few enough that taking one costs nothing.
    let chunk = max(1, min(64, count / (threads * 8)))
    let results = Places<Result>(count)
    let rests = Mutex<[Rest]>([])
    withoutActuallyEscaping(body) { body in
      run(threads) {
        var own = state()
        while true {
          let start = next.wrappingAdd(chunk, ordering: .relaxed).oldValue
          if start >= count { break }
          for index in start..<min(count, start + chunk) { results.put(index, body(&own, index)) }
        }
        let last = rest(own)
        rests.withLock { $0.append(last) }
      }
    }
    return (results.take(), rests.withLock { $0 })
  }

  /// A place for each result; each is written once, by one thread, before all are taken.
  private final class Places<Element: Sendable>: @unchecked Sendable {
    private let storage: UnsafeMutablePointer<Element>
    private let count: Int

    init(_ count: Int) {
      self.count = count
      storage = .allocate(capacity: count)
    }

    func put(_ index: Int, _ element: Element) { (storage + index).initialize(to: element) }

    func take() -> [Element] {
      Array(unsafeUninitializedCapacity: count) { buffer, filled in
        buffer.baseAddress?.moveInitialize(from: storage, count: count)
        filled = count
      }
    }

    deinit { storage.deallocate() }
  }

  private final class Task: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Does `body` on as many threads at once, this one among them, and waits for all.
  private static func run(_ threads: Int, _ body: @escaping @Sendable () -> Void) {
    #if os(Windows)
      body()
    #else
      var others: [pthread_t] = []
      for _ in 1..<threads {
        if let thread = start(body) { others.append(thread) }
      }
      body()
      for thread in others { pthread_join(thread, nil) }
    #endif
  }

  #if os(Windows)
    /// Does `body` on a thread of its own and does not wait.
    package static func detach(_ body: @escaping @Sendable () -> Void) {
      let task = Unmanaged.passRetained(Task(body))
      let thread = _beginthreadex(
        nil, 0,
        { argument in
          if let argument { Unmanaged<Task>.fromOpaque(argument).takeRetainedValue().body() }
          return 0
        }, task.toOpaque(), 0, nil)
      guard thread != 0 else {
        task.release()
        return body()
      }
      CloseHandle(HANDLE(bitPattern: UInt(thread)))
    }
  #else
    private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
      let task = Unmanaged.passRetained(Task(body))
      #if canImport(Darwin)
        var thread: pthread_t?
        let failed = pthread_create(
          &thread, nil,
          {
            Unmanaged<Task>.fromOpaque($0).takeRetainedValue().body(); return nil
          }, task.toOpaque())
      #else
        var thread = pthread_t()
        let failed = pthread_create(
          &thread, nil,
          { argument in
            if let argument { Unmanaged<Task>.fromOpaque(argument).takeRetainedValue().body() }
            return nil
          }, task.toOpaque())
      #endif
      if failed != 0 {
        task.release()
        return nil
      }
      return thread
    }

    /// Does `body` on a thread of its own and does not wait.
    package static func detach(_ body: @escaping @Sendable () -> Void) {
      if let thread = start(body) { pthread_detach(thread) } else { body() }
    }
  #endif
}
