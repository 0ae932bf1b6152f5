/// Values of an opgave in words, where facts alone say them.
package import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax

package enum ValuePhrase {
  /// A value as a file would have it; `nil` for what facts do not keep.
  package static func phrase(_ value: Value, _ facts: Facts) -> Phrase? {
    switch value {
    case .word(let word): Phrase(text: word.spelling)
    case .reference(let reference): "\(code: reference.names.map { facts.names.text($0) }.joined(separator: "."))"
    case .amount(let cents): Phrase(text: Amount.text(cents))
    case .date(let date): Phrase(text: Calendar.text(date.first))
    case .period(let period):
      Phrase(text: "\(Calendar.text(period.start.first)) .. \(period.end.map { Calendar.text($0.last) } ?? "")")
    case .text, .document, .source, .code, .number, .percentage, .measurement: nil
    }
  }

  /// Who holds which role in an opgave.
  package static func roles(of opgave: DeclarationIndex, _ facts: Facts) -> [(role: Field, value: Phrase)] {
    guard let sturen = facts.child(.sturen, of: opgave) else { return [] }
    return (Field.roles + [.stuurgroep]).compactMap { role in
      facts.find(role, of: sturen).flatMap { list($0, facts) }.map { (role, $0) }
    }
  }

  /// All values of a field, of very many the first; `nil` where facts keep none of them.
  package static func list(_ field: FieldIndex, _ facts: Facts) -> Phrase? {
    let values = facts.values(of: field)
    let shown = values.prefix(values.count > 6 ? 5 : 6).compactMap { phrase(facts.value($0), facts) }
    if shown.isEmpty { return nil }
    return shown.joined(by: ", ") + (values.count > 6 ? ", … (\(values.count))" : "")
  }
}
