/// Work outside the time of its opgave.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let inspanningBuitenLooptijd = Rule(
    661, "inspanning-buiten-looptijd", .waarschuwing,
    Text(
      "Een inspanning begint voor of eindigt na haar opgave.",
      "An inspanning starts before or ends after its opgave."),
    explanation: Text(
      "Verander de looptijd van de inspanning of die van de opgave. Een open einde is onbekend en wordt niet gemeld.",
      "Change the looptijd of the inspanning or that of the opgave. An open end is unknown and is not reported."),
    reason: Text(
      "Wat buiten de looptijd valt, heeft geen opdrachtgever en geen budget.",
      "What falls outside the looptijd has no client and no budget."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        looptijd: 2026 .. 2028

        presteren {
          inspanning bouw "Bouwen" {
            werkwijze: project
            looptijd: 2027 .. «2029»
          }
        }
        """,
      mended: """
        looptijd: 2026 .. 2028

        presteren {
          inspanning bouw "Bouwen" {
            werkwijze: project
            looptijd: 2027 .. 2028
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let whole = opgave.facts.period(.looptijd, of: opgave.ordinal) else { return }
        for inspanning in opgave.inspanningen {
          guard let own = opgave.facts.period(.looptijd, of: inspanning),
            case .value(let place)? = opgave.facts.valuePlace(.looptijd, of: inspanning)
          else { continue }
          if own.start.last < whole.start.first {
            findings.report(.start(place), [.aspect: .aspect(.early), .date: .days(whole.start.first)])
          } else if let end = own.end, let last = whole.end, end.first > last.last {
            findings.report(.end(place), [.aspect: .aspect(.late), .date: .days(last.last)])
          }
        }
      }
    ],
    message: { finding in
      finding.aspect == .early
        ? Text(
          "deze inspanning begint voor de opgave, die op \(finding.text(.date)) begint: laat haar later beginnen, of de opgave eerder",
          "this inspanning starts before the opgave, which starts on \(finding.text(.date)): let it start later, or the opgave earlier"
        )
        : Text(
          "deze inspanning eindigt na de opgave, die op \(finding.text(.date)) eindigt: kort haar in, of verleng de opgave",
          "this inspanning ends after the opgave, which ends on \(finding.text(.date)): shorten it, or lengthen the opgave"
        )
    },
    cases: [
      .silent("looptijd: 2028 .. 2026\npresteren { inspanning a { looptijd: 2024 .. 2025 } }"),
      .reports(
        "looptijd: 2026-02-01 .. 2028\npresteren { inspanning bouw { looptijd: «2026-01-31» .. } }",
        saying: "begint voor de opgave, die op 2026-02-01 begint"),
      .reports(
        "looptijd: 2026 .. 2028\npresteren { inspanning bouw { looptijd: 2026 .. «2029-01-01» } }",
        saying: "die op 2028-12-31 eindigt"),
      .silent("looptijd: 2026-02-01 .. 2028\npresteren { inspanning bouw { looptijd: 2026 .. 2028-12-31 } }"),
      .silent("looptijd: 2026-02-01 .. 2028-06\npresteren { inspanning bouw { looptijd: 2026-02-01 .. 2028 } }"),
      .silent("looptijd: 2026 ..\npresteren { inspanning bouw { looptijd: 2026 .. 2040 } }"),
      .silent("looptijd: 2026 .. 2028\npresteren { inspanning bouw { looptijd: 2026 .. } }"),
      .silent(
        "looptijd: 2026 .. 2028\npresteren {\n  inspanning a\n  inspanning b { looptijd: 2040 }\n}", despite: [211]),
    ])
}
