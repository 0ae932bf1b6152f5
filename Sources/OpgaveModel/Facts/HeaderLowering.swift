/// What stands behind a keyword, held against what its kind has: a name, date or word, and a title.
internal import OpgaveSyntax

extension Lowering {
  /// The name and the title, held against what the kind has.
  mutating func header(
    _ kind: Kind, _ owner: Kind, _ keyword: Range<Int>, _ name: Int?, _ title: Int?, _ fact: inout Facts.Declaration
  ) {
    let naming = lexicon.traits(kind).naming
    let titling = lexicon.traits(kind).title
    let isDamaged = fact.flags.contains(.isDamaged)
    if let name {
      named(kind, owner, name, naming, &fact)
    } else if naming != .nothing, !isDamaged {
      // A title where only a name belongs is that name between quotes, and told as that alone.
      let quoted = titling == .none ? title : nil
      report(.missingName, quoted.map { tree.range($0) } ?? keyword, owner: owner, block: kind)
      if quoted != nil { return }
    }
    if let title {
      if titling == .none {
        report(.unneededTitle, tree.range(title), owner: owner, block: kind)
      } else if !isDamaged, isEmpty(title) {
        report(.emptyText, tree.range(title), owner: owner, block: kind)
      } else if lexicon.traits(kind).comparesTitles, !isDamaged {
        fact.title = self.title(title)
      }
    } else if titling == .required, !isDamaged {
      report(.missingTitle, name.map { tree.range($0) } ?? keyword, owner: owner, block: kind)
    }
  }

  /// A title without what tells two apart only to a machine: case, and how much white space stands where.
  private mutating func title(_ token: Int) -> Int32 {
    folded.removeAll(keepingCapacity: true)
    let range = tree.range(token)
    // Nearly all titles are plain: letters of ASCII between two quotes, with an accent or a dash here and there.
    let inner = range.dropFirst().dropLast()
    var isSecond = false
    for index in inner {
      let byte = tree.bytes[index]
      if isSecond {
        isSecond = false
        folded.append(byte)
        continue
      }
      if byte == 0xC3, index + 1 < inner.upperBound, 0x9F...0xBF ~= tree.bytes[index + 1] {
        // U+00DF to U+00FF: small letters already.
        isSecond = true
        folded.append(byte)
        continue
      }
      if byte >= 0x80 || byte == .backslash { return unusualTitle(token) }
      if byte <= .space {
        if folded.last != .space, !folded.isEmpty { folded.append(.space) }
      } else {
        folded.append(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
      }
    }
    if folded.last == .space { folded.removeLast() }
    let title = folded
    return intern(title.span)
  }

  private mutating func unusualTitle(_ token: Int) -> Int32 {
    let words = tree.textValue(token).lowercased().split { $0.isWhitespace }
    return intern(Array(words.joined(separator: " ").utf8).span)
  }

  private mutating func named(
    _ kind: Kind, _ owner: Kind, _ name: Int, _ naming: KindSpec.Naming, _ fact: inout Facts.Declaration
  ) {
    let range = tree.range(name)
    switch naming {
    case .nothing: report(.unneededName, range, owner: owner, block: kind)
    case .name:
      guard tree.kind(name).isName else {
        report(.missingName, range, owner: owner, block: kind)
        return
      }
      fact.name = self.name(name)
      if !isCanonical(name) { report(.oddName, range, owner: owner, block: kind) }
    case .date, .year:
      let date = tree.kind(name).isDigits ? tree.date(name) : nil
      if let date, naming == .year, date.precision != DateSpan.year {
        report(.wrongType, range, owner: owner, block: kind)
      } else if let date {
        fact.date = date
      } else if !fact.flags.contains(.isDamaged) {
        report(.missingName, range, owner: owner, block: kind)
      } else if naming == .year {
        // What is no date for the parser is not meant as one here.
        report(.missingName, range, owner: owner, block: kind, replaced: .invalidDate)
      }
    case .word(let set):
      if let word = entry(name)?.word, set.contains(word) {
        fact.word = word
      } else {
        report(.unknownWord, range, owner: owner, block: kind, words: set)
      }
    }
  }

  func isEmpty(_ text: Int) -> Bool {
    let range = tree.range(text)
    // Nearly all texts show at their first characters that they are not empty.
    var index = range.lowerBound
    while index < range.upperBound, tree.bytes[index] == .quote || tree.bytes[index] <= .space { index += 1 }
    if index < range.upperBound, tree.bytes[index] != .backslash, tree.bytes[index] < 0x80 { return false }
    return tree.textValue(text).unicodeScalars.allSatisfy { $0.properties.isWhitespace }
  }

  /// The Kelvin sign is canonically equivalent to the letter K, the one such pair between ASCII and the rest that a name can
  /// hold, so it is kept as that letter: then a name of ASCII compares by its bytes.
  mutating func internName(_ bytes: Span<UInt8>) -> Int32 {
    let isASCII = bytes.indices.allSatisfy { bytes[$0] < 0x80 }
    guard !isASCII, String(bytes).unicodeScalars.contains("\u{212A}") else { return intern(bytes) }
    return intern(Array(String(bytes).replacing("\u{212A}", with: "K").utf8).span)
  }
}
