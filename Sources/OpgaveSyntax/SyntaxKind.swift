/// What a record of the tree is: a token, a piece of trivia, or a node. Knows no keyword of the language.

/// The kind of a record.
///
/// Tokens come first, then trivia, then nodes, so that the groups are told apart by comparing raw values.
package enum SyntaxKind: UInt8, Sendable, CaseIterable {
  case endOfFile
  /// A word: keyword, field name, name or unit; its place decides which.
  case name
  /// A word that holds zero-width characters or typographic dashes, to be cleaned before it is compared.
  case uncleanName
  /// `"…"`, or what is left of it when its closing quote is missing.
  case text
  /// `"""…"""`.
  case textBlock
  /// A text between typographic or single quotes.
  case quotedText
  /// What starts with a digit: a number or a date.
  case digits
  /// The same with zero-width characters or typographic dashes in it.
  case uncleanDigits
  case percent
  case euro
  case minus
  case dot
  case dotDot
  /// A typographic dash that stands where `..` belongs.
  case dash
  case comma
  case colon
  case comparison
  case openBrace
  case closeBrace
  /// A character that starts no token, or bytes that are not UTF-8.
  case unexpected

  case comment
  /// A merge conflict, from its first marker to its last.
  case conflict

  case file
  case declaration
  case block
  case field
  case value
  /// Tokens that the parser passed over after an error.
  case skipped

  package var isToken: Bool { rawValue <= SyntaxKind.unexpected.rawValue }
  package var isTrivia: Bool { self == .comment || self == .conflict }
  package var isNode: Bool { rawValue >= SyntaxKind.file.rawValue }
  package var isName: Bool { self == .name || self == .uncleanName }
  package var isDigits: Bool { self == .digits || self == .uncleanDigits }
  package var isText: Bool { self == .text || self == .textBlock || self == .quotedText }
}
