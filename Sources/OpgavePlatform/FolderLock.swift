/// Keeps two processes from changing the files of one folder at the same time, where both ask for it. Knows no file in it.
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

package struct FolderLock: Sendable {
  #if os(Windows)
    package init(_ folder: String) {}
    package func release() {}
  #else
    private let file: Int32

    /// Waits until no other process has it. Where the disk knows no locks there is none.
    package init(_ folder: String) {
      file = open(folder, O_RDONLY | O_CLOEXEC)
      if file >= 0 { while flock(file, LOCK_EX) != 0, errno == EINTR {} }
    }

    package func release() { if file >= 0 { close(file) } }
  #endif
}
