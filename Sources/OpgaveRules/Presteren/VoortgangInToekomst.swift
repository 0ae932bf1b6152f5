/// A report of what nobody can know yet, or two of one day.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let voortgangInToekomst = Rule(
    673, "voortgang-in-toekomst", .fout,
    Text(
      "Een voortgang van na de peildatum, of twee van één dag op één plaats.",
      "A voortgang after the peildatum, or two of one day in one place."),
    explanation: Text(
      "Een voortgang zegt hoe het er op die dag voor staat. Van twee van één dag telt er één; haal de andere weg.",
      "A voortgang says how things stand on that day. Of two of one day one counts; remove the other."),
    reason: Text(
      "Wat een rapportage over morgen zegt, is een verwachting en geen stand van zaken.",
      "What a report says of tomorrow is an expectation and no state of affairs."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        presteren {
          voortgang «2026-09-01» {
            inhoud: groen
          }
        }
        """,
      mended: """
        presteren {
          voortgang 2026-06-01 {
            inhoud: groen
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let facts = opgave.facts
        var seen: [DeclarationIndex?: [DateSpan: DeclarationIndex]] = [:]
        for voortgang in opgave.voortgangen {
          guard let date = facts.declaration(voortgang).date else { continue }
          let place = facts.declaration(voortgang).parent
          if let first = seen[place]?[date] {
            findings.report(
              .name(voortgang), [.aspect: .aspect(.among)], related: [Related(.first, .part(.name(first)))])
            continue
          }
          seen[place, default: [:]][date] = voortgang
          if date.first > opgave.today {
            findings.report(.name(voortgang), [.aspect: .aspect(.upcoming), .date: .days(opgave.today)])
          }
        }
      }
    ],
    message: { finding in
      finding.aspect == .among
        ? Text(
          "van deze dag staat er al een voortgang: laat er één staan",
          "there is a voortgang of this day already: keep one")
        : Text(
          "deze voortgang is van na \(finding.text(.date)), de dag waarop gekeken wordt: klopt de datum?",
          "this voortgang is from after \(finding.text(.date)), the day being looked at: is the date right?")
    },
    cases: [
      .reports("presteren { voortgang «2026-07-02» { inhoud: groen } }", saying: "van na 2026-07-01"),
      .silent("presteren { voortgang 2026-07-01 { inhoud: groen } }"),
      .silent("presteren { voortgang 2026-07 { inhoud: groen } }"),
      .reports(
        "presteren {\n  voortgang 2026-06-01 { inhoud: groen }\n  voortgang «2026-06-01» { tijd: groen }\n}",
        saying: "van deze dag staat er al een", related: ["2026-06-01"]),
      .silent(
        "presteren {\n  voortgang 2026-06-01 { inhoud: groen }\n  doel d { voortgang 2026-06-01 { inhoud: groen } }\n}"),
      .silent("presteren {\n  voortgang 2026-05-01 { inhoud: groen }\n  voortgang 2026-06-01 { inhoud: groen }\n}"),
      .silent("presteren { voortgang {\n  inhoud: groen\n} }", despite: [208]),
    ])
}
