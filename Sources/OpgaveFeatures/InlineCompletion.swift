/// The next field that is missed, shown before it is typed.
package import OpgaveModel
internal import OpgaveSyntax

package enum InlineCompletion {
  /// What could stand on an empty line of a block: the first field that must be there, else the first that the rules ask for.
  ///
  /// - Parameter asked: the fields that findings miss in a declaration, in their order.
  package static func text(
    _ snapshot: FileSnapshot, at offset: Int, asked: (_ ordinal: DeclarationIndex) -> [Field]
  ) -> (text: String, range: Range<Int>)? {
    let place = min(offset, snapshot.tree.bytes.count)
    let before = snapshot.tree.text(snapshot.tree.lineStart(place)..<place)
    let typed = before.trimmed
    guard snapshot.tree.text(place..<snapshot.tree.lineEnd(place)).trimmed.isEmpty,
      before.hasSuffix(typed), typed.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || ($0 | 0x20) &- 97 < 26 }),
      let (ordinal, _) = snapshot.enclosing(offset)
    else { return nil }
    let spec = Vocabulary.spec(snapshot.facts.kind(of: ordinal))
    let required = spec.fields.filter { $0.isRequired && !snapshot.facts.has($0.field, of: ordinal) }.map(\.field)
    let missed = required + asked(ordinal)
    guard let field = missed.first(where: { $0.spelling.hasPrefix(typed) && !snapshot.facts.has($0, of: ordinal) }),
      spec.fields.contains(where: { $0.field == field })
    else { return nil }
    let wordStart = offset - typed.utf8.count
    return (field.spelling + ": ", wordStart..<offset)
  }
}
