/// What a byte or a character is to the lexer. Knows classes only, no tokens.

enum ByteClass {
  static let nameStart: UInt8 = 1
  static let namePart: UInt8 = 2
  static let digit: UInt8 = 4
  /// What a run that starts with a digit may hold: letters, digits, `.`, `,` and `-`.
  static let digitsPart: UInt8 = 8
  static let blank: UInt8 = 16

  static let table: [UInt8] = (0...255).map { value in
    let byte = UInt8(value)
    var flags: UInt8 = 0
    let isLetter =
      (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z"))
    let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    if isLetter { flags |= nameStart | namePart | digitsPart }
    if isDigit { flags |= namePart | digit | digitsPart }
    if byte == UInt8(ascii: "-") { flags |= namePart | digitsPart }
    if byte == UInt8(ascii: "_") { flags |= namePart | digitsPart }
    // `/` only before a digit, as in `1/3/2026`.
    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "/") { flags |= digitsPart }
    if byte == .space || byte == .tab { flags |= blank }
    return flags
  }
}

/// What a character outside ASCII is to the lexer.
enum ScalarClass {
  case letter
  case mark
  case digit
  /// White space that is neither a space nor a tab, and ends no line.
  case oddSpace
  case zeroWidth
  /// A dash that stands for `-` or `..`.
  case dash
  case openingQuote
  case comparison
  case euro
  case other

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20AC: self = .euro
    case 0x2264, 0x2265: self = .comparison
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self = .oddSpace
    case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: self = .zeroWidth
    case 0x2010...0x2015, 0x2212: self = .dash
    case 0x2018...0x201F, 0xAB, 0xBB, 0x2039, 0x203A: self = .openingQuote
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: self = .letter
      case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
      case .decimalNumber: self = .digit
      default: self = .other
      }
    }
  }

  /// Whether a scalar is a quote of the double kinds, angular ones among them.
  static func isDoubleQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x22, 0xAB, 0xBB, 0x201C...0x201F: true
    default: false
    }
  }

  /// Whether a quote of any kind starts here: what ends a text between typographic quotes.
  static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A: true
    default: false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The byte at an offset, 0 outside the text.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset >= 0 && offset < count ? self[offset] : 0 }

  /// The scalar that starts at an offset and its length in bytes; `nil` where the bytes are not UTF-8.
  func scalar(_ offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    let first = byte(offset)
    let length: Int
    var value: UInt32
    switch first {
    case 0..<0x80: return offset < count ? (Unicode.Scalar(first), 1) : nil
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default: return nil
    }
    for step in 1..<length {
      let next = byte(offset + step)
      guard next & 0xC0 == 0x80, offset + step < count else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    guard value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000), let scalar = Unicode.Scalar(value) else {
      return nil
    }
    return (scalar, length)
  }

  /// The runs of bytes that are not UTF-8.
  func invalidRanges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    guard let base = UnsafeRawPointer(baseAddress) else { return [] }
    while index < count {
      if self[index] < 0x80 {
        index += 1
        // Most of a text is ASCII: 32 bytes at a time.
        while index + 32 <= count {
          let chunk = base.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
          if (chunk[0] | chunk[1] | chunk[2] | chunk[3]) & 0x8080_8080_8080_8080 != 0 { break }
          index += 32
        }
      } else if let (_, length) = scalar(index) {
        index += length
      } else {
        if let last = ranges.last, last.upperBound == index {
          ranges[ranges.count - 1] = last.lowerBound..<index + 1
        } else {
          ranges.append(index..<index + 1)
        }
        index += 1
      }
    }
    return ranges
  }
}
