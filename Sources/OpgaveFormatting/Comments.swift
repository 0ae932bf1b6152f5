/// Comments in the canonical form, and those that speak to the formatter.
internal import OpgaveSyntax

/// Comments as the canonical form has them.
enum Comment {
  /// A space behind `#` where a letter or a digit follows directly; no white space at the end.
  static func canonical(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var end = bytes.endIndex
    while end > bytes.startIndex + 1 {
      let last = start(ofLast: bytes[..<end])
      guard scalar(bytes[last..<end])?.properties.isWhitespace == true else { break }
      end = last
    }
    var result = Array(bytes[..<end])
    // No scalar is longer than four bytes.
    if let next = scalar(result.dropFirst().prefix(4))?.properties, next.isAlphabetic || next.numericType != nil {
      result.insert(.space, at: 1)
    }
    return result
  }

  /// Where the last scalar starts.
  private static func start(ofLast bytes: ArraySlice<UInt8>) -> Int {
    bytes.lastIndex { $0 & 0xC0 != 0x80 } ?? bytes.startIndex
  }

  private static func scalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.first
  }
}

/// Comments that switch the formatter off and on.
enum FormatterSwitch {
  case off, on

  init?(_ comment: Int, _ tree: SyntaxTree) {
    guard comment >= 0, tree.kind(comment) == .comment else { return nil }
    let range = tree.range(comment)
    guard range.count <= 64 else { return nil }
    let text = String(tree.text(range).dropFirst()).drop { $0 == " " || $0 == "\t" }
    guard text.hasPrefix("opmaak:") else { return nil }
    switch text.dropFirst(7).split(whereSeparator: { $0 == " " || $0 == "\t" }) {
    case ["uit"]: self = .off
    case ["aan"]: self = .on
    default: return nil
    }
  }
}
