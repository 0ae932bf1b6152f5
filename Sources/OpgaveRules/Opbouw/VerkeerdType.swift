/// A value that its field cannot hold.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let verkeerdType = Rule(
    211, "verkeerd-type", .fout,
    Text(
      "Een waarde van een andere soort dan het veld vraagt.",
      "A value of another kind than the field asks."),
    explanation: Text(
      "Een datum staat zonder aanhalingstekens, een tekst met. Een periode heeft `..`, ook als zij één dag duurt.",
      "A date stands without quotes, a text with them. A period has `..`, also if it lasts one day."),
    reason: Text(
      "Alleen van de goede soort kan met een waarde gerekend worden.",
      "Only of the right kind can a value be counted with."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          looptijd: «2026»

          kenmerken {
            aard: probleem
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          looptijd: 2026 .. 2026

          kenmerken {
            aard: probleem
          }
        }
        """),
    checks: [.misfits([.wrongType])],
    message: { finding in
      if finding.field == .peildatum, finding.owner == .instellingen {
        return Text(
          "‘peildatum’ is één dag, zoals 2026-07-01", "‘peildatum’ is one day, such as 2026-07-01")
      }
      if let block = finding.block {
        return Text(
          "achter ‘\(block.keyword)’ hoort één heel jaar, zoals 2026",
          "‘\(block.keyword)’ must be followed by one whole year, such as 2026")
      }
      let expected =
        finding.field.flatMap { Vocabulary.spec($0, in: finding.owner) }?.type.expectation
        ?? finding.words.map { ValueType.word($0).expectation } ?? Text("iets anders", "something else")
      let name = finding.field.map { "‘\($0.spelling)’" } ?? "dit veld"
      let english = finding.field.map { "‘\($0.spelling)’" } ?? "this field"
      return Text("bij \(name) hoort \(expected.nl)", "\(english) takes \(expected.en)")
    },
    fixes: { finding, context in
      guard let field = finding.field, let spec = Vocabulary.spec(field, in: finding.owner) else { return [] }
      let range = context.range(finding)
      // Without its colon it is the header of a block.
      guard context.node(.value, at: range.lowerBound) != nil else { return [] }
      // Of what has more words behind it this is a part.
      if let node = context.node(.field, at: range.lowerBound) {
        let (tree, next) = (context.tree, context.tree.after(node))
        if next < tree.records.count, tree.kind(next) == .skipped,
          !tree.hasLineEnd(in: range.upperBound..<tree.range(next).lowerBound)
        {
          return []
        }
      }
      guard let meant = Meant.signed(range, spec, context.tree) else { return context.fixes(of: .unfit, finding) }
      return context.replace(finding, Text("Schrijf ‘\(meant)’", "Write ‘\(meant)’"), with: meant)
    },
    cases: [
      .reports("budget: «€ 5 .. € 10»"),
      .reports("begroting «2026-Q1» { lasten: € 5 }", saying: "hoort één heel jaar"),
      .reports("begroting «2026-01» { lasten: € 5 }"),
      .silent("begroting 2026 { lasten: € 5 }"),
      .reports("budget: «5»", saying: "bij ‘budget’ hoort een bedrag"),
      .reports("presteren { indicator a { nulmeting: «5% .. 7» } }", saying: "een meting"),
      .reports("presteren { indicator a { nulmeting: «2026-01» } }"),
      .reports("taakvelden: «7.4, 6.72»", saying: "zet deze tekst tussen aanhalingstekens"),
      .reports("nummer: «3.1.1»", saying: "een tekst tussen aanhalingstekens", mended: "nummer: \"3.1.1\""),
      .reports("nummer: «7.2»", mended: "nummer: \"7.2\""),
      .reports("presteren { doel d { nummer: «7.2» } }", mended: "presteren { doel d { nummer: \"7.2\" } }"),
      .reports("sdg: «6%»", saying: "een heel getal van 1 tot en met 17"),
      .reports("hangt-af-van: «\"haven\"»", saying: "de naam van een opgave of inspanning"),
      .reports("trefwoorden: «wonen»", saying: "een tekst tussen aanhalingstekens"),
      .reports("kenmerken { aard: «5» }", saying: "‘idee’, ‘kans’, ‘mogelijkheid’ of ‘probleem’"),
      .reports("instellingen { peildatum: «2026» }", .settings, saying: "‘peildatum’ is één dag"),
      .reports("instellingen { regels { media-ontbreekt: «5» } }", .settings, saying: "bij dit veld hoort ‘fout’"),
      .silent("instellingen { peildatum: 2026-07-01 }", .settings),
      .silent("eigen { wijk: 5 }"),
      // What the parser could not read is told by it alone.
      .silent("looptijd: 2026-01 .", despite: [102]),
      .silent("status: in uitvoering", despite: [102]),
      .silent("budget: € 5 Mark", despite: [102]),
      .reports("hangt-af-van: «\"haven\"»", mended: "hangt-af-van: haven"),
      .reports("trefwoorden: «wonen»", mended: "trefwoorden: \"wonen\""),
      .reports("budget: «5.000»", mended: "budget: € 5.000"),
      .reports("looptijd: «2026»", mended: "looptijd: 2026 .. 2026"),
      .reports(
        "instellingen { drempels { koers-marge: «5» } }", .settings,
        mended: "instellingen { drempels { koers-marge: 5% } }"),
    ])
}
