/// What was once known of the past and reads otherwise now.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let verledenHerschreven = Rule(
    1002, "verleden-herschreven", .waarschuwing,
    Text(
      "Een nulmeting of meting die een andere waarde kreeg, of iets van een dag waarvan alleen de dag veranderde.",
      "A baseline or measurement that got another value, or something of a day of which the day alone changed."),
    explanation: Text(
      "Vergeleken worden twee momenten. Wat gemeten, gemeld of geëvalueerd is, verandert niet meer; ‘onbekend’ dat een waarde kreeg, is gewoon nieuws. Was het eerst fout, aanvaard de melding dan met de reden: `# negeer OPG1002: de bron heeft de cijfers herzien`.",
      "Two moments are compared. What was measured, reported or evaluated does not change any more; ‘onbekend’ that got a value is plain news. If it was wrong before, accept the finding with the reason: `# negeer OPG1002: the source revised its figures`."
    ),
    reason: Text(
      "Met een andere nulmeting is elk doel te halen. Wie achteraf een cijfer verbetert, zegt erbij waarom.",
      "With another baseline any goal can be reached. Who mends a figure afterwards says why."),
    source: .inference,
    example: Example(
      .opgave,
      before: """
        presteren {
          indicator woningen "Woningen per jaar" {
            nulmeting: 400 op 2024-01-01
            streefwaarde: 900 op 2029-12-31
          }
        }
        """,
      reported: """
        presteren {
          indicator woningen "Woningen per jaar" {
            nulmeting: «300 op 2024-01-01»
            streefwaarde: 900 op 2029-12-31
          }
        }
        """,
      mended: """
        presteren {
          indicator woningen "Woningen per jaar" {
            # negeer OPG1002: de bron heeft de cijfers van 2023 herzien
            nulmeting: 300 op 2024-01-01
            streefwaarde: 900 op 2029-12-31
          }
        }
        """),
    checks: [
      .history { _, change, findings in
        OpgaveHistory.forEach(change) { opgave in
          opgave.root.forEach { declaration in
            guard let old = declaration.old, let new = declaration.new else { return }
            if declaration.isMovedInTime, let date = opgave.oldFacts.declaration(old.ordinal).date {
              findings.report(
                in: new.file, .name(new.ordinal),
                [.aspect: .aspect(.moved), .kind: .kind(declaration.kind), .written: .text(date.text)],
                related: [Related(was: .name(old.ordinal), in: old.file)])
            }
            guard declaration.kind == .indicator else { return }
            if case .removed(let gone)? = declaration.field(.nulmeting)?.values.first,
              let was = opgave.measurement(gone, isOld: true), was.quantity != nil
            {
              findings.report(
                in: new.file, .name(new.ordinal),
                [.aspect: .aspect(.gone), .field: .field(.nulmeting), .written: .text(was.text)],
                related: [Related(was: .value(gone), in: old.file)])
            }
            for name in [Field.nulmeting, .metingen] {
              for case .changed(let from, let to) in declaration.field(name)?.values ?? [] {
                guard let was = opgave.measurement(from, isOld: true), let isNow = opgave.measurement(to, isOld: false),
                  was.quantity != nil, !was.isSameQuantity(as: isNow) || was.date?.last != isNow.date?.last
                else { continue }
                findings.report(
                  in: new.file, .value(to),
                  [
                    .aspect: .aspect(was.isSameQuantity(as: isNow) ? .moved : .lowered), .field: .field(name),
                    .written: .text(was.text),
                  ], related: [Related(was: .value(from), in: old.file)])
              }
            }
          }
        }
      }
    ],
    message: { finding in
      let was = finding.text(.written)
      if finding.arguments[.kind] != nil {
        let kind = finding.text(.kind)
        return Text(
          "\(kind) met een andere dag, eerst \(was), en verder gelijk: klopt deze dag, en waarom de vorige niet?",
          "\(kind) with another day, \(was) before, and the same otherwise: is this day right, and why not the former?")
      }
      let what =
        finding.arguments[.field] == .field(.nulmeting)
        ? Text("de nulmeting", "the baseline") : Text("deze meting", "this measurement")
      if finding.aspect == .gone {
        return Text(
          "de nulmeting ‘\(was)’ is weg: zet haar terug, of zeg in een ‘negeer’ waarom zij niet klopte",
          "the baseline ‘\(was)’ is gone: put it back, or say in a ‘negeer’ why it was not right")
      }
      return finding.aspect == .moved
        ? Text(
          "\(what.nl) was ‘\(was)’ en kreeg een andere dag: klopt deze, en waarom de vorige niet?",
          "\(what.en) was ‘\(was)’ and got another day: is this one right, and why not the former?")
        : Text(
          "\(what.nl) was ‘\(was)’: zet de oude waarde terug, of zeg in een ‘negeer’ waarom zij niet klopte",
          "\(what.en) was ‘\(was)’: put the old value back, or say in a ‘negeer’ why it was not right")
    },
    cases: [
      .reports(
        measured("5 op 2024", "«7 op 2025», 8 op 2026"), saying: "deze meting was ‘6 op 2025’",
        related: ["6 op 2025"], before: measured("5 op 2024", "6 op 2025, 8 op 2026")),
      .reports(
        measured("5 op 2024", "«6 op 2025-06-01»"), saying: "kreeg een andere dag",
        before: measured("5 op 2024", "6 op 2025-05-01")),
      .reports(
        "presteren { indicator «i» { metingen: 6 op 2025 } }", saying: "de nulmeting ‘5 op 2024’ is weg",
        related: ["5 op 2024"],
        before: "presteren { indicator i {\n  nulmeting: 5 op 2024\n  metingen: 6 op 2025\n} }"),
      .silent(
        "presteren { indicator i { metingen: 6 op 2025 } }",
        before: "presteren { indicator i {\n  nulmeting: onbekend op 2024\n  metingen: 6 op 2025\n} }"),
      .reports(measured("5 op 2024", "«7»"), before: measured("5 op 2024", "6")),
      .reports(measured("5 op 2024", "«onbekend op 2025»"), before: measured("5 op 2024", "6 op 2025")),
      .reports(
        measured("«5 op 2023»", "6 op 2025"), saying: "de nulmeting was ‘5 op 2024’",
        before: measured("5 op 2024", "6 op 2025")),
      .reports(measured("«≥ 5 op 2024»", "6 op 2025"), before: measured("5 op 2024", "6 op 2025")),
      .reports(measured("«4 .. 6 op 2024»", "6 op 2025"), before: measured("4 .. 5 op 2024", "6 op 2025")),
      .reports(
        "leren { evaluatie «2025-02-01» { passend: ja } }", saying: "evaluatie met een andere dag, eerst 2025-01-01",
        related: ["2025-01-01"], before: "leren { evaluatie 2025-01-01 { passend: ja } }"),
      .reports(
        "presteren { voortgang «2025-02-01» { inhoud: groen } }",
        before: "presteren { voortgang 2025-01-01 { inhoud: groen } }"),
      .reports(
        "leren { reflectie «2025-02-01» \"A\" { emotie: rollen } }",
        before: "leren { reflectie 2025-01-01 \"A\" { emotie: rollen } }"),
      .reports(
        "opdracht { wijziging «2025-02-01» { door: raad } }", before: "opdracht { wijziging 2025-01-01 { door: raad } }"
      ),
      .reports(
        "status: concept\n" + measured("«4 op 2024»", "6 op 2025"),
        before: "status: concept\n" + measured("5 op 2024", "6 op 2025")),
      .silent(measured("5,0 op 2024", "6 op 2025-12-31"), before: measured("5 op 2024-12-31", "6,00 op 2025")),
      .silent(
        measured("5 op 2024", "6 op 2025, 8 op 2026"), before: measured("5 op 2024", "onbekend op 2025, 8 op 2026")),
      .silent(measured("5 op 2024", "6 op 2025, 8 op 2026"), before: measured("5 op 2024", "6 op 2025")),
      .silent(measured("5 op 2024", "6 op 2025"), before: measured("onbekend", "6 op 2025")),
      .silent(measured("5 op", "6 op 2025"), despite: [107], before: measured("5 op 2024", "6 op 2025")),
      .silent(measured("4 op 2024", "6 op 2025") + "\n: x", despite: [102], before: measured("5 op 2024", "6 op 2025")),
      .silent(
        "presteren { mijlpaal 2027-02-01 \"A\" { soort: fase } }",
        before: "presteren { mijlpaal 2027-01-01 \"A\" { soort: fase } }"),
      .silent("begroting 2027 { lasten: € 5 }", before: "begroting 2026 { lasten: € 5 }"),
      .silent(
        "leren { evaluatie 2025-02-01 { passend: nee } }", before: "leren { evaluatie 2025-01-01 { passend: ja } }"),
    ])
}

/// An indicator with a start and measurements.
private func measured(_ start: String, _ values: String) -> String {
  "presteren { indicator i {\n  nulmeting: \(start)\n  metingen: \(values)\n} }"
}

extension Measurement {
  fileprivate func isSameQuantity(as other: Measurement) -> Bool {
    quantity == other.quantity && upper == other.upper && comparison == other.comparison
  }
}

extension DeclarationChange {
  /// Whether it tells of a day that is past, and that day alone is another.
  fileprivate var isMovedInTime: Bool {
    fate == .renamed && fields.isEmpty && !hasOtherTitle && inner.isEmpty
      && kind.isNews
  }
}
