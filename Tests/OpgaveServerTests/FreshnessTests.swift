/// That nothing an editor shows stays as it was once something else changed: findings, what stands beside them, folders, settings.
import Foundation
import LanguageServerProtocol
import OpgaveJSON
import OpgaveServer
import OpgaveTestSupport
import Testing

@Suite struct FreshnessTests {
  private static let stad = RepositorySessionTests.organisation
  private static let other = stad.replacing("functie wethouder", with: "functie burgemeester")
  private static let portfolio = RepositorySessionTests.portfolio("wethouder")

  private func rich(_ files: [String: String]) throws -> RepositorySession {
    try RepositorySession(files, Client.rich.capabilities)
  }

  private func methods(_ one: RepositorySession) -> [String] {
    one.session.settle()
    return one.session.all().compactMap { $0["method"]?.string }
  }

  private func folders(_ one: RepositorySession, added: [String] = [], removed: [String] = []) {
    func list(_ paths: [String]) -> JSON {
      .array(paths.map { .make(["uri": .string(one.uri($0)), "name": .string("x")]) })
    }
    _ = one.session.notify(
      "workspace/didChangeWorkspaceFolders",
      .make(["event": .make(["added": list(added), "removed": list(removed)])]))
  }

  /// Who asked for findings before other files were asked again is told to ask once more, and only then.
  @Test func whoAskedTooEarlyAsksAgain() throws {
    let one = try rich(["stad.opgave": Self.stad])
    one.open("p.opgave", Self.portfolio)
    one.open("stad.opgave", Self.stad)
    func ask(_ path: String) -> JSON {
      one.session.request("textDocument/diagnostic", .make(["textDocument": Session.text(one.uri(path))]))
    }
    _ = (ask("stad.opgave"), methods(one))
    one.tell("stad.opgave", Self.other, version: 3)
    #expect(ask("stad.opgave")["relatedDocuments"] == nil)
    #expect(methods(one).contains("workspace/diagnostic/refresh"))
    #expect(ask("stad.opgave")["relatedDocuments"]?[one.uri("p.opgave")] != nil)
    #expect(!methods(one).contains("workspace/diagnostic/refresh"))
  }

  /// A client that asks, but cannot be told to ask again, is told: it would go on showing what was known before all was read.
  @Test func whoCannotBeToldToAskIsTold() throws {
    let asks = JSON.make(["textDocument": .make(["diagnostic": .make(["dynamicRegistration": .bool(false)])])])
    #expect(Session().initialize(asks)["capabilities"]?["diagnosticProvider"] == nil)
    let one = try RepositorySession(["stad.opgave": Self.stad], asks)
    one.open("p.opgave", RepositorySessionTests.portfolio("burgemeester"))
    #expect(one.told["p.opgave"]?.contains("OPG302") == true)
    let rich = Client.rich.capabilities
    #expect(Session().initialize(rich)["capabilities"]?["diagnosticProvider"]?["workspaceDiagnostics"] == .bool(true))
    // One that, told to ask again, would ask about closed files alone is not offered to ask about those.
    let neovim = Session().request(
      "initialize", .make(["capabilities": rich, "clientInfo": .make(["name": .string("Neovim")])]))
    #expect(neovim["capabilities"]?["diagnosticProvider"]?["workspaceDiagnostics"] == .bool(false))
  }

  /// A title that is typed is shown elsewhere; a sentence is not.
  @Test func whatIsShownElsewhereIsAskedForAgain() throws {
    let one = try rich(["stad.opgave": Self.stad])
    one.open("p.opgave", Self.portfolio)
    one.open("stad.opgave", Self.stad + "# een opmerking\n")
    _ = methods(one)
    func type(_ mark: String) -> [String] {
      let lines = (Self.stad + "# een opmerking\n").split(separator: "\n", omittingEmptySubsequences: false)
      let line = lines.firstIndex { $0.contains(mark) } ?? 0
      let column = lines[line].range(of: mark).map {
        lines[line].distance(from: lines[line].startIndex, to: $0.upperBound)
      }
      let position = LSPPosition(line, column ?? 0)
      _ = one.session.notify(
        "textDocument/didChange",
        .make([
          "textDocument": .make(["uri": .string(one.uri("stad.opgave")), "version": .integer(3)]),
          "contentChanges": .array([.make(["range": LSPRange(position, position).json, "text": .string("x")])]),
        ]))
      return methods(one)
    }
    #expect(!type("een opmerking").contains("workspace/inlayHint/refresh"))
    #expect(type("\"Wethouder").contains("workspace/inlayHint/refresh"))
  }

  /// A kept request for the whole workspace is answered with what changed, and with nothing else.
  @Test func aKeptRequestIsAnsweredWithWhatChanged() throws {
    let one = try rich([
      "stad.opgave": Self.stad, "p.opgave": Self.portfolio,
      "q.opgave": Self.portfolio.replacing("portfolio p", with: "portfolio q"),
    ])
    one.session.open("geen woord", uri: "untitled:x")
    let first = one.session.request("workspace/diagnostic", .make(["previousResultIds": .array([])]))
    var known = (first["items"]?.array ?? []).map { JSON.make(["uri": $0["uri"], "value": $0["resultId"]]) }
    #expect(known.count == 2)
    // What is open by itself was asked for by itself.
    known.append(.make(["uri": .string("untitled:x"), "value": .string("abc")]))
    let id = one.session.ask("workspace/diagnostic", .make(["previousResultIds": .array(known)]))
    func answer() -> JSON? {
      one.session.settle()
      return one.session.all().first { $0["id"] == .integer(id) && $0["method"] == nil }
    }
    #expect(answer() == nil)
    try one.write("q.opgave", Self.portfolio.replacing("portfolio p", with: "# anders\nportfolio q"))
    one.session.queue(.changedOnDisk([one.url.path + "/p.opgave"]))
    #expect(answer() == nil)
    one.session.queue(.changedOnDisk([one.url.path + "/q.opgave"]))
    #expect(answer()?["result"]?["items"]?.array?.map { $0["uri"] } == [.string(one.uri("q.opgave"))])
  }

  /// When the last folder goes, so do its findings.
  @Test func aKeptRequestEndsWithTheLastFolder() throws {
    let one = try rich(["p.opgave": Self.portfolio])
    let first = one.session.request("workspace/diagnostic", .make(["previousResultIds": .array([])]))
    let known = (first["items"]?.array ?? []).map { JSON.make(["uri": $0["uri"], "value": $0["resultId"]]) }
    let id = one.session.ask("workspace/diagnostic", .make(["previousResultIds": .array(known)]))
    folders(one, removed: [""])
    one.session.settle()
    let answer = one.session.all().first { $0["id"] == .integer(id) && $0["method"] == nil }
    #expect(answer?["result"]?["items"]?.array?.map { $0["items"] } == [.array([])])
  }

  /// Folders that come later are watched, and so is a repository that starts above the folder that is open.
  @Test func allThatIsReadIsWatched() throws {
    let one = try rich(["a/instellingen.opgave": RepositorySessionTests.settings, "a/diep/p.opgave": Self.portfolio])
    func watched() -> [String]? {
      one.session.settle()
      let asked = one.session.all().last { message in
        message["params"]?["registrations"]?[0]?["id"] == .string("watch")
      }
      let watchers = asked?["params"]?["registrations"]?[0]?["registerOptions"]?["watchers"]?.array
      return watchers.map { Set($0.compactMap { $0["globPattern"]?["baseUri"]?.string }).sorted() }
    }
    folders(one, added: ["a/diep"], removed: [""])
    #expect(watched() == [one.uri("a"), one.uri("a/diep")])
    folders(one, removed: ["a/diep"])
    #expect(watched() == nil)
  }

  /// Settings that are opened while all is being read are in force once it is.
  @Test func settingsOpenedWhileReading() throws {
    let one = try RepositorySession(["stad.opgave": Self.stad, "p.opgave": Self.portfolio])
    #expect(one.told == ["p.opgave": ["OPG706"]])
    try one.write("instellingen.opgave", "instellingen {\n}\n")
    _ = one.session.notify(
      "workspace/didChangeWatchedFiles",
      .make(["changes": .array([.make(["uri": .string(one.uri("instellingen.opgave")), "type": .integer(1)])])]))
    one.open("instellingen.opgave", RepositorySessionTests.settings)
    #expect(one.told == [:])
  }

  /// Settings that were never saved count too, and once: a reading that finds none on disk is not begun again for ever.
  @Test func settingsThatAreNotSaved() throws {
    let one = try RepositorySession(["stad.opgave": Self.stad, "p.opgave": Self.portfolio])
    #expect(one.told == ["p.opgave": ["OPG706"]])
    one.open("instellingen.opgave", RepositorySessionTests.settings)
    #expect(one.told == [:])
  }

  /// A finding that points into another file points there still when lines move in it.
  @Test func whatAFindingPointsToMoves() throws {
    let can = JSON.make([
      "textDocument": .make(["publishDiagnostics": .make(["relatedInformation": .bool(true)])])
    ])
    let one = try RepositorySession(["stad.opgave": Self.stad, "a.opgave": "", "b.opgave": ""], can)
    one.open("a.opgave", Self.portfolio)
    one.open("b.opgave", Self.portfolio)
    one.session.open("# boven\n" + Self.portfolio, uri: one.uri("b.opgave"))
    one.session.settle()
    let told = one.session.all().last { $0["params"]?["uri"] == .string(one.uri("a.opgave")) }
    let related = told?["params"]?["diagnostics"]?.array?.compactMap { $0["relatedInformation"]?[0]?["location"] }.first
    #expect(related?["uri"] == .string(one.uri("b.opgave")))
    #expect(related?["range"]?["start"]?["line"] == .integer(1))
  }

  /// A document that comes while all is being read is found.
  @Test func aDocumentThatComesWhileReading() throws {
    let text = """
      opgave o "O" {
        organisatie: stad
        status: concept
        vraagstuk: "Hoe?"
        documenten: "a.pdf"
      }

      """
    let one = try RepositorySession(["stad.opgave": Self.stad, "o.opgave": text])
    #expect(one.told["o.opgave"]?.contains("OPG307") == true)
    try one.write("instellingen.opgave", "instellingen {\n}\n")
    one.session.queue(.changedOnDisk([one.url.path + "/instellingen.opgave"]))
    one.session.step()
    try one.write("a.pdf", "")
    one.changedOnDisk("a.pdf")
    #expect(one.told["o.opgave"]?.contains("OPG307") != true)
  }

  /// A reading that the client stopped begins anew with the next file that changes.
  @Test func aStoppedReadingBeginsAnew() throws {
    let one = try rich(["stad.opgave": Self.stad])
    _ = one.session.all()
    try one.write("instellingen.opgave", RepositorySessionTests.settings)
    _ = one.session.notify(
      "workspace/didChangeWatchedFiles",
      .make(["changes": .array([.make(["uri": .string(one.uri("instellingen.opgave")), "type": .integer(1)])])]))
    let token = one.session.all().first { $0["method"] == .string("window/workDoneProgress/create") }?["params"]?[
      "token"]
    _ = one.session.notify("window/workDoneProgress/cancel", .make(["token": token]))
    try one.write("p.opgave", Self.portfolio)
    one.changedOnDisk("p.opgave")
    one.open("p.opgave", Self.portfolio)
    let found = one.session.request("workspace/symbol", .make(["query": .string("p")])).array ?? []
    #expect(found.contains { $0["name"] == .string("p") })
    let report = one.session.request(
      "textDocument/diagnostic", .make(["textDocument": Session.text(one.uri("p.opgave"))]))
    #expect(report["items"] == .array([]))
  }

  /// A document that comes is found: once it is told of, or once the file that names it is saved.
  @Test(arguments: [true, false]) func aDocumentThatComes(_ isTold: Bool) throws {
    let text =
      "opgave o \"O\" {\n  organisatie: stad\n  status: concept\n  vraagstuk: \"Hoe?\"\n  documenten: \"../a.pdf\"\n}\n"
    let one = try RepositorySession(["stad.opgave": Self.stad, "diep/o.opgave": text])
    one.open("diep/o.opgave", text)
    #expect(one.told["diep/o.opgave"]?.contains("OPG307") == true)
    try one.write("a.pdf", "")
    if isTold {
      one.changedOnDisk("a.pdf")
    } else {
      _ = one.session.notify("textDocument/didSave", .make(["textDocument": Session.text(one.uri("diep/o.opgave"))]))
      one.settle()
    }
    #expect(one.told["diep/o.opgave"]?.contains("OPG307") != true)
  }

  /// What files name beside opgaven is watched too, by its endings, and asked for only where those are others.
  @Test func documentsAreWatched() throws {
    let watches = JSON.make([
      "workspace": .make([
        "didChangeWatchedFiles": .make(["dynamicRegistration": .bool(true), "relativePatternSupport": .bool(true)])
      ])
    ])
    func opgave(_ documents: String) -> String { "opgave o \"O\" {\n  documenten: \(documents)\n}\n" }
    let one = try RepositorySession(["o.opgave": opgave(#""a.pdf""#)], watches)
    var asked: [String]? {
      one.session.settle()
      let last = one.session.all().last { $0["method"] == .string("client/registerCapability") }
      let watchers = last?["params"]?["registrations"]?[0]?["registerOptions"]?["watchers"]?.array
      return watchers?.compactMap { $0["globPattern"]?["pattern"]?.string }.filter { !$0.hasSuffix(".opgave") }
    }
    _ = asked
    one.session.open(opgave(#""a.pdf", "map/b.pdf", "https://x.example/c.odt""#), uri: one.uri("o.opgave"))
    #expect(asked == nil)
    one.tell("o.opgave", opgave(#""a.pdf", "b.d,cx", "kaal", "c.odt""#), version: 2)
    #expect(asked == ["**/", "**/*.odt", "**/*.pdf", "**/b.d?cx", "**/kaal"])
    one.tell("o.opgave", opgave(#""c.odt""#), version: 3)
    #expect(asked == ["**/", "**/*.odt"])
    let many = (0..<101).map { "\"x.e\($0)\"" }.joined(separator: ", ")
    one.tell("o.opgave", opgave(many), version: 4)
    #expect(asked == ["**/", "**/*"])
  }

  /// While settings cannot be relied on nothing is changed by them but they themselves, and no more is told than what is no text;
  /// when they are mended all is as before.
  @Test func brokenSettingsChangeNothing() throws {
    let good = "instellingen {\n  peildatum: 2026-07-01\n}\n"
    let kinds = JSON.make(["codeActionKind": .make(["valueSet": .array([.string("quickfix")])])])
    let actions = JSON.make([
      "textDocument": .make(["codeAction": .make(["codeActionLiteralSupport": kinds])])
    ])
    let bad = good.replacing("instellingen", with: "instelingen")
    let text = "opgave o \"O\" {\n  onzin:   1\n  vraagstuk: \"onaf\n}\n"
    let one = try RepositorySession(["stad.opgave": Self.stad, "instellingen.opgave": good], actions)
    one.open("o.opgave", text)
    one.open("instellingen.opgave", good)
    let before = one.told
    func ask(_ method: String, _ path: String) -> JSON {
      let start = LSPPosition(0, 0)
      return one.session.request(
        method,
        .make([
          "textDocument": Session.text(one.uri(path)), "range": LSPRange(start, LSPPosition(9, 0)).json,
          "context": .make(["diagnostics": .array([])]), "position": start.json, "ch": .string("\n"),
          "options": .make(["tabSize": .integer(2), "insertSpaces": .bool(true)]),
        ]))
    }
    one.change("instellingen.opgave", bad)
    one.settle()
    #expect(one.told["o.opgave"] == ["OPG103"] && one.told["instellingen.opgave"] == ["OPG201"])
    for method in ["formatting", "rangeFormatting"] {
      #expect(
        ask("textDocument/" + method, "o.opgave")["message"]?.string?.contains("instellingen.opgave") == true)
    }
    #expect(ask("textDocument/onTypeFormatting", "o.opgave") == .null)
    #expect(ask("textDocument/codeAction", "o.opgave").array?.isEmpty == true)
    #expect(ask("textDocument/codeAction", "instellingen.opgave").array?.isEmpty == false)
    one.change("instellingen.opgave", good)
    one.settle()
    #expect(one.told == before)
    #expect(ask("textDocument/formatting", "o.opgave")["message"] == nil)
    #expect(ask("textDocument/codeAction", "o.opgave").array?.isEmpty == false)
  }

  /// A client that would not watch, or never says whether it does, is one that cannot: the disk is looked at.
  @Test(arguments: [true, false]) func whoDoesNotWatchIsLookedFor(_ answers: Bool) throws {
    let watches = JSON.make([
      "workspace": .make(["didChangeWatchedFiles": .make(["dynamicRegistration": .bool(true)])])
    ])
    let one = try RepositorySession(["stad.opgave": Self.stad], watches, patience: answers ? 60 : 0.01)
    if answers { _ = one.session.handle(.response(RequestID(one.watchRequest), nil)) }
    one.settle()
    try one.write("p.opgave", RepositorySessionTests.portfolio("burgemeester"))
    let deadline = Date.now.addingTimeInterval(20)
    while one.told["p.opgave"]?.contains("OPG302") != true, Date.now < deadline {
      Thread.sleep(forTimeInterval: 0.05)
      one.settle()
    }
    #expect(one.told["p.opgave"]?.contains("OPG302") == true)
    // Documents that findings name come and go too.
    one.open("o.opgave", "opgave o \"O\" {\n  documenten: \"x.pdf\"\n}\n")
    one.settle()
    #expect(one.told["o.opgave"]?.contains("OPG307") == true)
    try one.write("x.pdf", "")
    while one.told["o.opgave"]?.contains("OPG307") == true, Date.now < deadline {
      Thread.sleep(forTimeInterval: 0.05)
      one.settle()
    }
    #expect(one.told["o.opgave"]?.contains("OPG307") == false)
  }

  /// A repository with so many empty files beside.
  private func large(_ count: Int) throws -> RepositorySession {
    var files = ["stad.opgave": Self.stad, "p.opgave": Self.portfolio]
    for number in 0..<count { files["leeg/\(number).opgave"] = "" }
    return try RepositorySession(files, workers: 2)
  }

  /// Edits for a text that is no longer there would land on other words.
  @Test(arguments: [true, false]) func editsOfALongAnswerAreForTheTextAsItWas(_ changes: Bool) throws {
    let one = try large(2_000)
    one.open("stad.opgave", Self.stad)
    let rename = one.session.ask(
      "textDocument/rename",
      .make([
        "textDocument": Session.text(one.uri("stad.opgave")), "position": LSPPosition(7, 12).json,
        "newName": .string("burgemeester"),
      ]))
    if changes {
      one.tell("stad.opgave", "\n" + Self.stad)
    }
    one.session.settle()
    let answer = one.session.all().first { $0["id"] == .integer(rename) }
    #expect((answer?["error"]?["code"]?.int == -32801) == changes)
    #expect((answer?["result"]?["changes"] != nil) == !changes)
  }

  @Test(arguments: [(1_998, true), (1_997, false)]) func onlyLongAnswersAreGivenBeside(_ count: Int, _ isBeside: Bool)
    throws
  {
    let one = try large(count)
    let id = one.session.ask("workspace/symbol", .make(["query": .string("wethouder")]))
    #expect(one.session.isAnswering == isBeside)
    one.session.settle()
    #expect(one.session.all().contains { $0["id"] == .integer(id) })
  }

  /// In a large repository what looks through all files is answered beside: keys go first, and it can be given up.
  @Test func longAnswersLetKeysGoFirst() throws {
    let one = try large(2_000)
    one.open("p.opgave", Self.portfolio)
    let search = one.session.ask("workspace/symbol", .make(["query": .string("wethouder")]))
    let given = one.session.ask("workspace/symbol", .make(["query": .string("w")]))
    _ = one.session.notify("$/cancelRequest", .make(["id": .integer(given)]))
    let hover = one.session.request(
      "textDocument/hover",
      .make(["textDocument": Session.text(one.uri("p.opgave")), "position": LSPPosition(2, 4).json]))
    #expect(hover["contents"] != nil)
    one.session.settle()
    let answers = one.session.all().filter { $0["method"] == nil }
    let found = answers.first { $0["id"] == .integer(search) }?["result"]?.array
    #expect(found?.map { $0["name"] } == [.string("wethouder")])
    #expect(answers.contains { $0["id"] == .integer(given) })
  }

  /// An answer that is waited for along with a key goes before the findings of that key.
  @Test func answersGoBeforeFindings() throws {
    let one = try RepositorySession(["stad.opgave": Self.stad])
    one.open("p.opgave", Self.portfolio)
    let document = JSON.make(["uri": .string(one.uri("p.opgave"))])
    one.session.queue(
      .message(
        .request(
          .number(900), method: "textDocument/hover",
          .make(["textDocument": document, "position": LSPPosition(2, 4).json]))))
    one.tell("p.opgave", RepositorySessionTests.portfolio("burgemeester"))
    one.session.settle()
    let sent = one.session.all().filter {
      $0["params"]?["uri"] == .string(one.uri("p.opgave")) || $0["id"] == .integer(900)
    }
    #expect(sent.map { $0["method"] } == [nil, .string("textDocument/publishDiagnostics")])
    #expect(sent.last?["params"]?["diagnostics"]?.array?.contains { $0["code"] == .string("OPG302") } == true)
  }
}
