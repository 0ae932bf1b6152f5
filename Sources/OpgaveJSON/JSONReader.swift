/// From bytes to JSON, as RFC 8259 has it and no more. Total: any bytes give a value or an error with its place.

package struct JSONError: Error, Equatable, Sendable {
  package enum Kind: Sendable {
    case unexpected, unexpectedEnd, invalidUTF8, invalidNumber, invalidEscape, tooDeep, trailing
  }
  package let kind: Kind
  /// UTF-8 offset.
  package let offset: Int

  package init(kind: Kind, offset: Int) { (self.kind, self.offset) = (kind, offset) }
}

extension JSON {
  /// Arrays and objects inside each other, at most.
  package static let maximumDepth = 512

  package init(parsing bytes: [UInt8]) throws(JSONError) { self = try JSON.parse(bytes[...]) }

  package static func parse(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> JSON {
    let result: Result<JSON, JSONError> = bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(bytes: buffer)
      do throws(JSONError) { return .success(try reader.document()) } catch { return .failure(error) }
    }
    return try result.get()
  }
}

private struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  var depth = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

  private func failure(_ kind: JSONError.Kind, at offset: Int? = nil) -> JSONError {
    JSONError(kind: index >= bytes.count && kind == .unexpected ? .unexpectedEnd : kind, offset: offset ?? index)
  }

  mutating func document() throws(JSONError) -> JSON {
    skipSpace()
    let value = try value()
    skipSpace()
    if index < bytes.count { throw failure(.trailing) }
    return value
  }

  private mutating func skipSpace() {
    while index < bytes.count, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func value() throws(JSONError) -> JSON {
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw failure(.unexpected)
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    for step in 0..<word.utf8CodeUnitCount {
      guard byte == word.utf8Start[step] else { throw failure(.unexpected) }
      index += 1
    }
    return value
  }

  private mutating func enter() throws(JSONError) {
    depth += 1
    if depth > JSON.maximumDepth { throw failure(.tooDeep) }
    index += 1
    skipSpace()
  }

  private mutating func array() throws(JSONError) -> JSON {
    try enter()
    defer { depth -= 1 }
    var elements: [JSON] = []
    if byte == UInt8(ascii: "]") {
      index += 1
      return .array([])
    }
    while true {
      elements.append(try value())
      if try !goesOn(until: UInt8(ascii: "]")) { return .array(elements) }
    }
  }

  private mutating func object() throws(JSONError) -> JSON {
    try enter()
    defer { depth -= 1 }
    var members: [JSON.Member] = []
    if byte == UInt8(ascii: "}") {
      index += 1
      return .object([])
    }
    while true {
      guard byte == UInt8(ascii: "\"") else { throw failure(.unexpected) }
      let name = try string()
      skipSpace()
      guard byte == UInt8(ascii: ":") else { throw failure(.unexpected) }
      index += 1
      skipSpace()
      members.append(JSON.Member(name, try value()))
      if try !goesOn(until: UInt8(ascii: "}")) { return .object(members) }
    }
  }

  /// Passes the comma before a further element, or the closing sign.
  private mutating func goesOn(until closing: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    if byte == closing, index < bytes.count {
      index += 1
      return false
    }
    guard byte == UInt8(ascii: ",") else { throw failure(.unexpected) }
    index += 1
    skipSpace()
    return true
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = index
    var isWhole = true
    if byte == UInt8(ascii: "-") { index += 1 }
    if byte == UInt8(ascii: "0") { index += 1 } else { try digits(start) }
    if byte == UInt8(ascii: ".") {
      isWhole = false
      index += 1
      try digits(start)
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      index += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { index += 1 }
      try digits(start)
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, let value = Int(text), text != "-0" { return .integer(value) }
    return .number(text)
  }

  private mutating func digits(_ start: Int) throws(JSONError) {
    let first = index
    while byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { index += 1 }
    if index == first { throw failure(.invalidNumber, at: start) }
  }

  private mutating func string() throws(JSONError) -> String {
    index += 1
    let start = index
    while index < bytes.count, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
    if byte == UInt8(ascii: "\"") {
      guard let text = String(validating: bytes[start..<index], as: UTF8.self) else {
        throw failure(.invalidUTF8, at: start)
      }
      index += 1
      return text
    }
    return try escapedString(start)
  }

  private mutating func escapedString(_ start: Int) throws(JSONError) -> String {
    var result = Array(bytes[start..<index])
    while true {
      guard index < bytes.count else { throw failure(.unexpectedEnd) }
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        guard let text = String(validating: result, as: UTF8.self) else { throw failure(.invalidUTF8, at: start) }
        return text
      case UInt8(ascii: "\\"): try escape(&result)
      case 0..<0x20: throw failure(.unexpected)
      default:
        result.append(byte)
        index += 1
      }
    }
  }

  private mutating func escape(_ result: inout [UInt8]) throws(JSONError) {
    let start = index
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      index += 1
      let first = try unit(start)
      // Half of a pair without the other names no character; it reads as the replacement character.
      var scalar = Unicode.Scalar(UInt32(first)) ?? "\u{FFFD}"
      if first & 0xFC00 == 0xD800, byte == UInt8(ascii: "\\"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "u")
      {
        let back = index
        index += 2
        let second = try unit(start)
        if second & 0xFC00 == 0xDC00 {
          scalar = Unicode.Scalar(0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))) ?? "\u{FFFD}"
        } else {
          index = back
        }
      }
      result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return
    default: throw failure(.invalidEscape, at: start)
    }
    index += 1
  }

  private mutating func unit(_ start: Int) throws(JSONError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw failure(index < bytes.count ? .invalidEscape : .unexpectedEnd, at: start)
      }
      value = value << 4 | UInt16(digit)
      index += 1
    }
    return value
  }
}
