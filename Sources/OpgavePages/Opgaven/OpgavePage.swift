/// One opgave on a page, for who decides and does not read its file.
package import OpgaveModel
package import OpgaveRules
internal import OpgaveSyntax
package import OpgaveWorkspace

package struct OpgavePage {
  private let texts: RepositoryTexts
  private let address: Address
  private let context: OpgaveContext
  private let language: Language

  package init(_ texts: RepositoryTexts, _ address: Address, _ language: Language) {
    (self.texts, self.address, self.language) = (texts, address, language)
    context = OpgaveContext(FileContext(texts.whole, file: address.file), address.ordinal)
  }

  private var facts: Facts { context.facts }

  /// Which werkwijze the facts point to, and why.
  ///
  /// - Parameter path: of its file, as the reader knows it.
  package func advice(at path: String) -> Page {
    let name = facts.name(of: context.ordinal)
    let title = texts.title(of: address) ?? name
    return Page(
      title: Heading("\(title)", aside: "\(code: name) · \(path)"), AdvicePage(context, language).blocks)
  }

  /// The whole account.
  ///
  /// - Parameter findings: of its file.
  package func page(_ findings: [PlacedFinding]) -> Page {
    var page = advice(at: context.file.path)
    page.blocks += section(language.choose("In het kort", "In short"), inShort.map { .particulars($0) })
    page.blocks += section(
      language.choose("Inspanningen", "Inspanningen"),
      EffortTable.table(context, texts, language).map { .table($0) })
    page.blocks += section(language.choose("Indicatoren", "Indicators"), indicators.map { .table($0) })
    page.blocks += section(language.choose("Wat de controle vindt", "What the check finds"), concerns(findings))
    return page
  }

  private func section(_ title: Phrase, _ block: Block?) -> [Block] {
    block.map { [.heading(2, Heading(title)), $0] } ?? []
  }

  private var inShort: [Particular]? {
    var particulars: [Particular] = []
    func add(_ label: Phrase, _ value: Phrase?) {
      if let value { particulars.append(Particular(label, value)) }
    }
    func written(_ field: Field) -> Phrase? { texts.text(field, of: address).map(Phrase.init(text:)) }
    func amount(_ cents: Int128?) -> Phrase? { cents.map { Phrase(text: Amount.text($0)) } }
    let ordinal = context.ordinal
    add("status", context.status.map { Phrase(text: $0.spelling) })
    add(language.choose("vraagstuk", "question"), written(.vraagstuk))
    add(language.choose("looptijd", "period"), written(.looptijd))
    add("budget", amount(facts.amount(.budget, of: ordinal)))
    add(language.choose("verdeeld", "allotted"), amount(Budgets.allotted(facts, ordinal)))
    for (role, value) in ValuePhrase.roles(of: ordinal, facts) { add(Phrase(text: role.spelling), value) }
    return particulars.isEmpty ? nil : particulars
  }

  private var indicators: Table? {
    guard let presteren = context.presteren else { return nil }
    let rows = (presteren..<facts.end(of: presteren)).filter { facts.kind(of: $0) == .indicator }.map { indicator in
      let course = Course(facts, indicator)
      let title = texts.title(of: Address(file: address.file, ordinal: indicator)) ?? ""
      return Table.Row([
        Phrase(text: title),
        Phrase(text: course.last?.text ?? "–"),
        Phrase(text: course.progress()?[language] ?? "–"),
      ])
    }
    let columns = [
      Table.Column("indicator"), Table.Column(language.choose("laatste meting", "last meting")),
      Table.Column(language.choose("koers", "course")),
    ]
    return rows.isEmpty ? nil : Table(columns, rows)
  }

  private func concerns(_ findings: [PlacedFinding]) -> Block {
    let own = findings.filter { (extent ?? 0..<0).contains($0.range.lowerBound) }
    if own.isEmpty { return .paragraph(language.choose("Niets.", "Nothing.")) }
    return .list(
      own.compactMap { placed in
        guard let rule = AllRules.rule(placed.finding.rule) else { return nil }
        let severity = placed.finding.severity
        let name = Phrase([
          .severity(severity, severity.text[language]), .text(" "),
          .link(Phrase(text: rule.name), to: .rule(rule.code)),
        ])
        return ListItem("\(name): \(rule.message(placed.finding)[language])")
      })
  }

  /// Where it stands in its file.
  private var extent: Range<Int>? {
    let number = address.file
    let tree = texts[number].tree
    let start = texts.range(.keyword(context.ordinal), in: number).lowerBound
    return tree.token(touching: start).flatMap { token in
      tree.ancestors(of: token).first { tree.kind($0) == .declaration }.map(tree.range)
    }
  }
}
