/// What the process knows of its surroundings: arguments, environment, the day, the terminal, the cores.
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
internal import OpgaveSyntax
internal import Synchronization

package enum Machine {
  package static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }

  /// The local date, as the number of the day from 1970-01-01.
  package static var today: Int32 {
    var now = time(nil)
    var parts = tm()
    #if os(Windows)
      _ = localtime_s(&parts, &now)
    #else
      localtime_r(&now, &parts)
    #endif
    return Calendar.day(Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
  }

  /// Seconds on a clock that only goes forward.
  package static var seconds: Double {
    #if os(Windows)
      Double(clock()) / Double(CLOCKS_PER_SEC)
    #else
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    #endif
  }

  package static func sleep(_ seconds: Double) {
    #if os(Windows)
      Sleep(UInt32(seconds * 1000))
    #else
      var time = timespec()
      time.tv_sec = Int(seconds)
      time.tv_nsec = Int((seconds - seconds.rounded(.down)) * 1e9)
      nanosleep(&time, nil)
    #endif
  }

  package static var cores: Int {
    #if os(Windows)
      1
    #else
      max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    #endif
  }

  /// Whether a process is there.
  package static func isRunning(_ process: Int32) -> Bool {
    #if os(Windows)
      true
    #else
      kill(process, 0) == 0 || errno == EPERM
    #endif
  }

  /// Ends the process; with 2 where what it had to say did not all go out, though somebody was reading.
  package static func end(_ code: Int32) -> Never {
    if let problem = Stream.failure.withLock({ $0 }) {
      Stream.error.write((speaksEnglish ? problem.en : problem.nl) + "\n")
      exit(2)
    }
    exit(code)
  }

  /// Whether the language of the environment is English; Dutch is what the tool speaks otherwise.
  package static var speaksEnglish: Bool {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = environment(name), !value.isEmpty { return value.hasPrefix("en") }
    }
    return false
  }

  #if !os(Windows)
    /// Ends with 130 when interrupted, leaving no file half written.
    package static func endWhenInterrupted() { PartialFiles.removeWhenInterrupted() }
  #else
    package static func endWhenInterrupted() {}
  #endif
}

package enum Stream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  package var isTerminal: Bool {
    #if os(Windows)
      _isatty(rawValue) != 0
    #else
      isatty(rawValue) != 0
    #endif
  }

  /// The columns of the terminal; `nil` where it is none.
  package var width: Int? {
    #if os(Windows)
      return nil
    #else
      var size = winsize()
      guard isTerminal, ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
      return Int(size.ws_col)
    #endif
  }

  /// Why standard output could not take something; nobody reading any more is no reason.
  static let failure = Mutex<FileError?>(nil)

  /// - Returns: whether all of it went out; not so when nobody reads any more.
  @discardableResult
  package func write(_ bytes: [UInt8]) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let put = bytes[offset...].withUnsafeBytes { SystemCall.write(rawValue, $0.baseAddress, $0.count) }
      if put > 0 {
        offset += put
      } else if errno == EAGAIN {
        waitUntilReady(forWriting: true)
      } else if errno != EINTR {
        if self == .output, errno != EPIPE {
          let reason = Stream.reason
          Stream.failure.withLock { $0 = FileError("-", reason) }
        }
        return false
      }
    }
    return true
  }

  private static var reason: FileError.Reason {
    #if os(Windows)
      return .other("\(errno)")
    #else
      return errno == ENOSPC ? .diskFull : .other(String(cString: strerror(errno)))
    #endif
  }

  /// Waits for a stream that somebody has set not to wait by itself.
  private func waitUntilReady(forWriting isWriting: Bool) {
    #if !os(Windows)
      var place = pollfd(fd: rawValue, events: Int16(isWriting ? POLLOUT : POLLIN), revents: 0)
      _ = poll(&place, 1, -1)
    #endif
  }

  @discardableResult
  package func write(_ text: String) -> Bool { write(Array(text.utf8)) }

  /// Reads what is there, at most `count` bytes; nothing at the end of the input.
  ///
  /// - Throws: `FileError`.
  package func read(_ count: Int = 65_536) throws -> [UInt8] {
    while true {
      var got = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        got = SystemCall.read(rawValue, buffer.baseAddress, count)
        filled = max(0, got)
      }
      if got >= 0 { return bytes }
      if errno == EAGAIN {
        waitUntilReady(forWriting: false)
      } else if errno != EINTR {
        throw FileError("-", errno == EISDIR ? .isFolder : Stream.reason)
      }
    }
  }

  /// - Throws: `FileError`.
  package func readAll() throws -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let chunk = try read()
      if chunk.isEmpty { return all }
      all += chunk
    }
  }
}
