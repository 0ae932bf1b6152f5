/// Something known where it means nothing.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let verkeerdePlaats = Rule(
    203, "verkeerde-plaats", .fout,
    Text(
      "Een bekend blok of veld op een plaats waar het niet hoort.",
      "A known block or field in a place where it does not belong."),
    explanation: Text(
      "De melding zegt waar het wel hoort. `instellingen` staan alleen in `instellingen.opgave`, in de map waar de opgaven beginnen.",
      "The finding says where it does belong. `instellingen` stand in `instellingen.opgave` only, in the folder where the opgaven start."
    ),
    reason: Text(
      "Op een andere plaats heeft het woord geen betekenis.",
      "In another place the word has no meaning."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: probleem
          }

          «partij» huurders "Huurders" {
            wereld: leefwereld
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
    checks: [.misfits([.misplacedBlock, .misplacedField])],
    message: { finding in
      let homes = Misplaced.homes(finding.field, finding.block)
      if finding.misfit == .misplacedField, homes.contains(finding.owner), let block = finding.block {
        let name = Vocabulary.spec(block).naming == .name ? " naam \"Titel\"" : ""
        return Text(
          "‘\(finding.text(.written))’ is een blok: schrijf ‘\(block.keyword)\(name) {’",
          "‘\(finding.text(.written))’ is a block: write ‘\(block.keyword)\(name) {’")
      }
      if finding.misfit == .misplacedBlock, finding.block == nil, homes.contains(finding.owner) {
        return Text(
          "‘\(finding.text(.written))’ is een veld: schrijf ‘\(finding.text(.written)): …’",
          "‘\(finding.text(.written))’ is a field: write ‘\(finding.text(.written)): …’")
      }
      if finding.block == .instellingen {
        return Text(
          "‘instellingen’ horen in ‘instellingen.opgave’, in de map waar de opgaven beginnen",
          "‘instellingen’ belong in ‘instellingen.opgave’, in the folder where the opgaven start")
      }
      if homes == [.bestand] {
        return Text(
          "‘\(finding.text(.written))’ hoort op het bovenste niveau van een bestand, in geen ander blok",
          "‘\(finding.text(.written))’ belongs at the top level of a file, not inside another block")
      }
      var names: [String] = []
      for home in homes where home != .bestand && !names.contains(home.keyword) { names.append(home.keyword) }
      let list = Enumeration.text(names)
      if finding.more > 0 {
        let count = finding.more
        return Text(
          "‘\(finding.text(.written))’ en \(count == 1 ? "wat erna komt" : "de \(count) erna") horen hier niet: zij horen in \(list.nl)",
          "‘\(finding.text(.written))’ and \(count == 1 ? "what follows" : "the \(count) after it") do not belong here: they belong in \(list.en)"
        )
      }
      return Text(
        "‘\(finding.text(.written))’ hoort hier niet: het hoort in \(list.nl)",
        "‘\(finding.text(.written))’ does not belong here: it belongs in \(list.en)")
    },
    fixes: { finding, context in
      let range = context.range(finding)
      guard finding.misfit == .misplacedField, let block = finding.block,
        let field = context.node(.field, at: range.lowerBound),
        Vocabulary.parents(of: block).contains(finding.owner)
      else { return Misplaced.moving(finding, context) }
      let whole = context.tree.range(field)
      let values = FieldSyntax(field, in: context.tree).values
      let headers = values.compactMap { MeantHeader.of(context.tree.text(context.tree.range($0.index)), block) }
      guard !headers.isEmpty, headers.count == values.count, !context.tree.hasLineEnd(in: whole) else { return [] }
      let line = context.tree.newLine(at: whole.lowerBound) + context.tree.indentation(whole.lowerBound)
      let title =
        headers.count == 1
        ? Text("Schrijf ‘\(headers[0])’", "Write ‘\(headers[0])’")
        : Text("Maak er \(headers.count) blokken van", "Make \(headers.count) blocks of it")
      return [context.fix(title, isCertain: false, [TextEdit(whole, headers.joined(separator: line))])]
    },
    cases: [
      .reports(
        "kenmerken {\n  aard: kans\n  «partij»: huurders\n}",
        saying: "‘partij’ is een blok: schrijf ‘partij naam \"Titel\" {’"),
      .reports("«kenmerken»: kans", saying: "‘kenmerken’ is een blok: schrijf ‘kenmerken {’"),
      .reports("«vraagstuk» {\n  aard: kans\n}", saying: "‘vraagstuk’ is een veld: schrijf ‘vraagstuk: …’"),
      .reports("«portfolio» stad {\n  ambitie: \"Groei\"\n}", saying: "‘portfolio’ hoort op het bovenste niveau"),
      .reports("«instellingen» { taal: nl }", .file, saying: "‘instellingen’ horen in ‘instellingen.opgave’"),
      .reports(
        "«aard»: kans",
        saying: "het hoort in ‘kenmerken’\n"),
      // Of a header that is lost one finding tells.
      .reports(
        "«aard»: kans\nmedia: laag\n# twee\npartij a \"A\" { wereld: leefwereld }",
        saying: "‘aard’ en de 2 erna horen hier niet: zij horen in ‘kenmerken’"),
      .reports("«aard»: kans\nmedia: laag", saying: "‘aard’ en wat erna komt horen hier niet"),
      .reports("«aard»: kans\nlooptijd: 2026 ..\n«media»: laag"),
      .reports("kenmerken { «looptijd»: 2026 .. }", saying: "het hoort in ‘opgave’, ‘inspanning’ of ‘experiment’\n"),
      .reports("«werkwijze» routine { periode: 2026 .. }", saying: "het hoort in ‘presteren’\n"),
      .reports("kenmerken { «besturen» { model: lijn } }", saying: "het hoort in ‘organisatie’ of ‘opgave’"),
    ])
}
