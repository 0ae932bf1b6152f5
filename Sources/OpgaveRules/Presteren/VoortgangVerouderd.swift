/// A report that is no longer about now.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let voortgangVerouderd = Rule(
    672, "voortgang-verouderd", .info,
    Text(
      "De laatste voortgang is lang geleden.",
      "The last voortgang was long ago."),
    explanation: Text(
      "Wie eenmaal over voortgang bericht, wordt gevraagd dat te blijven doen: van de opgave als geheel, en van elke lopende inspanning die er een heeft. Hoe lang lang is, staat in `voortgang-maanden` van `drempels`, en anders is het 6 maanden.",
      "Who once reports on progress is asked to keep doing so: of the opgave as a whole, and of each running inspanning that has some. How long is long stands in `voortgang-maanden` of `drempels`, and otherwise it is 6 months."
    ),
    reason: Text(
      "Een kleur van vorig jaar leest als een kleur van nu.",
      "A colour of last year reads as a colour of now."),
    source: .practice("Besluit begroting en verantwoording provincies en gemeenten: tussentijdse rapportage"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          voortgang «2025-10-01» {
            inhoud: groen
          }
        }
        """,
      mended: """
        presteren {
          voortgang 2025-10-01 {
            inhoud: groen
          }

          voortgang 2026-04-01 {
            inhoud: groen
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard opgave.isActive, !opgave.voortgangen.isEmpty, !opgave.isHidden(opgave.presteren) else { return }
        let months = opgave.thresholds.voortgangMaanden
        let latest = opgave.latestVoortgangen
        let asked = [opgave.presteren] + opgave.inspanningen.filter { opgave.status(of: $0) == .lopend }
        for place in asked.compactMap(\.self) where !opgave.isHidden(place) {
          guard let voortgang = latest[place].flatMap(\.self),
            let date = opgave.facts.declaration(voortgang).date, opgave.isPast(date, months: months)
          else { continue }
          findings.report(.name(voortgang), [.limit: .number(months)])
        }
      }
    ],
    message: { finding in
      Text(
        "deze voortgang is de laatste, en ouder dan \(finding.text(.limit)) maanden: hoe staat het er nu voor?",
        "this voortgang is the last one, and older than \(finding.text(.limit)) months: how do things stand now?")
    },
    cases: [
      .reports(
        "status: stilgelegd\npresteren { voortgang «2025-12-31» { tijd: groen } }", saying: "ouder dan 6 maanden"),
      .reports("presteren { voortgang «2026-05» { tijd: groen } }", settings: "drempels { voortgang-maanden: 1 }"),
      .silent("presteren { voortgang 2026-01-01 { tijd: groen } }"),
      .silent("presteren { voortgang 2026-01 { tijd: groen } }"),
      .silent("status: afgerond\npresteren { voortgang 2024 { tijd: groen } }"),
      // One that is to come is told of itself, and what stands elsewhere is another matter.
      .silent("presteren {\n  voortgang 2025 { tijd: groen }\n  voortgang 2026-07-02 { tijd: groen }\n}"),
      .reports(
        """
        presteren {
          voortgang 2026-06 { tijd: groen }

          inspanning a {
            status: lopend
            voortgang 2025-02 { tijd: groen }
            voortgang «2025-05» { tijd: groen }
          }

          inspanning b { status: lopend }

          inspanning c {
            status: afgerond
            voortgang 2025-02 { tijd: groen }
          }

          doel d { voortgang 2025-02 { tijd: groen } }
        }
        """),
      // One that cannot be read may be the latest.
      .silent("presteren {\n  voortgang 2025 { tijd: groen }\n  voortgang { tijd: groen }\n}", despite: [208]),
      .silent("presteren {\n  voortgang 2025 { tijd: groen }\n  : 2026\n}", despite: [102]),
      .silent(
        "presteren {\n  inspanning a {\n    status: lopend\n    voortgang 2025 { tijd: groen }\n    : 2026\n  }\n}",
        despite: [102]),
    ])
}
