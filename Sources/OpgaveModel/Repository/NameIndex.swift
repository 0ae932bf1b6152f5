/// From a name in its scope to who declares it. Knows hashes only; who asks compares the names.

/// Where a declaration stands: a file and an ordinal among its declarations.
package struct Address: Hashable, Sendable, Comparable {
  package var file: FileIndex
  package var ordinal: DeclarationIndex

  package init(file: FileIndex, ordinal: DeclarationIndex) { (self.file, self.ordinal) = (file, ordinal) }

  package static func < (left: Address, right: Address) -> Bool {
    (left.file, left.ordinal) < (right.file, right.ordinal)
  }
}

/// A hash table from 64-bit keys to addresses, several a key.
package struct NameIndex: Sendable {
  private struct Entry {
    var key: UInt64
    var address: Address
    /// The next entry of the same key; -1 at the end.
    var next: Int32
  }

  private var entries: [Entry] = []
  private var free: [Int32] = []
  /// One more than the place of the first entry of a key; 0 is empty.
  private var slots: [Int32]
  /// How many slots are not empty, those with a mark among them, and how many hold a key.
  private var usedCount = 0
  private var keyCount = 0

  /// How many slots there are; for tests.
  package var capacity: Int { slots.count }

  package init(expected: Int = 64) {
    var size = 128
    while size < expected * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    entries.reserveCapacity(expected)
  }

  package func contains(_ key: UInt64) -> Bool { slots[slot(key)] > 0 }

  /// The key of a name of a kind in an organisation; an organisation itself stands in none.
  package static func key(_ kind: Kind, organisation: UInt64, name: UInt64) -> UInt64 {
    Names.mixed(organisation &* 0x9E37_79B9_7F4A_7C15 ^ name &+ UInt64(kind.rawValue) &* 0xD6E8_FEB8_6659_FD93)
  }

  private func slot(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
    while slots[slot] != 0, slots[slot] < 0 || entries[Int(slots[slot]) - 1].key != key {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  /// The slot for a key that is put in: its own, else the first with a mark on the way, else the empty one at the end.
  private func place(for key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
    var marked: Int?
    while slots[slot] != 0 {
      if slots[slot] < 0 {
        marked = marked ?? slot
      } else if entries[Int(slots[slot]) - 1].key == key {
        return slot
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return marked ?? slot
  }

  package mutating func insert(_ key: UInt64, _ address: Address) {
    if usedCount * 2 >= slots.count { rehash() }
    let slot = place(for: key)
    let isNew = slots[slot] <= 0
    if slots[slot] == 0 { usedCount += 1 }
    let entry = Entry(key: key, address: address, next: isNew ? -1 : slots[slot] - 1)
    let place: Int32
    if let known = free.popLast() {
      entries[Int(known)] = entry
      place = known
    } else {
      entries.append(entry)
      place = Int32(clamping: entries.count - 1)
    }
    slots[slot] = place + 1
    if isNew { keyCount += 1 }
  }

  package mutating func remove(_ key: UInt64, _ address: Address) {
    let slot = slot(key)
    guard slots[slot] > 0 else { return }
    var before: Int32 = -1
    var index = slots[slot] - 1
    while index >= 0 {
      let entry = entries[Int(index)]
      if entry.address == address {
        // The slot of a key without entries keeps a mark, so that what was put behind it is still found.
        if before >= 0 {
          entries[Int(before)].next = entry.next
        } else {
          slots[slot] = entry.next >= 0 ? entry.next + 1 : -1
          if entry.next < 0 { keyCount -= 1 }
        }
        free.append(index)
        return
      }
      before = index
      index = entry.next
    }
  }

  /// Makes room: a larger table for more keys, one of the same size where marks filled it.
  private mutating func rehash() {
    let old = slots
    slots = [Int32](repeating: 0, count: keyCount * 4 >= old.count ? old.count * 2 : old.count)
    (keyCount, usedCount) = (0, 0)
    for value in old where value > 0 {
      slots[slot(entries[Int(value) - 1].key)] = value
      keyCount += 1
    }
    usedCount = keyCount
  }

  /// Calls `body` for each address of a key until it returns false; the last inserted first.
  @inline(__always)
  package func forEach(_ key: UInt64, _ body: (Address) -> Bool) {
    let first = slots[slot(key)]
    guard first > 0 else { return }
    var index = first - 1
    while index >= 0 {
      let entry = entries[Int(index)]
      if !body(entry.address) { return }
      index = entry.next
    }
  }

  package func addresses(_ key: UInt64) -> [Address] {
    var result: [Address] = []
    forEach(key) {
      result.append($0)
      return true
    }
    return result.sorted()
  }
}
