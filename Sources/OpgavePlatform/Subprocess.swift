/// Another program, run to its end where this process runs: what it may say and how long it may take are bounded. Knows no program in particular.

package struct Subprocess: Sendable {
  /// How a program ended.
  package enum Ending: Equatable, Sendable {
    case exited(Int32)
    /// By a signal that somebody else sent.
    case signalled(Int32)
    /// It was ended because it said more than was allowed.
    case tooMuch
    /// It was ended because it took longer than was allowed.
    case tooLong
    /// It was ended because who listens wanted no more.
    case stopped
  }

  package struct Outcome: Equatable, Sendable {
    package var ending: Ending
    package var output: [UInt8] = []
    package var errors: [UInt8] = []
  }

  /// The absolute path of the program.
  package let program: String
  package var arguments: [String]
  /// All that stands in its environment.
  package var environment: [String: String]
  /// What it finds on its standard input.
  package var input: [UInt8] = []
  /// How many bytes it may write to standard output, and to standard error.
  package var limit = 64 << 20
  /// How many seconds it may take.
  package var seconds = 60.0

  package init(_ program: String, _ arguments: [String], environment: [String: String]) {
    (self.program, self.arguments, self.environment) = (program, arguments, environment)
  }

  /// The absolute path of a program that `PATH` leads to; `nil` where there is none. Folders that are not absolute are passed over:
  /// what lies where one happens to be is not meant.
  package static func find(_ name: String, path: String? = Machine.environment("PATH")) -> String? {
    for folder in (path ?? "").split(separator: ":") where folder.hasPrefix("/") {
      let place = FilePath.joined(String(folder), name)
      if Disk.kind(place) == .file, isExecutable(place) { return place }
    }
    return nil
  }
}

#if os(Windows)
  extension Subprocess {
    private static func isExecutable(_ path: String) -> Bool { false }

    package func run() throws(FileError) -> Outcome { try run { _ in true } }

    package func run(_ take: (ArraySlice<UInt8>) -> Bool) throws(FileError) -> Outcome {
      throw FileError(program, .other("other programs are not run on Windows"))
    }
  }
#else
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #elseif canImport(Darwin)
    internal import Darwin
  #endif

  extension Subprocess {
    private static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// Runs the program and waits for it.
    package func run() throws(FileError) -> Outcome {
      var output: [UInt8] = []
      let limit = limit
      var outcome = try run { part in
        output += part
        return output.count <= limit
      }
      if outcome.ending == .stopped || output.count > limit { outcome.ending = .tooMuch }
      outcome.output = Array(output.prefix(limit))
      return outcome
    }

    /// Runs the program and hands on what it writes to standard output as it comes, however much that is.
    ///
    /// - Parameter take: whether it may go on.
    package func run(_ take: (ArraySlice<UInt8>) -> Bool) throws(FileError) -> Outcome {
      let texts = [program] + arguments + environment.flatMap { [$0.key, $0.value] }
      // What stands behind a zero the system would not see.
      guard !texts.contains(where: { $0.utf8.contains(0) }) else {
        throw FileError(program, .other("an argument holds a zero byte"))
      }
      let (output, errors) = (try Pipe(), try Pipe())
      let feed = input.isEmpty ? nil : try Pipe()
      // One that reads no more must not end this process.
      if feed != nil { signal(SIGPIPE, SIG_IGN) }
      let child = try start(output, errors, feed)
      output.closeWriting()
      errors.closeWriting()
      feed?.closeReading()
      return watch(child, output, errors, feed, take)
    }

    private func start(_ output: Pipe, _ errors: Pipe, _ feed: Pipe?) throws(FileError) -> pid_t {
      #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
      #else
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
      #endif
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      if let feed {
        posix_spawn_file_actions_adddup2(&actions, feed.reading, 0)
      } else {
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      }
      posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
      posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)

      posix_spawnattr_init(&attributes)
      defer { posix_spawnattr_destroy(&attributes) }
      // A group of its own, so that what it starts ends with it; signals that this process passes over mean again what they do.
      var signals = sigset_t()
      sigemptyset(&signals)
      posix_spawnattr_setsigmask(&attributes, &signals)
      for number in [SIGPIPE, SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
      posix_spawnattr_setsigdefault(&attributes, &signals)
      posix_spawnattr_setpgroup(&attributes, 0)
      let flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
      posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))

      var words = ([program] + arguments).map { strdup($0) } + [nil]
      var surroundings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
      defer { for text in words + surroundings { free(text) } }
      var child: pid_t = 0
      let problem = posix_spawn(&child, program, &actions, &attributes, &words, &surroundings)
      guard problem == 0 else {
        throw FileError(program, problem == ENOENT ? .notFound : .other(String(cString: strerror(problem))))
      }
      return child
    }

    /// Takes what a child says until it is gone, or is not to go on.
    private func watch(
      _ child: pid_t, _ output: Pipe, _ errors: Pipe, _ feed: Pipe?, _ take: (ArraySlice<UInt8>) -> Bool
    ) -> Outcome {
      let end = SystemClock.seconds + seconds
      var outcome = Outcome(ending: .tooLong)
      var status: Int32 = 0
      var rest = input[...]
      while true {
        let isGone = waitpid(child, &status, WNOHANG) == child
        feed?.write(&rest)
        let mayGoOn = output.read(take)
        _ = errors.read { part in
          outcome.errors += part.prefix(limit + 1 - outcome.errors.count)
          return outcome.errors.count <= limit
        }
        let isTooMuch = outcome.errors.count > limit
        if isGone {
          let signal = status & 0x7F
          outcome.ending =
            isTooMuch ? .tooMuch : !mayGoOn ? .stopped : signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
          // Something that it started may still be there, and hold on to what it writes to.
          kill(-child, SIGKILL)
          break
        }
        if isTooMuch || !mayGoOn || SystemClock.seconds > end {
          outcome.ending = isTooMuch ? .tooMuch : !mayGoOn ? .stopped : .tooLong
          kill(-child, SIGKILL)
          while waitpid(child, &status, 0) < 0, errno == EINTR {}
          break
        }
        Pipe.wait(output, errors, rest.isEmpty ? nil : feed)
      }
      outcome.errors = Array(outcome.errors.prefix(limit))
      return outcome
    }
  }

  /// Two ends, of which a child gets one; the other neither reads nor writes longer than there is something to take or room to put.
  private final class Pipe {
    private(set) var reading: Int32
    private(set) var writing: Int32

    init() throws(FileError) {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw FileError("-", .other(String(cString: strerror(errno)))) }
      (reading, writing) = (ends[0], ends[1])
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    deinit {
      closeReading()
      closeWriting()
    }

    func closeWriting() {
      if writing >= 0 { close(writing) }
      writing = -1
    }

    func closeReading() {
      if reading >= 0 { close(reading) }
      reading = -1
    }

    /// Hands on what is there; whether more is wanted.
    func read(_ take: (ArraySlice<UInt8>) -> Bool) -> Bool {
      guard reading >= 0 else { return true }
      _ = fcntl(reading, F_SETFL, O_NONBLOCK)
      var chunk = [UInt8](repeating: 0, count: 65_536)
      while reading >= 0 {
        let got = chunk.withUnsafeMutableBytes { SystemCall.read(reading, $0.baseAddress, $0.count) }
        if got > 0 {
          if !take(chunk[..<got]) { return false }
        } else if got == 0 {
          closeReading()
        } else if errno != EINTR {
          return true
        }
      }
      return true
    }

    /// Puts in what there is room for, and closes behind the last of it. A child that wants no more gets no more.
    func write(_ rest: inout ArraySlice<UInt8>) {
      guard writing >= 0 else { return }
      _ = fcntl(writing, F_SETFL, O_NONBLOCK)
      while !rest.isEmpty {
        let put = rest.withUnsafeBytes { SystemCall.write(writing, $0.baseAddress, $0.count) }
        if put > 0 {
          rest = rest.dropFirst(put)
        } else if errno == EAGAIN || errno == EWOULDBLOCK {
          return
        } else if errno != EINTR {
          rest = []
        }
      }
      closeWriting()
    }

    /// Waits until one of them has something or has room, or for as long as nobody notices.
    static func wait(_ one: Pipe, _ other: Pipe, _ feed: Pipe?) {
      var places = [one, other].map { pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0) }
      if let feed { places.append(pollfd(fd: feed.writing, events: Int16(POLLOUT), revents: 0)) }
      // Both are closed before the child is gone: nothing tells when that is.
      let isSilent = one.reading < 0 && other.reading < 0
      _ = poll(&places, nfds_t(places.count), isSilent ? 2 : 50)
    }
  }
#endif
