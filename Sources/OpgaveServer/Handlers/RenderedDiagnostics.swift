/// Diagnostics as bytes. With every key there may be hundreds, of which only the places changed: words, and places in other files,
/// are written once and kept.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

/// What was last written of each open document.
struct RenderedDiagnostics {
  /// One finding as it was written, by offsets into the bytes of the document.
  struct Entry {
    var text: Range<Int>
    /// Where the places that it points to begin, and all other members.
    var related: Int
    var words: Int
    let range: LSPRange
    /// Whether it points into the text itself, where places are to be written anew.
    let pointsHere: Bool

    func moved(to start: Int) -> Entry {
      let shift = start - text.lowerBound
      return Entry(
        text: start..<start + text.count, related: related + shift, words: words + shift, range: range,
        pointsHere: pointsHere)
    }
  }

  struct Document {
    let language: Language
    var placed: [PlacedFinding] = []
    /// One for each of these.
    var entries: [Entry] = []
    /// All of them as an array.
    var bytes: [UInt8] = []
    /// The files that the findings point into, and which state of them it was.
    var states: [FileIndex: Int] = [:]

    init(_ language: Language) { self.language = language }

    /// A finding as it was written, sought from a place on; findings come in the same order.
    func entry(for finding: Finding, from next: inout Int) -> Entry? {
      // One that came or went moves the others by a few.
      for index in next..<min(entries.count, next + 16) where placed[index].finding == finding {
        next = index + 1
        return entries[index]
      }
      return nil
    }
  }

  private var documents: [String: Document] = [:]

  /// Takes what was written of a document, to be given back with what is written now.
  mutating func take(_ key: String, _ language: Language) -> Document {
    let known = documents.removeValue(forKey: key)
    return known.flatMap { $0.language == language ? $0 : nil } ?? Document(language)
  }

  mutating func put(_ key: String, _ document: consuming Document) { documents[key] = document }

  mutating func forget(_ key: String) { documents[key] = nil }
}

/// What diagnostics are written about.
struct DiagnosedText {
  let uri: String
  let bytes: [UInt8]
  let lines: LineTable
  /// The repository and the number of the file in it.
  let file: FileKey?
}

extension ServerSnapshot {
  /// The diagnostics of a text as an array.
  ///
  /// - Parameter known: what was written of it before; then what is written now.
  func diagnostics(
    _ placed: [PlacedFinding], _ text: DiagnosedText, _ known: inout RenderedDiagnostics.Document
  ) -> JSON {
    var writer = DiagnosticWriter(self, text, known.language)
    let areCurrent = isCurrent(known.states, text.file)
    var now = RenderedDiagnostics.Document(known.language)
    now.placed = placed
    now.entries.reserveCapacity(placed.count)
    now.bytes.reserveCapacity(known.bytes.count + 100)
    if areCurrent { now.states = known.states }
    now.bytes.append(UInt8(ascii: "["))
    var next = 0
    for index in placed.indices {
      if index > 0 { now.bytes.append(UInt8(ascii: ",")) }
      let entry = known.entry(for: placed[index].finding, from: &next)
      writer.write(placed[index], entry, of: known, areCurrent, to: &now)
    }
    now.bytes.append(UInt8(ascii: "]"))
    known = now
    return .encoded(known.bytes)
  }

  private func isCurrent(_ states: [FileIndex: Int], _ file: FileKey?) -> Bool {
    guard let file else { return true }
    return states.allSatisfy { repositories[file.repository].revision(of: $0.key) == $0.value }
  }
}

/// Writes what a finding says besides its own place.
private struct DiagnosticWriter {
  private let view: ServerSnapshot
  let text: DiagnosedText
  private let language: Language
  private let texts: FileTexts
  private var cursor: PositionConverter.Cursor

  init(_ view: ServerSnapshot, _ text: DiagnosedText, _ language: Language) {
    (self.view, self.text, self.language) = (view, text, language)
    texts = FileTexts(view)
    cursor = view.converter.cursor(text.bytes, text.lines)
  }

  /// Writes a finding, and copies of it what is as it was.
  ///
  /// - Parameters:
  ///   - known: how it was written before.
  ///   - areCurrent: whether the other files that findings pointed into are as they were then.
  mutating func write(
    _ placed: PlacedFinding, _ known: RenderedDiagnostics.Entry?, of before: RenderedDiagnostics.Document,
    _ areCurrent: Bool, to now: inout RenderedDiagnostics.Document
  ) {
    let range = cursor.range(placed.range)
    let start = now.bytes.count
    let keepsRelated = areCurrent && known?.pointsHere == false
    if let known, keepsRelated, known.range == range {
      now.bytes.append(contentsOf: before.bytes[known.text])
      now.entries.append(known.moved(to: start))
      return
    }
    now.bytes.append(contentsOf: "{\"range\":".utf8)
    range.write(to: &now.bytes)
    let middle = now.bytes.count
    var pointsHere = false
    if let known, keepsRelated {
      now.bytes.append(contentsOf: before.bytes[known.related..<known.words])
    } else if let states = related(placed.finding, to: &now.bytes) {
      now.states.merge(states, uniquingKeysWith: { _, new in new })
    } else {
      pointsHere = true
    }
    let words = now.bytes.count
    if let known {
      now.bytes.append(contentsOf: before.bytes[known.words..<known.text.upperBound])
    } else {
      self.words(placed.finding, to: &now.bytes)
    }
    now.entries.append(
      RenderedDiagnostics.Entry(
        text: start..<now.bytes.count, related: middle, words: words, range: range, pointsHere: pointsHere))
  }

  /// The places that a finding points to, as a member; nothing without.
  ///
  /// - Returns: the state of the other files that it points into; `nil` where it points into the text itself.
  mutating func related(_ finding: Finding, to out: inout [UInt8]) -> [FileIndex: Int]? {
    guard view.client.hasRelatedInformation else { return [:] }
    var states: [FileIndex: Int]? = [:]
    var isFirst = true
    for related in finding.related.prefix(20) {
      let file = related.file ?? text.file?.number
      let start = out.count
      out.append(contentsOf: (isFirst ? ",\"relatedInformation\":[" : ",").utf8)
      if let file, let own = text.file, file != own.number {
        let other = texts.file(file, in: own.repository)
        let range = texts.texts(in: own.repository).range(related.place, in: file)
        out.append(contentsOf: "{\"location\":{\"uri\":".utf8)
        JSON.string(other.uri).write(to: &out)
        out.append(contentsOf: ",\"range\":".utf8)
        view.converter.range(range, other.bytes, other.lines).write(to: &out)
        states?[file] = view.repositories[own.repository].revision(of: file)
      } else if let range = ownRange(related.place) {
        out.append(contentsOf: "{\"location\":{\"uri\":".utf8)
        JSON.string(text.uri).write(to: &out)
        out.append(contentsOf: ",\"range\":".utf8)
        cursor.range(range).write(to: &out)
        states = nil
      } else {
        out.removeSubrange(start...)
        continue
      }
      isFirst = false
      out.append(contentsOf: "},\"message\":".utf8)
      JSON.string(related.note.text[language]).write(to: &out)
      out.append(UInt8(ascii: "}"))
    }
    if !isFirst { out.append(UInt8(ascii: "]")) }
    return states
  }

  /// A place in the text itself; a part can be found only in a file of a repository.
  private func ownRange(_ place: Place) -> Range<Int>? {
    if case .range(let range) = place { return range }
    return text.file.map { texts.texts(in: $0.repository).range(place, in: $0.number) }
  }

  /// All members of a diagnostic but its places, with the brace that closes it.
  func words(_ finding: Finding, to out: inout [UInt8]) {
    let rule = AllRules.rule(finding.rule)
    let hasPage = view.client.hasCodeDescription && view.client.hasTextDocumentContent
    let tag: Int? = rule.flatMap { $0.tags.contains(.needless) ? 1 : $0.tags.contains(.stopped) ? 2 : nil }
    let members = JSON.make([
      "severity": .integer(4 - Int(finding.severity.rawValue)),
      "code": .string(rule?.name ?? ""),
      "codeDescription": hasPage ? rule.map { .make(["href": .string(PageAddress($0).uri)]) } : nil,
      "source": .string("opgave"),
      "message": .string(rule?.message(finding)[language] ?? ""),
      "tags": view.client.hasDiagnosticTags ? tag.map { .array([.integer($0)]) } : nil,
      // For a client that shows what can be mended.
      "data": view.client.hasDiagnosticData && rule?.fixes != nil
        ? rule.map { .make(["rule": .string($0.slug), "fixable": .bool(true)]) } : nil,
    ])
    out.append(UInt8(ascii: ","))
    out.append(contentsOf: members.bytes.dropFirst())
  }
}
