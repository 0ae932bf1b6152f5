/// Outlines of a file and of the whole.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveWorkspace

extension ServerSnapshot {
  func documentSymbol(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    let (snapshot, _) = snapshot(document)
    let items = DocumentOutline.all(snapshot)
    if client.hasSymbolTree { return .array(items.map { symbol($0, document) }) }
    var flat: [JSON] = []
    func add(_ item: OutlineItem, in container: String?) {
      flat.append(
        .make([
          "name": .string(item.name), "kind": .integer(ServerSnapshot.symbolKind(item.kind)),
          "containerName": container.map { .string($0) },
          "location": .make(["uri": .string(document.uri), "range": json(item.range, in: document)]),
        ]))
      for child in item.children { add(child, in: item.name) }
    }
    for item in items { add(item, in: nil) }
    return .array(flat)
  }

  private func symbol(_ item: OutlineItem, _ document: OpenDocument) -> JSON {
    .make([
      "name": .string(item.name), "detail": item.detail.isEmpty ? nil : .string(item.detail),
      "kind": .integer(ServerSnapshot.symbolKind(item.kind)),
      "tags": item.isStopped && client.hasSymbolTags ? .array([.integer(1)]) : nil,
      "range": json(item.range, in: document), "selectionRange": json(item.selection, in: document),
      "children": .array(item.children.map { symbol($0, document) }),
    ])
  }

  /// The numbers that the protocol has for kinds of symbols.
  static func symbolKind(_ kind: Kind) -> Int {
    switch kind {
    case .organisatie: 3
    case .portfolio: 4
    case .opgave: 5
    case .functie, .orgaan: 12
    case .partij: 11
    case .doel, .baat: 14
    case .indicator: 16
    case .inspanning: 6
    case .werkwijze, .proces: 22
    case .evaluatie, .reflectie, .wijziging, .voortgang, .mijlpaal: 24
    case .experiment, .leervraag, .risico: 13
    case .begroting: 16
    case .bestand, .instellingen, .inrichting, .lerenBreed, .kenmerken, .opdracht, .besturen, .sturen, .presteren,
      .leren, .eigen, .regels, .drempels, .opmaak, .onbekend:
      19
    }
  }

  func workspaceSymbol(_ question: Question) throws(ResponseError) -> JSON {
    let query = question.parameters["query"]?.string ?? ""
    let texts = FileTexts(self)
    var found: [JSON] = []
    for (place, state) in repositories.enumerated() {
      guard let symbols = WorkspaceSymbols.find(query, in: state.repository, isCancelled: question.isCancelled) else {
        throw ResponseError(.requestCancelled, "cancelled")
      }
      for symbol in symbols {
        let number = symbol.address.file
        let uri = uri(of: number, in: place)
        let location: JSON
        if client.resolvesSymbolLocations {
          location = .make(["uri": .string(uri)])
        } else {
          location = .make([
            "uri": .string(uri),
            "range": texts.location(.name(symbol.address.ordinal), in: number, place).range,
          ])
        }
        found.append(
          .make([
            "name": .string(symbol.name), "kind": .integer(ServerSnapshot.symbolKind(symbol.kind)),
            "containerName": symbol.container.map { .string($0) }, "location": location,
            "data": client.resolvesSymbolLocations
              ? .make([
                "uri": .string(uri), "ordinal": .integer(symbol.address.ordinal.place), "name": .string(symbol.name),
              ]) : nil,
          ]))
      }
    }
    return .array(found)
  }

  func resolveWorkspaceSymbol(_ parameters: JSON) throws(ResponseError) -> JSON {
    let data = parameters["data"]
    guard let uri = data?["uri"]?.string, let ordinal = data?["ordinal"]?.int.map(DeclarationIndex.init),
      let name = data?["name"]?.string
    else {
      throw ResponseError(.invalidParams, "no symbol of this server")
    }
    let (address, repository) = try named(name, ordinal, in: uri)
    let number = address.file
    let place = FileTexts(self).location(.name(ordinal), in: number, repository)
    return parameters.setting("location", .make(["uri": .string(place.uri), "range": place.range]))
  }

  /// The address of a file of a repository, as the client spells it where it is open.
  func uri(of number: FileIndex, in repository: Int) -> String {
    let state = repositories[repository]
    let path = state.path(number)
    return documents[path]?.uri ?? DocumentURI.uri(path)
  }
}
