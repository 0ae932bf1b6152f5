/// What the process knows of its surroundings: environment, cores, other processes; and how it ends.
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

package enum Machine {
  package static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
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

  /// Ends the process at once: what it holds goes back to the system whole, faster than piece by piece.
  package static func end(_ code: Int32) -> Never { exit(code) }

  #if !os(Windows)
    /// Ends with 130 when interrupted, leaving no file half written.
    package static func endWhenInterrupted() { PartialFiles.removeWhenInterrupted() }
  #else
    package static func endWhenInterrupted() {}
  #endif
}
