/// Edits over several files in the form that the client takes.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveSyntax
internal import OpgaveWorkspace

/// What is to change in a repository.
struct WorkspaceChange {
  enum Annotation: String, CaseIterable {
    /// A use that names the opgave or organisatie too.
    case qualified

    var label: Text {
      switch self {
      case .qualified:
        Text(
          "Verwijzingen van elders, met de opgave of organisatie erbij",
          "References from elsewhere, with the opgave or organisatie")
      }
    }
  }

  struct Edit {
    var edit: TextEdit
    var annotation: Annotation?
    /// Whether the replacement is a snippet, for a client that takes those.
    var isSnippet = false
  }

  /// By the number of the file.
  var edits: [FileIndex: [Edit]] = [:]
  /// Files that are made: absolute path and text.
  var created: [(path: String, text: String)] = []
  /// Files that go, by number.
  var deleted: [FileIndex] = []

  mutating func add(_ range: Range<Int>, _ text: String, in file: FileIndex, annotation: Annotation? = nil) {
    edits[file, default: []].append(Edit(edit: TextEdit(range, text), annotation: annotation))
  }

  mutating func add(_ more: [FileIndex: [TextEdit]]) {
    for (file, list) in more { edits[file, default: []] += list.map { Edit(edit: $0) } }
  }
}

extension ServerSnapshot {
  static let noFileChanges = Text(
    "deze editor kan niet voor u bestanden maken of verwijderen", "this editor cannot make or delete files for you")

  var cannotMakeFiles: ResponseError { refusal(ServerSnapshot.noFileChanges) }

  /// A `WorkspaceEdit`: versioned where the client takes that, plain else.
  ///
  /// - Parameter texts: those of the same answer, so that each is read once.
  func json(
    _ change: WorkspaceChange, _ repository: Int, _ language: Language, _ texts: FileTexts? = nil
  ) throws(ResponseError) -> JSON {
    let texts = texts ?? FileTexts(self)
    let needsResources = !change.created.isEmpty || !change.deleted.isEmpty
    if needsResources, !client.hasDocumentChanges || !client.createsFiles {
      throw cannotMakeFiles
    }
    var used: Set<String> = []
    func edit(_ one: WorkspaceChange.Edit, _ cursor: inout PositionConverter.Cursor) -> JSON {
      let range = cursor.range(one.edit.range).json
      if one.isSnippet {
        return .make([
          "range": range, "snippet": .make(["kind": .string("snippet"), "value": .string(one.edit.replacement)]),
        ])
      }
      let annotation = client.hasChangeAnnotations ? one.annotation?.rawValue : nil
      if let annotation { used.insert(annotation) }
      return .make([
        "range": range, "newText": .string(one.edit.replacement),
        "annotationId": annotation.map { .string($0) },
      ])
    }
    let ordered = change.edits.sorted { $0.key < $1.key }.map { number, edits in
      let file = texts.file(number, in: repository)
      let sorted = edits.sorted { $0.edit.range.lowerBound < $1.edit.range.lowerBound }
      var cursor = converter.cursor(file.bytes, file.lines)
      return (file: file, edits: sorted.map { edit($0, &cursor) })
    }
    guard client.hasDocumentChanges else {
      return .make(["changes": .object(ordered.map { JSON.Member($0.file.uri, .array($0.edits)) })])
    }
    var changes: [JSON] = []
    for (path, text) in change.created { changes += ServerSnapshot.creation(DocumentURI.uri(path), text) }
    for (file, edits) in ordered {
      changes.append(
        .make([
          "textDocument": .make([
            "uri": .string(file.uri), "version": file.version.map { .integer($0) } ?? .null,
          ]), "edits": .array(edits),
        ]))
    }
    for number in change.deleted {
      changes.append(.make(["kind": .string("delete"), "uri": .string(uri(of: number, in: repository))]))
    }
    let annotations = WorkspaceChange.Annotation.allCases.filter { used.contains($0.rawValue) }.map {
      JSON.Member($0.rawValue, .make(["label": .string($0.label[language]), "needsConfirmation": .bool(false)]))
    }
    return .make([
      "documentChanges": .array(changes), "changeAnnotations": annotations.isEmpty ? nil : .object(annotations),
    ])
  }
}

extension ServerSnapshot {
  /// A new file and its text.
  ///
  /// - Parameter options: of the file operation.
  static func creation(_ uri: String, _ text: String, _ options: JSON? = nil) -> [JSON] {
    let start = LSPRange(LSPPosition(0, 0), LSPPosition(0, 0)).json
    return [
      .make(["kind": .string("create"), "uri": .string(uri), "options": options]),
      .make([
        "textDocument": .make(["uri": .string(uri), "version": .null]),
        "edits": .array([.make(["range": start, "newText": .string(text)])]),
      ]),
    ]
  }
}

/// What a client fills in as it goes.
enum Snippet {
  /// A text that stands for itself in a snippet.
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("$", with: "\\$").replacing("}", with: "\\}")
  }
}
