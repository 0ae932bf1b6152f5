/// What the rules on structure share: they give words to what does not fit the vocabulary.
internal import OpgaveFormatting
package import OpgaveModel
internal import OpgaveSyntax

extension Finding {
  var misfit: Misfit.Kind? {
    if case .misfit(let kind)? = arguments[.error] { kind } else { nil }
  }

  /// The declaration in which it stands.
  var owner: Kind {
    if case .kind(let kind)? = arguments[.owner] { return kind }
    FindingArguments.miss(.owner)
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

  /// The English article before a word.
  static func article(_ word: String) -> String { "aeiou".contains(word.prefix(1)) ? "an" : "a" }

  package static func and(_ words: [String]) -> Text { joined(words, by: Text("en", "and")) }

  /// Words without quotes: a, b of c.
  static func plain(_ words: [String]) -> Text {
    guard words.count > 1, let last = words.last else { return Text(words.first ?? "", words.first ?? "") }
    let head = words.dropLast().joined(separator: ", ")
    return Text("\(head) of \(last)", "\(head) or \(last)")
  }

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
    case .source:
      Text(
        "een pad, een adres of woorden tussen aanhalingstekens, zoals \"CBS\"",
        "a path, an address or words between quotes, such as \"CBS\"")
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
        "the name of \(Enumeration.article(targets.first.keyword)) \(targets.kinds.map(\.keyword).joined(separator: " or "))"
      )
    case .anything: Text("een waarde", "a value")
    }
  }
}

extension FixContext {
  /// What a field of a type may begin with, the likeliest first; nothing where none can be thought of without a look at names.
  func beginnings(of type: ValueType) -> [SourceValue] {
    switch type {
    case .word(let set): set.words.map { .spelled($0) }
    case .text: [.text(.fixed(HeldPlace.blank.nl))]
    case .period: [.period(.fixed(String(Calendar.text(surroundings.peildatum).prefix(7))), nil)]
    case .date: [.day(surroundings.peildatum)]
    case .reference, .document, .source, .number, .percentage, .amount, .measurement, .code, .taakveld, .anything: []
    }
  }

  /// A field that a declaration must have, with a value to be filled in; `nil` where none can be thought of.
  func beginning(of spec: FieldSpec) -> SourceItem? {
    let value = spec.type.targets.map { onlyName($0.first).map { .name($0) } } ?? beginnings(of: spec.type).first
    return value.map { .field(spec.field, $0) }
  }

  /// The edits that put statements into a declaration of a kind, each field behind those that come before it in their order.
  func insertion(_ items: [SourceItem], inOrderOf kind: Kind, at offset: Int) -> [TextEdit]? {
    let (order, there) = (
      Vocabulary.spec(kind).fields.map(\.field.spelling), declaration(at: offset)?.block?.fields ?? []
    )
    var groups: [(last: SyntaxTree.Index?, items: [SourceItem])] = []
    for item in items {
      var last = groups.last?.last
      if case .field(let field, _) = item {
        let before = order.prefix { $0 != field }
        last = there.last { before.contains($0.text) }?.index
      }
      if let group = groups.indices.last, groups[group].last == last {
        groups[group].items.append(item)
      } else {
        groups.append((last, [item]))
      }
    }
    var edits: [TextEdit] = []
    for group in groups {
      guard let some = insertion(group.items, inDeclarationAt: offset, after: group.last) else { return nil }
      edits += some
    }
    return edits
  }
}
