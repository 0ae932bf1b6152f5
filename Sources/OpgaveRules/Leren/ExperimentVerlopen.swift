/// A trial that went on by itself.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let experimentVerlopen = Rule(
    806, "experiment-verlopen", .info,
    Text(
      "De looptijd van een experiment is voorbij, maar het loopt nog.",
      "The looptijd of an experiment has passed, but it still runs."),
    explanation: Text(
      "Schrijf de `uitkomst` op: `bevestigd`, `weerlegd` of `onduidelijk`. Of verleng de looptijd, met opzet.",
      "Write the `uitkomst`: `bevestigd`, `weerlegd` or `onduidelijk`. Or extend the looptijd, on purpose."),
    reason: Text(
      "Een experiment zonder einde is gewoon een andere manier van werken die niemand koos.",
      "An experiment without an end is just another way of working that nobody chose."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        leren {
          experiment tafel "Een tafel zonder college" {
            looptijd: 2025-09 .. 2025-12
            uitkomst: «loopt»
          }
        }
        """,
      mended: """
        leren {
          experiment tafel "Een tafel zonder college" {
            looptijd: 2025-09 .. 2025-12
            uitkomst: bevestigd
            les: "Zonder wethouder aan tafel praten bewoners vrijer."
          }
        }
        """),
    checks: [
      .file { context, findings in
        let facts = context.facts
        for ordinal in context.ordinals where facts.kind(of: ordinal) == .experiment {
          guard facts.word(.uitkomst, of: ordinal) == .loopt, let end = facts.end(.looptijd, of: ordinal).date,
            end.last < context.surroundings.peildatum, let place = facts.valuePlace(.uitkomst, of: ordinal)
          else { continue }
          findings.report(place, [.end: .days(end.last)])
        }
      }
    ],
    message: { finding in
      Text(
        "de looptijd eindigde op \(finding.text(.end)): wat kwam eruit?",
        "the looptijd ended on \(finding.text(.end)): what came of it?")
    },
    cases: [
      .reports(
        "leren { experiment tafel {\n  looptijd: 2025 .. 2026-06-30\n  uitkomst: «loopt»\n} }", .organisatie,
        saying: "2026-06-30"),
      .silent("leren { experiment tafel {\n  looptijd: 2025 .. 2026-07-01\n  uitkomst: loopt\n} }"),
      .silent("leren { experiment tafel {\n  looptijd: 2025 .. 2026\n  uitkomst: loopt\n} }"),
      .silent("leren { experiment tafel {\n  looptijd: 2025 ..\n  uitkomst: loopt\n} }"),
      .silent("leren { experiment tafel { looptijd: 2025 .. 2025 } }"),
    ])
}
