/// All rules, by the groups in which they stand.
package import OpgaveModel
internal import OpgaveRules

package enum RuleList {
  package static func blocks(_ language: Language) -> [Block] {
    RuleGroup.allCases.flatMap { group -> [Block] in
      let rules = AllRules.all.filter { $0.group == group }
      if rules.isEmpty { return [] }
      let title = Phrase(text: "\(group.rawValue)xx ") + group.title.phrase(language)
      return [.heading(2, Heading(title)), .table(table(rules, language))]
    }
  }

  private static func table(_ rules: [Rule], _ language: Language) -> Table {
    // As wide in each group, so that all groups are one list.
    let name = AllRules.all.map(\.slug.count).max() ?? 0
    let severity = Severity.allCases.map { $0.text[language].count }.max() ?? 0
    let columns = [
      Table.Column(language.choose("regel", "rule")), Table.Column(language.choose("naam", "name"), width: name),
      Table.Column(language.choose("ernst", "severity"), width: severity),
      Table.Column(language.choose("meldt", "reports")),
    ]
    let rows = rules.map { rule in
      let severity = rule.isOff ? Text("uit", "off") : rule.severity.text
      return Table.Row([
        Phrase([.link(Phrase(text: rule.name), to: .rule(rule.code))]), "\(code: rule.slug)",
        Phrase([.severity(rule.severity, severity[language])]),
        rule.summary.phrase(language) + (rule.fixes == nil ? "" : " ✎"),
      ])
    }
    return Table(columns, rows, speaksForItself: true)
  }
}
