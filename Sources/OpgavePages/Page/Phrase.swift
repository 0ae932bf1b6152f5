/// Words in a row, some of them marked. What people wrote is in it as text, never as markup.
package import OpgaveModel
package import OpgaveRules

package struct Phrase: Equatable, Sendable {
  package var parts: [Inline]

  package init(_ parts: [Inline] = []) { self.parts = parts }

  /// What somebody wrote.
  package init(text: String) { parts = text.isEmpty ? [] : [.text(text)] }

  /// A text of this project, in which words of the language stand between backticks.
  package init(marked text: String) {
    self.init()
    append(marked: text)
  }

  package var isEmpty: Bool { parts.isEmpty }

  package static func + (left: Phrase, right: Phrase) -> Phrase { Phrase(left.parts + right.parts) }

  package static func += (left: inout Phrase, right: Phrase) { left.parts += right.parts }

  fileprivate mutating func append(marked text: String) {
    guard text.utf8.contains(UInt8(ascii: "`")) else {
      if !text.isEmpty { parts.append(.text(text)) }
      return
    }
    var rest = text[...]
    while let open = rest.firstIndex(of: "`"), case let inside = rest[rest.index(after: open)...],
      let close = inside.firstIndex(of: "`")
    {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      parts.append(.code(String(inside[..<close])))
      rest = inside[inside.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
  }
}

package indirect enum Inline: Equatable, Sendable {
  case text(String)
  /// As a file of opgaven has it.
  case code(String)
  case strong(Phrase)
  case emphasis(Phrase)
  /// Of less weight than what stands beside it.
  case aside(Phrase)
  case severity(Severity, String)
  case badge(Badge)
  case link(Phrase, to: Destination)
  /// A part of a whole, as a bar beside the number.
  case bar(Int, of: Int)
  case lineBreak
}

/// A word that says how something stands, with a mark beside it so that it is not told by a colour alone.
package struct Badge: Equatable, Sendable {
  package enum Tone: String, CaseIterable, Sendable { case good, caution, bad, quiet, plain }

  package var tone: Tone
  package var text: String

  package init(_ tone: Tone, _ text: String) { (self.tone, self.text) = (tone, text) }

  package var mark: String {
    switch tone {
    case .good: "●"
    case .caution: "▲"
    case .bad: "■"
    case .quiet: "○"
    case .plain: ""
    }
  }

  /// Mark and word.
  package var marked: String { mark.isEmpty ? text : "\(mark) \(text)" }
}

/// A declaration of one of the repositories that are shown together.
package struct ShownPlace: Hashable, Sendable {
  package var repository: Int
  package var address: Address

  package init(_ repository: Int, _ address: Address) { (self.repository, self.address) = (repository, address) }
}

/// Where a link leads; each form has its own address for it, or none.
package enum Destination: Equatable, Sendable {
  case rule(UInt16)
  case rules
  /// The page of an opgave or a portfolio.
  case place(ShownPlace)
  case page(SitePage)
  /// A word of the language.
  case word(String)
  /// A part of the page itself.
  case section(String)
  /// An address of the web, as somebody wrote it.
  case web(String)
}

/// The pages of a site of which there is one.
package enum SitePage: String, CaseIterable, Sendable {
  case start, veranderd, besluiten, acties, functies, regels, woorden
}

extension Phrase: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self.init(marked: text) }

  package init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.phrase.parts }

  /// The literal parts are texts of this project, what is put in between is what somebody wrote.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var phrase = Phrase()

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ text: String) { phrase.append(marked: text) }

    package mutating func appendInterpolation(_ text: String) { phrase += Phrase(text: text) }

    package mutating func appendInterpolation(_ number: Int) { phrase.parts.append(.text(String(number))) }

    package mutating func appendInterpolation(_ other: Phrase) { phrase += other }

    package mutating func appendInterpolation(code text: String) { phrase.parts.append(.code(text)) }

    package mutating func appendInterpolation(strong text: String) { phrase.parts.append(.strong(Phrase(text: text))) }
  }
}

extension Sequence<Phrase> {
  package func joined(by separator: Phrase) -> Phrase {
    var whole = Phrase()
    for (index, phrase) in enumerated() { whole += index == 0 ? phrase : separator + phrase }
    return whole
  }
}

extension Text {
  /// Marked words of this project in one language.
  package func phrase(_ language: Language) -> Phrase { Phrase(marked: self[language]) }
}

extension Language {
  /// The words of a language.
  package func choose(_ nl: @autoclosure () -> Phrase, _ en: @autoclosure () -> Phrase) -> Phrase {
    self == .nl ? nl() : en()
  }
}
