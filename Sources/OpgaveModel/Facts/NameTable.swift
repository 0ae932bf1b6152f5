/// The names and paths of a file, each once, and how names are compared.

package struct NameTable: Sendable {
  let storage: FactsStorage

  package var count: Int { storage.nameEnds.count }

  package func hash(_ index: Int32) -> UInt64 { storage.nameHashes[Int(index)] }

  package func holds(hash: UInt64) -> Bool { storage.nameHashes.contains(hash) }

  /// The places of the names that may have one of some hashes.
  package func indices(of hashes: Set<UInt64>) -> Set<Int32> {
    var found: Set<Int32> = []
    for (index, hash) in storage.nameHashes.enumerated() where hashes.contains(hash) {
      found.insert(Int32(clamping: index))
    }
    return found
  }

  package func text(_ index: Int32) -> String { String(decoding: bytes(index), as: UTF8.self) }

  /// Gives the bytes of a name, which `body` does not keep.
  package func withBytes<Result>(_ index: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withExtendedLifetime(storage) { body(bytes(index)) }
  }

  /// The length of a name in bytes.
  func length(_ index: Int32) -> Int { bytes(index).count }

  /// Valid as long as the table is.
  @inline(__always)
  private func bytes(_ index: Int32) -> UnsafeBufferPointer<UInt8> {
    guard index >= 0, Int(index) < count else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = index == 0 ? 0 : Int(storage.nameEnds[Int(index) - 1])
    return UnsafeBufferPointer(rebasing: storage.nameBytes[start..<Int(storage.nameEnds[Int(index)])])
  }

  /// Whether a name starts with a word of ASCII.
  package func starts(_ index: Int32, with word: StaticString) -> Bool {
    let name = bytes(index)
    guard name.count >= word.utf8CodeUnitCount else { return false }
    for place in 0..<word.utf8CodeUnitCount where name[place] != word.utf8Start[place] { return false }
    return true
  }

  /// Whether a path starts with `http://` or `https://`, in whatever case.
  package func isWebAddress(_ index: Int32) -> Bool {
    let path = bytes(index)
    func starts(_ scheme: StaticString) -> Bool {
      guard path.count >= scheme.utf8CodeUnitCount else { return false }
      for place in 0..<scheme.utf8CodeUnitCount where path[place] | 0x20 != scheme.utf8Start[place] | 0x20 {
        return false
      }
      return true
    }
    return starts("http://") || starts("https://")
  }

  /// Whether a name is that of another table, by canonical equivalence.
  package func isEqual(_ index: Int32, to other: NameTable, _ otherIndex: Int32) -> Bool {
    guard hash(index) == other.hash(otherIndex) else { return false }
    let (own, its) = (bytes(index), other.bytes(otherIndex))
    return own.span.isSame(its.span)
      || max(own.count, its.count) <= Names.longest && text(index) == other.text(otherIndex)
  }
}

/// The names of a file while it is read.
struct NameList {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [UInt32] = []
  private(set) var hashes: [UInt64] = []

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
  }

  /// Takes over all names of a file, each in its place.
  mutating func take(_ storage: FactsStorage) {
    bytes.append(contentsOf: storage.nameBytes)
    ends.append(contentsOf: storage.nameEnds)
    hashes.append(contentsOf: storage.nameHashes)
  }

  mutating func add(_ name: Span<UInt8>, _ hash: UInt64) -> Int32 {
    name.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    ends.append(UInt32(clamping: bytes.count))
    hashes.append(hash)
    return Int32(clamping: ends.count - 1)
  }

  /// Whether a text is a path or an address, where it may also be words.
  func isDocument(_ index: Int32) -> Bool {
    SourceText.isDocument(bytes[(index == 0 ? 0 : Int(ends[Int(index) - 1]))..<Int(ends[Int(index)])])
  }

  /// Whether a name is one of the list, by canonical equivalence; their hashes are equal.
  func holds(_ name: Span<UInt8>, at index: Int) -> Bool {
    let all = bytes.span
    let own = all.extracting((index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index]))
    return own.isSame(name) || max(own.count, name.count) <= Names.longest && String(own) == String(name)
  }
}

extension Span<UInt8> {
  /// Whether both hold the same bytes; eight at a time, the last eight perhaps twice.
  @inline(__always)
  func isSame(_ other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard count >= 8 else {
      for index in indices where self[index] != other[index] { return false }
      return true
    }
    let (own, its, last) = (self.bytes, other.bytes, count - 8)
    var offset = 0
    while offset < last {
      if own.word(offset) != its.word(offset) { return false }
      offset += 8
    }
    return own.word(last) == its.word(last)
  }
}

extension RawSpan {
  @inline(__always)
  fileprivate func word(_ offset: Int) -> UInt64 {
    unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }
}

extension String {
  init(_ bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}

package enum Names {
  /// So many bytes of a name are compared by canonical equivalence, which for a row of marks costs its square; longer ones by
  /// their bytes.
  static let longest = 256

  /// The hash of a name: of its bytes where they are ASCII, else such that canonically equivalent names are equal.
  package static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var isASCII: UInt8 = 0
    for index in bytes.indices {
      hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
      isASCII |= bytes[index]
    }
    if isASCII >= 0x80, bytes.count <= longest {
      var hasher = Hasher()
      String(bytes).hash(into: &hasher)
      return UInt64(bitPattern: Int64(hasher.finalize()))
    }
    return mixed(hash)
  }

  package static func hash(_ text: String) -> UInt64 { hash(Array(text.utf8).span) }

  /// Spreads what FNV leaves in the high bits over the low ones.
  package static func mixed(_ value: UInt64) -> UInt64 {
    var hash = value
    hash = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return hash ^ (hash >> 29)
  }
}
