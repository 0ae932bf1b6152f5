/// A goal that is not there any more.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let doelVerdwenen = Rule(
    1004, "doel-verdwenen", .waarschuwing,
    Text(
      "Een doel, baat of indicator die weg is, zonder dat de opdracht een wijziging noemt.",
      "A doel, baat or indicator that is gone, while the opdracht names no wijziging."),
    explanation: Text(
      "Vergeleken worden twee momenten van een opgave die toen was vastgesteld. Schrijf in `opdracht` een `wijziging` met de dag, wie besloot en waarom. Wat onder dezelfde naam in een andere opgave staat, is verplaatst.",
      "Two moments are compared of an opgave that was settled then. Write a `wijziging` in `opdracht` with the day, who decided and why. What stands in another opgave under the same name was moved."
    ),
    reason: Text(
      "Een doel dat stil verdwijnt, is nooit gehaald en nooit losgelaten. Wie het vaststelde, hoort te weten dat het weg is.",
      "A goal that disappears silently was never reached and never let go. Who set it is to know that it is gone."),
    source: .inference,
    example: Example(
      before: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }

          presteren {
            doel betaalbaar "Betaalbaar wonen"
            doel genoeg "Genoeg woningen"
          }
        }
        """,
      reported: """
        opgave «wonen» "Wonen" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }

          presteren {
            doel genoeg "Genoeg woningen"
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }

          opdracht "Bouwen" {
            vastgesteld: 2024-02-01
            door: raad

            wijziging 2026-06-01 {
              door: raad
              omdat: "Betaalbaarheid gaat over naar de woonvisie."
            }
          }

          presteren {
            doel genoeg "Genoeg woningen"
          }
        }
        """),
    checks: [
      .history { _, change, findings in
        let moved = MovedNames(change)
        OpgaveHistory.forEach(change) { opgave in
          guard opgave.wasSettled, !opgave.hasNewWijziging else { return }
          for removed in opgave.removed {
            for address in opgave.goals(in: removed, without: moved) {
              findings.report(
                in: opgave.new.file, opgave.header,
                [
                  .kind: .kind(opgave.oldFacts.kind(of: address.ordinal)),
                  .name: .text(opgave.oldFacts.name(of: address.ordinal)),
                ], related: [Related(was: .name(address.ordinal), in: address.file)])
            }
          }
        }
      }
    ],
    message: { finding in
      let (kind, name) = (finding.text(.kind), finding.text(.name))
      return Text(
        "\(kind) ‘\(name)’ is weg: schrijf in de opdracht een ‘wijziging’ waarom",
        "\(kind) ‘\(name)’ is gone: write in the opdracht a ‘wijziging’ why")
    },
    cases: [
      .reports(
        goals("«wonen»", "doel a"), .file, saying: "baat ‘b’ is weg", related: ["b"],
        before: goals("wonen", "doel a\n baat b")),
      .reports(
        goals("«wonen»", "doel a"), .file, saying: "indicator ‘i’ is weg",
        before: goals("wonen", "doel a { indicator i }")),
      // What stood in a goal is told with it.
      .reports(goals("«wonen»", ""), .file, saying: "doel ‘a’", before: goals("wonen", "doel a { indicator i }")),
      .reports(
        "opgave «wonen» {\n  organisatie: merwestad\n  status: stilgelegd\n}", .file, saying: "doel ‘a’",
        before: goals("wonen", "doel a")),
      .reports(goals("«wonen»", "doel c"), .file, before: goals("wonen", "doel a { toelichting: \"x\" }\n doel c")),
      .reports(
        goals("«wonen»", "").replacing("presteren", with: "opdracht { wijziging 2025-01-01 }\n presteren"), .file,
        before: goals("wonen", "doel a").replacing("presteren", with: "opdracht { wijziging 2025-01-01 }\n presteren")),
      // What stood in a goal that was moved, and did not come along.
      .reports(
        goals("«wonen»", ""), .file, saying: "indicator ‘i’ is weg",
        beside: ["ander.opgave": goals("ander", "doel a")],
        before: goals("wonen", "doel a { indicator i }"), filesBefore: ["ander.opgave": goals("ander", "")]),
      .silent("presteren { doel b \"A\" }", before: "presteren { doel a \"A\" }"),
      .silent("opdracht { wijziging 2025-01-01 }\npresteren {}", before: "presteren { doel a }"),
      .silent("status: concept\npresteren {}", before: "status: concept\npresteren { doel a }"),
      .silent("presteren {}", before: "presteren { inspanning a { werkwijze: project } }"),
      .silent(
        "presteren { doel d { indicator i } }", before: "presteren {\n doel d\n indicator i { eenheid: \"x\" }\n}"),
      .silent(
        "presteren {}", beside: ["ander.opgave": goals("ander", "doel a")], before: "presteren { doel a }",
        filesBefore: ["ander.opgave": goals("ander", "")]),
      .silent("presteren { : }", despite: [102], before: "presteren { doel a }"),
      .silent("presteren {}\nkenmerken { : }", despite: [102], before: "presteren { doel a }"),
    ])
}

private func goals(_ name: String, _ content: String) -> String {
  "opgave \(name) {\n  organisatie: merwestad\n  status: uitvoering\n  presteren {\n \(content)\n}\n}"
}

extension OpgaveHistory {
  /// The goals that went with something, without what stood in one of them. Of what was moved, what did not come along.
  fileprivate func goals(in removed: DeclarationChange, without moved: MovedNames) -> [Address] {
    guard removed.old != nil else { return [] }
    var goals: [Address] = []
    var end = DeclarationIndex(0)
    for address in all(in: removed) where address.ordinal >= end {
      guard [.doel, .baat, .indicator].contains(oldFacts.kind(of: address.ordinal)),
        !moved.contains(address, change.old)
      else { continue }
      goals.append(address)
      end = oldFacts.end(of: address.ordinal)
    }
    return goals
  }
}
