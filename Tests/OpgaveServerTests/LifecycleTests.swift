/// A session from its first message on: reading that is shown and given up, settings, folders in each other, and what was told before.
import LanguageServerProtocol
import OpgaveJSON
import OpgaveModel
import OpgaveServer
import OpgaveSyntax
import OpgaveTestSupport
import Testing

@Suite struct LifecycleTests {
  private static let stad = RepositorySessionTests.organisation
  private static let portfolio = RepositorySessionTests.portfolio("wethouder")

  /// Of a client that shows hints.
  private static let hints = JSON.make([
    "workspace": .make(["inlayHint": .make(["refreshSupport": .bool(true)])])
  ])

  private func methods(_ messages: [JSON]) -> [String] { messages.compactMap { $0["method"]?.string } }

  private func changed(_ one: RepositorySession, _ path: String) {
    _ = one.session.notify(
      "workspace/didChangeWatchedFiles",
      .make(["changes": .array([.make(["uri": .string(one.uri(path)), "type": .integer(1)])])]))
  }

  private func cancel(_ one: RepositorySession, _ token: JSON) {
    _ = one.session.notify("window/workDoneProgress/cancel", .make(["token": token]))
  }

  /// The first reading is shown as well, as it goes on when the client says that it is ready.
  @Test func theFirstReadingIsShown() {
    let session = Session()
    let folder = JSON.make(["uri": .string("file:///er/is/niets"), "name": .string("x")])
    let parameters = JSON.make([
      "capabilities": Client.rich.capabilities, "workspaceFolders": .array([folder]),
    ])
    _ = session.request("initialize", parameters)
    #expect(!methods(session.all()).contains("window/workDoneProgress/create"))
    _ = session.notify("initialized")
    #expect(methods(session.all()).contains("window/workDoneProgress/create"))
    session.settle()
    _ = session.notify("initialized")
    #expect(!methods(session.all()).contains("window/workDoneProgress/create"))
  }

  /// Nothing is asked of a client before it says that it goes on.
  @Test func foldersThatComeTooEarlyAreNotWatchedYet() {
    let session = Session()
    _ = session.request("initialize", .make(["capabilities": Client.rich.capabilities]))
    let folder = JSON.make(["uri": .string("file:///er/is/niets"), "name": .string("x")])
    _ = session.notify(
      "workspace/didChangeWorkspaceFolders",
      .make(["event": .make(["added": .array([folder]), "removed": .array([])])]))
    session.settle()
    #expect(!methods(session.all()).contains("client/registerCapability"))
    _ = session.notify("initialized")
    #expect(methods(session.all()).contains("client/registerCapability"))
  }

  /// What ended before the client said that it wants to see it is not shown any more.
  @Test func whatIsOverIsNotShown() throws {
    let one = try RepositorySession(["stad.opgave": Self.stad], Client.rich.capabilities)
    try one.write("instellingen.opgave", RepositorySessionTests.settings)
    changed(one, "instellingen.opgave")
    let created = one.session.all().first { $0["method"] == .string("window/workDoneProgress/create") }
    one.session.settle()
    _ = one.session.all()
    let answered = one.session.handle(.response(RequestID(created?["id"]), .null))
    #expect(!methods(answered).contains("$/progress"))
  }

  /// Nor what the client does not want to show.
  @Test(arguments: [JSON.null, nil]) func onlyWhatIsTakenIsShown(_ answer: JSON?) throws {
    let one = try RepositorySession(["stad.opgave": Self.stad], Client.rich.capabilities)
    try one.write("instellingen.opgave", RepositorySessionTests.settings)
    changed(one, "instellingen.opgave")
    let created = one.session.all().first { $0["method"] == .string("window/workDoneProgress/create") }
    let answered = one.session.handle(.response(RequestID(created?["id"]), answer))
    #expect(methods(answered).contains("$/progress") == (answer != nil))
  }

  /// One thread looks at the disk, whatever it is to look at.
  @Test func oneThreadLooks() {
    let watched = WatchedRoots()
    #expect(!watched.set([]) && watched.set(["a"]) && !watched.set(["a", "b"]) && !watched.set([]))
  }

  /// Only the reading that goes on can be given up; what was known before stays.
  @Test(arguments: [true, false]) func onlyTheReadingThatGoesOnIsGivenUp(_ isMeant: Bool) throws {
    let one = try RepositorySession(["q.opgave": "portfolio Q \"Q\" {\n}\n"], Client.rich.capabilities)
    let before = one.told["q.opgave"]
    try one.write("instellingen.opgave", "instellingen {\n  regels {\n    naamstijl: uit\n  }\n}\n")
    changed(one, "instellingen.opgave")
    let created = one.session.all().first { $0["method"] == .string("window/workDoneProgress/create") }
    let token = try #require(created?["params"]?["token"])
    cancel(one, isMeant ? token : .string("opgave-0"))
    one.settle()
    #expect((one.told["q.opgave"] == before) == isMeant)
    // When none goes on there is none to give up.
    cancel(one, token)
    one.change("q.opgave", "")
  }

  @Test(arguments: [
    (#"{"trace": "messages"}"#, true), (#"{"trace": "off"}"#, false), (#"{"trace": true}"#, true), (#"{}"#, false),
    (#"{"opgave": {"trace": true}}"#, true), (#"{"opgave.trace": "verbose"}"#, true), (#"{"trace": 1}"#, false),
  ])
  func tracesAreSetByTheClient(_ settings: String, _ traces: Bool) throws {
    let session = Session()
    let options = try JSON(parsing: Array(settings.utf8))
    _ = session.request("initialize", .make(["capabilities": .object([]), "initializationOptions": options]))
    _ = session.notify("initialized")
    _ = session.request("workspace/symbol", .make(["query": .string("x")]))
    #expect(methods(session.all()).contains("$/logTrace") == traces)
  }

  @Test(arguments: [("off", false), ("messages", true)]) func tracesAreSetByTheProtocol(_ value: String, _ traces: Bool)
  {
    let session = Session()
    _ = session.request("initialize", .make(["capabilities": .object([]), "trace": .string("off")]))
    _ = session.notify("initialized")
    _ = session.notify("$/setTrace", .make(["value": .string(value)]))
    _ = session.request("workspace/symbol", .make(["query": .string("x")]))
    #expect(methods(session.all()).contains("$/logTrace") == traces)
  }

  /// A folder of which an inner one is a repository by itself, opened with that one: each is read once.
  @Test func eachRepositoryIsReadOnce() throws {
    let inner = ["binnen/instellingen.opgave": "instellingen {\n}\n", "binnen/q.opgave": "portfolio Q \"Q\" {\n}\n"]
    let one = try RepositorySession(inner.merging(["stad.opgave": Self.stad]) { $1 }, Client.rich.capabilities)
    #expect(one.told.keys.contains("binnen/q.opgave"))
    let added = JSON.make(["uri": .string(one.uri("binnen")), "name": .string("binnen")])
    _ = one.session.notify(
      "workspace/didChangeWorkspaceFolders",
      .make(["event": .make(["added": .array([added]), "removed": .array([])])]))
    one.settle()
    let found = one.session.request("workspace/symbol", .make(["query": .string("Q")]))
    #expect(found.array?.filter { $0["name"] == .string("Q") }.count == 1)
  }

  /// A folder that comes is read with all that is in it.
  @Test func aFolderThatComesIsRead() throws {
    let one = try RepositorySession(["stad.opgave": Self.stad])
    try one.write("nieuw/diep/q.opgave", "portfolio Q \"Q\" {\n}\n")
    one.changedOnDisk("nieuw")
    #expect(one.told["nieuw/diep/q.opgave"]?.isEmpty == false)
    // Any other file is none of its business.
    try one.write("nieuw/diep/p.txt", "portfolio")
    one.changedOnDisk("nieuw/diep/p.txt")
    #expect(one.told["nieuw/diep/p.txt"] == nil)
  }

  /// A document that is named, and comes into a folder.
  @Test func aDocumentThatComesIsFound() throws {
    let text = "opgave a \"A\" {\n  documenten: \"stukken/2026/besluit.md\"\n}\n"
    let one = try RepositorySession(["a.opgave": text])
    let before = one.told["a.opgave"] ?? []
    #expect(before.contains("OPG307"))
    try one.write("stukken/2026/besluit.md", "x")
    one.changedOnDisk("stukken/2026/besluit.md")
    #expect(one.told["a.opgave"] == before.filter { $0 != "OPG307" })
  }

  /// What is to go is warned of where something names it.
  @Test func whatGoesIsStillNamed() throws {
    let named = "opgave a \"A\" {\n  documenten: \"stukken/b.pdf\"\n}\n"
    let one = try RepositorySession(["stad.opgave": Self.stad, "p.opgave": Self.portfolio, "a.opgave": named])
    func warnings(_ path: String) -> [String] {
      _ = one.session.all()
      let file = JSON.make(["uri": .string(one.uri(path))])
      #expect(one.session.request("workspace/willDeleteFiles", .make(["files": .array([file])])) == .null)
      return one.session.all().compactMap { $0["params"]?["message"]?.string }
    }
    #expect(warnings("stad.opgave") == ["Wat weggaat, wordt nog genoemd in één bestand: p.opgave"])
    #expect(warnings("p.opgave") == [])
    #expect(warnings("") == [])
    for path in ["stukken", "stukken/b.pdf"] {
      #expect(warnings(path) == ["Wat weggaat, wordt nog genoemd in één bestand: a.opgave"])
    }
    #expect(warnings("stuk") == [])
  }

  @Test(arguments: [(5, false), (6, true)]) func manyThatNameItAreNotAllSaid(_ count: Int, _ goesOn: Bool) throws {
    var files = ["stad.opgave": Self.stad]
    for number in 0..<count {
      files["p\(number).opgave"] = Self.portfolio.replacing("portfolio p", with: "portfolio p\(number)")
    }
    let one = try RepositorySession(files)
    let file = JSON.make(["uri": .string(one.uri("stad.opgave"))])
    _ = one.session.request("workspace/willDeleteFiles", .make(["files": .array([file])]))
    let said = one.session.all().compactMap { $0["params"]?["message"]?.string }
    #expect(said.first?.hasPrefix("Wat weggaat, wordt nog genoemd in \(count) bestanden: p0.opgave, ") == true)
    #expect(said.first?.hasSuffix(", …") == goesOn)
  }

  /// Places that a finding points to follow the text, in its own file and in others.
  @Test func whatIsPointedToMoves() throws {
    let two = "organisatie a \"A\"\n\norganisatie a \"B\"\n"
    let one = try RepositorySession(
      ["a.opgave": two, "b.opgave": "organisatie c \"C\"\n", "c.opgave": "organisatie c \"D\"\n"],
      Client.rich.capabilities)
    one.open("a.opgave", two)
    one.open("c.opgave", "organisatie c \"D\"\n")
    func lines(_ path: String) -> [Int] {
      let report = one.session.request(
        "textDocument/diagnostic", .make(["textDocument": Session.text(one.uri(path))]))
      let double = report["items"]?.array?.filter { $0["code"] == .string("OPG301") } ?? []
      return double.flatMap { $0["relatedInformation"]?.array ?? [] }.compactMap {
        $0["location"]?["range"]?["start"]?["line"]?.int
      }
    }
    #expect(lines("a.opgave") == [2, 0])
    #expect(lines("c.opgave") == [0])
    one.change("a.opgave", "\n" + two)
    #expect(lines("a.opgave") == [3, 1])
    one.change("a.opgave", "\n# x\n" + two)
    #expect(lines("a.opgave") == [4, 2])
    try one.write("b.opgave", "\n\norganisatie c \"C\"\n")
    one.changedOnDisk("b.opgave")
    #expect(lines("c.opgave") == [2])
    one.open("b.opgave", "\norganisatie c \"C\"\n")
    #expect(lines("c.opgave") == [1])
  }

  /// Who shows no such places is not told again because they moved.
  @Test(arguments: [true, false]) func whatIsNotShownDoesNotMove(_ shows: Bool) throws {
    let capabilities = JSON.make([
      "textDocument": .make(["publishDiagnostics": .make(["relatedInformation": .bool(shows)])])
    ])
    let one = try RepositorySession(
      ["b.opgave": "organisatie c \"C\"\n", "c.opgave": "organisatie c \"D\"\n"], capabilities)
    for path in ["b.opgave", "c.opgave"] { one.open(path, "organisatie c \"C\"\n") }
    _ = one.session.all()
    one.tell("b.opgave", "\norganisatie c \"C\"\n")
    one.session.settle()
    #expect(one.session.all().contains { $0["params"]?["uri"] == .string(one.uri("c.opgave")) } == shows)
  }

  /// Who asks for the whole is told nothing of closed files besides.
  @Test func whoAsksForTheWholeIsNotToldAsWell() throws {
    let one = try RepositorySession(["q.opgave": "portfolio Q \"Q\" {\n}\n"], Client.rich.capabilities)
    #expect(one.told["q.opgave"] != nil)
    _ = one.session.request("workspace/diagnostic", .make(["previousResultIds": .array([])]))
    one.settle()
    #expect(one.told["q.opgave"] == nil)
    try one.write("q.opgave", "portfolio Qq \"Q\" {\n}\n")
    one.changedOnDisk("q.opgave")
    #expect(one.told["q.opgave"] == nil)
  }

  /// What a newer version that waits makes old is not told.
  @Test(arguments: [("untitled:a", [3]), ("untitled:b", [2])]) func whatIsPassedIsNotTold(_ uri: String, _ told: [Int])
  {
    let session = Session()
    _ = session.initialize()
    session.open("opgave a \"A\" {\n}\n")
    session.open("opgave b \"B\" {\n}\n", uri: "untitled:b")
    session.settle()
    _ = session.all()
    func change(_ uri: String, _ version: Int) -> Message {
      .notification(
        method: "textDocument/didChange",
        .make([
          "textDocument": .make(["uri": .string(uri), "version": .integer(version)]),
          "contentChanges": .array([.make(["text": .string("opgave a {\n  budget: \(version).5\n}\n")])]),
        ]))
    }
    session.queue(.message(change(uri, 3)))
    var versions = session.handle(change("untitled:a", 2))
    session.settle()
    versions += session.all()
    let own = versions.filter { $0["params"]?["uri"] == .string("untitled:a") }
    #expect(own.compactMap { $0["params"]?["version"]?.int } == told)
  }

  /// While repositories are read, lists may not be whole.
  @Test func listsAreNotWholeWhileReading() {
    let session = Session()
    let folder = JSON.make(["uri": .string("file:///er/is/niets"), "name": .string("x")])
    _ = session.request("initialize", .make(["capabilities": .object([]), "workspaceFolders": .array([folder])]))
    session.open("opgave a \"A\" {\n  status: \n}\n")
    let parameters = JSON.make([
      "textDocument": Session.text("untitled:a"), "position": LSPPosition(1, 10).json,
    ])
    #expect(session.request("textDocument/completion", parameters)["isIncomplete"] == .bool(true))
    session.settle()
    #expect(session.request("textDocument/completion", parameters)["isIncomplete"] == .bool(false))
  }

  /// What is announced, and asked of a client, is what that client can do.
  @Test(arguments: [Client.rich, .plain]) func isAnnouncedToWhoCan(_ client: Client) {
    let session = Session()
    let capabilities = session.initialize(client.capabilities)["capabilities"] ?? .null
    let isRich = client == .rich
    #expect((capabilities["renameProvider"] == .bool(true)) == !isRich)
    #expect((capabilities["diagnosticProvider"] != nil) == isRich)
    session.settle()
    let sent = session.all()
    let registered = sent.filter { $0["method"] == .string("client/registerCapability") }.flatMap {
      $0["params"]?["registrations"]?.array ?? []
    }.compactMap { $0["method"]?.string }
    #expect(registered.contains("workspace/didChangeConfiguration") == isRich)
    #expect(methods(sent).contains("workspace/configuration") == isRich)
    #expect(methods(sent).contains("workspace/diagnostic/refresh") == isRich)
    // Nothing else is shown of what is not open.
    #expect(!methods(sent).contains("workspace/codeLens/refresh"))
    #expect(!methods(sent).contains("opgave/ready"))
  }

  /// What is watched follows the folders, and is not asked for twice.
  @Test func whatIsWatchedFollowsTheFolders() throws {
    let one = try RepositorySession(["binnen/q.opgave": ""], Client.rich.capabilities)
    _ = one.session.all()
    func change(_ side: String) -> [String] {
      let folder = JSON.make(["uri": .string(one.uri("")), "name": .string("x")])
      let other = side == "added" ? "removed" : "added"
      _ = one.session.notify(
        "workspace/didChangeWorkspaceFolders",
        .make(["event": .make([side: .array([folder]), other: .array([])])]))
      one.session.settle()
      return methods(one.session.all()).filter { $0.hasSuffix("Capability") }
    }
    #expect(change("added") == [])
    #expect(change("removed") == ["client/unregisterCapability"])
    #expect(change("removed") == [])
    #expect(change("added") == ["client/registerCapability"])
  }

  /// A title is shown wherever its declaration is named, so other documents are looked at again; the rest of a text is not.
  @Test(arguments: [("groen \"Meer‸", true), ("Hoe‸ dan?", false)])
  func titlesAreShownElsewhere(_ typed: String, _ isShown: Bool) throws {
    let text = """
      opgave een "Een" {
        vraagstuk: "Hoe dan?"
        presteren {
          doel groen "Meer groen"
        }
      }

      """
    let marked = MarkedText(text.replacing(typed.replacing("‸", with: ""), with: typed))
    let one = try RepositorySession(["a.opgave": text, "b.opgave": "opgave b {\n}\n"], Self.hints)
    one.open("a.opgave", text)
    one.open("b.opgave", "opgave b {\n}\n")
    _ = one.session.all()
    let bytes = Array(text.utf8)
    let place = PositionConverter(.utf16).position(try #require(marked.cursors.first), bytes, LineTable(bytes))
    _ = one.session.notify(
      "textDocument/didChange",
      .make([
        "textDocument": .make(["uri": .string(one.uri("a.opgave")), "version": .integer(2)]),
        "contentChanges": .array([.make(["range": LSPRange(place, place).json, "text": .string("x")])]),
      ]))
    one.session.settle()
    #expect(methods(one.session.all()).contains("workspace/inlayHint/refresh") == isShown)
  }

  /// Settings of a client count as they change; only what shows elsewhere is asked for anew.
  @Test func settingsThatChange() throws {
    let one = try RepositorySession(["stad.opgave": Self.stad], Self.hints)
    one.open("stad.opgave", Self.stad)
    func change(_ settings: JSON) -> [String] {
      _ = one.session.all()
      _ = one.session.notify("workspace/didChangeConfiguration", .make(["settings": .make(["opgave": settings])]))
      one.session.settle()
      return methods(one.session.all())
    }
    let hints = JSON.make(["inlayHints": .make(["titels": .bool(false)])])
    #expect(change(hints).contains("workspace/inlayHint/refresh"))
    #expect(change(hints) == [])
    let again = JSON.make(["inlayHints": .make(["titels": .bool(true)])])
    #expect(change(again).contains("workspace/inlayHint/refresh"))
    #expect(change(again) == [])
    #expect(change(.make(["opmaakBijOpslaan": .bool(true)])) == [])
    #expect(change(.make(["taal": .string("en")])).contains("textDocument/publishDiagnostics"))
    #expect(change(.make(["peildatum": .string("2020-01-01")])).contains("textDocument/publishDiagnostics"))
    #expect(change(.make(["peildatum": .string("2020-01-01")])) == [])
  }

  /// The language of the editor, unless the server was started with another.
  @Test(arguments: [("en-GB", nil, "is missing"), ("nl", nil, "ontbreekt"), ("en", Language.nl, "ontbreekt")])
  func theEditorSpeaksALanguage(_ locale: String, _ started: Language?, _ words: String) {
    let session = Session(language: started)
    _ = session.request("initialize", .make(["capabilities": .object([]), "locale": .string(locale)]))
    _ = session.notify("initialized")
    session.open("opgave a \"A\" {\n}\n")
    session.settle()
    let told = session.all().flatMap { $0["params"]?["diagnostics"]?.array ?? [] }
    #expect(!told.isEmpty && told.allSatisfy { $0["message"]?.string?.contains(words) == true })
  }

  /// Findings speak another language as soon as that is set, before all is read anew.
  @Test func theLanguageChangesAtOnce() throws {
    let text = "portfolio Q \"Q\" {\n}\n"
    let one = try RepositorySession(["q.opgave": text])
    one.open("q.opgave", text)
    func messages(_ version: Int) -> [String] {
      one.tell("q.opgave", text + String(repeating: "\n", count: version), version: version)
      return one.session.all().flatMap { $0["params"]?["diagnostics"]?.array ?? [] }.compactMap {
        $0["message"]?.string
      }
    }
    let dutch = messages(2)
    let settings = JSON.make(["opgave": .make(["taal": .string("en")])])
    _ = one.session.notify("workspace/didChangeConfiguration", .make(["settings": settings]))
    let english = messages(3)
    #expect(!dutch.isEmpty && english.count == dutch.count)
    #expect(Set(dutch).isDisjoint(with: english))
  }

  /// What was told before a server was started anew is not told again.
  @Test func whatIsKnownIsNotToldAgain() throws {
    let files = [
      "q.opgave": "portfolio Q \"Q\" {\n}\n", "r.opgave": "portfolio R \"R\" {\n}\n", "ok.opgave": "",
    ]
    let one = try RepositorySession(files, Client.rich.capabilities)
    func ask(_ session: Session, _ known: [JSON]) -> [JSON] {
      let id = session.ask("workspace/diagnostic", .make(["previousResultIds": .array(known)]))
      session.settle()
      let answer = session.all().first { $0["id"] == .integer(id) && $0["method"] == nil }
      return answer?["result"]?["items"]?.array ?? []
    }
    let first = ask(one.session, [])
    #expect(first.count == 2)
    let known = first.map { JSON.make(["uri": $0["uri"], "value": $0["resultId"]]) }
    let anew = Session()
    _ = anew.request(
      "initialize", .make(["rootUri": .string(one.uri("")), "capabilities": Client.rich.capabilities]))
    _ = anew.notify("initialized")
    anew.settle()
    _ = anew.all()
    #expect(ask(anew, [known[0]]).map { $0["uri"] } == [known[1]["uri"]])
    // A file that shows nothing any more is told where something is known of it.
    let mended = JSON.make(["uri": .string(one.uri("ok.opgave")), "value": .string("oud")])
    let last = ask(anew, known + [mended])
    #expect(last.map { $0["uri"] } == [mended["uri"]] && last.first?["items"] == .array([]))
  }

  /// Findings of other documents come along only with who takes them.
  @Test(arguments: [true, false]) func otherDocumentsComeAlong(_ takes: Bool) throws {
    guard case .object(let members) = Client.rich.capabilities["textDocument"] else { return }
    let diagnostic = JSON.make(["relatedDocumentSupport": .bool(takes)])
    let documents = JSON.object(members.filter { $0.name != "diagnostic" }).setting("diagnostic", diagnostic)
    let one = try RepositorySession(
      ["stad.opgave": Self.stad], Client.rich.capabilities.setting("textDocument", documents))
    one.open("p.opgave", Self.portfolio)
    one.open("stad.opgave", Self.stad.replacing("functie wethouder", with: "functie burgemeester"))
    let report = one.session.request(
      "textDocument/diagnostic", .make(["textDocument": Session.text(one.uri("stad.opgave"))]))
    #expect((report["relatedDocuments"]?[one.uri("p.opgave")] != nil) == takes)
    // They come along once.
    let again = one.session.request(
      "textDocument/diagnostic", .make(["textDocument": Session.text(one.uri("stad.opgave"))]))
    #expect(again["relatedDocuments"] == nil)
  }

  /// What changed since the tokens that a client has, also where lines that are all alike go and come.
  @Test(arguments: [
    ("# a\n# a\n# a\n", "# a\n# a\n"), ("# a\n# a\n", "# a\n# a\n# a\n"), ("# a\n", ""), ("", "# a\n"),
    ("a: 1\nb: 2\n", "a: 1\nb: 3\n"), ("# a\n# b\n", "# a\n# b\n"), ("opgave a\n# x\n", "# x\n"),
  ])
  func tokensFollowTheText(_ before: String, _ after: String) throws {
    let one = try RepositorySession(["a.opgave": before], Client.rich.capabilities)
    one.open("a.opgave", before)
    func ask(_ method: String, _ previous: JSON? = nil) -> JSON {
      one.session.request(
        "textDocument/semanticTokens/\(method)",
        .make(["textDocument": Session.text(one.uri("a.opgave")), "previousResultId": previous]))
    }
    let first = ask("full")
    let old = (first["data"]?.array ?? []).compactMap(\.int)
    var data = old
    one.change("a.opgave", after)
    let delta = ask("full/delta", first["resultId"])
    for edit in delta["edits"]?.array ?? [] {
      let (start, count) = (try #require(edit["start"]?.int), try #require(edit["deleteCount"]?.int))
      #expect(start % 5 == 0 && count % 5 == 0)
      data.replaceSubrange(start..<start + count, with: (edit["data"]?.array ?? []).compactMap(\.int))
    }
    let whole = ask("full")
    #expect(data == (whole["data"]?.array ?? []).compactMap(\.int))
    #expect((delta["edits"]?.array?.isEmpty == true) == (data == old))
    // Since what nobody sent there is no difference.
    #expect(ask("full/delta", .string("nergens"))["data"] == whole["data"])
  }
}
