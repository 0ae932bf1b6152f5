/// The same door to the disk by way of Foundation, for systems without POSIX.

#if os(Windows) || FOUNDATION_FILES
  internal import FoundationEssentials

  package final class ReadBuffer {
    package init() {}
  }

  package enum Disk {
    private static func failure(_ path: String, _ error: any Error) -> FileError {
      guard let error = error as? CocoaError else { return FileError(path, .other("\(error)")) }
      switch error.code {
      case .fileReadNoSuchFile, .fileNoSuchFile:
        return FileError(path, kind(path, followingLinks: false) == .link ? .danglingLink : .notFound)
      case .fileReadNoPermission, .fileWriteNoPermission, .fileWriteVolumeReadOnly:
        return FileError(path, .notPermitted)
      case .fileWriteOutOfSpace: return FileError(path, .diskFull)
      default: return FileError(path, kind(path) == .folder ? .isFolder : .other("\(error)"))
      }
    }

    package static func read(_ path: String) throws(FileError) -> [UInt8] {
      switch kind(path) {
      case .folder?: throw FileError(path, .isFolder)
      case .other?: throw FileError(path, .notAFile)
      default: break
      }
      do { return [UInt8](try Data(contentsOf: URL(filePath: path))) } catch { throw failure(path, error) }
    }

    package static func read(_ path: String, into bytes: inout [UInt8], by way: ReadBuffer) throws(FileError) {
      bytes = try read(path)
    }

    package static func start(of path: String, atMost count: Int) throws(FileError) -> (bytes: [UInt8], size: Int) {
      let bytes = try read(path)
      return (Array(bytes.prefix(count)), bytes.count)
    }

    package static func isCircle(_ path: String) -> Bool { false }

    package static func replace(
      _ old: [UInt8], with bytes: [UInt8], at path: String, within root: String? = nil
    ) throws(FileError) {
      if let root, FilePath.inside(real(path) ?? path, of: root) == nil { throw FileError(path, .outside) }
      guard try read(path) == old else { throw FileError(path, .changedMeanwhile) }
      try write(bytes, to: path)
    }

    package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
      let target = real(path) ?? path
      let manager = FileManager.default
      let attributes = try? manager.attributesOfItem(atPath: target)
      if attributes != nil, !manager.isWritableFile(atPath: target) { throw FileError(path, .notPermitted) }
      do {
        try Data(bytes).write(to: URL(filePath: target), options: .atomic)
        if let mode = attributes?[.posixPermissions] {
          try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: target)
        }
      } catch { throw failure(path, error) }
    }

    package static func writeUnsynchronised(_ bytes: [UInt8], to path: String, within root: String) throws(FileError) {
      if let real = real(path), FilePath.inside(real, of: root) == nil { throw FileError(path, .outside) }
      try write(bytes, to: path)
    }

    package static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
      let known = kind(path) == nil ? [] : try read(path)
      do { try Data(known + bytes).write(to: URL(filePath: path)) } catch { throw failure(path, error) }
    }

    package static func list(_ path: String) throws(FileError) -> [Entry] {
      do {
        return try FileManager.default.contentsOfDirectory(atPath: path).map { name in
          Entry(name: name, kind: kind("\(path)/\(name)", followingLinks: false) ?? .other)
        }
      } catch { throw failure(path, error) }
    }

    package static func kind(_ path: String, followingLinks: Bool = true) -> EntryKind? {
      let place = followingLinks ? real(path) ?? path : path
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: place),
        let type = attributes[.type] as? FileAttributeType
      else { return nil }
      switch type {
      case .typeRegular: return .file
      case .typeDirectory: return .folder
      case .typeSymbolicLink: return followingLinks ? nil : .link
      default: return .other
      }
    }

    package static func stamp(_ path: String) -> Int? {
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
      var hasher = Hasher()
      hasher.combine(attributes[.size] as? Int)
      hasher.combine(attributes[.modificationDate] as? Date)
      return hasher.finalize()
    }

    package static func real(_ path: String) -> String? {
      let resolved = URL(filePath: path).resolvingSymlinksInPath().path
      return FileManager.default.fileExists(atPath: resolved) ? resolved : nil
    }

    package static var currentFolder: String { FileManager.default.currentDirectoryPath }

    package static func makeFolder(_ path: String) throws(FileError) {
      do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
        throw failure(path, error)
      }
    }

    package static func makePrivateFolder(_ path: String) throws(FileError) { try makeFolder(path) }

    package static func makeTemporaryFolder() throws(FileError) -> String {
      var random = SystemRandomNumberGenerator()
      let path = FileManager.default.temporaryDirectory.path + "/opgave-\(random.next())"
      try makeFolder(path)
      return path
    }

    package static func remove(_ path: String) throws(FileError) {
      do { try FileManager.default.removeItem(atPath: path) } catch { throw failure(path, error) }
    }

    package static func removeEmptyFolder(_ path: String) {
      if let entries = try? list(path), entries.isEmpty { try? remove(path) }
    }
  }
#endif
