/// The same tokens in another layout: what people, editors and other tools make of a text without changing what it says.
internal import OpgaveSyntax

package struct Layout: Sendable {
  package enum LineEnd: String, CaseIterable, Sendable {
    case lineFeed = "\n"
    case both = "\r\n"
    case carriageReturn = "\r"
  }

  package var lineEnd = LineEnd.lineFeed
  package var hasByteOrderMark = false
  package var indentsWithTabs = false
  package var endsInLineEnd = true
  /// Whether blocks are opened and closed on the lines of what stands in them, lists broken, and comments put everywhere.
  package var isSpread = false
  /// Whether parts of it are left alone by the formatter.
  package var turnsFormOff = false

  package static func random(_ random: inout SeededGenerator) -> Layout {
    var layout = Layout()
    if random.below(3) == 0 { layout.lineEnd = LineEnd.allCases[1 + random.below(2)] }
    layout.hasByteOrderMark = random.below(6) == 0
    layout.indentsWithTabs = random.below(4) == 0
    layout.endsInLineEnd = random.below(5) != 0
    layout.isSpread = random.below(4) != 0
    layout.turnsFormOff = random.below(8) == 0
    return layout
  }

  /// A text in this layout. One with syntax errors keeps its lines: nobody knows what would belong together in others.
  package func applied(to bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    let tree = SyntaxTree(parsing: bytes)
    var text: String
    if tree.errors.isEmpty, isSpread, !tree.records.contains(where: { $0.kind == .conflict }) {
      var spreading = Spreading(
        tree: tree, tab: indentsWithTabs ? "\t" : "  ", turnsFormOff: turnsFormOff, random: random)
      text = spreading.file()
      random = spreading.random
    } else {
      text = String(decoding: tree.bytes, as: UTF8.self)
      if String(text).utf8.count != tree.bytes.count { return bytes }
      if indentsWithTabs {
        text = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
          String(repeating: "\t", count: line.prefix { $0 == " " }.count / 2) + line.drop { $0 == " " }
        }.joined(separator: "\n")
      }
    }
    if !endsInLineEnd { while text.last == "\n" { text.removeLast() } }
    if lineEnd != .lineFeed { text = text.replacing("\r\n", with: "\n").replacing("\n", with: lineEnd.rawValue) }
    return (hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
  }
}

/// Writes a tree without errors, statement by statement, in lines made at random.
private struct Spreading {
  let tree: SyntaxTree
  let tab: String
  let turnsFormOff: Bool
  var random: SeededGenerator
  private var out = ""
  /// Whether only a line end may follow.
  private var endsLine = true
  private var number = 0

  init(tree: SyntaxTree, tab: String, turnsFormOff: Bool, random: SeededGenerator) {
    (self.tree, self.tab, self.turnsFormOff, self.random) = (tree, tab, turnsFormOff, random)
  }

  mutating func file() -> String {
    items(of: 0, level: 0)
    if !endsLine { out += "\n" }
    return out
  }

  private mutating func chance(_ one: Int) -> Bool { random.below(one) == 0 }

  private mutating func comment() -> String {
    number += 1
    return "# noot \(number)"
  }

  private mutating func newLine(_ level: Int) {
    if !out.isEmpty, out.last != "\n" { out += "\n" }
    out += String(repeating: tab, count: level)
    endsLine = false
  }

  private mutating func items(of node: Int, level: Int) {
    var isFirst = node != 0
    var lastEnd = node == 0 ? 0 : tree.range(node + 1).upperBound
    for child in tree.children(node) {
      let kind = tree.kind(child)
      defer { lastEnd = tree.range(child).upperBound }
      if kind == .comment {
        // One behind a statement stays there.
        if lastEnd > 0, !tree.hasLineEnd(in: lastEnd..<tree.range(child).lowerBound), !endsLine {
          out += "  "
        } else {
          newLine(level)
        }
        out += tree.text(child)
        endsLine = true
        isFirst = false
        continue
      }
      guard kind.isNode else { continue }
      if isFirst, !endsLine, chance(4) {
        out += " "
      } else {
        if chance(6) {
          newLine(level)
          out += comment()
        }
        if turnsFormOff, chance(5) {
          newLine(level)
          out += chance(2) ? "# opmaak: uit" : "# opmaak: aan"
        }
        newLine(level)
      }
      isFirst = false
      if kind == .declaration { declaration(child, level: level) } else { field(child, level: level) }
      if !endsLine, !isFollowedByComment(child), chance(6) {
        out += "  " + comment()
        endsLine = true
      }
    }
  }

  private func isFollowedByComment(_ node: Int) -> Bool {
    if case .comment = tree.rest(of: tree.range(node).upperBound) { true } else { false }
  }

  private mutating func declaration(_ node: Int, level: Int) {
    var isFirst = true
    for child in tree.children(node) {
      switch tree.kind(child) {
      case .block:
        out += " {"
        if chance(8) {
          out += "  " + comment()
          endsLine = true
        }
        items(of: child, level: level + 1)
        if endsLine || !chance(4) { newLine(level) } else { out += " " }
        out += "}"
        endsLine = false
      case .comment:
        out += (isFirst ? "" : " ") + tree.text(child) + "\n"
      default:
        if !isFirst { out += " " }
        out += tree.text(child)
      }
      isFirst = false
    }
  }

  private mutating func field(_ node: Int, level: Int) {
    out += tree.text(node + 1) + ":"
    let children = tree.children(node).dropFirst(2)
    let count = children.filter { tree.kind($0) == .value }.count
    let isBroken = count > 1 && (children.contains { tree.kind($0) == .comment } || chance(3))
    var isOnNewLine = isBroken
    for child in children {
      switch tree.kind(child) {
      case .comma: out += ","
      case .comment:
        // Where a comment stood is not told apart: all go above the next value.
        newLine(level + 1)
        out += tree.text(child)
        endsLine = true
      default:
        if isBroken, chance(5) {
          newLine(level + 1)
          out += comment()
        }
        if isOnNewLine || endsLine { newLine(level + 1) } else { out += " " }
        out += tree.text(child)
        isOnNewLine = isBroken
        endsLine = false
        if isBroken, chance(5), count > 1, tree.kind(tree.after(child)) == .comma {
          out += ",  " + comment()
          endsLine = true
          commaWritten = true
        }
      }
      if tree.kind(child) == .comma, commaWritten {
        out.removeLast()
        commaWritten = false
      }
    }
  }

  private var commaWritten = false
}
