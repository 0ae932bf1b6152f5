/// A folder that stays the one that it was when it was opened, whatever its path leads to later.
#if !(os(Windows) || FOUNDATION_FILES)
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #elseif canImport(Darwin)
    internal import Darwin
  #endif

  struct HeldFolder {
    private let file: Int32
    private let base: String

    /// - Parameters:
    ///   - folder: without links.
    ///   - path: what is to be said to be in the way.
    /// - Throws: `changedMeanwhile` where a link came in its place.
    init(_ folder: String, _ path: String) throws(FileError) {
      file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard file >= 0 else { throw Disk.failure(path) }
      // Where the system names open files, paths from there cannot be led elsewhere.
      let held = "/proc/self/fd/\(file)"
      guard let real = Disk.real(held) else {
        base = folder
        return
      }
      if real != Disk.real(folder) || folder.hasPrefix("/") && real != folder {
        close(file)
        throw FileError(path, .changedMeanwhile)
      }
      base = held
    }

    func path(of name: String) -> String { "\(base)/\(name)" }

    func release() { close(file) }
  }
#endif
