/// A target that came nearer, or was put off.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let streefwaardeVerlaagd = Rule(
    1001, "streefwaarde-verlaagd", .waarschuwing,
    Text(
      "Een streefwaarde die minder vraagt dan eerst, of later, zonder dat de opdracht een wijziging noemt.",
      "A target that asks less than before, or later, while the opdracht names no wijziging."),
    explanation: Text(
      "Vergeleken worden twee momenten van een opgave die toen was vastgesteld. Minder is: dichter bij de nulmeting. Schrijf in `opdracht` een `wijziging` met de dag, wie besloot en waarom; dan is de melding weg.",
      "Two moments are compared of an opgave that was settled then. Less is: nearer to the baseline. Write a `wijziging` in `opdracht` with the day, who decided and why; then the finding is gone."
    ),
    reason: Text(
      "Wie alleen het nu ziet, ziet een doel dat gehaald wordt. Dat het doel verschoof, hoort wie erover besliste te weten.",
      "Who sees the present alone sees a goal that is reached. That the goal moved is for who decided on it to know."),
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
            nulmeting: 400 op 2024-01-01
            streefwaarde: «700 op 2029-12-31»
          }
        }
        """,
      mended: """
        opdracht "Bouwen" {
          vastgesteld: 2024-02-01
          door: raad

          wijziging 2026-06-01 {
            door: raad
            omdat: "De grond is vervuild; tweehonderd woningen komen na 2030."
          }
        }

        presteren {
          indicator woningen "Woningen per jaar" {
            nulmeting: 400 op 2024-01-01
            streefwaarde: 700 op 2029-12-31
          }
        }
        """),
    checks: [
      .history { _, change, findings in
        OpgaveHistory.forEach(change) { opgave in
          guard opgave.wasSettled, !opgave.hasNewWijziging else { return }
          opgave.root.forEach { indicator in
            guard indicator.kind == .indicator, let old = indicator.old, let new = indicator.new,
              let field = indicator.field(.streefwaarde)
            else { return }
            let course = Course(opgave.oldFacts, old.ordinal)
            for value in field.values {
              switch value {
              case .changed(let from, let to):
                guard let was = opgave.measurement(from, isOld: true), let isNow = opgave.measurement(to, isOld: false),
                  let aspect = course.weakening(from: was, to: isNow)
                else { continue }
                findings.report(
                  in: new.file, .value(to),
                  [.aspect: .aspect(aspect), .written: .text(was.text), .wanted: .text(isNow.text)],
                  related: [Related(was: .value(from), in: old.file)])
              case .removed(let gone):
                guard let was = opgave.measurement(gone, isOld: true) else { continue }
                findings.report(
                  in: new.file, .name(new.ordinal), [.aspect: .aspect(.gone), .written: .text(was.text)],
                  related: [Related(was: .value(gone), in: old.file)])
              case .added: break
              }
            }
          }
        }
      }
    ],
    message: { finding in
      let was = finding.text(.written)
      switch finding.aspect {
      case .gone?:
        return Text(
          "de streefwaarde ‘\(was)’ is weg: schrijf in de opdracht een ‘wijziging’ waarom",
          "the target ‘\(was)’ is gone: write in the opdracht a ‘wijziging’ why")
      case .later?:
        return Text(
          "de streefwaarde was ‘\(was)’ en komt nu later, ‘\(finding.text(.wanted))’: schrijf in de opdracht een ‘wijziging’ waarom",
          "the target was ‘\(was)’ and comes later now, ‘\(finding.text(.wanted))’: write in the opdracht a ‘wijziging’ why"
        )
      default:
        return Text(
          "de streefwaarde was ‘\(was)’ en vraagt nu minder, ‘\(finding.text(.wanted))’: schrijf in de opdracht een ‘wijziging’ waarom",
          "the target was ‘\(was)’ and asks less now, ‘\(finding.text(.wanted))’: write in the opdracht a ‘wijziging’ why"
        )
      }
    },
    cases: [
      // The way goes down here, so that more is less.
      .reports(
        target("5 op 2024", "«3 op 2029»"), saying: "was ‘2 op 2029’ en vraagt nu minder, ‘3 op 2029’",
        related: ["2 op 2029"], before: target("5 op 2024", "2 op 2029")),
      .reports(
        target("5 op 2024", "«7 op 2030»"), saying: "en komt nu later, ‘7 op 2030’",
        before: target("5 op 2024", "7 op 2029")),
      .reports(target("5 op 2024", "«8 op 2030»"), saying: "komt nu later", before: target("5 op 2024", "7 op 2029")),
      .reports(
        target("5 op 2024", "«6 op 2030»"), saying: "vraagt nu minder", before: target("5 op 2024", "7 op 2029")),
      .reports(target("5 op 2024", "«3 op 2029»"), before: target("5 op 2024", "7 op 2029")),
      .reports(
        target("5 op 2024", "7 op 2029, «8 op 2031»"), before: target("5 op 2024", "7 op 2029, 9 op 2031")),
      .reports(
        "presteren { indicator «i» {\n  nulmeting: 5 op 2024\n  streefwaarde: 9 op 2031\n} }",
        saying: "‘7 op 2029’ is weg", before: target("5 op 2024", "7 op 2029, 9 op 2031")),
      .reports("presteren { indicator «i» { nulmeting: 5 op 2024 } }", before: target("5 op 2024", "7 op 2029")),
      .reports(
        "presteren { indicator i {\n  richting: dalend\n  streefwaarde: «4 op 2029»\n} }",
        before: "presteren { indicator i {\n  richting: dalend\n  streefwaarde: 3 op 2029\n} }"),
      .reports(
        "presteren { indicator i {\n  richting: stijgend\n  streefwaarde: «2 op 2029»\n} }",
        before: "presteren { indicator i {\n  richting: stijgend\n  streefwaarde: 3 op 2029\n} }"),
      .reports(
        target("10% op 2024", "«20% .. 40% op 2029»"), before: target("10% op 2024", "30% .. 40% op 2029")),
      .reports(
        "status: «afgerond»".replacing("«", with: "").replacing("»", with: "") + "\n"
          + target("5 op 2024", "«6 op 2029»"),
        before: "status: afgerond\n" + target("5 op 2024", "7 op 2029")),
      // A wijziging that was there already explains nothing.
      .reports(
        "opdracht { wijziging 2025-01-01 }\n" + target("5 op 2024", "«6 op 2029»"),
        before: "opdracht { wijziging 2025-01-01 }\n" + target("5 op 2024", "7 op 2029")),
      .silent(
        "opdracht { wijziging 2025-01-01 }\n" + target("5 op 2024", "6 op 2029"),
        before: target("5 op 2024", "7 op 2029")),
      .silent(target("5 op 2024", "8 op 2029"), before: target("5 op 2024", "7 op 2029")),
      .silent(target("5 op 2024", "7 op 2028"), before: target("5 op 2024", "7 op 2029")),
      .silent(target("5 op 2024", "7 op 2029-12-31"), before: target("5 op 2024", "7 op 2029")),
      .silent(target("5 op 2024", "7,0 op 2029"), before: target("5 op 2024", "7 op 2029")),
      .silent(target("5 op 2024", "7 op 2029, 9 op 2031"), before: target("5 op 2024", "7 op 2029")),
      // Which way it goes is not known.
      .silent(
        "presteren { indicator i { streefwaarde: 2 op 2029 } }",
        before: "presteren { indicator i { streefwaarde: 3 op 2029 } }"),
      .silent(
        "presteren { indicator i {\n  richting: handhaven\n  streefwaarde: 2 op 2029\n} }",
        before: "presteren { indicator i {\n  richting: handhaven\n  streefwaarde: 3 op 2029\n} }"),
      .reports(
        target("5 op 2024", "«onbekend op 2029»"), saying: "‘7 op 2029’ is weg",
        before: target("5 op 2024", "7 op 2029")),
      .silent(target("5 op 2024", "onbekend op 2029"), before: target("5 op 2024", "onbekend op 2030")),
      .silent(target("5 op 2024", "5% op 2029"), before: target("5 op 2024", "7 op 2029")),
      .silent(
        "status: verkenning\n" + target("5 op 2024", "6 op 2029"),
        before: "status: concept\n" + target("5 op 2024", "7 op 2029")),
      .silent(
        "status: gestopt\n" + target("5 op 2024", "6 op 2029"),
        before: "status: gestopt\n" + target("5 op 2024", "7 op 2029")),
      .silent(target("5 op 2024", "6 op"), despite: [107], before: target("5 op 2024", "7 op 2029")),
      .silent(
        target("5 op 2024", "6 op 2029") + "\n: x", despite: [102], before: target("5 op 2024", "7 op 2029")),
    ])
}

/// An indicator with a start and targets.
private func target(_ start: String, _ targets: String) -> String {
  "presteren { indicator i {\n  nulmeting: \(start)\n  streefwaarde: \(targets)\n} }"
}

extension Course {
  /// How a target asks less than it did; `nil` where it does not, or that is not known.
  fileprivate func weakening(from was: Measurement, to isNow: Measurement) -> Aspect? {
    if let one = was.quantity, let other = isNow.quantity, one.isSameKind(as: other), let before = was.bounds,
      let after = isNow.bounds, let isRising = isRising(to: was)
    {
      if isRising ? after.lowest < before.lowest : after.highest > before.highest { return .lowered }
    }
    // Who takes the number away, takes the target away.
    if was.quantity != nil, isNow.quantity == nil { return .gone }
    if let before = was.date, let after = isNow.date, after.last > before.last, isNow.quantity != nil { return .later }
    return nil
  }
}
