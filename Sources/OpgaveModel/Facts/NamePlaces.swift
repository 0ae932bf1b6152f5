/// Where each name of a reference stands, exactly.
package import OpgaveSyntax

extension Places.Expanded {
  /// The range of a name in a reference, so that it alone can be replaced.
  ///
  /// Places tell it from lengths; names that are written in another form than they are kept (with a typographic dash, or a
  /// character that is not seen) have other lengths, and are sought in the text.
  ///
  /// - Parameter tree: of the file, where it is needed.
  /// - Returns: `nil` where the text is not there or holds another number of names.
  package func nameRange(
    _ value: ValueIndex, part: Int, _ facts: Facts, _ tree: () -> SyntaxTree?
  ) -> Range<Int>? {
    let range = range(.reference(value, part: part), facts)
    let whole = self.range(.value(value), facts)
    let count = facts.reference(value).count
    guard count > 1, range == whole else { return range }
    guard let tree = tree(), var index = tree.token(touching: whole.lowerBound) else { return nil }
    // The token that touches the start may be the one that ends there.
    while index > 0, tree.range(index).upperBound > whole.lowerBound { index -= 1 }
    var names: [Range<Int>] = []
    while index < tree.records.count, tree.records[index].start < whole.upperBound {
      let range = tree.range(index)
      if tree.kind(index).isName, range.lowerBound >= whole.lowerBound { names.append(range) }
      index += 1
    }
    return names.count == count ? names[part] : nil
  }
}
