/// Random damage to a text.

internal import OpgaveSyntax

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

  /// A key or a few, somewhere in a text or comment more often than not.
  package static func typing(in bytes: [UInt8], _ random: inout SeededGenerator) -> (range: Range<Int>, new: [UInt8]) {
    let pieces = ["a", " ", "zz", "?", "06-", "x@y.nl", "", "", "", "\"", ":", "{", "\n", "é", "\\", "negeer", "="]
    let start = random.below(bytes.count + 1)
    let end = min(bytes.count, start + (random.below(3) == 0 ? random.below(6) : 0))
    return (start..<end, Array(pieces[random.below(pieces.count)].utf8))
  }

  /// Takes out a token, writes one twice, or puts another one of the same text in its place.
  package static func mutateTokens(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let tree = SyntaxTree(parsing: bytes)
    let tokens = tree.records.indices.filter { tree.kind($0).isToken && !tree.kind($0).isTrivia }.map(tree.range)
    guard !tokens.isEmpty else { return }
    for _ in 0...random.below(2) {
      let one = tokens[random.below(tokens.count)]
      guard one.upperBound <= bytes.count else { return }
      switch random.below(3) {
      case 0: bytes.removeSubrange(one)
      case 1: bytes.insert(contentsOf: [.space] + bytes[one], at: one.upperBound)
      default: bytes.replaceSubrange(one, with: tree.bytes[tokens[random.below(tokens.count)]])
      }
    }
  }
}
