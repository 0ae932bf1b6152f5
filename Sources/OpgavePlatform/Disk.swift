/// Files and folders by path. The only place, with its counterpart for Foundation, that calls the system for them.
package enum EntryKind: Sendable {
  case file, folder, link, other
}

package struct Entry: Sendable {
  package let name: String
  package let kind: EntryKind
  /// Whether its name is UTF-8; else each wrong byte stands as U+FFFD, and nothing is found under that name.
  package var isText = true
}

#if !(os(Windows) || FOUNDATION_FILES)
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #elseif canImport(Darwin)
    internal import Darwin
  #endif

  package enum Disk {
    static func failure(_ path: String) -> FileError {
      let number = errno
      switch number {
      case ENOENT, ENOTDIR: return FileError(path, isLink(path) ? .danglingLink : .notFound)
      case EACCES, EPERM, EROFS: return FileError(path, .notPermitted)
      case EISDIR: return FileError(path, .isFolder)
      case ELOOP: return FileError(path, .linkCircle)
      case ENOSPC, EDQUOT: return FileError(path, .diskFull)
      default: return FileError(path, .other(String(cString: strerror(number))))
      }
    }

    private static func isLink(_ path: String) -> Bool {
      var status = stat()
      return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Opens a file for reading without waiting for anybody, as a pipe would.
    private static func opened(_ path: String) throws(FileError) -> Int32 {
      let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard file >= 0 else { throw failure(path) }
      return file
    }

    /// The state of an open file, if it is an ordinary one that can be read whole.
    private static func checked(_ file: Int32, _ path: String) throws(FileError) -> stat {
      var status = stat()
      guard fstat(file, &status) == 0 else { throw failure(path) }
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR: throw FileError(path, .isFolder)
      default: throw FileError(path, .notAFile)
      }
      guard status.st_size < Int(UInt32.max) else { throw FileError(path, .tooLarge) }
      return status
    }

    package static func isCircle(_ path: String) -> Bool {
      var status = stat()
      return stat(path, &status) != 0 && errno == ELOOP
    }

    /// The bytes of a file, as many as there are when it is read.
    package static func read(_ path: String) throws(FileError) -> [UInt8] {
      let file = try opened(path)
      defer { close(file) }
      let status = try checked(file, path)
      // A byte more than expected shows in the same call that the file ends there.
      let expected = max(0, Int(status.st_size)) + 1
      var problem: FileError?
      var bytes = [UInt8](unsafeUninitializedCapacity: expected) { buffer, count in
        while count < buffer.count {
          guard let base = buffer.baseAddress else { return }
          let got = SystemCall.read(file, base + count, buffer.count - count)
          if got > 0 {
            count += got
          } else if got == 0 {
            return
          } else if errno != EINTR {
            problem = failure(path)
            return
          }
        }
      }
      if let problem { throw problem }
      if bytes.count == expected { try readMore(file, path, &bytes) }
      return bytes
    }

    /// Reads a file into an array whose memory is kept, by way of a buffer that is kept too.
    package static func read(_ path: String, into bytes: inout [UInt8], by way: ReadBuffer) throws(FileError) {
      bytes.removeAll(keepingCapacity: true)
      let file = try opened(path)
      defer { close(file) }
      while true {
        let got = SystemCall.read(file, way.start, way.count)
        if got > 0 {
          bytes.append(contentsOf: UnsafeRawBufferPointer(start: way.start, count: got))
          // A file that did not fill the buffer has ended; of one that did it is asked whether it ever will.
          if got < way.count { return }
          if bytes.count == got { _ = try checked(file, path) }
          if bytes.count >= Int(UInt32.max) { throw FileError(path, .tooLarge) }
        } else if got == 0 {
          // A pipe that nobody writes to looks like an empty file.
          if bytes.isEmpty { _ = try checked(file, path) }
          return
        } else if errno != EINTR {
          throw failure(path)
        }
      }
    }

    /// What a file holds beyond the size that it had.
    private static func readMore(_ file: Int32, _ path: String, _ bytes: inout [UInt8]) throws(FileError) {
      var chunk = [UInt8](repeating: 0, count: 65_536)
      while true {
        let got = chunk.withUnsafeMutableBytes { SystemCall.read(file, $0.baseAddress, $0.count) }
        if got == 0 { return }
        if got < 0 {
          if errno == EINTR { continue }
          throw failure(path)
        }
        bytes.append(contentsOf: chunk[..<got])
        if bytes.count >= Int(UInt32.max) { throw FileError(path, .tooLarge) }
      }
    }

    /// Puts bytes in the place of a file's, or makes the file: written beside it, synchronised, renamed.
    ///
    /// Mode, owner, group and attributes stay.
    ///
    /// - Throws: `isLink` where the path is one: what is made by the way goes where it was asked to go and nowhere else.
    package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
      try put(bytes, at: path, inPlaceOf: nil)
    }

    /// The same for what can be made again at any time, and so needs not be on the disk before all else goes on.
    ///
    /// - Parameter root: without links; nothing is written outside of it, whatever leads there by now.
    package static func writeUnsynchronised(_ bytes: [UInt8], to path: String, within root: String) throws(FileError) {
      try put(bytes, at: path, inPlaceOf: nil, within: root, isSynchronised: false)
    }

    /// Writes a whole file in the place of what it held; never over what somebody else wrote meanwhile. Where the path is a link
    /// the file that it points at is replaced.
    ///
    /// - Parameter root: without links; what lies outside of it stays as it is, whatever leads there by now.
    /// - Throws: `changedMeanwhile`, with the file as it is; `hasMoreNames` where it would lose another of its names; `outside`.
    package static func replace(
      _ old: [UInt8], with bytes: [UInt8], at path: String, within root: String? = nil
    ) throws(FileError) {
      try put(bytes, at: path, inPlaceOf: old, within: root)
    }

    /// - Parameter old: what the file held when it was read; `nil` where that does not matter.
    private static func put(
      _ bytes: [UInt8], at path: String, inPlaceOf old: [UInt8]?, within root: String? = nil,
      isSynchronised: Bool = true
    ) throws(FileError) {
      if kind(path) == nil, kind(path, followingLinks: false) != nil { throw FileError.nothing(at: path) }
      if old == nil, isLink(path) { throw FileError(path, .isLink) }
      // Held from here on, so that no folder above it can become another meanwhile.
      let real = real(path) ?? path
      if let root, FilePath.inside(real, of: root) == nil { throw FileError(path, .outside) }
      let folder = try HeldFolder(FilePath.folder(of: real), path)
      defer { folder.release() }
      let target = folder.path(of: FilePath.name(of: real))
      var status = stat()
      let isNew = lstat(target, &status) != 0
      if isNew, old != nil { throw FileError(path, .changedMeanwhile) }
      if !isNew {
        if status.st_mode & S_IFMT != S_IFREG { throw FileError(path, kind(path) == .folder ? .isFolder : .notAFile) }
        if access(target, W_OK) != 0 { throw failure(path) }
        if old != nil, status.st_nlink > 1 { throw FileError(path, .hasMoreNames) }
      }
      let name = PartialFiles.name()
      let beside = folder.path(of: name.text)
      // Before the file is there, so that no interruption comes between.
      guard let place = PartialFiles.add(beside) else { throw FileError(path, .other("interrupted")) }
      var isListed = true
      defer { if isListed { PartialFiles.remove(place) } }
      let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard file >= 0 else { throw failure(path) }
      var isDone = false
      defer { if !isDone { unlink(beside) } }
      try fill(file, bytes, path, isNew ? nil : (target, status), isSynchronised)
      guard let old else {
        guard rename(beside, target) == 0 else { throw failure(path) }
        isDone = true
        return
      }
      // From here on the name may stand for what somebody saved meanwhile, which no interruption may take away.
      let swapped = folder.path(of: name.exchanging(Checksum.of(old), Checksum.of(bytes)))
      guard rename(beside, swapped) == 0 else { throw failure(path) }
      (isDone, isListed) = (true, false)
      PartialFiles.remove(place)
      try exchange(swapped, target, path, old, bytes)
    }

    /// Puts a file in the place of another, looks at what came out, and takes that away if it is what was to be replaced.
    private static func exchange(
      _ beside: String, _ target: String, _ path: String, _ old: [UInt8], _ bytes: [UInt8]
    ) throws(FileError) {
      guard exchange(beside, target) else {
        guard (try? read(target)) == old else {
          unlink(beside)
          throw FileError(path, .changedMeanwhile)
        }
        guard rename(beside, target) == 0 else {
          let failure = failure(path)
          unlink(beside)
          throw failure
        }
        return
      }
      // A newer text goes back, and so on for as long as a still newer one comes out of that; so does one that somebody is writing
      // to. One that cannot be read is not the one that was.
      var (lying, held): ([UInt8]?, [UInt8]?) = (bytes, try? read(beside))
      if held == old, !isBeingWritten(beside) {
        unlink(beside)
        return
      }
      while exchange(beside, target) {
        let newer = try? read(beside)
        if newer == lying { break }
        (lying, held) = (held, newer)
      }
      unlink(beside)
      throw FileError(path, .changedMeanwhile)
    }

    /// Whether another process has a file open to write in it, as far as the system tells.
    private static func isBeingWritten(_ path: String) -> Bool {
      #if os(Linux)
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return true }
        defer { close(file) }
        // A lease is given only where nobody else has the file open for writing; F_SETLEASE.
        let setLease: Int32 = 1024
        if fcntl(file, setLease, F_RDLCK) != 0 { return errno == EAGAIN }
        _ = fcntl(file, setLease, F_UNLCK)
      #endif
      return false
    }

    /// Writes bytes to a new file and closes it, with the mode, the owner and the attributes of the one that it is to replace.
    private static func fill(
      _ file: Int32, _ bytes: [UInt8], _ path: String, _ replaced: (path: String, status: stat)?, _ isSynchronised: Bool
    ) throws(FileError) {
      defer { close(file) }
      var offset = 0
      while offset < bytes.count {
        let put = bytes[offset...].withUnsafeBytes { SystemCall.write(file, $0.baseAddress, $0.count) }
        if put < 0 {
          if errno == EINTR { continue }
          throw failure(path)
        }
        offset += put
      }
      if let replaced {
        // Only who may give files away can keep another owner.
        if replaced.status.st_uid != geteuid() || replaced.status.st_gid != getegid() {
          _ = fchown(file, replaced.status.st_uid, replaced.status.st_gid)
        }
        try copyAttributes(of: replaced.path, to: file, path)
      }
      guard fchmod(file, replaced.map { $0.status.st_mode & 0o7777 } ?? 0o644) == 0 else { throw failure(path) }
      if isSynchronised, fsync(file) != 0 { throw failure(path) }
    }

    private static func copyAttributes(of target: String, to file: Int32, _ path: String) throws(FileError) {
      #if os(Linux)
        if let name = SystemSymbols.copyAttributes(of: target, to: file) { throw FileError(path, .attributes(name)) }
      #elseif canImport(Darwin)
        let source = open(target, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw failure(path) }
        defer { close(source) }
        if fcopyfile(source, file, nil, copyfile_flags_t(COPYFILE_XATTR | COPYFILE_ACL)) != 0 { throw failure(path) }
      #endif
    }

    /// The first part of a file, and how large the whole is, both in bytes.
    package static func start(of path: String, atMost count: Int) throws(FileError) -> (bytes: [UInt8], size: Int) {
      let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard file >= 0 else { throw failure(path) }
      defer { close(file) }
      var status = stat()
      guard fstat(file, &status) == 0 else { throw failure(path) }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw FileError(path, status.st_mode & S_IFMT == S_IFDIR ? .isFolder : .notAFile)
      }
      let wanted = min(count, Int(status.st_size))
      var bytes = [UInt8](repeating: 0, count: wanted)
      var place = 0
      while place < wanted {
        let got = bytes[place...].withUnsafeMutableBytes { SystemCall.read(file, $0.baseAddress, $0.count) }
        if got < 0, errno == EINTR { continue }
        if got < 0 { throw failure(path) }
        if got == 0 { break }
        place += got
      }
      return (Array(bytes[..<place]), Int(status.st_size))
    }

    /// Gives each of two files the name of the other in one step; `false` where the system cannot.
    private static func exchange(_ one: String, _ other: String) -> Bool {
      #if os(Linux)
        return SystemSymbols.exchange(one, other)
      #else
        return false
      #endif
    }

    /// Puts bytes behind those of a file, or makes the file.
    package static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
      let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw failure(path) }
      defer { close(file) }
      guard bytes.withUnsafeBytes({ SystemCall.write(file, $0.baseAddress, $0.count) }) == bytes.count else {
        throw failure(path)
      }
    }

    /// What stands in a folder, in no order.
    package static func list(_ path: String) throws(FileError) -> [Entry] {
      guard let folder = opendir(path) else { throw failure(path) }
      defer { closedir(folder) }
      var entries: [Entry] = []
      while let entry = readdir(folder) {
        let kind = entry.pointee.d_type
        let (name, isText) = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { name in
            String(validatingCString: name).map { ($0, true) } ?? (String(cString: name), false)
          }
        }
        if name == "." || name == ".." { continue }
        entries.append(Entry(name: name, kind: entryKind(kind, path, name), isText: isText))
      }
      return entries
    }

    private static func entryKind(_ type: UInt8, _ folder: String, _ name: String) -> EntryKind {
      switch Int32(type) {
      case 8: .file
      case 4: .folder
      case 10: .link
      // Some file systems do not say.
      case 0: kind("\(folder)/\(name)", followingLinks: false) ?? .other
      default: .other
      }
    }

    /// What stands at a path; `nil` where nothing does.
    package static func kind(_ path: String, followingLinks: Bool = true) -> EntryKind? {
      var status = stat()
      guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .file
      case S_IFDIR: return .folder
      case S_IFLNK: return .link
      default: return .other
      }
    }

    /// A number that changes when a file does; `nil` where there is none.
    package static func stamp(_ path: String) -> Int? {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      #if canImport(Darwin)
        let (time, change) = (status.st_mtimespec, status.st_ctimespec)
      #else
        let (time, change) = (status.st_mtim, status.st_ctim)
      #endif
      var hasher = Hasher()
      // Who sets back the one cannot set back the other.
      hasher.combine(change.tv_sec)
      hasher.combine(change.tv_nsec)
      hasher.combine(status.st_ino)
      hasher.combine(status.st_size)
      hasher.combine(time.tv_sec)
      hasher.combine(time.tv_nsec)
      return hasher.finalize()
    }

    /// The path without links, `.` and `..`; `nil` where it leads nowhere.
    package static func real(_ path: String) -> String? {
      guard let found = realpath(path, nil) else { return nil }
      defer { free(found) }
      return String(cString: found)
    }

    /// The folder in which the process runs; `.` where that is gone.
    package static var currentFolder: String {
      guard let found = getcwd(nil, 0) else { return "." }
      defer { free(found) }
      return String(cString: found)
    }

    package static func makeFolder(_ path: String) throws(FileError) {
      guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure(path) }
    }

    /// Makes a folder that nobody else may look into, and those above it where they are not there.
    package static func makePrivateFolder(_ path: String) throws(FileError) {
      let above = FilePath.folder(of: path)
      if kind(above) == nil, above != path { try makePrivateFolder(above) }
      guard mkdir(path, 0o700) == 0 || errno == EEXIST && kind(path) == .folder else { throw failure(path) }
    }

    /// A new folder of a name that nobody can guess, where the system keeps what is to go again.
    package static func makeTemporaryFolder() throws(FileError) -> String {
      var name = Array("\(Machine.environment("TMPDIR") ?? "/tmp")/opgave-XXXXXX".utf8CString)
      guard mkdtemp(&name) != nil else {
        throw failure(String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
      }
      return String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    package static func remove(_ path: String) throws(FileError) {
      guard unlink(path) == 0 else { throw failure(path) }
    }

    /// Takes a folder away if nothing stands in it.
    package static func removeEmptyFolder(_ path: String) { rmdir(path) }
  }

  /// Memory for reading files one after the other.
  package final class ReadBuffer {
    let start: UnsafeMutableRawPointer
    let count = 262_144

    package init() { start = .allocate(byteCount: count, alignment: 16) }

    deinit { start.deallocate() }
  }
#endif

extension Disk {
  /// A path from the root of the file system, without `.`, `..` and doubled slashes; links stay.
  package static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return FilePath.normalized(path) }
    let base = currentFolder
    // In a folder that is gone nothing is meant, least of all everything there is.
    return base == "." ? "./" + path : FilePath.normalized(base + "/" + path)
  }
}
