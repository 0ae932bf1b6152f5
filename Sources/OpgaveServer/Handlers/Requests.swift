/// What requests about a document have in common: which document, which offset, the snapshot around it, the texts of other files.
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
  /// The document and the offset that a request is about.
  func position(_ parameters: JSON) throws(ResponseError) -> (document: OpenDocument, offset: Int) {
    let document = try document(parameters)
    guard let position = LSPPosition(parameters["position"]) else {
      throw ResponseError(.invalidParams, "a position is missing")
    }
    return (document, converter.offset(position, document.bytes, document.lines))
  }

  /// An error that a person reads.
  func refusal(_ reason: Text, _ code: ResponseError.Code = .requestFailed) -> ResponseError {
    ResponseError(code, reason[language(in: repositories.isEmpty ? nil : 0)])
  }

  /// What is to be resolved was offered for another text.
  var changedMeanwhile: ResponseError {
    refusal(Text("het bestand is intussen veranderd", "the file changed meanwhile"), .contentModified)
  }

  func document(_ parameters: JSON) throws(ResponseError) -> OpenDocument {
    guard let uri = parameters["textDocument"]?["uri"]?.string else {
      throw ResponseError(.invalidParams, "a document is missing")
    }
    guard let document = documents[key(uri)] else {
      throw refusal(Text("‘\(uri)’ is niet open", "‘\(uri)’ is not open"), .invalidParams)
    }
    return document
  }

  /// The file as it is now with the repository around it.
  func snapshot(_ document: OpenDocument) -> (snapshot: FileSnapshot, repository: Int?) {
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
    let alone = standalone(document)
    let snapshot = FileSnapshot(
      tree: document.tree, facts: alone.state.file.facts, places: alone.state.file.places,
      surroundings: alone.whole.surroundings, language: language(in: nil), repository: nil, file: FileIndex(0))
    return (snapshot, nil)
  }

  /// A document that belongs to no repository, as it was last taken in.
  func standalone(_ document: OpenDocument) -> StandaloneFile {
    if let known = document.standalone { return known }
    var reader = FileReader()
    return StandaloneFile(document.uri, document.tree, &reader, document.beside.settings, peildatum: day)
  }

  /// The document, its snapshot and the offset that a request is about.
  func place(
    _ parameters: JSON
  ) throws(ResponseError) -> (document: OpenDocument, snapshot: FileSnapshot, repository: Int?, offset: Int) {
    let (document, offset) = try position(parameters)
    let (snapshot, repository) = snapshot(document)
    return (document, snapshot, repository, offset)
  }

  /// The range of a request in a document.
  func range(_ json: JSON?, in document: OpenDocument) throws(ResponseError) -> Range<Int> {
    guard let range = LSPRange(json) else { throw ResponseError(.invalidParams, "a range is missing") }
    return converter.offsets(range, document.bytes, document.lines)
  }

  func json(_ range: Range<Int>, in document: OpenDocument) -> JSON {
    converter.range(range, document.bytes, document.lines).json
  }

  func json(_ edits: [TextEdit], in document: OpenDocument) -> JSON {
    var cursor = converter.cursor(document.bytes, document.lines)
    return .array(
      edits.map { .make(["range": cursor.range($0.range).json, "newText": .string($0.replacement)]) })
  }

  /// The files that may name or declare what has a hash.
  func candidates(in repository: Int) -> (UInt64) -> [FileIndex] {
    let state = repositories[repository]
    return { state.candidates($0) }
  }

  /// The titles of declarations, each read from the text in which it stands.
  func titles(in repository: Int?, _ texts: FileTexts) -> (Address) -> String? {
    repository.map { texts.texts(in: $0).title } ?? { _ in nil }
  }
}

/// Files read for one answer, each once; open ones as the client has them.
final class FileTexts {
  struct File {
    let uri: String
    let text: FileText
    let facts: Facts
    /// Decoded where they are asked for.
    var places: Places.Expanded { texts.places(number) }
    fileprivate let texts: RepositoryTexts
    fileprivate let number: FileIndex
    /// As the client last told it; `nil` for a closed file.
    let version: Int?

    var bytes: [UInt8] { text.bytes }
    var lines: LineTable { text.lines }
  }

  private let server: ServerSnapshot
  /// So many texts of a repository are kept at most.
  private let limit: Int
  private var known: [Int: RepositoryTexts] = [:]

  init(_ server: ServerSnapshot, limit: Int = .max) { (self.server, self.limit) = (server, limit) }

  func texts(in repository: Int) -> RepositoryTexts {
    if let texts = known[repository] { return texts }
    let documents = server.documents
    let texts = server.repositories[repository].texts(server.resources.source, limit: limit, server.stale) { path in
      documents[path].map { FileText($0.tree, $0.lines) }
    }
    known[repository] = texts
    return texts
  }

  func file(_ number: FileIndex, in repository: Int) -> File {
    let texts = texts(in: repository)
    let path = texts.path(number)
    let document = server.documents[path]
    return File(
      uri: document?.uri ?? DocumentURI.uri(path), text: texts[number],
      facts: texts.repository.files[number].facts, texts: texts, number: number, version: document?.version)
  }

  /// The address and range of a part of a file.
  func location(_ part: Part, in number: FileIndex, _ repository: Int) -> (uri: String, range: JSON) {
    let file = file(number, in: repository)
    let range = file.places.range(part, file.facts)
    return (file.uri, server.converter.range(range, file.bytes, file.lines).json)
  }

  func json(_ occurrence: Occurrence, _ repository: Int) -> JSON {
    let place = location(occurrence.part, in: occurrence.file, repository)
    return .make(["uri": .string(place.uri), "range": place.range])
  }
}
