/// A text cut into statements on lines of their own, as a merge puts them together again. Knows no second text.
internal import OpgaveModel
internal import OpgaveSyntax

/// What stands in a block, or in a file.
struct MergeBlock {
  var statements: [MergeStatement] = []
  /// The lines behind the last one.
  var tail = ""

  /// All of it as it was written.
  var text: String { statements.map(\.text).joined() + tail }
}

/// A field or a declaration, with the lines above it that belong to it.
struct MergeStatement {
  enum Key: Hashable {
    case field(String)
    case declaration(DeclarationIndex)
  }

  let key: Key
  /// Blank lines and comments.
  let lead: String
  /// Whole lines.
  let body: String
  /// Of a declaration: the lines up to its brace, and what stands in it; `nil` for what has no block, or one that is not cut.
  let block: (header: String, content: MergeBlock, closing: String)?
  /// Of a declaration: what stands in its header.
  let parts: MergeHeader?

  var text: String { lead + body }

  /// Whether other comments stand above it.
  func hasOtherRemarks(than other: MergeStatement) -> Bool {
    MergeStatement.remarks(lead) != MergeStatement.remarks(other.lead)
  }

  /// Of lines that hold no more than comments, all but the blank ones.
  static func remarks(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
  }
}

/// The header of a declaration; ranges in its text.
struct MergeHeader {
  let text: String
  let name: Range<Int>?
  let title: Range<Int>?

  /// All but its name, its title and whether it opens a block: what it is, its date, a comment.
  var rest: [Substring] {
    var bytes = Array(text.utf8)
    for range in [name, title].compactMap({ $0 }).sorted(by: { $0.lowerBound > $1.lowerBound }) {
      bytes.removeSubrange(range)
    }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).filter { $0 != "{" }
  }

  func part(_ range: Range<Int>?) -> String? { range.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) } }
}

/// One of the texts that are merged.
struct MergeSource {
  let tree: SyntaxTree
  let moment: Moment
  private let ordinals: [Int: DeclarationIndex]

  /// `nil` for a text that is not understood.
  init?(_ bytes: [UInt8], path: String) {
    tree = SyntaxTree(parsing: bytes)
    guard tree.errors.isEmpty, !tree.records.contains(where: { $0.kind == .conflict || $0.kind == .skipped }) else {
      return nil
    }
    var reader = FileReader()
    let state = reader.state(path, tree, Settings())
    let (facts, places) = (state.file.facts, state.file.places.expanded(state.file.facts))
    var ordinals: [Int: DeclarationIndex] = [:]
    for ordinal in facts.ordinals { ordinals[places.range(.keyword(ordinal), facts).lowerBound] = ordinal }
    self.ordinals = ordinals
    moment = Moment(
      Repository([state.file]), [FileIndex(0): TextDigests(tree, facts, state.file.places)])
  }

  var facts: Facts { moment.repository.files[FileIndex(0)].facts }

  /// What stands in the file; `nil` where statements share lines, or one is not known.
  var file: MergeBlock? { block(of: 0, from: 0, to: tree.bytes.count) }

  private func line(before offset: Int) -> Int {
    var start = offset
    while start > 0, tree.bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }

  private func line(after offset: Int) -> Int {
    var end = offset
    while end < tree.bytes.count, tree.bytes[end] != 0x0A { end += 1 }
    return min(tree.bytes.count, end + 1)
  }

  private func text(_ range: Range<Int>) -> String { tree.text(range) }

  private func isBlank(_ range: Range<Int>) -> Bool { tree.bytes[range].allSatisfy { $0 == .space || $0 == .tab } }

  /// Whether nothing but white space or a comment stands up to the end of a line.
  private func endsLine(_ offset: Int) -> Bool {
    let rest = tree.bytes[offset..<line(after: offset)].drop { $0 == .space || $0 == .tab }
    return rest.first.map { $0 == 0x0A || $0 == UInt8(ascii: "#") } ?? true
  }

  /// - Parameter start: the start of the line behind the brace; `end`: that of the line of the closing one.
  private func block(of node: Int, from start: Int, to end: Int) -> MergeBlock? {
    var block = MergeBlock()
    var seen: Set<MergeStatement.Key> = []
    var place = start
    for child in tree.children(node) where tree.kind(child) == .field || tree.kind(child) == .declaration {
      let range = tree.range(child)
      let first = line(before: range.lowerBound)
      guard first >= place, isBlank(first..<range.lowerBound), endsLine(range.upperBound) else { return nil }
      let last = line(after: range.upperBound)
      guard let statement = statement(child, lead: text(place..<first), first..<last),
        seen.insert(statement.key).inserted
      else { return nil }
      block.statements.append(statement)
      place = last
    }
    guard place <= end else { return nil }
    block.tail = text(place..<end)
    return block
  }

  private func statement(_ node: Int, lead: String, _ lines: Range<Int>) -> MergeStatement? {
    if tree.kind(node) == .field {
      let name = FieldSyntax(node, in: tree).text
      return MergeStatement(key: .field(name), lead: lead, body: text(lines), block: nil, parts: nil)
    }
    let parts = tree.declaration(node)
    guard let keyword = parts.keyword, let ordinal = ordinals[tree.range(keyword).lowerBound] else { return nil }
    guard moment.repository.counts(Address(file: FileIndex(0), ordinal: ordinal)) else { return nil }
    func header(_ end: Int) -> MergeHeader {
      func own(_ token: Int?) -> Range<Int>? {
        token.map { tree.range($0) }.map { $0.lowerBound - lines.lowerBound..<$0.upperBound - lines.lowerBound }
      }
      return MergeHeader(text: text(lines.lowerBound..<end), name: own(parts.name), title: own(parts.title))
    }
    let key = MergeStatement.Key.declaration(ordinal)
    guard let block = parts.block else {
      return MergeStatement(key: key, lead: lead, body: text(lines), block: nil, parts: header(lines.upperBound))
    }
    let closing = tree.range(tree.after(block.index) - 1).lowerBound
    let (start, end) = (line(after: block.start), line(before: closing))
    // `a { x: 1 }` on one line is one thing.
    if tree.bytes[lines].dropLast().allSatisfy({ $0 != 0x0A }) {
      return MergeStatement(key: key, lead: lead, body: text(lines), block: nil, parts: nil)
    }
    guard endsLine(block.start), start <= end, isBlank(end..<closing),
      let content = self.block(of: block.index, from: start, to: end)
    else { return nil }
    return MergeStatement(
      key: key, lead: lead, body: text(lines),
      block: (text(lines.lowerBound..<start), content, text(end..<lines.upperBound)),
      parts: header(start))
  }
}
