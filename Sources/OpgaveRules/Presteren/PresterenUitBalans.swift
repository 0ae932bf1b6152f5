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
      "Doelen worden alleen bij een programma en een bestuursproces verwacht. Wat een andere regel al zegt (612, 632), zegt deze niet nog eens.",
      "Doelen are expected with a programma and a bestuursproces only. What another rule says already (612, 632) this one does not repeat."
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
        guard opgave.status == .uitvoering, !opgave.isHidden(opgave.presteren), !opgave.isDamaged else { return }
        var empty: [String] = []
        if opgave.inspanningen.isEmpty {
          empty.append("inspanningen")
        } else if !opgave.inspanningen.contains(where: {
          opgave.facts.has(.spelers, of: $0) || opgave.isHidden($0) || opgave.facts.isUnknown(.status, of: $0)
        }),
          !opgave.inspanningen.allSatisfy({ opgave.lacksSpelers($0) })
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
      // Where each is told to have none, it is not said once more; one that has some, or may, is enough.
      .silent("presteren {\n  inspanning a\n  inspanning b\n}"),
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
