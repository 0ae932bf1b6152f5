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

  /// All that the process was given, by name; what is not UTF-8 is left out.
  package static var environment: [String: String] {
    #if os(Windows)
      return [:]
    #else
      var all: [String: String] = [:]
      var next = environ
      while let entry = next.pointee {
        if let text = String(validatingCString: entry), let equals = text.firstIndex(of: "=") {
          all[String(text[..<equals])] = String(text[text.index(after: equals)...])
        }
        next += 1
      }
      return all
    #endif
  }

  /// Where the user's programs keep what they can make again; `nil` where that is not known.
  package static var cacheFolder: String? {
    func absolute(_ name: String) -> String? { environment(name).flatMap { $0.hasPrefix("/") ? $0 : nil } }
    #if os(Windows)
      return environment("LOCALAPPDATA")
    #elseif canImport(Darwin)
      return absolute("HOME").map { $0 + "/Library/Caches" }
    #else
      return absolute("XDG_CACHE_HOME") ?? absolute("HOME").map { $0 + "/.cache" }
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

  /// Names the machine since it was last started, and the numbering of its processes where there are several.
  package static var place: String {
    #if os(Windows)
      return "windows"
    #else
      var name = [CChar](repeating: 0, count: 256)
      let host = gethostname(&name, name.count - 1) == 0 ? name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)) : []
      let boot = (try? Disk.read("/proc/sys/kernel/random/boot_id"))?.prefix(8) ?? []
      let numbering = Disk.kind("/proc/self/ns/pid", followingLinks: false) == .link ? link("/proc/self/ns/pid") : ""
      return [String(decoding: host, as: UTF8.self), String(decoding: boot, as: UTF8.self), numbering]
        .map { $0.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") } }.joined(separator: "-")
    #endif
  }

  #if !os(Windows)
    private static func link(_ path: String) -> String {
      var text = [CChar](repeating: 0, count: 128)
      let length = readlink(path, &text, text.count)
      return String(decoding: text.prefix(max(0, length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  #endif

  /// When a process started, as the system counts, 0 where it does not say; `nil` where there is no such process.
  package static func processStart(_ process: Int32) -> UInt64? {
    guard isRunning(process) else { return nil }
    guard let state = try? Disk.read("/proc/\(process)/stat"),
      // Its name may hold anything, a parenthesis too; the field counts from behind that.
      let end = state.lastIndex(of: UInt8(ascii: ")"))
    else { return 0 }
    let fields = state[end...].split(separator: UInt8(ascii: " "))
    return fields.count > 20 ? UInt64(String(decoding: fields[20], as: UTF8.self)) ?? 0 : 0
  }

  /// Ends the process at once: what it holds goes back to the system whole, faster than piece by piece.
  package static func end(_ code: Int32) -> Never { exit(code) }

  #if !os(Windows)
    /// Ends with 130 when interrupted, leaving no file half written. A stream that is closed leads nowhere from here on, so that no
    /// file that is opened later takes its place.
    package static func endWhenInterrupted() {
      for stream: Int32 in 0...2 where fcntl(stream, F_GETFD) < 0 { _ = open("/dev/null", O_RDWR) }
      PartialFiles.removeWhenInterrupted()
    }
  #else
    package static func endWhenInterrupted() {}
  #endif
}
