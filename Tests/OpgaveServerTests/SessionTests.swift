/// A client's session with the server, message by message, in one process.
import Foundation
import LanguageServerProtocol
import OpgavePlatform
import OpgaveJSON
import OpgaveModel
import OpgaveServer
import OpgaveTestSupport
import OpgaveWorkspace
import Synchronization
import Testing

/// A server, and all that it sent.
final class Session: @unchecked Sendable {
  private let server: Mutex<Server>
  private let sent: Mailbox<JSON>
  private let mailbox = Mailbox<Event>()
  private var nextID = 1
  /// What the requests that are not answered yet ask for.
  private var asked: [JSON: String] = [:]
  /// The answers to requests that came while another was waited for.
  private(set) var answers: [JSON: JSON] = [:]
  /// How many messages of each method were held against the protocol's model of itself.
  static let validated = Mutex<[String: Int]>([:])
  /// Prints those counts when the tests end, where `OPGAVE_REPORT` asks for it.
  private static let reports: Void = {
    guard ProcessInfo.processInfo.environment["OPGAVE_REPORT"] != nil else { return }
    atexit {
      let counts = Session.validated.withLock { $0 }
      for (method, count) in counts.sorted(by: { $0.key < $1.key }) { print("validated \(count)  \(method)") }
      print("validated \(counts.values.reduce(0, +)) messages of \(counts.count) methods")
    }
  }()

  /// Where the server puts the pages that it makes.
  let cache =
    FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path + "/opgave-cache-\(UUID().uuidString)"

  /// - Parameter patience: in seconds; `nil` for a server that never looks at the disk by itself.
  init(
    workers: Int = 1, language: Language? = nil, patience: Double? = nil, git environment: [String: String]? = nil
  ) {
    _ = Session.reports
    let sent = Mailbox<JSON>()
    self.sent = sent
    var options = ServerOptions(
      peildatum: TextRepository.today, language: language, resources: .machine(workers: workers),
      send: { sent.put((try? JSON(parsing: $0.bytes)) ?? .null) }, polls: patience != nil)
    options.patience = patience ?? options.patience
    options.gitEnvironment = environment
    let cache = cache
    options.cacheFolder = { cache }
    server = Mutex(Server(options, mailbox: mailbox, cancellations: Cancellations()))
  }

  func notify(_ method: String, _ parameters: JSON = .null) -> Int32? {
    server.withLock { $0.handle(.message(.notification(method: method, parameters))) }
  }

  /// The answer to a request: its result, or its error.
  func request(_ method: String, _ parameters: JSON = .null) -> JSON {
    let id = ask(method, parameters)
    var kept: [JSON] = []
    defer { others = kept + others }
    while let message = take() {
      if message["id"] == .integer(id), message["method"] == nil {
        return message["result"] ?? message["error"] ?? .null
      }
      kept.append(message)
    }
    return .null
  }

  /// Sends a request without waiting for its answer, and gives its id.
  func ask(_ method: String, _ parameters: JSON = .null) -> Int {
    let id = nextID
    nextID += 1
    asked[.integer(id)] = method
    _ = server.withLock { $0.handle(.message(.request(.number(id), method: method, parameters))) }
    return id
  }

  /// What was sent besides the answers that were waited for.
  private var others: [JSON] = []

  /// The next message, held against the model of the protocol.
  private func take() -> JSON? {
    if !others.isEmpty { return others.removeFirst() }
    guard let message = sent.takeIfPresent() else { return nil }
    let method = message["method"] == nil ? asked.removeValue(forKey: message["id"] ?? .null) : nil
    if let model = MetaModel.latest {
      if let problem = model.problem(message, answering: method) {
        Issue.record("\(problem): \(String(decoding: message.bytes.prefix(2000), as: UTF8.self))")
      }
      if let name = method ?? message["method"]?.string { Session.validated.withLock { $0[name, default: 0] += 1 } }
    }
    return message
  }

  func handle(_ message: Message) -> [JSON] {
    _ = server.withLock { $0.handle(.message(message)) }
    return all()
  }

  /// The exit code when nothing comes any more.
  func endOfInput() -> Int32? { server.withLock { $0.handle(.endOfInput) } }

  /// Lets an event wait, as one that a client has sent while another is handled.
  func queue(_ event: Event) { mailbox.put(event) }

  /// What was sent since the last time.
  func all() -> [JSON] {
    var messages: [JSON] = []
    while let message = take() { messages.append(message) }
    return messages
  }

  /// The codes of the diagnostics last published.
  func diagnostics() -> [String] {
    let published = all().last { $0["method"] == .string("textDocument/publishDiagnostics") }
    return published?["params"]?["diagnostics"]?.array?.compactMap { $0["code"]?.string } ?? []
  }

  static func text(_ uri: String) -> JSON { .make(["uri": .string(uri)]) }

  func open(_ text: String, uri: String = "untitled:a") {
    _ = notify(
      "textDocument/didOpen",
      .make([
        "textDocument": .make([
          "uri": .string(uri), "languageId": .string("opgave"), "version": .integer(1), "text": .string(text),
        ])
      ]))
  }

  /// Works until nothing is left to do.
  func settle() {
    server.withLock { server in
      while server.isBusy || !server.isReady || server.isAnswering {
        if !server.isBusy { mailbox.wait() }
        _ = server.step()
      }
    }
  }

  /// Whether a request is being answered on another thread.
  var isAnswering: Bool { server.withLock { $0.isAnswering } }

  /// One step of the server, where there is something to do.
  func step() { server.withLock { server in if server.isBusy { _ = server.step() } } }

  func initialize(_ capabilities: JSON = .object([])) -> JSON {
    let result = request("initialize", .make(["capabilities": capabilities]))
    _ = notify("initialized")
    return result
  }
}

@Suite struct SessionTests {
  /// Nothing reaches a client before the answer to `initialize`, and nothing is asked of it before it says that it goes on.
  @Test func waitsForTheClient() {
    let session = Session()
    let id = session.ask(
      "initialize",
      .make([
        "capabilities": .make([
          "workspace": .make(["diagnostics": .make(["refreshSupport": .bool(true)])]),
          "textDocument": .make(["diagnostic": .object([])]),
          "experimental": .make(["opgaveReady": .bool(true)]),
        ])
      ]))
    session.settle()
    let sent = session.all()
    #expect(sent.first?["id"] == .integer(id))
    #expect(sent.dropFirst().map { $0["method"] } == [.string("opgave/ready")])
    _ = session.notify("initialized")
    session.settle()
    #expect(session.all().contains { $0["method"] == .string("workspace/diagnostic/refresh") })
  }

  @Test func beginsAndEnds() {
    let session = Session()
    #expect(session.request("textDocument/hover")["code"] == .integer(-32002))
    #expect(session.initialize()["capabilities"]?["positionEncoding"] == .string("utf-16"))
    #expect(session.request("initialize")["code"] == .integer(-32600))
    #expect(session.request("no/such")["code"] == .integer(-32601))
    #expect(session.request("shutdown") == .null)
    #expect(session.request("textDocument/hover")["code"] == .integer(-32600))
    #expect(session.notify("exit") == 0)
    #expect(session.endOfInput() == 0)
    #expect(Session().notify("exit") == 1 && Session().endOfInput() == 1)
  }

  @Test func takesTheBestEncoding() {
    for (offered, taken) in [(["utf-16", "utf-8"], "utf-8"), (["utf-32", "utf-16"], "utf-32"), (["utf-7"], "utf-16")] {
      let capabilities = JSON.make(["general": .make(["positionEncodings": .array(offered.map { .string($0) })])])
      #expect(Session().initialize(capabilities)["capabilities"]?["positionEncoding"] == .string(taken))
    }
  }

  @Test func tellsWhatIsWrongAndClearsIt() {
    let session = Session()
    _ = session.initialize()
    _ = session.all()
    session.open("opgave a \"A\" {\n  budget: 12.5\n}\n")
    #expect(session.diagnostics().contains("OPG110"))
    _ = session.notify(
      "textDocument/didChange",
      .make([
        "textDocument": .make(["uri": .string("untitled:a"), "version": .integer(2)]),
        "contentChanges": .array([
          .make(["range": LSPRange(LSPPosition(1, 10), LSPPosition(1, 14)).json, "text": .string("€ 5")])
        ]),
      ]))
    #expect(!session.diagnostics().contains("OPG110"))
    _ = session.notify("textDocument/didClose", .make(["textDocument": Session.text("untitled:a")]))
    #expect(session.diagnostics() == [])
  }

  @Test func formatsWithTheLeastEdits() {
    let session = Session()
    _ = session.initialize()
    session.open("opgave a \"A\" {\n  budget:€5000\n}\n")
    _ = session.all()
    let edits = session.request("textDocument/formatting", .make(["textDocument": Session.text("untitled:a")]))
    #expect(edits.array?.count == 3)
    #expect(edits[0]?["newText"] == .string(" "))
  }

  @Test func hoversAndCompletes() {
    let session = Session()
    _ = session.initialize()
    session.open("opgave a \"A\" {\n  status: con\n  \n}\n")
    _ = session.all()
    func at(_ line: Int, _ character: Int) -> JSON {
      .make(["textDocument": Session.text("untitled:a"), "position": LSPPosition(line, character).json])
    }
    #expect(session.request("textDocument/hover", at(0, 2))["contents"]?["value"]?.string?.hasPrefix("opgave") == true)
    let words = session.request("textDocument/completion", at(1, 13))["items"]?.array?.compactMap {
      $0["label"]?.string
    }
    #expect(words?.contains("concept") == true)
    let fields =
      session.request("textDocument/completion", at(2, 2))["items"]?.array?.compactMap { $0["label"]?.string } ?? []
    #expect(fields.contains("vraagstuk") && fields.contains("kenmerken") && !fields.contains("status"))
  }

  /// What is the same for all items is said once to who knows that, and with each item to who does not.
  @Test(arguments: [Client.rich, .plain]) func aListSaysOnceWhatHoldsForAll(_ client: Client) throws {
    let session = Session()
    _ = session.initialize(client.capabilities)
    session.open("opgave a \"A\" {\n  status: con\n  sdg: \n}\n")
    let parameters = JSON.make(["textDocument": Session.text("untitled:a"), "position": LSPPosition(1, 13).json])
    let list = session.request("textDocument/completion", parameters)
    let range = JSON.make(["start": LSPPosition(1, 10).json, "end": LSPPosition(1, 13).json])
    let both = JSON.make(["insert": range, "replace": range])
    #expect(list["itemDefaults"]?["editRange"] == (client == .rich ? both : nil))
    let items = try #require(list["items"]?.array)
    #expect(items.count == 7 && list["isIncomplete"] == .bool(false))
    for item in items { #expect(item["textEdit"]?["range"] == (client == .rich ? nil : range)) }
    for item in items { #expect((item["textEdit"] == nil) == (client == .rich)) }
  }

  /// Lists have many explanations: who can ask later gets each when it is looked at, and the same one.
  @Test func explainsWhatIsLookedAtInAList() throws {
    func explained(_ client: Client) -> [String: String] {
      let session = Session()
      _ = session.initialize(client.capabilities)
      session.open("opgave a \"A\" {\n  status: \n  \n}\n")
      var found: [String: String] = [:]
      for (line, character) in [(1, 10), (2, 2), (0, 0)] {
        let parameters = JSON.make([
          "textDocument": Session.text("untitled:a"), "position": LSPPosition(line, character).json,
        ])
        for item in session.request("textDocument/completion", parameters)["items"]?.array ?? [] {
          let isLater = item["documentation"] == nil && item["data"] != nil
          #expect(isLater == (client == .rich && item["label"] != .string("opgave, compleet")))
          let resolved = isLater ? session.request("completionItem/resolve", item) : item
          found[item["label"]?.string ?? ""] = resolved["documentation"]?["value"]?.string
        }
      }
      return found
    }
    let (rich, plain) = (explained(.rich), explained(.plain))
    #expect(rich["concept"] == "**concept** – De opdracht wordt geschreven en is nog niet vastgesteld.")
    #expect(rich["looptijd"]?.contains("\n\nHier hoort een periode") == true)
    #expect(rich["kenmerken"]?.hasPrefix("**kenmerken** – Waaraan een opgave") == true)
    #expect(rich["opgave, compleet"]?.hasPrefix("Een opgave zoals de gids") == true)
    for data in ["[]", "[9]", "[1, 2]", "[1, -1, 300]", "[3, 70000]", "[3, 9]", "\"x\"", "null"] {
      let item = try JSON(parsing: Array("{\"label\": \"x\", \"data\": \(data)}".utf8))
      let session = Session()
      _ = session.initialize()
      #expect(
        session.request("completionItem/resolve", item)["documentation"]?["value"]?.string ?? "" == "", "\(data)")
    }
    #expect(rich.mapValues { $0.replacing("**", with: "").replacing("`", with: "") } == plain)
  }

  @Test func survivesWhatNoClientShouldSend() {
    let session = Session()
    _ = session.initialize()
    let bodies = [
      "", "{", "[]", "1", "{\"method\":1}", "{\"id\":{},\"method\":\"x\"}", "{\"jsonrpc\":\"2.0\"}",
      "{\"method\":\"textDocument/didChange\"}",
      "{\"id\":1,\"method\":\"textDocument/hover\",\"params\":{\"textDocument\":{\"uri\":\"file:///nergens\"}}}",
      "{\"method\":\"textDocument/didClose\",\"params\":{\"textDocument\":{\"uri\":\"u\"}}}",
      "{\"method\":\"workspace/didChangeWatchedFiles\",\"params\":{\"changes\":[{}]}}",
    ]
    for body in bodies { _ = session.handle(Message(Array(body.utf8))) }
    #expect(session.request("shutdown") == .null)
  }
}

@Suite struct CompletionPlaceTests {
  /// What is being written may start in the middle of a number, a sign or a text.
  @Test func everyPlaceIsAnswered() {
    let text =
      "opgave a.b \"A\" {\n  budget: € 2,4 mln, 350.000, 12,5\n  looptijd: 3.1.2 ..>=. 2026-01-0\n  x: \"\"\"é\n"
    let session = Session()
    _ = session.initialize()
    session.open(text)
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      for character in 0...line.utf16.count {
        let answer = session.request(
          "textDocument/completion",
          .make(["textDocument": Session.text("untitled:a"), "position": LSPPosition(number, character).json]))
        #expect(answer["code"] == nil)
      }
    }
  }
}

@Suite struct FramingTests {
  @Test func findsFramesHoweverTheyArrive() {
    let bodies = ["{}", "", "{\"a\":\"é\"}"].map { Array($0.utf8) }
    let stream = bodies.flatMap(Framer.frame)
    for size in 1...stream.count {
      var framer = Framer()
      var found: [[UInt8]] = []
      for start in stride(from: 0, to: stream.count, by: size) {
        framer.append(Array(stream[start..<min(stream.count, start + size)]))
        while let frame = framer.next() { if case .body(let body) = frame { found.append(body) } }
      }
      #expect(found == bodies)
    }
  }

  @Test func headersInAnyCaseAndOrder() {
    var framer = Framer()
    framer.append(Array("content-type: x\r\nCONTENT-LENGTH:2\r\n\r\n{}".utf8))
    #expect(framer.next() == .body(Array("{}".utf8)))
  }

  @Test func aBadHeaderEndsNothing() {
    var framer = Framer()
    framer.append(Array("Content-Length: x\r\n\r\nContent-Length: 2\r\n\r\n{}".utf8))
    #expect(framer.next() == .malformed)
    #expect(framer.next() == .body(Array("{}".utf8)))
    // What follows a header that cannot be read is passed over up to the next one, wherever that starts.
    framer.append(Array("Content-Length: x\r\n\r\n{\"a\":1}Content-Length: 2\r\n\r\n{}".utf8))
    #expect(framer.next() == .malformed)
    #expect(framer.next() == .body(Array("{}".utf8)))
    framer.append(Array("Content-Length: 1\r\n\r\n{}Content-Length: 2\n\n{}".utf8))
    #expect(framer.next() == .body(Array("{".utf8)))
    #expect(framer.next() == .malformed)
    #expect(framer.next() == .body(Array("{}".utf8)))
    // A length that no message has is none, and nothing is waited for.
    framer.append(Array("Content-Length: 99999999999\r\n\r\nxxContent-Length: 2\r\n\r\n{}".utf8))
    #expect(framer.next() == .tooLarge)
    #expect(framer.next() == .body(Array("{}".utf8)))
    framer.append(Array("Content-Length: 99999999999999999999999\r\n\r\nContent-Length: 2\r\n\r\n{}".utf8))
    #expect(framer.next() == .tooLarge)
    #expect(framer.next() == .body(Array("{}".utf8)))
  }

  /// Noise is not kept, however much there is, and the message behind it is found.
  @Test func noiseIsPassedOver() {
    var framer = Framer()
    var frames: [Framer.Frame] = []
    func take() { while let frame = framer.next() { frames.append(frame) } }
    for _ in 0..<100 {
      framer.append(Array(repeating: UInt8(ascii: "x"), count: 10_000))
      take()
      #expect(framer.keptCount <= 80_000)
    }
    framer.append(Array("Content-Length: 2\r\n\r\n{}".utf8))
    take()
    #expect(frames == [.malformed, .body(Array("{}".utf8))])
  }

  /// The number of a request goes back as it came, also where it is none of ours.
  @Test(arguments: ["12345678901234567890", "9007199254740993.0", "1e2", "-7", #""1""#])
  func idsGoBackAsTheyCame(_ id: String) {
    let session = Session()
    let body = #"{"jsonrpc":"2.0","id":\#(id),"method":"shutdown"}"#
    _ = session.initialize()
    let answers = session.handle(Message(Array(body.utf8))).map {
      String(decoding: ($0["id"] ?? .null).bytes, as: UTF8.self)
    }
    #expect(answers.contains(id))
  }

  /// A request between two changes is answered for the first of them, though its findings are passed over.
  @Test func aRequestBetweenChangesSeesTheFirst() {
    let session = Session()
    _ = session.initialize()
    session.open("opgave wonen \"Wonen\" {\n  status: concept\n}\n")
    func change(_ version: Int, _ line: Int, _ text: String) -> Message {
      .notification(
        method: "textDocument/didChange",
        .make([
          "textDocument": .make(["uri": .string("untitled:a"), "version": .integer(version)]),
          "contentChanges": .array([
            .make([
              "range": LSPRange(LSPPosition(line, 0), LSPPosition(line, 0)).json, "text": .string(text),
            ])
          ]),
        ]))
    }
    session.queue(.message(change(3, 0, "# tweede\n")))
    _ = session.handle(change(2, 0, "# eerste\n"))
    let hover = session.request(
      "textDocument/hover",
      .make(["textDocument": Session.text("untitled:a"), "position": LSPPosition(2, 3).json]))
    #expect(hover["contents"]?["value"]?.string?.contains("status") == true)
  }
}
