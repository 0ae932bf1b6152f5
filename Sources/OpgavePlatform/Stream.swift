/// The three streams of the process, and whether a person sits behind one.
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

  private static let failed = Mutex<FileError?>(nil)

  /// Why standard output could not take something, if it could not; nobody reading any more is no reason.
  package static var failure: FileError? { failed.withLock { $0 } }

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
          Stream.failed.withLock { $0 = FileError("-", reason) }
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
  package func read(_ count: Int = 65_536) throws(FileError) -> [UInt8] {
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

  package func readAll() throws(FileError) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let chunk = try read()
      if chunk.isEmpty { return all }
      all += chunk
    }
  }
}
