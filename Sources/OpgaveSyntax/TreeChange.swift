/// Which statements of the top level differ between two trees of one file. Knows no meaning.

/// The part of a file outside of which nothing changed but its place.
package struct TreeChange: Equatable, Sendable {
  /// UTF-8 offsets, from the end of the last statement before it to the start of the first one behind it.
  package let before: Range<Int>
  package let after: Range<Int>
  /// The records in it, in the tree after.
  package let records: Range<Int>

  /// By how many bytes all that stands behind it moves.
  package var shift: Int { after.count - before.count }

  package enum Side: Equatable, Sendable { case ahead, inside, behind }

  /// On which side of the changed part a range of the text before stands.
  package func side(before range: Range<Int>) -> Side { TreeChange.side(range, of: before) }

  /// The same of the text after.
  package func side(after range: Range<Int>) -> Side { TreeChange.side(range, of: after) }

  private static func side(_ range: Range<Int>, of part: Range<Int>) -> Side {
    if range.lowerBound < part.lowerBound, range.upperBound <= part.lowerBound { return .ahead }
    return range.lowerBound >= part.upperBound ? .behind : .inside
  }
}

extension SyntaxTree {
  /// What differs in a later tree of the same file; `nil` where that is not certain.
  package func change(to later: SyntaxTree) -> TreeChange? {
    guard !records.isEmpty, !later.records.isEmpty, largeExtents.isEmpty, later.largeExtents.isEmpty else { return nil }
    let (start, end) = differingBytes(later)
    let shift = later.bytes.count - bytes.count

    // Statements on lines that end before the first byte that differs, with the same records: one is judged by the rest of its line too.
    let (firstLine, lastLineEnd) = (lineStart(start), lineEnd(end))
    var ahead = 1
    while ahead < records.count, ahead < later.records.count, range(ahead).upperBound < firstLine,
      after(ahead) == later.after(ahead),
      records[ahead..<after(ahead)].elementsEqual(later.records[ahead..<after(ahead)])
    {
      ahead = after(ahead)
    }
    let first = ahead == 1 ? 0 : range(lastChild(before: ahead)).upperBound

    // From the end likewise, as statements that stand there in both.
    let (own, theirs) = (statements(from: ahead), later.statements(from: ahead))
    var count = 0
    while count < own.count, count < theirs.count {
      let (one, other) = (own[own.count - 1 - count], theirs[theirs.count - 1 - count])
      guard records[one].start > lastLineEnd, isSame(one, later, other, shift: shift) else { break }
      count += 1
    }
    let (last, laterLast) = (own.count - count, theirs.count - count)
    let behind = last < own.count ? records[own[last]].start : bytes.count
    let records = ahead..<(laterLast < theirs.count ? theirs[laterLast] : later.records.count)
    let change = TreeChange(
      before: first..<max(first, behind), after: first..<max(first, behind + shift), records: records)
    return hasSameErrors(later, outside: change) ? change : nil
  }

  /// The first byte that differs, and the end of the last one in this tree.
  private func differingBytes(_ later: SyntaxTree) -> (start: Int, end: Int) {
    let shared = min(bytes.count, later.bytes.count)
    return bytes.withUnsafeBufferPointer { own in
      later.bytes.withUnsafeBufferPointer { theirs in
        var start = 0
        while start < shared, own[start] == theirs[start] { start += 1 }
        var same = 0
        while same < shared - start, own[own.count - 1 - same] == theirs[theirs.count - 1 - same] { same += 1 }
        return (start, own.count - same)
      }
    }
  }

  private func lastChild(before index: Index) -> Index {
    var child = 1
    while after(child) < index { child = after(child) }
    return child
  }

  private func statements(from start: Index) -> [Index] {
    var found: [Index] = []
    var index = start
    while index < records.count {
      found.append(index)
      index = after(index)
    }
    return found
  }

  private func isSame(_ one: Index, _ later: SyntaxTree, _ other: Index, shift: Int) -> Bool {
    let count = after(one) - one
    guard later.after(other) - other == count else { return false }
    let moved = UInt64(bitPattern: Int64(shift)) << 8
    for step in 0..<count where records[one + step].bits &+ moved != later.records[other + step].bits { return false }
    return true
  }

  private func hasSameErrors(_ later: SyntaxTree, outside change: TreeChange) -> Bool {
    if errors.isEmpty, later.errors.isEmpty { return true }
    let own = errors.filter { change.side(before: $0.range) != .inside }
    let theirs = later.errors.filter { change.side(after: $0.range) != .inside }
    guard own.count == theirs.count else { return false }
    for (one, other) in zip(own, theirs) {
      let isAhead = change.side(before: one.range) == .ahead
      guard isAhead == (change.side(after: other.range) == .ahead) else { return false }
      let moved = isAhead ? 0 : change.shift
      guard one.kind == other.kind, one.range.lowerBound + moved == other.range.lowerBound,
        one.range.upperBound + moved == other.range.upperBound,
        one.related.map({ $0.lowerBound + moved }) == other.related.map(\.lowerBound),
        // What it points to has to move with it.
        one.related.map({ change.side(before: $0) == change.side(before: one.range) }) ?? true
      else { return false }
    }
    return true
  }
}
