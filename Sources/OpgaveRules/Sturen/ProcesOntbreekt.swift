/// A hybrid model with fewer than its four processes.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let procesOntbreekt = Rule(
    504, "proces-ontbreekt", .waarschuwing,
    Text(
      "In een hybride model ontbreekt een van de vier besturingsprocessen.",
      "In a hybrid model one of the four processes of governing is missing."),
    explanation: Text(
      "De vier zijn `beleidsontwikkeling`, `portfoliosturing`, `prestatiesturing` en `batenmanagement`, elk met een `proces` in `besturen`.",
      "The four are `beleidsontwikkeling`, `portfoliosturing`, `prestatiesturing` and `batenmanagement`, each with a `proces` in `besturen`."
    ),
    reason: Text(
      "De gids noemt deze vier processen om opgaven te besturen.",
      "The guide names these four processes for governing opgaven."),
    source: .guide,
    example: Example(
      reported: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          «besturen» {
            model: hybride

            proces beleidsontwikkeling
            proces portfoliosturing
            proces prestatiesturing
          }
        }
        """,
      mended: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          besturen {
            model: hybride

            proces beleidsontwikkeling
            proces portfoliosturing
            proces prestatiesturing
            proces batenmanagement
          }
        }
        """),
    checks: [
      .file { context, findings in
        let facts = context.facts
        context.forEachOrganisation { _, inrichting in
          guard let inrichting, !facts.isDamaged(inrichting), facts.word(.model, of: inrichting) == .hybride else {
            return
          }
          var given: [Word] = []
          for proces in facts.children(of: inrichting) {
            // A process by a name that is not known may be any of them.
            guard let word = facts.declaration(proces).word else { return }
            given.append(word)
          }
          let missing = WordSet.proces.words.filter { !given.contains($0) }
          if !missing.isEmpty { findings.report(.keyword(inrichting), [.missing: .list(missing)]) }
        }
      }
    ],
    message: { finding in
      let list = finding.list(.missing)
      let isOne = finding.names(.missing).count == 1
      return Text(
        "in dit hybride model \(isOne ? "ontbreekt het proces" : "ontbreken de processen") \(list.nl): voeg toe wat er is",
        "in this hybrid model the \(isOne ? "process" : "processes") \(list.en) \(isOne ? "is" : "are") missing: add what there is"
      )
    },
    fixes: { finding, context in
      let items = finding.names(.missing).map { SourceItem.block(.proces, .fixed($0)) }
      let keyword = context.range(finding).lowerBound
      guard !items.isEmpty, let body = context.declaration(at: keyword)?.block else { return [] }
      let last = [body.fields.last?.index, body.declarations.last?.index].compactMap { $0 }.max()
      guard let edits = context.insertion(items, inDeclarationAt: keyword, after: last) else { return [] }
      return [
        context.fix(
          Text("Voeg \(finding.list(.missing).nl) toe", "Add \(finding.list(.missing).en)"), isCertain: false, edits)
      ]
    },
    cases: [
      .reports(
        "«besturen» {\n  model: hybride\n  proces beleidsontwikkeling\n  proces portfoliosturing\n}", .organisatie,
        saying: "ontbreken de processen ‘prestatiesturing’ en ‘batenmanagement’"),
      .reports(
        """
        «besturen» {
          model: hybride
          proces beleidsontwikkeling
          proces portfoliosturing
          proces prestatiesturing
        }
        """, .organisatie, saying: "ontbreekt het proces ‘batenmanagement’"),
      .silent("besturen { model: lijn }", .organisatie),
      .silent("besturen {\n  model: hybride\n  proces porto\n}", .organisatie, despite: [212]),
      .silent("besturen {\n  model: hybride\n  : proces\n}", .organisatie, despite: [102]),
    ])
}
