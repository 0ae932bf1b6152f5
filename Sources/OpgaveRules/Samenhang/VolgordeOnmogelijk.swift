/// A start before what must come first is done.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let volgordeOnmogelijk = Rule(
    703, "volgorde-onmogelijk", .waarschuwing,
    Text(
      "Een inspanning begint voor het einde van waar zij na komt.",
      "An inspanning starts before the end of what it comes after."),
    explanation: Text(
      "`na` zegt waar een inspanning op wacht. Laat haar later beginnen, of haal `na` weg als de twee naast elkaar lopen.",
      "`na` says what an inspanning waits for. Let it start later, or take `na` away where the two run side by side."),
    reason: Text(
      "Een planning die niet kan, wordt niet uitgevoerd maar uitgelegd.",
      "A plan that cannot be is not carried out but explained away."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        presteren {
          inspanning grond "Grond verwerven" {
            werkwijze: project
            looptijd: 2026 .. 2027
          }

          inspanning bouw "Bouwen" {
            werkwijze: project
            looptijd: 2027-01-01 .. 2029
            na: «grond»
          }
        }
        """,
      mended: """
        presteren {
          inspanning grond "Grond verwerven" {
            werkwijze: project
            looptijd: 2026 .. 2027
          }

          inspanning bouw "Bouwen" {
            werkwijze: project
            looptijd: 2028-01-01 .. 2029
            na: grond
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        for inspanning in opgave.inspanningen {
          guard let field = opgave.facts.find(.na, of: inspanning),
            let start = opgave.facts.period(.looptijd, of: inspanning)?.start
          else { continue }
          for value in opgave.facts.values(of: field) {
            guard case .found(let earlier) = opgave.file.resolutions[value] else { continue }
            let theirs = opgave.file.repository.facts(earlier)
            // What waits for itself is another rule's.
            if earlier == Address(file: opgave.file.file, ordinal: inspanning) { continue }
            guard theirs.word(.status, of: earlier.ordinal) != .gestopt,
              let end = theirs.end(.looptijd, of: earlier.ordinal).date, start.last < end.last
            else { continue }
            findings.report(
              .value(value), [.name: .text(theirs.name(of: earlier.ordinal)), .end: .days(end.last)],
              related: [Related(.declaration, .part(.name(earlier.ordinal)), file: earlier.file)])
          }
        }
      }
    ],
    message: { finding in
      Text(
        "‘\(finding.text(.name))’ eindigt pas op \(finding.text(.end)), en deze inspanning begint eerder: laat haar later beginnen",
        "‘\(finding.text(.name))’ does not end until \(finding.text(.end)), and this inspanning starts earlier: let it start later"
      )
    },
    cases: [
      .reports(
        """
        presteren {
          inspanning grond { looptijd: 2026 .. 2027 }

          inspanning weg {
            status: lopend
            looptijd: 2026 .. 2027-02
          }

          inspanning bouw {
            looptijd: 2027-01-31 .. 2029
            na: «grond», «weg»
          }
        }
        """, saying: "‘weg’ eindigt pas op 2027-02-28"),
      .reports(
        "presteren {\n  inspanning grond { looptijd: 2026 .. 2027 }\n  inspanning bouw {\n    looptijd: 2027-12-30 ..\n    na: «grond»\n  }\n}",
        related: ["grond"]),
      .silent(
        "presteren {\n  inspanning grond { looptijd: 2026 .. 2027 }\n  inspanning bouw {\n    looptijd: 2027-12-31 ..\n    na: grond\n  }\n}"
      ),
      .silent(
        "presteren {\n  inspanning grond { looptijd: 2026 .. 2027 }\n  inspanning bouw {\n    looptijd: 2027 ..\n    na: grond\n  }\n}"
      ),
      .silent(
        """
        presteren {
          inspanning a { looptijd: 2026 .. }
          inspanning b { looptijd: 2040 }

          inspanning c {
            status: gestopt
            looptijd: 2026 .. 2040
          }

          inspanning d {
            looptijd: 2027 .. 2028
            na: a, b, c, d, e
          }
        }
        """, despite: [211, 302, 306]),
      .silent("presteren {\n  inspanning grond { looptijd: 2026 .. 2027 }\n  inspanning bouw { na: grond }\n}"),
    ])
}
