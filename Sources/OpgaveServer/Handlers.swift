/// Requests about a document: each finds its snapshot, asks a feature, and converts the answer.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgaveFiles
internal import OpgaveFormatting
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax

extension Server {
  /// The document and the offset that a request is about.
  private func position(_ parameters: JSON) throws(ResponseError) -> (document: OpenDocument, offset: Int) {
    let document = try document(parameters)
    guard let position = LSPPosition(parameters["position"]) else {
      throw ResponseError(.invalidParams, "a position is missing")
    }
    return (document, converter.offset(position, document.bytes, document.lines))
  }

  private func document(_ parameters: JSON) throws(ResponseError) -> OpenDocument {
    guard let uri = parameters["textDocument"]?["uri"]?.string else {
      throw ResponseError(.invalidParams, "a document is missing")
    }
    guard let document = documents[DocumentURI.key(uri)] else {
      throw ResponseError(.invalidParams, "‘\(uri)’ is not open")
    }
    return document
  }

  /// The file as it is now with the repository around it.
  private func snapshot(_ document: OpenDocument) -> (snapshot: FileSnapshot, repository: Int?) {
    if let path = document.path, let (place, relative) = place(of: path),
      let number = repositories[place].numbers[relative]
    {
      let state = repositories[place]
      let file = state.repository.files[number]
      let snapshot = FileSnapshot(
        tree: document.tree, facts: file.facts, places: file.places, surroundings: state.surroundings,
        language: language(in: place), repository: state.repository, file: number)
      return (snapshot, place)
    }
    var lowering = Lowering()
    let lowered = lowering.lower(document.tree)
    let snapshot = FileSnapshot(
      tree: document.tree, facts: lowered.facts, places: lowered.places,
      surroundings: Surroundings(peildatum: options.peildatum ?? Machine.today), language: language(in: nil),
      repository: nil,
      file: 0)
    return (snapshot, nil)
  }

  /// The title of a declaration, read from the text in which it stands.
  private func title(_ address: Address, _ repository: Int?, _ texts: ReadTexts = ReadTexts()) -> String? {
    guard let repository else { return nil }
    let state = repositories[repository]
    let file = state.repository.files[Int(address.file)]
    let path = Disk.joined(state.root, file.path)
    let range = file.places.expanded(file.facts).range(.title(Int(address.ordinal)), file.facts)
    let bytes = documents[path]?.bytes ?? texts.read(path)
    guard file.facts.declaration(Int(address.ordinal)).flags.contains(.hasTitle), range.upperBound <= bytes.count
    else { return nil }
    let tree = SyntaxTree(parsing: Array(bytes[range]))
    guard let token = tree.records.indices.first(where: { tree.kind($0).isText }) else { return nil }
    return tree.textValue(token)
  }

  func hover(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, offset) = try position(parameters)
    let (snapshot, repository) = snapshot(document)
    guard let hover = Hover.text(snapshot, at: offset, titleOf: { title($0, repository) }) else { return .null }
    return .make([
      "contents": .make([
        "kind": .string(client.hasMarkdownHover ? "markdown" : "plaintext"),
        "value": .string(client.hasMarkdownHover ? hover.markdown : hover.plain),
      ]),
      "range": converter.range(hover.range, document.bytes, document.lines).json,
    ])
  }

  func completion(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, offset) = try position(parameters)
    let (snapshot, repository) = snapshot(document)
    let texts = ReadTexts()
    let list = Completion.list(snapshot, at: offset, titleOf: { title($0, repository, texts) })
    let range = converter.range(list.range, document.bytes, document.lines).json
    let items = list.items.map { item -> JSON in
      let text = client.hasSnippets ? item.snippet : item.plain
      let isSnippet = client.hasSnippets && text != item.plain
      let rank = String(item.rank)
      return .make([
        "label": .string(item.label),
        "kind": .integer(kind(item.kind)),
        "detail": item.detail.map { .string($0) },
        "documentation": item.documentation.map { text in
          .make([
            "kind": .string(client.hasMarkdownCompletion ? "markdown" : "plaintext"),
            "value": .string(client.hasMarkdownCompletion ? text : HoverText.plain(text)),
          ])
        },
        "sortText": .string(String(repeating: "0", count: max(0, 5 - rank.count)) + rank),
        "insertTextFormat": .integer(isSnippet ? 2 : 1),
        "textEdit": .make(["range": range, "newText": .string(isSnippet ? text : item.plain)]),
      ])
    }
    return .make(["isIncomplete": .bool(isLoading), "items": .array(items)])
  }

  /// The numbers that the protocol has for kinds of completion items.
  private func kind(_ kind: CompletionItem.Kind) -> Int {
    switch kind {
    case .keyword: 14
    case .field: 10
    case .word: 20
    case .name: 18
    case .value: 12
    case .rule: 21
    }
  }

  func definition(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, offset) = try position(parameters)
    let (snapshot, repository) = snapshot(document)
    guard let repository, let (target, origin) = Definition.find(snapshot, at: offset),
      let name = location(of: .part(.name(Int(target.ordinal))), in: Int(target.file), repository)
    else { return .null }
    guard client.hasDefinitionLinks, let uri = name["uri"], let range = name["range"] else { return name }
    return .array([
      .make([
        "originSelectionRange": converter.range(origin, document.bytes, document.lines).json,
        "targetUri": uri, "targetRange": range, "targetSelectionRange": range,
      ])
    ])
  }

  func formatting(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    let settings =
      DocumentURI.path(document.uri).flatMap(place).map { repositories[$0.repository].settings } ?? Settings()
    let options = FormatOptions(lineLength: settings.lineLength, indentation: settings.indentation)
    do throws(BrokenPromise) {
      let formatted = try Formatter.formatted(document.tree, options)
      return .array(
        Formatter.edits(document.tree, to: formatted).map { edit in
          .make([
            "range": converter.range(edit.range, document.bytes, document.lines).json,
            "newText": .string(edit.replacement),
          ])
        })
    } catch {
      assertionFailure("the formatter broke a promise: \(error)")
      self.options.log("the formatter broke a promise: \(error)")
      throw ResponseError(.requestFailed, "\(error)")
    }
  }
}

/// Files read for one answer, each once.
private final class ReadTexts {
  private var known: [String: [UInt8]] = [:]

  func read(_ path: String) -> [UInt8] {
    if let bytes = known[path] { return bytes }
    let bytes = (try? Disk.read(path)) ?? []
    known[path] = bytes
    return bytes
  }
}
