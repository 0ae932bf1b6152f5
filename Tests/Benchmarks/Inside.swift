/// What the parts take in this process, without starting one and without the disk where it can be left out.
import LanguageServerProtocol
import OpgaveCommandLine
import OpgavePlatform
import OpgaveFormatting
import OpgaveJSON
import OpgaveModel
import OpgaveRules
import OpgaveServer
import OpgaveSyntax
import OpgaveWorkspace

enum Inside {
  static func run(_ corpus: Corpus, _ turns: Int) {
    let megabytes = Double(corpus.byteCount) / 1e6
    func row(_ name: String, _ body: () -> Void) {
      let time = Measure.median(Measure.turns(turns, body))
      Measure.row(
        name, Measure.number(time * 1e3, 1, "ms"), Measure.number(megabytes / time, 0, "MB/s"),
        Measure.number(Double(corpus.texts.count) / time, 0, "files/s"))
    }
    print("in the process")
    row("parse, lossless, one core") { parse(corpus) { _ in } }
    var lowering = Lowering()
    row("parse and facts, one core") { parse(corpus) { _ = lowering.lower($0) } }
    row("format, one core") { parse(corpus) { _ = Formatter.format($0) } }
    row("format, promises checked") { parse(corpus) { _ = try? Formatter.formatted($0) } }
    for workers in Set([1, Machine.cores]).sorted() {
      row("check from the disk, \(workers) of \(Machine.cores) cores") {
        _ = RepositoryReader(.machine(workers: workers)).check(corpus.root)
      }
    }
    keys(corpus)
  }

  private static func parse(_ corpus: Corpus, _ body: (SyntaxTree) -> Void) {
    let buffers = ParsingBuffers()
    for (_, bytes) in corpus.texts {
      buffers.bytes.removeAll(keepingCapacity: true)
      buffers.bytes.append(contentsOf: bytes)
      let tree = SyntaxTree(parsing: buffers)
      body(tree)
      buffers.takeBack(tree)
    }
  }

  // MARK: Keys

  /// Keys in the file in the middle, from the message to the diagnostics: no process between.
  private static func keys(_ corpus: Corpus) {
    let (path, bytes) = corpus.texts[corpus.texts.count / 2]
    let text = String(decoding: bytes, as: UTF8.self)
    let tree = SyntaxTree(parsing: bytes)
    let lines = LineTable(bytes)
    func position(behind kind: SyntaxKind) -> LSPPosition? {
      // The longest text is prose, not an element of a list.
      let longest = tree.records.indices.filter { tree.kind($0) == kind }.max {
        tree.range($0).count < tree.range($1).count
      }
      guard let longest else { return nil }
      let start = tree.range(longest).lowerBound + 1
      return PositionConverter(.utf8).position(start, bytes, lines)
    }
    for (name, kind) in [("key in a text", SyntaxKind.text), ("key in a name", .name)] {
      guard let position = position(behind: kind) else { continue }
      let times = KeySession(corpus.root, path, text).times(at: position, count: 2000)
      Measure.row(
        name, Measure.number(Measure.median(times) * 1e6, 0, "µs p50"),
        Measure.number(Measure.percentile(times, 99) * 1e6, 0, "µs p99"))
    }
  }
}

/// A server with a document open, without a process around it.
private final class KeySession {
  private let mailbox = Mailbox<Event>()
  private let answers = Mailbox<JSON>()
  private var server: Server
  private let uri: String

  init(_ root: String, _ path: String, _ text: String) {
    uri = DocumentURI.uri(root + "/" + path)
    let answers = answers
    server = Server(ServerOptions(send: { answers.put($0) }), mailbox: mailbox, cancellations: Cancellations())
    let capabilities = JSON.make(["general": .make(["positionEncodings": .array([.string("utf-8")])])])
    _ = server.handle(
      .message(
        .request(
          .number(1), method: "initialize",
          .make(["rootUri": .string(DocumentURI.uri(root)), "capabilities": capabilities]))))
    _ = server.handle(.message(.notification(method: "initialized", .null)))
    while true {
      mailbox.wait()
      if let event = mailbox.takeIfPresent() { _ = server.handle(event) }
      if server.isReady { break }
    }
    let document = JSON.make([
      "uri": .string(uri), "languageId": .string("opgave"), "version": .integer(1), "text": .string(text),
    ])
    _ = server.handle(.message(.notification(method: "textDocument/didOpen", .make(["textDocument": document]))))
  }

  /// Types a letter and takes it away again, and so on.
  func times(at position: LSPPosition, count: Int) -> [Double] {
    var version = 1
    let end = LSPPosition(position.line, position.character + 1)
    return Measure.turns(count) {
      version += 1
      let isTyping = version % 2 == 0
      let change = JSON.make([
        "range": LSPRange(position, isTyping ? position : end).json, "text": .string(isTyping ? "x" : ""),
      ])
      _ = server.handle(
        .message(
          .notification(
            method: "textDocument/didChange",
            .make([
              "textDocument": .make(["uri": .string(uri), "version": .integer(version)]),
              "contentChanges": .array([change]),
            ]))))
      while answers.takeIfPresent() != nil {}
    }
  }
}
