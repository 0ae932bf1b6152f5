/// A triangle with two corners in one hand.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let dubbeleHoek = Rule(
    511, "dubbele-hoek", .fout,
    Text(
      "Eén functie in twee hoeken van de sturingsdriehoek.",
      "One functie in two corners of the sturingsdriehoek."),
    explanation: Text(
      "Is de bestuurlijk opdrachtgever ook een van de andere twee, dan is het een fout. Zijn de ambtelijk opdrachtgever en de sturingsprofessional dezelfde, dan is het een waarschuwing: in kleine organisaties komt dat voor. Voor een inspanning telt mee wat zij van de opgave overneemt.",
      "Where the bestuurlijk opdrachtgever is one of the other two too, it is an error. Where the ambtelijk opdrachtgever and the sturingsprofessional are the same, it is a warning: in small organisations that happens. For an inspanning what it takes over from the opgave counts."
    ),
    reason: Text(
      "Een driehoek met twee hoeken is een lijn: wie opdracht geeft en uitvoert, hoort geen tegenspraak.",
      "A triangle with two corners is a line: who commissions and carries out hears no contradiction."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        sturen {
          bestuurlijk-opdrachtgever: wethouder-wonen
          ambtelijk-opdrachtgever: «wethouder-wonen»
          sturingsprofessional: programmamanager-wonen
        }
        """,
      mended: """
        sturen {
          bestuurlijk-opdrachtgever: wethouder-wonen
          ambtelijk-opdrachtgever: opgavemanager-wonen
          sturingsprofessional: programmamanager-wonen
        }
        """),
    checks: [.opgave { opgave, findings in findDoubleCorners(opgave, &findings) }],
    message: { finding in
      let list = finding.list(.fields)
      return Text(
        "‘\(finding.text(.name))’ is hier tegelijk \(list.nl): noem voor elke rol een andere functie",
        "‘\(finding.text(.name))’ is \(list.en) at once here: name another functie for each role")
    },
    cases: [
      // One functie in all corners: each of the two it should not be in as well.
      .reports(
        """
        sturen {
          bestuurlijk-opdrachtgever: wethouder-wonen
          ambtelijk-opdrachtgever: «wethouder-wonen»
          sturingsprofessional: «wethouder-wonen»
        }
        """, saying: "tegelijk ‘bestuurlijk-opdrachtgever’ en ‘ambtelijk-opdrachtgever’"),
      .reports(
        """
        sturen {
          sturingsprofessional: opgavemanager-wonen
          ambtelijk-opdrachtgever: «opgavemanager-wonen»
        }
        """, as: .waarschuwing),
      // What an inspanning writes is held against what it takes over.
      .reports(
        """
        sturen { bestuurlijk-opdrachtgever: wethouder-wonen }
        presteren { inspanning bouw { sturen { sturingsprofessional: «wethouder-wonen» } } }
        """),
      .reports(
        """
        sturen { sturingsprofessional: opgavemanager-wonen }
        presteren { inspanning bouw { sturen { bestuurlijk-opdrachtgever: «opgavemanager-wonen» } } }
        """),
      .silent(
        """
        sturen {
          bestuurlijk-opdrachtgever: wethouder-wonen
          sturingsprofessional: wethouder-bouwen
        }

        presteren { inspanning bouw { sturen { ambtelijk-opdrachtgever: opgavemanager-wonen } } }
        """, despite: [302]),
      .silent(
        "sturen {\n  bestuurlijk-opdrachtgever: burgemeester\n  ambtelijk-opdrachtgever: burgemeester\n}",
        despite: [302]),
      .silent("presteren { inspanning bouw { sturen { bestuurlijk-opdrachtgever: wethouder-wonen } } }"),
      // Each of several, and each once.
      .reports(
        """
        sturen {
          sturingsprofessional: gemeentesecretaris
          ambtelijk-opdrachtgever: burgemeester, wethouder-wonen, «gemeentesecretaris»
          bestuurlijk-opdrachtgever: burgemeester
        }
        """, as: .waarschuwing, despite: [302]),
    ])
}

private let pairs: [(one: Field, other: Field, severity: Severity)] = [
  (.bestuurlijkOpdrachtgever, .ambtelijkOpdrachtgever, .fout),
  (.bestuurlijkOpdrachtgever, .sturingsprofessional, .fout),
  (.ambtelijkOpdrachtgever, .sturingsprofessional, .waarschuwing),
]

private func findDoubleCorners(_ opgave: borrowing OpgaveContext, _ findings: inout Findings) {
  let facts = opgave.facts
  for level in opgave.sturenLevels {
    var told: [ValueIndex] = []
    for (one, other, severity) in pairs {
      // The field at this level, else the one that is inherited.
      let (first, second) = (facts.find(one, of: level.sturen), facts.find(other, of: level.sturen))
      func above(_ field: Field) -> FieldIndex? { opgave.sturen.flatMap { facts.find(field, of: $0) } }
      guard first != nil || second != nil, let first = first ?? above(one), let second = second ?? above(other) else {
        continue
      }
      // What is written last at this level is the one too many.
      let isSecondLast = facts.has(other, of: level.sturen) && (second > first || !facts.has(one, of: level.sturen))
      let (earlier, last) = isSecondLast ? (first, second) : (second, first)
      for value in facts.values(of: last) {
        guard case .found(let functie) = opgave.file.resolutions[value],
          facts.values(of: earlier).contains(where: { opgave.file.resolutions[$0] == .found(functie) }),
          !told.contains(value)
        else { continue }
        told.append(value)
        findings.report(
          .value(value), [.name: .text(opgave.file.repository.name(functie)), .fields: .fields([one, other])],
          severity: severity)
      }
    }
  }
}

extension OpgaveContext {
  /// Whether a functie is both a bestuurlijk and an ambtelijk opdrachtgever at a level, or may be: then it is told as that.
  func mayBeBothOpdrachtgevers(_ functie: Address, _ level: SturenLevel) -> Bool {
    Field.opdrachtgevers.allSatisfy { field in
      let holder = facts.has(field, of: level.sturen) ? level.sturen : sturen ?? level.sturen
      guard facts.has(field, of: holder) else { return isHidden(level.sturen) || isHidden(sturen) }
      return facts.isUnknown(field, of: holder)
        || file.targets(field, of: holder).contains { $0.address == functie }
    }
  }
}
