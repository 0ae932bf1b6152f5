/// The pages of what is in the editor, in a folder of the user's own, shown by the client.
import Foundation
import LanguageServerProtocol
import OpgaveJSON
import OpgaveServer
import OpgaveTestSupport
import Testing

@Suite struct SitesTests {
  private static let command = "opgave.maakVerslag"

  /// The answer, also where it is worked out on another thread.
  private func make(_ one: RepositorySession, _ arguments: [JSON]) -> (answer: JSON, sent: [JSON]) {
    var sent: [JSON] = []
    let id = one.session.ask(
      "workspace/executeCommand", .make(["command": .string(Self.command), "arguments": .array(arguments)]))
    for _ in 0..<500 {
      one.session.settle()
      sent += one.session.all()
      if let answer = sent.first(where: { $0["id"] == .integer(id) && $0["method"] == nil }) {
        return (answer["result"] ?? answer["error"] ?? .null, sent)
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return (.null, sent)
  }

  @Test(arguments: [1, 2]) func pagesAreMadeOfWhatIsOpen(_ workers: Int) throws {
    let shows = JSON.make(["window": .make(["showDocument": .make(["support": .bool(true)])])])
    let one = try RepositorySession(
      ["map/a.opgave": "opgave a \"Oud\" {\n}\n", "b.opgave": "opgave b \"B\" {\n}\n"], shows, workers: workers)
    defer { try? FileManager.default.removeItem(atPath: one.session.cache) }
    one.session.open("opgave a \"Nieuw & <b>\" {\n}\n", uri: one.uri("map/a.opgave"))
    one.session.settle()
    _ = one.session.all()
    let (answer, sent) = make(one, [.string(one.uri("map/a.opgave")), .string("a")])
    let uri = try #require(answer.string)
    #expect(uri.hasPrefix("file://") && uri.hasSuffix("/opgave/zonder-organisatie/a.html"))
    let path = try #require(DocumentURI.path(uri))
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(page.contains("<h1>Nieuw &amp; &lt;b&gt;</h1>"))
    #expect(path.hasPrefix(one.session.cache + "/opgave/verslagen/"))
    let mode =
      try FileManager.default.attributesOfItem(atPath: one.session.cache + "/opgave/verslagen")[.posixPermissions]
      as? Int
    #expect(mode == 0o700)
    let shown = sent.first { $0["method"] == .string("window/showDocument") }
    #expect(shown?["params"]?["uri"] == .string(uri) && shown?["params"]?["external"] == .bool(true))
    // Once more, of what is not open, and of nothing by name: the first page.
    #expect(make(one, [.string("b")]).answer.string?.hasSuffix("/b.html") ?? false)
    #expect(make(one, []).answer.string?.hasSuffix("/index.html") ?? false)
  }

  @Test func whatCannotBeMadeIsSaid() throws {
    let one = try RepositorySession(["a.opgave": "opgave a \"A\" {\n}\n"])
    try Data().write(to: URL(filePath: one.session.cache))
    defer { try? FileManager.default.removeItem(atPath: one.session.cache) }
    #expect(make(one, []).answer["message"]?.string?.contains("opgave-cache-") ?? false, "\(make(one, []).answer)")
  }
}
