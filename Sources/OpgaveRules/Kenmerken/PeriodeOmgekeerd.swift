/// Time that runs backwards.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let periodeOmgekeerd = Rule(
    427, "periode-omgekeerd", .fout,
    Text(
      "Een periode die eindigt voor zij begint.",
      "A period that ends before it starts."),
    explanation: Text(
      "Voor `..` staat het begin, erachter het einde. Een jaar begint op 1 januari en eindigt op 31 december, dus `2026 .. 2026-03` is goed.",
      "Before `..` stands the start, behind it the end. A year starts on 1 January and ends on 31 December, so `2026 .. 2026-03` is right."
    ),
    reason: Text(
      "Alles wat met deze periode rekent, rekent anders verkeerd.",
      "All that counts with this period would count wrong."),
    source: .format,
    example: Example(
      .opgave,
      reported: """
        looptijd: «2030 .. 2026»
        """,
      mended: """
        looptijd: 2026 .. 2030
        """),
    checks: [
      .file { context, findings in
        let facts = context.facts
        facts.forEachPeriod(in: context.span.values) { value, period in
          guard let end = period.end, end.last < period.start.first else { return }
          findings.report(.value(value), [.start: .days(period.start.first), .end: .days(end.last)])
        }
      }
    ],
    message: { finding in
      Text(
        "deze periode begint op \(finding.text(.start)) en eindigt eerder, op \(finding.text(.end)): draai de twee om of verbeter er een",
        "this period starts on \(finding.text(.start)) and ends earlier, on \(finding.text(.end)): swap the two or correct one"
      )
    },
    fixes: { finding, context in
      let text = context.tree.text(context.range(finding))
      guard let dots = text.firstRange(of: "..") else { return [] }
      let (start, end) = (String(text[..<dots.lowerBound]).trimmed, String(text[dots.upperBound...]).trimmed)
      guard !start.isEmpty, !end.isEmpty else { return [] }
      // The mistake may as well be in one of the two dates.
      return context.replace(
        finding, Text("Draai begin en einde om", "Swap start and end"), isCertain: false, with: "\(end) .. \(start)")
    },
    cases: [
      .reports(
        "presteren { werkwijze routine { periode: «2026-03 .. 2026-02» } }",
        saying: "begint op 2026-03-01 en eindigt eerder, op 2026-02-28"),
      .reports("leren { experiment tafel { looptijd: «2026-02-02 .. 2026-02-01» } }", .organisatie),
      .reports("looptijd: «2026-03  ..  2026-02»", mended: "looptijd: 2026-02 .. 2026-03"),
      .silent("looptijd: 2026-02-02 .. 2026-02-02"),
      .silent("looptijd: 2026-02 .. 2026"),
      .silent("looptijd: 2030 .."),
    ])
}
