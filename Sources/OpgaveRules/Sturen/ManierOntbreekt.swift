/// A hybrid model with fewer than its three ways of steering.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let manierOntbreekt = Rule(
    503, "manier-ontbreekt", .waarschuwing,
    Text(
      "In een hybride model ontbreekt een van de drie manieren van sturen.",
      "In a hybrid model one of the three ways of steering is missing."),
    explanation: Text(
      "Een hybride model bestaat uit `lean-sturing`, `opgavesturing` en `prioriteitsstelling`.",
      "A hybrid model consists of `lean-sturing`, `opgavesturing` and `prioriteitsstelling`."),
    reason: Text(
      "De gids: het hybride model bestaat uit lean sturing, opgavesturing en prioriteitsstelling.",
      "The guide: the hybrid model consists of lean-sturing, opgavesturing and prioriteitsstelling."),
    source: .guide,
    example: Example(
      reported: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          besturen {
            model: hybride
            «manieren»: lean-sturing, opgavesturing
          }
        }
        """,
      mended: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          besturen {
            model: hybride
            manieren: lean-sturing, opgavesturing, prioriteitsstelling
          }
        }
        """),
    checks: [
      .file { context, findings in
        let facts = context.facts
        context.forEachOrganisation { _, inrichting in
          guard let inrichting, !facts.isDamaged(inrichting), facts.word(.model, of: inrichting) == .hybride,
            let given = facts.words(.manieren, of: inrichting),
            let place = facts.keyPlace(.manieren, of: inrichting) ?? facts.valuePlace(.model, of: inrichting)
          else { return }
          let missing = WordSet.manier.words.filter { !given.contains($0) }
          if !missing.isEmpty { findings.report(place, [.missing: .list(missing)]) }
        }
      }
    ],
    message: { finding in
      let list = finding.list(.missing)
      let isOne = finding.names(.missing).count == 1
      return Text(
        "in dit hybride model \(isOne ? "ontbreekt" : "ontbreken") \(list.nl): voeg toe wat er in uw organisatie is",
        "in this hybrid model \(list.en) \(isOne ? "is" : "are") missing: add what there is in your organisation")
    },
    fixes: { finding, context in
      let missing = finding.names(.missing)
      let offset = context.range(finding).lowerBound
      guard !missing.isEmpty, let block = context.node(.block, at: offset).map({ BlockSyntax($0, in: context.tree) })
      else { return [] }
      let title = Text("Voeg \(finding.list(.missing).nl) toe", "Add \(finding.list(.missing).en)")
      if let last = block.field(Field.manieren.spelling)?.values.last {
        let end = context.tree.range(last.index).upperBound
        return [
          context.fix(title, isCertain: false, [TextEdit(end..<end, ", " + missing.joined(separator: ", "))])
        ]
      }
      guard
        let edits = context.insertion(
          [.field(Field.manieren.spelling, missing.map { .name($0) })],
          inDeclarationAt: context.tree.range(block.index).lowerBound, after: block.field(Field.model.spelling)?.index)
      else { return [] }
      return [context.fix(title, isCertain: false, edits)]
    },
    cases: [
      .reports(
        "besturen { model: «hybride» }", .organisatie,
        saying: "ontbreken ‘lean-sturing’, ‘opgavesturing’ en ‘prioriteitsstelling’"),
      .reports(
        "besturen {\n  model: hybride\n  «manieren»: lean-sturing, opgavesturing\n}", .organisatie,
        saying: "ontbreekt ‘prioriteitsstelling’"),
      .silent("besturen { model: lijn }", .organisatie),
      .silent("besturen {\n  model: hybride\n  manieren: lean-sturing, opgave\n}", .organisatie, despite: [212]),
      .silent("besturen {\n  model: hybride\n  : manieren\n}", .organisatie, despite: [102]),
    ])
}
