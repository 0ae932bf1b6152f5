/// Two moments of a repository in memory, compared as the product does it.
package import OpgaveModel
internal import OpgaveSyntax
package import OpgaveWorkspace

/// What a test writes at two moments, and what is other.
package struct ComparedTexts {
  package let compared: [ComparedRepository]

  /// - Parameters:
  ///   - old: texts by path.
  ///   - new: the same later.
  package init(_ old: [String: String], _ new: [String: String], today: Int32 = TextRepository.today) throws {
    func place(_ texts: [String: String]) -> MomentPlace {
      MomentPlace(
        MemorySource(Dictionary(uniqueKeysWithValues: texts.map { ("/" + $0.key, Array($0.value.utf8)) })), root: "/")
    }
    let resources = Resources(MemorySource(), today: today)
    compared = try MomentReader(resources, from: place(old), to: place(new)).compare()
  }

  package var change: RepositoryChange { compared[0].change }

  /// A line for each fact that is other: `+` for what came, `-` for what went, `~` for what says something else, `>` for what is
  /// called otherwise.
  package var lines: [String] { compared.flatMap { $0.change.lines } }
}

extension RepositoryChange {
  package var lines: [String] { roots.flatMap(lines) }

  private func lines(_ change: DeclarationChange) -> [String] {
    var lines: [String] = []
    let path = change.new.map(new.path) ?? change.old.map(old.path) ?? ""
    switch change.fate {
    case .added: return ["+ " + path]
    case .removed: return ["- " + path]
    case .renamed: lines.append("> \(change.old.map(old.path) ?? "") > \(path)".replacing("  ", with: " "))
    case .kept: break
    }
    if change.hasOtherTitle { lines.append("~ \(path) title") }
    for field in change.fields {
      let (before, after) = (change.old.map(old.facts), change.new.map(new.facts))
      if field.values.isEmpty { lines.append("? \(path) \(field.field.spelling)") }
      for value in field.values {
        let sign: String
        var words: [String] = []
        switch value {
        case .added(let index): (sign, words) = ("+", [after.map { RepositoryChange.text(index, $0) } ?? ""])
        case .removed(let index): (sign, words) = ("-", [before.map { RepositoryChange.text(index, $0) } ?? ""])
        case .changed(let one, let other):
          sign = "~"
          words = [
            before.map { RepositoryChange.text(one, $0) } ?? "", after.map { RepositoryChange.text(other, $0) } ?? "",
          ]
        }
        let said = words.joined(separator: " → ")
        lines.append(
          "\(sign) \(path) \(field.field.spelling)" + (said.allSatisfy { " →…".contains($0) } ? "" : ": " + said))
      }
    }
    for field in change.free { lines.append("\(field.isOld ? field.isNew ? "~" : "-" : "+") \(path) ‘\(field.name)’") }
    return lines + change.inner.flatMap(self.lines)
  }

  private static func text(_ index: ValueIndex, _ facts: Facts) -> String {
    switch facts.value(index) {
    case .text: "…"
    case .document(let name), .source(let name), .code(let name): facts.names.text(name)
    case .word(let word): word.spelling
    case .number(let number): number.text
    case .percentage(let number): number.text + "%"
    case .amount(let cents): Amount.text(cents)
    case .date(let date): date.text
    case .period(let period): "\(period.start.text) ..\(period.end.map { " " + $0.text } ?? "")"
    case .measurement(let measurement): measurement.text
    case .reference(let reference): reference.names.map(facts.names.text).joined(separator: ".")
    }
  }
}
