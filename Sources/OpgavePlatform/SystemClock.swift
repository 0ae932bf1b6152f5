/// What time it is. Knows no calendar.
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

package enum SystemClock {
  /// The local date.
  package static var date: (year: Int, month: Int, day: Int) {
    var now = time(nil)
    var parts = tm()
    #if os(Windows)
      _ = localtime_s(&parts, &now)
    #else
      localtime_r(&now, &parts)
    #endif
    return (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
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
}
