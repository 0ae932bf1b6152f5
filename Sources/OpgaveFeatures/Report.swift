/// One opgave on a page, for who decides and does not read its file. Markdown.
package import OpgaveModel
package import OpgaveRules
internal import OpgaveSyntax

package enum Report {
  package static func opgave(_ snapshot: FileSnapshot, _ ordinal: Int, _ findings: [PlacedFinding]) -> String? {
    guard var text = AdviceText.page(snapshot, ordinal) else { return nil }
    let (facts, language) = (snapshot.facts, snapshot.language)
    func line(_ label: Text, _ value: String?) -> String { value.map { "- \(label[language]): \($0)\n" } ?? "" }
    var account = ""
    account += line(Text("status", "status"), facts.word(.status, of: ordinal)?.spelling)
    account += line(Text("vraagstuk", "question"), prose(.vraagstuk, of: ordinal, snapshot))
    account += line(
      Text("looptijd", "period"), facts.period(.looptijd, of: ordinal).flatMap { Hover.text(.period($0), facts) })
    account += line(Text("budget", "budget"), facts.amount(.budget, of: ordinal).map { Amount.text($0) })
    account += line(Text("verdeeld", "allotted"), Budgets.allotted(facts, ordinal).map { Amount.text($0) })
    if let sturen = facts.child(.sturen, of: ordinal) {
      for role in Field.roles {
        guard let value = facts.find(role, of: sturen).flatMap({ facts.values(of: $0).first }) else { continue }
        account += line(Text(role.spelling, role.spelling), Hover.text(facts.value(value), facts))
      }
    }
    if !account.isEmpty { text += "\n## \(Text("In het kort", "In short")[language])\n\n\(account)" }
    text += work(snapshot, ordinal)
    text += concerns(snapshot, ordinal, findings)
    return text
  }

  private static func prose(_ field: Field, of ordinal: Int, _ snapshot: FileSnapshot) -> String? {
    guard let value = snapshot.facts.find(field, of: ordinal).flatMap({ snapshot.facts.values(of: $0).first }),
      let token = snapshot.tree.token(touching: snapshot.places.range(.value(value), snapshot.facts).lowerBound),
      snapshot.tree.kind(token).isText
    else { return nil }
    return snapshot.tree.textValue(token).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The inspanningen and the doelen as tables.
  private static func work(_ snapshot: FileSnapshot, _ ordinal: Int) -> String {
    let (facts, language) = (snapshot.facts, snapshot.language)
    guard let presteren = facts.child(.presteren, of: ordinal) else { return "" }
    var text = ""
    let inspanningen = facts.children(of: presteren).filter { facts.kind(of: $0) == .inspanning }
    if !inspanningen.isEmpty {
      text += "\n## \(Text("Inspanningen", "Inspanningen")[language])\n\n"
      text +=
        Text(
          "| inspanning | werkwijze | status | looptijd | budget |",
          "| inspanning | werkwijze | status | period | budget |")[
          language]
      text += "\n|---|---|---|---|---|\n"
      for inspanning in inspanningen {
        let cells = [
          snapshot.title(of: inspanning), facts.word(.werkwijze, of: inspanning)?.spelling,
          facts.word(.status, of: inspanning)?.spelling,
          facts.period(.looptijd, of: inspanning).flatMap { Hover.text(.period($0), facts) },
          facts.amount(.budget, of: inspanning).map { Amount.text($0) },
        ]
        text += "| " + cells.map { ($0 ?? "").replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
      }
    }
    let indicators = (presteren..<facts.end(of: presteren)).filter { facts.kind(of: $0) == .indicator }
    if !indicators.isEmpty {
      text += "\n## \(Text("Indicatoren", "Indicators")[language])\n\n"
      text += Text("| indicator | laatste meting | koers |", "| indicator | last meting | course |")[language]
      text += "\n|---|---|---|\n"
      for indicator in indicators {
        let figures = Course(facts, indicator)
        let last = figures.last?.text ?? ""
        let course = figures.progress?[language] ?? ""
        text += "| \((snapshot.title(of: indicator) ?? "").replacing("|", with: "\\|")) | \(last) | \(course) |\n"
      }
    }
    return text
  }

  private static func concerns(_ snapshot: FileSnapshot, _ ordinal: Int, _ findings: [PlacedFinding]) -> String {
    let language = snapshot.language
    guard let node = snapshot.node(of: ordinal) else { return "" }
    let whole = snapshot.tree.range(node)
    let own = findings.filter { whole.contains($0.range.lowerBound) }
    let title = "\n## \(Text("Wat de controle vindt", "What the check finds")[language])\n\n"
    if own.isEmpty { return title + Text("Niets.", "Nothing.")[language] + "\n" }
    return title
      + own.map { placed -> String in
        guard let rule = AllRules.rule(placed.finding.rule) else { return "" }
        let severity = placed.finding.severity.text[language]
        return "- \(severity) \(rule.name): \(rule.message(placed.finding)[language])\n"
      }.joined()
  }
}

package enum Export {
  /// The opgaven of some repositories, one a line, with the fields that tables need. Comma-separated.
  package static func overview(_ repositories: [Repository]) -> String {
    var text = CommaSeparated.row(["organisatie", "opgave", "status", "budget", "bestand"])
    for repository in repositories {
      for file in repository.files {
        let facts = file.facts
        for ordinal in facts.topLevel
        where facts.kind(of: ordinal) == .opgave && facts.declaration(ordinal).name >= 0 {
          text += CommaSeparated.row([
            facts.organisationName(of: ordinal).map { facts.names.text($0) } ?? "", facts.name(of: ordinal),
            facts.word(.status, of: ordinal)?.spelling ?? "",
            facts.amount(.budget, of: ordinal).map { Amount.plain($0) } ?? "", file.path,
          ])
        }
      }
    }
    return text
  }
}
