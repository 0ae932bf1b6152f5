/// A change of a text. Knows nothing of why.

package struct TextEdit: Equatable, Hashable, Sendable {
  /// UTF-8 offsets in the text before the change.
  package var range: Range<Int>
  package var replacement: String
  package init(_ range: Range<Int>, _ replacement: String) { (self.range, self.replacement) = (range, replacement) }
}
