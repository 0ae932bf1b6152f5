/// Whether an edit in a text leaves the facts as they are. Knows which fields hold nothing but prose.
package import OpgaveSyntax

extension SyntaxTree {
  /// Whether typing in this tree changes words that no fact depends on: those of a comment, a title or a field of prose.
  ///
  /// Certain only where the file has nothing that does not fit the vocabulary.
  ///
  /// - Parameter after: the tree that the typing gave.
  package func isProse(_ typing: Typing, _ after: SyntaxTree) -> Bool {
    if kind(typing.token) == .comment { return true }
    let around = ancestors(of: typing.token)
    guard let holder = around.first, staysFilled(typing) else { return false }
    if kind(holder) == .declaration { return !comparesTitles(holder) }
    guard kind(holder) == .value, around.count > 1, kind(around[1]) == .field else { return false }
    let field = FieldSyntax(around[1], in: self)
    // The same text twice in a list is told.
    guard field.values.count == 1, kind(field.name) == .name,
      let name = reading({ reader in
        Lexicon.shared.entry(UnsafeBufferPointer(rebasing: reader.bytes[reader.range(field.name)]))
      })?.field
    else { return false }
    if Lexicon.shared.asks(name), asks(typing.token) != after.asks(typing.token) { return false }
    return Lexicon.shared.isProse(name)
  }

  private func comparesTitles(_ node: Index) -> Bool {
    guard let keyword = declaration(node).keyword, let kinds = Lexicon.shared.entry(cleanText(keyword))?.kinds else {
      return true
    }
    return kinds.all.contains { $0.traits.comparesTitles }
  }

  private func asks(_ text: Index) -> Bool { reading { HeldPlace.asks(text, $0) } }

  /// Whether something other than white space stands in a text besides what is edited.
  private func staysFilled(_ typing: Typing) -> Bool {
    let whole = range(typing.token)
    func isVisible(_ byte: UInt8) -> Bool { byte > .space && byte < 0x7F && byte != .quote }
    return bytes[whole.lowerBound..<typing.range.lowerBound].contains(where: isVisible)
      || bytes[typing.range.upperBound..<whole.upperBound].contains(where: isVisible)
  }
}

extension Places {
  /// The places after typing that changed no fact.
  package func moved(by typing: Typing) -> Places {
    var scratch: [UInt8] = []
    let ranges = all.map { range in
      if range.lowerBound > typing.range.lowerBound {
        return Places.packed(range.lowerBound + typing.shift..<range.upperBound + typing.shift)
      }
      let grows = range.upperBound > typing.range.lowerBound
      return Places.packed(range.lowerBound..<range.upperBound + (grows ? typing.shift : 0))
    }
    return ranges.withUnsafeBufferPointer { Places([$0], scratch: &scratch) }
  }
}
