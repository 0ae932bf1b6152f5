/// The server: one owner of all state, which takes messages in their order. Beside it run the reading of repositories and, where
/// there are many files, requests that may look through all of them.
package import LanguageServerProtocol
package import OpgavePlatform
package import OpgaveJSON
package import OpgaveModel
internal import OpgaveRules
package import OpgaveWorkspace
internal import Synchronization

/// What the owner is told, in order.
package enum Event: Sendable {
  case message(Message)
  case loaded(generation: Int, [LiveRepository])
  /// Paths that are not as they were when the server last looked.
  case changedOnDisk([String])
  /// A response that was made on another thread; one with edits, after how many changes of documents.
  case answered(RequestID, JSON, editsAfter: Int?)
  /// The pages of a repository were made: the address of the one that is meant, or why there are none.
  case madeSite(RequestID, Result<String, SiteFailure>)
  /// What git told of the moment that is compared with.
  case earlier(EarlierFound)
  /// What changed in an opgave, for the page at an address.
  case toldChanges(RequestID, uri: String, Result<String, GitFailure>)
  /// The client had its time to answer a request, by its number.
  case overdue(Int)
  case endOfInput
}

/// The ids of requests that a client no longer wants, known as soon as the reader has seen them.
package final class Cancellations: Sendable {
  private let ids = Mutex<Set<RequestID>>([])
  package init() {}
  func add(_ id: RequestID) { ids.withLock { _ = $0.insert(id) } }
  func has(_ id: RequestID) -> Bool { ids.withLock { $0.contains(id) } }
  func take(_ id: RequestID) -> Bool { ids.withLock { $0.remove(id) != nil } }
}

package struct ServerOptions: Sendable {
  package var peildatum: Int32?
  package var language: Language?
  /// The process that started the server, where that is known before the client says so.
  package var parent: Int32?
  package var resources: Resources
  /// Called with what goes to the client.
  package var send: @Sendable (JSON) -> Void
  package var log: @Sendable (String) -> Void
  /// Whether the disk is looked at now and then where the client cannot watch files.
  package var polls: Bool
  /// After so many seconds a client that has not said that it watches files is one that does not.
  package var patience = 5.0
  /// Takes in what the client has sent meanwhile, so that a long answer notices that nobody waits for it any more.
  package var look: @Sendable () -> Void
  /// Called when another thread put something in the mailbox.
  package var wake: @Sendable () -> Void
  /// Where pages are made that an editor shows; `nil` for a folder of their own each time.
  package var cacheFolder: @Sendable () -> String? = { Machine.cacheFolder }

  /// The environment in which git is asked; that of the process where none is given.
  package var gitEnvironment: [String: String]?

  package init(
    peildatum: Int32? = nil, language: Language? = nil, resources: Resources = .machine(),
    send: @escaping @Sendable (JSON) -> Void, log: @escaping @Sendable (String) -> Void = { _ in },
    wake: @escaping @Sendable () -> Void = {}, polls: Bool = false,
    look: @escaping @Sendable () -> Void = {}
  ) {
    (self.polls, self.look) = (polls, look)
    self.wake = wake
    (self.peildatum, self.language, self.resources) = (peildatum, language, resources)
    (self.send, self.log) = (send, log)
  }
}

package struct Server {
  enum Stage { case fresh, initialized, shutDown }

  var options: ServerOptions
  let mailbox: Mailbox<Event>
  let cancellations: Cancellations
  var stage = Stage.fresh
  /// What is known, and all that readers get.
  var view: ServerSnapshot
  /// Which reading of the repositories is the latest asked for.
  var generation = 0
  /// How a reading of repositories is stopped, and what changed on disk meanwhile.
  var loadingStop = Stop()
  var changedWhileLoading: Set<String> = []
  /// Whether all is to be read once more after that.
  var loadsAgain = false
  /// The settings that were open when the reading began, by path.
  var settingsAtLoad: [String: [UInt8]] = [:]
  /// Whether the client stopped a reading, so that what is known is not all there is.
  var isCut = false
  let watched = WatchedRoots()
  let earlier = EarlierWatch()
  /// What was last said of why git did not tell something.
  var toldOfGit: Text?
  /// What the client watches; `nil` before it was asked to.
  var registered: Registered?
  var documents = WatchedDocuments()
  /// Whether it would not, or never said that it does.
  var refusesWatching = false
  /// Reads open documents; keeps its memory between them.
  var reader = FileReader()
  /// Open documents of which a version was passed over because a newer one waits; a request in between asks for it.
  var passed: Set<String> = []
  var diagnostics = DiagnosticState()
  var rendered = RenderedDiagnostics()
  /// Whether the repositories were read since the client was last told to look again.
  var isFreshlyRead = false
  /// Whether what is shown of an open document beside its findings may be old because of a change elsewhere.
  var isShownStale = false
  /// The tokens last sent of each document, for what changed since.
  var tokensSent: [String: (id: String, data: [Int])] = [:]
  var tokenResults = 0
  /// What the answers to the server's own requests are for.
  private var awaited: [Int: Awaited] = [:]
  private var nextRequest = 1
  /// The request that is being answered.
  var current: RequestID?
  var progress = LoadingProgress()
  /// Whether the client has said that it goes on after `initialize`; before that nothing may be asked of it.
  var hasBegun = false

  struct Registered: Equatable {
    let folders: [String]
    let patterns: [String]
  }

  enum Awaited: Sendable {
    case configuration
    case progress(generation: Int)
    case watching
  }

  package init(_ options: ServerOptions, mailbox: Mailbox<Event>, cancellations: Cancellations) {
    (self.options, self.mailbox, self.cancellations) = (options, mailbox, cancellations)
    view = ServerSnapshot(options)
    parent = options.parent
  }

  /// Whether nothing is left to read.
  package var isReady: Bool { !view.isLoading && (!view.repositories.isEmpty || view.folders.isEmpty) }

  /// The process that started the server, if it said so: when that is gone nobody reads any more.
  package private(set) var parent: Int32?

  /// Whether there is something to do besides waiting.
  package var isBusy: Bool { hasWork || !mailbox.isEmpty }

  /// The requests that are being answered on other threads.
  var beside: Set<RequestID> = []
  package var isAnswering: Bool { !beside.isEmpty }
  /// How many changes of documents were applied.
  var changeCount = 0
  /// The turn of the document that was written in last.
  var turns = 0

  private var hasWork: Bool {
    !view.stale.isEmpty || !documents.unseen.isEmpty || hasFilesToAsk || !diagnostics.owed.isEmpty
      || hasBegun && (diagnostics.isStale || isShownStale)
  }

  private var hasFilesToAsk: Bool { view.repositories.contains { $0.hasPending } }

  /// Takes the next message, or does some of the work that waits while there is none.
  ///
  /// - Returns: an exit code when the server is to end.
  package mutating func step() -> Int32? {
    if let event = mailbox.takeIfPresent() { return handle(event) }
    if readStale() { return nil }
    if !diagnostics.owed.isEmpty {
      publishOwed()
    } else if hasFilesToAsk {
      askPending()
    } else if !documents.unseen.isEmpty {
      watchDocuments()
    } else {
      refreshClient()
    }
    return nil
  }

  /// - Returns: an exit code when the server is to end.
  package mutating func handle(_ event: Event) -> Int32? {
    switch event {
    case .endOfInput: return stage == .shutDown ? 0 : 1
    case .loaded(let generation, let repositories):
      if generation == self.generation { take(repositories) }
      return nil
    case .answered(let id, let response, let count):
      beside.remove(id)
      _ = cancellations.take(id)
      // Edits for a text that is no longer there would land on other words.
      options.send(count == nil || count == changeCount ? response : Outgoing.response(id, view.changedMeanwhile))
      return nil
    case .changedOnDisk(let paths):
      changedOnDisk(paths)
      return nil
    case .madeSite(let id, let made):
      told(id, made)
      return nil
    case .earlier(let found):
      take(found)
      return nil
    case .toldChanges(let id, let uri, let made):
      told(id, uri, made)
      return nil
    case .overdue(let number):
      if awaited[number] != nil { watchInstead() }
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
      current = id
      if method == "workspace/diagnostic", stage == .initialized {
        workspaceDiagnostic(id, parameters)
        return nil
      }
      if answersBeside(id, method, parameters) || makesSite(id, method, parameters)
        || tellsChanges(id, method, parameters)
      {
        return nil
      }
      let start = view.settings.traces ? SystemClock.seconds : 0
      defer { if view.settings.traces { trace("\(method): \(Int((SystemClock.seconds - start) * 1e6)) µs") } }
      do throws(ResponseError) {
        options.send(Outgoing.response(id, try answer(method, parameters)))
      } catch {
        options.send(Outgoing.response(id, error))
      }
      // Only now, as nothing may reach a client before the answer to `initialize`.
      if stage == .initialized, generation == 0 { load() }
    case .response(let id, let result):
      guard let number = id?.json.int, let awaited = awaited.removeValue(forKey: number) else { break }
      answered(awaited, result)
    case .invalid(let error, let id): options.send(Outgoing.response(id, error))
    }
    return nil
  }

  /// From so many files on an answer about all of them takes longer than a key may wait.
  private static let manyFiles = 2_000

  /// Answers a request on another thread, from the state as it is now; `false` where that is not worth it.
  private mutating func answersBeside(_ id: RequestID, _ method: String, _ parameters: JSON) -> Bool {
    guard stage == .initialized, view.resources.workers > 1, let known = RequestMethod.named(method, parameters),
      case .reading(let answer, isLong: true, let givesEdits) = known.answer,
      view.repositories.contains(where: { $0.repository.files.count >= Server.manyFiles })
    else { return false }
    takeInPassed()
    beside.insert(id)
    let (view, mailbox, cancellations, wake) = (view, mailbox, cancellations, options.wake)
    let editsAfter = givesEdits ? changeCount : nil
    Workers.detach {
      let response: JSON
      do throws(ResponseError) {
        response = Outgoing.response(
          id,
          try Server.fresh(view, mailbox) { view throws(ResponseError) in
            try answer(Question(view, parameters) { cancellations.has(id) })
          })
      } catch {
        response = Outgoing.response(id, error)
      }
      mailbox.put(.answered(id, response, editsAfter: editsAfter))
      wake()
    }
    return true
  }

  /// So often an answer is worked out anew because files change while it is; then it is refused.
  private static let patience = 5

  /// Works out an answer until no file that it rests on is another on the disk than it was when its places were noted.
  ///
  /// - Parameter mailbox: tells the owner of such files.
  private static func fresh(
    _ view: ServerSnapshot, _ mailbox: Mailbox<Event>, _ answer: (ServerSnapshot) throws(ResponseError) -> JSON
  ) throws(ResponseError) -> JSON {
    var view = view
    for _ in 0..<patience {
      view.stale = StaleFiles()
      let result = Result { () throws(ResponseError) in try answer(view) }
      let stale = view.stale.take()
      if stale.isEmpty { return try result.get() }
      mailbox.put(.changedOnDisk(stale))
      view = view.reading(stale)
    }
    throw view.changedMeanwhile
  }

  /// Whether the client no longer wants the request that is being answered.
  var isCancelled: Bool { cancellation() }

  /// The same as a question that can be handed on.
  private var cancellation: () -> Bool {
    let (look, cancellations, current) = (options.look, cancellations, current)
    return {
      look()
      return current.map { cancellations.has($0) } ?? false
    }
  }

  private func trace(_ text: String) { notify("$/logTrace", .make(["message": .string(text)])) }

  /// - Parameter awaited: what the answer is for; most need none.
  /// - Returns: its number.
  @discardableResult
  mutating func request(_ method: String, _ parameters: JSON, _ awaited: Awaited? = nil) -> Int {
    let number = nextRequest
    options.send(Outgoing.request(number, method, parameters))
    self.awaited[number] = awaited
    nextRequest += 1
    return number
  }

  /// - Parameter result: `nil` where the client answered with an error.
  private mutating func answered(_ awaited: Awaited, _ result: JSON?) {
    switch awaited {
    case .configuration: apply(result?[0])
    case .progress(let generation): if result != nil { beginProgress(generation) }
    case .watching: if result == nil { watchInstead() }
    }
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
    takeInPassed()
    switch method {
    case "initialize":
      parent = parameters["processId"]?.int.flatMap { Int32(exactly: $0) } ?? parent
      return initialize(parameters)
    case "shutdown":
      stage = .shutDown
      endHeld(ResponseError(.serverCancelled, "the server was shut down"))
      return .null
    default:
      guard let known = RequestMethod.named(method, parameters) else {
        throw ResponseError(.methodNotFound, "no method ‘\(method)’")
      }
      // What is to be resolved comes back, so it has to be something.
      if method.hasSuffix("/resolve"), !parameters.isObject {
        throw ResponseError(.invalidParams, "an item is missing")
      }
      switch known.answer {
      case .reading(let answer, _, _):
        for _ in 0..<Server.patience {
          let result = Result { () throws(ResponseError) in
            try answer(Question(view, parameters, isCancelled: cancellation))
          }
          if !readStale() { return try result.get() }
        }
        throw view.changedMeanwhile
      case .owning(let answer):
        let result = try answer(&self, parameters)
        _ = readStale()
        return result
      }
    }
  }

  private mutating func notified(_ method: String, _ parameters: JSON) {
    switch method {
    case "initialized": initialized()
    case "textDocument/didOpen": didOpen(parameters)
    case "textDocument/didChange": didChange(parameters)
    case "textDocument/didClose": didClose(parameters)
    case "workspace/didChangeWorkspaceFolders": didChangeFolders(parameters)
    case "workspace/didChangeConfiguration": didChangeConfiguration(parameters)
    case "textDocument/didSave": didSave(parameters)
    case "workspace/didCreateFiles", "workspace/didRenameFiles", "workspace/didDeleteFiles",
      "workspace/didChangeWatchedFiles":
      changedOnDisk(ServerSnapshot.paths(parameters))
    case "window/workDoneProgress/cancel": cancelLoading(parameters)
    case "$/cancelRequest":
      guard let id = RequestID(parameters["id"]) else { break }
      // By now the request was answered, but for what is answered beside; its number may come again.
      if !beside.contains(id) { _ = cancellations.take(id) }
      if diagnostics.held?.id == id { endHeld(ResponseError(.requestCancelled, "cancelled")) }
    case "$/setTrace": view.settings.traces = parameters["value"]?.string.map { $0 != "off" } ?? false
    default: break
    }
  }

}
