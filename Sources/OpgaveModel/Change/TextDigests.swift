/// What the words of one file come to, in a number for each text: enough to tell that they changed, and no more.
package import OpgaveSyntax

/// Made for files that differ between two moments; facts keep no prose.
package struct TextDigests: Sendable {
  /// Of the title of each declaration; 0 without.
  var titles: [UInt64]
  /// Of each value that is a text; 0 for what facts say.
  var values: [UInt64]
  /// Of what stands in a field that is not understood.
  var unread: [FieldIndex: UInt64] = [:]
  /// Of each kader the words, to know one again in which a letter is another.
  var words: [ValueIndex: [String]] = [:]
  /// The fields that bear names of their own.
  var free: [DeclarationIndex: [FreeField]] = [:]

  package init(_ tree: SyntaxTree, _ facts: Facts, _ places: Places) {
    let places = places.expanded(facts)
    titles = [UInt64](repeating: 0, count: facts.declarations.count)
    values = [UInt64](repeating: 0, count: facts.raw.values.count)
    tree.reading { reader in
      var texts: [Int: Int] = [:]
      for record in tree.prose(in: tree.records.indices) where reader.kind(record).isText {
        texts[reader.range(record).lowerBound] = record
      }
      func digest(at offset: Int) -> UInt64 {
        texts[offset].map { Names.hash(TextDigests.words(reader.textBytes($0)).span) | 1 } ?? 0
      }
      for ordinal in facts.ordinals {
        let title = places.header(ordinal).title
        if !title.isEmpty { titles[ordinal.place] = digest(at: title.lowerBound) }
      }
      for place in values.indices where facts.raw.values[place].tag == .text {
        values[place] = digest(at: places.range(.value(ValueIndex(place)), facts).lowerBound)
      }
      for index in facts.fields.indices where facts.fields[index].field == .kaders {
        for value in facts.values(of: index) {
          guard let token = texts[places.range(.value(value), facts).lowerBound] else { continue }
          words[value] = NearText.words(reader.textValue(token))
        }
      }
      for index in facts.fields.indices where facts.fields[index].isUnknown {
        let key = places.range(.field(index), facts)
        unread[index] = TextDigests.digest(ofField: key, in: tree, reader)
      }
      for ordinal in facts.ordinals where facts.kind(of: ordinal).traits.freeFields != nil {
        free[ordinal] = TextDigests.freeFields(places.header(ordinal).keyword, in: tree, reader)
      }
    }
  }

  /// A text without its form: where its lines break and how far its words stand apart is nothing; an empty line is.
  private static func words(_ text: [UInt8]) -> [UInt8] {
    var words: [UInt8] = []
    words.reserveCapacity(text.count)
    var (breaks, isApart) = (0, false)
    for byte in text {
      if byte == 0x0A || byte == 0x0D || byte == .space || byte == .tab {
        isApart = true
        if byte == 0x0A { breaks += 1 }
        continue
      }
      if isApart, !words.isEmpty { words.append(breaks > 1 ? 0x0A : .space) }
      (breaks, isApart) = (0, false)
      words.append(byte)
    }
    return words
  }

  /// - Parameter key: where its name stands.
  private static func digest(ofField key: Range<Int>, in tree: SyntaxTree, _ reader: TreeReader) -> UInt64 {
    guard let token = tree.token(touching: key.lowerBound),
      let field = tree.ancestors(of: token).first(where: { tree.kind($0) == .field })
    else { return 1 }
    return digest(ofValues: field, reader)
  }

  private static func freeFields(_ keyword: Range<Int>, in tree: SyntaxTree, _ reader: TreeReader) -> [FreeField] {
    guard let token = tree.token(touching: keyword.lowerBound),
      let declaration = tree.ancestors(of: token).first(where: { tree.kind($0) == .declaration }),
      let block = DeclarationSyntax(declaration, in: reader).block
    else { return [] }
    var seen: Set<String> = []
    // Of two of one name the first counts.
    return block.fields.compactMap { field in
      let name = field.text
      guard seen.insert(name).inserted else { return nil }
      return FreeField(name: name, digest: digest(ofValues: field.index, reader))
    }
  }

  /// Of what a field holds, however it is spaced and its numbers are spelled.
  private static func digest(ofValues field: Int, _ reader: TreeReader) -> UInt64 {
    var sum: UInt64 = 1
    for value in FieldSyntax(field, in: reader).values {
      sum = Names.mixed(sum &+ 1)
      for token in value.tokens where !reader.kind(token).isNode && reader.kind(token) != .comment {
        sum = Names.mixed(sum ^ Names.hash(meaning(of: token, reader).span))
      }
    }
    return sum | 1
  }

  private static func meaning(of token: Int, _ reader: TreeReader) -> [UInt8] {
    let kind = reader.kind(token)
    if kind.isText { return [UInt8(ascii: "\"")] + words(reader.textBytes(token)) }
    let written = Array(reader.bytes[reader.range(token)])
    switch String(decoding: written, as: UTF8.self) {
    case "≥": return Array(">=".utf8)
    case "≤": return Array("<=".utf8)
    case "EUR": return Array("€".utf8)
    default: break
    }
    guard kind.isDigits, !written.dropFirst().contains(UInt8(ascii: "-")) else { return written }
    var digits = written.filter { $0 != UInt8(ascii: ".") }
    if digits.contains(UInt8(ascii: ",")) {
      while digits.last == UInt8(ascii: "0") { digits.removeLast() }
      if digits.last == UInt8(ascii: ",") { digits.removeLast() }
    }
    return digits
  }
}

/// A field of which the name is free, as `eigen` has them.
package struct FreeField: Equatable, Sendable {
  package let name: String
  package let digest: UInt64
}
