/// A programma that may be something else.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let programmaPastNiet = Rule(
    613, "programma-past-niet", .waarschuwing,
    Text(
      "Een programma met maar één inspanning, of zonder einde.",
      "A programma with only one inspanning, or without an end."),
    explanation: Text(
      "Een programma heeft in uitvoering meer dan één inspanning (dat leiden wij af uit wat de gids zegt), en een einde: van de looptijd, van de werkwijze, of een evaluatie met `volgende` die daarover gaat. Over een thema, waar opgaven onder hangen die het werk doen, zwijgt deze regel.",
      "A programma has in uitvoering more than one inspanning (that we infer from what the guide says), and an end: of the looptijd, of the werkwijze, or an evaluatie with `volgende` that decides about it. Of a theme, below which opgaven hang that do the work, this rule is silent."
    ),
    reason: Text(
      "De gids: een programma is tijdelijk en complex, op een doel gericht, met meer partijen.",
      "The guide: a programma is temporary and complex, aimed at a goal, with several parties."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        presteren {
          werkwijze «programma» {
            periode: 2026-02 ..
          }

          inspanning bouw "Bouwen" {
            werkwijze: project
          }

          inspanning tafel "Bewonerstafel" {
            werkwijze: bestuursproces
          }
        }
        """,
      mended: """
        presteren {
          werkwijze programma {
            periode: 2026-02 .. 2030
          }

          inspanning bouw "Bouwen" {
            werkwijze: project
          }

          inspanning tafel "Bewonerstafel" {
            werkwijze: bestuursproces
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let inForce = opgave.inForce, opgave.werkwijze == .programma, !opgave.hasNoPartijen, !opgave.isTheme
        else { return }
        var reasons: [Aspect] = []
        if opgave.status == .uitvoering, opgave.inspanningen.count == 1, !opgave.isHidden(opgave.presteren) {
          reasons.append(.oneInspanning)
        }
        if opgave.end == .open, !opgave.mayBeOver, !opgave.mayHideEvaluatie, !opgave.isHidden(inForce),
          !opgave.isDamaged, !opgave.evaluaties.contains(where: { opgave.facts.has(.volgende, of: $0.ordinal) })
        {
          reasons.append(.endless)
        }
        if !reasons.isEmpty { findings.report(.name(inForce), [.reasons: .aspects(reasons)]) }
      }
    ],
    message: { finding in
      Mismatch.sentence(
        finding, Text("een programma past hier misschien niet", "a programma may not fit here"),
        [
          .oneInspanning: Text("er is maar één inspanning", "there is only one inspanning"),
          .endless: Text(
            "er is geen einde en geen volgende evaluatie", "there is no end and no next evaluatie"),
        ])
    },
    cases: [
      .reports(
        "kenmerken { partij huurders }\npresteren {\n  werkwijze «programma» { periode: 2026-02 .. }\n  inspanning bouw\n}",
        saying: "niet: er is maar één inspanning en er is geen einde en geen volgende evaluatie"),
      // Where nobody is named at all, that is said.
      .silent("kenmerken {}\npresteren {\n  werkwijze programma { periode: 2026-02 .. }\n  inspanning bouw\n}"),
      // What is worked on through others need not be closed itself.
      .silent(
        "presteren { werkwijze programma { periode: 2026-02 .. } }",
        beside: ["deel.opgave": "opgave deel {\n  organisatie: merwestad\n  deel-van: wonen\n}"]),
      .reports(
        "presteren {\n  werkwijze «programma» { periode: 2026-02 .. }\n  inspanning a\n  inspanning b\n}",
        beside: ["deel.opgave": "opgave deel {\n  organisatie: merwestad\n  deel-van: wonen\n}"]),
      .reports(
        "looptijd: 2026 .. 2027\npresteren {\n  werkwijze «programma» { periode: 2026-02 .. }\n  inspanning bouw\n}",
        saying: "niet: er is maar één inspanning"),
      .reports(
        """
        presteren { werkwijze «programma» { periode: 2026-02 .. } }

        leren {
          evaluatie 2026-06-20 { passend: ja }
          evaluatie 2026-08-20 { volgende: 2027-01-01 }
        }
        """, saying: "niet: er is geen einde"),
      .silent(
        """
        presteren { werkwijze programma { periode: 2026-02 .. } }
        leren { evaluatie 2026-06-20 { volgende: 2027-01-01 } }
        """),
      .silent(
        "looptijd: 2026 .. 2027\nkenmerken {\n  partij huurders\n  partij kopers\n}\npresteren { werkwijze programma { periode: 2026-02 .. } }"
      ),
      .silent("looptijd: 2026\npresteren { werkwijze programma { periode: 2026-02 .. } }", despite: [211]),
      .silent("presteren { werkwijze routine { periode: 2026-02 .. } }"),
      .silent("status: afgerond\npresteren { werkwijze programma { periode: 2026-02 .. } }"),
      .silent("presteren { werkwijze programma { periode: 2026-02 .. } }\nleren { : }", despite: [102]),
      .silent("presteren { werkwijze programma {\n  periode: 2026-02 ..\n  : 2030\n} }", despite: [102]),
      .silent(": looptijd\npresteren { werkwijze programma { periode: 2026-02 .. } }\nleren {}", despite: [102]),
      .silent(
        "looptijd: 2026 .. 2027\npresteren {\n  werkwijze programma { periode: 2026-02 .. }\n  inspanning bouw\n  : tafel\n}",
        despite: [102]),
      .silent(
        "status: vastgesteld\nlooptijd: 2026 .. 2027\npresteren {\n  werkwijze programma { periode: 2026-02 .. }\n  inspanning bouw\n}"
      ),
      .silent(
        """
        opgave wonen {
          organisatie: merwestad
          status: uitvoering
          looptijd: 2026 .. 2027
          presteren { werkwijze programma { periode: 2026-02 .. } }
        }
        """, .file),
    ])
}
