/// Wat willen we bereiken, wat gaan we doen, wat mag het kosten: the questions of the Besluit begroting en verantwoording, asked of
/// each opgave.
package import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
package import OpgaveWorkspace

package enum ThreeQuestions {
  /// By portfolio, in the order in which these are met; opgaven without one last.
  package static func blocks(_ texts: RepositoryTexts, _ language: Language) -> [Block] {
    var order: [Address] = []
    var sections: [Address?: [Block]] = [:]
    OpgaveSummary.forEach(texts) { opgave in
      guard opgave.context.status != .gestopt else { return }
      if let portfolio = opgave.portfolio, sections[portfolio] == nil { order.append(portfolio) }
      sections[opgave.portfolio, default: []] += section(opgave, language)
    }
    func part(_ title: Phrase, _ blocks: [Block]?) -> [Block] {
      blocks.map { [.heading(1, Heading(title))] + $0 } ?? []
    }
    return order.flatMap { part(Phrase(text: texts.title(of: $0) ?? texts.repository.name($0)), sections[$0]) }
      + part(language.choose("Zonder portfolio", "Without portfolio"), sections[nil])
  }

  private static func section(_ opgave: OpgaveSummary, _ language: Language) -> [Block] {
    let (texts, context) = (opgave.texts, opgave.context)
    func title(_ phrase: Phrase) -> Block { .heading(3, Heading(phrase)) }
    var blocks: [Block] = [
      .heading(2, Heading(Phrase(text: texts.title(of: opgave.address(context.ordinal)) ?? opgave.name)))
    ]
    if let question = opgave.text(.vraagstuk, of: context.ordinal) {
      blocks.append(.paragraph(Phrase([.emphasis(Phrase(text: question))])))
    }
    blocks.append(title(language.choose("Wat willen we bereiken?", "What do we want to achieve?")))
    blocks.append(
      context.doelen.isEmpty
        ? .paragraph(language.choose("Er staan nog geen doelen.", "There are no doelen yet."))
        : .list(context.doelen.map { goal($0, opgave) }))
    blocks.append(title(language.choose("Wat gaan we doen?", "What will we do?")))
    if let table = EffortTable.table(context, texts, language) { blocks.append(.table(table)) }
    blocks.append(title(language.choose("Wat mag het kosten?", "What may it cost?")))
    let budget = opgave.facts.amount(.budget, of: context.ordinal).map(Amount.text) ?? "–"
    blocks.append(.paragraph(Phrase(text: budget)))
    return blocks
  }

  private static func goal(_ doel: DeclarationIndex, _ opgave: OpgaveSummary) -> ListItem {
    let facts = opgave.facts
    let indicators = facts.children(of: doel).filter { facts.kind(of: $0) == .indicator }.map { indicator in
      let values = [Field.nulmeting, .streefwaarde].compactMap { opgave.text($0, of: indicator) }
      let unit = opgave.text(.eenheid, of: indicator).map { " (\($0))" } ?? ""
      return ListItem(Phrase(text: "\(opgave.title(of: indicator)): \(values.joined(separator: " → "))\(unit)"))
    }
    return ListItem(Phrase(text: opgave.title(of: doel)), indicators)
  }
}
