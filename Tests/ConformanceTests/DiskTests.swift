/// What stands on a disk beside plain files: links, pipes, what others left behind; and what a report must not take the place of.
import Foundation
import OpgaveTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite struct DiskTests {
  private static let good = """
    organisatie stad "Stad" {
      soort: gemeente

      besturen {
        model: lijn
      }
    }

    """

  /// A link within the repository is the file that it leads to; one that leads out of it is named once and nothing comes of it,
  /// unless it is named itself; what is excluded is not spoken of.
  @Test func linksLeadNowhereElse() throws {
    let folder = try Folder([
      "repo/instellingen.opgave": ProcessTests.settings, "repo/a.opgave": Self.good, "buiten.opgave": "x:y",
    ])
    let repository = Folder(in: folder, "repo")
    try repository.link("link.opgave", to: "a.opgave")
    let alone = try opgave(["check", "--format", "short"], repository)
    #expect(alone.code == 0 && alone.output.isEmpty && alone.errors.isEmpty)
    try repository.link("ver.opgave", to: "../buiten.opgave")
    for tool in [try opgave(["check", "--fix", "--format", "short"], repository), try format(["."], repository)] {
      #expect(tool.code == 2 && tool.output.isEmpty)
      #expect(
        tool.errors.split(separator: "\n").count == 1 && tool.errors.contains("ver.opgave’ verwijst naar iets buiten"))
    }
    #expect(folder.text("buiten.opgave") == "x:y")
    let difference = try format(["--diff", "ver.opgave"], repository)
    #expect(difference.code == 1 && difference.output.hasPrefix("--- a/buiten.opgave\n"))
    #expect(try format(["ver.opgave"], repository).code == 0 && folder.text("buiten.opgave") == "x: y\n")
    try repository.write("instellingen.opgave", Data("instellingen {\n  uitsluiten: \"ver.*\"\n}\n".utf8))
    #expect(try opgave(["check"], repository).code == 0)
    // Settings too are read from the repository or not at all.
    try FileManager.default.removeItem(at: repository.url.appending(path: "instellingen.opgave"))
    try repository.link("instellingen.opgave", to: "../buiten.opgave")
    let broken = try opgave(["check"], repository)
    #expect(broken.code == 2 && broken.errors.contains("instellingen.opgave’ verwijst naar iets buiten"))
    #expect(try format(["a.opgave"], repository).code == 2)
  }

  /// What a link leads to that is no file is said, and two links to one file that has no other name are one.
  @Test func whatALinkLeadsToIsLookedAt() throws {
    let folder = try Folder(["instellingen.opgave": ProcessTests.settings, ".verborgen/a.opgave": Self.good])
    try folder.link("een.opgave", to: ".verborgen/a.opgave")
    try folder.link("twee.opgave", to: ".verborgen/a.opgave")
    #expect(try opgave(["check", "--format", "short"], folder).code == 0)
    let pipe = folder.url.appending(path: "pijp").path
    #expect(mkfifo(pipe, 0o600) == 0)
    try folder.link("pijp.opgave", to: "pijp")
    let outcome = try opgave(["check", "--format", "short"], folder)
    #expect(outcome.code == 2 && outcome.errors.contains("pijp.opgave’ is geen gewoon bestand"))
  }

  /// A report takes no place of what people wrote, goes through no link, and two do not go to one file.
  @Test(
    arguments: [
      ["--output", "json:a.opgave"], ["--output", "json:A.OPGAVE"], ["--write-baseline", "instellingen.opgave"],
      ["--output", "json:uit/x.json"], ["--write-baseline", "link.json"],
      ["--output", "json:x.json", "--output", "sarif:./x.json"],
      ["--output", "json:x.json", "--write-baseline", "x.json"],
    ])
  func reportsReplaceNothing(_ arguments: [String]) throws {
    let folder = try Folder([
      "repo/instellingen.opgave": ProcessTests.settings, "repo/a.opgave": Self.good, "buiten/x.json": "x",
      "repo/x.json": "x",
    ])
    let repository = Folder(in: folder, "repo")
    try repository.link("uit", to: "../buiten")
    try repository.link("link.json", to: "x.json")
    let outcome = try opgave(["check"] + arguments, repository)
    #expect(outcome.code == 2 && outcome.output.isEmpty && !outcome.errors.isEmpty)
    #expect(repository.text("a.opgave") == Self.good && repository.text("instellingen.opgave") == ProcessTests.settings)
    #expect(folder.text("buiten/x.json") == "x" && repository.text("x.json") == "x")
    #expect(try opgave(["check", "--output", "json:x.json"], repository).code == 0)
    #expect(repository.text("x.json").hasPrefix("{"))
  }

  /// What a process that is gone was writing is taken away by the next that may write; what looks like it is not.
  @Test func whatWasLeftBehindIsTakenAway() throws {
    let folder = try Folder(["instellingen.opgave": ProcessTests.settings, "sub/a.opgave": Self.good])
    let old = Date(timeIntervalSinceNow: -8 * 86_400)
    for name in [".opgave-1-2.tmp", "sub/.opgave-3-4.tmp"] {
      try folder.write(name, Data())
      try FileManager.default.setAttributes(
        [.modificationDate: old], ofItemAtPath: folder.url.appending(path: name).path)
    }
    try folder.write("sub/.opgave-5-6.tmp", Data())
    #expect(try format(["--check", "."], folder).code == 0 && folder.has(".opgave-1-2.tmp"))
    #expect(try opgave(["check", "--fix"], folder).code == 0)
    #expect(!folder.has(".opgave-1-2.tmp") && !folder.has("sub/.opgave-3-4.tmp"))
    #expect(folder.has("sub/.opgave-5-6.tmp"))
    try FileManager.default.setAttributes(
      [.modificationDate: old], ofItemAtPath: folder.url.appending(path: "sub/.opgave-5-6.tmp").path)
    #expect(try format(["sub/a.opgave"], folder).code == 0 && !folder.has("sub/.opgave-5-6.tmp"))
  }

  /// Services know files by their paths in the checkout, people by those from where they are.
  @Test func reportsForServicesNamePathsOfTheCheckout() throws {
    let folder = try Folder([
      ".git/HEAD": "", "opgaven/instellingen.opgave": ProcessTests.settings, "opgaven/a.opgave": "x\n",
    ])
    let inner = Folder(in: folder, "opgaven")
    for (form, path) in [
      ("github", "file=opgaven/a.opgave,"), ("gitlab", #""path":"opgaven/a.opgave""#),
      ("sarif", #""uri":"opgaven/a.opgave""#),
      ("short", "a.opgave:1:1:"), ("json", #""path":"a.opgave""#), ("junit", #""a.opgave"#),
    ] {
      let output = try opgave(["check", "--format", form], inner).output.replacing("\": \"", with: "\":\"")
      #expect(output.contains(path), "\(form): \(output.prefix(600))")
    }
  }
}
