/// The system's calls to read and write, under one name wherever they come from.
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#elseif os(Windows)
  internal import ucrt
#endif

enum SystemCall {
  /// - Returns: how many bytes came, 0 at the end, less where it failed (`errno` says why).
  static func read(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if os(Windows)
      Int(_read(file, buffer, UInt32(count)))
    #elseif canImport(Glibc)
      Glibc.read(file, buffer, count)
    #elseif canImport(Musl)
      Musl.read(file, buffer, count)
    #else
      Darwin.read(file, buffer, count)
    #endif
  }

  /// - Returns: how many bytes went, less than 0 where it failed (`errno` says why).
  static func write(_ file: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    #if os(Windows)
      Int(_write(file, buffer, UInt32(count)))
    #elseif canImport(Glibc)
      Glibc.write(file, buffer, count)
    #elseif canImport(Musl)
      Musl.write(file, buffer, count)
    #else
      Darwin.write(file, buffer, count)
    #endif
  }
}
