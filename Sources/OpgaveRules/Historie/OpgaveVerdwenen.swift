/// An opgave that is not there any more.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let opgaveVerdwenen = Rule(
    1006, "opgave-verdwenen", .waarschuwing,
    Text(
      "Een opgave die liep en er niet meer is.", "An opgave that was active and is not there any more."),
    explanation: Text(
      "Vergeleken worden twee momenten. Laat haar staan met `status: afgerond` en een `antwoord`, of met `status: gestopt`. De melding staat bij haar organisatie.",
      "Two moments are compared. Leave it with `status: afgerond` and an `antwoord`, or with `status: gestopt`. The finding stands at its organisatie."
    ),
    reason: Text(
      "Van wat eindigt, valt te leren; van wat verdwijnt, weet over een jaar niemand meer dat het er was.",
      "From what ends there is something to learn; of what disappears nobody knows in a year that it was there."),
    source: .inference,
    example: Example(
      before: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente
        }

        opgave wonen "Wonen" {
          organisatie: zandrecht
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }
        }
        """,
      reported: """
        organisatie «zandrecht» "Gemeente Zandrecht" {
          soort: gemeente
        }
        """,
      mended: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente
        }

        opgave wonen "Wonen" {
          organisatie: zandrecht
          status: gestopt
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }
        }
        """),
    checks: [
      .history { _, change, findings in
        // What cannot be read may hold it.
        guard change.new.unread.isEmpty, !change.new.repository.mayHideOpgaven else { return }
        for root in change.roots where root.kind == .opgave && root.fate == .removed {
          guard let old = root.old, change.old.facts(old).word(.status, of: old.ordinal)?.isActiveStatus ?? false,
            let place = change.place(ofGone: old), !change.isThereStill(old)
          else { continue }
          findings.report(
            in: place.file, place.place, [.name: .text(change.old.repository.name(old))],
            related: [Related(was: .name(old.ordinal), in: old.file)])
        }
      }
    ],
    message: { finding in
      let name = finding.text(.name)
      return Text(
        "opgave ‘\(name)’ liep en is er niet meer: zet haar terug met de status ‘afgerond’ of ‘gestopt’",
        "opgave ‘\(name)’ was active and is not there any more: put it back with the status ‘afgerond’ or ‘gestopt’")
    },
    cases: [
      .reports(
        place("«zandrecht»"), .file, saying: "opgave ‘a’ liep", related: ["a"],
        before: place("zandrecht") + gone("vastgesteld")),
      .reports(place("«zandrecht»"), .file, before: place("zandrecht") + gone("stilgelegd")),
      // Of an organisatie that is not there either.
      .reports(
        "opgave b", .file, beside: ["organisatie.opgave": "«»"], before: "opgave b\n" + gone("uitvoering"),
        filesBefore: ["organisatie.opgave": ""]),
      .silent(place("zandrecht"), .file, before: place("zandrecht") + gone("afgerond")),
      .silent(place("zandrecht"), .file, before: place("zandrecht") + gone("gestopt")),
      .silent(place("zandrecht"), .file, before: place("zandrecht") + gone("concept")),
      .silent(
        place("zandrecht") + "opgave b \"Wonen\" {\n organisatie: zandrecht\n}", .file,
        before: place("zandrecht") + gone("uitvoering").replacing("opgave a", with: "opgave a \"Wonen\"")),
      .silent(
        place("zandrecht") + "xyz c {}", .file, despite: [201], before: place("zandrecht") + gone("uitvoering")),
      .silent(
        place("zandrecht") + "opgave b {\n opgave a {}\n}\n", .file, despite: [203],
        before: place("zandrecht") + "opgave b {}\n" + gone("uitvoering")),
      .silent(
        place("zandrecht") + gone("uitvoering"), .file,
        before: place("zandrecht") + gone("uitvoering") + gone("stilgelegd")),
      .silent(
        place("zandrecht"), .file, beside: ["ander.opgave": gone("uitvoering")],
        before: place("zandrecht") + gone("uitvoering"),
        filesBefore: ["ander.opgave": ""]),
    ])
}

private func place(_ name: String) -> String { "organisatie \(name) \"Z\" { soort: gemeente }\n" }

private func gone(_ status: String) -> String { "opgave a {\n  organisatie: zandrecht\n  status: \(status)\n}\n" }

extension Repository {
  /// Whether something that cannot be read may be an opgave.
  fileprivate var mayHideOpgaven: Bool {
    files.contains { file in
      file.facts.mayHideRoots
        || file.facts.topLevel.contains {
          file.facts.kind(of: $0) == .opgave && file.facts.declaration($0).name < 0
        }
    }
  }
}

extension RepositoryChange {
  /// Whether another of its name is there: of two of one name one went.
  fileprivate func isThereStill(_ old: Address) -> Bool {
    let facts = self.old.facts(old)
    let name = facts.declaration(old.ordinal).name
    return name >= 0
      && new.repository.files.contains { file in
        file.facts.topLevel.contains { ordinal in
          let other = file.facts.declaration(ordinal)
          return other.kind == .opgave && other.name >= 0 && facts.names.isEqual(name, to: file.facts.names, other.name)
            && facts.organisationName(of: old.ordinal).map(facts.names.text)
              == file.facts.organisationName(of: ordinal).map(file.facts.names.text)
        }
      }
  }

  /// The header of the organisatie to which something belonged, else the first line of the settings, else of the first file.
  fileprivate func place(ofGone old: Address) -> (file: FileIndex, place: Place)? {
    let facts = self.old.facts(old)
    if let name = facts.organisationName(of: old.ordinal),
      let organisation = self.old.repository.find(.organisatie, organisation: 0, name, in: facts.names),
      let isNow = later(organisation)
    {
      return (isNow.file, .part(.name(isNow.ordinal)))
    }
    let files = new.repository.files
    let settings = files.indices.first { file in
      files[file].facts.topLevel.contains { files[file].facts.kind(of: $0) == .instellingen }
    }
    guard let file = settings ?? files.indices.first else { return nil }
    return (file, files[file].facts.ordinals.isEmpty ? .range(0..<0) : .part(.keyword(DeclarationIndex(0))))
  }
}
