/// A keyword that the language does not have.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let onbekendBlok = Rule(
    201, "onbekend-blok", .fout,
    Text(
      "Een blok met een soort die de taal niet kent.",
      "A block of a kind that the language does not have."),
    explanation: Text(
      "Het eerste woord van een blok zegt wat het is. Een soort die bijna goed geschreven is, wordt gelezen als wat bedoeld is; wat in een onbekend blok staat, telt niet mee.",
      "The first word of a block says what it is. A kind that is nearly right is read as what is meant; what stands in an unknown block does not count."
    ),
    reason: Text(
      "Een gesloten woordenlijst houdt woorden aan hun betekenis.",
      "A closed vocabulary keeps words to their meaning."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem
            «partijj» huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem
            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """),
    checks: [.misfits([.unknownBlock])],
    message: { finding in
      if let block = finding.block {
        return Text(
          "onbekend blok ‘\(finding.text(.written))’: bedoelt u ‘\(block.keyword)’?",
          "unknown block ‘\(finding.text(.written))’: do you mean ‘\(block.keyword)’?")
      }
      if let hint = OtherWord.hint(finding.text(.written)) { return hint }
      if let kind = kindElsewhere(finding.text(.written)) {
        let homes = Vocabulary.parents(of: kind).map(\.keyword).filter { !$0.isEmpty }
        let list = Enumeration.text(Array(homes.prefix(3)))
        return Text(
          "onbekend blok ‘\(finding.text(.written))’: bedoelt u ‘\(kind.keyword)’? Dat hoort in \(list.nl)",
          "unknown block ‘\(finding.text(.written))’: do you mean ‘\(kind.keyword)’? That belongs in \(list.en)")
      }
      let allowed = Vocabulary.spec(finding.owner).blocks.map(\.keyword)
      guard !allowed.isEmpty else {
        return Text(
          "onbekend blok ‘\(finding.text(.written))’: \(finding.ownerText.nl) staan geen blokken",
          "unknown block ‘\(finding.text(.written))’: \(finding.ownerText.en) there are no blocks")
      }
      let list = Enumeration.text(allowed)
      return Text(
        "onbekend blok ‘\(finding.text(.written))’: \(finding.ownerText.nl) past \(list.nl)",
        "unknown block ‘\(finding.text(.written))’: \(finding.ownerText.en) \(list.en) fits")
    },
    fixes: { finding, context in
      guard let block = finding.block ?? kindElsewhere(finding.text(.written)) else {
        return context.calledElsewhere(finding)
          + (context.asComment(at: context.range(finding).lowerBound).map { [$0] } ?? [])
      }
      return context.replace(
        finding, Text("Verander in ‘\(block.keyword)’", "Change to ‘\(block.keyword)’"), isCertain: false,
        with: block.keyword)
    },
    cases: [
      .reports("«partijj» a \"A\" { wereld: leefwereld }", saying: "bedoelt u ‘partij’? Dat hoort in ‘kenmerken’"),
      .reports("«kenmerkne» { aard: kans }", saying: "bedoelt u ‘kenmerken’"),
      .reports("«iets» { aard: kans }", saying: "in ‘opgave’ past ‘begroting’, ‘kenmerken’, ‘opdracht’"),
      .reports("«iets» { aard: kans }", .file, saying: "op het bovenste niveau van een bestand past ‘organisatie’"),
      .reports("leren { leervraag hoger { «iets» { } } }", saying: "in ‘leervraag’ staan geen blokken"),
      // A plural that holds what it is the plural of is nothing itself.
      .reports("kenmerken {\n  aard: kans\n  «partijen» {\n    partij huurders\n  }\n}"),
      .reports("eigen { wijk: centrum }\n\n«eigena» {\n}"),
      .reports("eigen { «wijk» centrum { x: y } }"),
      .silent("kenmerken {}"),
    ])
}

/// The kind whose keyword is spelled alike and stands in another block.
private func kindElsewhere(_ written: String) -> Kind? {
  let kinds = Kind.allCases.filter { kind in
    Vocabulary.parents(of: kind).contains { $0 != .bestand } && !kind.keyword.isEmpty
  }
  return Nearest.find(written, in: kinds.map(\.keyword)).flatMap { name in kinds.first { $0.keyword == name } }
}
