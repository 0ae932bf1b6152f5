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
