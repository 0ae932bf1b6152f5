/// Something that nobody can refer to.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let naamOntbreekt = Rule(
    208, "naam-ontbreekt", .fout,
    Text(
      "Een blok zonder zijn naam of datum.",
      "A block without its name or date."),
    explanation: Text(
      "Achter de soort staat de naam waarmee andere blokken ernaar verwijzen: een letter, dan letters, cijfers en streepjes. Evaluaties, reflecties en wijzigingen hebben een datum.",
      "Behind the kind stands the name by which other blocks refer to it: a letter, then letters, digits and dashes. Evaluaties, reflecties and wijzigingen have a date."
    ),
    reason: Text(
      "Zonder naam kan niemand ernaar verwijzen.",
      "Without a name nobody can refer to it."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem

            «partij» "Huurders" {
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
    checks: [.misfits([.missingName])],
    message: { finding in
      let kind = finding.block ?? .onbekend
      switch Vocabulary.spec(kind).naming {
      case .date:
        return Text(
          "achter ‘\(kind.keyword)’ hoort een datum, zoals 2026-03-01",
          "‘\(kind.keyword)’ must be followed by a date, such as 2026-03-01")
      case .year:
        return Text(
          "achter ‘\(kind.keyword)’ hoort een jaar, zoals 2026",
          "‘\(kind.keyword)’ must be followed by a year, such as 2026"
        )
      case .word(let set):
        let list = Enumeration.text(set.words.map(\.spelling))
        return Text("achter ‘\(kind.keyword)’ hoort \(list.nl)", "‘\(kind.keyword)’ must be followed by \(list.en)")
      case .name, .nothing:
        return Text(
          "achter ‘\(kind.keyword)’ hoort een naam, zoals ‘betaalbaar-wonen’",
          "‘\(kind.keyword)’ must be followed by a name, such as ‘betaalbaar-wonen’")
      }
    },
    fixes: { finding, context in
      if let fix = context.naming(finding) { return [fix] }
      // What is named stands there as a title.
      guard let token = context.tree.token(touching: context.range(finding).upperBound),
        context.tree.kind(token).isText, let block = finding.block
      else { return [] }
      let words = context.tree.textValue(token)
      let fits =
        switch Vocabulary.spec(block).naming {
        case .word(let set): set.words.contains { $0.spelling == words }
        case .date: DateSpan(text: words) != nil
        case .year: DateSpan(text: words)?.precision == DateSpan.year
        case .name, .nothing: false
        }
      if !fits { return [] }
      let title = Text("Haal de aanhalingstekens weg", "Remove the quotes")
      return [context.fix(title, [context.word(words, at: context.tree.range(token))])]
    },
    cases: [
      .reports(
        "presteren { werkwijze «\"project\"» { periode: 2026 .. } }",
        mended: "presteren { werkwijze project { periode: 2026 .. } }"),
      // What stands right behind the keyword gets its space.
      .reports("presteren { werkwijze«\"project\"» }", mended: "presteren { werkwijze project }"),
      .reports("presteren { «doel»\"Groei\" }", mended: "presteren { doel groei \"Groei\" }"),
      .reports("begroting «2025-2026» { lasten: € 5 }", saying: "hoort een jaar", isUnmendable: true),
      .reports("begroting «\"2026\"» { lasten: € 5 }", mended: "begroting 2026 { lasten: € 5 }"),
      .reports("begroting «\"2026-01-01\"» { lasten: € 5 }", isUnmendable: true),
      .reports("leren { evaluatie «\"2026-01-20\"» }", mended: "leren { evaluatie 2026-01-20 }"),
      .reports("leren { evaluatie «\"toen\"» }", isUnmendable: true),
      .reports("leren { evaluatie «\"\"» }", isUnmendable: true),
      .reports("leren { «evaluatie» }", saying: "achter ‘evaluatie’ hoort een datum"),
      .reports("leren { evaluatie «toen» }", saying: "achter ‘evaluatie’ hoort een datum"),
      .reports("«begroting» { lasten: € 5 }", saying: "achter ‘begroting’ hoort een jaar"),
      .reports("begroting «dit-jaar» { lasten: € 5 }", saying: "zoals 2026"),
      .reports("presteren { «werkwijze» { periode: 2026 .. } }", saying: "hoort ‘routine’, ‘project’"),
      .reports("presteren { doel «2026» }", saying: "hoort een naam"),
      .silent("kenmerken {}"),
      .silent("leren { evaluatie 2026-02-30 }", despite: [111]),
    ])
}

extension FixContext {
  /// A name made of the title, where that is all there is.
  fileprivate func naming(_ finding: Finding) -> Fix? {
    guard let block = finding.block, Vocabulary.spec(block).naming == .name,
      let header = declaration(at: range(finding).lowerBound), let keyword = header.keyword, let title = header.title,
      let name = MeantHeader.of(tree.text(title), block)?.split(separator: " ").dropFirst().first
    else { return nil }
    // A number that stands in its place is one of a list.
    let place = tree.endOfBlanks(tree.range(keyword).upperBound)..<tree.range(title).lowerBound
    return fix(Text("Noem het ‘\(name)’", "Call it ‘\(name)’"), isCertain: false, [word("\(name) ", at: place)])
  }
}
