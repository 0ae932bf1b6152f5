/// A queue between threads, with a place to wait at.
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#elseif os(Windows)
  internal import WinSDK
#endif

package final class Mailbox<Element: Sendable>: @unchecked Sendable {
  private var elements: [Element] = []
  private var head = 0
  #if os(Windows)
    private let lock = UnsafeMutablePointer<SRWLOCK>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<CONDITION_VARIABLE>.allocate(capacity: 1)
  #else
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  #endif

  package init() {
    #if os(Windows)
      InitializeSRWLock(lock)
      InitializeConditionVariable(condition)
    #else
      pthread_mutex_init(lock, nil)
      pthread_cond_init(condition, nil)
    #endif
  }

  deinit {
    #if !os(Windows)
      pthread_cond_destroy(condition)
      pthread_mutex_destroy(lock)
    #endif
    condition.deallocate()
    lock.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    #if os(Windows)
      AcquireSRWLockExclusive(lock)
      defer { ReleaseSRWLockExclusive(lock) }
    #else
      pthread_mutex_lock(lock)
      defer { pthread_mutex_unlock(lock) }
    #endif
    return body()
  }

  package func put(_ element: Element) {
    locked { elements.append(element) }
    #if os(Windows)
      WakeConditionVariable(condition)
    #else
      pthread_cond_signal(condition)
    #endif
  }

  /// Waits until there is an element.
  package func wait() {
    locked {
      while head == elements.count {
        #if os(Windows)
          SleepConditionVariableSRW(condition, lock, INFINITE, 0)
        #else
          pthread_cond_wait(condition, lock)
        #endif
      }
    }
  }

  /// The next element if there is one.
  package func takeIfPresent() -> Element? { locked { head == elements.count ? nil : next() } }

  package var isEmpty: Bool { locked { head == elements.count } }

  /// Whether one of the elements that wait longest fits.
  ///
  /// - Parameter limit: how many are looked at.
  package func contains(within limit: Int, _ fits: (Element) -> Bool) -> Bool {
    locked { elements[head...].prefix(limit).contains(where: fits) }
  }

  private func next() -> Element {
    let element = elements[head]
    head += 1
    if head == elements.count {
      elements.removeAll(keepingCapacity: true)
      head = 0
    } else if head > 1024 {
      elements.removeFirst(head)
      head = 0
    }
    return element
  }
}
