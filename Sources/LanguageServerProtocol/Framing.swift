/// Frames of the base protocol: a header with a length, a body. Bytes to bytes; knows no JSON.

package struct Framer: Sendable {
  package enum Frame: Equatable, Sendable {
    case body([UInt8])
    /// What cannot be a header; it was passed over.
    case malformed
    /// A body larger than any client has reason to send; the next header is sought, since a length like that may be no length.
    case tooLarge
  }

  package static let maximumLength = 256 * 1024 * 1024

  private var buffer: [UInt8] = []
  private var start = 0
  private var expected: Int?
  /// Whether the next header is being sought, after one that could not be read.
  private var isLost = false

  package init() {}

  /// How many bytes are kept.
  package var keptCount: Int { buffer.count }

  package mutating func append(_ bytes: [UInt8]) {
    if start > 0, start == buffer.count {
      buffer.removeAll(keepingCapacity: true)
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next whole frame, if it is there.
  package mutating func next() -> Frame? {
    if isLost, !seekHeader() { return nil }
    if expected == nil {
      guard let header = takeHeader() else { return nil }
      guard let length = header else { return .malformed }
      if length > Framer.maximumLength {
        isLost = true
        return .tooLarge
      }
      expected = length
    }
    guard let length = expected, buffer.count - start >= length else { return nil }
    let body = Array(buffer[start..<start + length])
    start += length
    expected = nil
    trim()
    return .body(body)
  }

  /// Gives back what lies behind, now and then.
  private mutating func trim() {
    guard start > 65_536 else { return }
    buffer.removeSubrange(..<start)
    start = 0
  }

  /// The length that the next header gives; `nil` inside where it gives none, outside where it is not whole yet.
  private mutating func takeHeader() -> Int?? {
    guard let end = endOfHeader() else {
      // No header is this long: what is here is noise.
      if buffer.count - start > 65_536 {
        isLost = true
        return .some(nil)
      }
      return nil
    }
    let text = String(decoding: buffer[start..<end.start], as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased().filter({ !$0.isWhitespace }) == "content-length" else { continue }
      let digits = parts[1].filter { !$0.isWhitespace }
      guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { break }
      start = end.after
      return .some(Int(digits) ?? Int.max / 2)
    }
    // What belongs to it cannot be told from the next one, so that is sought.
    start += 1
    isLost = true
    return .some(nil)
  }

  /// Goes on to where a header starts; what stands before is passed over.
  ///
  /// - Returns: whether there is one.
  private mutating func seekHeader() -> Bool {
    let name = Array("content-length:".utf8)
    var index = start
    while index + name.count <= buffer.count {
      if zip(buffer[index...], name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
        start = index
        isLost = false
        return true
      }
      index += 1
    }
    start = index
    trim()
    return false
  }

  /// The end of the header and the start of its body; a line may end without a carriage return.
  private func endOfHeader() -> (start: Int, after: Int)? {
    var index = start
    while index + 1 < buffer.count {
      if buffer[index] == 10 {
        if buffer[index + 1] == 10 { return (index, index + 2) }
        if buffer[index + 1] == 13, index + 2 < buffer.count, buffer[index + 2] == 10 { return (index, index + 3) }
      }
      index += 1
    }
    return nil
  }

  package static func frame(_ body: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }
}
