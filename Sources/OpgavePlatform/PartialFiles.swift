/// The files that are being written beside their targets, so that an interruption can take them away.
///
/// A signal may come at any moment, so what its handler looks at is a table of C strings in memory of its own: no lock, no
/// allocation.

/// The name of a file that is being written: who writes it, so that another process knows whether it is still wanted.
package struct PartialName: Equatable, Sendable {
  private static let start = ".opgave-"
  private static let ending = ".tmp"
  private static let exchanging = ".swap"

  /// Machine, boot and, where processes are numbered apart, which numbering.
  let place: String
  let process: Int32
  /// When the process started, as the system counts; 0 where it does not say.
  let processStart: UInt64
  let number: Int

  package var text: String { "\(Self.start)\(place)-\(process)-\(processStart)-\(number)\(Self.ending)" }

  /// The name while the file changes places with the one that it is to replace, with the checksums of what either held: what else
  /// is found there somebody saved meanwhile.
  func exchanging(_ old: UInt64, _ new: UInt64) -> String {
    "\(Self.start)\(place)-\(process)-\(processStart)-\(number)-\(old)-\(new)\(Self.exchanging)"
  }

  /// Whether a name is one of a file that was being written, whoever wrote it and however long ago.
  package static func matches(_ name: String) -> Bool {
    name.hasPrefix(start) && (name.hasSuffix(ending) || name.hasSuffix(exchanging))
  }

  /// The checksums in the name of a file that changes places; none in others.
  static func checksums(_ name: String) -> [UInt64]? {
    guard name.hasSuffix(exchanging) else { return nil }
    return name.dropLast(exchanging.count).split(separator: "-").suffix(2).compactMap { UInt64($0) }
  }

  package init(place: String, process: Int32, processStart: UInt64, number: Int) {
    (self.place, self.process, self.processStart, self.number) = (place, process, processStart, number)
  }

  package init?(_ name: String) {
    guard PartialName.matches(name) else { return nil }
    let isExchanging = name.hasSuffix(PartialName.exchanging)
    let ending = isExchanging ? PartialName.exchanging : PartialName.ending
    let parts = name.dropFirst(PartialName.start.count).dropLast(ending.count).split(separator: "-")
      .dropLast(isExchanging ? 2 : 0)
    guard parts.count >= 4, let process = Int32(parts[parts.count - 3]),
      let processStart = UInt64(parts[parts.count - 2]), let number = Int(parts[parts.count - 1])
    else { return nil }
    self.init(
      place: parts.dropLast(3).joined(separator: "-"), process: process, processStart: processStart, number: number)
  }

  /// Whether nobody is writing the file any more: its process is gone, or it lies there for a week.
  ///
  /// - Parameters:
  ///   - here: of a process that runs where this one does.
  ///   - starts: when a process started; `nil` where there is none.
  ///   - age: in seconds.
  package static func isAbandoned(_ name: String, here: String, age: Int, starts: (Int32) -> UInt64?) -> Bool {
    if age > 7 * 86_400 { return true }
    guard let name = PartialName(name), name.place == here else { return false }
    guard let start = starts(name.process) else { return true }
    // A number may be given again.
    return name.processStart != 0 && start != 0 && start != name.processStart
  }
}

#if !os(Windows)
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #elseif canImport(Darwin)
    internal import Darwin
  #endif
  internal import Synchronization

  package enum PartialFiles {
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

    private static let place = Machine.place
    private static let processStart = Machine.processStart(getpid()) ?? 0

    /// A name that nobody else gives.
    static func name() -> PartialName {
      let number = counter.add(1, ordering: .relaxed).newValue
      return PartialName(place: place, process: getpid(), processStart: processStart, number: number)
    }

    /// Takes away those of paths that writers left which are gone.
    ///
    /// - Returns: those that hold what somebody saved while they were exchanged, which stay.
    package static func removeAbandoned(_ paths: [String]) -> [String] {
      let now = time(nil)
      var saved: [String] = []
      for path in paths {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
        #if canImport(Darwin)
          let written = status.st_mtimespec.tv_sec
        #else
          let written = status.st_mtim.tv_sec
        #endif
        let name = FilePath.name(of: path)
        guard PartialName.isAbandoned(name, here: place, age: now - written, starts: Machine.processStart) else {
          continue
        }
        if let known = PartialName.checksums(name), let bytes = try? Disk.read(path),
          !known.contains(Checksum.of(bytes))
        {
          saved.append(path)
        } else {
          unlink(path)
        }
      }
      return saved
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
#else
  package enum PartialFiles {
    package static func removeAbandoned(_ paths: [String]) -> [String] { [] }
  }
#endif
