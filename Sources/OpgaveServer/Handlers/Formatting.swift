/// Canonical form: of a whole document, of some lines, of what was just typed, on saving.
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
  /// What the settings of the repository say; where they say nothing, what the client has for its tabs.
  ///
  /// - Throws: where those cannot be relied on: what was formatted otherwise would all be another by tomorrow.
  private func form(_ document: OpenDocument, _ parameters: JSON) throws(ResponseError) -> FormatOptions {
    let repository = document.path.flatMap { place(of: $0) }.map { repositories[$0.repository] }
    if hasBrokenSettings(document) { throw refusal(ServerSnapshot.brokenSettings) }
    let hasSettings = repository != nil || document.beside.settings != Settings()
    var options = FormatOptions(repository?.settings ?? document.beside.settings)
    if !hasSettings, let size = parameters["options"]?["tabSize"]?.int, (1...8).contains(size) {
      options.indentation = size
    }
    return options
  }

  private func edits(
    _ document: OpenDocument, _ parameters: JSON, lines: [ClosedRange<Int>]? = nil
  ) throws(ResponseError) -> [TextEdit] {
    let form = try form(document, parameters)
    do throws(BrokenPromise) {
      guard let lines else {
        let formatted = try Formatter.formatted(document.tree, form)
        return Formatter.edits(document.tree, to: document.keepingLineEnds(formatted))
      }
      var tree = document.tree
      // From the last to the first, so that the lines of those before stay what they are.
      for part in lines.sorted(by: { $0.lowerBound > $1.lowerBound }) {
        tree = SyntaxTree(parsing: try Formatter.formatted(tree, form, lines: part))
      }
      return Formatter.edits(document.tree, to: tree.bytes)
    } catch {
      assertionFailure("the formatter broke a promise: \(error)")
      log("the formatter broke a promise: \(error)")
      throw ResponseError(.requestFailed, "\(error)")
    }
  }

  private static let brokenSettings = Text(
    "er staan fouten in instellingen.opgave: herstel die eerst, dan weet de formatter weer wat de vorm is",
    "there are errors in instellingen.opgave: correct those first, then the formatter knows the form again")

  /// Whether the settings by which a document would be changed cannot be relied on.
  func hasBrokenSettings(_ document: OpenDocument) -> Bool {
    document.path.flatMap { place(of: $0) }.map { repositories[$0.repository].areSettingsBroken }
      ?? document.beside.areBroken
  }

  func formatting(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    return json(try edits(document, parameters), in: document)
  }

  func rangeFormatting(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    return json(try edits(document, parameters, lines: [lines(parameters["range"])]), in: document)
  }

  func rangesFormatting(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    var wanted: [ClosedRange<Int>] = []
    for range in parameters["ranges"]?.array ?? [] { wanted.append(try lines(range)) }
    return json(try edits(document, parameters, lines: wanted), in: document)
  }

  /// A selection that ends where a line starts does not hold that line.
  private func lines(_ json: JSON?) throws(ResponseError) -> ClosedRange<Int> {
    guard let range = LSPRange(json) else { throw ResponseError(.invalidParams, "a range is missing") }
    let start = max(0, range.start.line)
    let end = range.end.character == 0 && range.end.line > start ? range.end.line - 1 : range.end.line
    return start...max(start, end)
  }

  func onTypeFormatting(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, offset) = try position(parameters)
    if hasBrokenSettings(document) { return .null }
    let typed = parameters["ch"]?.string ?? ""
    let edits = TypeFormatting.edits(
      document.tree, at: offset, after: typed, indentation: try form(document, parameters).indentation)
    return json(edits, in: document)
  }

  /// Formats before saving where the client asks for that; what cannot be formatted is saved as it is.
  func willSaveWaitUntil(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    guard settings.formatsOnSave, !hasBrokenSettings(document) else { return .null }
    return json(try edits(document, parameters), in: document)
  }
}
