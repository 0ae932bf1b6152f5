/// Words for people, in the two languages that the tools speak.

package enum Language: String, Sendable, CaseIterable {
  case nl, en
}

/// The same words in both languages.
package struct Text: Sendable, Hashable {
  package let nl: String
  package let en: String
  package init(_ nl: String, _ en: String) { (self.nl, self.en) = (nl, en) }
  package subscript(_ language: Language) -> String { language == .nl ? nl : en }
}

extension String {
  /// Without white space at either end.
  package var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
