/// Comments in the canonical form, and those that speak to the formatter.
internal import OpgaveSyntax

/// Comments as the canonical form has them.
enum Comment {
  /// A space behind `#` where a letter or a digit follows directly; no white space at the end.
  static func canonical(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result = Array(bytes)
    while let last = result.last, last == .space || last == .tab { result.removeLast() }
    while result.count >= 2, let trimmed = withoutOddSpace(result) { result = trimmed }
    guard result.count > 1 else { return result }
    let next = result[1]
    let isWord =
      next >= 0x80
      ? String(decoding: result.dropFirst(), as: UTF8.self).first.map { $0.isLetter || $0.isNumber } ?? false
      : next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z")
        || next >= UInt8(ascii: "0") && next <= UInt8(ascii: "9")
    if isWord { result.insert(.space, at: 1) }
    return result
  }

  /// Without the odd space at its end, if there is one.
  private static func withoutOddSpace(_ bytes: [UInt8]) -> [UInt8]? {
    guard let last = bytes.last, last >= 0x80 || last == 0x0B || last == 0x0C || last == .space || last == .tab else {
      return nil
    }
    var start = bytes.count - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard let character = String(decoding: bytes[start...], as: UTF8.self).unicodeScalars.first,
      character.properties.isWhitespace
    else { return nil }
    return Array(bytes[..<start])
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
