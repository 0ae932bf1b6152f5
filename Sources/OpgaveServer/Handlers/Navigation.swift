/// From a place to other places: declarations, uses, what works something out.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension ServerSnapshot {
  func definition(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, snapshot, repository, offset) = try place(parameters)
    guard let repository, let (target, origin) = Definition.find(snapshot, at: offset) else { return .null }
    return links([target], from: origin, document, repository, hasLinks: client.hasDefinitionLinks)
  }

  func declaration(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, snapshot, repository, offset) = try place(parameters)
    guard let repository, let (target, origin) = Definition.find(snapshot, at: offset) else { return .null }
    return links([target], from: origin, document, repository, hasLinks: client.hasDeclarationLinks)
  }

  /// To the page that says what the word means.
  func typeDefinition(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (_, snapshot, _, offset) = try place(parameters)
    guard client.hasTextDocumentContent, let word = snapshot.word(at: offset) else { return .null }
    let start = LSPRange(LSPPosition(0, 0), LSPPosition(0, 0)).json
    return .make(["uri": .string(PageAddress.word(word).uri), "range": start])
  }

  func implementation(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, snapshot, repository, offset) = try place(parameters)
    guard let repository, let (address, _) = snapshot.named(at: offset),
      let name = snapshot.repository?.facts(address).nameHash(of: address.ordinal),
      let (targets, origin) = Definition.implementations(
        snapshot, at: offset, repositories[repository].candidates(name)),
      !targets.isEmpty
    else { return .null }
    return links(targets, from: origin, document, repository, hasLinks: client.hasImplementationLinks)
  }

  private func links(
    _ targets: [Address], from origin: Range<Int>, _ document: OpenDocument, _ repository: Int, hasLinks: Bool
  ) -> JSON {
    let texts = FileTexts(self)
    let found = targets.map { target -> JSON in
      let place = texts.location(.name(target.ordinal), in: target.file, repository)
      guard hasLinks else { return .make(["uri": .string(place.uri), "range": place.range]) }
      return .make([
        "originSelectionRange": json(origin, in: document), "targetUri": .string(place.uri),
        "targetRange": place.range, "targetSelectionRange": place.range,
      ])
    }
    return found.count == 1 && !hasLinks ? found[0] : .array(found)
  }

  func references(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, snapshot, repository, offset) = try place(parameters)
    let hasDeclaration = parameters["context"]?["includeDeclaration"]?.bool ?? true
    guard let repository, let whole = snapshot.repository, let (address, _) = snapshot.named(at: offset) else {
      return .array(
        Occurrences.here(snapshot, at: offset).map {
          .make(["uri": .string(document.uri), "range": json($0.range, in: document)])
        })
    }
    let hash = whole.facts(address).nameHash(of: address.ordinal)
    let texts = FileTexts(self)
    return .array(
      Occurrences.of(address, in: whole, repositories[repository].candidates(hash))
        .filter { hasDeclaration || !$0.isDeclaration }.map { texts.json($0, repository) })
  }

  func documentHighlight(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, snapshot, _, offset) = try place(parameters)
    let here = Occurrences.here(snapshot, at: offset)
    return here.isEmpty
      ? .null
      : .array(
        here.map {
          // Write where it is declared, read where it is used.
          .make(["range": json($0.range, in: document), "kind": .integer($0.isDeclaration ? 3 : 2)])
        })
  }

  func linkedEditingRange(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, snapshot, _, offset) = try place(parameters)
    guard let (address, own) = snapshot.named(at: offset), address.file == snapshot.file else { return .null }
    let text = snapshot.tree.text(own)
    // Only equal texts can be typed at once.
    let here = Occurrences.here(snapshot, at: offset).map(\.range).filter { snapshot.tree.text($0) == text }
    guard here.count > 1 else { return .null }
    return .make([
      "ranges": .array(here.map { json($0, in: document) }),
      "wordPattern": .string("[\\p{L}_][\\p{L}\\p{M}\\p{N}_-]*"),
    ])
  }
}
