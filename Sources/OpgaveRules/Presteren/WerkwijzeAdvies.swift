/// Another way of working than the facts point to.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let werkwijzeAdvies = Rule(
    616, "werkwijze-advies", .info,
    Text(
      "De feiten wijzen op een andere werkwijze dan die geldt.",
      "The facts point to another werkwijze than the one in force."),
    explanation: Text(
      "Het advies is het eerste dat opgaat. Improvisatie: acuut, en nog geen doel. Routine: terugkerend, en de weg is bekend. Bestuursproces: initiatief, netwerk of besluitvorming is vaag, of het doel is onzeker. Project: een resultaat in de werkwijze, een einde, een budget, en een contract of niet meer dan één inspanning. Programma: een doel, twee partijen en twee inspanningen of meer. Wat er niet staat, telt niet mee en wordt genoemd. Volgt het advies alleen uit tellen, dan zwijgt de regel waar de werkwijze een `omdat` heeft.",
      "The advice is the first that holds. Improvisatie: acute, and no doel yet. Routine: returning, and the way is known. Bestuursproces: initiatief, netwerk or besluitvorming is vaag, or the goal is uncertain. Project: a result in the werkwijze, an end, a budget, and a contract or no more than one inspanning. Programma: a doel, two parties and two inspanningen or more. What is not stated does not count, and is named. Where the advice follows from counting alone the rule is silent if the werkwijze has an `omdat`."
    ),
    reason: Text(
      "Wie de werkwijze bewust kiest, kan uitleggen waarom zij van de feiten afwijkt. Het is een advies: u weet meer dan hier staat.",
      "Who chooses the werkwijze consciously can explain why it differs from the facts. It is an advice: you know more than is written here."
    ),
    source: .practice(
      "VPNG, Opgavegericht werken: het kiezen van de juiste werkwijze; de gids voor de vijf werkwijzen"),
    example: Example(
      .opgave,
      reported: """
        kenmerken {
          aard: idee
          initiatief: helder
          netwerk: vaag

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }

        presteren {
          werkwijze «project» {
            periode: 2026-02 .. 2027
          }
        }
        """,
      mended: """
        kenmerken {
          aard: idee
          initiatief: helder
          netwerk: vaag

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }

        presteren {
          werkwijze bestuursproces {
            periode: 2026-02 .. 2027
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard !opgave.mayBeOver, let inForce = opgave.inForce, let own = opgave.werkwijze,
          !opgave.isHidden(opgave.kenmerken),
          !opgave.isHidden(opgave.presteren), !opgave.isDamaged
        else { return }
        let advice = Advice(opgave)
        guard let werkwijze = advice.werkwijze, werkwijze != own else { return }
        // Who gives a reason is not contradicted by counting alone.
        if advice.isCounted, !opgave.lacks(.omdat, in: inForce) { return }
        findings.report(
          .name(inForce),
          [
            .wanted: .word(werkwijze), .used: .texts(advice.used.map(\.text)),
            .unknown: .texts(advice.missing.map(\.text)),
          ])
      }
    ],
    message: { finding in
      let (used, missing) = (finding.list(.used), finding.list(.unknown))
      let isOne = finding.names(.unknown).count == 1
      return Text(
        "de feiten wijzen op ‘\(finding.text(.wanted))’, want er staat \(used.nl)"
          + (finding.names(.unknown).isEmpty ? "" : "; \(missing.nl) \(isOne ? "is" : "zijn") niet bekend"),
        "the facts point to ‘\(finding.text(.wanted))’, because they say \(used.en)"
          + (finding.names(.unknown).isEmpty ? "" : "; \(missing.en) \(isOne ? "is" : "are") not known"))
    },
    cases: [
      // The five steps in their order.
      .reports(
        "kenmerken {\n  urgentie: acuut\n  herhaling: terugkerend\n  weg-zekerheid: hoog\n}\npresteren { werkwijze «project» { periode: 2026-02 .. } }",
        saying: "wijzen op ‘improvisatie’, want er staat ‘urgentie: acuut’ en ‘doel: 0’"),
      .reports(
        """
        kenmerken {
          urgentie: acuut
          herhaling: terugkerend
          weg-zekerheid: hoog
          netwerk: vaag
        }

        presteren {
          werkwijze «project» { periode: 2026-02 .. }
          doel groei
        }
        """, saying: "wijzen op ‘routine’, want er staat ‘herhaling: terugkerend’ en ‘weg-zekerheid: hoog’"),
      .reports(
        "kenmerken { initiatief: vaag }\npresteren { werkwijze «routine» { periode: 2026-02 .. } }",
        saying:
          "‘bestuursproces’, want er staat ‘initiatief: vaag’; ‘urgentie’, ‘herhaling’ en ‘weg-zekerheid’ zijn niet bekend"
      ),
      .reports(
        "kenmerken {\n  urgentie: laag\n  herhaling: eenmalig\n  besluitvorming: vaag\n}\npresteren { werkwijze «routine» { periode: 2026-02 .. } }",
        saying: "‘bestuursproces’, want er staat ‘besluitvorming: vaag’\n"),
      .reports(
        "kenmerken {\n  herhaling: eenmalig\n  netwerk: vaag\n}\npresteren { werkwijze «routine» { periode: 2026-02 .. } }",
        saying: "; ‘urgentie’ is niet bekend"),
      .reports(
        "kenmerken {\n  urgentie: laag\n  herhaling: terugkerend\n  netwerk: vaag\n}\npresteren { werkwijze «routine» { periode: 2026-02 .. } }",
        saying: "; ‘weg-zekerheid’ is niet bekend"),
      .reports(
        #"""
        looptijd: 2026 .. 2027
        budget: € 3 mln

        presteren {
          werkwijze «programma» {
            periode: 2026-02 ..
            resultaat: "Een fietsbrug over de Merwe"
          }

          inspanning brug
        }
        """#,
        saying:
          "‘project’, want er staat ‘resultaat’, ‘looptijd: .. 2027-12-31’, ‘budget: € 3.000.000’ en ‘inspanning: 1’"),
      .reports(
        #"""
        looptijd: 2026 .. 2027
        budget: € 3 mln

        kenmerken {
          initiatief: helder
          partij huurders
          partij kopers
        }

        presteren {
          werkwijze «project» {
            periode: 2026-02 ..
            resultaat: "Een fietsbrug over de Merwe"
          }

          doel groei
          inspanning brug
          inspanning weg
        }
        """#,
        saying:
          "‘programma’, want er staat ‘doel: 1’, ‘partij: 2’ en ‘inspanning: 2’; ‘herhaling’, ‘weg-zekerheid’, ‘netwerk’, ‘besluitvorming’, ‘doel-zekerheid’ en ‘contract’"
      ),
      .reports(
        "kenmerken { doel-zekerheid: laag }\npresteren { werkwijze «routine» { periode: 2026-02 .. } }",
        saying: "‘bestuursproces’, want er staat ‘doel-zekerheid: laag’"),
      // A project that is cut into parts stays one, where a contract holds it together.
      .silent(
        #"""
        looptijd: 2026 .. 2027
        budget: € 3 mln

        kenmerken {
          partij huurders
          partij kopers
        }

        presteren {
          werkwijze project {
            periode: 2026-02 ..
            resultaat: "Een fietsbrug over de Merwe"
            contract: "Bestuursopdracht van 3 februari"
          }

          doel groei
          inspanning brug
          inspanning weg
        }
        """#),
      // Nobody who gave a reason is contradicted by counting; what was stated still speaks.
      .silent(
        #"""
        kenmerken {
          partij huurders
          partij kopers
        }

        presteren {
          werkwijze routine {
            periode: 2026-02 ..
            omdat: "Het is elk jaar hetzelfde werk."
          }

          doel groei
          inspanning brug
          inspanning weg
        }
        """#),
      .reports(
        #"""
        kenmerken {
          partij huurders
          partij kopers
        }

        presteren {
          werkwijze «routine» { periode: 2026-02 .. }
          doel groei
          inspanning brug
          inspanning weg
        }
        """#),
      .reports(
        #"""
        kenmerken { netwerk: vaag }

        presteren {
          werkwijze «routine» {
            periode: 2026-02 ..
            omdat: "Het is elk jaar hetzelfde werk."
          }
        }
        """#),
      // Without one of its facts a step does not hold.
      .silent(
        #"""
        looptijd: 2026 .. 2027
        budget: € 3 mln

        kenmerken {
          partij huurders
          partij kopers
        }

        presteren {
          werkwijze routine {
            periode: 2026-02 ..
            resultaat: brug
          }

          inspanning brug
        }
        """#, despite: [211]),
      .silent("looptijd: 2026 .. 2027\nbudget: € 3 mln\npresteren { werkwijze routine { periode: 2026-02 .. } }"),
      .silent(
        "presteren {\n  werkwijze routine { periode: 2026-02 .. }\n  inspanning brug\n  inspanning weg\n}"),
      .silent(
        #"""
        looptijd: 2026 ..
        budget: € 3 mln
        kenmerken { partij huurders }

        presteren {
          werkwijze routine {
            periode: 2026-02 ..
            resultaat: "Een fietsbrug over de Merwe"
          }

          doel groei
          inspanning brug
          inspanning weg
        }
        """#),
      .silent(
        #"""
        looptijd: 2026 .. 2027

        presteren {
          werkwijze routine {
            periode: 2026-02 ..
            resultaat: "Een fietsbrug over de Merwe"
          }

          doel groei
          inspanning brug
        }
        """#),
      .silent("kenmerken { netwerk: vaag }\npresteren { werkwijze bestuursproces { periode: 2026-02 .. } }"),
      .silent("status: afgerond\nkenmerken { netwerk: vaag }\npresteren { werkwijze project { periode: 2026-02 .. } }"),
      .silent(
        "kenmerken {\n  netwerk: vaag\n  :\n}\npresteren { werkwijze project { periode: 2026-02 .. } }", despite: [102]),
      .silent(
        "kenmerken { netwerk: vaag }\npresteren {\n  werkwijze project { periode: 2026-02 .. }\n  :\n}", despite: [102]),
      .silent(
        "kenmerken { netwerk: vaag }\n:\npresteren { werkwijze project { periode: 2026-02 .. } }", despite: [102]),
    ])
}
