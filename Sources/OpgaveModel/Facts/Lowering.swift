/// From a tree to facts, places and misfits, in one pass. Knows the vocabulary; no rule, and no other file.
package import OpgaveSyntax

/// What one file says, where, and what of it does not fit the vocabulary.
package struct Lowered: Sendable {
  package var facts: Facts
  package var places: Places
  package var misfits: [Misfit]
}

/// Reads files one after the other; keeps its buffers between them.
package struct Lowering {
  let lexicon = Lexicon.shared
  var facts = Facts()
  var misfits: [Misfit] = []
  /// Of each declaration the keyword, the name and the title.
  var headers: [UInt64] = []
  private var keys: [UInt64] = []
  var valueRanges: [UInt64] = []
  private var encoded: [UInt8] = []
  var interner = Interner()
  var isSettings = false

  package init() {}

  /// - Parameter isSettings: whether the file is the `instellingen.opgave` of a root.
  package mutating func lower(_ tree: SyntaxTree, isSettings: Bool = false) -> Lowered {
    self.isSettings = isSettings
    facts.declarations.removeAll(keepingCapacity: true)
    facts.fields.removeAll(keepingCapacity: true)
    facts.values.removeAll(keepingCapacity: true)
    facts.parts.removeAll(keepingCapacity: true)
    facts.qualified.removeAll(keepingCapacity: true)
    facts.periods.removeAll(keepingCapacity: true)
    facts.wide.removeAll(keepingCapacity: true)
    facts.names.bytes.removeAll(keepingCapacity: true)
    facts.names.ends.removeAll(keepingCapacity: true)
    facts.names.hashes.removeAll(keepingCapacity: true)
    headers.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    valueRanges.removeAll(keepingCapacity: true)
    misfits.removeAll(keepingCapacity: true)
    interner.clear()
    if !tree.records.isEmpty {
      tree.bytes.withUnsafeBufferPointer { bytes in
        var file = FileLowering(lowering: self, tree: tree, bytes: bytes)
        self = Lowering()
        file.content(0, kind: .bestand, parent: Facts.noParent)
        self = file.lowering
      }
    }
    return finish()
  }

  /// Copies of the exact size, so that a repository is as large as its facts.
  private mutating func finish() -> Lowered {
    var result = Facts()
    func copy<Element>(_ array: [Element]) -> [Element] { array.isEmpty ? [] : Array(array[...]) }
    result.declarations = copy(facts.declarations)
    result.fields = copy(facts.fields)
    result.values = copy(facts.values)
    result.parts = copy(facts.parts)
    result.qualified = copy(facts.qualified)
    result.periods = copy(facts.periods)
    result.wide = copy(facts.wide)
    result.names.bytes = copy(facts.names.bytes)
    result.names.ends = copy(facts.names.ends)
    result.names.hashes = copy(facts.names.hashes)
    headers.append(contentsOf: keys)
    headers.append(contentsOf: valueRanges)
    return Lowered(facts: result, places: Places(headers, scratch: &encoded), misfits: misfits)
  }

  mutating func add(_ declaration: Facts.Declaration, keyword: Range<Int>, name: Range<Int>, title: Range<Int>) {
    facts.declarations.append(declaration)
    headers.append(Places.packed(keyword))
    headers.append(Places.packed(name))
    headers.append(Places.packed(title))
  }

  mutating func addField(_ field: Field, key: Range<Int>) -> Int {
    facts.fields.append(
      Facts.FieldFact(field: field, isUnknown: false, firstValue: Int32(clamping: facts.values.count)))
    keys.append(Places.packed(key))
    return facts.fields.count - 1
  }

  mutating func addValue(_ value: PackedValue, _ range: Range<Int>) {
    facts.values.append(value)
    valueRanges.append(Places.packed(range))
  }

  mutating func setUnknown(_ field: Int) { facts.fields[field].isUnknown = true }

  /// The place of a name in the file's table.
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = Names.hash(bytes)
    return interner.find(hash, in: &facts.names, bytes)
  }
}

/// Finds names that a file has already; forgets all between files at no cost.
struct Interner {
  private var slots = [(generation: UInt32, index: Int32)](repeating: (0, 0), count: 256)
  private var generation: UInt32 = 1
  private var count = 0

  mutating func clear() {
    generation &+= 1
    count = 0
    if generation == 0 || slots.count > 65_536 {
      slots = [(generation: UInt32, index: Int32)](repeating: (0, 0), count: 256)
      generation = 1
    }
  }

  mutating func find(_ hash: UInt64, in table: inout NameTable, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    if count * 2 >= slots.count { grow(table) }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].generation == generation {
      let index = slots[slot].index
      if table.hashes[Int(index)] == hash {
        let range = table.range(index)
        if range.count == bytes.count, table.bytes[range].elementsEqual(bytes) { return index }
        if table.text(index) == String(decoding: bytes, as: UTF8.self) { return index }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let index = Int32(clamping: table.ends.count)
    table.bytes.append(contentsOf: bytes)
    table.ends.append(UInt32(clamping: table.bytes.count))
    table.hashes.append(hash)
    slots[slot] = (generation, index)
    count += 1
    return index
  }

  private mutating func grow(_ table: NameTable) {
    slots = [(generation: UInt32, index: Int32)](repeating: (0, 0), count: slots.count * 2)
    generation = 1
    for (index, hash) in table.hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot].generation == generation { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = (generation, Int32(clamping: index))
    }
  }
}
