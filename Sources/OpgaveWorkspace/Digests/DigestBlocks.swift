/// What the digests of FIPS 180-4 share: a text in blocks of 64 bytes with its length behind it, read as words of 32 bits.

enum DigestBlocks {
  /// Gives each block in an array that has room for more words than it holds.
  static func forEach(of bytes: [UInt8], words count: Int, _ body: (inout [UInt32]) -> Void) {
    var words = [UInt32](repeating: 0, count: count)
    let whole = bytes.count / 64 * 64
    bytes.withUnsafeBytes { buffer in
      for block in stride(from: 0, to: whole, by: 64) {
        for index in 0..<16 {
          words[index] = UInt32(bigEndian: buffer.loadUnaligned(fromByteOffset: block + index * 4, as: UInt32.self))
        }
        body(&words)
      }
    }
    var rest = Array(bytes[whole...]) + [0x80]
    while rest.count % 64 != 56 { rest.append(0) }
    let length = UInt64(bytes.count) &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      rest.append(UInt8(truncatingIfNeeded: length >> UInt64(shift)))
    }
    for block in stride(from: 0, to: rest.count, by: 64) {
      for index in 0..<16 {
        let place = block + index * 4
        words[index] = rest[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
      }
      body(&words)
    }
  }

  static func bytes(of state: [UInt32]) -> [UInt8] {
    state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
  }

  static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension UInt32 {
  /// To the left; what falls off comes back at the right.
  @inline(__always)
  func rotated(_ count: UInt32) -> UInt32 { self << count | self >> (32 - count) }
}
