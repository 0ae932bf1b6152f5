/// A balance with an empty scale.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let presterenUitBalans = Rule(
    634, "presteren-uit-balans", .waarschuwing,
    Text(
      "Een opgave in uitvoering zonder inspanningen, zonder spelers of zonder doelen.",
      "An opgave in uitvoering without inspanningen, without spelers or without doelen."),
    explanation: Text(
      "Doelen worden alleen bij een programma en een bestuursproces verwacht; van een programma zegt een andere regel (612) het al. Over een thema, waar opgaven onder hangen die het werk doen, zwijgt deze regel.",
      "Doelen are expected with a programma and a bestuursproces only; of a programma another rule (612) says it already. Of a theme, below which opgaven hang that do the work, this rule is silent."
    ),
    reason: Text(
      "De gids: presteren is de balans tussen opgave, inspanningen en spelers.",
      "The guide: presteren is the balance between opgave, inspanningen and spelers."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «presteren» {
          werkwijze project {
            periode: 2026-02 .. 2027
          }
        }
        """,
      mended: """
        presteren {
          werkwijze project {
            periode: 2026-02 .. 2027
          }

          inspanning bouw "Bouwen" {
            werkwijze: project
            spelers: corporatie
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.status == .uitvoering, !opgave.isHidden(opgave.presteren), !opgave.isDamaged, !opgave.isTheme
        else { return }
        var empty: [String] = []
        if opgave.inspanningen.isEmpty { empty.append("inspanningen") }
        if opgave.namesNoSpelers,
          opgave.inspanningen.allSatisfy({ !opgave.isHidden($0) && !opgave.facts.isUnknown(.status, of: $0) })
        {
          empty.append(Field.spelers.spelling)
        }
        if opgave.werkwijze == .bestuursproces, opgave.doelen.isEmpty { empty.append("doelen") }
        if !empty.isEmpty { findings.report(opgave.place(of: opgave.presteren), [.missing: .texts(empty)]) }
      }
    ],
    message: { finding in
      let list = finding.choice(.missing)
      return Text(
        "deze opgave is in uitvoering, maar heeft geen \(list.nl.replacing(" of ", with: " en geen ")): wat gebeurt er, en waarvoor?",
        "this opgave is in uitvoering, but has no \(list.en): what is done, and what for?")
    },
    cases: [
      .reports(
        "opgave «wonen» {\n  organisatie: merwestad\n  status: uitvoering\n}", .file, saying: "geen ‘inspanningen’: wat"
      ),
      .reports(
        "«presteren» { werkwijze bestuursproces { periode: 2026-02 .. } }",
        saying: "geen ‘inspanningen’ en geen ‘doelen’"),
      .reports(
        """
        «presteren» {
          inspanning a { status: afgerond }
          inspanning b { status: lopend }
        }
        """, saying: "geen ‘spelers’"),
      .reports("«presteren» {\n  inspanning a\n  inspanning b\n}", saying: "geen ‘spelers’"),
      .silent("presteren", beside: ["deel.opgave": "opgave deel {\n  organisatie: merwestad\n  deel-van: wonen\n}"]),
      // One that has some, or may, is enough.
      .silent("presteren {\n  inspanning a { spelers: huurders }\n  inspanning b { status: afgerond }\n}"),
      .silent("presteren {\n  inspanning a { : huurders }\n  inspanning b { status: afgerond }\n}", despite: [102]),
      .silent(
        "presteren {\n  werkwijze bestuursproces { periode: 2026-02 .. }\n  doel groei\n  inspanning a { spelers: huurders }\n}"
      ),
      .silent("status: vastgesteld\npresteren"),
      .silent("presteren { : }", despite: [102]),
      .silent(": inspanning\npresteren", despite: [102]),
      .silent("presteren {\n  inspanning a { status: lopent }\n  inspanning b { status: afgerond }\n}", despite: [212]),
    ])
}
