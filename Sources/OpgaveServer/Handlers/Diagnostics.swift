/// Findings as diagnostics: pushed to who takes them, answered to who asks, never stale.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

/// What is known of what the client was told.
struct DiagnosticState {
  /// The addresses for which the client was last pushed something other than nothing.
  var published: Set<String> = []
  /// Whether the client asks for the whole workspace, so that closed files are not pushed as well.
  var pullsWorkspace = false
  /// A request for the whole workspace that waits until there is something new.
  var held: (id: RequestID, parameters: JSON)?
  /// Whether something changed that a client that asks cannot know.
  var isStale = false
  /// The keys of open documents whose findings are to be pushed once requests that wait are answered.
  var owed: Set<String> = []
  /// The keys of open documents whose findings changed by an edit elsewhere.
  var related: Set<String> = []
  /// The files that may tell something else than they did in the last answer about the workspace; `nil` where all may.
  var changed: Set<FileKey>?
  /// By path: the id of what was told in answers about the workspace; nothing was told of others.
  var answered: [String: String] = [:]

  mutating func note(_ repository: Int?, _ number: FileIndex?) {
    if let repository, let number { changed?.insert(FileKey(repository: repository, number: number)) }
  }
}

extension Server {
  /// Tells the findings of a file of a repository, open or not.
  mutating func publish(_ repository: Int, _ number: FileIndex) {
    let state = view.repositories[repository]
    let path = state.path(number)
    diagnostics.isStale = true
    diagnostics.note(repository, number)
    if let document = view.documents[path] {
      if view.client.pullsDiagnostics {
        diagnostics.related.insert(path)
      } else {
        push(document, state.findings(number), repository, number)
      }
      return
    }
    // Where a link came that is open, findings are told under its name that stand in another file.
    if view.links[path] != nil { return }
    let uri = DocumentURI.uri(path)
    let placed = state.findings(number)
    if placed.isEmpty || diagnostics.pullsWorkspace {
      publishNothing(uri)
      return
    }
    let bytes = (try? view.resources.source.read(path)) ?? []
    if !state.isCurrent(number, bytes) { view.stale.note(path) }
    let file = FileKey(repository: repository, number: number)
    push(nil, placed, DiagnosedText(uri: uri, bytes: bytes, lines: LineTable(ofFile: bytes), file: file), isOpen: false)
  }

  /// Tells the findings of a document that was just edited or opened.
  mutating func publish(_ document: OpenDocument, _ placed: [PlacedFinding], _ repository: Int?, _ number: FileIndex?) {
    diagnostics.note(repository, number)
    if view.client.pullsDiagnostics {
      // Who asks, asks after each edit.
      publishNothing(document.uri)
    } else if mailbox.contains(within: 64, { if case .message(.request) = $0 { true } else { false } }) {
      // Who asks something along with a key waits for that; hundreds of findings come right behind it.
      diagnostics.owed.insert(document.key)
    } else {
      diagnostics.owed.remove(document.key)
      push(document, placed, repository, number)
    }
  }

  /// Tells the findings that had to wait.
  mutating func publishOwed() {
    for document in diagnostics.owed.sorted().compactMap({ view.documents[$0] }) {
      let (snapshot, repository) = view.snapshot(document)
      push(document, view.findings(document, repository, snapshot), repository, repository == nil ? nil : snapshot.file)
    }
    diagnostics.owed = []
  }

  private mutating func push(
    _ document: OpenDocument, _ placed: [PlacedFinding], _ repository: Int?, _ number: FileIndex?
  ) {
    push(document.version, placed, text(of: document, repository, number), isOpen: true)
  }

  private func text(of document: OpenDocument, _ repository: Int?, _ number: FileIndex?) -> DiagnosedText {
    var file: FileKey?
    if let repository, let number { file = FileKey(repository: repository, number: number) }
    return DiagnosedText(uri: document.uri, bytes: document.bytes, lines: document.lines, file: file)
  }

  mutating func publishNothing(_ uri: String) {
    guard diagnostics.published.remove(uri) != nil else { return }
    notify("textDocument/publishDiagnostics", .make(["uri": .string(uri), "diagnostics": .array([])]))
  }

  private mutating func push(_ version: Int?, _ placed: [PlacedFinding], _ text: DiagnosedText, isOpen: Bool) {
    if placed.isEmpty { diagnostics.published.remove(text.uri) } else { diagnostics.published.insert(text.uri) }
    let items = items(placed, text, isOpen: isOpen)
    notify(
      "textDocument/publishDiagnostics",
      .make(["uri": .string(text.uri), "version": version.map { .integer($0) }, "diagnostics": items]))
  }

  /// The diagnostics of a text; what is written of an open document is kept.
  private mutating func items(_ placed: [PlacedFinding], _ text: DiagnosedText, isOpen: Bool) -> JSON {
    guard isOpen else {
      var nothing = RenderedDiagnostics.Document(view.language(in: text.file?.repository))
      return view.diagnostics(placed, text, &nothing)
    }
    var known = rendered.take(text.uri, view.language(in: text.file?.repository))
    defer { rendered.put(text.uri, known) }
    return view.diagnostics(placed, text, &known)
  }

  // MARK: Answering

  mutating func documentDiagnostic(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try view.document(parameters)
    diagnostics.related.remove(document.key)
    var report = report(of: document, parameters["previousResultId"]?.string)
    if view.client.takesRelatedDocuments, !diagnostics.related.isEmpty {
      let others = diagnostics.related.sorted().compactMap { view.documents[$0] }
      diagnostics.related = []
      if !others.isEmpty {
        var reports: [JSON.Member] = []
        for other in others { reports.append(JSON.Member(other.uri, self.report(of: other, nil))) }
        report = report.setting("relatedDocuments", .object(reports))
      }
    }
    return report
  }

  private mutating func report(of document: OpenDocument, _ previous: String?) -> JSON {
    let (snapshot, repository) = view.snapshot(document)
    let placed = view.findings(document, repository, snapshot)
    let number = repository == nil ? nil : snapshot.file
    return report(items(placed, text(of: document, repository, number), isOpen: true), previous)
  }

  /// A full report, or that it is what the client has. The id is a hash of what it says.
  private func report(_ items: JSON, _ previous: String?) -> JSON {
    let id = String(Names.hash(items.bytes.span), radix: 36)
    if id == previous { return .make(["kind": .string("unchanged"), "resultId": .string(id)]) }
    return .make(["kind": .string("full"), "resultId": .string(id), "items": items])
  }

  /// Answers a request for all diagnostics, or keeps it until there is something new to tell.
  mutating func workspaceDiagnostic(_ id: RequestID, _ parameters: JSON) {
    takeInPassed()
    if !diagnostics.pullsWorkspace {
      diagnostics.pullsWorkspace = true
      for uri in diagnostics.published.sorted() { publishNothing(uri) }
    }
    // One at a time is kept: a newer one takes the place of an older.
    endHeld(ResponseError(.serverCancelled, "a newer request took its place"))
    if isReady, tellWorkspace(id, parameters, withRelated(diagnostics.changed)) { return }
    diagnostics.held = (id, parameters)
  }

  /// Answers what is kept, if something changed meanwhile.
  mutating func answerHeld() {
    guard let (id, parameters) = diagnostics.held, isReady else { return }
    // Most changes concern files that tell the same as before; those are not worth an answer.
    let changed = withRelated(diagnostics.changed)
    if let changed {
      var isNew = false
      for file in changed where !isNew { isNew = workspaceReport(file)?.isNew ?? false }
      if !isNew {
        diagnostics.changed = []
        return
      }
    }
    if tellWorkspace(id, parameters, changed) { diagnostics.held = nil }
  }

  mutating func endHeld(_ error: ResponseError) {
    guard let held = diagnostics.held else { return }
    diagnostics.held = nil
    options.send(Outgoing.response(held.id, error))
  }

  /// Files that changed, and those whose findings point into them.
  private func withRelated(_ changed: Set<FileKey>?) -> Set<FileKey>? {
    guard var all = changed, !all.isEmpty else { return changed }
    for (place, state) in view.repositories.enumerated() {
      for number in state.repository.files.indices where state.hasFindings(number) {
        let points = state.related(number).contains { all.contains(FileKey(repository: place, number: $0)) }
        if points { all.insert(FileKey(repository: place, number: number)) }
      }
    }
    return all
  }

  /// What a file of a repository tells, and whether that was not told yet.
  private mutating func workspaceReport(_ file: FileKey) -> (path: String, report: JSON, id: String, isNew: Bool)? {
    guard view.repositories.indices.contains(file.repository) else { return nil }
    let state = view.repositories[file.repository]
    let path = state.path(file.number)
    let document = view.documents[path]
    let uri = document?.uri ?? DocumentURI.uri(path)
    let placed = state.findings(file.number)
    let bytes = placed.isEmpty ? [] : document?.bytes ?? (try? view.resources.source.read(path)) ?? []
    if document == nil, !placed.isEmpty, !state.isCurrent(file.number, bytes) { view.stale.note(path) }
    let text = DiagnosedText(uri: uri, bytes: bytes, lines: document?.lines ?? LineTable(ofFile: bytes), file: file)
    let report = report(items(placed, text, isOpen: document != nil), nil)
    let id = report["resultId"]?.string ?? ""
    let whole = report.setting("uri", .string(uri)).setting(
      "version", document?.version.map { .integer($0) } ?? .null)
    return (path, whole, id, id != diagnostics.answered[path] ?? emptyReport)
  }

  /// Answers with the reports that differ from what the client has, in parts where it takes them.
  ///
  /// - Parameter changed: the files that may tell something else than in the last answer; `nil` where all may.
  /// - Returns: whether there was one, or nobody waits any more.
  private mutating func tellWorkspace(_ id: RequestID, _ parameters: JSON, _ changed: Set<FileKey>?) -> Bool {
    let asked = current
    current = id
    defer { current = asked }
    let token = parameters["partialResultToken"].flatMap { $0 == .null ? nil : $0 }
    let empty = emptyReport
    var known: [FileKey: String] = [:]
    var reports: [JSON] = []
    var hasTold = false
    func add(_ report: JSON) {
      hasTold = true
      reports.append(report)
      if token != nil, reports.count == 200 { flush() }
    }
    func flush() {
      guard let token, !reports.isEmpty else { return }
      notify("$/progress", .make(["token": token, "value": .make(["items": .array(reports)])]))
      reports = []
    }
    for previous in parameters["previousResultIds"]?.array ?? [] {
      guard let uri = previous["uri"]?.string, let result = previous["value"]?.string else { continue }
      let key = view.key(uri)
      if let (repository, relative) = view.place(of: key), let number = view.repositories[repository].numbers[relative]
      {
        known[FileKey(repository: repository, number: number)] = result
      } else if result != empty, view.documents[key] == nil {
        // What is gone shows nothing any more; what is open by itself was asked for by itself.
        add(report(.array([]), nil).setting("uri", .string(uri)).setting("version", .null))
      }
    }
    for (place, state) in view.repositories.enumerated() {
      for number in state.repository.files.indices {
        let file = FileKey(repository: place, number: number)
        guard state.hasFindings(number) || known[file] != nil || changed?.contains(file) ?? false else {
          continue
        }
        let had = known[file] ?? empty
        if changed?.contains(file) == false,
          diagnostics.answered[state.path(number)] ?? empty == had
        {
          continue
        }
        guard let told = workspaceReport(file) else { continue }
        diagnostics.answered[told.path] = told.id == empty ? nil : told.id
        guard told.id != had else { continue }
        add(told.report)
        if reports.count % 200 == 0, isCancelled {
          diagnostics.changed = nil
          options.send(Outgoing.response(id, ResponseError(.requestCancelled, "cancelled")))
          return true
        }
      }
    }
    diagnostics.changed = []
    guard hasTold else { return false }
    flush()
    options.send(Outgoing.response(id, .make(["items": .array(reports)])))
    return true
  }

  private var emptyReport: String { report(.array([]), nil)["resultId"]?.string ?? "" }

  /// Tells a client that asks, and what is shown besides, that what it has may be old.
  mutating func refreshClient() {
    guard hasBegun else { return }
    if diagnostics.isStale {
      diagnostics.isStale = false
      answerHeld()
      // What was told of other documents, by themselves or along with one, is old where that was too early.
      let knowsAll = diagnostics.related.isEmpty && !isFreshlyRead
      if view.client.pullsDiagnostics, !knowsAll {
        request("workspace/diagnostic/refresh", .null)
      }
    }
    if isShownStale || isFreshlyRead {
      for name in ["semanticTokens", "inlayHint", "codeLens"]
      where view.client.refreshes(name) && !view.documents.isEmpty {
        request("workspace/\(name)/refresh", .null)
      }
    }
    (isFreshlyRead, isShownStale) = (false, false)
  }
}
