/// Places in a text for people.

/// A place for people: both numbers from 1, the column in Unicode scalars.
package struct TextPosition: Sendable, Equatable {
  package let line: Int
  package let column: Int
}

package struct TextSpan: Sendable, Equatable {
  package let start: TextPosition
  package let end: TextPosition
}
