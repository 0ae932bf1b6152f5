/// What there is to say of a rule: what it reports, why, an example with its message, and how that is mended.
package import OpgaveModel
package import OpgaveRules
internal import OpgaveWorkspace

package enum RulePage {
  package static func page(_ rule: Rule, _ language: Language) -> Page {
    let (findings, fixes) = ExampleRepository.told(rule)
    let blocks =
      account(rule, language) + example(rule, findings.map { rule.message($0)[language] }, language)
      + mending(rule, fixes, language)
    return Page(title: title(rule, language), blocks)
  }

  /// How grave what it reports is, and among which rules it stands, beside its name.
  static func title(_ rule: Rule, _ language: Language) -> Heading {
    Heading("\(rule.name) \(code: rule.slug)", aside: standing(rule, language))
  }

  static func standing(_ rule: Rule, _ language: Language) -> Phrase {
    let severity = Phrase([.strong(Phrase([.severity(rule.severity, rule.severity.text[language])]))])
    let off = rule.isOff ? language.choose(" (staat uit)", " (is off)") : ""
    return "\(severity)\(off) · \(Phrase([.link(rule.group.title.phrase(language), to: .rules)]))"
  }

  /// The rule in words.
  static func account(_ rule: Rule, _ language: Language) -> [Block] {
    [.paragraph(rule.summary.phrase(language))] + explanation(rule, language)
  }

  /// What it asks and why, for who has read the rule in one sentence.
  package static func explanation(_ rule: Rule, _ language: Language) -> [Block] {
    let source = Phrase(text: rule.source.text[language])
    return [
      .paragraph(rule.explanation.phrase(language)), .heading(2, Heading(language.choose("Waarom", "Why"))),
      .paragraph(rule.reason.phrase(language) + language.choose(" (bron: \(source))", " (source: \(source))")),
    ]
  }

  /// The rule in short, where it is named in a text.
  package static func short(_ rule: Rule, _ language: Language) -> [Block] {
    let name = Phrase([.strong("\(rule.name) \(rule.slug)"), .lineBreak])
    return [.paragraph(name + rule.summary.phrase(language)), .paragraph(rule.explanation.phrase(language))]
  }

  private static func example(_ rule: Rule, _ messages: [String], _ language: Language) -> [Block] {
    let before: [Block] =
      rule.example.before.map { text in
        [
          .heading(2, Heading(language.choose("Eerst stond er", "Before there was"))),
          .code(CodeBlock(marked: shortened(text))),
        ]
      } ?? []
    return before + [
      .heading(2, Heading(language.choose("Gemeld", "Reported"))),
      .code(CodeBlock(marked: shortened(rule.example.reported), severity: rule.severity, notes: messages)),
      .heading(2, Heading(language.choose("In orde", "In order"))),
      .code(CodeBlock(marked: shortened(rule.example.mended))),
    ]
  }

  static func mending(_ rule: Rule, _ fixes: [Fix], _ language: Language) -> [Block] {
    if let reason = rule.unmended {
      return [
        .heading(2, Heading(language.choose("Reparatie", "Fixing"))),
        .paragraph(language.choose("Geen. ", "None. ") + reason.phrase(language)),
      ]
    }
    if fixes.isEmpty { return [] }
    let items = fixes.map { fix in
      let certain =
        fix.isCertain
        ? language.choose(" (zeker)", " (certain)")
        : language.choose(" (een voorstel: kijk het na)", " (a proposal: look it over)")
      return ListItem(Phrase(text: fix.title[language]) + certain)
    }
    return [.heading(2, Heading(language.choose("Reparatie", "Fixing"))), .list(items)]
  }

  /// Of a very long text the start, the end and what stands around the marks.
  private static func shortened(_ marked: String) -> String {
    var lines = marked.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    if lines.count <= 80 { return lines.joined(separator: "\n") }
    var kept = Set(0..<3).union(lines.count - 3..<lines.count)
    for (number, line) in lines.enumerated() where line.contains("«") { kept.formUnion(number - 3...number + 3) }
    var short: [Substring] = []
    for (number, line) in lines.enumerated() {
      if kept.contains(number) { short.append(line) } else if short.last != "…" { short.append("…") }
    }
    return short.joined(separator: "\n")
  }
}
