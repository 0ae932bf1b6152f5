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

  /// Who wrote a file that lies there unfinished, and whether it still does.
  @Test func onlyWhatNobodyWritesIsAbandoned() {
    let name = PartialName(place: "host.a-1234-pid5", process: 40, processStart: 900, number: 3)
    #expect(PartialName(name.text) == name)
    func isAbandoned(_ name: String, here: String = "host.a-1234-pid5", age: Int = 0, start: UInt64? = 900) -> Bool {
      PartialName.isAbandoned(name, here: here, age: age) { process in process == 40 ? start : 1 }
    }
    #expect(!isAbandoned(name.text))
    #expect(isAbandoned(name.text, start: nil))
    // The number was given to another process.
    #expect(isAbandoned(name.text, start: 901))
    #expect(!isAbandoned(name.text, start: 0))
    let unknown = PartialName(place: "host.a-1234-pid5", process: 40, processStart: 0, number: 3)
    #expect(!isAbandoned(unknown.text))
    #expect(!isAbandoned(name.text, here: "host.b-1234-pid5", start: nil))
    #expect(!isAbandoned(name.text, here: "host.b-1234-pid5", age: 7 * 86_400, start: nil))
    #expect(isAbandoned(name.text, here: "host.b-1234-pid5", age: 7 * 86_400 + 1, start: nil))
    for other in [".opgave-7-3.tmp", ".opgave-a-x-1-2.tmp", ".opgave-a-1-x-2.tmp", ".opgave-a-1-2-x.tmp"] {
      #expect(!isAbandoned(other, start: nil) && PartialName(other) == nil)
    }
    for other in ["a.opgave", ".opgave-1-2", "opgave-1-2.tmp"] { #expect(!PartialName.matches(other)) }
    #expect(Machine.processStart(ProcessInfo.processInfo.processIdentifier) ?? 0 > 0)
    #expect(Machine.processStart(0x3FFF_FFFF) == nil)
    #expect(!Machine.place.isEmpty && !Machine.place.contains("/"))
  }

  #if os(Linux)
    /// What a system or a person noted of a file goes with it.
    @Test func attributesStay() throws {
      let path = try path()
      try Disk.write([1], to: path)
      let tool = Process()
      tool.executableURL = URL(filePath: "/usr/bin/env")
      tool.arguments = ["python3", "-c", "import os,sys; os.setxattr(sys.argv[1], 'user.a', b'een')", path]
      tool.standardError = FileHandle.nullDevice
      try tool.run()
      tool.waitUntilExit()
      // Not every disk has them, nor every machine what sets them here.
      guard tool.terminationStatus == 0 else { return }
      try Disk.replace([1], with: [2], at: path)
      tool.terminationHandler = nil
      let asking = Process()
      asking.executableURL = tool.executableURL
      asking.arguments = ["python3", "-c", "import os,sys; assert os.getxattr(sys.argv[1], 'user.a') == b'een'", path]
      try asking.run()
      asking.waitUntilExit()
      #expect(try asking.terminationStatus == 0 && Disk.read(path) == [2])
    }
  #endif

  /// What is made by the way goes where it was asked to go.
  @Test func nothingNewGoesThroughALink() throws {
    let path = try path()
    try Disk.write([1], to: path + "2")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path + "2")
    #expect(reason { () throws(FileError) in try Disk.write([3], to: path) } == .isLink)
    try Disk.replace([1], with: [2], at: path)
    #expect(try Disk.read(path + "2") == [2])
    // Nor does what is replaced lie outside of where it may.
    let (folder, above) = (FilePath.folder(of: path), FilePath.folder(of: FilePath.folder(of: path)))
    for (root, expected) in [(folder + "/a", FileError.Reason.outside), (folder, nil), (above, nil)] {
      let real = Disk.real(root) ?? root
      #expect(reason { () throws(FileError) in try Disk.replace([2], with: [2], at: path, within: real) } == expected)
    }
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
