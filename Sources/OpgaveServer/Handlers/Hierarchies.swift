/// What waits for what as a hierarchy of calls, and what is part of what as one of types.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveWorkspace

extension ServerSnapshot {
  private static let waiting: Kinds = [Kinds(.opgave), Kinds(.inspanning)]
  private static let belonging: Kinds = [Kinds(.opgave), Kinds(.portfolio)]

  func prepareCallHierarchy(_ parameters: JSON) throws(ResponseError) -> JSON {
    try prepare(parameters, ServerSnapshot.waiting)
  }

  func prepareTypeHierarchy(_ parameters: JSON) throws(ResponseError) -> JSON {
    try prepare(parameters, ServerSnapshot.belonging)
  }

  private func prepare(_ parameters: JSON, _ kinds: Kinds) throws(ResponseError) -> JSON {
    let (_, snapshot, repository, offset) = try place(parameters)
    guard let repository, let address = Hierarchies.item(snapshot, at: offset, kinds) else { return .null }
    return .array([item(address, repository, FileTexts(self))])
  }

  /// What a declaration waits for.
  func outgoingCalls(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (address, repository) = try hierarchyItem(parameters)
    let texts = FileTexts(self)
    let steps = Hierarchies.outgoing(address, Hierarchies.waiting, in: repositories[repository].repository)
    return .array(steps.map { call($0, "to", repository, texts) })
  }

  /// What waits for a declaration.
  func incomingCalls(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (address, repository) = try hierarchyItem(parameters)
    let texts = FileTexts(self)
    return .array(incoming(address, Hierarchies.waiting, repository).map { call($0, "from", repository, texts) })
  }

  func supertypes(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (address, repository) = try hierarchyItem(parameters)
    let texts = FileTexts(self)
    let steps = Hierarchies.outgoing(address, Hierarchies.belonging, in: repositories[repository].repository)
    return .array(steps.map { item($0.target, repository, texts) })
  }

  func subtypes(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (address, repository) = try hierarchyItem(parameters)
    let texts = FileTexts(self)
    return .array(incoming(address, Hierarchies.belonging, repository).map { item($0.target, repository, texts) })
  }

  private func incoming(_ address: Address, _ fields: [Field], _ repository: Int) -> [HierarchyStep] {
    let state = repositories[repository]
    let hash = state.repository.facts(address).nameHash(of: address.ordinal)
    return Hierarchies.incoming(address, fields, in: state.repository, state.candidates(hash))
  }

  private func call(_ step: HierarchyStep, _ side: String, _ repository: Int, _ texts: FileTexts) -> JSON {
    let ranges = step.values.map { texts.location(.value($0), in: step.file, repository).range }
    return .object([
      JSON.Member(side, item(step.target, repository, texts)), JSON.Member("fromRanges", .array(ranges)),
    ])
  }

  private func item(_ address: Address, _ repository: Int, _ texts: FileTexts) -> JSON {
    let file = texts.file(address.file, in: repository)
    let ordinal = address.ordinal
    let name = texts.location(.name(ordinal), in: address.file, repository)
    let status = file.facts.word(.status, of: ordinal)?.spelling
    let title = titles(in: repository, texts)(address)
    return .make([
      "name": .string(file.facts.name(of: ordinal)),
      "kind": .integer(ServerSnapshot.symbolKind(file.facts.kind(of: ordinal))),
      "detail": .string([title, status].compactMap { $0 }.joined(separator: " · ")),
      "uri": .string(file.uri), "range": name.range, "selectionRange": name.range,
      "data": .make(["ordinal": .integer(ordinal.place), "name": .string(file.facts.name(of: ordinal))]),
    ])
  }

  /// The declaration that an item stands for, as long as it bears the same name.
  private func hierarchyItem(_ parameters: JSON) throws(ResponseError) -> (Address, repository: Int) {
    guard let item = parameters["item"], let uri = item["uri"]?.string,
      let ordinal = item["data"]?["ordinal"]?.int.map(DeclarationIndex.init),
      let name = item["data"]?["name"]?.string
    else { throw ResponseError(.invalidParams, "an item is missing") }
    return try named(name, ordinal, in: uri)
  }

  /// The declaration of a name that stands nearest to where it stood before.
  private func nearest(_ name: String, to ordinal: DeclarationIndex, _ facts: Facts) -> DeclarationIndex? {
    func isNamed(_ ordinal: DeclarationIndex) -> Bool {
      facts.declaration(ordinal).name >= 0 && facts.name(of: ordinal) == name
    }
    if facts.declarations.indices.contains(ordinal), isNamed(ordinal) { return ordinal }
    return facts.ordinals.filter(isNamed).min { abs($0.place - ordinal.place) < abs($1.place - ordinal.place) }
  }

  /// A declaration that was told of before, as long as something there bears its name.
  func named(
    _ name: String, _ ordinal: DeclarationIndex, in uri: String
  ) throws(ResponseError) -> (Address, repository: Int) {
    guard let path = path(uri), let (repository, relative) = place(of: path),
      let number = repositories[repository].numbers[relative],
      let ordinal = nearest(name, to: ordinal, repositories[repository].repository.files[number].facts)
    else {
      throw refusal(
        Text("‘\(name)’ staat daar niet meer", "‘\(name)’ does not stand there any more"), .contentModified)
    }
    return (Address(file: number, ordinal: ordinal), repository)
  }
}
