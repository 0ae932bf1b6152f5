/// The files that are being written beside their targets, so that an interruption can take them away.
///
/// A signal may come at any moment, so what its handler looks at is a table of C strings in memory of its own: no lock, no
/// allocation.
#if !os(Windows)
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #elseif canImport(Darwin)
    internal import Darwin
  #endif
  internal import Synchronization

  enum PartialFiles {
    private static let limit = 256
    /// A path for each place in use. Written by who holds the place, read by the handler.
    private nonisolated(unsafe) static let paths: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = {
      let table = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: limit)
      table.initialize(repeating: nil, count: limit)
      return table
    }()
    private static let free = Mutex(Array(0..<limit))
    private static let counter = Atomic<Int>(0)
    private static let isStopping = Atomic<Bool>(false)

    /// A name that nobody else gives, short enough wherever the target's own fits.
    static func name(in folder: String) -> String {
      "\(folder)/.opgave-\(getpid())-\(counter.add(1, ordering: .relaxed).newValue).tmp"
    }

    /// - Returns: the place in the table; `nil` where the process is being ended.
    static func add(_ path: String) -> Int? {
      guard !isStopping.load(ordering: .sequentiallyConsistent), let place = free.withLock({ $0.popLast() }) else {
        return nil
      }
      paths[place] = strdup(path)
      return place
    }

    static func remove(_ place: Int) {
      let path = paths[place]
      paths[place] = nil
      release(path)
      free.withLock { $0.append(place) }
    }

    private static func release(_ path: UnsafeMutablePointer<CChar>?) {
      #if canImport(Glibc)
        Glibc.free(path)
      #elseif canImport(Musl)
        Musl.free(path)
      #else
        Darwin.free(path)
      #endif
    }

    /// Sees to it that signals leave nothing behind; the table is made now, since a handler may not.
    static func removeWhenInterrupted() {
      _ = paths
      signal(SIGPIPE, SIG_IGN)
      // Who starts this from a thread that blocks signals hands the blocking on.
      var stopping = sigset_t()
      sigemptyset(&stopping)
      for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&stopping, number) }
      pthread_sigmask(SIG_UNBLOCK, &stopping, nil)
      for number in [SIGINT, SIGTERM, SIGHUP] {
        signal(number) { number in
          PartialFiles.isStopping.store(true, ordering: .sequentiallyConsistent)
          // A file that was about to be made when the signal came is there a moment later.
          for _ in 0..<3 {
            for place in 0..<PartialFiles.limit {
              if let path = PartialFiles.paths[place] { unlink(path) }
            }
            usleep(1000)
          }
          _exit(128 + number)
        }
      }
    }
  }
#endif
