/// Something of a day that is past and is not there any more.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let metingVerdwenen = Rule(
    1003, "meting-verdwenen", .waarschuwing,
    Text(
      "Een meting, evaluatie, reflectie of voortgang van een dag die er niet meer staat.",
      "A measurement, evaluatie, reflectie or voortgang of a day that is not there any more."),
    explanation: Text(
      "Vergeleken worden twee momenten. Zet terug wat er stond. Klopte het niet, aanvaard de melding dan met de reden, boven de opgave of ernaast.",
      "Two moments are compared. Put back what was there. If it was not right, accept the finding with the reason, above the opgave or beside it."
    ),
    reason: Text(
      "Een slecht cijfer dat verdwijnt, is een goed verhaal zonder grond. De reeks is er om van te leren.",
      "A bad figure that disappears makes a good story without ground. The row is there to learn from."),
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
            indicator woningen "Woningen per jaar" {
              metingen: 400 op 2024-12-31, 350 op 2025-12-31
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
            indicator woningen "Woningen per jaar" {
              metingen: 400 op 2024-12-31
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
            indicator woningen "Woningen per jaar" {
              metingen: 400 op 2024-12-31, 350 op 2025-12-31
            }
          }
        }
        """),
    checks: [
      .history { _, change, findings in
        let moved = MovedNames(change)
        OpgaveHistory.forEach(change) { opgave in
          func report(_ what: Text, _ was: String, _ part: Part, _ file: FileIndex) {
            findings.report(
              in: opgave.new.file, opgave.header,
              [.kind: .texts([what.nl, what.en]), .written: .text(was)], related: [Related(was: part, in: file)])
          }
          opgave.root.forEach { declaration in
            guard let old = declaration.old else { return }
            if declaration.fate != .removed {
              for case .removed(let value) in declaration.field(.metingen)?.values ?? [] {
                guard let was = opgave.measurement(value, isOld: true), was.date != nil else { continue }
                report(Text("de meting", "the measurement"), was.text, .value(value), old.file)
              }
              return
            }
            // What went with more is told once, with all of that.
            if moved.contains(old, change.old) { return }
            let dated = opgave.all(in: declaration).filter { opgave.isOfADay($0) }
            guard let first = dated.first else { return }
            if first == old, declaration.kind != .indicator {
              let date = opgave.oldFacts.declaration(old.ordinal).date?.text ?? ""
              let keyword = declaration.kind.keyword
              report(Text("de \(keyword)", "the \(keyword)"), date, .name(old.ordinal), old.file)
            } else if !opgave.wasSettled || opgave.hasNewWijziging || declaration.kind.isAimless {
              let name = change.old.path(of: old).split(separator: ">").last.map { $0.trimmingSpaces } ?? ""
              report(
                Text("wat er gemeten en gemeld was in", "what was measured and reported in"), name, .name(old.ordinal),
                old.file)
            }
          }
        }
      }
    ],
    message: { finding in
      let (what, was) = (finding.names(.kind), finding.text(.written))
      return Text(
        "\(what.first ?? "") ‘\(was)’ is weg: zet terug wat er stond, of zeg in een ‘negeer’ waarom het niet klopte",
        "\(what.last ?? "") ‘\(was)’ is gone: put back what was there, or say in a ‘negeer’ why it was not right")
    },
    cases: [
      .reports(
        header("presteren { indicator i { metingen: 5 op 2024 } }"), .file,
        saying: "de meting ‘6 op 2025’ is weg",
        related: ["6 op 2025"],
        before: header("presteren { indicator i { metingen: 5 op 2024, 6 op 2025 } }", isMarked: false)),
      .reports(
        header("leren {}"), .file, saying: "de evaluatie ‘2025-01-01’ is weg",
        before: header("leren { evaluatie 2025-01-01 }", isMarked: false)),
      .reports(
        header(""), .file, saying: "gemeten en gemeld was in ‘leren’",
        before: header("leren { evaluatie 2025-01-01 }", isMarked: false)),
      .reports(
        header("leren {}"), .file, saying: "de reflectie ‘2025-01’",
        before: header("leren { reflectie 2025-01 }", isMarked: false)),
      .reports(
        header("presteren {}"), .file, saying: "de voortgang",
        before: header("presteren { voortgang 2025-01-01 }", isMarked: false)),
      .reports(
        header("presteren {}"), .file, saying: "gemeten en gemeld was in ‘inspanning a’",
        before: header("presteren { inspanning a { voortgang 2025-01-01 } }", isMarked: false)),
      // A goal that went is told by 1004, unless the opdracht tells of it.
      .reports(
        header("opdracht { wijziging 2026-01-01 }\n presteren {}"), .file, saying: "in ‘doel d’",
        before: header("presteren { doel d { indicator i { metingen: 5 op 2024 } } }", isMarked: false)),
      .reports(
        header("status: concept\n presteren {}"), .file, saying: "in ‘indicator i’",
        before: header("status: concept\n presteren { indicator i { metingen: 5 op 2024 } }", isMarked: false)),
      .silent(
        "status: uitvoering\npresteren {}",
        before: "status: uitvoering\npresteren { doel d { indicator i { metingen: 5 op 2024 } } }"),
      .silent("presteren { indicator i }", before: "presteren { indicator i { metingen: 5 } }"),
      .silent(
        "presteren { indicator i { metingen: 6 op 2025, 5 op 2024 } }",
        before: "presteren { indicator i { metingen: 5 op 2024, 6 op 2025 } }"),
      .silent(
        "presteren { indicator i { metingen: 5 op } }", despite: [107],
        before: "presteren { indicator i { metingen: 5 op 2024 } }"),
      .silent("leren {}\n: x", despite: [102], before: "leren { evaluatie 2025-01-01 }"),
      .silent("presteren { inspanning a }", before: "presteren { inspanning a\n inspanning b }"),
      .silent(
        "status: concept\npresteren { doel e { indicator i { metingen: 5 op 2024 } } }",
        before: "status: concept\npresteren {\n indicator i { metingen: 5 op 2024 }\n doel e\n }"),
      .silent("presteren {}", before: "presteren { mijlpaal 2025-01-01 \"A\" }"),
    ])
}

/// An opgave of which the name is marked, with some content.
private func header(_ content: String, isMarked: Bool = true) -> String {
  "opgave \(isMarked ? "«wonen»" : "wonen") \"Wonen\" {\n  organisatie: merwestad\n  \(content)\n}"
}

extension Kind {
  /// Whether 1004 says nothing of what went.
  fileprivate var isAimless: Bool { self != .doel && self != .baat && self != .indicator }
}

extension OpgaveHistory {
  /// Whether something tells of a day, or measures on one.
  fileprivate func isOfADay(_ address: Address) -> Bool {
    switch oldFacts.kind(of: address.ordinal) {
    case .voortgang, .evaluatie, .reflectie: return true
    case .indicator: return Course(oldFacts, address.ordinal).measurements.contains { $0.measurement.date != nil }
    default: return false
    }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String { String(self).trimmed }
}
