/// How often a key was counted: open addressing over keys that are hashes already.

package struct CountMap: Sendable {
  private var keys: [UInt64] = Array(repeating: 0, count: 256)
  private var counts: [Int32] = Array(repeating: 0, count: 256)
  private var used = 0

  private func slot(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
    while keys[slot] != key, keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  /// Zero marks an empty place, so that key counts as another.
  private func stored(_ key: UInt64) -> UInt64 { key == 0 ? 1 : key }

  package init() {}

  package subscript(_ key: UInt64) -> Int32 { counts[slot(stored(key))] }

  package mutating func add(_ change: Int32, to key: UInt64) {
    if used * 2 >= keys.count { grow() }
    let key = stored(key)
    let slot = slot(key)
    if keys[slot] == 0 {
      keys[slot] = key
      used += 1
    }
    counts[slot] += change
  }

  private mutating func grow() {
    let (oldKeys, oldCounts) = (keys, counts)
    // What counts nothing any more goes; only where much is left the table becomes larger.
    let live = oldCounts.reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
    let size = live * 4 >= oldKeys.count ? oldKeys.count * 2 : oldKeys.count
    keys = Array(repeating: 0, count: size)
    counts = Array(repeating: 0, count: size)
    used = 0
    for (key, count) in zip(oldKeys, oldCounts) where key != 0 && count != 0 {
      let slot = slot(key)
      (keys[slot], counts[slot]) = (key, count)
      used += 1
    }
  }
}
