/// What a file says that cannot be understood, and so is in no row and no list: how much of what, and where.
package import OpgaveModel
internal import OpgaveSyntax
package import OpgaveWorkspace

package struct Unreadable: Equatable, Sendable {
  package enum What: Int, CaseIterable, Sendable {
    case amount, date, measurement, number, word, reference, other, declaration
  }

  package var what: What
  /// From the root of its repository.
  package var path: String
  /// From 1.
  package var line: Int

  /// - Parameters:
  ///   - fields: those of which is asked; `nil` for all.
  ///   - kinds: the declarations in which they stand; `nil` for all.
  package static func all(_ texts: RepositoryTexts, fields: Set<Field>? = nil, kinds: Set<Kind>? = nil) -> [Unreadable]
  {
    var found: [Unreadable] = []
    for (number, file) in texts.repository.files.numbered {
      let facts = file.facts
      func add(_ what: What, _ part: Part) {
        let place = texts.range(part, in: number).lowerBound
        found.append(Unreadable(what: what, path: file.path, line: texts[number].lines.line(at: place) + 1))
      }
      for ordinal in facts.ordinals where kinds?.contains(facts.kind(of: ordinal)) ?? true {
        for index in facts.fields(of: ordinal) {
          let field = facts.fields[index]
          guard field.isUnknown, fields?.contains(field.field) ?? true else { continue }
          add(what(field.field, in: facts.kind(of: ordinal)), .field(index))
        }
      }
      // What a syntax error may hide is in nothing that is asked of the file.
      for ordinal in facts.topLevel where facts.isDamaged(ordinal) || facts.kind(of: ordinal) == .onbekend {
        add(.declaration, .keyword(ordinal))
      }
    }
    return found
  }

  private static func what(_ field: Field, in kind: Kind) -> What {
    switch Vocabulary.spec(field, in: kind)?.type {
    case .amount?: .amount
    case .date?, .period?: .date
    case .measurement?: .measurement
    case .number?, .percentage?: .number
    case .word?: .word
    case .reference?: .reference
    default: .other
    }
  }

  /// In a line: how many of each, with where.
  package static func text(_ all: [Unreadable]) -> [Text] {
    What.allCases.compactMap { what in
      let places = all.filter { $0.what == what }
      if places.isEmpty { return nil }
      let count = count(what, places.count)
      let shown = places.prefix(10).map { "\($0.path):\($0.line)" }.joined(separator: ", ")
      let more = places.count - 10
      return Text(
        "\(count.nl) niet gelezen: \(shown)\(more > 0 ? ", en nog \(more)" : "")",
        "\(count.en) not read: \(shown)\(more > 0 ? ", and \(more) more" : "")")
    }
  }

  private static func count(_ what: What, _ count: Int) -> Text {
    switch what {
    case .amount: .counted(count, "bedrag", "bedragen", "amount", "amounts")
    case .date: .counted(count, "datum", "datums", "date", "dates")
    case .measurement: .counted(count, "meting", "metingen", "measurement", "measurements")
    case .number: .counted(count, "getal", "getallen", "number", "numbers")
    case .word: .counted(count, "woord", "woorden", "word", "words")
    case .reference: .counted(count, "verwijzing", "verwijzingen", "reference", "references")
    case .other: .counted(count, "waarde", "waarden", "value", "values")
    case .declaration:
      .counted(
        count, "onderdeel met een schrijffout", "onderdelen met een schrijffout", "part with a syntax error",
        "parts with a syntax error")
    }
  }
}

extension SheetKind {
  /// What it leaves out because it cannot be understood.
  package func unreadable(_ texts: RepositoryTexts) -> [Unreadable] {
    Unreadable.all(texts, fields: shownFields, kinds: kinds)
  }
}
