/// Fields, lists and values on their lines.
internal import OpgaveSyntax

extension Writer {
  mutating func field(_ node: Int, level: Int) {
    let start = out.count - level * options.indentation
    token(node + 1)
    out.append(UInt8(ascii: ":"))
    let list = FieldList(node, tree)
    let elements = list.elements
    let hasTextBlock = elements.count > 1 && elements.contains { tree.kind($0.value + 1) == .textBlock }
    if !list.hasComments, !hasTextBlock {
      let line = out.count
      for (number, element) in elements.enumerated() {
        if number > 0 { out.append(UInt8(ascii: ",")) }
        out.append(.space)
        value(element.value, level: level)
      }
      if elements.count < 2 || length(from: start) <= options.lineLength { return }
      out.removeSubrange(line...)
    }
    broken(list, level: level)
  }

  private mutating func broken(_ list: FieldList, level: Int) {
    if let comment = list.behindColon { behind(comment) }
    for (number, element) in list.elements.enumerated() {
      for comment in element.comments {
        out.append(.lineFeed)
        indent(level + 1)
        self.comment(comment)
      }
      out.append(.lineFeed)
      indent(level + 1)
      value(element.value, level: level)
      // A reference alone on a line is a value only if a comma follows it.
      let isLoneName = list.elements.count == 1 && tree.kind(element.value + 1).isName
      if number + 1 < list.elements.count || isLoneName { out.append(UInt8(ascii: ",")) }
      if let trailing = element.trailing { behind(trailing) }
    }
  }

  private mutating func behind(_ comment: Int) {
    out.append(.space)
    out.append(.space)
    self.comment(comment)
  }

  /// The characters that a person counts in what was written since `start`.
  private func length(from start: Int) -> Int {
    let line = out[start...]
    if line.allSatisfy({ $0 < 0x80 }) { return line.count }
    return String(decoding: line, as: UTF8.self).count
  }

  // MARK: Values

  private mutating func value(_ node: Int, level: Int) {
    let end = tree.after(node)
    if tree.kind(node + 1) == .textBlock {
      textBlock(node + 1, level: level + 1)
      return
    }
    var parts = ValueParts(tree, node + 1, end)
    parts.write(to: &out)
  }

  /// The lines of a text block, one level further than its field.
  private mutating func textBlock(_ token: Int, level: Int) {
    let (lines, indentation, closingIsAlone) = tree.textBlockLines(token)
    for _ in 0..<3 { out.append(.quote) }
    out.append(.lineFeed)
    for line in closingIsAlone ? lines.dropLast() : lines[...] {
      let end = max(line.lowerBound, tree.startOfBlanks(line.upperBound))
      let start = min(line.lowerBound + indentation, end)
      if start < end {
        indent(level)
        out.append(contentsOf: tree.bytes[start..<end])
      }
      out.append(.lineFeed)
    }
    indent(level)
    for _ in 0..<3 { out.append(.quote) }
  }
}

/// The tokens of a value, written with the spaces and the spelling of the canonical form.
///
/// It reads them anew, as what a value means is known only where its field is: here a number is spelled, whatever it counts, and
/// what nobody understands is kept.
struct ValueParts {
  private let tree: SyntaxTree
  private var index: Int
  private let end: Int
  private var isFirst = true

  init(_ tree: SyntaxTree, _ start: Int, _ end: Int) { (self.tree, index, self.end) = (tree, start, end) }

  mutating func write(to out: inout [UInt8]) {
    while index < end {
      switch tree.kind(index) {
      case .dot:
        out.append(UInt8(ascii: "."))
        index += 1
        if index < end { token(&out) }
      case .percent: token(&out)
      case .euro: amount(&out)
      case .name where isEuro: amount(&out)
      case .comparison:
        space(&out)
        out.append(contentsOf: Array(ValueParts.comparison(tree.text(index)).utf8))
        index += 1
      case .digits:
        space(&out)
        out.append(contentsOf: Spelling.number(Array(tree.bytes[tree.range(index)])))
        index += 1
      case .dotDot:
        space(&out)
        out.append(contentsOf: [UInt8(ascii: "."), UInt8(ascii: ".")])
        index += 1
      default:
        space(&out)
        token(&out)
      }
      isFirst = false
    }
  }

  /// Before each part but the first.
  private func space(_ out: inout [UInt8]) { if !isFirst { out.append(.space) } }

  private mutating func token(_ out: inout [UInt8]) {
    out.append(contentsOf: tree.bytes[tree.range(index)])
    index += 1
  }

  private var isEuro: Bool {
    index + 1 < end && tree.kind(index + 1).isDigits && tree.range(index).count == 3 && tree.text(index) == "EUR"
  }

  static func comparison(_ text: String) -> String {
    switch text {
    case ">=": "≥"
    case "<=": "≤"
    default: text
    }
  }

  private mutating func amount(_ out: inout [UInt8]) {
    space(&out)
    out.append(contentsOf: Array("€".utf8))
    index += 1
    guard index < end else { return }
    out.append(.space)
    let number = Array(tree.bytes[tree.range(index)])
    let isPlain = tree.kind(index) == .digits
    index += 1
    let hasUnit = index < end && tree.kind(index) == .name && tree.text(index) != "op"
    out.append(contentsOf: hasUnit || !isPlain ? number : Spelling.amount(number))
    if hasUnit {
      out.append(.space)
      token(&out)
    }
  }
}
