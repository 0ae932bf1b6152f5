/// Files that change on disk while a client asks: what an answer points at is the text that the disk has now, whoever was told of
/// the change and whoever was not.
import Foundation
import LanguageServerProtocol
import OpgaveJSON
import OpgaveServer
import OpgaveSyntax
import OpgaveTestSupport
import Testing

@Suite struct ChangingDiskTests {
  private static let stad = RepositorySessionTests.organisation

  /// What the rich client counts in.
  private static let converter = PositionConverter(.utf8)

  private static func edits(_ encoding: PositionEncoding) -> JSON {
    .make([
      "workspace": .make(["workspaceEdit": .make(["documentChanges": .bool(true)])]),
      "general": .make(["positionEncodings": .array([.string(encoding.rawValue)])]),
    ])
  }

  private static func opgave(_ name: String, _ more: String = "") -> String {
    "opgave \(name) \"\(name.capitalized)\" {\n  organisatie: stad\n  status: concept\n\(more)}\n"
  }

  /// What stands at each place that an answer names, with its file, in their order.
  private static func words(_ answer: JSON, _ converter: PositionConverter, _ bytes: (String) -> [UInt8]) -> [String] {
    var found: [String] = []
    func look(_ json: JSON, _ uri: String?) {
      if let list = json.array { for item in list { look(item, uri) } }
      let uri =
        json["uri"]?.string ?? json["targetUri"]?.string ?? json["textDocument"]?["uri"]?.string ?? uri
      if let uri, let range = LSPRange(json["targetSelectionRange"] ?? json["selectionRange"] ?? json["range"]) {
        let bytes = bytes(uri)
        let (lines, path) = (LineTable(ofFile: bytes), DocumentURI.path(uri) ?? uri)
        let (start, end) = (
          converter.offset(range.start, bytes, lines), converter.offset(range.end, bytes, lines)
        )
        // A place that no text has is not rounded to one.
        let isThere = converter.range(start..<max(start, end), bytes, lines) == range
        let word = isThere ? String(decoding: bytes[start..<max(start, end)], as: UTF8.self) : "?"
        found.append("\(path.split(separator: "/").last ?? ""): \(word)")
      }
      for name in ["edits", "documentChanges", "location", "from", "to"] {
        if let inner = json[name] { look(inner, uri) }
      }
    }
    look(answer, nil)
    return found
  }

  private static func words(
    _ answer: JSON, on one: RepositorySession, open: [String: String] = [:], _ converter: PositionConverter = converter
  ) -> [String] {
    words(answer, converter) { uri in
      let name = DocumentURI.path(uri).map { String($0.dropFirst(one.url.path.count + 1)) } ?? ""
      return open[name].map { Array($0.utf8) } ?? one.bytes(name)
    }
  }

  /// Of a byte order mark in front no position knows, whatever a client counts in.
  @Test(arguments: [PositionEncoding.utf8, .utf16, .utf32], ["", "\u{FEFF}"])
  func placesAreThoseOfTheDisk(_ encoding: PositionEncoding, _ mark: String) throws {
    let above = "# \u{1F3E0} é\r\n\n"
    let eerste = Self.opgave("eerste")
    let tweede = Self.opgave("tweede", "  hangt-samen-met: eerste\n  documenten: \"x.pdf\"\n")
    let files = ["stad.opgave": Self.stad, "a.opgave": eerste, "b.opgave": mark + tweede]
    let one = try RepositorySession(files, Self.edits(encoding))
    one.open("a.opgave", eerste)
    try one.write("b.opgave", mark + above + tweede)
    let moved = JSON.make(["oldUri": .string(one.uri("x.pdf")), "newUri": .string(one.uri("y.pdf"))])
    func ask(_ method: String) -> [String] {
      let parameters = JSON.make([
        "textDocument": Session.text(one.uri("a.opgave")), "position": LSPPosition(0, 8).json,
        "context": .make(["includeDeclaration": .bool(true)]), "newName": .string("derde"),
        "query": .string("tweede"), "files": .array([moved]),
      ])
      return Self.words(one.session.request(method, parameters), on: one, PositionConverter(encoding))
    }
    #expect(ask("textDocument/references") == ["a.opgave: eerste", "b.opgave: eerste"])
    try one.write("b.opgave", mark + above + above + tweede)
    #expect(ask("textDocument/rename") == ["a.opgave: eerste", "b.opgave: eerste"])
    try one.write("b.opgave", mark + tweede)
    #expect(ask("workspace/symbol") == ["b.opgave: tweede"])
    try one.write("b.opgave", mark + above + tweede)
    #expect(ask("workspace/willRenameFiles") == ["b.opgave: \"x.pdf\""])
  }

  /// What is gone from the disk is gone from the answer.
  @Test func whatIsGoneIsNotEdited() throws {
    let eerste = Self.opgave("eerste")
    let files = [
      "stad.opgave": Self.stad, "a.opgave": eerste, "b.opgave": Self.opgave("tweede", "  hangt-samen-met: eerste\n"),
    ]
    let one = try RepositorySession(files, Client.rich.capabilities)
    one.open("a.opgave", eerste)
    try FileManager.default.removeItem(at: one.url.appending(path: "b.opgave"))
    let answer = one.session.request(
      "textDocument/rename",
      .make([
        "textDocument": Session.text(one.uri("a.opgave")), "position": LSPPosition(0, 8).json,
        "newName": .string("derde"),
      ]))
    #expect(Self.words(answer, on: one) == ["a.opgave: eerste"])
  }

  /// What stands where a text cannot be read is left, and that is said.
  @Test func whatCouldNotBeRenamedIsSaid() throws {
    let eerste = Self.opgave("eerste")
    let files = [
      "stad.opgave": Self.stad, "a.opgave": eerste, "b.opgave": Self.opgave("tweede", "  hangt-samen-met: ; eerste\n"),
      "c.opgave": Self.opgave("derde", "  hangt-samen-met: eerste\n  status: ;\n"),
      "d.opgave": Self.opgave("vierde", "  trefwoorden: \"eerste\"\n  status: ;\n"),
    ]
    let one = try RepositorySession(files, Client.rich.capabilities)
    one.open("a.opgave", eerste)
    _ = one.session.all()
    func rename(_ name: String) -> ([String], [String]) {
      let answer = one.session.request(
        "textDocument/rename",
        .make([
          "textDocument": Session.text(one.uri("a.opgave")), "position": LSPPosition(0, 8).json,
          "newName": .string(name),
        ]))
      let told = one.session.all().filter { $0["method"] == .string("window/showMessage") }
      return (Self.words(answer, on: one), told.compactMap { $0["params"]?["message"]?.string })
    }
    let (words, told) = rename("anders")
    #expect(words == ["a.opgave: eerste", "c.opgave: eerste"])
    #expect(told.count == 1 && told[0].contains("‘eerste’") && told[0].hasSuffix(": b.opgave:4"), "\(told)")
    try one.write("b.opgave", Self.opgave("tweede"))
    one.changedOnDisk("b.opgave")
    #expect(rename("anders").1.isEmpty)
  }

  /// One file is one file: by a link to it it is the same document, and what is told of it is told under the name that it has there.
  @Test func aLinkIsTheFileThatItLeadsTo() throws {
    let files = ["stad.opgave": Self.stad, "a.opgave": Self.opgave("eerste")]
    let one = try RepositorySession(files)
    let link = one.url.appending(path: "link.opgave").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.opgave")
    one.changedOnDisk("link.opgave")
    #expect(one.told["a.opgave"]?.contains("OPG301") != true && one.told["link.opgave"] == nil)
    let told = one.told["a.opgave"]
    one.open("link.opgave", Self.opgave("eerste"))
    #expect(one.told["link.opgave"] == told && one.told["a.opgave"] == nil)
    // Both at once: the last that was written in counts, and the other is there when that is closed.
    one.open("a.opgave", Self.opgave("eerste"))
    #expect(one.told["link.opgave"] == nil && one.told["a.opgave"] == told)
    one.change("link.opgave", "opgave {\n")
    #expect(one.told["link.opgave"] != nil && one.told["link.opgave"] != told && one.told["a.opgave"] == nil)
    one.close("link.opgave")
    #expect(one.told["link.opgave"] == nil && one.told["a.opgave"] == told)
    one.close("a.opgave")
    #expect(one.told["a.opgave"] == told)
  }

  /// A link that comes in the place of a file that is open, and the other way round, is followed while it is open.
  @Test func anOpenFileBecomesALink() throws {
    let one = try RepositorySession([
      "stad.opgave": Self.stad, "a.opgave": Self.opgave("eerste"), "b.opgave": Self.opgave("tweede"),
    ])
    one.open("b.opgave", Self.opgave("eerste"))
    // Two files that bear one name.
    #expect(one.told["a.opgave"]?.contains("OPG301") == true)
    let b = one.url.appending(path: "b.opgave")
    try FileManager.default.removeItem(at: b)
    try FileManager.default.createSymbolicLink(atPath: b.path, withDestinationPath: "a.opgave")
    one.changedOnDisk("b.opgave")
    #expect(one.told["a.opgave"] == nil && one.told["b.opgave"]?.contains("OPG301") == false)
    try FileManager.default.removeItem(at: b)
    try one.write("b.opgave", Self.opgave("tweede"))
    one.changedOnDisk("b.opgave")
    #expect(one.told["a.opgave"]?.contains("OPG301") == true && one.told["b.opgave"]?.contains("OPG301") == true)
  }

  /// Whatever the disk does between two messages, an answer rests on it as it is: names are where it says that they are.
  @Test(arguments: [true, false]) func anyChangeAtAnyTime(_ isWatched: Bool) throws {
    var random = SeededGenerator(seed: Project.seed &+ (isWatched ? 51 : 52))
    let originals = Dictionary(uniqueKeysWithValues: RandomSessionTests.sources)
    let one = try RepositorySession(originals, Client.rich.capabilities)
    let paths = originals.keys.filter { $0 != "instellingen.opgave" }.sorted()
    var open: [String: String] = [:]
    var asked = 0
    for step in 0..<Project.cases(400) {
      let path = paths[random.below(paths.count)]
      switch random.below(8) {
      case 0:
        let text = open[path] ?? originals[path] ?? ""
        if open.removeValue(forKey: path) == nil {
          open[path] = text
          one.open(path, text)
        } else {
          one.close(path)
        }
      case 1, 2, 3:
        try Self.disturb(path, originals, one, &random)
        if isWatched { one.changedOnDisk(path) }
      default:
        guard !open.isEmpty else { continue }
        let path = open.keys.sorted()[random.below(open.count)]
        let text = open[path] ?? ""
        let tree = SyntaxTree(parsing: text)
        let names = tree.records.indices.filter { tree.kind($0).isName }
        guard !names.isEmpty else { continue }
        let name = tree.text(tree.range(names[random.below(names.count)]))
        let place = Self.converter.position(
          tree.range(names[random.below(names.count)]).lowerBound, tree.bytes, LineTable(tree.bytes))
        let method = ["rename", "references", "definition", "implementation"][random.below(4)]
        let answer = one.session.request(
          "textDocument/" + method,
          .make([
            "textDocument": Session.text(one.uri(path)), "position": place.json, "newName": .string("nieuwe-naam"),
            "context": .make(["includeDeclaration": .bool(true)]),
          ]))
        let found = Self.words(answer, on: one, open: open)
        // All places of one declaration bear its name, or lead to it by way of what holds it.
        let last = Set(found.map { $0.split(whereSeparator: { ": .".contains($0) }).last ?? "" })
        if last.count > 1 && method != "implementation" || found.contains(where: { $0.hasSuffix("?") }) {
          Issue.record("seed \(Project.seed), step \(step): \(method) at \(place) of \(path) (\(name)): \(found)")
          return
        }
        asked += found.count
        if random.below(4) == 0 {
          let all = one.session.request("workspace/symbol", .make(["query": .string(name)]))
          if Self.words(all, on: one, open: open).contains(where: { $0.hasSuffix("?") }) {
            Issue.record("seed \(Project.seed), step \(step): symbols for \(name)")
          }
        }
      }
    }
    #expect(asked > Project.cases(400) / 10)
    for path in paths { one.changedOnDisk(path) }
    var texts = originals
    for path in paths where open[path] == nil {
      texts[path] = nil
    }
    let fresh = try RepositorySession(texts, Client.rich.capabilities)
    for path in paths where open[path] == nil {
      try fresh.write(path, one.bytes(path))
      fresh.changedOnDisk(path)
    }
    for (path, text) in open { fresh.open(path, text) }
    one.settle()
    for path in open.keys.sorted() {
      func told(_ session: RepositorySession) -> String {
        let answer = session.session.request(
          "textDocument/diagnostic", .make(["textDocument": Session.text(session.uri(path))]))
        return String(decoding: (answer["items"] ?? .null).bytes, as: UTF8.self).replacing(session.url.path, with: "")
      }
      #expect(told(one) == told(fresh), "seed \(Project.seed): \(path)")
    }
  }

  /// What somebody else may do to a file: lines above, another file's text, a byte order mark, nothing, gone, as it was.
  private static func disturb(
    _ path: String, _ originals: [String: String], _ one: RepositorySession, _ random: inout SeededGenerator
  ) throws {
    let url = one.url.appending(path: path)
    let text = one.bytes(path)
    switch random.below(7) {
    case 0: try Data(Array("# een\n\n# twee\n".utf8) + text).write(to: url)
    case 1: try one.write(path, originals[originals.keys.sorted()[random.below(originals.count)]] ?? "")
    case 2: try Data(Array("\u{FEFF}".utf8) + text).write(to: url)
    case 3: try? FileManager.default.removeItem(at: url)
    case 4:
      var bytes = text
      Mutation.mutate(&bytes, &random)
      try Data(bytes).write(to: url)
    default: try one.write(path, originals[path] ?? "")
    }
  }
}
