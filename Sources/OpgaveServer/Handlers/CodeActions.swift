/// What can be done at a place: mend a finding, accept it with a reason, give the content another shape.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgavePlatform
internal import OpgaveFormatting
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax

extension Server {
  func codeAction(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    let range = try range(parameters["range"], in: document)
    let only = parameters["context"]?["only"]?.array?.compactMap(\.string)
    func isWanted(_ kind: String) -> Bool {
      guard let only else { return !kind.hasPrefix("source") }
      return only.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty }
    }
    let (snapshot, repository) = snapshot(document)
    var actions: [JSON] = []
    let findings = findings(document, repository, snapshot)
    if isWanted("quickfix") {
      let touching = findings.filter {
        $0.range.lowerBound <= range.upperBound && range.lowerBound <= $0.range.upperBound
      }
      let stated = parameters["context"]?["diagnostics"]?.array ?? []
      for placed in touching {
        let diagnostic = stated.first { isSame($0, placed, document) }
        actions += quickFixes(placed, diagnostic, document, snapshot, repository)
      }
    }
    if let repository {
      let offered = Refactorings.all(snapshot, at: range.lowerBound, treeOf: trees(in: repository))
      for refactoring in offered where isWanted(refactoring.kind.rawValue) {
        if let action = action(refactoring, at: range.lowerBound, document, repository, snapshot.language) {
          actions.append(action)
        }
      }
    }
    actions += sourceActions(document, snapshot, repository, findings, isWanted)
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
    guard let uri = data["uri"]?.string, let document = documents[DocumentURI.key(uri)],
      data["version"]?.int == document.version
    else { throw changedMeanwhile }
    let (snapshot, repository) = snapshot(document)
    guard let repository, let kind = data["kind"]?.string, let offset = data["offset"]?.int,
      let title = parameters["title"]?.string
    else { throw ResponseError(.invalidParams, "no action of this server") }
    let offered = Refactorings.all(snapshot, at: offset, treeOf: trees(in: repository))
    guard let refactoring = offered.first(where: { $0.kind.rawValue == kind && $0.title[snapshot.language] == title })
    else { throw changedMeanwhile }
    return parameters.setting("edit", try edit(refactoring, document, repository, snapshot.language))
  }

  /// The findings of a document as they were last told.
  func findings(_ document: OpenDocument, _ repository: Int?, _ snapshot: FileSnapshot) -> [PlacedFinding] {
    if let repository { return repositories[repository].findings(snapshot.file) }
    var lowering = Lowering()
    let read = ReadFile(path: document.uri, document.tree, isSettings: false, &lowering)
    return Checker.settle(
      read.findings, read.file.facts, read.file.places, read.directives, Settings(), isWhole: false)
  }

  private func isSame(_ diagnostic: JSON, _ placed: PlacedFinding, _ document: OpenDocument) -> Bool {
    diagnostic["code"]?.string == "OPG\(placed.finding.rule)"
      && LSPRange(diagnostic["range"]) == converter.range(placed.range, document.bytes, document.lines)
  }

  func trees(in repository: Int) -> @Sendable (Int) -> SyntaxTree? {
    let state = repositories[repository]
    let open = documents.mapValues(\.tree)
    return { number in
      guard state.repository.files.indices.contains(number) else { return nil }
      let path = Disk.joined(state.root, state.repository.files[number].path)
      if let tree = open[path] { return tree }
      return (try? Disk.read(path)).map { SyntaxTree(parsing: $0) }
    }
  }

  // MARK: Quick fixes

  func fixes(
    _ finding: Finding, _ document: OpenDocument, _ snapshot: FileSnapshot, _ repository: Int?
  ) -> [Fix] {
    guard let fixes = AllRules.rule(finding.rule)?.fixes else { return [] }
    let form = repository.map { FormatOptions(repositories[$0].settings) } ?? FormatOptions()
    var treeOf: @Sendable (Int) -> SyntaxTree? = { _ in nil }
    if let repository { treeOf = trees(in: repository) }
    let context = FixContext(
      file: snapshot.file, tree: document.tree, facts: snapshot.facts, places: snapshot.places,
      surroundings: snapshot.surroundings, repository: snapshot.repository, treeOf: treeOf,
      formatting: { Formatter.edits($0, to: Formatter.canonical($0, form)) })
    return fixes(finding, context)
  }

  private func quickFixes(
    _ placed: PlacedFinding, _ diagnostic: JSON?, _ document: OpenDocument, _ snapshot: FileSnapshot,
    _ repository: Int?
  ) -> [JSON] {
    var actions = fixes(placed.finding, document, snapshot, repository).enumerated().compactMap { place, fix -> JSON? in
      guard let edit = edit(fix.edits, document, repository, snapshot.language) else { return nil }
      return .make([
        "title": .string(fix.title[snapshot.language]), "kind": .string("quickfix"),
        "diagnostics": diagnostic.map { .array([$0]) }, "isPreferred": place == 0 && fix.isCertain ? .bool(true) : nil,
        "edit": edit,
      ])
    }
    if let ignoring = ignoring(placed, diagnostic, document, snapshot, repository) { actions.append(ignoring) }
    return actions
  }

  /// `nil` where it cannot be told in the form that the client takes.
  private func edit(
    _ edits: [Int: [TextEdit]], _ document: OpenDocument, _ repository: Int?, _ language: Language
  ) -> JSON? {
    guard let repository else {
      let own = edits.values.flatMap { $0 }
      return .make(["changes": .object([JSON.Member(document.uri, json(own, in: document))])])
    }
    var change = WorkspaceChange()
    change.add(edits)
    return try? json(change, repository, language)
  }

  /// A comment that accepts the finding; the reason is the author's.
  private func ignoring(
    _ placed: PlacedFinding, _ diagnostic: JSON?, _ document: OpenDocument, _ snapshot: FileSnapshot,
    _ repository: Int?
  ) -> JSON? {
    guard placed.finding.rule >= 200, let rule = AllRules.rule(placed.finding.rule),
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
      made = try? json(change, repository, snapshot.language)
    } else {
      let plain = TextEdit(edit.range, text.replacing(IgnoreFinding.mark, with: reason))
      made = self.edit([snapshot.file: [plain]], document, repository, snapshot.language)
    }
    return made.map { made in
      .make([
        "title": .string(
          Text(
            "Aanvaard \(rule.name) hier, met een reden in een opmerking",
            "Accept \(rule.name) here, with a reason in a comment")[snapshot.language]),
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
      disabled = disabled ?? Server.noFileChanges[language]
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
      change.created = [(Disk.joined(repositories[repository].root, path), text)]
    }
    if let deleted = refactoring.deleted { change.deleted = [deleted] }
    return try json(change, repository, language)
  }

  private func sourceActions(
    _ document: OpenDocument, _ snapshot: FileSnapshot, _ repository: Int?, _ findings: [PlacedFinding],
    _ isWanted: (String) -> Bool
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
        FixAll.edits(findings, snapshot.file) { fixes($0, document, snapshot, repository) })
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
}
