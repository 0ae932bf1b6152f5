/// What a tool made it makes again or takes away; what anybody else put there it never touches.
import Foundation
import OpgavePlatform
import Testing

@Suite struct MadeFolderTests {
  private static let marker = ".gemaakt"

  /// Somewhere in a new folder of which the path has no links.
  private func place(_ name: String = "uit") throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "opgave-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return (Disk.real(folder.path) ?? folder.path) + "/" + name
  }

  private func make(_ path: String, _ files: [String]) throws -> [FileError.Reason] {
    let folder = try MadeFolder(path, marker: Self.marker)
    let reasons = files.compactMap { name -> FileError.Reason? in
      do throws(FileError) { try folder.put(Array(name.utf8), at: name) } catch { return error.reason }
      return nil
    }
    try folder.finish()
    return reasons
  }

  private func reason(_ path: String) -> FileError.Reason? {
    do throws(FileError) { _ = try MadeFolder(path, marker: Self.marker) } catch { return error.reason }
    return nil
  }

  private func files(_ path: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test func whatIsNotMadeAgainGoes() throws {
    let path = try place()
    #expect(try make(path, ["index", "a/b/c", "a/d"]).isEmpty)
    #expect(try files(path) == ["a", "a/b", "a/b/c", "a/d", "index"])
    try Data("eigen".utf8).write(to: URL(filePath: path + "/eigen"))
    #expect(try make(path, ["index"]).isEmpty)
    #expect(try files(path) == ["eigen", "index"])
    #expect(try make(path, []).isEmpty)
    #expect(try files(path) == ["eigen"])
    #expect(try String(contentsOfFile: path + "/" + Self.marker, encoding: .utf8).split(separator: "\n").count == 1)
  }

  @Test func whatOthersMadeStays() throws {
    let path = try place()
    try Disk.makeFolder(path)
    try Data().write(to: URL(filePath: path + "/brief"))
    #expect(reason(path) == .holdsOthers)
    #expect(reason(path + "/brief") == .holdsOthers)
    let own = try place()
    _ = try make(own, ["a"])
    try Data("eigen".utf8).write(to: URL(filePath: own + "/b"))
    try Disk.makeFolder(own + "/c")
    // A file of somebody else is not written over, and a folder not either; the rest is made.
    #expect(try make(own, ["a", "b", "c", "d"]) == [.holdsOthers, .holdsOthers])
    #expect(try String(contentsOfFile: own + "/b", encoding: .utf8) == "eigen")
    #expect(try String(contentsOfFile: own + "/d", encoding: .utf8) == "d")
  }

  @Test func linksAreNotFollowed() throws {
    let (path, other) = (try place(), try place("elders"))
    try Disk.makeFolder(other)
    try Data("eigen".utf8).write(to: URL(filePath: other + "/x"))
    _ = try make(path, ["a/x", "b/x", "c"])
    for name in ["a", "b"] { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
    try FileManager.default.removeItem(atPath: path + "/c")
    for name in ["a", "b"] {
      try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: other)
    }
    try FileManager.default.createSymbolicLink(atPath: path + "/c", withDestinationPath: other + "/x")
    // One is made again, the other would be taken away, and the third is a link itself.
    #expect(try make(path, ["a/x", "c"]) == [.isLink, .holdsOthers])
    #expect(try String(contentsOfFile: other + "/x", encoding: .utf8) == "eigen")
    let link = try place()
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: other)
    #expect(reason(link) == .isLink)
  }

  /// A list that somebody wrote leads out of the folder.
  @Test func aListLeadsNowhereElse() throws {
    let path = try place()
    _ = try make(path, ["a"])
    let outside = FilePath.folder(of: path) + "/buiten"
    try Data("eigen".utf8).write(to: URL(filePath: outside))
    try Data("../buiten\n\(outside)\na\n./a\n\n..\n".utf8).write(to: URL(filePath: path + "/" + Self.marker))
    _ = try make(path, [])
    #expect(FileManager.default.fileExists(atPath: outside))
    #expect(try files(path).isEmpty)
    // A list that is a link is nobody's.
    try FileManager.default.removeItem(atPath: path + "/" + Self.marker)
    try FileManager.default.createSymbolicLink(atPath: path + "/" + Self.marker, withDestinationPath: outside)
    #expect(reason(path) == .holdsOthers)
  }

  /// What a run that was broken off had made is known to the next.
  @Test func whatWasBrokenOffIsTakenUp() throws {
    let path = try place()
    let folder = try MadeFolder(path, marker: Self.marker)
    try folder.put([1], at: "a/b")
    _ = try make(path, ["c"])
    #expect(try files(path) == ["c"])
  }
}
