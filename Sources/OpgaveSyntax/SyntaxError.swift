/// What can be wrong with the writing of a file, each kind with its place. Knows no words to say it in.

package struct SyntaxError: Equatable, Sendable {
  package enum Kind: UInt8, Sendable, CaseIterable {
    case invalidUTF8
    /// The file is UTF-16.
    case otherEncoding
    case unexpectedToken
    /// A further word in a header that has its name already, or a title without quotes.
    case extraWord
    /// A name that starts with a digit.
    case nameWithDigit
    /// `kenmerken: {`.
    case colonInHeader
    /// `{` on the line after its header.
    case braceOnNextLine
    /// A value that follows another without a comma.
    case missingComma
    /// Text behind the opening quotes of a text block.
    case textBehindOpeningQuotes
    /// A title as a text block.
    case titleInLines
    case unclosedText
    case unclosedTextBlock
    case unclosedBlock
    case strayCloseBrace
    /// A `}` whose `{` is missing; the header without it is the related place.
    case missingOpenBrace
    case missingValue
    case missingColon
    case missingLineEnd
    case invalidNumber
    case invalidAmount
    case tooManyDigits
    case invalidDate
    case invalidEscape
    case oddSeparator
    case zeroWidth
    case typographicDash
    case typographicQuotes
    case tooDeep
    case conflictMarker
    case tooLarge
  }

  package let kind: Kind
  /// UTF-8 offsets.
  package let range: Range<Int>
  /// Another place that explains this one, such as the `{` that is not closed.
  package let related: Range<Int>?

  package init(_ kind: Kind, _ range: Range<Int>, related: Range<Int>? = nil) {
    self.kind = kind
    self.range = range
    self.related = related
  }
}

extension SyntaxError.Kind {
  /// Whether a brace misses its other half.
  var isAboutBraces: Bool {
    switch self {
    case .unclosedBlock, .strayCloseBrace, .missingOpenBrace: true
    default: false
    }
  }

  /// Whether the text can still be read as it is meant: such an error damages nothing and does not stop the formatter.
  package var isHarmless: Bool {
    switch self {
    case .oddSeparator, .zeroWidth, .typographicDash: true
    default: false
    }
  }
}
