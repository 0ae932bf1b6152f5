/// A set of bytes, one bit each: room for whatever a raw value of one byte can be. Knows no vocabulary.

/// A set of the raw values of an enumeration of at most 256 cases; one with more does not compile.
package struct ByteSet: Hashable, Sendable {
  private var low: UInt128 = 0
  private var high: UInt128 = 0

  package init() {}

  @inline(__always)
  package func contains(_ byte: UInt8) -> Bool {
    (byte < 128 ? low : high) &>> UInt128(byte & 127) & 1 != 0
  }

  /// - Returns: whether it was not among them.
  @inline(__always)
  package mutating func insert(_ byte: UInt8) -> Bool {
    let bit: UInt128 = 1 &<< UInt128(byte & 127)
    if byte < 128 {
      defer { low |= bit }
      return low & bit == 0
    }
    defer { high |= bit }
    return high & bit == 0
  }

  @inline(__always)
  package mutating func remove(_ byte: UInt8) {
    let bit: UInt128 = 1 &<< UInt128(byte & 127)
    if byte < 128 { low &= ~bit } else { high &= ~bit }
  }

  package func isDisjoint(with other: ByteSet) -> Bool { low & other.low | high & other.high == 0 }

  @inline(__always)
  package func isSubset(of other: ByteSet) -> Bool { low & ~other.low | high & ~other.high == 0 }
}
