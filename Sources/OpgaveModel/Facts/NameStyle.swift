/// How names are best written. Knows no vocabulary.

/// Lower-case letters and digits in words joined by a single `-`.
package enum NameStyle {
  package static func isCanonical(_ bytes: Span<UInt8>) -> Bool {
    var last: UInt8 = UInt8(ascii: "-")
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "-"): if last == UInt8(ascii: "-") { return false }
      case 0x80...: return isCanonicalUnicode(String(bytes))
      default: return false
      }
      last = byte
    }
    return last != UInt8(ascii: "-")
  }

  private static func isCanonicalUnicode(_ text: String) -> Bool {
    canonical(text).unicodeScalars.elementsEqual(text.unicodeScalars)
  }

  /// The name in canonical style that is nearest to one that is not.
  package static func canonical(_ text: String) -> String {
    var words: [String] = [""]
    var wasLower = false
    // By scalars: a character of thousands of marks costs its square.
    for scalar in text.unicodeScalars {
      if scalar == "-" || scalar == "_" {
        words.append("")
        wasLower = false
      } else {
        let isMark = scalar.properties.generalCategory == .nonspacingMark
        if scalar.properties.isUppercase, wasLower { words.append("") }
        if !isMark { wasLower = scalar.properties.isLowercase }
        words[words.count - 1] += scalar.properties.lowercaseMapping
      }
    }
    return words.filter { !$0.isEmpty }.joined(separator: "-")
  }
}
