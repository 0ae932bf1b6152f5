/// Random damage to a text.

package enum Mutation {
  /// Changes a text as typing, pasting and merging do.
  package static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = random.below(bytes.count)
    switch random.below(5) {
    case 0: bytes.remove(at: place)
    case 1: bytes.insert(Array("{}\":,\n#.€%\\<".utf8)[random.below(14) % 13], at: place)
    case 2: bytes[place] = UInt8(truncatingIfNeeded: random.next())
    case 3:
      let end = min(bytes.count, place + random.below(80))
      bytes.removeSubrange(place..<end)
    default:
      let end = min(bytes.count, place + random.below(80))
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: random.below(bytes.count))
    }
  }
}
