/// What a record of the tree is: a token, a piece of trivia, or a node. Knows no keyword of the language.

/// The kind of a record.
///
/// Tokens come first, then trivia, then nodes, so that the groups are told apart by comparing raw values.
public enum SyntaxKind: UInt8, Sendable, CaseIterable {
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

  @inlinable @inline(__always) public var order: UInt8 { unsafeBitCast(self, to: UInt8.self) }
  @inlinable @inline(__always) public var isToken: Bool { order <= SyntaxKind.unexpected.order }
  @inlinable @inline(__always) public var isTrivia: Bool { self == .comment || self == .conflict }
  @inlinable @inline(__always) public var isNode: Bool { order >= SyntaxKind.file.order }
  @inlinable @inline(__always) public var isName: Bool { self == .name || self == .uncleanName }
  @inlinable @inline(__always) public var isDigits: Bool { self == .digits || self == .uncleanDigits }
  @inlinable @inline(__always)
  public var isText: Bool { order &- SyntaxKind.text.order <= SyntaxKind.quotedText.order - SyntaxKind.text.order }
}

extension SyntaxKind {
  /// Compares in place, also from other modules; asked for each record.
  @inlinable @inline(__always)
  public static func == (left: SyntaxKind, right: SyntaxKind) -> Bool {
    unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
  }
}
