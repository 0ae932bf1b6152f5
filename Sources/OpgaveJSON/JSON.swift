/// JSON as a value. Knows nothing of what it is about.

package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number that is no `Int`, as it is written, so that nothing of it is lost.
  case number(String)
  case string(String)
  case array([JSON])
  /// In the order in which it is written.
  case object([Member])
  /// What was written before and goes out as it is; nothing can be read from it.
  case encoded([UInt8])

  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSON
    package init(_ name: String, _ value: JSON) { (self.name, self.value) = (name, value) }
  }

  /// An object of pairs; a pair without value is left out.
  package static func make(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// The last member of a name, as most readers have it; `nil` where there is none.
  package subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The object with a member that is new or another.
  package func setting(_ name: String, _ value: JSON) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { $0.name != name } + [Member(name, value)])
  }

  package subscript(_ index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var array: [JSON]? { if case .array(let elements) = self { elements } else { nil } }
  package var isNull: Bool { self == .null }
  package var isObject: Bool { if case .object = self { true } else { false } }

  /// A whole number; one that is written with a fraction of zero or an exponent counts if it is exact.
  package var int: Int? {
    switch self {
    case .integer(let value): return value
    case .number(let text): return Double(text).flatMap { Int(exactly: $0) }
    default: return nil
    }
  }
}

// MARK: Writing

extension JSON {
  package func write(to out: inout [UInt8]) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): out.append(contentsOf: String(value).utf8)
    case .number(let text): out.append(contentsOf: text.utf8)
    case .string(let text): JSON.write(text, to: &out)
    case .encoded(let bytes): out.append(contentsOf: bytes)
    case .array(let elements):
      out.append(UInt8(ascii: "["))
      for (place, element) in elements.enumerated() {
        if place > 0 { out.append(UInt8(ascii: ",")) }
        element.write(to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      for (place, member) in members.enumerated() {
        if place > 0 { out.append(UInt8(ascii: ",")) }
        JSON.write(member.name, to: &out)
        out.append(UInt8(ascii: ":"))
        member.value.write(to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  package var bytes: [UInt8] {
    var out: [UInt8] = []
    write(to: &out)
    return out
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)

  private static func write(_ text: String, to out: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      out.append(UInt8(ascii: "\""))
      // Most of a text stands for itself, and goes over in one piece.
      var (start, index) = (0, 0)
      while index < bytes.count {
        guard let special = special(bytes, at: index) else {
          index += 1
          continue
        }
        out.append(contentsOf: bytes[start..<index])
        escape(special.code, to: &out)
        index += special.length
        start = index
      }
      out.append(contentsOf: bytes[start...])
      out.append(UInt8(ascii: "\""))
    }
  }

  /// What stands for something else between quotes, moves a cursor or turns the direction of writing, so that a reader who sees
  /// the JSON itself is not misled: its code, and its length in bytes.
  @inline(__always)
  private static func special(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (code: UInt16, length: Int)? {
    let first = bytes[index]
    if first < 0x80 {
      let isPlain = first >= 0x20 && first != UInt8(ascii: "\"") && first != UInt8(ascii: "\\") && first != 0x7F
      return isPlain ? nil : (UInt16(first), 1)
    }
    func byte(_ step: Int) -> UInt16 { index + step < bytes.count ? UInt16(bytes[index + step]) : 0 }
    switch (first, byte(1), byte(2)) {
    case (0xC2, 0x80...0x9F, _): return (byte(1), 2)
    case (0xD8, 0x9C, _): return (0x061C, 2)
    case (0xE2, 0x80, 0x8E), (0xE2, 0x80, 0x8F), (0xE2, 0x80, 0xA8...0xAE), (0xE2, 0x81, 0xA6...0xA9):
      return (0x2000 | (byte(1) & 0x3F) << 6 | byte(2) & 0x3F, 3)
    default: return nil
    }
  }

  private static func escape(_ code: UInt16, to out: inout [UInt8]) {
    switch code {
    case 0x22, 0x5C: out.append(contentsOf: [UInt8(ascii: "\\"), UInt8(code)])
    case 0x0A: out.append(contentsOf: "\\n".utf8)
    case 0x0D: out.append(contentsOf: "\\r".utf8)
    case 0x09: out.append(contentsOf: "\\t".utf8)
    default:
      out.append(contentsOf: "\\u".utf8)
      for shift in [12, 8, 4, 0] { out.append(hexadecimal[Int(code >> UInt16(shift) & 15)]) }
    }
  }
}
