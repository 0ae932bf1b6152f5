/// The files of the disk. The only place above the machine's door that reads it.
internal import OpgavePlatform
internal import OpgaveSyntax

package struct DiskSource: FileSource {
  package init() {}

  package func list(_ folder: String) throws(Problem) -> [FolderEntry] {
    do {
      return try Disk.list(folder).map { FolderEntry(name: $0.name, kind: FileKind($0.kind), isText: $0.isText) }
    } catch { throw Problem(error) }
  }

  package func read(_ path: String, into buffer: FileBuffer) throws(Problem) {
    do { try Disk.read(path, into: &buffer.parsing.bytes, by: buffer.way) } catch { throw Problem(error) }
  }

  package func read(_ path: String) throws(Problem) -> [UInt8] {
    do { return try Disk.read(path) } catch { throw Problem(error) }
  }

  package func kind(_ path: String, followingLinks: Bool) -> FileKind? {
    Disk.kind(path, followingLinks: followingLinks).map { FileKind($0) }
  }

  package func stamp(_ path: String) -> Int? { Disk.stamp(path) }

  package func real(_ path: String) -> String? { Disk.real(path) }
}

extension FileKind {
  init(_ kind: EntryKind) {
    switch kind {
    case .file: self = .file
    case .folder: self = .folder
    case .link: self = .link
    case .other: self = .other
    }
  }
}

extension Resources {
  /// The disk, the clock and the cores of the machine.
  package static func machine(workers: Int = Machine.cores) -> Resources {
    Resources(
      source: DiskSource(), workers: workers,
      today: {
        let date = SystemClock.date
        return Calendar.day(date.year, date.month, date.day)
      }, seconds: { SystemClock.seconds })
  }
}
