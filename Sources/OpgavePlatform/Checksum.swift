/// Whether bytes are those that they were: a number that two texts share by no more than chance.

package enum Checksum {
  /// The same for the same bytes in every process. Costs a step for eight bytes.
  package static func of(_ bytes: [UInt8]) -> UInt64 {
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    return bytes.withUnsafeBytes { buffer in
      var sum = UInt64(buffer.count) &* prime
      var offset = 0
      while offset + 8 <= buffer.count {
        sum = (sum ^ buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* prime
        sum ^= sum >> 29
        offset += 8
      }
      while offset < buffer.count {
        sum = (sum ^ UInt64(buffer[offset])) &* prime
        sum ^= sum >> 29
        offset += 1
      }
      return sum
    }
  }
}
