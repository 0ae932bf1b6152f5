/// A risk that is not there any more and never was closed.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let risicoVerdwenen = Rule(
    1009, "risico-verdwenen", .info,
    Text("Een open risico dat weg is zonder gesloten te zijn.", "An open risico that is gone without being closed."),
    explanation: Text(
      "Vergeleken worden twee momenten. Laat het risico staan en schrijf er `gesloten` bij met de dag; dan is te zien dat het er was en hoe het afliep.",
      "Two moments are compared. Leave the risico and write `gesloten` with the day; then it shows that it was there and how it ended."
    ),
    reason: Text(
      "Een risico verdwijnt niet doordat niemand het meer opschrijft.",
      "A risk does not disappear because nobody writes it down any more."),
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
            risico grond "De grond is vervuild" {
              kans: gemiddeld
              gevolg: hoog
            }

            inspanning onderzoek "Bodemonderzoek" {
              werkwijze: project
            }
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
            inspanning onderzoek "Bodemonderzoek" {
              werkwijze: project
            }
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

          presteren {
            risico grond "De grond is vervuild" {
              kans: gemiddeld
              gevolg: hoog
              gesloten: 2026-05-01
            }

            inspanning onderzoek "Bodemonderzoek" {
              werkwijze: project
            }
          }
        }
        """),
    checks: [
      .history { whole, change, findings in
        let today = whole.surroundings.peildatum
        let moved = MovedNames(change)
        OpgaveHistory.forEach(change) { opgave in
          guard opgave.newStatus?.isActiveStatus ?? false else { return }
          for removed in opgave.removed {
            for address in opgave.all(in: removed)
            where opgave.isOpenRisk(address, today) && !moved.contains(address, change.old) {
              findings.report(
                in: opgave.new.file, opgave.header, [.name: .text(opgave.oldFacts.name(of: address.ordinal))],
                related: [Related(was: .name(address.ordinal), in: address.file)])
            }
          }
        }
      }
    ],
    message: { finding in
      let name = finding.text(.name)
      return Text(
        "risico ‘\(name)’ is weg en was niet gesloten: zet het terug, met ‘gesloten’ als het voorbij is",
        "risico ‘\(name)’ is gone and was not closed: put it back, with ‘gesloten’ if it is over")
    },
    cases: [
      .reports(
        risk("«wonen»", ""), .file, saying: "risico ‘r’ is weg", related: ["r"],
        before: risk("wonen", "inspanning a { risico r }")),
      .reports(
        risk("«wonen»", "inspanning a"), .file, before: risk("wonen", "inspanning a {\n status: lopend\n risico r\n}")),
      .reports(risk("«wonen»", ""), .file, before: risk("wonen", "risico r { gesloten: 2026-07-02 }")),
      .silent("presteren {}", before: "presteren { risico r { gesloten: 2026-07-01 } }"),
      .silent("presteren {}", before: "presteren { risico r { gesloten: ooit } }"),
      .silent("presteren { risico s \"R\" }", before: "presteren { risico r \"R\" }"),
      .silent("presteren { inspanning a { risico r } }", before: "presteren {\n inspanning a\n risico r\n}"),
      .silent("status: afgerond\npresteren {}", before: "presteren { risico r }"),
      .silent("presteren { inspanning a }", before: "presteren { inspanning a {\n status: gestopt\n risico r\n} }"),
      .silent("presteren { inspanning a }", before: "presteren { inspanning a {\n status: afgerond\n risico r\n} }"),
      .silent("presteren { : }", despite: [102], before: "presteren { risico r }"),
    ])
}

private func risk(_ name: String, _ content: String) -> String {
  "opgave \(name) {\n  organisatie: merwestad\n  status: uitvoering\n  presteren {\n \(content)\n}\n}"
}

extension OpgaveHistory {
  /// Whether something was a risk that was open still.
  fileprivate func isOpenRisk(_ address: Address, _ today: Int32) -> Bool {
    let facts = oldFacts
    guard facts.kind(of: address.ordinal) == .risico, !facts.isUnknown(.gesloten, of: address.ordinal) else {
      return false
    }
    if let closed = facts.date(.gesloten, of: address.ordinal), closed.first <= today { return false }
    guard let inspanning = facts.enclosing(.inspanning, of: address.ordinal) else { return true }
    let status = facts.word(.status, of: inspanning)
    return status != .afgerond && status != .gestopt
  }
}
