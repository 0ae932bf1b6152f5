/// The pages of the rules as the manual has them: each in Dutch with its example, then in English, and one that leads to them.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveWorkspace

package enum RuleManual {
  /// By the name of the file.
  package static var files: [String: String] {
    let markdown = Markdown { destination in
      switch destination {
      case .rule(let code): AllRules.rule(code).map { "\($0.name).md" }
      case .place, .page, .word, .section, .web: nil
      case .rules: "README.md"
      }
    }
    var files = ["README.md": markdown.text(index)]
    for rule in AllRules.all { files["\(rule.name).md"] = markdown.text(page(rule)) }
    return files
  }

  private static var index: Page {
    let fixes = AllRules.all.filter { $0.fixes != nil }.count
    return Page(
      title: Heading("Regels"),
      [
        .paragraph(
          """
          De \(AllRules.all.count) regels van `opgave check`. Bij \(fixes) stelt het gereedschap een reparatie voor (✎); waarom bij de andere niet, zegt hun bladzijde. In een terminal \
          laat `opgave explain OPG514` dezelfde uitleg zien. In `regels` van `instellingen.opgave` maakt u een regel \
          strenger, milder of stil.
          """),
        .paragraph(Phrase([.emphasis("The rules of `opgave check`, each with a page in Dutch and English.")])),
      ] + RuleList.blocks(.nl))
  }

  private static func page(_ rule: Rule) -> Page {
    var page = RulePage.page(rule, .nl)
    let (findings, fixes) = ExampleRepository.told(rule)
    page.blocks.append(.heading(2, Heading("In English", aside: RulePage.standing(rule, .en))))
    page.blocks += inner(RulePage.account(rule, .en))
    page.blocks += Set(findings.map { rule.message($0).en }).sorted().map { .note(Phrase(text: $0)) }
    page.blocks += inner(RulePage.mending(rule, fixes, .en))
    return page
  }

  /// One level deeper.
  private static func inner(_ blocks: [Block]) -> [Block] {
    blocks.map { block in
      if case .heading(let level, let heading) = block { .heading(level + 1, heading) } else { block }
    }
  }
}
