/// Typing inside a text or a comment, which is what most typing is: the tree stays as it is, and what stands behind moves.
///
/// Everything else is parsed anew. What is given here equals a fresh parse; where that is not certain nothing is given.

/// An edit that made one token longer or shorter and changed nothing else of a tree.
package struct Typing: Equatable, Sendable {
  /// A text, a text block or a comment.
  package let token: Int
  /// What was replaced, in the text before.
  package let range: Range<Int>
  package let insertedCount: Int

  package init(token: Int, range: Range<Int>, insertedCount: Int) {
    (self.token, self.range, self.insertedCount) = (token, range, insertedCount)
  }

  /// By how many bytes all that stands behind the edit moves.
  package var shift: Int { insertedCount - range.count }
}

extension SyntaxTree {
  /// The tree after an edit; `nil` where the edit may do more than make one text or comment longer or shorter.
  package func typing(_ range: Range<Int>, _ inserted: [UInt8]) -> (tree: SyntaxTree, typing: Typing)? {
    guard errors.isEmpty, largeExtents.isEmpty, range.lowerBound > 0, range.upperBound < bytes.count,
      inserted.allSatisfy(SyntaxTree.isPlain), bytes[range].allSatisfy(SyntaxTree.isPlain),
      // Not between the bytes of one character.
      bytes[range.lowerBound] & 0xC0 != 0x80, bytes[range.upperBound] & 0xC0 != 0x80,
      let token = tokenHolding(range)
    else { return nil }
    let typing = Typing(token: token, range: range, insertedCount: inserted.count)
    guard records[token].shortExtent + typing.shift < SyntaxRecord.extentLimit,
      bytes.count + typing.shift < Int(UInt32.max)
    else { return nil }
    var newBytes = bytes
    newBytes.replaceSubrange(range, with: inserted)
    return (
      SyntaxTree(bytes: newBytes, records: records.moved(by: typing), errors: [], largeExtents: [:], above: above),
      typing
    )
  }

  /// Whether a byte means nothing to the lexer wherever it stands in a text or a comment.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case .quote, .backslash, UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "|"): false
    // Of these a line of a text block may look like a statement.
    case UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "}"): false
    default: byte >= .space && byte < 0x7F
    }
  }

  /// The text or comment around a range, its quotes and any place where more than its length may change left out.
  private func tokenHolding(_ range: Range<Int>) -> Index? {
    var low = 0
    var high = records.count
    while low < high {
      let middle = (low + high) / 2
      if records[middle].start < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    let token = low - 1
    guard token >= 0 else { return nil }
    let whole = self.range(token)
    switch kind(token) {
    case .comment: return range.upperBound <= whole.upperBound ? token : nil
    case .text: return range.upperBound < whole.upperBound && !bytes[whole].contains(.backslash) ? token : nil
    case .textBlock: return isInside(range, token, whole) ? token : nil
    default: return nil
    }
  }

  /// Whether a range stands on a line between those of the quotes, behind its first character, and that line is indented so
  /// far that it cannot be taken for a statement.
  private func isInside(_ range: Range<Int>, _ token: Index, _ whole: Range<Int>) -> Bool {
    guard range.upperBound < whole.upperBound, !bytes[whole].contains(.backslash) else { return false }
    func start(ofLine offset: Int) -> Int {
      var start = offset
      while start > 0, bytes[start - 1] != .lineFeed, bytes[start - 1] != .carriageReturn { start -= 1 }
      return start
    }
    func indentation(_ line: Int) -> Int {
      var end = line
      while end < bytes.count, bytes[end] == .space || bytes[end] == .tab { end += 1 }
      return end - line
    }
    let line = start(ofLine: range.lowerBound)
    guard line > whole.lowerBound else { return false }
    let isBeforeLastLine = bytes[range.upperBound..<whole.upperBound].contains {
      $0 == .lineFeed || $0 == .carriageReturn
    }
    guard isBeforeLastLine, line + indentation(line) < range.lowerBound else { return false }
    let statement = ancestors(of: token).first { kind($0) == .field || kind($0) == .declaration } ?? token
    let limit = max(
      indentation(start(ofLine: whole.lowerBound)), indentation(start(ofLine: records[statement].start)))
    return indentation(line) > limit
  }
}

extension [SyntaxRecord] {
  /// The records after typing: the token is as much longer as all that follows moves.
  fileprivate func moved(by typing: Typing) -> [SyntaxRecord] {
    var result = self
    let shift = UInt64(bitPattern: Int64(typing.shift))
    result.withUnsafeMutableBufferPointer { records in
      records[typing.token] = SyntaxRecord(bits: records[typing.token].bits &+ shift << 40)
      for index in typing.token + 1..<records.count {
        records[index] = SyntaxRecord(bits: records[index].bits &+ shift << 8)
      }
    }
    return result
  }
}
