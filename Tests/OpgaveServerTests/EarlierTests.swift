/// What an editor shows of an earlier moment: how much changed, what a value was and since when, and the page that tells it.
import Foundation
import OpgaveJSON
import OpgaveServer
import OpgaveTestSupport
import Testing

@Suite struct EarlierTests {
  private static let text = """
    opgave a "Wonen" {
      status: uitvoering
      budget: € 5 mln

      kenmerken {
        aard: kans

        partij p "P" {
          wereld: leefwereld
          houding: tegen
        }
      }
    }

    """

  /// A client in a folder of git, with the setting.
  private final class Client {
    let session: Session
    let fixture: GitFixture

    init(_ fixture: GitFixture, _ options: JSON, polls: Bool = false, workers: Int = 1) {
      self.fixture = fixture
      session = Session(workers: workers, patience: polls ? 60 : nil, git: fixture.environment)
      let capabilities = JSON.make([
        "workspace": .make(["codeLens": .make(["refreshSupport": .bool(true)])]),
        "window": .make(["showDocument": .make(["support": .bool(true)])]),
      ])
      _ = session.request(
        "initialize",
        .make([
          "rootUri": .string(uri("")), "capabilities": capabilities, "initializationOptions": options,
        ]))
      _ = session.notify("initialized")
      session.settle()
    }

    func uri(_ path: String) -> String { DocumentURI.uri(fixture.root.path + (path.isEmpty ? "" : "/" + path)) }

    func open(_ path: String, _ text: String) {
      session.open(text, uri: uri(path))
      session.settle()
    }

    /// The titles of the lenses of a file.
    func lenses(_ path: String) -> [String] {
      let document = JSON.make(["textDocument": .make(["uri": .string(uri(path))])])
      return (session.request("textDocument/codeLens", document).array ?? []).compactMap { lens in
        session.request("codeLens/resolve", lens)["command"]?["title"]?.string
      }
    }

    func hover(_ path: String, _ line: Int, _ character: Int) -> String {
      let place = JSON.make([
        "textDocument": .make(["uri": .string(uri(path))]),
        "position": .make(["line": .integer(line), "character": .integer(character)]),
      ])
      return session.request("textDocument/hover", place)["contents"]?["value"]?.string ?? ""
    }

    /// Waits until something that another thread brings is there.
    func wait(_ isThere: () -> Bool) -> Bool {
      for _ in 0..<600 {
        session.settle()
        if isThere() { return true }
        Thread.sleep(forTimeInterval: 0.02)
      }
      return false
    }
  }

  private func fixture() throws -> GitFixture {
    let fixture = try GitFixture()
    try fixture.write("a.opgave", Self.text)
    try fixture.commit("een", on: "2026-03-01")
    try fixture.git(["tag", "q1"])
    try fixture.write("a.opgave", Self.text.replacing("tegen", with: "kritisch"))
    try fixture.commit("twee", on: "2026-04-10")
    try fixture.write("b.opgave", "opgave b \"B\" {\n}\n")
    try fixture.commit("drie", on: "2026-05-01")
    return fixture
  }

  @Test func whatChangedIsShownWhereItStands() throws {
    let fixture = try fixture()
    let client = Client(fixture, .make(["vergelijkMet": .string("q1")]))
    let text = Self.text.replacing("tegen", with: "kritisch").replacing("€ 5 mln", with: "€ 6 mln")
    client.open("a.opgave", text)
    #expect(client.wait { client.lenses("a.opgave").contains("sinds q1: 2 wijzigingen") })
    #expect(client.wait { client.hover("a.opgave", 9, 18).contains("veranderd op 10 april 2026") })
    #expect(client.hover("a.opgave", 9, 18).contains("Was tegen op 1 maart 2026 (q1)"))
    #expect(client.hover("a.opgave", 2, 12).contains("Was € 5 mln op 1 maart 2026 (q1); nog niet vastgelegd."))
    #expect(!client.hover("a.opgave", 1, 12).contains("Was "))
    // Typing changes it at once.
    _ = client.session.notify(
      "textDocument/didChange",
      .make([
        "textDocument": .make(["uri": .string(client.uri("a.opgave")), "version": .integer(2)]),
        "contentChanges": .array([.make(["text": .string(Self.text)])]),
      ]))
    client.session.settle()
    #expect(!client.lenses("a.opgave").contains { $0.hasPrefix("sinds") })
    #expect(!client.hover("a.opgave", 2, 12).contains("Was "))
  }

  @Test func nothingIsAskedWithoutTheSettingOrTheTrust() throws {
    let fixture = try fixture()
    for options in [
      JSON.object([]), .make(["vergelijkMet": .string("")]),
      .make(["vergelijkMet": .string("q1"), "vertrouwd": .bool(false)]),
    ] {
      let client = Client(fixture, options)
      client.open("a.opgave", Self.text.replacing("€ 5 mln", with: "€ 6 mln"))
      Thread.sleep(forTimeInterval: 0.3)
      client.session.settle()
      #expect(!client.lenses("a.opgave").contains { $0.hasPrefix("sinds") })
    }
  }

  @Test func whereTheHeadMovesItIsAskedAgain() throws {
    let fixture = try fixture()
    let client = Client(fixture, .make(["vergelijkMet": .string("HEAD")]), polls: true)
    client.open("a.opgave", Self.text.replacing("€ 5 mln", with: "€ 6 mln"))
    #expect(client.wait { client.lenses("a.opgave").contains("sinds HEAD: 2 wijzigingen") })
    try fixture.write("a.opgave", Self.text.replacing("€ 5 mln", with: "€ 6 mln"))
    try fixture.commit("vier", on: "2026-06-01")
    #expect(client.wait { !client.lenses("a.opgave").contains { $0.hasPrefix("sinds") } })
  }

  @Test func whatGitCannotTellIsSaidOnce() throws {
    let fixture = try fixture()
    let client = Client(fixture, .make(["vergelijkMet": .string("nergens")]))
    client.open("a.opgave", Self.text)
    var said: [String] = []
    _ = client.wait {
      said += client.session.all().filter { $0["method"] == .string("window/showMessage") }
        .compactMap { $0["params"]?["message"]?.string }
      return !said.isEmpty
    }
    #expect(said.count == 1 && said[0].contains("git kent ‘nergens’ niet"))
    #expect(!client.lenses("a.opgave").contains { $0.hasPrefix("sinds") })
  }

  @Test(arguments: [1, 2]) func thePageTellsWhatChanged(_ workers: Int) throws {
    let fixture = try fixture()
    let client = Client(fixture, .object([]), workers: workers)
    client.open("a.opgave", Self.text.replacing("tegen", with: "voor").replacing("Wonen", with: "Wonen & <b>"))
    func run(_ words: String...) -> JSON {
      let id = client.session.ask(
        "workspace/executeCommand",
        .make(["command": .string("opgave.watVeranderde"), "arguments": .array(words.map { .string($0) })]))
      var sent: [JSON] = []
      _ = client.wait {
        sent += client.session.all()
        return sent.contains { $0["id"] == .integer(id) && $0["method"] == nil }
      }
      let answer = sent.first { $0["id"] == .integer(id) && $0["method"] == nil }
      return answer?["result"] ?? answer?["error"]?["message"] ?? .null
    }
    let page = run(client.uri("a.opgave"), "a").string ?? ""
    #expect(page.contains("Houding van partij ‘P’ van kritisch naar voor") && page.contains("Wonen & \\<b>"))
    #expect(run("a", "q1").string?.contains("van tegen naar voor") ?? false)
    #expect(run("a", "nergens").string?.contains("git kent ‘nergens’ niet") ?? false)
    #expect(run("z").string?.contains("geen opgave ‘z’") ?? false)
    let shown = client.session.request("workspace/textDocumentContent", .make(["uri": .string("opgave:veranderd/a")]))
    #expect(shown["text"]?.string?.contains("van tegen naar voor") ?? false)
  }
}
