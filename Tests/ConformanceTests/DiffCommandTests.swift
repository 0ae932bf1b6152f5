/// What `opgave diff` and `opgave merge` do where something is not as it should be, and with the real git.
import Foundation
import OpgaveTestSupport
import Testing

@Suite struct DiffCommandTests {
  private static let text = """
    opgave a "Wonen" {
      organisatie: s
      status: uitvoering
      budget: € 5 mln
    }

    """

  private let tool: Executable

  init() throws { tool = try #require(Executable("opgave")) }

  /// A repository with two commits, of 2026-03-01 and 2026-04-01; in the second the budget is higher.
  private func fixture(_ arguments: [String] = []) throws -> GitFixture {
    let fixture = try GitFixture(arguments)
    try fixture.write("a.opgave", Self.text)
    try fixture.commit("een", on: "2026-03-01")
    try fixture.write("a.opgave", Self.text.replacing("€ 5 mln", with: "€ 6 mln"))
    try fixture.commit("twee", on: "2026-04-01")
    return fixture
  }

  private func run(
    _ arguments: [String], in fixture: GitFixture, below folder: String = "", with more: [String: String] = [:]
  ) throws -> Executable.Outcome {
    try tool.run(
      arguments, in: folder.isEmpty ? fixture.root : fixture.root.appending(path: folder),
      with: fixture.environment.merging(more) { $1 })
  }

  @Test func comparesWhatIsNamed() throws {
    let fixture = try fixture()
    try fixture.git(["tag", "q1", "HEAD~1"])
    try fixture.write("a.opgave", Self.text.replacing("€ 5 mln", with: "€ 7 mln"))
    func told(_ arguments: String...) throws -> String {
      let outcome = try run(["diff"] + arguments, in: fixture)
      #expect(outcome.code == 0 && outcome.errors == "", "\(arguments): \(outcome.errors)")
      return outcome.output.split(separator: "\n").first { $0.contains("Budget") }.map(String.init) ?? ""
    }
    #expect(try told().contains("€ 6 mln naar € 7 mln"))
    #expect(try told("HEAD").contains("€ 6 mln naar € 7 mln"))
    #expect(try told("HEAD~1").contains("€ 5 mln naar € 7 mln"))
    #expect(try told("HEAD~1", "HEAD").contains("€ 5 mln naar € 6 mln"))
    #expect(try told("HEAD", "HEAD~1").contains("€ 6 mln naar € 5 mln (− € 1 mln)"))
    #expect(try told("q1", "main").contains("€ 5 mln naar € 6 mln"))
    #expect(try told("2026-03-15", "2026-04-01").contains("€ 5 mln naar € 6 mln"))
    #expect(try told("day:2026-03-15").contains("€ 5 mln naar € 7 mln"))
    #expect(try told("HEAD", ".") == told())
    #expect(try told("HEAD", "HEAD") == "" && told(".", ".") == "")
    let copy = fixture.root.deletingLastPathComponent().appending(path: "kopie")
    try FileManager.default.copyItem(at: fixture.root, to: copy)
    try fixture.write("a.opgave", Self.text)
    #expect(try told("../kopie/").contains("€ 7 mln naar € 5 mln"))
    #expect(try told(copy.path, "HEAD").contains("€ 7 mln naar € 6 mln"))
    #expect(try told("--opgave", "a", "../kopie/").contains("€ 7 mln"))
    #expect(try told("../kopie/", "--", "a.opgave").contains("€ 7 mln"))
    try fixture.write("elders/b.opgave", "opgave b")
    #expect(try told("../kopie/", "--", "elders") == "")
  }

  @Test(arguments: [
    (["HEAD~9"], "git kent ‘HEAD~9’ niet"), (["nergens"], "git kent ‘nergens’ niet"),
    (["HEAD:a.opgave"], "geen vastlegging"),
    (["HEAD^{tree}"], "geen vastlegging"), (["--", "x"], "‘x’ is er niet, toen niet en nu niet"),
    (["-x"], "onbekende optie ‘-x’"),
    (["HEAD~1..HEAD"], "los van elkaar"), (["2026-02-01"], "de geschiedenis begint op 2026-03-01"),
    (["a", "b", "c"], "hooguit twee momenten"), (["./nergens/"], "is geen map"), (["dubbel"], "refs/heads/dubbel"),
    (["map"], "schrijf ‘map/’ voor de map"), (["leeg"], "voor de map schrijft u ‘leeg/’"),
    (["2026-03-10"], "day:2026-03-10"), (["--opgave", "b"], "hier is geen opgave ‘b’"),
    (["--format", "sarif"], "met ‘--check’"),
    (["--check", "--format", "html"], "gaat niet samen met ‘--check’"),
    (["--check", "--text"], "‘--text’ gaat niet samen"),
    (["--output", "b.opgave"], "voor opgaven of instellingen"), (["--output", "nergens/x.md"], "de map ‘"),
    ([""], "noem een moment"), (["2026-02-30"], "geen dag op de kalender"), (["2026-02"], "zoals ‘2026-02-01’"),
    (["2999-01-01"], "nog niet geweest"), (["leeg/"], "‘leeg’ is een deel van deze verzameling"),
    (["--select", "OPG1001"], "‘--select’ is er alleen met ‘--check’"),
    (["--fail-on", "hint"], "‘--fail-on’ is er alleen met ‘--check’"),
  ])
  func saysWhatIsNotThere(_ arguments: [String], _ words: String) throws {
    let fixture = try fixture()
    for name in ["map", "dubbel", "2026-03-10"] { try fixture.git(["branch", name]) }
    try fixture.git(["tag", "dubbel"])
    for name in ["map", "leeg"] { try fixture.write(name + "/leesmij.md", "") }
    let outcome = try run(["diff"] + arguments, in: fixture)
    #expect(outcome.code == 2 && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count < 2)
  }

  @Test func saysWhereItCannotAskGit() throws {
    let fixture = try fixture()
    func said(_ folder: String, with more: [String: String] = [:]) throws -> String {
      let outcome = try run(["diff"], in: fixture, below: folder, with: more)
      #expect(outcome.code == 2 && outcome.output == "")
      return outcome.errors
    }
    #expect(try said("", with: ["PATH": "/nergens"]).contains("git is niet gevonden"))
    #expect(try said("..").contains("ligt in geen verzameling van git"))
    try fixture.git(["clone", "-q", "--bare", ".", "../kaal.git"])
    #expect(try said("../kaal.git").contains("kale kloon"))
    try fixture.git(["init", "-q", "../leeg"])
    #expect(try said("../leeg").contains("nog niets vastgelegd"))
    // What a hook gives is not asked about.
    let outcome = try run(
      ["diff", "HEAD~1"], in: fixture,
      with: ["GIT_DIR": "/nergens", "GIT_INDEX_FILE": "/nergens", "GIT_WORK_TREE": "/"])
    #expect(outcome.code == 0 && outcome.output.contains("€ 5 mln naar € 6 mln"))
    // Two folders need no git.
    let folders = try run(["diff", "./", "./"], in: fixture, with: ["PATH": "/nergens"])
    #expect(folders.code == 0 && folders.output.contains("Er veranderde niets."))
  }

  @Test func namesWhatItDidNotRead() throws {
    let fixture = try fixture()
    try fixture.write("lfs.opgave", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    try fixture.write("goed.opgave", "opgave b {}\n")
    try fixture.write("kapot.opgave", "opgave c {\n")
    try fixture.commit()
    for name in ["lfs", "goed", "kapot"] {
      try fixture.write("\(name).opgave", "opgave x-\(name) {\n  status: concept\n}\n")
    }
    try Data([0x6F, 0, 0xFF, 0xFE]).write(to: fixture.root.appending(path: "goed.opgave"))
    let outcome = try run(["diff", "--format", "markdown"], in: fixture)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("‘HEAD:lfs.opgave’ is niet gelezen"))
    #expect(outcome.errors.contains("in ‘kapot.opgave’ staat toen een schrijffout"))
    #expect(outcome.errors.contains("in ‘goed.opgave’ staat nu een schrijffout"))
    // What may have been there when it could not be read did not come.
    #expect(outcome.output.contains("x-kapot") && !outcome.output.contains("x-lfs"))
  }

  @Test func saysWhatTheSettingsLeaveOutNow() throws {
    let fixture = try fixture()
    try fixture.write("instellingen.opgave", "instellingen {\n  uitsluiten: \"oud/**\"\n}\n")
    for folder in ["oud", "wonen"] { try fixture.write(folder + "/b.opgave", "opgave \(folder)") }
    try fixture.commit()
    try fixture.write("instellingen.opgave", "instellingen {\n  uitsluiten: \"oud/**\", \"wonen/**\"\n}\n")
    for arguments in [["diff"], ["diff", "--check"]] {
      let outcome = try run(arguments, in: fixture)
      #expect(outcome.code == 0)
      #expect(outcome.errors == "opgave: ‘wonen/b.opgave’ wordt niet meer gelezen: de instellingen sluiten het uit\n")
    }
  }

  @Test func aDirectiveOfBeforeIsNotJudged() throws {
    let fixture = try fixture()
    let directive = "# negeer OPG1007: de raad weet het\n"
    try fixture.write("a.opgave", directive + Self.text)
    // One that does nothing yet may do so from an earlier moment on.
    let new = try run(["diff", "--check"], in: fixture)
    #expect(new.code == 0 && new.output.contains("hint[OPG904]"))
    try fixture.commit()
    let old = try run(["diff", "--check"], in: fixture)
    #expect(old.code == 0 && !old.output.contains("OPG904"))
    // In what could not be read nothing was found; that is not all of it.
    try fixture.write("a.opgave", directive + Self.text + "opgave {\n")
    #expect(
      try run(["diff", "--check"], in: fixture).output.contains("Geen meldingen in wat te lezen was, 1 bestand."))
  }

  @Test func whoMendsWhatWasBrokenIsNotStopped() throws {
    let fixture = try fixture()
    try fixture.write("a.opgave", Self.text + "opgave {\n")
    try fixture.commit()
    try fixture.write("a.opgave", Self.text)
    let outcome = try run(["diff", "--check"], in: fixture)
    #expect(outcome.code == 0 && outcome.errors.contains("in ‘a.opgave’ staat toen een schrijffout"))
    #expect(try run(["diff"], in: fixture).code == 2)
  }

  @Test func findsWhatWentFromAFileThatIsMeant() throws {
    let fixture = try fixture()
    try fixture.write("s.opgave", "organisatie s \"S\" {\n  soort: gemeente\n}\n")
    try fixture.commit()
    try FileManager.default.removeItem(at: fixture.root.appending(path: "a.opgave"))
    for path in ["a.opgave", "s.opgave", "."] {
      let outcome = try run(["diff", "--check", "--", path], in: fixture)
      #expect(outcome.code == 1 && outcome.output.contains("OPG1006"), "\(path)")
    }
    try fixture.write("b.opgave", "opgave b\n")
    #expect(try run(["diff", "--check", "--", "b.opgave"], in: fixture).code == 0)
  }

  @Test func aCloneWithoutTreesSaysSo() throws {
    let fixture = try fixture()
    try fixture.write("map/b.opgave", "opgave b\n")
    try fixture.commit()
    try fixture.git(["config", "uploadpack.allowFilter", "true"])
    try fixture.git(["clone", "-q", "--filter=tree:0", "file://" + fixture.root.path, "../deel"])
    for folder in ["../deel", "../deel/map"] {
      let outcome = try run(["diff", "HEAD~2", "HEAD~1"], in: fixture, below: folder)
      #expect(outcome.code == 2 && outcome.errors.contains("partial clone"), "\(folder): \(outcome.output)")
    }
  }

  @Test func leavesOtherRepositoriesOfGitAlone() throws {
    let (fixture, other) = (try fixture(), try fixture())
    try fixture.git(["submodule", "--quiet", "add", other.root.path, "sub"])
    try fixture.commit()
    try fixture.write("sub/a.opgave", "opgave elders {}\n")
    let outcome = try run(["diff"], in: fixture)
    // Nothing is wrong with that, and a check is not stopped by it.
    #expect(outcome.code == 0 && !outcome.output.contains("elders"))
    #expect(outcome.errors.contains("(submodule) en is niet gelezen"))
    #expect(try run(["diff", "HEAD~1", "HEAD", "--check"], in: fixture).code == 0)
    try fixture.write("sub/instellingen.opgave", "instellingen {}\n")
    #expect(try !run(["diff"], in: fixture).output.contains("elders"))
    try fixture.write("instellingen.opgave", "instellingen {\n  uitsluiten: \"sub/**\"\n}\n")
    #expect(try run(["diff"], in: fixture).errors == "")
    let own = try run(["diff"], in: fixture, below: "sub")
    #expect(own.code == 0 && own.output.contains("elders"))
  }

  @Test func comparesARepositoryOfOpgavenBelowTheTop() throws {
    let fixture = try GitFixture()
    try fixture.write("gemeente/instellingen.opgave", "instellingen {}\n")
    try fixture.write("gemeente/wonen/a.opgave", Self.text)
    try fixture.write("elders.opgave", "opgave z {}\n")
    try fixture.commit()
    try fixture.write("elders.opgave", "opgave y {}\n")
    try fixture.write("gemeente/wonen/a.opgave", Self.text.replacing("€ 5 mln", with: "€ 9 mln"))
    let below = try run(["diff", "--format", "json"], in: fixture, below: "gemeente/wonen")
    #expect(below.code == 0 && below.output.contains("wonen/a.opgave") && !below.output.contains("elders"))
    // What lies below the top is told with it.
    let above = try run(["diff"], in: fixture)
    #expect(above.output.contains("€ 9 mln") && above.output.contains("y"))
    let one = try run(["diff", "--", "gemeente"], in: fixture)
    #expect(one.output.contains("€ 9 mln") && !one.output.contains("elders"))
  }

  @Test func carriageReturnsOfACheckoutAreNoChange() throws {
    let fixture = try fixture()
    try fixture.git(["config", "core.autocrlf", "true"])
    try fixture.write("a.opgave", Self.text.replacing("€ 5 mln", with: "€ 6 mln").replacing("\n", with: "\r\n"))
    #expect(try run(["diff"], in: fixture).output.contains("Er veranderde niets."))
  }

  // MARK: In git itself

  @Test func gitShowsWhatATextMeans() throws {
    let fixture = try fixture()
    try fixture.write(".gitattributes", "*.opgave diff=opgave\n")
    try fixture.git(["config", "diff.opgave.textconv", "'\(tool.url.path)' diff --textconv"])
    try fixture.write(
      "a.opgave", Self.text.replacing("€ 5 mln", with: "EUR 6.000.000").replacing("  status:", with: "status :"))
    let shown = try fixture.git(["diff", "a.opgave"])
    #expect(shown.contains("-  budget: € 6 mln") && shown.contains("+  budget: € 6.000.000"))
    #expect(!shown.contains("-  status"))
  }

  @Test func gitMergesByWhatTextsSay() throws {
    let fixture = try GitFixture()
    func text(_ values: String, _ more: String = "") -> String {
      "opgave a \"A\" {\n  organisatie: s\n\n  presteren {\n    indicator i \"I\" {\n      metingen: \(values)\n    }\n  }\n\(more)}\n"
    }
    try fixture.write(".gitattributes", "*.opgave merge=opgave\n")
    try fixture.git(["config", "merge.opgave.driver", "'\(tool.url.path)' merge %O %A %B -L %L -P %P"])
    try fixture.write("map/a.opgave", text("1 op 2024"))
    try fixture.commit("begin")
    try fixture.git(["checkout", "-q", "-b", "tak"])
    try fixture.write("map/a.opgave", text("1 op 2024, 2 op 2025"))
    try fixture.commit("hun")
    try fixture.git(["checkout", "-q", "main"])
    try fixture.write("map/a.opgave", text("1 op 2024, 3 op 2026"))
    try fixture.commit("ons")
    try fixture.git(["merge", "-q", "-m", "samen", "tak"], date: "2026-05-01T00:00:00Z")
    let merged = try String(contentsOf: fixture.root.appending(path: "map/a.opgave"), encoding: .utf8)
    #expect(merged == text("1 op 2024, 2 op 2025, 3 op 2026"))
    // One value in two ways is a conflict, and git says so.
    try fixture.git(["checkout", "-q", "-b", "anders", "HEAD~1"])
    try fixture.write("map/a.opgave", text("9 op 2024, 3 op 2026"))
    try fixture.commit("anders")
    try fixture.git(["checkout", "-q", "-b", "weer", "HEAD~1"])
    try fixture.write("map/a.opgave", text("8 op 2024, 3 op 2026"))
    try fixture.commit("weer")
    #expect(throws: (any Error).self) { try fixture.git(["merge", "-q", "anders"]) }
    let torn = try String(contentsOf: fixture.root.appending(path: "map/a.opgave"), encoding: .utf8)
    #expect(torn.contains("<<<<<<< ours\n      metingen: 8 op 2024") && torn.contains(">>>>>>> theirs\n"))
    #expect(try fixture.git(["status", "--porcelain"]).contains("map/a.opgave"))
  }

  @Test func mergesByLinesWhatItDoesNotUnderstand() throws {
    let folder = try Folder([
      "o": "een\ntwee\ndrie\n", "a": "1\ntwee\ndrie\n", "b": "een\ntwee\n3\n", "c": "2\ntwee\ndrie\n",
    ])
    func read(_ name: String) throws -> String {
      try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
    }
    #expect(try tool.run(["merge", "o", "a", "b"], in: folder.url).code == 0)
    #expect(try read("a") == "1\ntwee\n3\n")
    #expect(try tool.run(["merge", "o", "a", "c", "-L", "9"], in: folder.url).code == 1)
    #expect(try read("a").contains("<<<<<<<<< ours\n1\n") && read("a").contains("\n>>>>>>>>> theirs\n"))
    for arguments in [["o", "a"], ["o", "a", "weg"], ["o", "a", "b", "-L", "x"]] {
      let outcome = try tool.run(["merge"] + arguments, in: folder.url)
      #expect(outcome.code == 129 && !outcome.errors.isEmpty)
    }
    let before = try read("a")
    let alone = try tool.run(["merge", "o", "a", "c"], in: folder.url, with: ["PATH": "/nergens"])
    #expect(alone.code == 129)
    #expect(try read("a") == before)
  }
}
