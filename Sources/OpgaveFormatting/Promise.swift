/// What the formatter promises, checked before anything is written: nothing is lost and nothing means something else.
package import OpgaveSyntax

/// A promise that would be broken: a fault of the formatter, never of the text.
package enum BrokenPromise: Error, Equatable, Sendable {
  /// Formatting twice would change more.
  case notSettled
  /// A token or comment would be lost, added or changed.
  case differs(at: Int)
  /// The text could no longer be read.
  case unreadable
}

extension Formatter {
  /// The canonical text, held to the promises.
  ///
  /// Of a text with errors the declarations that are whole are formatted where that changes nothing in how the rest is
  /// understood; where it would, as with braces that do not match, the text stays as it is.
  ///
  /// - Throws: `BrokenPromise`; then nothing may be written.
  package static func formatted(_ tree: SyntaxTree, _ options: FormatOptions = FormatOptions()) throws(BrokenPromise)
    -> [UInt8]
  {
    try formatted(tree) { format($0, options) }
  }

  /// What somebody writes of a text, held to the same promises.
  package static func formatted(
    _ tree: SyntaxTree, by write: (SyntaxTree) -> [UInt8]
  ) throws(BrokenPromise) -> [UInt8] {
    do { return try held(tree, write) } catch {
      if isFormattable(tree) { throw error }
      return tree.bytes
    }
  }

  /// The text in which only what touches some lines is canonical: whole fields and headers, never half of one.
  ///
  /// - Parameter lines: counted from 0.
  /// - Throws: `BrokenPromise`; then nothing may be written.
  package static func formatted(
    _ tree: SyntaxTree, _ options: FormatOptions, lines: ClosedRange<Int>
  ) throws(BrokenPromise) -> [UInt8] {
    let table = LineTable(tree.bytes)
    let wanted = edits(tree, to: try formatted(tree, options))
    var fields: [Range<Int>] = []
    for index in tree.records.indices where tree.kind(index) == .field { fields.append(tree.range(index)) }
    var result = tree.bytes
    for edit in wanted.reversed() {
      // The white space before a field goes with it, and so do all its values and the lines of its text.
      while let last = fields.last, last.lowerBound > edit.range.upperBound { fields.removeLast() }
      let field = fields.last.flatMap {
        $0.upperBound > edit.range.lowerBound || $0.lowerBound == edit.range.upperBound ? $0 : nil
      }
      let range = field.map { min($0.lowerBound, edit.range.lowerBound)..<max($0.upperBound, edit.range.upperBound) }
      let touched = range ?? edit.range
      let first = field.map { table.line(at: $0.lowerBound) } ?? table.line(at: touched.lowerBound)
      guard first <= lines.upperBound, table.line(at: touched.upperBound) >= lines.lowerBound else { continue }
      result.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
    }
    if result == tree.bytes { return result }
    let after = SyntaxTree(parsing: result)
    if isFormattable(tree), !isFormattable(after) { return tree.bytes }
    return firstDifference(tree, after) == nil ? result : tree.bytes
  }

  private static func held(_ tree: SyntaxTree, _ write: (SyntaxTree) -> [UInt8]) throws(BrokenPromise) -> [UInt8] {
    let result = write(tree)
    // What stays as it is keeps every promise.
    if result == tree.bytes { return result }
    let after = SyntaxTree(parsing: result)
    if isFormattable(tree), !isFormattable(after) { throw .unreadable }
    if let place = firstDifference(tree, after) { throw .differs(at: place) }
    if write(after) != result { throw .notSettled }
    return result
  }

  /// The offset in the first text where the tokens and comments part; `nil` where they are the same.
  private static func firstDifference(_ left: SyntaxTree, _ right: SyntaxTree) -> Int? {
    let (before, after) = (Meaning.parts(left), Meaning.parts(right))
    for (one, other) in zip(before, after) where one.bytes != other.bytes { return one.range.lowerBound }
    if before.count == after.count { return nil }
    return before.count > after.count ? before[after.count].range.lowerBound : left.bytes.count
  }
}

/// The tokens and comments of a tree as they are meant, so that two spellings of one value are equal.
enum Meaning {
  struct Part {
    var range: Range<Int>
    var bytes: [UInt8]
  }

  static func parts(_ tree: SyntaxTree) -> [Part] {
    var parts: [Part] = []
    parts.reserveCapacity(tree.records.count)
    var pendingBrace: Part?
    var pendingComma: Part?
    var isAmount = false
    for index in tree.records.indices where !tree.kind(index).isNode {
      let kind = tree.kind(index)
      let range = tree.range(index)
      var part = Part(range: range, bytes: Array(tree.bytes[range]))
      switch kind {
      case .comment: part.bytes = Comment.canonical(tree.bytes[range])
      case .textBlock: part.bytes = [.quote] + tree.textBytes(index)
      case .comparison: part.bytes = Array(ValueParts.comparison(tree.text(index)).utf8)
      case .name
      where part.bytes == Array("EUR".utf8) && index + 1 < tree.records.count && tree.kind(index + 1).isDigits:
        part.bytes = Array("€".utf8)
      case .digits:
        part.bytes = isAmount && !hasUnit(index, tree) ? Spelling.amount(part.bytes) : Spelling.number(part.bytes)
      default: break
      }
      isAmount = part.bytes == Array("€".utf8)
      // A comma that no value follows goes; so do braces around nothing.
      if let comma = pendingComma {
        if kind != .comment {
          if startsValue(index, tree) { insert(comma, &parts) }
          pendingComma = nil
        }
      }
      if let brace = pendingBrace {
        pendingBrace = nil
        if kind == .closeBrace { continue }
        parts.append(brace)
      }
      if kind == .openBrace {
        pendingBrace = part
      } else if kind == .comma {
        pendingComma = part
      } else {
        parts.append(part)
      }
    }
    if let brace = pendingBrace { parts.append(brace) }
    return parts
  }

  /// Puts a comma back before the comments that followed it.
  private static func insert(_ comma: Part, _ parts: inout [Part]) {
    var place = parts.count
    while place > 0, parts[place - 1].range.lowerBound > comma.range.lowerBound { place -= 1 }
    parts.insert(comma, at: place)
  }

  private static func startsValue(_ index: Int, _ tree: SyntaxTree) -> Bool {
    index > 0 && tree.kind(index - 1) == .value
  }

  private static func hasUnit(_ index: Int, _ tree: SyntaxTree) -> Bool {
    index + 1 < tree.records.count && tree.kind(index + 1) == .name && tree.text(index + 1) != "op"
  }
}
