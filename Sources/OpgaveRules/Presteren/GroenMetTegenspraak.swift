/// A green light that other facts do not see.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let groenMetTegenspraak = Rule(
    671, "groen-met-tegenspraak", .waarschuwing,
    Text(
      "De laatste voortgang zegt `groen`, en de feiten ernaast zeggen iets anders.",
      "The last voortgang says `groen`, and the facts beside it say otherwise."),
    explanation: Text(
      "`inhoud` wordt gehouden naast de metingen (645), `tijd` naast de looptijd, de status en de mijlpalen (428, 662, 684), `geld` naast het budget (660, 680). Van een doel tellen de eigen indicatoren, van een inspanning de eigen feiten, van de opgave die van het geheel en alle metingen; wat een doel zelf al met een andere kleur zegt, telt voor het geheel niet mee. Alleen wat op de dag van de voortgang bekend was, telt. Het is een vraag en geen oordeel: leg in `toelichting` uit waarom het toch groen is, en negeer de vraag dan met die reden.",
      "`inhoud` is held beside the metingen (645), `tijd` beside the looptijd, the status and the mijlpalen (428, 662, 684), `geld` beside the budget (660, 680). Of a doel its own indicators count, of an inspanning its own facts, of the opgave those of the whole and all metingen; what a doel says itself by another colour does not count for the whole. Only what was known on the day of the voortgang counts. It is a question and no verdict: explain in `toelichting` why it is green all the same, and ignore the question with that reason."
    ),
    reason: Text(
      "Wie alleen de kleuren leest, ziet anders niet dat er iets te vragen valt.",
      "Who reads the colours only does not see otherwise that there is something to ask."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        presteren {
          inspanning bouw "Bouwen" {
            werkwijze: project
            status: lopend

            mijlpaal 2026-03-01 "Eerste paal"

            voortgang 2026-06-01 {
              tijd: «groen»
            }
          }
        }
        """,
      mended: """
        presteren {
          inspanning bouw "Bouwen" {
            werkwijze: project
            status: lopend

            mijlpaal 2026-03-01 "Eerste paal"

            voortgang 2026-06-01 {
              tijd: oranje
              toelichting: "De eerste paal wacht op de vergunning."
            }
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let facts = opgave.facts
        if opgave.isDamaged || opgave.isHidden(opgave.presteren) { return }
        let latest = opgave.latestVoortgangen
        for (place, voortgang) in latest.sorted(by: { $0.key < $1.key }) {
          guard let voortgang, let date = facts.declaration(voortgang).date else { continue }
          let facts = opgave.facts
          for colour in [Field.inhoud, .tijd, .geld] where facts.word(colour, of: voortgang) == .groen {
            let against = opgave.contradicting(colour, of: place, on: date.first, latest)
            guard !against.isEmpty, let value = facts.valuePlace(colour, of: voortgang) else { continue }
            findings.report(
              value, [.field: .field(colour)], related: against.prefix(20).map { Related(.against, .part($0)) })
          }
        }
      }
    ],
    message: { finding in
      let field = finding.text(.field)
      switch field {
      case Field.inhoud.spelling:
        return Text(
          "‘inhoud’ is groen, en een meting ligt achter op de rechte lijn naar de streefwaarde: klopt de kleur?",
          "‘inhoud’ is groen, and a measurement lags behind the straight line to the target: is the colour right?")
      case Field.tijd.spelling:
        return Text(
          "‘tijd’ is groen, en een datum is voorbij zonder dat er iets bij staat: klopt de kleur?",
          "‘tijd’ is groen, and a date has passed with nothing recorded: is the colour right?")
      default:
        return Text(
          "‘geld’ is groen, en de bedragen kloppen niet met het budget: klopt de kleur?",
          "‘geld’ is groen, and the amounts do not agree with the budget: is the colour right?")
      }
    },
    cases: [
      .reports(
        """
        presteren {
          doel groei {
            indicator a {
              nulmeting: 0 op 2024-01-01
              streefwaarde: 100 op 2027-01-01
              metingen: 5 op 2025-06-01
            }

            voortgang 2026-01-01 { inhoud: «groen» }
          }

          doel rust {
            indicator b {
              nulmeting: 0 op 2024-01-01
              streefwaarde: 100 op 2027-01-01
              metingen: 90 op 2025-06-01
            }

            voortgang 2026-01-01 { inhoud: groen }
          }
        }
        """, saying: "‘inhoud’ is groen, en een meting", related: ["5 op 2025-06-01"]),
      // The whole is asked of every indicator, but for those of a doel that says it itself.
      .reports(
        """
        presteren {
          voortgang 2026-01-01 { inhoud: groen }

          voortgang 2026-02-01 {
            inhoud: «groen»
            tijd: groen
            geld: groen
          }

          indicator c {
            nulmeting: 0 op 2024-01-01
            streefwaarde: 100 op 2027-01-01
            metingen: 5 op 2025-06-01
          }

          baat d {
            indicator e {
              nulmeting: 0 op 2024-01-01
              streefwaarde: 100 op 2027-01-01
              metingen: 6 op 2025-06-01
            }
          }

          doel groei {
            indicator a {
              nulmeting: 0 op 2024-01-01
              streefwaarde: 100 op 2027-01-01
              metingen: 7 op 2025-06-01
            }

            voortgang 2026-02-01 { inhoud: oranje }
          }
        }
        """, related: ["5 op 2025-06-01", "6 op 2025-06-01"]),
      // What was measured or due later was not known, and of what is to come nothing is.
      .silent(
        """
        looptijd: 2024 .. 2026-05

        presteren {
          indicator c {
            nulmeting: 0 op 2024-01-01
            streefwaarde: 100 op 2027-01-01
            metingen: 5 op 2026-01-02
          }

          mijlpaal 2026-01-01 "Besluit"

          voortgang 2026-01-01 {
            inhoud: groen
            tijd: groen
          }

          voortgang 2026-08-01 { tijd: groen }
        }
        """),
      .reports(
        """
        looptijd: 2024 .. 2026-05

        presteren {
          mijlpaal 2026-03-01 "Besluit"

          inspanning bouw {
            status: lopend
            mijlpaal 2026-03-02 "Paal"
          }

          voortgang 2026-06-01 { tijd: «groen» }
        }
        """, saying: "‘tijd’ is groen, en een datum", related: ["2026-05", "2026-03-01"]),
      .reports(
        """
        presteren {
          inspanning bouw {
            status: gepland
            looptijd: 2026-03-01 .. 2027
            voortgang 2026-06-01 {
              tijd: «groen»
              geld: groen
            }
          }

          inspanning weg {
            status: lopend
            mijlpaal 2026-03-02 "Paal"
            mijlpaal 2026-03-03 "Balk" { gedaan: 2026-03-03 }
          }

          mijlpaal 2026-03-04 "Besluit"
        }
        """, related: ["gepland"]),
      .reports(
        """
        presteren {
          inspanning bouw {
            budget: € 100
            begroting 2026 { lasten: € 120 }
            voortgang 2026-06-01 { geld: «groen» }
          }

          inspanning weg { budget: € 90 }
        }
        """, related: ["€ 100"]),
      .reports(
        """
        budget: € 100

        begroting 2026 { lasten: € 120 }

        presteren {
          inspanning bouw {
            budget: € 110
            begroting 2026 { lasten: € 120 }
          }

          voortgang 2026-06-01 { geld: «groen» }
        }
        """, saying: "‘geld’ is groen, en de bedragen", related: ["€ 100"]),
      .silent(
        "budget: € 100\npresteren {\n  inspanning bouw { budget: € 110 }\n  voortgang 2026-06-01 { geld: oranje }\n}"),
      .silent(
        "budget: € 100\npresteren {\n  inspanning bouw { budget: € 110 }\n  voortgang 2026-06-01 { geld: groen }\n  voortgang { geld: oranje }\n}",
        despite: [208]),
      .silent(
        "budget: € 100\npresteren {\n  inspanning bouw { budget: € 110 }\n  voortgang 2026-06-01 { geld: groen }\n  :\n}",
        despite: [102]),
      .silent(
        ":\nbudget: € 100\npresteren {\n  inspanning bouw { budget: € 110 }\n  voortgang 2026-06-01 { geld: groen }\n}",
        despite: [102]),
    ])
}

extension OpgaveContext {
  /// What the facts say against a green colour: the places of what other rules report, on a day, whether they are shown or not.
  ///
  /// - Parameters:
  ///   - owner: the block, doel or inspanning of which the colour is.
  ///   - latest: the latest voortgang of each of them.
  fileprivate func contradicting(
    _ colour: Field, of owner: DeclarationIndex, on day: Int32, _ latest: [DeclarationIndex: DeclarationIndex?]
  ) -> [Part] {
    let isWhole = owner == presteren
    let isInspanning = facts.kind(of: owner) == .inspanning
    switch colour {
    case .inhoud where !isInspanning:
      return zip(indicatoren, courses).compactMap { indicator, course in
        guard let home = facts.declaration(indicator).parent, isWhole || home == owner else { return nil }
        if isWhole, let own = latest[home].flatMap(\.self), home != owner, facts.word(.inhoud, of: own) != .groen {
          return nil
        }
        return lag(of: course, until: day).map { .value($0.value) }
      }
    case .tijd where isWhole || isInspanning:
      let dates = isWhole ? pastLooptijd(on: day)?.place : statusAgainstDates(owner, on: day)?.place
      let due = mijlpalen.filter { facts.declaration($0).parent == owner && isOverdue($0, on: day) }
      return [dates].compactMap(\.self) + due.map { .name($0) }
    case .geld where isWhole || isInspanning:
      let holder = isWhole ? ordinal : owner
      let years = begrotingenByOwner[holder].flatMap { budget(of: holder, beside: $0)?.place }
      return [(isWhole ? exceededBudget?.place : nil) ?? years].compactMap(\.self)
    default: return []
    }
  }
}
