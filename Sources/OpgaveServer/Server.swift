/// The server: one owner of all state, which takes messages in their order. Nothing runs beside it but the reading of
/// repositories.
package import LanguageServerProtocol
package import OpgaveFiles
package import OpgaveJSON
package import OpgaveModel
internal import OpgaveRules
internal import Synchronization

/// What the owner is told, in order.
package enum Event: Sendable {
  case message(Message)
  case loaded(generation: Int, [RepositoryState])
  case endOfInput
}

/// The ids of requests that a client no longer wants, known as soon as the reader has seen them.
package final class Cancellations: Sendable {
  private let ids = Mutex<Set<RequestID>>([])
  package init() {}
  func add(_ id: RequestID) { ids.withLock { _ = $0.insert(id) } }
  func take(_ id: RequestID) -> Bool { ids.withLock { $0.remove(id) != nil } }
  func clear() { ids.withLock { $0.removeAll() } }
}

package struct ServerOptions: Sendable {
  package var peildatum: Int32?
  package var language: Language?
  package var workers: Int
  /// Called with what goes to the client.
  package var send: @Sendable (JSON) -> Void
  package var log: @Sendable (String) -> Void
  /// Called when another thread put something in the mailbox.
  package var wake: @Sendable () -> Void

  package init(
    peildatum: Int32? = nil, language: Language? = nil, workers: Int = Machine.cores,
    send: @escaping @Sendable (JSON) -> Void, log: @escaping @Sendable (String) -> Void = { _ in },
    wake: @escaping @Sendable () -> Void = {}
  ) {
    self.wake = wake
    (self.peildatum, self.language, self.workers, self.send, self.log) = (peildatum, language, workers, send, log)
  }
}

package struct Server {
  enum Stage { case fresh, initialized, shutDown }

  var options: ServerOptions
  let mailbox: Mailbox<Event>
  let cancellations: Cancellations
  var stage = Stage.fresh
  var client = ClientCapabilities()
  var converter = PositionConverter(.utf16)
  /// By what they are known by: the absolute path, or the address where there is none.
  var documents: [String: OpenDocument] = [:]
  var folders: [String] = []
  var repositories: [RepositoryState] = []
  /// Which reading of the repositories is the latest asked for.
  var generation = 0
  /// Whether repositories are being read, and what changed on disk meanwhile.
  var isLoading = false
  var changedWhileLoading: Set<String> = []
  /// Reads open documents; keeps its memory between them.
  var lowering = Lowering()
  /// Open documents of which a version was passed over because a newer one waits; a request in between asks for it.
  var passed: Set<String> = []
  /// Files to ask again when nothing else is to be done: places in `repositories` and file numbers.
  var pending = PendingFiles()
  /// The addresses for which the client was last told something other than nothing.
  var published: Set<String> = []
  private var nextRequest = 1

  package init(_ options: ServerOptions, mailbox: Mailbox<Event>, cancellations: Cancellations) {
    (self.options, self.mailbox, self.cancellations) = (options, mailbox, cancellations)
  }

  /// Whether the repositories have been read.
  package var isReady: Bool { !repositories.isEmpty && !isLoading }

  /// The process that started the server, if it said so: when that is gone nobody reads any more.
  package private(set) var parent: Int32?

  /// Whether there is something to do besides waiting.
  package var isBusy: Bool { hasWork || !mailbox.isEmpty }

  private var hasWork: Bool { !pending.isEmpty || repositories.contains { $0.isWholeStale } }

  /// Takes the next message, or does some of the work that waits while there is none.
  ///
  /// - Returns: an exit code when the server is to end.
  package mutating func step() -> Int32? {
    if let event = mailbox.takeIfPresent() { return handle(event) }
    if hasWork { askPending() }
    return nil
  }

  /// - Returns: an exit code when the server is to end.
  package mutating func handle(_ event: Event) -> Int32? {
    switch event {
    case .endOfInput: return stage == .shutDown ? 0 : 1
    case .loaded(let generation, let repositories):
      if generation == self.generation { take(repositories) }
      return nil
    case .message(let message): return handle(message)
    }
  }

  private mutating func handle(_ message: Message) -> Int32? {
    switch message {
    case .notification("exit", _): return stage == .shutDown ? 0 : 1
    case .notification(let method, let parameters):
      guard stage == .initialized else { return nil }
      notified(method, parameters)
    case .request(let id, let method, let parameters):
      if cancellations.take(id) {
        options.send(Outgoing.response(id, ResponseError(.requestCancelled, "cancelled")))
        return nil
      }
      do throws(ResponseError) {
        options.send(Outgoing.response(id, try answer(method, parameters)))
      } catch {
        options.send(Outgoing.response(id, error))
      }
    case .response: break
    case .invalid(let error, let id): options.send(Outgoing.response(id, error))
    }
    return nil
  }

  mutating func request(_ method: String, _ parameters: JSON) {
    options.send(Outgoing.request(nextRequest, method, parameters))
    nextRequest += 1
  }

  func notify(_ method: String, _ parameters: JSON) { options.send(Outgoing.notification(method, parameters)) }

  // MARK: Methods

  private mutating func answer(_ method: String, _ parameters: JSON) throws(ResponseError) -> JSON {
    switch stage {
    case .fresh where method != "initialize": throw ResponseError(.serverNotInitialized, "initialize first")
    case .shutDown: throw ResponseError(.invalidRequest, "the server was shut down")
    case .initialized where method == "initialize": throw ResponseError(.invalidRequest, "initialized already")
    default: break
    }
    for key in passed.sorted() { refresh(key) }
    switch method {
    case "initialize":
      parent = parameters["processId"]?.int.flatMap { Int32(exactly: $0) }
      return initialize(parameters)
    case "shutdown":
      stage = .shutDown
      return .null
    case "textDocument/hover": return try hover(parameters)
    case "textDocument/completion": return try completion(parameters)
    case "textDocument/definition": return try definition(parameters)
    case "textDocument/formatting": return try formatting(parameters)
    default: throw ResponseError(.methodNotFound, "no method ‘\(method)’")
    }
  }

  private mutating func notified(_ method: String, _ parameters: JSON) {
    switch method {
    case "initialized": registerWatchers()
    case "textDocument/didOpen": didOpen(parameters)
    case "textDocument/didChange": didChange(parameters)
    case "textDocument/didClose": didClose(parameters)
    case "workspace/didChangeWatchedFiles": didChangeWatchedFiles(parameters)
    case "workspace/didChangeWorkspaceFolders": didChangeFolders(parameters)
    default: break
    }
  }

  var language: Language {
    repositories.lazy.compactMap { $0.settings.language }.first == .en ? .en : options.language ?? .nl
  }

  func language(in repository: Int?) -> Language {
    switch repository.flatMap({ repositories[$0].settings.language }) {
    case .en?: .en
    case .nl?: .nl
    default: options.language ?? .nl
    }
  }
}
