/// A process of governing that has become something else, or nothing.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let bestuursprocesPastNiet = Rule(
    614, "bestuursproces-past-niet", .waarschuwing,
    Text(
      "Een bestuursproces met een contract, of een dat eindigde zonder vervolg.",
      "A bestuursproces with a contract, or one that ended without a sequel."),
    explanation: Text(
      "In een bestuursproces staat de uitkomst nog open; een contract legt haar vast. Is het afgelopen, dan volgt een andere werkwijze, of een andere opgave die u noemt in `vervolg`.",
      "In a bestuursproces the outcome is still open; a contract fixes it. Where it has ended another werkwijze follows, or another opgave that you name in `vervolg`."
    ),
    reason: Text(
      "De gids: in een bestuursproces groeien ideeën en initiatieven uit tot een programma, een project of regulier werk.",
      "The guide: in a bestuursproces ideas and initiatives become a programma, a project or regular work."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        presteren {
          werkwijze bestuursproces {
            periode: 2026-02 ..
            «contract»: "https://merwestad.example/contract.pdf"
          }
        }
        """,
      mended: """
        presteren {
          werkwijze bestuursproces {
            periode: 2026-02 ..
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let facts = opgave.facts
        for inspanning in opgave.inspanningen where facts.word(.werkwijze, of: inspanning) == .bestuursproces {
          if let place = facts.keyPlace(.contract, of: inspanning) {
            findings.report(place, [.aspect: .aspect(.contract)])
          }
        }
        for werkwijze in opgave.werkwijzen where facts.declaration(werkwijze).word == .bestuursproces {
          if let place = facts.keyPlace(.contract, of: werkwijze) {
            findings.report(place, [.aspect: .aspect(.contract)])
          }
          guard let period = facts.period(.periode, of: werkwijze), let end = period.end, end.last < opgave.today,
            opgave.status != .gestopt, opgave.lacks(.vervolg, in: opgave.ordinal), !opgave.isHidden(opgave.presteren),
            !opgave.werkwijzen.contains(where: { other in
              other != werkwijze
                && facts.period(.periode, of: other).map { $0.start.last > period.start.first } ?? true
            })
          else { continue }
          findings.report(.name(werkwijze), [.aspect: .aspect(.ended), .end: .days(end.last)])
        }
      }
    ],
    message: { finding in
      finding.aspect == .contract
        ? Text(
          "een contract past niet bij een bestuursproces, waarin de uitkomst nog open is: haal het weg, of kies een andere werkwijze",
          "a contract does not fit a bestuursproces, in which the outcome is still open: remove it, or choose another werkwijze"
        )
        : Text(
          "dit bestuursproces eindigde op \(finding.text(.end)): noem de werkwijze die volgde, of de opgave in ‘vervolg’",
          "this bestuursproces ended on \(finding.text(.end)): name the werkwijze that followed, or the opgave in ‘vervolg’"
        )
    },
    cases: [
      .reports(
        """
        presteren {
          inspanning tafel {
            werkwijze: bestuursproces
            «contract»: "https://merwestad.example/tafel.pdf"
          }
        }
        """, saying: "een contract past niet"),
      .reports(
        "presteren { werkwijze «bestuursproces» { periode: 2025 .. 2026-06-30 } }", saying: "eindigde op 2026-06-30"),
      .reports(
        """
        presteren {
          werkwijze project { periode: 2025-01-01 .. 2025-02 }
          werkwijze «bestuursproces» { periode: 2025-01-01 .. 2026-06-30 }
        }
        """),
      .silent("presteren { werkwijze bestuursproces { periode: 2025 .. 2026-07-01 } }"),
      .silent("presteren { werkwijze bestuursproces { periode: 2025 .. } }"),
      .silent("presteren { werkwijze bestuursproces { periode: 2025 } }", despite: [211]),
      .silent("status: gestopt\npresteren { werkwijze bestuursproces { periode: 2025 .. 2025 } }"),
      .silent("vervolg: haven\npresteren { werkwijze bestuursproces { periode: 2025 .. 2025 } }", despite: [302]),
      .silent(": vervolg\npresteren { werkwijze bestuursproces { periode: 2025 .. 2025 } }", despite: [102]),
      .silent("presteren {\n  werkwijze bestuursproces { periode: 2025 .. 2025 }\n  : werkwijze\n}", despite: [102]),
      .silent(
        "presteren {\n  werkwijze bestuursproces { periode: 2025 .. 2025 }\n  werkwijze project { periode: 2025-01 .. }\n}"
      ),
      .silent(
        "presteren {\n  werkwijze bestuursproces { periode: 2025 .. 2025 }\n  werkwijze project { periode: 2026 }\n}",
        despite: [211]),
      .silent(
        #"""
        presteren {
          werkwijze project {
            periode: 2025 .. 2025
            contract: "https://merwestad.example/c.pdf"
          }

          inspanning bouw {
            werkwijze: project
            contract: "https://merwestad.example/c.pdf"
          }
        }
        """#),
    ])
}
