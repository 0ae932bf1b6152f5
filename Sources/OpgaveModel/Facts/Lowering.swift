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
  var facts = FactsBuilder()
  var misfits: [Misfit] = []
  private var encoded: [UInt8] = []
  var interner = Interner()
  private(set) var isSettings = false
  /// The file being read.
  private(set) var tree = TreeReader()
  /// What stands in the blocks around the place being read, kept between blocks.
  var pending: [Pending] = []
  /// The title being compared, kept between titles.
  var folded: [UInt8] = []

  package init() {}

  /// - Parameter isSettings: whether the file is the `instellingen.opgave` of a root.
  package mutating func lower(_ tree: SyntaxTree, isSettings: Bool = false) -> Lowered {
    self.isSettings = isSettings
    facts.clear()
    misfits.removeAll(keepingCapacity: true)
    interner.clear()
    if !tree.records.isEmpty { reading(tree) { $0.content(0, kind: .bestand, parent: nil) } }
    if Lowering.holdsConflict(tree) { hide(Conflicts(tree)) }
    return lowered
  }

  /// Starts a file with all that the tables of an older state of it hold.
  mutating func begin(from old: Facts) {
    isSettings = false
    facts.clear()
    misfits.removeAll(keepingCapacity: true)
    facts.parts += old.raw.parts
    facts.qualified += old.raw.qualified
    facts.periods += old.raw.periods
    facts.wide += old.raw.wide
    facts.names.take(old.raw)
    interner.take(facts.names)
  }

  /// What was read so far.
  var lowered: Lowered {
    mutating get {
      Lowered(facts: Facts(FactsStorage(facts)), places: Places(facts.places, scratch: &encoded), misfits: misfits)
    }
  }

  /// Reads in a tree, and keeps nothing of it.
  mutating func reading<Result>(_ tree: SyntaxTree, _ body: (inout Lowering) -> Result) -> Result {
    tree.reading { reader in
      self.tree = reader
      defer { self.tree = TreeReader() }
      return body(&self)
    }
  }

  /// Where a field of a declaration whose fields are being read stands.
  func key(of field: Field, _ declaration: DeclarationIndex?) -> Range<Int>? {
    guard let declaration else { return nil }
    let first = facts.memory.declarations[declaration].firstField.place
    for index in first..<facts.fieldCount where facts.memory.fields[index].field == field {
      return Places.unpacked(facts.memory.keys[index])
    }
    return nil
  }

  func setUnknown(_ field: Int) { facts.memory.fields[field].isUnknown = true }

  /// The place of a name in the file's table.
  mutating func intern(_ bytes: Span<UInt8>) -> Int32 {
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

  mutating func find(_ hash: UInt64, in names: inout NameList, _ name: Span<UInt8>) -> Int32 {
    if count * 2 >= slots.count { grow(names) }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].generation == generation {
      let index = Int(slots[slot].index)
      if names.hashes[index] == hash, names.holds(name, at: index) { return slots[slot].index }
      slot = (slot + 1) & (slots.count - 1)
    }
    let index = names.add(name, hash)
    slots[slot] = (generation, index)
    count += 1
    return index
  }

  private mutating func grow(_ names: NameList) { fill(names, slotCount: slots.count * 2) }

  /// Knows all names of a list, as if each had been sought in it.
  mutating func take(_ names: NameList) {
    var slotCount = 256
    while slotCount < names.hashes.count * 4 { slotCount *= 2 }
    fill(names, slotCount: slotCount)
    count = names.hashes.count
  }

  private mutating func fill(_ names: NameList, slotCount: Int) {
    slots = [(generation: UInt32, index: Int32)](repeating: (0, 0), count: slotCount)
    generation = 1
    for (index, hash) in names.hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot].generation == generation { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = (generation, Int32(clamping: index))
    }
  }
}
