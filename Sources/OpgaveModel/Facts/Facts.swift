/// What a file says, without where: the input of every rule that does not read prose. Knows no offsets.
package import OpgaveSyntax

/// The facts of one file, in flat arrays of small values.
///
/// Two files that differ only in prose, comments and white space have equal facts. Declarations stand in preorder, so what
/// is inside one follows it directly; its fields are contiguous, and so are the values of a field.
package struct Facts: Equatable, Sendable {
  package struct Declaration: Equatable, Sendable {
    package var kind: Kind
    package var flags: Flags
    /// What names a werkwijze or a proces.
    package var word: Word?
    /// `noParent` at the top level.
    package var parent: Int32
    /// The ordinal after all that stands in it.
    package var end: Int32
    /// A place in the table of names, `noName` without.
    package var name: Int32
    package var firstField: Int32
    /// The first day of what names an evaluatie, a reflectie or a wijziging, and the span's length less one.
    package var date: DateSpan?
  }

  package struct Flags: OptionSet, Equatable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A syntax error or an unreadable block may hide what it says.
    package static let isDamaged = Flags(rawValue: 1)
    package static let hasTitle = Flags(rawValue: 2)
    /// The same block stood there before; the first counts.
    package static let isDouble = Flags(rawValue: 4)
    package static let isMisplaced = Flags(rawValue: 8)
    /// Its name is not in canonical style.
    package static let hasOddName = Flags(rawValue: 16)
  }

  package struct FieldFact: Equatable, Sendable {
    package var field: Field
    /// Something is stated that cannot be understood: neither absent nor judged.
    package var isUnknown: Bool
    package var firstValue: Int32
  }

  package static let noParent: Int32 = -1
  package static let noName: Int32 = -1

  /// The arrays, shared by all copies, so that passing facts on costs one count.
  final class Storage: Sendable {
    let declarations: [Declaration]
    let fields: [FieldFact]
    let values: [PackedValue]
    /// The quantities and dates of measurements.
    let parts: [PackedValue]
    /// The parts of references of two names and more, as places in the table of names.
    let qualified: [Int32]
    let periods: [Period]
    /// Numbers that do not fit in a packed value.
    let wide: [Int128]
    let names: NameTable

    /// Copies of the exact size, so that a repository is as large as its facts.
    init(_ builder: FactsBuilder) {
      // By way of a buffer: a copy of a whole array would share its memory, as large as the largest file needs it.
      func copy<Element>(_ array: [Element]) -> [Element] { array.withUnsafeBufferPointer { Array($0) } }
      declarations = copy(builder.declarations)
      fields = copy(builder.fields)
      values = copy(builder.values)
      parts = copy(builder.parts)
      qualified = copy(builder.qualified)
      periods = copy(builder.periods)
      wide = copy(builder.wide)
      names = NameTable(
        bytes: copy(builder.names.bytes), ends: copy(builder.names.ends), hashes: copy(builder.names.hashes))
    }
  }

  private let storage: Storage
  private static let empty = Storage(FactsBuilder())

  package init() { storage = Facts.empty }
  init(_ builder: FactsBuilder) { storage = Storage(builder) }

  package var declarations: [Declaration] { storage.declarations }
  package var fields: [FieldFact] { storage.fields }
  package var names: NameTable { storage.names }
  var values: [PackedValue] { storage.values }
  var parts: [PackedValue] { storage.parts }
  var qualified: [Int32] { storage.qualified }
  var periods: [Period] { storage.periods }
  var wide: [Int128] { storage.wide }

  /// Whether a declaration is of a kind and bears a name. Not counted as a use: all threads ask this of the same few files.
  func bears(_ ordinal: Int, _ kind: Kind, _ name: Int32, _ table: NameTable) -> Bool {
    Unmanaged.passUnretained(storage)._withUnsafeGuaranteedRef { storage in
      let own = storage.declarations[ordinal].name
      return storage.declarations[ordinal].kind == kind && own >= 0 && storage.names.isEqual(own, to: table, name)
    }
  }

  package static func == (left: Facts, right: Facts) -> Bool {
    if left.storage === right.storage { return true }
    return left.declarations == right.declarations && left.fields == right.fields && left.values == right.values
      && left.parts == right.parts && left.qualified == right.qualified && left.periods == right.periods
      && left.wide == right.wide && left.names == right.names
  }
}

/// Facts while they are gathered; its arrays are kept from file to file.
struct FactsBuilder {
  var declarations: [Facts.Declaration] = []
  var fields: [Facts.FieldFact] = []
  var values: [PackedValue] = []
  var parts: [PackedValue] = []
  var qualified: [Int32] = []
  var periods: [Period] = []
  var wide: [Int128] = []
  var names = NameTable()

  mutating func clear() {
    declarations.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    qualified.removeAll(keepingCapacity: true)
    periods.removeAll(keepingCapacity: true)
    wide.removeAll(keepingCapacity: true)
    names.bytes.removeAll(keepingCapacity: true)
    names.ends.removeAll(keepingCapacity: true)
    names.hashes.removeAll(keepingCapacity: true)
  }
}

/// The names and paths of a file, each once.
package struct NameTable: Equatable, Sendable {
  var bytes: [UInt8] = []
  var ends: [UInt32] = []
  package internal(set) var hashes: [UInt64] = []

  package var count: Int { ends.count }

  package func text(_ index: Int32) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

  func range(_ index: Int32) -> Range<Int> {
    guard index >= 0, Int(index) < ends.count else { return 0..<0 }
    return (index == 0 ? 0 : Int(ends[Int(index) - 1]))..<Int(ends[Int(index)])
  }

  func withBytes<Result>(_ index: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let range = range(index)
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Whether a path starts with `http://` or `https://`, in whatever case.
  package func isWebAddress(_ index: Int32) -> Bool {
    withBytes(index) { path in
      ["http://", "https://"].contains { (scheme: StaticString) in
        let count = scheme.utf8CodeUnitCount
        return path.count >= count && (0..<count).allSatisfy { path[$0] | 0x20 == scheme.utf8Start[$0] | 0x20 }
      }
    }
  }

  /// Whether a name is that of another table, by canonical equivalence.
  package func isEqual(_ index: Int32, to other: NameTable, _ otherIndex: Int32) -> Bool {
    guard hashes[Int(index)] == other.hashes[Int(otherIndex)] else { return false }
    let isSame = withBytes(index) { own in other.withBytes(otherIndex) { own.isSame($0) } }
    return isSame || text(index) == other.text(otherIndex)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether both hold the same bytes; eight at a time, the last eight perhaps twice.
  @inline(__always)
  func isSame(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard count >= 8, let own = UnsafeRawPointer(baseAddress), let its = UnsafeRawPointer(other.baseAddress) else {
      for index in 0..<count where self[index] != other[index] { return false }
      return true
    }
    let last = count - 8
    var offset = 0
    while offset < last {
      if own.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != its.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      {
        return false
      }
      offset += 8
    }
    return own.loadUnaligned(fromByteOffset: last, as: UInt64.self)
      == its.loadUnaligned(fromByteOffset: last, as: UInt64.self)
  }
}

package enum Names {
  /// The hash of a name: of its bytes where they are ASCII, else such that canonically equivalent names are equal.
  package static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var isASCII: UInt8 = 0
    for byte in bytes {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      isASCII |= byte
    }
    if isASCII >= 0x80 {
      var hasher = Hasher()
      String(decoding: bytes, as: UTF8.self).hash(into: &hasher)
      return UInt64(bitPattern: Int64(hasher.finalize()))
    }
    return mixed(hash)
  }

  package static func hash(_ text: String) -> UInt64 { Array(text.utf8).withUnsafeBufferPointer { hash($0) } }

  /// Spreads what FNV leaves in the high bits over the low ones.
  package static func mixed(_ value: UInt64) -> UInt64 {
    var hash = value
    hash = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return hash ^ (hash >> 29)
  }
}
