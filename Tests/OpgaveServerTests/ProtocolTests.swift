/// What the protocol asks of a server as a whole: what it announces, how it tells findings, what it does while a client is silent.
import Foundation
import LanguageServerProtocol
import OpgaveJSON
import OpgaveServer
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct ProtocolTests {
  private static let stad = RepositorySessionTests.organisation

  /// Of a client that takes actions as what they are, and no more.
  private static let literals = JSON.make([
    "textDocument": .make(["codeAction": .make(["codeActionLiteralSupport": .object([])])])
  ])

  private func rich(_ files: [String: String]) throws -> RepositorySession {
    try RepositorySession(files, Client.rich.capabilities)
  }

  /// Each request of the protocol is announced exactly if it is answered.
  @Test(.enabled(if: MetaModel.latest != nil, "OPGAVE_CONFORMANCE_DATA names no folder with the protocol's model"))
  func announcesWhatItServes() throws {
    let model = try #require(MetaModel.latest)
    let session = Session()
    let announced = session.initialize(Client.rich.capabilities)["capabilities"] ?? .null
    for method in model.methods.values where method.isRequest && method.isFromClient {
      guard let capability = method.capability else { continue }
      let value = capability.split(separator: ".").reduce(Optional(announced)) { $0?[String($1)] }
      let isAnnounced = value != nil && value != .bool(false)
      _ = session.ask(method.name)
      let answer = session.all().first { $0["id"] != nil && $0["method"] == nil }
      let isServed = answer?["error"]?["code"] != .integer(-32601)
      #expect(isServed == isAnnounced, "\(method.name) is announced: \(isAnnounced), served: \(isServed)")
    }
  }

  /// Who asks for findings is not told them as well; who asks again gets what changed.
  @Test func findingsAreAskedFor() throws {
    let one = try rich(["stad.opgave": Self.stad, "q.opgave": RepositorySessionTests.portfolio("wethouder")])
    // Closed files are told as long as the whole is not asked for.
    #expect(one.told == ["q.opgave": ["OPG706"]])
    one.open("p.opgave", RepositorySessionTests.portfolio("burgemeester"))
    #expect(one.told["p.opgave"] == nil)
    func ask(_ previous: JSON? = nil) -> JSON {
      one.session.request(
        "textDocument/diagnostic",
        .make(["textDocument": Session.text(one.uri("p.opgave")), "previousResultId": previous]))
    }
    let first = ask()
    #expect(first["items"]?.array?.contains { $0["code"] == .string("OPG302") } == true)
    #expect(first["items"]?[0]?["codeDescription"]?["href"]?.string?.hasPrefix("opgave:regel/") == true)
    #expect(ask(first["resultId"])["kind"] == .string("unchanged"))
    one.change("p.opgave", RepositorySessionTests.portfolio("wethouder"))
    #expect(ask(first["resultId"])["items"]?.array?.contains { $0["code"] == .string("OPG302") } == false)
  }

  /// An edit in one file tells what shows in another with the answer that is asked for anyway.
  @Test func findingsElsewhereComeAlong() throws {
    let one = try rich(["stad.opgave": Self.stad])
    one.open("p.opgave", RepositorySessionTests.portfolio("wethouder"))
    one.open("stad.opgave", Self.stad.replacing("functie wethouder", with: "functie burgemeester"))
    let report = one.session.request(
      "textDocument/diagnostic", .make(["textDocument": Session.text(one.uri("stad.opgave"))]))
    let other = report["relatedDocuments"]?[one.uri("p.opgave")]
    #expect(other?["items"]?.array?.contains { $0["code"] == .string("OPG302") } == true)
  }

  /// The whole workspace: at once what there is, and the next answer only when something changed.
  @Test func theWholeIsAskedForOnce() throws {
    let portfolio = RepositorySessionTests.portfolio("burgemeester")
    let one = try rich([
      "stad.opgave": Self.stad, "p.opgave": portfolio,
      "q.opgave": portfolio.replacing("portfolio p", with: "portfolio q"),
    ])
    let first = one.session.request(
      "workspace/diagnostic", .make(["previousResultIds": .array([]), "partialResultToken": .string("t")]))
    #expect(first["items"] == .array([]))
    let reports = one.session.all().filter { $0["method"] == .string("$/progress") }.flatMap {
      $0["params"]?["value"]?["items"]?.array ?? []
    }
    #expect(reports.count == 2)
    let known = reports.map { JSON.make(["uri": $0["uri"], "value": $0["resultId"]]) }
    let id = one.session.ask("workspace/diagnostic", .make(["previousResultIds": .array(known)]))
    one.session.settle()
    #expect(one.session.all().allSatisfy { $0["id"] != .integer(id) || $0["method"] != nil })
    try one.write("p.opgave", RepositorySessionTests.portfolio("wethouder"))
    _ = one.session.notify(
      "workspace/didChangeWatchedFiles",
      .make(["changes": .array([.make(["uri": .string(one.uri("p.opgave")), "type": .integer(2)])])]))
    one.session.settle()
    let answer = one.session.all().first { $0["id"] == .integer(id) && $0["method"] == nil }
    #expect(answer?["result"]?["items"]?.array?.isEmpty == false)
    // One that nobody waits for any more is answered as cancelled.
    let newest = (answer?["result"]?["items"]?.array ?? []).reduce(into: known) { known, report in
      known.removeAll { $0["uri"] == report["uri"] }
      known.append(.make(["uri": report["uri"], "value": report["resultId"]]))
    }
    let last = one.session.ask("workspace/diagnostic", .make(["previousResultIds": .array(newest)]))
    one.session.settle()
    #expect(one.session.all().allSatisfy { $0["id"] != .integer(last) })
    _ = one.session.notify("$/cancelRequest", .make(["id": .integer(last)]))
    one.session.settle()
    #expect(one.session.all().contains { $0["id"] == .integer(last) && $0["error"]?["code"] == .integer(-32800) })
  }

  /// The settings of the client count once it has told them; until then, and if it never does, all goes on.
  @Test func settingsOfTheClient() throws {
    let one = try rich(["stad.opgave": Self.stad])
    one.open("p.opgave", "portfolio p \"P\"{\n  organisatie: stad\n  portfoliomanager: wethouder\n}\n")
    let save = JSON.make(["textDocument": Session.text(one.uri("p.opgave")), "reason": .integer(1)])
    #expect(one.session.request("textDocument/willSaveWaitUntil", save) == .null)
    let asked = one.configurationRequest
    _ = one.session.handle(.response(RequestID(asked), .array([.make(["opmaakBijOpslaan": .bool(true)])])))
    #expect(one.session.request("textDocument/willSaveWaitUntil", save).array?.count == 1)
  }

  /// A finding that is accepted with a reason is gone, and nothing else has changed.
  @Test func everyFindingCanBeAccepted() throws {
    let text = "portfolio p \"P\" {\n  organisatie: stad\n  portfoliomanager: burgemeester\n}\n"
    let one = try RepositorySession(["stad.opgave": Self.stad, "p.opgave": text], Self.literals)
    one.open("p.opgave", text)
    #expect(one.told["p.opgave"]?.contains("OPG302") == true)
    let position = LSPPosition(2, 22)
    let actions = one.session.request(
      "textDocument/codeAction",
      .make([
        "textDocument": Session.text(one.uri("p.opgave")), "range": LSPRange(position, position).json,
        "context": .make(["diagnostics": .array([]), "only": .array([.string("quickfix")])]),
      ]))
    let accept = actions.array?.first { $0["title"]?.string?.hasPrefix("Laat dit zo") == true }
    let edits = accept?["edit"]?["changes"]?[one.uri("p.opgave")]
    #expect(edits?[0]?["newText"] == .string("# negeer OPG302: reden\n  "))
    one.change("p.opgave", text.replacing("  portfoliomanager", with: "  # negeer OPG302: reden\n  portfoliomanager"))
    #expect(one.told["p.opgave"]?.contains("OPG302") != true)
  }

  /// What is accepted in the first header of a file holds there, and not for the whole file.
  @Test func aFindingInTheFirstHeaderIsAcceptedThere() throws {
    let text = "portfolio P \"P\" {\n  organisatie: stad\n  portfoliomanager: wethouder\n}\n"
    let one = try RepositorySession(["stad.opgave": Self.stad, "p.opgave": text], Self.literals)
    one.open("p.opgave", text)
    #expect(one.told["p.opgave"] == ["OPG304", "OPG706"])
    let position = LSPPosition(0, 10)
    let actions = one.session.request(
      "textDocument/codeAction",
      .make([
        "textDocument": Session.text(one.uri("p.opgave")), "range": LSPRange(position, position).json,
        "context": .make(["diagnostics": .array([]), "only": .array([.string("quickfix")])]),
      ]))
    let accept = actions.array?.first { $0["title"]?.string?.hasPrefix("Laat dit zo") == true }
    let edit = accept?["edit"]?["changes"]?[one.uri("p.opgave")]?[0]
    #expect(edit?["newText"] == .string(" # negeer OPG304: reden"))
    #expect(LSPRange(edit?["range"])?.start == LSPPosition(0, 17))
    one.change("p.opgave", text.replacing("{\n", with: "{ # negeer OPG304: reden\n"))
    #expect(one.told["p.opgave"] == ["OPG706", "OPG903"])
    one.change("p.opgave", text.replacing("{\n", with: "{ # negeer OPG304: zo heet het\n"))
    #expect(one.told["p.opgave"] == ["OPG706"])
  }

  /// A client that knows no actions but commands is offered the same changes, and is asked to apply the one that it chooses.
  @Test func actionsAsCommands() throws {
    let text = RepositorySessionTests.portfolio("burgermeester")
    let stad = Self.stad.replacing("functie wethouder", with: "functie burgemeester")
    let can = JSON.make(["workspace": .make(["applyEdit": .bool(true)])])
    let one = try RepositorySession(["stad.opgave": stad, "p.opgave": text], can)
    one.open("p.opgave", text)
    let position = LSPPosition(2, 22)
    let offered = one.session.request(
      "textDocument/codeAction",
      .make([
        "textDocument": Session.text(one.uri("p.opgave")), "range": LSPRange(position, position).json,
        "context": .make(["diagnostics": .array([])]),
      ]))
    let command = try #require(offered[0])
    #expect(command["command"] == .string("opgave.pasToe"))
    _ = one.session.request(
      "workspace/executeCommand", .make(["command": command["command"], "arguments": command["arguments"]]))
    let asked = one.session.all().first { $0["method"] == .string("workspace/applyEdit") }
    let edits = asked?["params"]?["edit"]?["changes"]?[one.uri("p.opgave")]
    #expect(edits?[0]?["newText"] == .string("burgemeester"))
  }

  /// Of very many names those are given that fit what is typed, and the list says that there are more.
  @Test func longListsAreCut() throws {
    let functies = (0..<1_200).map { "  functie f\($0) \"F\" {\n    soort: ambtenaar\n  }\n" }.joined(separator: "\n")
    let stad = "organisatie stad \"Stad\" {\n  soort: gemeente\n\n  besturen {\n    model: lijn\n  }\n\n\(functies)}\n"
    let one = try RepositorySession(["stad.opgave": stad])
    let text = "portfolio p \"P\" {\n  organisatie: stad\n  portfoliomanager: f119\n}\n"
    one.open("p.opgave", text)
    func labels(_ column: Int) -> (count: Int?, isCut: JSON?) {
      let list = one.session.request(
        "textDocument/completion",
        .make(["textDocument": Session.text(one.uri("p.opgave")), "position": LSPPosition(2, column).json]))
      return (list["items"]?.array?.count, list["isIncomplete"])
    }
    #expect(labels(20) == (1_000, .bool(true)))
    #expect(labels(24) == (11, .bool(true)))
  }

  /// The day from which is counted is the client's where no repository says another.
  @Test func theDayOfTheClient() throws {
    let session = Session()
    _ = session.request(
      "initialize", .make(["initializationOptions": .make(["opgave": .make(["peildatum": .string("2020-03-01")])])]))
    session.open("opgave a \"A\" {\n  looptijd: 2020-01-01 .. 2020-03-11\n}\n")
    let hints = session.request(
      "textDocument/inlayHint",
      .make([
        "textDocument": Session.text("untitled:a"), "range": LSPRange(LSPPosition(0, 0), LSPPosition(9, 0)).json,
      ]))
    #expect(hints[0]?["label"] == .string("nog 10 dagen"))
  }

  /// Reading is shown from the moment that the client says it wants to see it, and a client that never says so gets no less.
  @Test func readingIsShown() throws {
    let one = try rich(["stad.opgave": Self.stad])
    _ = one.session.all()
    try one.write("instellingen.opgave", RepositorySessionTests.settings)
    _ = one.session.notify(
      "workspace/didChangeWatchedFiles",
      .make(["changes": .array([.make(["uri": .string(one.uri("instellingen.opgave")), "type": .integer(1)])])]))
    let created = one.session.all().first { $0["method"] == .string("window/workDoneProgress/create") }
    let token = try #require(created?["params"]?["token"])
    let begun = one.session.handle(.response(RequestID(created?["id"]), .null))
    one.session.settle()
    let shown = (begun + one.session.all()).filter {
      $0["method"] == .string("$/progress") && $0["params"]?["token"] == token
    }
    #expect(shown.compactMap { $0["params"]?["value"]?["kind"]?.string } == ["begin", "end"])
  }

  /// Two folders of which one lies in the other: each file belongs once.
  @Test func aFolderInAnother() throws {
    let one = try RepositorySession([
      "stad.opgave": Self.stad, "diep/p.opgave": RepositorySessionTests.portfolio("wethouder"),
    ])
    _ = one.session.notify(
      "workspace/didChangeWorkspaceFolders",
      .make([
        "event": .make([
          "added": .array([.make(["uri": .string(one.uri("diep")), "name": .string("diep")])]), "removed": .array([]),
        ])
      ]))
    one.settle()
    #expect(one.told == ["diep/p.opgave": ["OPG706"]])
    let found = one.session.request("workspace/symbol", .make(["query": .string("p")]))
    #expect(found.array?.filter { $0["name"] == .string("p") }.count == 1)
  }

  /// Versions out of order, edits to what is not open, ranges outside the text, closing twice, other schemes: all goes on.
  @Test func whatNoClientShouldDo() throws {
    let one = try RepositorySession(["stad.opgave": Self.stad])
    func change(_ uri: String, _ version: JSON, _ range: JSON?, _ text: String) {
      _ = one.session.notify(
        "textDocument/didChange",
        .make([
          "textDocument": .make(["uri": .string(uri), "version": version]),
          "contentChanges": .array([.make(["range": range, "text": .string(text)])]),
        ]))
    }
    change(one.uri("nergens.opgave"), .integer(3), nil, "x")
    one.open("p.opgave", RepositorySessionTests.portfolio("wethouder"))
    change(one.uri("p.opgave"), .integer(-4), LSPRange(LSPPosition(900, 900), LSPPosition(1, 1)).json, "# achteraan\n")
    change(one.uri("p.opgave"), .null, LSPRange(LSPPosition(-1, -1), LSPPosition(0, 0)).json, "# vooraan\n")
    one.session.open("opgave x \"X\" {\n", uri: "git:/p.opgave?ref=HEAD")
    one.session.open("niets", uri: "http://example.nl/a.opgave")
    one.close("p.opgave")
    one.close("p.opgave")
    for method in RandomSessionTests.methods {
      let answer = one.session.request(
        method, .make(["textDocument": Session.text("git:/p.opgave?ref=HEAD"), "position": LSPPosition(0, 3).json]))
      #expect(answer["code"] != .integer(-32603), "\(method)")
      #expect(one.session.request(method, .null)["code"] != .integer(-32603))
    }
    #expect(one.session.request("shutdown") == .null)
    #expect(one.session.request("textDocument/hover")["code"] == .integer(-32600))
  }

  /// Of a look that takes in a folder more only what lies where was looked before is told.
  @Test(
    arguments: [
      (["/a"], ["/a"], ["/a/x": 1], ["/a/x": 2, "/a/y": 1], ["/a/x", "/a/y"]),
      (["/a"], ["/a"], ["/b/x": 1], [:], ["/b/x"]), (["/a"], ["/a"], ["/a/x": 1], ["/a/x": 1], []),
      (["/a"], ["/a", "/b"], ["/a/x": 1], ["/a/x": 2, "/b/y": 1], ["/a/x"]),
      (["/a", "/b"], ["/a"], ["/a/x": 1, "/b/y": 1], ["/a/x": 1], ["/b/y"]),
    ] as [([String], [String], [String: Int], [String: Int], [String])])
  func twoLooksAreCompared(
    _ roots: [String], _ now: [String], _ old: [String: Int], _ new: [String: Int], _ changed: [String]
  ) {
    let (before, after) = (Poll.Look(roots: roots, stamps: old), Poll.Look(roots: now, stamps: new))
    #expect(Poll.changes(from: before, to: after) == changed)
  }

  /// Files that come, change and go are seen without a client that watches.
  @Test func whatChangedOnDiskIsSeen() throws {
    let one = try RepositorySession(["stad.opgave": Self.stad])
    let documents = ["x.pdf", "y.pdf"].map { one.url.appending(path: $0).path }
    func look() -> [String: Int] { Poll.stamps([one.url.path], documents, Discovery(.machine())) }
    let before = look()
    #expect(Poll.differences(before, look()) == [])
    try one.write("p.opgave", RepositorySessionTests.portfolio("wethouder"))
    try one.write("stad.opgave", Self.stad + "\n")
    let changed = Poll.differences(before, look())
    #expect(changed.map { String($0.dropFirst(one.url.path.count + 1)) } == ["p.opgave", "stad.opgave"])
    let without = look()
    try one.write("x.pdf", "")
    #expect(Poll.differences(without, look()) == [documents[0]])
    try FileManager.default.removeItem(at: one.url.appending(path: "p.opgave"))
    #expect(Poll.differences(look(), before).count == 2)
  }
}
