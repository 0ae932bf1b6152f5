/// An effort that works otherwise than its opgave, without saying why.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let mengvormZonderToelichting = Rule(
    604, "mengvorm-zonder-toelichting", .hint,
    Text(
      "Een inspanning heeft een andere werkwijze dan de opgave, en er staat niet waarom.",
      "An inspanning has another werkwijze than the opgave, and it is not said why."),
    explanation: Text(
      "Zet `omdat` bij de inspanning, of noem haar werkwijze in `mengt` van de werkwijze die geldt. Projecten en routine binnen een programma zijn gewoon.",
      "Put `omdat` with the inspanning, or name its werkwijze in `mengt` of the werkwijze in force. Projects and routine within a programma are ordinary."
    ),
    reason: Text(
      "De gids: werkwijzen lopen steeds meer in elkaar over, en dat vraagt kennis van de opgavemanager. Onze gevolgtrekking: dan helpt het te zeggen waarom.",
      "The guide: werkwijzen run together more and more, which asks knowledge of the opgavemanager. Our inference: then it helps to say why."
    ),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        presteren {
          werkwijze programma {
            periode: 2026-02 ..
          }

          inspanning bewonerstafel "Bewonerstafel" {
            werkwijze: «bestuursproces»
          }
        }
        """,
      mended: """
        presteren {
          werkwijze programma {
            periode: 2026-02 ..
          }

          inspanning bewonerstafel "Bewonerstafel" {
            werkwijze: bestuursproces
            omdat: "Hoe hoog er gebouwd mag worden, is nog een open vraag."
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let inForce = opgave.inForce, let whole = opgave.werkwijze, !opgave.mayBeOver,
          let mixed = opgave.facts.words(.mengt, of: inForce), !opgave.isHidden(inForce)
        else { return }
        for inspanning in opgave.inspanningen {
          guard let own = opgave.facts.word(.werkwijze, of: inspanning), own != whole, !mixed.contains(own),
            !(whole == .programma && (own == .project || own == .routine)), !opgave.mayBeOver(inspanning),
            opgave.lacks(.omdat, in: inspanning), let place = opgave.facts.valuePlace(.werkwijze, of: inspanning)
          else { continue }
          findings.report(place, [.own: .word(own), .whole: .word(whole)])
        }
      }
    ],
    message: { finding in
      Text(
        "de opgave is ‘\(finding.text(.whole))’ en deze inspanning ‘\(finding.text(.own))’: zet ‘omdat’ erbij",
        "the opgave is ‘\(finding.text(.whole))’ and this inspanning ‘\(finding.text(.own))’: add ‘omdat’")
    },
    cases: [
      .reports(
        """
        presteren {
          werkwijze project { periode: 2026-02 .. }
          inspanning a { werkwijze: project }
          inspanning b { werkwijze: «programma» }
          inspanning c { werkwijze: «routine» }
        }
        """, saying: "de opgave is ‘project’ en deze inspanning ‘routine’"),
      .silent(
        """
        presteren {
          werkwijze programma { periode: 2026-02 .. }
          inspanning a { werkwijze: project }
          inspanning b { werkwijze: routine }
          inspanning c { werkwijze: programm }

          inspanning d {
            werkwijze: bestuursproces
            status: afgerond
          }

          inspanning e {
            werkwijze: bestuursproces
            status: gestopt
          }

          inspanning f {
            werkwijze: bestuursproces
            : omdat
          }
        }
        """, despite: [102, 212]),
      .silent(
        """
        presteren {
          werkwijze project {
            periode: 2026-02 ..
            mengt: bestuursproces, routine
          }

          inspanning a { werkwijze: bestuursproces }
        }
        """),
      .silent(
        """
        presteren {
          werkwijze project {
            periode: 2026-02 ..
            mengt: routin
          }

          inspanning a { werkwijze: bestuursproces }
        }
        """, despite: [212]),
      .silent(
        "presteren {\n  werkwijze project {\n    periode: 2026-02 ..\n    : mengt\n  }\n  inspanning a { werkwijze: routine }\n}",
        despite: [102]),
      .silent(
        "status: afgerond\npresteren {\n  werkwijze project { periode: 2026-02 .. }\n  inspanning a { werkwijze: routine }\n}"
      ),
      .silent("presteren { inspanning a { werkwijze: routine } }"),
    ])
}
