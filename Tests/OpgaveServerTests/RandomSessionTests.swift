/// A client that does anything in any order: no request ends the server, and what it knows is what a fresh one would know.
import Foundation
import LanguageServerProtocol
import OpgaveJSON
import OpgaveServer
import OpgaveSyntax
import OpgaveTestSupport
import Testing

@Suite struct RandomSessionTests {
  static let sources: [(path: String, text: String)] =
    Project.contents(below: "grammar/voorbeelden", ending: ".opgave").map {
      ($0.path, String(decoding: $0.bytes, as: UTF8.self))
    }

  static let methods = [
    "textDocument/hover", "textDocument/completion", "textDocument/definition", "textDocument/declaration",
    "textDocument/typeDefinition", "textDocument/implementation", "textDocument/references",
    "textDocument/documentHighlight", "textDocument/documentSymbol", "textDocument/codeAction",
    "textDocument/codeLens", "textDocument/documentLink", "textDocument/formatting", "textDocument/rangeFormatting",
    "textDocument/rangesFormatting", "textDocument/onTypeFormatting", "textDocument/prepareRename",
    "textDocument/rename", "textDocument/linkedEditingRange", "textDocument/foldingRange",
    "textDocument/selectionRange", "textDocument/semanticTokens/full", "textDocument/semanticTokens/full/delta",
    "textDocument/semanticTokens/range", "textDocument/inlayHint", "textDocument/signatureHelp",
    "textDocument/inlineCompletion", "textDocument/diagnostic", "textDocument/prepareCallHierarchy",
    "textDocument/prepareTypeHierarchy", "textDocument/willSaveWaitUntil", "workspace/symbol",
  ]

  /// Positions are also such as no text has.
  static func position(_ random: inout SeededGenerator) -> JSON {
    let line = random.below(12) == 0 ? 100_000 : random.below(70)
    let character = random.below(12) == 0 ? 100_000 : random.below(50)
    return LSPPosition(line, character).json
  }

  static func range(_ random: inout SeededGenerator) -> JSON {
    let start = position(&random)
    // Mostly small; now and then backwards.
    let line = (start["line"]?.int ?? 0) + (random.below(6) == 0 ? random.below(5) - 2 : 0)
    let character = (start["character"]?.int ?? 0) + random.below(8) - 1
    return .make(["start": start, "end": LSPPosition(max(0, line), max(0, character)).json])
  }

  static let pieces = [
    "", "", "a", " ", "\n", "\r\n", "\r", "{", "}", "\"", "\"\"\"", "# ", ":", ",", ".", "status: ", "€ 5 mln", "😀",
    "é", "\u{0301}",
    "opgave x \"X\" {\n", "inspanning bouwen \"B\" {\n  werkwijze: project\n}\n", "negeer OPG401: x", "..",
    "2026-01-01",
    "opgavemanager", "\u{FEFF}", "\u{0}",
  ]

  static func parameters(_ uri: String, _ random: inout SeededGenerator) -> JSON {
    .make([
      "textDocument": Session.text(uri), "position": position(&random), "range": range(&random),
      "positions": .array([position(&random), position(&random)]), "ranges": .array([range(&random)]),
      "newName": .string(["nieuw", "x y", "", "stad"][random.below(4)]),
      "ch": .string(["\n", "}", "\""][random.below(3)]),
      "query": .string(["", "won", "x"][random.below(3)]), "previousResultId": .string("\(random.below(9))"),
      "context": .make(["diagnostics": .array([]), "includeDeclaration": .bool(true)]),
      "options": .make(["tabSize": .integer(2), "insertSpaces": .bool(true)]), "reason": .integer(1),
    ])
  }

  @Test func anythingInAnyOrder() throws {
    var random = SeededGenerator(seed: Project.seed &+ 31)
    let originals = Dictionary(uniqueKeysWithValues: Self.sources)
    let one = try RepositorySession(originals, Client.rich.capabilities)
    // Of broken settings the last good ones stay, which a fresh start does not have.
    let paths = originals.keys.filter { $0 != "instellingen.opgave" }.sorted()
    var texts = originals
    for path in paths { one.open(path, originals[path] ?? "") }
    var version = 2
    for step in 0..<Project.cases(600) {
      let path = paths[random.below(paths.count)]
      let uri = one.uri(path)
      switch random.below(20) {
      case 0..<8:
        let change = JSON.make([
          "range": Self.range(&random), "text": .string(Self.pieces[random.below(Self.pieces.count)]),
        ])
        texts[path] = Self.applied(change, to: texts[path] ?? "")
        version += 1
        _ = one.session.notify(
          "textDocument/didChange",
          .make([
            "textDocument": .make(["uri": .string(uri), "version": .integer(version)]),
            "contentChanges": .array([change]),
          ]))
      case 8:
        texts[path] = originals[path]
        one.change(path, originals[path] ?? "")
      case 9:
        one.close(path)
        if random.below(2) == 0 { one.close(path) }
        one.open(path, texts[path] ?? "")
      case 10: one.settle()
      default:
        let method = Self.methods[random.below(Self.methods.count)]
        let result = one.session.request(method, Self.parameters(uri, &random))
        try follow(method, result, one)
      }
      if step % 200 == 199 { try compare(one, texts, paths) }
    }
    try compare(one, texts, paths)
  }

  /// Asks on with what was answered, as an editor does.
  private func follow(_ method: String, _ result: JSON, _ one: RepositorySession) throws {
    let first = result[0] ?? .null
    switch method {
    case "textDocument/codeLens" where first != .null: _ = one.session.request("codeLens/resolve", first)
    case "textDocument/codeAction" where first["data"] != nil: _ = one.session.request("codeAction/resolve", first)
    case "workspace/symbol" where first != .null: _ = one.session.request("workspaceSymbol/resolve", first)
    case "textDocument/prepareCallHierarchy" where first != .null:
      _ = one.session.request("callHierarchy/incomingCalls", .make(["item": first]))
      _ = one.session.request("callHierarchy/outgoingCalls", .make(["item": first]))
    case "textDocument/prepareTypeHierarchy" where first != .null:
      _ = one.session.request("typeHierarchy/supertypes", .make(["item": first]))
      _ = one.session.request("typeHierarchy/subtypes", .make(["item": first]))
    case "textDocument/completion":
      if let item = result["items"]?[0] { _ = one.session.request("completionItem/resolve", item) }
    default: break
    }
  }

  private static func applied(_ change: JSON, to text: String) -> String {
    guard let range = LSPRange(change["range"]) else { return change["text"]?.string ?? "" }
    var document = OpenDocument(uri: "untitled:a", path: nil, version: 1, text: text)
    document.apply([OpenDocument.Change(range, change["text"]?.string ?? "")], version: 2, PositionConverter(.utf8))
    return String(decoding: document.bytes, as: UTF8.self)
  }

  /// Findings, tokens and symbols of all files are those of a server that is given the texts as they are.
  private func compare(_ one: RepositorySession, _ texts: [String: String], _ paths: [String]) throws {
    one.settle()
    let fresh = try RepositorySession(texts, Client.rich.capabilities)
    for path in paths { fresh.open(path, texts[path] ?? "") }
    for path in paths {
      for method in ["textDocument/diagnostic", "textDocument/semanticTokens/full", "textDocument/documentSymbol"] {
        func answer(_ session: RepositorySession) -> String {
          let result = session.session.request(method, .make(["textDocument": Session.text(session.uri(path))]))
          let shown = result["data"] ?? result["items"] ?? result
          return String(decoding: shown.bytes, as: UTF8.self).replacing(session.url.path, with: "")
        }
        let (known, wanted) = (answer(one), answer(fresh))
        if known != wanted {
          // What they have in common says nothing.
          let same = zip(known.utf8, wanted.utf8).prefix { $0 == $1 }.count
          func rest(_ text: String) -> String {
            String(decoding: text.utf8.dropFirst(max(0, same - 200)).prefix(1500), as: UTF8.self)
          }
          Issue.record(
            "seed \(Project.seed): \(method) of \(path) differs:\n\(rest(known))\n--\n\(rest(wanted))\nin\n\(texts[path] ?? "")"
          )
          return
        }
      }
    }
  }
}
