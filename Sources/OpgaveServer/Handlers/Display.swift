/// What an editor shows in and around the text: colours, folds, hints, lenses, links, steps of selection.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension ServerSnapshot {
  func hover(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, snapshot, repository, offset) = try place(parameters)
    let titles = titles(in: repository, FileTexts(self))
    let files = repository.map { candidates(in: $0) } ?? { _ in [] }
    let earlier = wasThere(snapshot, repository, at: offset)
    guard let hover = Hover.text(snapshot, at: offset, titleOf: titles, files) ?? earlier else { return .null }
    let blocks = hover.blocks + (earlier.map { hover == $0 ? [] : $0.blocks } ?? [])
    return .make([
      "contents": markup(blocks, isMarkdown: client.hasMarkdownHover), "range": json(hover.range, in: document),
    ])
  }

  /// What a value was at the moment that is compared with, where it was another.
  private func wasThere(_ snapshot: FileSnapshot, _ repository: Int?, at offset: Int) -> HoverText? {
    guard !earlier.isEmpty, let (subject, range) = snapshot.subject(at: offset), let value = subject.value,
      let home = snapshot.facts.home(of: value),
      let phrase = changes(snapshot, repository, FileTexts(self))?.was(value, in: snapshot.root(of: home.ordinal))
    else { return nil }
    return HoverText(blocks: [.paragraph(phrase)], range: range)
  }

  /// Text in the form that the client can show.
  func markup(_ blocks: [Block], isMarkdown: Bool) -> JSON {
    .make([
      "kind": .string(isMarkdown ? "markdown" : "plaintext"),
      "value": .string(isMarkdown ? Markdown().text(blocks) : Terminal.plain.text(blocks).trimmed),
    ])
  }

  func foldingRange(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    let (snapshot, _) = snapshot(document)
    var found: [JSON] = []
    for fold in Folding.ranges(snapshot) {
      let range = converter.range(fold.range, document.bytes, document.lines)
      // Who folds whole lines keeps the last one in sight where more than the end of the fold stands on it.
      let hidesEnd = fold.kind == .comment || !client.foldsWholeLines
      let endLine =
        hidesEnd
        ? range.end.line : range.end.line - (document.bytes[fold.range.upperBound - 1] == UInt8(ascii: "}") ? 1 : 0)
      guard endLine > range.start.line else { continue }
      found.append(
        .make([
          "startLine": .integer(range.start.line), "endLine": .integer(endLine),
          "startCharacter": client.foldsWholeLines ? nil : .integer(range.start.character),
          "endCharacter": client.foldsWholeLines ? nil : .integer(range.end.character),
          "kind": .string(fold.kind.rawValue),
          "collapsedText": client.hasCollapsedText ? .string(fold.collapsedText) : nil,
        ]))
    }
    return .array(found)
  }

  func selectionRange(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    let (snapshot, _) = snapshot(document)
    let positions = parameters["positions"]?.array ?? []
    return .array(
      positions.map { position in
        let offset = converter.offset(LSPPosition(position) ?? LSPPosition(0, 0), document.bytes, document.lines)
        var outer: JSON?
        for range in SelectionRanges.around(offset, snapshot).reversed() {
          outer = .make(["range": json(range, in: document), "parent": outer])
        }
        return outer ?? .null
      })
  }

  func documentLink(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    let (snapshot, repository) = snapshot(document)
    return .array(
      DocumentLinks.all(snapshot).map { link in
        let target: String? =
          switch link.target {
          case .address(let address): address
          case .path(let path, let fragment):
            root(of: document, repository).map { root in
              let uri = DocumentURI.uri(Disk.absolute(FilePath.joined(root, path)))
              return fragment.map { "\(uri)#\(DocumentURI.encoded($0, keeping: "=&"))" } ?? uri
            }
          }
        return .make([
          "range": json(link.range, in: document), "target": target.map { .string($0) },
          "tooltip": client.hasLinkTooltips ? .string(link.tooltip) : nil,
        ])
      })
  }

  /// All is known at once; what is left is to say that the document is not there.
  func resolveDocumentLink(_ parameters: JSON) throws(ResponseError) -> JSON { parameters }

  /// Where relative paths start: the root of the repository, else the folder of the document.
  private func root(of document: OpenDocument, _ repository: Int?) -> String? {
    repository.map { repositories[$0].root } ?? document.path.map { FilePath.folder(of: $0) }
  }

  // MARK: Hints and lenses

  func inlayHint(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    let window = try range(parameters["range"], in: document)
    let (snapshot, repository) = snapshot(document)
    let texts = FileTexts(self)
    let hints = InlayHints.all(snapshot, in: window, settings.hints, titleOf: titles(in: repository, texts))
    return .array(
      hints.map { hint in
        .make([
          "position": converter.position(hint.offset, document.bytes, document.lines).json,
          "label": .string(hint.label), "paddingLeft": .bool(true),
          "tooltip": client.resolvesHintTooltips ? nil : .string(hint.tooltip[snapshot.language]),
          "data": client.resolvesHintTooltips ? .string(hint.tooltip[snapshot.language]) : nil,
        ])
      })
  }

  func resolveInlayHint(_ parameters: JSON) throws(ResponseError) -> JSON {
    guard let tooltip = parameters["data"]?.string else { return parameters }
    return parameters.setting("tooltip", .string(tooltip))
  }

  func codeLens(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    let (snapshot, repository) = snapshot(document)
    guard repository != nil else { return .array([]) }
    let changes = earlier.isEmpty ? nil : changes(snapshot, repository, FileTexts(self))
    let lenses = CodeLenses.all(snapshot) { changes?.count(of: snapshot.root(of: $0)) ?? 0 }
    return .array(
      lenses.map { lens in
        .make([
          "range": json(lens.range, in: document),
          "data": .make([
            "uri": .string(document.uri), "name": .string(snapshot.facts.name(of: lens.ordinal)),
            "ordinal": .integer(lens.ordinal.place), "subject": .string(lens.subject.rawValue),
          ]),
        ])
      })
  }

  func resolveCodeLens(_ parameters: JSON) throws(ResponseError) -> JSON {
    guard let data = parameters["data"], let uri = data["uri"]?.string,
      let ordinal = data["ordinal"]?.int.map(DeclarationIndex.init),
      let subject = data["subject"]?.string.flatMap(CodeLens.Subject.init),
      let document = documents[key(uri)]
    else { throw ResponseError(.invalidParams, "no lens of this server") }
    let (snapshot, repository) = snapshot(document)
    guard let repository, snapshot.facts.declarations.indices.contains(ordinal),
      snapshot.facts.declaration(ordinal).name >= 0, snapshot.facts.name(of: ordinal) == data["name"]?.string
    else { throw changedMeanwhile }
    let range = snapshot.places.range(.name(ordinal), snapshot.facts)
    let lens = CodeLens(ordinal: ordinal, subject: subject, range: range)
    let earlier = earlier[repositories[repository].root]
    let resolved = CodeLenses.resolve(
      lens, snapshot,
      changes: { ordinal in
        earlier.flatMap { known in
          changes(snapshot, repository, FileTexts(self)).map {
            ($0.count(of: snapshot.root(of: ordinal)), known.asked)
          }
        }
      }, candidates(in: repository))
    guard let (title, action) = resolved else {
      return parameters.setting(
        "command", .make(["title": .string("–"), "command": .string(Command.report.rawValue)]))
    }
    let words = title[snapshot.language]
    let command: JSON
    switch action {
    case .nothing:
      let root = snapshot.facts.root(of: ordinal)
      command = .make([
        "title": .string(words), "command": .string(Command.report.rawValue),
        "arguments": .array([.string(uri), .string(snapshot.facts.name(of: root))]),
      ])
    case .references(let places):
      let texts = FileTexts(self)
      let start = converter.position(range.lowerBound, document.bytes, document.lines).json
      command = .make([
        "title": .string(words), "command": .string(Command.references.rawValue),
        "arguments": .array([.string(uri), start, .array(places.map { texts.json($0, repository) })]),
      ])
    case .changes(let name):
      command = .make([
        "title": .string(words), "command": .string(Command.changes.rawValue),
        "arguments": .array([.string(uri), .string(name)]),
      ])
    case .advice(let name):
      command = .make([
        "title": .string(words), "command": .string(Command.advise.rawValue),
        "arguments": .array([.string(uri), .string(name)]),
      ])
    }
    return parameters.setting("command", command)
  }
}
