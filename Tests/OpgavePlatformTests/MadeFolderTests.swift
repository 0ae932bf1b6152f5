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

  private func make(_ path: String, _ files: [String], ending: String = "") throws -> [FileError.Reason] {
    let folder = try MadeFolder(path, marker: Self.marker, ending: ending)
    let reasons = files.compactMap { name -> FileError.Reason? in
      do throws(FileError) { try folder.put(Array(name.utf8), at: name) } catch { return error.reason }
      return nil
    }
    try folder.finish()
    return reasons
  }

  private func reason(_ path: String) -> FileError.Reason? {
    do throws(FileError) { _ = try MadeFolder(path, marker: Self.marker, ending: "") } catch { return error.reason }
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

  @Test func whatItStandsInIsMade() throws {
    let path = try place("public/verslag/nl")
    #expect(try make(path, ["a"]).isEmpty)
    #expect(try files(path) == ["a"])
    try Data().write(to: URL(filePath: path + "/brief"))
    #expect(reason(path + "/brief/nl") != nil)
  }

  @Test(.timeLimit(.minutes(1))) func whatOthersMadeStays() throws {
    let path = try place()
    try Disk.makeFolder(path)
    try Data().write(to: URL(filePath: path + "/brief"))
    #expect(reason(path) == .holdsOthers)
    #expect(reason(path + "/brief") == .holdsOthers)
    // What was refused holds nothing up.
    try FileManager.default.removeItem(atPath: path + "/brief")
    #expect(try make(path, ["a"]).isEmpty)
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
    do {
      let folder = try MadeFolder(path, marker: Self.marker, ending: "")
      try folder.put([1], at: "a/b")
      // Just before it would have been there.
      try Disk.append(Array("x".utf8), to: "\(path)/\(Self.marker)")
    }
    #expect(try make(path, ["a/b", "c"]).isEmpty)
    #expect(try make(path, ["c"]).isEmpty)
    #expect(try files(path) == ["c"])
  }

  /// What could not be written now is still wanted, and still known.
  @Test func whatCannotBeWrittenIsNotGivenUp() throws {
    let (path, aside) = (try place(), try place("elders"))
    _ = try make(path, ["a/x", "b", "c"])
    try FileManager.default.moveItem(atPath: path + "/a", toPath: aside)
    try FileManager.default.createSymbolicLink(atPath: path + "/a", withDestinationPath: aside)
    #expect(try make(path, ["a/x", "b"]) == [.isLink])
    try FileManager.default.removeItem(atPath: path + "/a")
    try FileManager.default.moveItem(atPath: aside, toPath: path + "/a")
    #expect(try files(path) == ["a", "a/x", "b"])
    #expect(try make(path, ["a/x", "b"]).isEmpty)
  }

  /// Whoever wrote the list, and however: what a tool does not make it does not take away.
  @Test func aListIsNotBelieved() throws {
    let path = try place()
    _ = try make(path, ["a.html", "b.html"], ending: ".html")
    try Data("eigen".utf8).write(to: URL(filePath: path + "/wonen.opgave"))
    try Data("# van git\r\na.html\r\nb.html\r\nwonen.opgave\r\n".utf8).write(
      to: URL(filePath: path + "/" + Self.marker))
    #expect(try make(path, ["a.html"], ending: ".html").isEmpty)
    #expect(try files(path) == ["a.html", "wonen.opgave"])
  }

  /// The second waits for the first, and knows what it made.
  @Test func twoRunsGoOneAfterTheOther() async throws {
    let path = try place()
    let reasons = try await withThrowingTaskGroup(of: [FileError.Reason].self) { group in
      for _ in 0..<4 { group.addTask { try self.make(path, (0..<50).map { "\($0)" }) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(reasons.isEmpty)
    #expect(try files(path).count == 50)
  }
}
