/// What the rules on structure share: they give words to what does not fit the vocabulary.
package import OpgaveModel
internal import OpgaveSyntax

extension Finding {
  var misfit: Misfit.Kind? {
    if case .misfit(let kind)? = arguments[.error] { kind } else { nil }
  }

  /// The declaration in which it stands.
  var owner: Kind {
    if case .kind(let kind)? = arguments[.owner] { return kind }
    Arguments.miss(.owner)
    return .onbekend
  }

  /// The field that it is about, or that was meant; `nil` where there is none.
  var field: Field? {
    if case .field(let field)? = arguments[.field] { field } else { nil }
  }

  /// The block that it is about, or that was meant; `nil` where there is none.
  var block: Kind? {
    if case .kind(let kind)? = arguments[.block] { kind } else { nil }
  }

  /// The closed set that a word is not in; `nil` where it is about something else.
  var words: WordSet? {
    if case .words(let set)? = arguments[.choices] { set } else { nil }
  }

  /// ‘opgave’, or the top level of the file.
  var ownerText: Text {
    owner == .bestand
      ? Text("op het bovenste niveau van een bestand", "at the top level of a file")
      : Text("in ‘\(owner.keyword)’", "in ‘\(owner.keyword)’")
  }
}

/// Words in a sentence: ‘a’, ‘b’ of ‘c’.
package enum Enumeration {
  static func text(_ words: [String]) -> Text { joined(words, by: Text("of", "or")) }

  package static func and(_ words: [String]) -> Text { joined(words, by: Text("en", "and")) }

  private static func joined(_ words: [String], by link: Text) -> Text {
    let quoted = words.map { "‘\($0)’" }
    guard quoted.count > 1, let last = quoted.last else { return Text(quoted.first ?? "", quoted.first ?? "") }
    let head = quoted.dropLast().joined(separator: ", ")
    return Text("\(head) \(link.nl) \(last)", "\(head) \(link.en) \(last)")
  }
}

extension ValueType {
  /// What belongs in the field, with an example.
  package var expectation: Text {
    switch self {
    case .text: Text("een tekst tussen aanhalingstekens", "a text between quotes")
    case .document: Text("een adres of pad tussen aanhalingstekens", "an address or path between quotes")
    case .code: Text("een code tussen aanhalingstekens, zoals \"GM0344\"", "a code between quotes, such as \"GM0344\"")
    case .taakveld:
      Text("een taakveld tussen aanhalingstekens, zoals \"8.3\"", "a taakveld between quotes, such as \"8.3\"")
    case .number(let range) where range.highest < 1_000_000:
      Text(
        "een heel getal van \(range.lowest) tot en met \(range.highest)",
        "a whole number from \(range.lowest) to \(range.highest)")
    case .number: Text("een getal, zoals 12.500", "a number, such as 12.500")
    case .percentage: Text("een percentage, zoals 25%", "a percentage, such as 25%")
    case .amount: Text("een bedrag, zoals € 48,5 mln", "an amount, such as € 48,5 mln")
    case .date: Text("een datum, zoals 2026-03-01", "a date, such as 2026-03-01")
    case .period: Text("een periode, zoals 2026 .. 2030", "a period, such as 2026 .. 2030")
    case .measurement: Text("een meting, zoals 41% op 2026-01-01", "a measurement, such as 41% op 2026-01-01")
    case .word(let set): Enumeration.text(set.words.map(\.spelling))
    case .reference(let targets):
      Text(
        "de naam van een \(targets.kinds.map(\.keyword).joined(separator: " of "))",
        "the name of a \(targets.kinds.map(\.keyword).joined(separator: " or "))")
    case .anything: Text("een waarde", "a value")
    }
  }
}

/// Lines that give a declaration what it must have, with values to be filled in.
enum Skeleton {
  static func line(_ spec: FieldSpec, _ context: FixContext) -> String? {
    let value: String? =
      switch spec.type {
      case .word(let set): set.words.first?.spelling
      case .text: "\"…\""
      case .period: String(Calendar.text(context.surroundings.peildatum).prefix(7)) + " .."
      case .date: Calendar.text(context.surroundings.peildatum)
      case .reference(let targets): onlyName(targets.first, context)
      case .document, .number, .percentage, .amount, .measurement, .code, .taakveld, .anything: nil
      }
    return value.map { "\(spec.field.spelling): \($0)" }
  }

  /// The name that the only declaration of a kind in the repository bears.
  private static func onlyName(_ kind: Kind, _ context: FixContext) -> String? {
    var found: Set<String> = []
    for file in context.repository?.files ?? [] {
      for ordinal in file.facts.declarations.indices where file.facts.kind(of: ordinal) == kind {
        found.insert(file.facts.name(of: ordinal))
        if found.count > 1 { return nil }
      }
    }
    return found.first
  }
}
