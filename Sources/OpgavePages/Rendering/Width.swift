/// The columns that text takes on a screen, and what of it is shown there.
internal import OpgaveModel

package enum Width {
  /// The columns that a text takes: none for what combines, two for what is wide.
  package static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

  package static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return first.properties.generalCategory == .control ? 0 : 1
    }
  }
}

extension String {
  package func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - Width.of(self))) }

  /// As running text is shown: white space in a row is one space, and what steers a screen is a code.
  package var shown: String {
    if utf8.withContiguousStorageIfAvailable(Characters.areShown) ?? false { return self }
    var result = ""
    var isSpace = false
    for scalar in unicodeScalars {
      let isBreak =
        scalar == " " || scalar.properties.isWhitespace && scalar.properties.generalCategory != .spaceSeparator
      if !(isBreak && isSpace) { result.unicodeScalars.append(isBreak ? " " : scalar) }
      isSpace = isBreak
    }
    return result.visible
  }

  /// As a line of a file is shown: a tab is four spaces.
  package var shownAsCode: String { replacing("\t", with: "    ").visible }
}

private enum Characters {
  /// Whether there is certainly nothing in a text that is shown in another way.
  static func areShown(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var last: UInt8 = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x7F || byte == 0x20 && last == 0x20 { return false }
      // C1 controls, and what changes direction or ends a line in U+2000 to U+207F.
      if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] < 0xA0 { return false }
      if byte == 0xE2, index + 2 < bytes.count {
        let (second, third) = (bytes[index + 1], bytes[index + 2])
        if second == 0x80, third == 0x8E || third == 0x8F || (0xA8...0xAE).contains(third) { return false }
        if second == 0x81, (0xA6...0xA9).contains(third) { return false }
      }
      last = byte
      index += 1
    }
    return true
  }
}
