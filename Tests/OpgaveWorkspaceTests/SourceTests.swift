/// Files come from wherever they come in the same way, and what fails says where and why.
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct SourceTests {
  private static func source(_ texts: [String: String]) -> MemorySource {
    MemorySource(texts.mapValues { Array($0.utf8) })
  }

  private func names(_ source: some FileSource, _ folder: String) throws -> [String] {
    try source.list(folder).map { $0.kind == .folder ? $0.name + "/" : $0.name }.sorted()
  }

  @Test func textsStandInFolders() throws {
    var source = Self.source(["/a/b/c.opgave": "c", "/a/d.opgave": "d"])
    #expect(try names(source, "/") == ["a/"] && names(source, "/a") == ["b/", "d.opgave"])
    #expect(source.kind("/a/b") == .folder && source.kind("/a/d.opgave") == .file && source.kind("/x") == nil)
    #expect(try source.read("/a/d.opgave") == [UInt8(ascii: "d")])
    let stamp = source.stamp("/a/d.opgave")
    source["/a/d.opgave"] = Array("anders".utf8)
    #expect(source.stamp("/a/d.opgave") != stamp && source.stamp("/x") == nil)
    // The folder of what goes, goes with it.
    source["/a/b/c.opgave"] = nil
    #expect(try source.kind("/a/b") == nil && names(source, "/a") == ["d.opgave"])
    source["/a/d.opgave"] = nil
    #expect(try source.isEmpty && names(source, "/") == [])
  }

  @Test func whatIsNotThereIsSaidWithItsPlace() {
    let source = Self.source(["/a/b.opgave": "b"])
    func words(_ body: () throws -> Void) -> String {
      do { try body() } catch { return (error as? Problem)?[.nl] ?? "\(error)" }
      return ""
    }
    #expect(words { _ = try source.read("/a") } == "‘/a’ is een map, geen bestand")
    #expect(words { _ = try source.read("/c\u{1B}") } == "‘/cU+001B’ is er niet")
    #expect(words { _ = try source.list("/a/b.opgave") } == "‘/a/b.opgave’ is er niet")
  }

  @Test func textsLieOverOtherFiles() throws {
    let below = Self.source(["/a/b.opgave": "onder", "/a/c.opgave": "onder"])
    let source = LayeredSource(Self.source(["/a/b.opgave": "boven", "/nieuw/d.opgave": "boven"]), over: below)
    #expect(try names(source, "/a") == ["b.opgave", "c.opgave"] && names(source, "/nieuw") == ["d.opgave"])
    #expect(try String(decoding: source.read("/a/b.opgave"), as: UTF8.self) == "boven")
    #expect(try String(decoding: source.read("/a/c.opgave"), as: UTF8.self) == "onder")
    #expect(source.kind("/nieuw") == .folder && source.kind("/nieuw/d.opgave") == .file)
    #expect(source.stamp("/a/b.opgave") != below.stamp("/a/b.opgave"))
    #expect(source.stamp("/a/c.opgave") == below.stamp("/a/c.opgave"))
  }

  // MARK: Repositories

  private func folder(_ texts: [String: String]) -> RepositoryFolder {
    Discovery(Resources(Self.source(texts), today: 0)).files("/r")
  }

  @Test func aRepositoryHoldsTheFilesOfOpgavenInOrder() {
    let found = folder([
      "/r/b.opgave": "", "/r/a/z.opgave": "", "/r/a-b.opgave": "", "/r/lees.md": "", "/r/.verborgen/x.opgave": "",
      "/r/instellingen.opgave": "", "/r/los/instellingen.opgave": "", "/r/los/y.opgave": "",
    ])
    #expect(found.paths == ["a-b.opgave", "a/z.opgave", "b.opgave", "instellingen.opgave"])
    #expect(found.settingsPath == "instellingen.opgave" && found.inner == ["/r/los"])
  }

  @Test func theRootIsTheNearestFolderWithSettings() {
    let discovery = Discovery(
      Resources(Self.source(["/a/.git/HEAD": "", "/a/b/instellingen.opgave": "", "/a/b/c/d.opgave": ""]), today: 0))
    #expect(discovery.root(of: "/a/b/c/d.opgave") == "/a/b" && discovery.root(of: "/a/e.opgave") == "/a")
    #expect(discovery.root(of: "/x/y.opgave") == "/x" && discovery.root(ofFolder: "/weg/b") == "/weg/b")
  }

  /// The settings are read, whatever they exclude.
  @Test func theSettingsDoNotExcludeThemselves() {
    var found = folder(["/r/a.opgave": "", "/r/b.opgave": "", "/r/instellingen.opgave": ""])
    found.exclude([])
    #expect(found.paths == ["a.opgave", "b.opgave", "instellingen.opgave"])
    found.exclude(["a.opgave", "*"])
    #expect(found.paths == ["instellingen.opgave"])
  }

  @Test(arguments: [
    ("oud", "a/oud/b.opgave", true), ("oud/", "oud/b.opgave", true), ("a/oud", "b/a/oud/c.opgave", false),
    ("a/*.opgave", "a/b.opgave", true), ("a/*.opgave", "a/b/c.opgave", false), ("./a", "a/b.opgave", true),
    ("a/**", "a/b/c.opgave", true), ("a/**", "a", false), ("a/**/c.opgave", "a/c.opgave", true),
    ("a/**/c.opgave", "a/b/b/c.opgave", true), ("**/a/**/b/c.opgave", "x/a/y/b/z/b/c.opgave", true),
    ("**/a/**/b/c.opgave", "x/a/y/b/z/c.opgave", false), ("?.opgave", "b.opgave", true),
    ("?.opgave", "bb.opgave", false),
    ("b*", "b", true), ("b**", "b", true), ("*b*c", "abxbc", true), ("*b*c", "abxbcd", false), ("", "a", false),
    (String(repeating: "**/", count: 40) + "z", String(repeating: "a/", count: 400) + "b.opgave", false),
    (String(repeating: "*a", count: 200) + "z", String(repeating: "a", count: 4_000), false),
  ]) func patternsMeanPaths(_ pattern: String, _ path: String, _ expected: Bool) {
    #expect(Glob(pattern).matches(path) == expected)
  }

  @Test func whatIsNamedIsReadWhereverItStands() {
    var found = folder(["/r/a.opgave": "", "/r/b/c.opgave": ""])
    found.exclude(["b/"])
    #expect(found.paths == ["a.opgave"])
    found.add(named: ["/r/.verborgen/x.opgave", "/elders/y.opgave", "/r/a.opgave"])
    #expect(found.paths == [".verborgen/x.opgave", "a.opgave"])
  }

  /// Of what is no plain file only what is named like an opgave is told, and a link to a folder is not followed.
  @Test func whatIsNoPlainFileIsTold() {
    struct Odd: FileSource {
      let entries: [FolderEntry]
      func list(_ folder: String) throws(Problem) -> [FolderEntry] { folder == "/r" ? entries : [] }
      func kind(_ path: String, followingLinks: Bool) -> FileKind? { path.contains("map") ? .folder : .file }
      func stamp(_ path: String) -> Int? { nil }
      func read(_ path: String, into buffer: FileBuffer) throws(Problem) {}
    }
    let entries = [
      FolderEntry(name: "a.opgave", kind: .file), FolderEntry(name: "b.opgave", kind: .file, isText: false),
      FolderEntry(name: "b.md", kind: .file, isText: false), FolderEntry(name: "c.opgave", kind: .link),
      FolderEntry(name: "map.opgave", kind: .link), FolderEntry(name: "d.md", kind: .link),
      FolderEntry(name: "e.opgave", kind: .other), FolderEntry(name: "e.md", kind: .other),
      FolderEntry(name: "f.md", kind: .file), FolderEntry(name: "instellingen.opgave", kind: .folder),
    ]
    let found = Discovery(Resources(Odd(entries: entries), today: 0)).files("/r")
    #expect(found.paths == ["a.opgave", "c.opgave"])
    #expect(found.problems.map { $0[.nl].prefix { $0 != "’" } } == ["de naam van ‘/r/b.opgave", "‘/r/e.opgave"])
    #expect(found.settingsPath == nil && found.inner == [])
  }

  /// A file that vanishes between the listing and the reading is named, and the rest is read all the same.
  @Test func aSourceThatFailsInTheMiddleNamesItsErrorForAll() throws {
    struct Failing: FileSource {
      let texts: MemorySource
      func list(_ folder: String) throws(Problem) -> [FolderEntry] { try texts.list(folder) }
      func kind(_ path: String, followingLinks: Bool) -> FileKind? { texts.kind(path) }
      func stamp(_ path: String) -> Int? { nil }
      func read(_ path: String, into buffer: FileBuffer) throws(Problem) {
        try texts.read(path.hasSuffix("weg.opgave") ? "/weg" : path, into: buffer)
      }
    }
    let source = Failing(texts: Self.source(["/r/a.opgave": "opgave a \"A\" {\n}\n", "/r/weg.opgave": ""]))
    let read = try #require(RepositoryReader(Resources(source, today: 0)).read("/r").first)
    #expect(read.problems.map { $0[.nl] } == ["‘/weg’ is er niet"])
    #expect(read.files.map(\.file.path) == ["a.opgave", "weg.opgave"])
    let checked = read.checked()
    #expect(checked.problems == read.problems && checked.files.map(\.findings.isEmpty) == [false, true])
    let live = LiveRepository(read)
    #expect(checked.files.indices.map { live.findings($0) } == checked.files.map(\.findings))
  }

  /// By settings that cannot be relied on nothing is judged, unless the last good ones go on.
  @Test func settingsWithErrorsAreSaidOnce() throws {
    let source = Self.source([
      "/r/instellingen.opgave": "instellingen {\n  formaat: 2\n}\n", "/r/a.opgave": "opgave a {\n",
    ])
    var options = ReadOptions()
    let strict = try #require(RepositoryReader(Resources(source, today: 0), options).read("/r").first)
    #expect(strict.settings.areBroken && strict.files.isEmpty)
    #expect(strict.settings.broken?.file.broken.map(\.finding.rule) == [216])
    options.whenSettingsAreBroken = .goOn(with: nil)
    let told = try #require(RepositoryReader(Resources(source, today: 0), options).read("/r").first)
    // Of other files no more is told than that a text cannot be read, whoever asks.
    let checked = told.checked()
    #expect(checked.files.map { $0.findings.map(\.finding.rule) } == [[105], [216]])
    let live = LiveRepository(told)
    #expect(
      live.areSettingsBroken && live.repository.files.indices.map { live.findings($0) } == checked.files.map(\.findings)
    )
    var good = Settings()
    good.lineLength = 80
    options.whenSettingsAreBroken = .goOn(with: good)
    let kept = try #require(RepositoryReader(Resources(source, today: 0), options).read("/r").first)
    #expect(kept.settings.areBroken && kept.settings.settings.lineLength == 80 && kept.files.count == 2)
  }

  /// Rules are timed where that is asked for, those of each file and those over the whole.
  @Test(arguments: [true, false]) func rulesAreTimedWhereThatIsAsked(_ isAsked: Bool) throws {
    let source = Self.source(["/r/a.opgave": "opgave a \"A\" {\n  status: concept\n}\n"])
    var options = CheckOptions()
    options.timesRules = isAsked
    let checked = try #require(RepositoryReader(Resources(source, today: 0)).check("/r", options).first)
    #expect((checked.timings.rules[AllRules.rule(named: "vraagstuk-zonder-vraag")?.code ?? 0] != nil) == isAsked)
    #expect((checked.timings.rules[AllRules.rule(named: "dubbele-titel")?.code ?? 0] != nil) == isAsked)
    #expect(checked.files.map(\.findings.isEmpty) == [false])
  }

  /// Findings that the files hide are kept apart where that is asked for.
  @Test(arguments: [(true, [304]), (false, [])] as [(Bool, [UInt16])])
  func whatIsIgnoredIsKeptWhereThatIsAsked(_ isAsked: Bool, _ kept: [UInt16]) throws {
    let source = Self.source([
      "/r/a.opgave": "# negeer OPG304: zo heet het\norganisatie Stad \"S\" {\n}\n", "/r/b.opgave": "",
    ])
    var options = CheckOptions()
    options.keepsIgnored = isAsked
    let checked = try #require(RepositoryReader(Resources(source, today: 0)).check("/r", options).first)
    #expect(checked.files.flatMap(\.ignored).map(\.finding.rule) == kept)
    #expect(!checked.files.flatMap(\.findings).contains { $0.finding.rule == 304 })
  }

  /// What is only warned of breaks no settings, nor does an error in what stands beside them.
  @Test(
    arguments: [
      ("instellingen {\n  # bel 06-12345678\n}\n", []), ("# niets\n", []),
      // Something else alone, or nothing that can be read, is as broken.
      ("opgave a {\n  status: onzin\n}\n", [205]), ("opgave a {\n  status: ;\n}\n", [102]),
      ("instelingen {\n  formaat: 1\n}\n", [201]), ("x: 1\n\ninstellingen {\n}\n", [202]),
      ("opgave a {\n  status: ;\n}\n\ninstellingen {\n}\n", []),
      ("instellingen {\n  taal: fy\n}\n\nopgave a {\n  status: onzin\n}\n", [212]),
      ("opgave a {\n  status: onzin\n}\n\ninstellingen {\n  taal: fy\n}\n", [212]),
    ] as [(String, [UInt16])])
  func onlyErrorsBreakSettings(_ text: String, _ broken: [UInt16]) {
    #expect(SettingsFile(Array(text.utf8)).broken.map(\.finding.rule) == broken)
  }

  /// A file of settings in which only opgaven stand gets some, above them and behind a byte order mark.
  @Test(arguments: ["", "\u{FEFF}"]) func settingsAreAddedAboveWhatStandsThere(_ mark: String) throws {
    let text = "organisatie x \"X\" {\r\n  soort: gemeente\r\n}\r\n"
    let source = Self.source(["/r/instellingen.opgave": mark + text])
    var options = ReadOptions()
    options.whenSettingsAreBroken = .goOn(with: nil)
    let read = try #require(RepositoryReader(Resources(source, today: 0), options).read("/r").first)
    let checked = read.checked()
    let number = FileIndex(0)
    let finding = try #require(checked.files[number].findings.first { $0.finding.rule == 205 })
    let fix = try #require(checked.texts.fixes(finding.finding, in: number).first)
    let edited = (fix.edits[number] ?? []).applied(to: Array((mark + text).utf8))
    #expect(String(decoding: edited, as: UTF8.self) == mark + "instellingen {\r\n  formaat: 1\r\n}\r\n\r\n" + text)
    #expect(SettingsFile(edited).broken.isEmpty)
  }

  /// The day is what is asked for, else what the settings say, else the day that it is.
  @Test(arguments: [(nil, "", 5), (nil, "  peildatum: 1970-01-09\n", 8), (3, "  peildatum: 1970-01-09\n", 3)])
  func thePeildatumIsSettledOnce(_ asked: Int?, _ line: String, _ day: Int) throws {
    var options = ReadOptions()
    options.peildatum = asked.map { Int32($0) }
    let source = Self.source(["/r/instellingen.opgave": "instellingen {\n\(line)}\n"])
    let read = try #require(RepositoryReader(Resources(source, today: 5), options).read("/r").first)
    #expect(read.whole.surroundings.peildatum == Int32(day))
  }
}
