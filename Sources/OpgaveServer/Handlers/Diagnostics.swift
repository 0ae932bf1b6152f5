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

  mutating func note(_ repository: Int?, _ number: Int?) {
    if let repository, let number { changed?.insert(FileKey(repository: repository, number: number)) }
  }
}

/// The words of findings as they were last written, so that a key renders none of them again.
final class RenderedFindings {
  private var known: [Finding: [UInt8]] = [:]
  private var language = Language.nl

  /// - Parameter count: how many are asked for together; what is kept is a few times that at most.
  func begin(_ count: Int, _ language: Language) {
    if language != self.language || known.count > max(2_000, 4 * count) { known.removeAll() }
    self.language = language
  }

  func words(of finding: Finding, _ make: () -> [UInt8]) -> [UInt8] {
    if let words = known[finding] { return words }
    let words = make()
    known[finding] = words
    return words
  }
}

extension Server {
  /// Tells the findings of a file of a repository, open or not.
  mutating func publish(_ repository: Int, _ number: Int) {
    let state = view.repositories[repository]
    let path = FilePath.joined(state.root, state.repository.files[number].path)
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
    let uri = DocumentURI.uri(path)
    let placed = state.findings(number)
    if placed.isEmpty || diagnostics.pullsWorkspace {
      publishNothing(uri)
      return
    }
    let bytes = (try? view.resources.source.read(path)) ?? []
    push(uri, nil, placed, bytes, LineTable(bytes), repository, number)
  }

  /// Tells the findings of a document that was just edited or opened.
  mutating func publish(_ document: OpenDocument, _ placed: [PlacedFinding], _ repository: Int?, _ number: Int?) {
    diagnostics.note(repository, number)
    if view.client.pullsDiagnostics {
      // Who asks, asks after each edit.
      publishNothing(document.uri)
    } else if mailbox.contains({ if case .message(.request) = $0 { true } else { false } }) {
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
    _ document: OpenDocument, _ placed: [PlacedFinding], _ repository: Int?, _ number: Int?
  ) {
    push(document.uri, document.version, placed, document.bytes, document.lines, repository, number)
  }

  mutating func publishNothing(_ uri: String) {
    guard diagnostics.published.remove(uri) != nil else { return }
    notify("textDocument/publishDiagnostics", .make(["uri": .string(uri), "diagnostics": .array([])]))
  }

  private mutating func push(
    _ uri: String, _ version: Int?, _ placed: [PlacedFinding], _ bytes: [UInt8], _ lines: LineTable,
    _ repository: Int?, _ number: Int?
  ) {
    if placed.isEmpty { diagnostics.published.remove(uri) } else { diagnostics.published.insert(uri) }
    let items = items(placed, uri, bytes, lines, repository, number)
    notify(
      "textDocument/publishDiagnostics",
      .make(["uri": .string(uri), "version": version.map { .integer($0) }, "diagnostics": items]))
  }

  /// The diagnostics as an array, written in one piece: there may be hundreds with every key.
  private func items(
    _ placed: [PlacedFinding], _ uri: String, _ source: [UInt8], _ lines: LineTable, _ repository: Int?,
    _ number: Int?
  ) -> JSON {
    let language = view.language(in: repository)
    var cursor = view.converter.cursor(source, lines)
    let texts = FileTexts(view)
    rendered.begin(placed.count, language)
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    bytes.reserveCapacity(2 + 300 * placed.count)
    for placed in placed {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      let range = cursor.range(placed.range)
      bytes.append(contentsOf: "{\"range\":".utf8)
      range.write(to: &bytes)
      if view.client.hasRelatedInformation, !placed.finding.related.isEmpty {
        let related = self.related(placed.finding, uri, bytes: source, lines, repository, number, texts)
        if !related.isEmpty {
          bytes.append(contentsOf: ",\"relatedInformation\":".utf8)
          JSON.array(related).write(to: &bytes)
        }
      }
      // The words of a finding are the same as long as it is; only its place moves with every key.
      bytes.append(contentsOf: rendered.words(of: placed.finding) { self.words(placed.finding, language) })
    }
    bytes.append(UInt8(ascii: "]"))
    return .encoded(bytes)
  }

  /// All members of a diagnostic but its places, written, with the brace that closes it.
  private func words(_ finding: Finding, _ language: Language) -> [UInt8] {
    let rule = AllRules.rule(finding.rule)
    let hasPage = view.client.hasCodeDescription && view.client.hasTextDocumentContent
    let tag: Int? = rule?.isAboutNeedless == true ? 1 : rule?.isAboutStopped == true ? 2 : nil
    let members = JSON.make([
      "severity": .integer(4 - Int(finding.severity.rawValue)),
      "code": .string(rule?.name ?? ""),
      "codeDescription": hasPage ? rule.map { .make(["href": .string(Pages.uri(rule: $0))]) } : nil,
      "source": .string("opgave"),
      "message": .string(rule?.message(finding)[language] ?? ""),
      "tags": view.client.hasDiagnosticTags ? tag.map { .array([.integer($0)]) } : nil,
      // For a client that shows what can be mended.
      "data": view.client.hasDiagnosticData && rule?.fixes != nil
        ? rule.map { .make(["rule": .string($0.slug), "fixable": .bool(true)]) } : nil,
    ])
    return [UInt8(ascii: ",")] + members.bytes.dropFirst()
  }

  private func related(
    _ finding: Finding, _ uri: String, bytes: [UInt8], _ lines: LineTable, _ repository: Int?, _ number: Int?,
    _ texts: FileTexts
  ) -> [JSON] {
    finding.related.prefix(20).compactMap { related in
      let place: (uri: String, range: JSON)
      if case .range(let range) = related.place, related.file == nil || related.file == number {
        place = (uri, view.converter.range(range, bytes, lines).json)
      } else if let repository, let file = related.file ?? number {
        switch related.place {
        case .part(let part): place = texts.location(part, in: file, repository)
        case .range(let range):
          let text = texts.file(file, in: repository)
          place = (text.uri, view.converter.range(range, text.bytes, text.lines).json)
        }
      } else {
        return nil
      }
      return .make([
        "location": .make(["uri": .string(place.uri), "range": place.range]),
        "message": .string(related.note.text[view.language(in: repository)]),
      ])
    }
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
        let reports = others.map { JSON.Member($0.uri, self.report(of: $0, nil)) }
        report = report.setting("relatedDocuments", .object(reports))
      }
    }
    return report
  }

  private func report(of document: OpenDocument, _ previous: String?) -> JSON {
    let (snapshot, repository) = view.snapshot(document)
    let placed = view.findings(document, repository, snapshot)
    let number = repository == nil ? nil : snapshot.file
    return report(items(placed, document.uri, document.bytes, document.lines, repository, number), previous)
  }

  /// A full report, or that it is what the client has. The id is a hash of what it says.
  private func report(_ items: JSON, _ previous: String?) -> JSON {
    let id = String(items.bytes.withUnsafeBufferPointer { Names.hash($0) }, radix: 36)
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
      guard changed.contains(where: { workspaceReport($0)?.isNew ?? false }) else {
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
  private func workspaceReport(_ file: FileKey) -> (path: String, report: JSON, id: String, isNew: Bool)? {
    guard view.repositories.indices.contains(file.repository) else { return nil }
    let state = view.repositories[file.repository]
    let path = FilePath.joined(state.root, state.repository.files[file.number].path)
    let document = view.documents[path]
    let uri = document?.uri ?? DocumentURI.uri(path)
    let placed = state.findings(file.number)
    let bytes = placed.isEmpty ? [] : document?.bytes ?? (try? view.resources.source.read(path)) ?? []
    let report = report(
      items(placed, uri, bytes, document?.lines ?? LineTable(bytes), file.repository, file.number), nil)
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
      let key = DocumentURI.key(uri)
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
          diagnostics.answered[FilePath.joined(state.root, state.repository.files[number].path)] ?? empty == had
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
    if diagnostics.isStale {
      diagnostics.isStale = false
      answerHeld()
      // What comes with the answers about other documents is old where those were given too early.
      let knowsAll = view.client.takesRelatedDocuments && diagnostics.related.isEmpty && !isFreshlyRead
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
