/// Finds what a misread statement was meant to say: in a tree the statement around a place, and of its errors which are one.
internal import OpgaveModel
internal import OpgaveSyntax

/// The readings of one tree.
struct Readings {
  let tree: SyntaxTree

  init(_ tree: SyntaxTree) { self.tree = tree }

  /// What was meant by the statement in which something is wrong at an offset.
  func reading(at offset: Int) -> Reading? {
    guard var token = tree.token(touching: offset) else { return nil }
    // What starts at the place is meant, not what ends there.
    if tree.range(token).upperBound <= offset,
      let next = (token + 1..<tree.records.count).first(where: { !tree.kind($0).isNode }),
      tree.range(next).lowerBound == offset
    {
      token = next
    }
    let path = tree.ancestors(of: token)
    if let field = path.first(where: { tree.kind($0) == .field }) { return self.field(field) }
    guard let skipped = path.first(where: { tree.kind($0) == .skipped }), let parent = tree.ancestors(of: skipped).first
    else { return nil }
    if tree.kind(parent) == .declaration { return header(parent, skipped) }
    if let before = tree.node(before: skipped), tree.kind(before) == .field,
      !tree.hasLineEnd(in: tree.range(before).upperBound..<tree.range(skipped).lowerBound)
    {
      return field(before)
    }
    return stray(skipped)
  }

  /// The kind of the block in which a node stands; `nil` where that is not known.
  private func owner(of node: Int) -> Kind? {
    // From the outside in: a keyword means another kind in another block.
    tree.ancestors(of: node).reversed().filter { tree.kind($0) == .declaration }.reduce(.bestand) { outer, around in
      guard let outer, let keyword = DeclarationSyntax(around, in: tree).keyword,
        let kinds = Lexicon.shared.entry(tree.cleanText(keyword))?.kinds.all
      else { return nil }
      return kinds.first(where: Vocabulary.spec(outer).blocks.contains) ?? kinds.first
    }
  }

  /// What stands behind a node on its line and was passed over, else the node itself.
  private func end(of node: Int) -> Int {
    let end = tree.range(node).upperBound
    let next = tree.after(node)
    guard next < tree.records.count, tree.kind(next) == .skipped,
      !tree.hasLineEnd(in: end..<tree.range(next).lowerBound)
    else { return end }
    return tree.range(next).upperBound
  }

  // MARK: Fields

  private func field(_ node: Int) -> Reading? {
    let name = FieldSyntax(node, in: tree).text
    guard let owner = owner(of: node) else { return nil }
    let start = tree.range(node).lowerBound
    let end = end(of: node)
    guard !tree.hasLineEnd(in: start..<end) else { return nil }
    let afterName = tree.range(node + 1).upperBound
    let behind = tree.text(afterName..<end)
    guard let field = Lexicon.shared.entry(name)?.field, let spec = Vocabulary.spec(field, in: owner) else {
      if ["http", "https", "mailto", "www"].contains(name) { return note(start..<end, owner) }
      return headerFromField(node, name, owner, start..<end)
    }
    guard behind.trimmed.hasPrefix(":") else { return self.colon(name, field, spec, behind, owner, start..<end) }
    guard let colon = tree.bytes[afterName..<end].firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let valueStart = tree.endOfBlanks(colon + 1)
    guard valueStart < end else { return nil }
    let place = valueStart..<end
    var reading = Reading(kind: .unfit, place: place, statement: start..<end, owner: owner, field: field)
    let written = tree.text(place)
    switch MeantValue.of(written, spec) {
    case .written(let ways, let rest)?:
      reading.kind = spec.type.isProse ? .text : .value
      (reading.ways, reading.rest) = (ways, rest)
    case .nothingYet?: reading.kind = .nothingYet
    case nil: break
    }
    return reading
  }

  /// `doel: betaalbaar`, `mijlpaal maart 2027 "Start"`: the parser took a block for a field.
  private func headerFromField(_ node: Int, _ name: String, _ owner: Kind, _ statement: Range<Int>) -> Reading? {
    guard let kind = block(name, in: owner) else { return nil }
    return header(kind, statement, tree.range(node + 1).upperBound, owner)
  }

  // MARK: Headers

  private func block(_ name: String, in owner: Kind) -> Kind? {
    let blocks = Vocabulary.spec(owner).blocks
    return blocks.first { $0.keyword == name.lowercased() }
  }

  private func header(_ node: Int, _ skipped: Int) -> Reading? {
    guard let keyword = DeclarationSyntax(node, in: tree).keyword, let owner = owner(of: node) else { return nil }
    let name = tree.cleanText(keyword)
    let statement = tree.range(node).lowerBound..<tree.range(skipped).upperBound
    guard !tree.hasLineEnd(in: statement) else { return nil }
    let keywordEnd = tree.range(keyword).upperBound
    let behind = tree.text(keywordEnd..<statement.upperBound)
    if let reading = fieldInWords(tree.text(statement), owner, statement) { return reading }
    if let field = Lexicon.shared.entry(name)?.field, let spec = Vocabulary.spec(field, in: owner) {
      return colon(name, field, spec, behind, owner, statement)
    }
    if let kind = block(name, in: owner) { return header(kind, statement, keywordEnd, owner) }
    let isKnown = Lexicon.shared.entry(name).map { !$0.kinds.isEmpty || $0.field != nil } ?? false
    guard !isKnown, !Synonyms.isKnown(name), DeclarationSyntax(node, in: tree).block == nil else { return nil }
    return note(statement, owner)
  }

  /// `status = uitvoering`.
  private func colon(
    _ name: String, _ field: Field, _ spec: FieldSpec, _ behind: String, _ owner: Kind, _ statement: Range<Int>
  ) -> Reading? {
    let value = behind.trimmed.drop { "=;-–—.>~|".contains($0) || $0.isWhitespace }
    guard value.count < behind.trimmed.count, !value.isEmpty, let way = way(String(value), spec) else { return nil }
    return Reading(
      kind: .colon, place: statement, statement: statement, ways: ["\(name): \(way)"], owner: owner, field: field)
  }

  /// `bestuurlijk opdrachtgever: wethouder-wonen`.
  private func fieldInWords(_ written: String, _ owner: Kind, _ statement: Range<Int>) -> Reading? {
    guard let colon = written.firstIndex(of: ":") else { return nil }
    let words = written[..<colon].split(separator: " ")
    guard words.count > 1, words.count <= 4 else { return nil }
    let joined = words.joined(separator: "-").lowercased()
    let value = String(written[written.index(after: colon)...]).trimmed
    // Also one that belongs elsewhere is called so, and also with a value that does not fit yet.
    let here = Synonyms.field(joined, in: Vocabulary.spec(owner).fields.map(\.field))
    guard !value.isEmpty, let field = here ?? Lexicon.shared.entry(joined)?.field,
      let spec = Vocabulary.spec(field, in: owner)
        ?? Vocabulary.homes(of: field).first.flatMap({ Vocabulary.spec(field, in: $0) })
    else { return nil }
    let way = way(value, spec) ?? value
    return Reading(
      kind: .name, place: statement, statement: statement, ways: ["\(field.spelling): \(way)"], owner: owner,
      field: field)
  }

  /// The one way to write a value, as it is where it fits.
  private func way(_ written: String, _ spec: FieldSpec) -> String? {
    if spec.accepts(written) { return written }
    if case .written(let ways, rest: "")? = MeantValue.of(written, spec), ways.count == 1 { return ways[0] }
    return nil
  }

  /// `doel Betaalbaar wonen`, `doel 1: Betaalbaar wonen`, `mijlpaal maart 2027 "Start"`.
  private func header(_ kind: Kind, _ statement: Range<Int>, _ keywordEnd: Int, _ owner: Kind) -> Reading? {
    guard let way = MeantHeader.of(tree.text(keywordEnd..<statement.upperBound), kind) else { return nil }
    return Reading(kind: .header, place: statement, statement: statement, ways: [way], owner: owner)
  }

  // MARK: What is no statement

  private func stray(_ skipped: Int) -> Reading? {
    let place = tree.range(skipped)
    guard let owner = owner(of: skipped), !tree.hasLineEnd(in: place),
      tree.isLineStart(tree.startOfBlanks(place.lowerBound)), case .nothing = tree.rest(of: place.upperBound)
    else { return nil }
    let written = tree.text(place)
    let words = written.drop { "-*•–—+·> ".contains($0) }
    if words.count < written.count, let statement = statement(String(words), owner) {
      return Reading(kind: .bullet, place: place, statement: place, ways: [statement], owner: owner)
    }
    return note(place, owner)
  }

  /// A text that is a field of a block, with a value that fits.
  private func statement(_ written: String, _ owner: Kind) -> String? {
    guard let colon = written.firstIndex(of: ":") else { return nil }
    let name = String(written[..<colon]).trimmed
    guard let field = Lexicon.shared.entry(name)?.field, let spec = Vocabulary.spec(field, in: owner),
      let way = way(String(written[written.index(after: colon)...]).trimmed, spec)
    else { return nil }
    return "\(name): \(way)"
  }

  private func note(_ place: Range<Int>, _ owner: Kind) -> Reading? {
    let written = tree.text(place)
    // What holds braces holds more than words.
    guard tree.isLineStart(tree.startOfBlanks(place.lowerBound)), case .nothing = tree.rest(of: place.upperBound),
      !written.hasPrefix(":"), !written.contains(where: { "{}".contains($0) }),
      written.contains(where: { $0.isLetter || $0.isNumber })
    else {
      return nil
    }
    for (open, close) in [("//", ""), ("/*", "*/"), ("<!--", "-->"), ("--", ""), (";", ""), ("%", "")]
    where written.hasPrefix(open) {
      var words = String(written.dropFirst(open.count))
      if !close.isEmpty, words.hasSuffix(close) { words = String(words.dropLast(close.count)) }
      let kind: Misreading = open == ";" ? .note : .comment
      return Reading(kind: kind, place: place, statement: place, ways: ["# \(words.trimmed)"], owner: owner)
    }
    return Reading(kind: .note, place: place, statement: place, ways: ["# \(written)"], owner: owner)
  }
}

extension ValueType {
  /// Whether it is words.
  var isProse: Bool {
    switch self {
    case .text, .document, .source, .taakveld, .code: true
    default: false
    }
  }
}

/// The statements that are told as one finding each, while the errors of a tree are gone through in their order.
struct MisreadStatements {
  private let readings: Readings
  private let change: TreeChange?
  private var last = -1..<(-1)

  /// By its range: the error that a misfit tells of in its place.
  private let replaced: [Range<Int>: SyntaxError.Kind]

  init(_ tree: SyntaxTree, _ replaced: [Range<Int>: SyntaxError.Kind], _ change: TreeChange?) {
    (readings, self.replaced, self.change) = (Readings(tree), replaced, change)
  }

  private static let kinds: Set<SyntaxError.Kind> = [
    .unexpectedToken, .extraWord, .missingComma, .nameWithDigit, .invalidNumber, .invalidAmount, .invalidDate,
    .missingColon, .missingValue,
  ]

  /// Whether an error is told with its whole statement, and by that finding.
  mutating func tells(of index: Int, _ findings: inout Findings) -> Bool {
    let tree = readings.tree
    let error = tree.errors[index]
    if last.contains(error.range.lowerBound) { return true }
    guard MisreadStatements.kinds.contains(error.kind), isNear(index),
      let reading = readings.reading(at: error.range.lowerBound),
      change.map({ $0.side(after: reading.place) == .inside }) ?? true, tellsBetter(reading, error, index)
    else { return false }
    last = reading.statement
    findings.all.append(reading.finding(tree, isSyntax: true))
    return true
  }

  /// Whether the statement of an error may lie in what changed: its own place, or that of its neighbour.
  private func isNear(_ index: Int) -> Bool {
    guard let change else { return true }
    let errors = readings.tree.errors
    switch change.side(after: errors[index].range) {
    case .inside: return true
    case .ahead: return index + 1 == errors.count || change.side(after: errors[index + 1].range) != .ahead
    case .behind: return index == 0 || change.side(after: errors[index - 1].range) != .behind
    }
  }

  private func tellsBetter(_ reading: Reading, _ error: SyntaxError, _ index: Int) -> Bool {
    let tree = readings.tree
    let isAlone = index + 1 == tree.errors.count || !reading.statement.contains(tree.errors[index + 1].range.lowerBound)
    switch error.kind {
    case .invalidNumber, .invalidAmount, .invalidDate:
      let written = tree.text(error.range)
      let meant = error.kind == .invalidDate ? Meant.date(written) : Meant.number(written)
      if isAlone, let meant, isMended(reading, error.range, meant) { return false }
      return reading.kind != .unfit || meant?.contains("..") == true
    case .missingColon: return reading.kind == .header || reading.kind == .colon
    case .missingValue:
      let written = tree.text(reading.place)
      let isEmpty = reading.kind == .nothingYet && (written.contains("…") || written.contains("..."))
      return isEmpty || reading.kind == .text && !written.hasPrefix("\"")
    case .missingComma where tree.text(error.range).hasPrefix("\""): return false
    default:
      // A sign too much is best taken away.
      let isSign = !tree.text(error.range.lowerBound..<max(error.range.upperBound, reading.place.upperBound))
        .contains { $0.isLetter || $0.isNumber || $0 == "\"" }
      return !isSign || reading.kind == .text || reading.kind == .nothingYet
    }
  }

  /// Whether another text in one place of a value makes all of it fit.
  private func isMended(_ reading: Reading, _ place: Range<Int>, _ meant: String) -> Bool {
    guard let field = reading.field, let spec = Vocabulary.spec(field, in: reading.owner) else { return false }
    let tree = readings.tree
    let (before, behind) = (reading.place.lowerBound..<place.lowerBound, place.upperBound..<reading.place.upperBound)
    guard before.lowerBound <= before.upperBound, behind.lowerBound <= behind.upperBound else { return true }
    let text = tree.text(before) + meant + tree.text(behind)
    return spec.isList ? MeantValue.items(text, at: [", ", ","]).allSatisfy(spec.accepts) : spec.accepts(text)
  }

  /// Whether an error in a statement tells of all of it, whether or not that was told now.
  private func isTold(_ statement: Range<Int>) -> Bool {
    let errors = readings.tree.errors
    guard let first = readings.tree.firstError(startingIn: statement) else { return false }
    for (index, error) in errors[first...].enumerated() {
      if error.range.lowerBound >= statement.upperBound { break }
      guard MisreadStatements.kinds.contains(error.kind), replaced[error.range] != error.kind,
        let reading = readings.reading(at: error.range.lowerBound), reading.statement == statement
      else { continue }
      return tellsBetter(reading, error, first + index)
    }
    return false
  }

  /// Whether what does not fit a field is told with its whole value.
  ///
  /// - Parameter next: what is told after it.
  mutating func tells(of misfit: Misfit, before next: Misfit?, _ findings: inout Findings) -> Bool {
    guard misfit.kind == .wrongType, let field = misfit.field, misfit.block == nil,
      let reading = readings.reading(at: misfit.range.lowerBound), reading.field == field
    else { return false }
    if last == reading.statement || isTold(reading.statement) { return true }
    if reading.kind == .unfit { return false }
    // One value that only lacks its sign is told by itself.
    let isAlone = next.map { !reading.statement.contains($0.range.lowerBound) } ?? true
    if isAlone, let spec = Vocabulary.spec(field, in: reading.owner),
      Meant.signed(misfit.range, spec, readings.tree) != nil
    {
      return false
    }
    last = reading.statement
    findings.all.append(reading.finding(readings.tree, isSyntax: false))
    return true
  }
}
