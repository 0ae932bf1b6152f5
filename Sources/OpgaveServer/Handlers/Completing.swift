/// What may come at the cursor: lists, the shape around it, the next field.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveWorkspace

extension ServerSnapshot {
  func completion(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, snapshot, repository, offset) = try place(parameters)
    let titles = titles(in: repository, FileTexts(self))
    let root = repository.map { repositories[$0].root } ?? document.path.map { FilePath.folder(of: $0) }
    let list = Completion.list(snapshot, at: offset, titleOf: titles) { folder in
      guard let root else { return [] }
      let entries = (try? resources.source.list(FilePath.joined(root, folder))) ?? []
      return entries.filter { !$0.name.hasPrefix(".") }.map { ($0.name, $0.kind == .folder) }
    }
    let language = snapshot.language
    let replaced = json(list.range, in: document)
    let inserted = json(
      list.range.lowerBound..<min(max(offset, list.range.lowerBound), list.range.upperBound), in: document)
    let hasDefaultRange = client.hasItemDefault("editRange") && list.items.count > 1
    let hasDefaultFormat = client.hasItemDefault("insertTextFormat") && client.hasSnippets
    let range: JSON =
      client.insertsAndReplaces ? .make(["insert": inserted, "replace": replaced]) : replaced
    let items = list.items.map { item -> JSON in
      let isSnippet = client.hasSnippets && item.snippet != item.plain
      let text = isSnippet ? item.snippet : item.plain
      let rank = String(item.rank)
      var edit: JSON?
      if !hasDefaultRange {
        edit =
          client.insertsAndReplaces
          ? .make(["newText": .string(text), "insert": inserted, "replace": replaced])
          : .make(["newText": .string(text), "range": replaced])
      }
      let explained = client.resolvesDocumentation ? item.documentation?.numbers : nil
      let documentation =
        explained == nil
        ? item.documentation.map { markup($0.blocks(language), isMarkdown: client.hasMarkdownCompletion) } : nil
      return .make([
        "label": .string(item.label),
        "labelDetails": client.hasLabelDetails ? item.detail.map { .make(["description": .string($0)]) } : nil,
        "kind": .integer(ServerSnapshot.itemKind(item.kind)),
        "detail": item.detail.map { .string($0) },
        "documentation": documentation,
        "sortText": .string(String(repeating: "0", count: max(0, 5 - rank.count)) + rank),
        "filterText": (item.filter ?? (item.others.isEmpty ? nil : ([item.label] + item.others).joined(separator: " ")))
          .map { .string($0) },
        "insertTextFormat": hasDefaultFormat && isSnippet ? nil : .integer(isSnippet ? 2 : 1),
        "textEditText": hasDefaultRange && text != item.label ? .string(text) : nil,
        "textEdit": edit,
        "data": explained.map { .array((($0 + [language == .nl ? 0 : 1]).map { .integer($0) })) },
      ])
    }
    let defaults: JSON? =
      hasDefaultRange || hasDefaultFormat
      ? .make([
        "editRange": hasDefaultRange ? range : nil, "insertTextFormat": hasDefaultFormat ? .integer(2) : nil,
      ]) : nil
    return .make(["isIncomplete": .bool(isLoading || list.isCut), "itemDefaults": defaults, "items": .array(items)])
  }

  /// The explanation, which lists go without.
  func resolveCompletion(_ parameters: JSON) throws(ResponseError) -> JSON {
    guard let numbers = parameters["data"]?.array?.compactMap(\.int), let explained = Explanation(numbers) else {
      return parameters
    }
    let blocks = explained.blocks(numbers.last == 0 ? .nl : .en)
    return parameters.setting("documentation", markup(blocks, isMarkdown: client.hasMarkdownCompletion))
  }

  /// The numbers that the protocol has for kinds of completion items.
  private static func itemKind(_ kind: CompletionItem.Kind) -> Int {
    switch kind {
    case .keyword: 14
    case .field: 10
    case .word: 20
    case .name: 18
    case .value: 12
    case .rule: 21
    case .file: 17
    case .folder: 19
    }
  }

  func signatureHelp(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (_, snapshot, _, offset) = try place(parameters)
    guard let signature = Signatures.find(snapshot, at: offset) else { return .null }
    let label = Array(signature.label.utf8)
    func units(_ offset: Int) -> Int { converter.length(0..<offset, label) }
    let parts = signature.parts.map { part -> JSON in
      .make([
        "label": .array([.integer(units(part.range.lowerBound)), .integer(units(part.range.upperBound))]),
        "documentation": markup(part.documentation, isMarkdown: client.hasMarkdownSignatures),
      ])
    }
    return .make([
      "signatures": .array([
        .make([
          "label": .string(signature.label),
          "documentation": markup(signature.documentation, isMarkdown: client.hasMarkdownSignatures),
          "parameters": .array(parts), "activeParameter": signature.active.map { .integer($0) },
        ])
      ]), "activeSignature": .integer(0), "activeParameter": signature.active.map { .integer($0) },
    ])
  }

  func inlineCompletion(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, snapshot, repository, offset) = try place(parameters)
    let placed = findings(document, repository, snapshot)
    func asked(_ ordinal: DeclarationIndex) -> [Field] {
      placed.flatMap { placed -> [Field] in
        switch placed.finding.place {
        case .part(.keyword(ordinal)), .part(.name(ordinal)): break
        default: return []
        }
        if case .fields(let fields)? = placed.finding.arguments[.missing] { return fields }
        return []
      }
    }
    guard let (text, range) = InlineCompletion.text(snapshot, at: offset, asked: asked) else { return .null }
    return .make([
      "items": .array([.make(["insertText": .string(text), "range": json(range, in: document)])])
    ])
  }
}
