/// Where an editor finds a page to read: a rule, a word of the language, the report of an opgave.
internal import OpgaveModel
package import OpgaveRules

package enum PageAddress: Equatable, Sendable {
  case rule(String)
  case word(String)
  case report(String, organisation: String?)
  /// What changed in an opgave.
  case changes(String, organisation: String?)

  package static let scheme = "opgave"

  package init(_ rule: Rule) { self = .rule(rule.name) }

  /// - Parameter path: what stands behind the scheme.
  package init?(path: String) {
    guard let slash = path.firstIndex(of: "/") else { return nil }
    let name = String(path[path.index(after: slash)...])
    switch path[..<slash] {
    case "regel": self = .rule(name)
    case "woord": self = .word(name)
    case let page where page == "rapport" || page == "veranderd":
      // The organisation goes before the name, as one name may stand in two.
      let parts = name.split(separator: "/").map(String.init)
      guard let last = parts.last else { return nil }
      let organisation = parts.count > 1 ? parts[0] : nil
      self =
        page == "rapport" ? .report(last, organisation: organisation) : .changes(last, organisation: organisation)
    default: return nil
    }
  }

  package var uri: String {
    switch self {
    case .rule(let name): "opgave:regel/\(name)"
    case .word(let word): "opgave:woord/\(word)"
    case .report(let name, let organisation): "opgave:rapport/" + (organisation.map { $0 + "/" } ?? "") + name
    case .changes(let name, let organisation): "opgave:veranderd/" + (organisation.map { $0 + "/" } ?? "") + name
    }
  }
}

extension FileSnapshot {
  /// The word of the language that stands at an offset.
  package func word(at offset: Int) -> String? {
    guard let (subject, _) = subject(at: offset) else { return nil }
    switch subject {
    case .keyword(let ordinal), .name(let ordinal):
      return facts.kind(of: ordinal) == .onbekend ? nil : facts.kind(of: ordinal).keyword
    case .namingWord(let ordinal): return facts.declaration(ordinal).word?.spelling
    case .field(let field): return facts.fields[field].field.spelling
    case .word(let value): if case .word(let word) = facts.value(value) { return word.spelling } else { return nil }
    case .reference(let value, let part):
      return target(value: value, part: part).flatMap { repository?.declaration($0).kind.keyword }
    case .value(let value): return field(ofValue: value).map { facts.fields[$0].field.spelling }
    }
  }
}
