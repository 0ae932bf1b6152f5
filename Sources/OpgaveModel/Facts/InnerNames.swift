/// Where what bears a name stands inside a declaration of the top level: by kind and name, without going through all that stands
/// there. Made of large files alone; small ones are gone through faster.

struct InnerNames {
  /// Ordinals plus one, by the hash of root, kind and name; 0 where a place is free. Of two that are the same the first comes first.
  private let slots: [UInt32]
  /// By the ordinal of a declaration of the top level: the kinds that may hide in it.
  private let hidden: [Int32: Kinds]

  static let smallest = 64

  init(_ declarations: UnsafeBufferPointer<Facts.Declaration>, _ hashes: UnsafeBufferPointer<UInt64>) {
    var size = 16
    while size < declarations.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    var hidden: [Int32: Kinds] = [:]
    var root = 0
    while root < declarations.count {
      let end = min(max(declarations[root].end.place, root + 1), declarations.count)
      var kinds: Kinds = []
      for place in root..<end {
        let declaration = declarations[place]
        if declaration.flags.contains(.isDamaged) || declaration.kind == .onbekend { kinds = Kinds(Kind.allCases) }
        guard declaration.name >= 0 else {
          if place != root { kinds.formUnion(Kinds(declaration.kind)) }
          continue
        }
        var slot = InnerNames.slot(root, declaration.kind, hashes[Int(declaration.name)], size)
        // Of many that are the same two tell all that is asked: which is the first, and whether there is another.
        var alike = 0
        while slots[slot] != 0, alike < 2 {
          let other = declarations[Int(slots[slot]) - 1]
          if slots[slot] > root, other.kind == declaration.kind, other.name == declaration.name { alike += 1 }
          slot = (slot + 1) & (size - 1)
        }
        if alike < 2 { slots[slot] = UInt32(place + 1) }
      }
      hidden[Int32(root)] = kinds
      root = end
    }
    (self.slots, self.hidden) = (slots, hidden)
  }

  private static func slot(_ root: Int, _ kind: Kind, _ hash: UInt64, _ size: Int) -> Int {
    var mixed =
      hash ^ UInt64(truncatingIfNeeded: root) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(kind.rawValue) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 32) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: mixed >> 33) & (size - 1)
  }

  /// The first ordinal of a kind inside a declaration whose name has a hash and is the one that is meant.
  func find(
    _ root: DeclarationIndex, _ kind: Kind, _ hash: UInt64, where fits: (DeclarationIndex) -> Bool
  ) -> DeclarationIndex? {
    var slot = InnerNames.slot(root.place, kind, hash, slots.count)
    while slots[slot] != 0 {
      let ordinal = DeclarationIndex(Int(slots[slot]) - 1)
      if fits(ordinal) { return ordinal }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  func hiddenKinds(inside root: DeclarationIndex) -> Kinds? { hidden[Int32(root.place)] }
}
