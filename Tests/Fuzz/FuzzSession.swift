/// A client that is made of bytes: the first say what it does, what is left are the texts that it sends.
import LanguageServerProtocol
import OpgaveJSON
import OpgaveModel
import OpgavePlatform
import OpgaveServer
import OpgaveWorkspace

enum FuzzSession {
  private static let methods = [
    "hover", "completion", "definition", "typeDefinition", "implementation", "references", "documentHighlight",
    "documentSymbol", "codeAction", "codeLens", "documentLink", "formatting", "rangeFormatting", "onTypeFormatting",
    "prepareRename", "rename", "linkedEditingRange", "foldingRange", "selectionRange", "semanticTokens/full",
    "semanticTokens/range", "inlayHint", "signatureHelp", "inlineCompletion", "diagnostic", "prepareCallHierarchy",
    "prepareTypeHierarchy", "willSaveWaitUntil",
  ].map { "textDocument/" + $0 }

  private static let opgave = """
    opgave a "A" {
      organisatie: stad
      status: uitvoering
      looptijd: 2026 .. 2030
      budget: € 2,5 mln
      vraagstuk: "Hoe?"
      hangt-samen-met: b

      kenmerken {
        aard: kans, probleem

        partij x "X" {
          wereld: leefwereld
        }
      }
    }

    """

  static func run(_ bytes: [UInt8]) {
    var source = MemorySource()
    source["/w/a.opgave"] = Array(opgave.utf8)
    source["/w/b.opgave"] = Array(opgave.replacing("opgave a", with: "opgave b").utf8)
    source["/w/stad.opgave"] = Array("organisatie stad \"Stad\" {\n  soort: gemeente\n}\n".utf8)
    let mailbox = Mailbox<Event>()
    let options = ServerOptions(resources: Resources(source, today: 20_600)) { _ in }
    var server = Server(options, mailbox: mailbox, cancellations: Cancellations())
    var number = 0
    func send(_ server: inout Server, _ method: String, _ parameters: JSON) {
      number += 1
      _ = server.handle(.message(.request(.number(number), method: method, parameters)))
    }
    send(&server, "initialize", .make(["rootUri": .string("file:///w"), "capabilities": .object([])]))
    _ = server.handle(.message(.notification(method: "initialized", .object([]))))
    while !server.isReady {
      mailbox.wait()
      _ = server.step()
    }
    let uri = "file:///w/a.opgave"
    func text(_ string: String) -> JSON {
      .make(["uri": .string(uri), "text": .string(string), "version": .integer(1)])
    }
    _ = server.handle(.message(.notification(method: "textDocument/didOpen", .make(["textDocument": text(opgave)]))))
    var rest = bytes[...]
    func next() -> Int { Int(rest.popFirst() ?? 0) }
    var framer = Framer()
    for _ in 0..<24 where !rest.isEmpty {
      let operation = next()
      let start = LSPPosition(next() % 20, next() % 40)
      let end = LSPPosition(start.line + next() % 3, next() % 40)
      let range = LSPRange(start, end).json
      switch operation % 4 {
      case 0:
        let piece = rest.prefix(operation / 8)
        rest = rest.dropFirst(piece.count)
        let change = JSON.make(["range": range, "text": .string(String(decoding: piece, as: UTF8.self))])
        _ = server.handle(
          .message(
            .notification(
              method: "textDocument/didChange",
              .make([
                "textDocument": .make(["uri": .string(uri), "version": .integer(2)]),
                "contentChanges": .array([change]),
              ]))))
      case 1 where operation % 16 == 1:
        framer.append(Array(rest))
        rest = []
        while let frame = framer.next() {
          if case .body(let body) = frame { _ = server.handle(.message(Message(body))) }
        }
      case 2 where operation % 8 == 2: _ = server.step()
      default:
        send(
          &server, methods[operation % methods.count],
          .make([
            "textDocument": .make(["uri": .string(uri)]), "position": start.json, "range": range,
            "positions": .array([start.json]), "newName": .string("nieuw"), "ch": .string("\n"),
            "context": .make(["diagnostics": .array([]), "includeDeclaration": .bool(true)]),
            "options": .make(["tabSize": .integer(2), "insertSpaces": .bool(true)]), "reason": .integer(1),
          ]))
      }
    }
    for _ in 0..<200 where server.isBusy { _ = server.step() }
  }
}
