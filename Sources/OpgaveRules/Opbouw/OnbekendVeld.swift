/// A field that its block does not have.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let onbekendVeld = Rule(
    202, "onbekend-veld", .fout,
    Text(
      "Een veld dat hier niet bestaat.",
      "A field that does not exist here."),
    explanation: Text(
      "Elk blok heeft zijn eigen velden. Wat een organisatie er zelf bij wil houden, past in een blok `eigen`.",
      "Each block has its own fields. What an organisation wants to keep of its own fits in a block `eigen`."),
    reason: Text(
      "Een verkeerd gespeld veld lijkt ingevuld en telt niet mee.",
      "A misspelled field looks filled in and does not count."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          «budgt»: € 5 mln

          kenmerken {
            aard: probleem
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          budget: € 5 mln

          kenmerken {
            aard: probleem
          }
        }
        """),
    checks: [.misfits([.unknownField])],
    message: { finding in
      if let field = finding.field {
        return Text(
          "onbekend veld ‘\(finding.text(.written))’: bedoelt u ‘\(field.spelling)’?",
          "unknown field ‘\(finding.text(.written))’: do you mean ‘\(field.spelling)’?")
      }
      if finding.owner == .regels {
        let nearest = Nearest.find(finding.text(.written), in: AllRules.all.map(\.slug))
        return Text(
          "er is geen regel ‘\(finding.text(.written))’"
            + (nearest.map { ": bedoelt u ‘\($0)’?" } ?? "; zie ‘opgave rules’"),
          "there is no rule ‘\(finding.text(.written))’"
            + (nearest.map { ": do you mean ‘\($0)’?" } ?? "; see ‘opgave rules’")
        )
      }
      if let hint = OtherWord.hint(finding.text(.written)) { return hint }
      if !Vocabulary.spec(finding.owner).blocks.contains(.eigen) {
        let known = Vocabulary.spec(finding.owner).fields.map(\.field.spelling)
        guard !known.isEmpty else {
          return Text(
            "onbekend veld ‘\(finding.text(.written))’: \(finding.ownerText.nl) staan geen velden",
            "unknown field ‘\(finding.text(.written))’: \(finding.ownerText.en) there are no fields")
        }
        let list = Enumeration.and(known)
        return Text(
          "onbekend veld ‘\(finding.text(.written))’: \(finding.ownerText.nl) passen \(list.nl)",
          "unknown field ‘\(finding.text(.written))’: \(finding.ownerText.en) \(list.en) fit")
      }
      return Text(
        "onbekend veld ‘\(finding.text(.written))’: zet wat van uzelf is in een blok ‘eigen’",
        "unknown field ‘\(finding.text(.written))’: put what is your own in a block ‘eigen’")
    },
    fixes: { finding, context in
      let offset = context.range(finding).lowerBound
      if context.isLostValue(at: offset) { return [] }
      guard let field = finding.field else {
        return context.calledElsewhere(finding) + (context.asComment(at: offset).map { [$0] } ?? [])
      }
      let fitting = Vocabulary.spec(finding.owner).fields.map(\.field)
      let others = Synonyms.fields(finding.text(.written)).filter { $0 != field && fitting.contains($0) }
      return ([field] + others).flatMap { field in
        context.replace(
          finding, Text("Verander in ‘\(field.spelling)’", "Change to ‘\(field.spelling)’"), isCertain: false,
          with: field.spelling)
      }
    },
    cases: [
      .reports("«lootpijd»: 2026 ..", saying: "bedoelt u ‘looptijd’", mended: "looptijd: 2026 .."),
      .reports("«wijk»: centrum", saying: "zet wat van uzelf is in een blok ‘eigen’"),
      .reports("sturen { «wijk»: centrum }", saying: "in ‘sturen’ passen ‘bestuurlijk-opdrachtgever’"),
      .reports("leren { «wijk»: centrum }", saying: "in ‘leren’ staan geen velden"),
      .reports("instellingen { regels { «media-ontbrek»: uit } }", .settings, saying: "bedoelt u ‘media-ontbreekt’"),
      .reports("instellingen { regels { «wijk»: uit } }", .settings, saying: "geen regel ‘wijk’; zie ‘opgave rules’"),
      .silent("instellingen { regels { media-ontbreekt: uit } }", .settings),
      .silent("eigen { wijk: centrum }"),
      // A misspelled field may be the one that stands there too.
      .reports("«statsu»: concept\nstatus: vastgesteld"),
    ])
}
