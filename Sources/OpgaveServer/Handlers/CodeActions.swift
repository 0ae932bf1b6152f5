/// What can be done at a place: mend a finding, accept it with a reason, give the content another shape.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgavePlatform
internal import OpgaveFormatting
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension ServerSnapshot {
  func codeAction(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    let range = try range(parameters["range"], in: document)
    let only = parameters["context"]?["only"]?.array?.compactMap(\.string)
    func isWanted(_ kind: String) -> Bool {
      guard let only, !only.isEmpty else { return !kind.hasPrefix("source") }
      return only.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty }
    }
    let (snapshot, repository) = snapshot(document)
    var actions: [JSON] = []
    let findings = findings(document, repository, snapshot)
    let read = FileTexts(self)
    let texts = texts(of: document, repository, read)
    // By settings that cannot be relied on nothing is mended but they themselves.
    let isMended = !hasBrokenSettings(document) || FilePath.name(of: document.path ?? "") == Discovery.settingsName
    if isWanted("quickfix"), isMended {
      let touching = findings.filter {
        $0.range.lowerBound <= range.upperBound && range.lowerBound <= $0.range.upperBound
      }
      // By code and range, of two that are the same the first.
      var stated: [Stated: JSON] = [:]
      for diagnostic in parameters["context"]?["diagnostics"]?.array ?? [] {
        guard let code = diagnostic["code"]?.string, let range = LSPRange(diagnostic["range"]) else { continue }
        let key = Stated(code: code, range: range)
        if stated[key] == nil { stated[key] = diagnostic }
      }
      var cursor = converter.cursor(document.bytes, document.lines)
      for placed in touching {
        let diagnostic = stated[Stated(code: "OPG\(placed.finding.rule)", range: cursor.range(placed.range))]
        actions += quickFixes(placed, diagnostic, document, snapshot, repository, texts, read)
      }
    }
    if let repository {
      let offered = Refactorings.all(snapshot, at: range.lowerBound, treeOf: texts.tree)
      for refactoring in offered where isWanted(refactoring.kind.rawValue) {
        if let action = action(refactoring, at: range.lowerBound, document, repository, snapshot.language) {
          actions.append(action)
        }
      }
    }
    if isMended { actions += sourceActions(document, snapshot, repository, findings, texts, isWanted) }
    return .array(client.hasActionLiterals ? actions : actions.compactMap(command))
  }

  /// An action as a command, for clients that know no more.
  private func command(_ action: JSON) -> JSON? {
    guard client.appliesEdits, let edit = action["edit"], let title = action["title"] else { return nil }
    return .make([
      "title": title, "command": .string(Command.apply.rawValue), "arguments": .array([edit, title]),
    ])
  }

  /// The edit of an action that was sent without it.
  func resolveCodeAction(_ parameters: JSON) throws(ResponseError) -> JSON {
    guard let data = parameters["data"] else { return parameters }
    guard let uri = data["uri"]?.string, let document = documents[key(uri)],
      data["version"]?.int == document.version
    else { throw changedMeanwhile }
    let (snapshot, repository) = snapshot(document)
    guard let repository, let kind = data["kind"]?.string, let offset = data["offset"]?.int,
      let title = parameters["title"]?.string
    else { throw ResponseError(.invalidParams, "no action of this server") }
    let offered = Refactorings.all(snapshot, at: offset, treeOf: FileTexts(self).texts(in: repository).tree)
    guard let refactoring = offered.first(where: { $0.kind.rawValue == kind && $0.title[snapshot.language] == title })
    else { throw changedMeanwhile }
    return parameters.setting("edit", try edit(refactoring, document, repository, snapshot.language))
  }

  /// The findings of a document as they were last told.
  func findings(_ document: OpenDocument, _ repository: Int?, _ snapshot: FileSnapshot) -> [PlacedFinding] {
    repository.map { repositories[$0].findings(snapshot.file) } ?? standalone(document).findings
  }

  /// What a client's diagnostic is known again by.
  private struct Stated: Hashable {
    let code: String
    let range: LSPRange
  }

  /// The texts of a document's repository, or its own where it stands alone.
  func texts(of document: OpenDocument, _ repository: Int?, _ read: FileTexts? = nil) -> RepositoryTexts {
    if let repository { return (read ?? FileTexts(self)).texts(in: repository) }
    let text = FileText(document.tree, document.lines)
    return RepositoryTexts("", standalone(document).whole, resources.source, standsAlone: true) { _ in text }
  }

  // MARK: Quick fixes

  private func quickFixes(
    _ placed: PlacedFinding, _ diagnostic: JSON?, _ document: OpenDocument, _ snapshot: FileSnapshot,
    _ repository: Int?, _ texts: RepositoryTexts, _ read: FileTexts
  ) -> [JSON] {
    var actions = texts.fixes(placed.finding, in: snapshot.file).enumerated().compactMap { place, fix -> JSON? in
      let edit =
        toFillIn(fix, snapshot, repository, read) ?? edit(fix.edits, document, repository, snapshot.language, read)
      guard let edit else { return nil }
      return .make([
        "title": .string(fix.title[snapshot.language]), "kind": .string("quickfix"),
        "diagnostics": diagnostic.map { .array([$0]) }, "isPreferred": place == 0 && fix.isCertain ? .bool(true) : nil,
        "edit": edit,
      ])
    }
    if let ignoring = ignoring(placed, diagnostic, document, snapshot, repository, read) { actions.append(ignoring) }
    return actions
  }

  /// `nil` where it cannot be told in the form that the client takes.
  private func edit(
    _ edits: [FileIndex: [TextEdit]], _ document: OpenDocument, _ repository: Int?, _ language: Language,
    _ read: FileTexts? = nil
  ) -> JSON? {
    guard let repository else {
      let own = edits.values.flatMap { $0 }
      return .make(["changes": .object([JSON.Member(document.uri, json(own, in: document))])])
    }
    var change = WorkspaceChange()
    change.add(edits)
    return try? json(change, repository, language, read)
  }

  /// The edit of a fix that leaves texts to a person as a snippet that goes from one to the next; `nil` where it leaves none, or
  /// the client takes none.
  private func toFillIn(_ fix: Fix, _ snapshot: FileSnapshot, _ repository: Int?, _ read: FileTexts) -> JSON? {
    let held = "\"\(HeldPlace.blank[snapshot.language])\""
    guard let repository, client.hasSnippetEdits, client.hasDocumentChanges, fix.trust == .personal,
      fix.edits.count == 1,
      let (file, edits) = fix.edits.first, file == snapshot.file,
      edits.contains(where: { $0.replacement.contains(held) })
    else { return nil }
    var change = WorkspaceChange()
    var number = 0
    change.edits[file] = edits.map { edit in
      let parts = edit.replacement.split(separator: held, omittingEmptySubsequences: false).map(String.init)
      guard parts.count > 1 else { return WorkspaceChange.Edit(edit: edit) }
      var text = Snippet.escaped(parts[0])
      for part in parts.dropFirst() {
        number += 1
        text += "\"${\(number):\(HeldPlace.blank[snapshot.language])}\"" + Snippet.escaped(part)
      }
      return WorkspaceChange.Edit(edit: TextEdit(edit.range, text), annotation: nil, isSnippet: true)
    }
    return try? json(change, repository, snapshot.language, read)
  }

  /// A comment that accepts the finding; the reason is the author's.
  private func ignoring(
    _ placed: PlacedFinding, _ diagnostic: JSON?, _ document: OpenDocument, _ snapshot: FileSnapshot,
    _ repository: Int?, _ read: FileTexts
  ) -> JSON? {
    guard let rule = AllRules.rule(placed.finding.rule), rule.isIgnorable,
      let edit = IgnoreFinding.edit(placed, snapshot)
    else { return nil }
    let reason = Text("reden", "reason")[snapshot.language]
    let text = edit.replacement
    let isSnippet = client.hasSnippetEdits && client.hasDocumentChanges && repository != nil
    let made: JSON?
    if isSnippet, let repository {
      var change = WorkspaceChange()
      let snippet = Snippet.escaped(text).replacing(IgnoreFinding.mark, with: "${0:\(reason)}")
      change.edits[snapshot.file] = [
        WorkspaceChange.Edit(edit: TextEdit(edit.range, snippet), annotation: nil, isSnippet: true)
      ]
      made = try? json(change, repository, snapshot.language, read)
    } else {
      let plain = TextEdit(edit.range, text.replacing(IgnoreFinding.mark, with: reason))
      made = self.edit([snapshot.file: [plain]], document, repository, snapshot.language, read)
    }
    return made.map { made in
      .make([
        "title": .string(
          Text(
            "Laat dit zo, en schrijf op waarom (\(rule.slug.replacing("-", with: " ")))",
            "Leave this, and write down why (\(rule.slug.replacing("-", with: " ")))")[snapshot.language]),
        "kind": .string("quickfix"), "diagnostics": diagnostic.map { .array([$0]) }, "edit": made,
      ])
    }
  }

  // MARK: Refactorings

  private func action(
    _ refactoring: Refactoring, at offset: Int, _ document: OpenDocument, _ repository: Int, _ language: Language
  ) -> JSON? {
    var disabled = refactoring.disabled?[language]
    if refactoring.created != nil || refactoring.deleted != nil, !client.createsFiles || !client.hasDocumentChanges {
      disabled = disabled ?? ServerSnapshot.noFileChanges[language]
    }
    if disabled != nil, !client.hasDisabledActions { return nil }
    let edit =
      client.resolvesActionEdits || disabled != nil
      ? nil : try? self.edit(refactoring, document, repository, language)
    return .make([
      "title": .string(refactoring.title[language]), "kind": .string(refactoring.kind.rawValue),
      "disabled": disabled.map { .make(["reason": .string($0)]) }, "edit": edit,
      "data": client.resolvesActionEdits && disabled == nil
        ? .make([
          "uri": .string(document.uri), "version": document.version.map { .integer($0) },
          "kind": .string(refactoring.kind.rawValue), "offset": .integer(offset),
        ]) : nil,
    ])
  }

  private func edit(
    _ refactoring: Refactoring, _ document: OpenDocument, _ repository: Int, _ language: Language
  ) throws(ResponseError) -> JSON {
    var change = WorkspaceChange()
    change.add(refactoring.edits)
    if let (path, text) = refactoring.created {
      change.created = [(FilePath.joined(repositories[repository].root, path), text)]
    }
    if let deleted = refactoring.deleted { change.deleted = [deleted] }
    return try json(change, repository, language)
  }

  private func sourceActions(
    _ document: OpenDocument, _ snapshot: FileSnapshot, _ repository: Int?, _ findings: [PlacedFinding],
    _ texts: RepositoryTexts, _ isWanted: (String) -> Bool
  ) -> [JSON] {
    var actions: [JSON] = []
    func offer(_ kind: String, _ title: Text, _ edits: [TextEdit]) {
      guard !edits.isEmpty, let edit = edit([snapshot.file: edits], document, repository, snapshot.language) else {
        return
      }
      actions.append(
        .make(["title": .string(title[snapshot.language]), "kind": .string(kind), "edit": edit]))
    }
    if isWanted("source.fixAll.opgave") {
      offer(
        "source.fixAll.opgave",
        Text("Herstel alles wat zeker is in dit bestand", "Mend all that is certain in this file"),
        certainEdits(document, snapshot, repository, texts, findings))
    }
    if isWanted(Refactoring.Kind.organize.rawValue) {
      offer(
        Refactoring.Kind.organize.rawValue,
        Text("Zet de velden in hun gebruikelijke volgorde", "Put the fields in their usual order"),
        Ordering.fields(snapshot))
    }
    if isWanted(Refactoring.Kind.sortMetingen.rawValue) {
      offer(
        Refactoring.Kind.sortMetingen.rawValue,
        Text("Zet de metingen op volgorde van datum", "Put the metingen in the order of their dates"),
        Ordering.measurements(snapshot))
    }
    return actions
  }

  /// All certain fixes that stay in a document, round after round as `check --fix` does it.
  private func certainEdits(
    _ document: OpenDocument, _ snapshot: FileSnapshot, _ repository: Int?, _ texts: RepositoryTexts,
    _ findings: [PlacedFinding]
  ) -> [TextEdit] {
    let path = texts.path(snapshot.file)
    var choice = Mending.Choice(isUnsafe: false, isMeant: { $0 == path })
    choice.reachesOthers = false
    var mending = Mending(choice)
    mending.run { changed in
      guard let bytes = changed[path] else { return [Mending.Checked(texts, [(snapshot.file, findings)])] }
      // As if the client had said so.
      let edited = OpenDocument(
        uri: document.uri, path: document.path, version: document.version, text: String(decoding: bytes, as: UTF8.self))
      var later = self
      later.documents[document.key] = edited
      if let repository {
        var reader = FileReader()
        let relative = repositories[repository].repository.files[snapshot.file].path
        let settings = repositories[repository].settings
        _ = later.repositories[repository].update(reader.state(relative, edited.tree, settings))
      }
      let found = later.findings(edited, repository, snapshot)
      return [Mending.Checked(later.texts(of: edited, repository), [(snapshot.file, found)])]
    }
    return mending.changed[path].map { [TextEdit].lines(from: document.bytes, to: $0) } ?? []
  }
}
