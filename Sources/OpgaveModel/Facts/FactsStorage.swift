/// The memory of facts: one piece for a file, so that a repository is as large as what it says, and lies as it is read.

/// The arrays of one file. Immutable; freed with the last of the facts that share it.
final class FactsStorage: @unchecked Sendable {
  /// Where an array starts in the memory, and how many elements it has.
  private struct Slot {
    var offset: UInt32 = 0
    var count: UInt32 = 0
  }

  private struct Layout {
    var size = 0
    mutating func slot<Element>(_ count: Int, of type: Element.Type) -> Slot {
      let alignment = MemoryLayout<Element>.alignment
      size = (size + alignment - 1) / alignment * alignment
      defer { size += count * MemoryLayout<Element>.stride }
      return Slot(offset: UInt32(clamping: size), count: UInt32(clamping: count))
    }
  }

  static let empty = FactsStorage(FactsBuilder())

  private let memory: UnsafeMutableRawPointer
  private let wideSlot, hashSlot, declarationSlot, fieldSlot, valueSlot, partSlot, periodSlot, qualifiedSlot: Slot
  private let endSlot, byteSlot, hiddenSlot: Slot
  /// Whether a merge conflict opens or closes a block of it without the other half.
  let isTorn: Bool
  /// Of a large file.
  private(set) var inner: InnerNames?

  init(_ builder: borrowing FactsBuilder) {
    var layout = Layout()
    wideSlot = layout.slot(builder.wide.count, of: Int128.self)
    hashSlot = layout.slot(builder.names.hashes.count, of: UInt64.self)
    declarationSlot = layout.slot(builder.declarationCount, of: Facts.Declaration.self)
    fieldSlot = layout.slot(builder.fieldCount, of: Facts.FieldFact.self)
    valueSlot = layout.slot(builder.valueCount, of: PackedValue.self)
    partSlot = layout.slot(builder.parts.count, of: PackedValue.self)
    periodSlot = layout.slot(builder.periods.count, of: Period.self)
    qualifiedSlot = layout.slot(builder.qualified.count, of: Int32.self)
    endSlot = layout.slot(builder.names.ends.count, of: UInt32.self)
    byteSlot = layout.slot(builder.names.bytes.count, of: UInt8.self)
    hiddenSlot = layout.slot(builder.hiddenNames.count, of: UInt64.self)
    isTorn = builder.isTorn
    memory = .allocate(byteCount: max(1, layout.size), alignment: 16)
    put(builder.wide, wideSlot)
    put(builder.names.hashes, hashSlot)
    put(UnsafeBufferPointer(start: builder.memory.declarations, count: builder.declarationCount), declarationSlot)
    put(UnsafeBufferPointer(start: builder.memory.fields, count: builder.fieldCount), fieldSlot)
    put(UnsafeBufferPointer(start: builder.memory.values, count: builder.valueCount), valueSlot)
    put(builder.parts, partSlot)
    put(builder.periods, periodSlot)
    put(builder.qualified, qualifiedSlot)
    put(builder.names.ends, endSlot)
    put(builder.names.bytes, byteSlot)
    put(builder.hiddenNames, hiddenSlot)
    if builder.declarationCount >= InnerNames.smallest { inner = InnerNames(declarations, nameHashes) }
  }

  deinit { memory.deallocate() }

  @inline(__always)
  private func put<Element>(_ elements: [Element], _ slot: Slot) {
    elements.withUnsafeBufferPointer { put($0, slot) }
  }

  @inline(__always)
  private func put<Element>(_ elements: UnsafeBufferPointer<Element>, _ slot: Slot) {
    guard let start = elements.baseAddress, !elements.isEmpty else { return }
    (memory + Int(slot.offset)).initializeMemory(as: Element.self, from: start, count: elements.count)
  }

  @inline(__always)
  private func list<Element>(_ slot: Slot) -> UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(
      start: UnsafePointer((memory + Int(slot.offset)).assumingMemoryBound(to: Element.self)), count: Int(slot.count))
  }

  var declarations: UnsafeBufferPointer<Facts.Declaration> { list(declarationSlot) }
  var fields: UnsafeBufferPointer<Facts.FieldFact> { list(fieldSlot) }
  var values: UnsafeBufferPointer<PackedValue> { list(valueSlot) }
  /// The quantities and dates of measurements.
  var parts: UnsafeBufferPointer<PackedValue> { list(partSlot) }
  /// The parts of references of two names and more, as places in the table of names.
  var qualified: UnsafeBufferPointer<Int32> { list(qualifiedSlot) }
  var periods: UnsafeBufferPointer<Period> { list(periodSlot) }
  /// Numbers that do not fit in a packed value.
  var wide: UnsafeBufferPointer<Int128> { list(wideSlot) }
  var nameHashes: UnsafeBufferPointer<UInt64> { list(hashSlot) }
  /// Where each name ends in `nameBytes`.
  var nameEnds: UnsafeBufferPointer<UInt32> { list(endSlot) }
  var nameBytes: UnsafeBufferPointer<UInt8> { list(byteSlot) }

  /// The hashes of the names that a merge conflict at the top level may declare, ascending.
  var hiddenNames: UnsafeBufferPointer<UInt64> { list(hiddenSlot) }

  func isEqual(to other: FactsStorage) -> Bool {
    declarations.elementsEqual(other.declarations) && fields.elementsEqual(other.fields)
      && values.elementsEqual(other.values) && parts.elementsEqual(other.parts)
      && qualified.elementsEqual(other.qualified) && periods.elementsEqual(other.periods)
      && wide.elementsEqual(other.wide) && nameEnds.elementsEqual(other.nameEnds)
      && nameBytes.span.isSame(other.nameBytes.span) && hiddenNames.elementsEqual(other.hiddenNames)
      && isTorn == other.isTorn
  }
}

/// A list of a file's facts that keeps its memory. Public, as only that is inlined into other modules.
public struct FactsList<Element, Index: Strideable>: RandomAccessCollection where Index.Stride == Int {
  @usableFromInline let base: UnsafeBufferPointer<Element>
  @usableFromInline let owner: AnyObject
  public let startIndex: Index

  init(_ base: UnsafeBufferPointer<Element>, from start: Index, of owner: AnyObject) {
    (self.base, self.owner, startIndex) = (base, owner, start)
  }

  @inlinable public var endIndex: Index { startIndex.advanced(by: base.count) }

  @inlinable
  public subscript(_ index: Index) -> Element {
    let place = startIndex.distance(to: index)
    precondition(place >= 0 && place < base.count, "no such fact")
    // Until the element is read the list is in use, whatever the optimiser sees.
    defer { _fixLifetime(owner) }
    return base[place]
  }
}

/// Facts while they are gathered; its memory is kept from file to file.
struct FactsBuilder {
  private(set) var memory = FactsMemory(256)
  private(set) var declarationCount = 0
  private(set) var fieldCount = 0
  private(set) var valueCount = 0
  /// The ordinal of the next declaration.
  var endOfDeclarations: DeclarationIndex { DeclarationIndex(declarationCount) }
  var parts: [PackedValue] = []
  var qualified: [Int32] = []
  var periods: [Period] = []
  var wide: [Int128] = []
  var names = NameList()
  var hiddenNames: [UInt64] = []
  var isTorn = false

  mutating func clear() {
    (declarationCount, fieldCount, valueCount) = (0, 0, 0)
    parts.removeAll(keepingCapacity: true)
    qualified.removeAll(keepingCapacity: true)
    periods.removeAll(keepingCapacity: true)
    wide.removeAll(keepingCapacity: true)
    names.clear()
    hiddenNames.removeAll(keepingCapacity: true)
    isTorn = false
  }

  @inline(never)
  private mutating func grow() {
    let larger = FactsMemory(memory.capacity * 2)
    larger.take(memory)
    memory = larger
  }

  @inline(__always)
  mutating func add(
    _ declaration: Facts.Declaration, keyword: Range<Int>, name: Range<Int>, title: Range<Int>
  ) {
    if declarationCount == memory.capacity { grow() }
    memory.declarations[declarationCount] = declaration
    let place = declarationCount * 3
    memory.headers[place] = Places.packed(keyword)
    memory.headers[place + 1] = Places.packed(name)
    memory.headers[place + 2] = Places.packed(title)
    declarationCount += 1
  }

  /// - Returns: the place of the field.
  @inline(__always)
  mutating func add(_ field: Field, key: Range<Int>) -> Int {
    add(
      Facts.FieldFact(field: field, isUnknown: false, firstValue: ValueIndex(valueCount)), key: key)
    return fieldCount - 1
  }

  @inline(__always)
  mutating func add(_ fact: Facts.FieldFact, key: Range<Int>) {
    if fieldCount == memory.capacity { grow() }
    memory.fields[fieldCount] = fact
    memory.keys[fieldCount] = Places.packed(key)
    fieldCount += 1
  }

  @inline(__always)
  mutating func add(_ value: PackedValue, _ range: Range<Int>) {
    if valueCount == memory.capacity { grow() }
    memory.values[valueCount] = value
    memory.ranges[valueCount] = Places.packed(range)
    valueCount += 1
  }

  /// Keyword, name and title of each declaration, the key of each field, each value.
  var places: [UnsafeBufferPointer<UInt64>] {
    [
      UnsafeBufferPointer(start: memory.headers, count: declarationCount * 3),
      UnsafeBufferPointer(start: memory.keys, count: fieldCount),
      UnsafeBufferPointer(start: memory.ranges, count: valueCount),
    ]
  }
}

/// Room for a number of declarations, fields and values, each with its ranges.
final class FactsMemory {
  let capacity: Int
  let declarations: UnsafeMutablePointer<Facts.Declaration>
  let fields: UnsafeMutablePointer<Facts.FieldFact>
  let values: UnsafeMutablePointer<PackedValue>
  let headers: UnsafeMutablePointer<UInt64>
  let keys: UnsafeMutablePointer<UInt64>
  let ranges: UnsafeMutablePointer<UInt64>

  init(_ capacity: Int) {
    self.capacity = capacity
    declarations = .allocate(capacity: capacity)
    fields = .allocate(capacity: capacity)
    values = .allocate(capacity: capacity)
    headers = .allocate(capacity: capacity * 3)
    keys = .allocate(capacity: capacity)
    ranges = .allocate(capacity: capacity)
  }

  func take(_ other: FactsMemory) {
    declarations.initialize(from: other.declarations, count: other.capacity)
    fields.initialize(from: other.fields, count: other.capacity)
    values.initialize(from: other.values, count: other.capacity)
    headers.initialize(from: other.headers, count: other.capacity * 3)
    keys.initialize(from: other.keys, count: other.capacity)
    ranges.initialize(from: other.ranges, count: other.capacity)
  }

  deinit {
    declarations.deallocate()
    fields.deallocate()
    values.deallocate()
    headers.deallocate()
    keys.deallocate()
    ranges.deallocate()
  }
}
