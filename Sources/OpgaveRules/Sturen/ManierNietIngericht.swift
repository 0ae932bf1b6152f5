/// An opgave that is governed in a way that its organisation does not have.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let manierNietIngericht = Rule(
    506, "manier-niet-ingericht", .waarschuwing,
    Text(
      "Een opgave noemt een manier of proces dat haar organisatie niet noemt.",
      "An opgave names a way or process that its organisation does not name."),
    explanation: Text(
      "De regel spreekt alleen als de organisatie zelf manieren, of processen, noemt. Voeg het daar toe, of kies er een die er is.",
      "The rule speaks only where the organisation itself names ways, or processes. Add it there, or choose one that exists."
    ),
    reason: Text(
      "Wat de organisatie niet heeft ingericht, kan een opgave niet gebruiken.",
      "What the organisation has not set up an opgave cannot use."),
    source: .inference,
    example: Example(
      reported: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          besturen {
            model: lijn
            manieren: lean-sturing
          }
        }

        opgave wonen "Wonen" {
          organisatie: zandrecht
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }

          besturen {
            manier: «opgavesturing»
          }
        }
        """,
      mended: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          besturen {
            model: lijn
            manieren: lean-sturing, opgavesturing
          }
        }

        opgave wonen "Wonen" {
          organisatie: zandrecht
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }

          besturen {
            manier: opgavesturing
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let facts = opgave.facts
        guard let besturen = facts.child(.besturen, of: opgave.ordinal),
          let organisation = opgave.file.target(.organisatie, of: opgave.ordinal)
        else { return }
        let theirs = opgave.file.repository.facts(organisation)
        guard let inrichting = theirs.child(.inrichting, of: organisation.ordinal), !theirs.isDamaged(inrichting)
        else { return }
        if let manier = facts.word(.manier, of: besturen), let known = theirs.words(.manieren, of: inrichting),
          !known.isEmpty, !known.contains(manier), let place = facts.valuePlace(.manier, of: besturen)
        {
          findings.report(place, [.word: .word(manier), .choices: .list(known)])
        }
        guard let field = facts.find(.processen, of: besturen), !facts.fields[field].isUnknown else { return }
        let processes = theirs.children(of: inrichting).filter { theirs.declarations[$0].kind == .proces }
        let known = processes.compactMap { theirs.declarations[$0].word }
        guard !known.isEmpty, known.count == processes.count else { return }
        for value in facts.values(of: field) {
          guard case .word(let proces) = facts.value(value), !known.contains(proces) else { continue }
          findings.report(.value(value), [.word: .word(proces), .choices: .list(known)])
        }
      }
    ],
    message: { finding in
      let list = finding.choice(.choices)
      return Text(
        "de organisatie heeft ‘\(finding.text(.word))’ niet ingericht: kies \(list.nl), of voeg het daar toe",
        "the organisation has not set up ‘\(finding.text(.word))’: choose \(list.en), or add it there")
    },
    cases: [
      .reports(
        """
        organisatie dorp {
          besturen {
            proces portfoliosturing
            proces prestatiesturing
          }
        }

        opgave wonen {
          organisatie: dorp
          besturen { processen: portfoliosturing, «batenmanagement» }
        }
        """, .file, saying: "‘batenmanagement’ niet ingericht: kies ‘portfoliosturing’ of ‘prestatiesturing’"),
      .silent("besturen { manier: opgavesturing }"),
      // An organisation that lists none has not said what it has.
      .silent(
        """
        organisatie dorp { besturen { model: lijn } }

        opgave wonen {
          organisatie: dorp

          besturen {
            manier: opgavesturing
            processen: batenmanagement
          }
        }
        """, .file),
      .silent(
        """
        organisatie dorp {
          besturen {
            manieren: lean-sturing, opgave
            proces portfoliosturing
            proces porto
          }
        }

        opgave wonen {
          organisatie: dorp

          besturen {
            manier: opgavesturing
            processen: batenmanagement
          }
        }
        """, .file, despite: [212]),
      .silent(
        """
        organisatie dorp {
          besturen {
            manieren: lean-sturing
            proces portfoliosturing
            : opgavesturing
          }
        }

        opgave wonen {
          organisatie: dorp

          besturen {
            manier: opgavesturing
            processen: batenmanagement
          }
        }
        """, .file, despite: [102]),
      .silent(
        """
        organisatie dorp { besturen { proces portfoliosturing } }

        opgave wonen {
          organisatie: dorp
          besturen { processen: batenmanagement, porto }
        }
        """, .file, despite: [212]),
    ])
}
