/// A session over a repository on disk: what an editor and the disk change, and what is told of it.
import Foundation
import LanguageServerProtocol
import OpgaveJSON
import OpgaveServer
import OpgaveTestSupport
import Testing

/// A repository on disk and a server that has read it.
final class RepositorySession {
  let url: URL
  let session: Session
  /// By file: the codes last told, in their order.
  private(set) var told: [String: [String]] = [:]

  init(_ files: [String: String], _ capabilities: JSON = .object([]), workers: Int = 1, patience: Double? = nil) throws
  {
    session = Session(workers: workers, patience: patience)
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(
      path: "opgave-" + UUID().uuidString)
    for (path, text) in files { try write(path, text) }
    _ = session.request("initialize", .make(["rootUri": .string(uri("")), "capabilities": capabilities]))
    _ = session.notify("initialized")
    settle()
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    let place = url.appending(path: path)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: place)
  }

  /// What the disk has of a file; nothing where it has none.
  func bytes(_ path: String) -> [UInt8] { (try? Data(contentsOf: url.appending(path: path))).map(Array.init) ?? [] }

  func uri(_ path: String) -> String { DocumentURI.uri(path.isEmpty ? url.path : url.path + "/" + path) }

  /// The id under which the server asked for settings.
  private(set) var configurationRequest: JSON = .null
  /// And the one under which it asked to be told of files.
  private(set) var watchRequest: JSON = .null

  /// Takes in what was sent, when the server is at rest.
  func settle() {
    session.settle()
    for message in session.all() {
      if message["method"] == .string("workspace/configuration") { configurationRequest = message["id"] ?? .null }
      let registered = message["params"]?["registrations"]?.array?.first?["method"]
      if registered == .string("workspace/didChangeWatchedFiles") { watchRequest = message["id"] ?? .null }
      guard message["method"] == .string("textDocument/publishDiagnostics") else { continue }
      guard let uri = message["params"]?["uri"]?.string, let path = DocumentURI.path(uri) else { continue }
      let codes = message["params"]?["diagnostics"]?.array?.compactMap { $0["code"]?.string } ?? []
      told[String(path.dropFirst(url.path.count + 1))] = codes.isEmpty ? nil : codes
    }
  }

  func open(_ path: String, _ text: String) {
    session.open(text, uri: uri(path))
    settle()
  }

  func change(_ path: String, _ text: String, uri spelled: String? = nil) {
    tell(path, text, uri: spelled)
    settle()
  }

  /// The same, of which nothing is taken in yet.
  func tell(_ path: String, _ text: String, version: Int = 2, uri spelled: String? = nil) {
    _ = session.notify(
      "textDocument/didChange",
      .make([
        "textDocument": .make(["uri": .string(spelled ?? uri(path)), "version": .integer(version)]),
        "contentChanges": .array([.make(["text": .string(text)])]),
      ]))
  }

  func close(_ path: String) {
    _ = session.notify("textDocument/didClose", .make(["textDocument": Session.text(uri(path))]))
    settle()
  }

  func changedOnDisk(_ path: String) {
    _ = session.notify(
      "workspace/didChangeWatchedFiles",
      .make(["changes": .array([.make(["uri": .string(uri(path)), "type": .integer(2)])])]))
    settle()
  }
}

@Suite struct RepositorySessionTests {
  @Test func anOpenedDocumentIsToldOnce() throws {
    let text = "opgave a \"A\" {\n  onzin: 1\n}\n"
    let one = try RepositorySession(["a.opgave": text])
    one.session.open(text, uri: one.uri("a.opgave"))
    one.session.settle()
    let told = one.session.all().filter {
      $0["method"] == .string("textDocument/publishDiagnostics") && $0["params"]?["uri"] == .string(one.uri("a.opgave"))
    }
    #expect(told.count == 1 && told.first?["params"]?["diagnostics"]?.array?.isEmpty == false)
  }

  /// Opened under another spelling it is told under that one, and no longer under its own.
  @Test func whatIsOpenedUnderAnotherNameIsToldUnderThat() throws {
    let text = "opgave a \"A\" {\n  onzin: 1\n}\n"
    let one = try RepositorySession(["a.opgave": text])
    let spelled = one.uri("").replacing("file:///", with: "file:////") + "/%61.opgave"
    one.session.open(text, uri: spelled)
    one.session.settle()
    var told: [String: Int] = [:]
    for message in one.session.all() where message["method"] == .string("textDocument/publishDiagnostics") {
      told[message["params"]?["uri"]?.string ?? ""] = message["params"]?["diagnostics"]?.array?.count
    }
    #expect(told[one.uri("a.opgave")] == 0 && told[spelled] ?? 0 > 0)
  }

  @Test(arguments: [("nl", "Een functie waar niets"), ("en", "A functie that nothing")])
  func pagesSpeakTheLanguageOfTheRepository(_ language: String, _ sentence: String) throws {
    let one = try RepositorySession(["instellingen.opgave": "instellingen {\n  taal: \(language)\n}\n"])
    let page = one.session.request(
      "workspace/textDocumentContent", .make(["uri": .string("opgave:regel/OPG305")]))
    #expect(page["text"]?.string?.contains(sentence) == true)
  }

  /// What is found in many files comes in parts, all of it, also where nobody stops it.
  @Test(arguments: [(250, [200, 50]), (200, [200])]) func manyReportsComeInParts(_ count: Int, _ expected: [Int]) throws
  {
    let files = (0..<count).map { ("o\($0).opgave", "opgave o\($0) \"O\" {\n  onzin: 1\n}\n") }
    let one = try RepositorySession(Dictionary(uniqueKeysWithValues: files), Client.rich.capabilities)
    _ = one.session.all()
    let answer = one.session.request(
      "workspace/diagnostic", .make(["previousResultIds": .array([]), "partialResultToken": .string("deel")]))
    let parts = one.session.all().filter { $0["method"] == .string("$/progress") }.compactMap {
      $0["params"]?["value"]?["items"]?.array?.count
    }
    #expect(parts == expected && answer["items"]?.array?.isEmpty == true)
    let whole = one.session.request("workspace/diagnostic", .make(["previousResultIds": .array([])]))
    #expect(whole["items"]?.array?.count == count)
  }

  static let organisation = """
    organisatie stad "Stad" {
      soort: gemeente

      besturen {
        model: lijn
      }

      functie wethouder "Wethouder" {
        soort: bestuurder
      }
    }

    """

  static func portfolio(_ manager: String) -> String {
    "portfolio p \"P\" {\n  organisatie: stad\n  portfoliomanager: \(manager)\n}\n"
  }

  static let settings = "instellingen {\n  regels {\n    portfolio-leeg: uit\n  }\n}\n"

  private func start(_ more: [String: String] = [:]) throws -> RepositorySession {
    let files = [
      "instellingen.opgave": Self.settings, "stad.opgave": Self.organisation, "p.opgave": Self.portfolio("wethouder"),
    ]
    return try RepositorySession(files.merging(more) { $1 })
  }

  @Test func aNameThatGoesIsToldWhereItIsUsed() throws {
    let one = try start()
    #expect(one.told == [:])
    one.open("stad.opgave", Self.organisation.replacing("functie wethouder", with: "functie burgemeester"))
    #expect(one.told == ["p.opgave": ["OPG302"]])
    one.change("stad.opgave", Self.organisation)
    #expect(one.told == [:])
  }

  @Test func settingsCountAsTheyAreInTheEditor() throws {
    let one = try start(["q.opgave": Self.portfolio("wethouder").replacing("portfolio p", with: "portfolio Q")])
    #expect(one.told == ["q.opgave": ["OPG304"]])
    one.open("instellingen.opgave", Self.settings)
    one.change("instellingen.opgave", Self.settings.replacing("regels {", with: "regels {\n    naamstijl: uit"))
    #expect(one.told == [:])
    // Half typed, the last good ones stay.
    one.change("instellingen.opgave", Self.settings.replacing("regels {", with: "regels {\n    naamst"))
    #expect(one.told["q.opgave"] == nil && one.told["instellingen.opgave"] != nil)
    one.close("instellingen.opgave")
    #expect(one.told == ["q.opgave": ["OPG304"]])
  }

  @Test func whatIsExcludedOrHiddenIsAFileByItself() throws {
    let double = Self.portfolio("wethouder")
    let one = try start([
      "instellingen.opgave": "instellingen {\n  uitsluiten: \"oud/\"\n  regels {\n    portfolio-leeg: uit\n  }\n}\n",
      "oud/p.opgave": double, ".git/x.opgave": double,
    ])
    #expect(one.told == [:])
    one.open("oud/p.opgave", double)
    one.changedOnDisk(".git/x.opgave")
    #expect(one.told == [:])
  }

  /// Where nobody has the folder open, the settings that stand beside a file hold all the same, and again when they are saved.
  @Test func settingsBesideAFileCountWithoutAFolder() throws {
    let folder = try RepositorySession([:])
    let settings = "instellingen {\n  opmaak {\n    inspringing: 4\n  }\n}\n"
    try folder.write("instellingen.opgave", settings)
    let text = "opgave a \"A\" {\n  status: concept\n}\n"
    try folder.write("a.opgave", text)
    let session = Session()
    _ = session.request("initialize", .make(["rootUri": .null, "capabilities": .object([])]))
    _ = session.notify("initialized")
    session.settle()
    func open(_ path: String, _ text: String) {
      _ = session.notify(
        "textDocument/didOpen",
        .make([
          "textDocument": .make([
            "uri": .string(folder.uri(path)), "languageId": .string("opgave"), "version": .integer(1),
            "text": .string(text),
          ])
        ]))
    }
    func indentation() -> Int? {
      let edits = session.request(
        "textDocument/formatting",
        .make(["textDocument": Session.text(folder.uri("a.opgave")), "options": .make(["tabSize": .integer(8)])]))
      guard let edit = edits[0], let range = LSPRange(edit["range"]) else { return nil }
      return 2 - (range.end.character - range.start.character) + (edit["newText"]?.string?.count ?? 0)
    }
    open("a.opgave", text)
    #expect(indentation() == 4)
    try folder.write("instellingen.opgave", settings.replacing("4", with: "6"))
    _ = session.notify("textDocument/didSave", .make(["textDocument": Session.text(folder.uri("instellingen.opgave"))]))
    #expect(indentation() == 6)
    // By settings that are broken nothing is formatted.
    try folder.write("instellingen.opgave", "instelingen {}\n")
    _ = session.notify("textDocument/didSave", .make(["textDocument": Session.text(folder.uri("instellingen.opgave"))]))
    #expect(indentation() == nil)
  }

  @Test func oneDocumentMayBeSpelledInMoreWays() throws {
    let one = try start(["map é/p.opgave": "portfolio q \"Q\" {\n}\n"])
    let path = "map é/p.opgave"
    let spelled = "file://" + one.url.path + "/map%20%c3%a9/../map%20%C3%A9//p.opgave"
    one.open(path, "portfolio q \"Q\" {\n}\n")
    #expect(one.told[path] == ["OPG204", "OPG204"])
    one.change(path, Self.portfolio("wethouder").replacing("portfolio p", with: "portfolio q"), uri: spelled)
    #expect(one.told[path] == nil)
  }

  @Test func theDiskIsFollowed() throws {
    let one = try start()
    try one.write("nieuw/q.opgave", Self.portfolio("nergens").replacing("portfolio p", with: "portfolio q"))
    one.changedOnDisk("nieuw/q.opgave")
    #expect(one.told == ["nieuw/q.opgave": ["OPG302"]])
    try FileManager.default.removeItem(at: one.url.appending(path: "nieuw"))
    one.changedOnDisk("nieuw")
    #expect(one.told == [:])
  }

  @Test func aFolderThatGoesTakesItsFindingsWithIt() throws {
    let one = try start(["q.opgave": "portfolio q \"Q\" {\n}\n"])
    #expect(one.told.keys.sorted() == ["q.opgave"])
    let folder = JSON.make(["uri": .string(one.uri("")), "name": .string("x")])
    _ = one.session.notify(
      "workspace/didChangeWorkspaceFolders",
      .make(["event": .make(["added": .array([]), "removed": .array([folder])])]))
    let messages = one.session.all()
    #expect(messages.map { $0["params"]?["diagnostics"]?.array?.count } == [0])
  }

  @Test func aRangeThatCannotBeReadChangesNothing() throws {
    let one = try start()
    let text = Self.portfolio("nergens")
    one.open("p.opgave", text)
    let half = JSON.make(["start": .make(["line": .integer(0)])])
    _ = one.session.notify(
      "textDocument/didChange",
      .make([
        "textDocument": .make(["uri": .string(one.uri("p.opgave")), "version": .integer(2)]),
        "contentChanges": .array([.make(["range": half, "text": .string("x")])]),
      ]))
    one.settle()
    #expect(one.told == ["p.opgave": ["OPG302"]])
  }

  /// A folder that is gone is read as empty, and nothing above it is read in its place.
  @Test func aFolderThatIsGoneIsEmpty() throws {
    let one = try RepositorySession([:])
    #expect(one.told == [:])
    one.open("p.opgave", Self.portfolio("wethouder"))
    #expect(one.told["p.opgave"]?.isEmpty == false)
  }
}
