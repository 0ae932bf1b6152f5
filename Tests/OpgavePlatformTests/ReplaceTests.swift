/// Files are replaced in one step, and what somebody else saved meanwhile stays.
import Foundation
import OpgavePlatform
import Synchronization
import Testing

@Suite struct ReplaceTests {
  private func path() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "opgave-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appending(path: "a.opgave").path
  }

  private func reason(_ work: () throws(FileError) -> Void) -> FileError.Reason? {
    do throws(FileError) { try work() } catch { return error.reason }
    return nil
  }

  @Test func whatIsAsItWasIsReplaced() throws {
    let path = try path()
    try Disk.write([1], to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try Disk.replace([1], with: [2], at: path)
    #expect(try Disk.read(path) == [2])
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: FilePath.folder(of: path)) == ["a.opgave"])
  }

  @Test func whatIsNotStays() throws {
    let path = try path()
    #expect(reason { () throws(FileError) in try Disk.replace([1], with: [2], at: path) } == .changedMeanwhile)
    try Disk.write([3], to: path)
    #expect(reason { () throws(FileError) in try Disk.replace([1], with: [2], at: path) } == .changedMeanwhile)
    #expect(try Disk.read(path) == [3])
    try FileManager.default.linkItem(atPath: path, toPath: path + "2")
    #expect(reason { () throws(FileError) in try Disk.replace([3], with: [2], at: path) } == .hasMoreNames)
    #expect(try Disk.read(path) == [3])
    #expect(try FileManager.default.contentsOfDirectory(atPath: FilePath.folder(of: path)).count == 2)
  }

  /// Somebody saves again and again while another mends what it read: no save is ever gone.
  @Test func noSaveIsLost() throws {
    let path = try path()
    let isDone = Atomic(false)
    try Disk.write(Array("0".utf8), to: path)
    Workers.detach { [path] in
      for number in 1...500 {
        try? Disk.write(Array("\(number)".utf8), to: path)
        // For a moment what the other wrote may lie there, before it sees that there is something newer.
        var text = ""
        for _ in 0..<10_000 where text != "\(number)" && text != "\(number)!" {
          text = (try? Disk.read(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        if text != "\(number)" && text != "\(number)!" { Issue.record("\(number) became \(text)") }
      }
      isDone.store(true, ordering: .sequentiallyConsistent)
    }
    while !isDone.load(ordering: .sequentiallyConsistent) {
      guard let old = try? Disk.read(path), old.last != UInt8(ascii: "!") else { continue }
      try? Disk.replace(old, with: old + [UInt8(ascii: "!")], at: path)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: FilePath.folder(of: path))
    #expect(names == ["a.opgave"])
  }
}
