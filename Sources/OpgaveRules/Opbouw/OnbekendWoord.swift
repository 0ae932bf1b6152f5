/// A word outside its closed set.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let onbekendWoord = Rule(
    212, "onbekend-woord", .fout,
    Text(
      "Een woord dat niet in de lijst van het veld staat.",
      "A word that is not in the list of the field."),
    explanation: Text(
      "Velden als `status` en `aard` hebben een vaste lijst woorden. De melding noemt het woord dat er het meest op lijkt.",
      "Fields such as `status` and `aard` have a fixed list of words. The finding names the one that is most like it."),
    reason: Text(
      "Met één woord voor één ding zijn opgaven te vergelijken.",
      "With one word for one thing opgaven can be compared."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: «uitvoring»
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: probleem
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: probleem
          }
        }
        """),
    checks: [.misfits([.unknownWord])],
    message: { finding in
      let words = finding.words?.words ?? []
      if let nearest = Synonyms.meant(finding.text(.written), in: words)?.spelling {
        return Text(
          "onbekend woord ‘\(finding.text(.written))’: bedoelt u ‘\(nearest)’?",
          "unknown word ‘\(finding.text(.written))’: do you mean ‘\(nearest)’?")
      }
      let list = Enumeration.text(words.map(\.spelling))
      return Text(
        "onbekend woord ‘\(finding.text(.written))’: kies \(list.nl)",
        "unknown word ‘\(finding.text(.written))’: choose \(list.en)")
    },
    fixes: { finding, context in
      let words = finding.words?.words ?? []
      guard let nearest = Synonyms.meant(finding.text(.written), in: words)?.spelling else {
        let range = context.range(finding)
        return words.map {
          Fix(
            Text("Kies ‘\($0.spelling)’", "Choose ‘\($0.spelling)’"), .personal,
            [context.file: [TextEdit(range, $0.spelling)]])
        }
      }
      return context.replace(
        finding, Text("Verander in ‘\(nearest)’", "Change to ‘\(nearest)’"), isCertain: false, with: nearest)
    },
    cases: [
      .reports("kenmerken { aard: «groot» }", saying: "kies ‘idee’, ‘kans’, ‘mogelijkheid’ of ‘probleem’"),
      .reports(
        "presteren { werkwijze «progamma» }", saying: "bedoelt u ‘programma’",
        mended: "presteren { werkwijze programma }"),
      .reports(
        "instellingen { regels { media-ontbreekt: «waarschuwng» } }", .settings, saying: "bedoelt u ‘waarschuwing’"),
      // Other words for the same go before what is spelled alike; the opposite is never meant.
      .reports("status: «gestart»", saying: "bedoelt u ‘uitvoering’", mended: "status: uitvoering"),
      .reports("presteren { inspanning a { status: «gestart» } }", saying: "bedoelt u ‘lopend’"),
      .reports("kenmerken { partij a { houding: «bekend» } }", saying: "kies ‘voor’"),
      .reports("leren { experiment a { uitkomst: «duidelijk» } }", saying: "kies ‘loopt’"),
      .silent("kenmerken { aard: Kans.x }", despite: [211]),
    ])
}
