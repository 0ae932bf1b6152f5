/// Files that come, move and go, and pages to read.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgaveFormatting
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension ServerSnapshot {
  // MARK: Files

  /// A text for each new file of opgaven, named after it.
  func willCreateFiles(_ parameters: JSON) throws(ResponseError) -> JSON {
    guard client.hasDocumentChanges, client.createsFiles else { return .null }
    var changes: [JSON] = []
    for file in parameters["files"]?.array ?? [] {
      guard let uri = file["uri"]?.string, let path = DocumentURI.path(uri), path.hasSuffix(Discovery.ending),
        FilePath.name(of: path) != Discovery.settingsName, resources.source.kind(path) == nil
      else { continue }
      changes += ServerSnapshot.creation(uri, newText(path), .make(["ignoreIfExists": .bool(true)]))
    }
    return changes.isEmpty ? .null : .make(["documentChanges": .array(changes)])
  }

  /// An opgave with the name of its file.
  func newText(_ path: String) -> String {
    let name = NewName.name(String(FilePath.name(of: path).dropLast(Discovery.ending.count)))
    let repository = place(ofAny: path)?.repository
    let today = repository.map { repositories[$0].surroundings.peildatum } ?? day
    let options = repository.map { FormatOptions(repositories[$0].settings) } ?? FormatOptions()
    let names = Nameable(repository.map { repositories[$0].repository } ?? Repository())
    let opgave = Beginning.opgave(
      name, NewName.title(name), nil, names, today: today, language(in: repository), asks: false)
    return SourceWriter.file([opgave], options)
  }

  /// Documents' paths follow what moves.
  func willRenameFiles(_ parameters: JSON) throws(ResponseError) -> JSON {
    var members: [JSON] = []
    for (place, state) in repositories.enumerated() {
      let moves = (parameters["files"]?.array ?? []).compactMap { file -> (from: String, to: String)? in
        let (old, new) = (file["oldUri"]?.string, file["newUri"]?.string)
        guard let from = old.flatMap({ relative($0, to: state) }), let to = new.flatMap({ relative($0, to: state) })
        else { return nil }
        return (from, to)
      }
      guard !moves.isEmpty else { continue }
      var change = WorkspaceChange()
      change.add(FileMoves.edits(moves, in: state.repository, state.surroundings.exists))
      guard !change.edits.isEmpty else { continue }
      let edit = try json(change, place, language(in: place))
      members += edit["documentChanges"]?.array ?? []
      if edit["documentChanges"] == nil { return edit }
    }
    return members.isEmpty ? .null : .make(["documentChanges": .array(members)])
  }

  /// Where in a repository an address lies; `nil` for what lies elsewhere.
  private func relative(_ uri: String, to state: LiveRepository) -> String? {
    let path = DocumentURI.path(uri).flatMap { FilePath.inside($0, of: state.root) }
    return path.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Who names what is about to go, said for each repository.
  func dangling(_ parameters: JSON) -> [String] {
    let paths = ServerSnapshot.paths(parameters)
    return repositories.enumerated().compactMap { place, state in
      let own = paths.compactMap { FilePath.inside($0, of: state.root) }.filter { !$0.isEmpty }
      if own.isEmpty { return nil }
      let dangling = FileMoves.dangling(own, in: state.repository, candidates(in: place))
      if dangling.isEmpty { return nil }
      let shown = dangling.prefix(5).joined(separator: ", ") + (dangling.count > 5 ? ", …" : "")
      return Text(
        "Wat weggaat, wordt nog genoemd in \(dangling.count == 1 ? "één bestand" : "\(dangling.count) bestanden"): \(shown)",
        "What goes is still named in \(dangling.count == 1 ? "one file" : "\(dangling.count) files"): \(shown)")[
          language(in: place)]
    }
  }

  // MARK: Pages

  func textDocumentContent(_ parameters: JSON) throws(ResponseError) -> JSON {
    guard let uri = parameters["uri"]?.string else { throw ResponseError(.invalidParams, "an address is missing") }
    guard let text = page(uri) else { throw refusal(Text("er is geen bladzijde ‘\(uri)’", "no page ‘\(uri)’")) }
    return .make(["text": .string(text)])
  }

  func page(_ uri: String) -> String? {
    let scheme = PageAddress.scheme + ":"
    let written = DocumentURI.decoded(Array(uri.utf8).dropFirst(scheme.utf8.count))
    guard uri.hasPrefix(scheme), let address = PageAddress(path: String(decoding: written, as: UTF8.self)) else {
      return nil
    }
    let language = language(in: repositories.isEmpty ? nil : 0)
    switch address {
    case .rule(let name): return AllRules.rule(named: name).map { Markdown().text(RulePage.page($0, language)) }
    case .word(let word): return WordPage.page(word, language).map { Markdown().text($0) }
    case .changes: return changedPages[address.uri]
    case .report(let name, let organisation):
      return opgave(name, of: organisation).map { report($0.repository, $0.number, $0.ordinal) }
    }
  }

  /// An opgave by its name: in a document, else in that document's repository, else anywhere.
  func opgave(
    _ name: String, of organisation: String? = nil, in uri: String? = nil
  ) -> (repository: Int, number: FileIndex, ordinal: DeclarationIndex)? {
    var order = Array(repositories.indices)
    var first: FileIndex?
    if let path = uri.flatMap(path), let (repository, relative) = place(of: path) {
      order.sort { ($0 == repository ? 0 : 1, $0) < ($1 == repository ? 0 : 1, $1) }
      first = repositories[repository].numbers[relative]
    }
    for repository in order {
      let state = repositories[repository]
      let numbers = state.candidates(Names.hash(name))
      for number in repository == order.first ? (first.map { [$0] } ?? []) + numbers : numbers {
        let facts = state.repository.files[number].facts
        let ordinal = facts.topLevel.first { ordinal in
          facts.kind(of: ordinal) == .opgave && facts.declaration(ordinal).name >= 0
            && facts.name(of: ordinal) == name
            && (organisation == nil || facts.organisationName(of: ordinal).map(facts.names.text) == organisation)
        }
        if let ordinal { return (repository, number, ordinal) }
      }
    }
    return nil
  }

  func report(_ repository: Int, _ number: FileIndex, _ ordinal: DeclarationIndex) -> String {
    let texts = FileTexts(self).texts(in: repository)
    let address = Address(file: number, ordinal: ordinal)
    let page = OpgavePage(PageReader(texts, language(in: repository)), address)
    let children = Relations(texts.repository).children[address] ?? []
    return Markdown().text(
      page.page(repositories[repository].findings(number), children: children, withQuestions: true))
  }
}
