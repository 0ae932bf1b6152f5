/// What pages ask of a repository: titles and prose, what references mean, and what is said where something is not known.
package import OpgaveModel
package import OpgaveRules
package import OpgaveSyntax
package import OpgaveWorkspace

package struct PageReader {
  package let texts: RepositoryTexts
  package let language: Language
  /// The place of the repository among those that are shown together.
  package let repository: Int
  /// The opgave of which is told.
  package var here: Address?

  package init(_ texts: RepositoryTexts, _ language: Language, repository: Int = 0) {
    (self.texts, self.language, self.repository) = (texts, language, repository)
  }

  /// A role as people say it.
  package static func role(_ field: Field) -> String { field.spelling.replacing("-", with: " ") }

  /// A word of the language, for who clicks to know what it means.
  package func word(_ spelling: String) -> Phrase { Phrase([.link(Phrase(text: spelling), to: .word(spelling))]) }

  package var notKnown: Phrase { Phrase([.aside(language.choose("niet bekend", "not known"))]) }

  /// The title of a declaration, else its name.
  package func name(_ address: Address) -> String {
    if let title = texts.title(of: address), !title.isEmpty { return title }
    let facts = texts.repository.facts(address)
    let declaration = facts.declaration(address.ordinal)
    return declaration.name >= 0 ? facts.names.text(declaration.name) : facts.kind(of: address.ordinal).keyword
  }

  /// The same as a link to its page, where it has one.
  package func link(_ address: Address) -> Phrase {
    let words = Phrase(text: name(address))
    switch texts.repository.declaration(address).kind {
    case .opgave, .portfolio: return Phrase([.link(words, to: destination(address))])
    default:
      // What stands in an opgave is told on the page of that.
      let facts = texts.repository.facts(address)
      let root = Address(file: address.file, ordinal: facts.root(of: address.ordinal))
      guard facts.kind(of: root.ordinal) == .opgave, root != here else { return words }
      return Phrase([.link(words, to: destination(root))])
    }
  }

  package func destination(_ address: Address) -> Destination { .place(ShownPlace(repository, address)) }

  package func text(_ field: Field, of address: Address) -> String? {
    texts.text(field, of: address).flatMap { $0.trimmed.isEmpty ? nil : $0 }
  }

  /// A text in paragraphs, as it was written.
  package func paragraphs(_ field: Field, of address: Address) -> [Block] {
    (text(field, of: address) ?? "").split(separator: "\n\n").map { .paragraph(Phrase(text: String($0))) }
  }

  /// What a field says, as people read it; `nil` where it is absent.
  package func value(_ field: Field, of ordinal: DeclarationIndex, in file: FileContext) -> Phrase? {
    let facts = file.facts
    guard let index = facts.find(field, of: ordinal) else { return nil }
    if facts.fields[index].isUnknown { return unreadable(field, of: ordinal, in: file) }
    let values = facts.values(of: index)
    let phrases = values.prefix(60).map { phrase($0, in: file) }
    if phrases.isEmpty { return nil }
    let more = values.count - phrases.count
    return phrases.joined(by: ", ") + (more > 0 ? language.choose(", en nog \(more)", ", and \(more) more") : "")
  }

  /// One value, as people read it; of a measurement the quantity alone.
  package func phrase(_ value: ValueIndex, in file: FileContext) -> Phrase {
    let facts = file.facts
    switch facts.value(value) {
    case .word(let word): return Phrase(text: word.spelling)
    case .reference: return reference(value, in: file)
    case .amount(let cents): return Phrase(text: Amount.text(cents))
    case .date(let date): return Phrase(text: DayText.text(date, language))
    case .period(let period): return Phrase(text: DayText.text(period, language))
    case .number(let number): return Phrase(text: number.text)
    case .percentage(let number): return Phrase(text: number.text + "%")
    case .measurement(let measurement): return Phrase(text: measurement.shownQuantity(language))
    case .document(let name), .source(let name), .code(let name): return document(facts.names.text(name))
    case .text: return Phrase(text: texts[file.file].meaning(texts.range(.value(value), in: file.file)))
    }
  }

  /// What cannot be understood is said, with where.
  package func unreadable(_ field: Field, of ordinal: DeclarationIndex, in file: FileContext) -> Phrase {
    let place = file.facts.find(field, of: ordinal).map { texts.range(.field($0), in: file.file).lowerBound } ?? 0
    let line = texts[file.file].lines.line(at: place) + 1
    return Phrase([
      .badge(Badge(.caution, Text("niet te lezen", "cannot be read")[language])), .text(" "),
      .aside(Phrase(text: "\(file.path):\(line)")),
    ])
  }

  /// What a reference means, by its title; else as it is written.
  package func reference(_ value: ValueIndex, in file: FileContext) -> Phrase {
    if case .found(let address) = file.resolutions[value] { return link(address) }
    guard case .reference(let reference) = file.facts.value(value) else { return "" }
    let written = reference.names.map { file.facts.names.text($0) }.joined(separator: ".")
    return "\(code: written)"
  }

  /// An address of the web leads there; a path is text, since the page lies elsewhere.
  package func document(_ text: String) -> Phrase {
    let lower = text.lowercased()
    guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else { return Phrase(text: text) }
    return Phrase([.link(Phrase(text: text), to: .web(text))])
  }

  package func date(_ span: DateSpan?) -> Phrase {
    span.map { Phrase(text: DayText.text($0, language)) } ?? notKnown
  }

  /// A status as it is shown everywhere.
  package func status(_ word: Word?) -> Phrase {
    guard let word else { return notKnown }
    let tone: Badge.Tone =
      switch word {
      case .uitvoering, .lopend: .plain
      case .vastgesteld, .gepland, .verkenning, .concept: .quiet
      case .stilgelegd: .caution
      case .gestopt: .quiet
      case .afgerond: .good
      default: .quiet
      }
    return Phrase([.badge(Badge(tone, word.spelling))])
  }

  /// A colour of a progress report, by its word.
  package func color(_ field: Field, of ordinal: DeclarationIndex, _ facts: Facts) -> Phrase {
    guard let word = facts.word(field, of: ordinal) else { return "–" }
    let tone: Badge.Tone =
      switch word {
      case .groen: .good
      case .oranje: .caution
      case .rood: .bad
      default: .quiet
      }
    return Phrase([.badge(Badge(tone, word.spelling))])
  }

  /// - Parameter count: how many stand so, where that is to be said.
  package func course(_ state: CourseState, count: Int? = nil) -> Phrase {
    let tone: Badge.Tone =
      switch state {
      case .reached, .onCourse: .good
      case .behind: .caution
      case .missed: .bad
      case .unmeasured, .unknown, .kept: .quiet
      }
    return Phrase([.badge(Badge(tone, (count.map { "\($0) " } ?? "") + state.text[language]))])
  }

  /// How many indicators stand how, gravest first.
  package func courses(_ states: [CourseState]) -> Phrase {
    if states.isEmpty { return "–" }
    let order: [CourseState] = [.missed, .behind, .onCourse, .reached, .kept, .unmeasured, .unknown]
    let parts = order.compactMap { state -> Phrase? in
      let count = states.filter { $0 == state }.count
      return count == 0 ? nil : course(state, count: states.count == 1 ? nil : count)
    }
    return parts.joined(by: " ")
  }

  /// Who holds a role, by the titles of the functies.
  package func holders(_ role: Field, of sturen: DeclarationIndex?, in file: FileContext) -> [String] {
    guard let sturen, let index = file.facts.find(role, of: sturen) else { return [] }
    return file.facts.values(of: index).map { value in
      if case .found(let address) = file.resolutions[value] { return name(address) }
      guard case .reference(let reference) = file.facts.value(value) else { return "?" }
      return reference.names.map { file.facts.names.text($0) }.joined(separator: ".")
    }
  }
}
