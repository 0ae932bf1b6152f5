/// What does not fit the vocabulary, found while facts are read. Knows places and kinds, and no words to say it in.
package import OpgaveSyntax

package struct Misfit: Equatable, Sendable {
  package enum Kind: UInt8, Sendable, CaseIterable {
    case unknownBlock, unknownField, misplacedBlock, misplacedField
    case missingField, missingBlock, doubleField, doubleBlock
    case missingName, unneededName, unneededTitle, missingTitle
    case wrongType, unknownWord, tooManyValues, doubleValue, emptyText, outOfRange
    /// `status uitvoering`: a declaration for the grammar that is a field for the vocabulary.
    case missingColon
    /// A field's name alone.
    case missingValue
    case oddName
  }

  package var kind: Kind
  /// UTF-8 offsets.
  package var range: Range<Int>
  package var related: Range<Int>?
  /// The declaration in which it stands, or of which something is missing.
  package var owner: OpgaveModel.Kind
  package var field: Field?
  package var block: OpgaveModel.Kind?
  /// The set that a name behind a keyword was sought in.
  package var words: WordSet?
  /// What the parser told of the same place, and this tells better, because it knows the field.
  package var replaced: SyntaxError.Kind?
}
