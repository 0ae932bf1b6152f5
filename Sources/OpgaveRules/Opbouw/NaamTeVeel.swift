/// A name for what needs none.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let naamTeVeel = Rule(
    209, "naam-te-veel", .fout,
    Text(
      "Een naam of titel waar er geen hoort.",
      "A name or title where none belongs."),
    explanation: Text(
      "Blokken die hooguit één keer voorkomen, hebben geen naam nodig.",
      "Blocks that occur at most once need no name."),
    reason: Text(
      "Een naam zonder gebruik wekt de indruk dat er meer zijn.",
      "A name without use gives the impression that there are more."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken «wonen» {
            aard: probleem
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
          }
        }
        """),
    checks: [.misfits([.unneededName, .unneededTitle])],
    message: { finding in
      guard let block = finding.block else { return Text("", "") }
      let isTitle = finding.misfit == .unneededTitle
      let example: String =
        switch Vocabulary.spec(block).naming {
        case .nothing: block.keyword
        case .name: "\(block.keyword) naam"
        case .date: "\(block.keyword) 2026-03-01"
        case .year: "\(block.keyword) 2026"
        case .word(let set): "\(block.keyword) \(set.words.first?.spelling ?? "")"
        }
      return Text(
        "achter ‘\(example)’ hoort geen \(isTitle ? "titel" : "naam"): haal ‘\(finding.text(.written))’ weg",
        "‘\(example)’ takes no \(isTitle ? "title" : "name"): remove ‘\(finding.text(.written))’")
    },
    fixes: { finding, context in
      let range = context.range(finding)
      // Where more is wrong with the line it may be what the rest belongs to.
      if context.tree.hasError(startingIn: range.lowerBound..<context.tree.lineEnd(range.upperBound)) { return [] }
      if finding.misfit == .unneededName, let block = finding.block, Vocabulary.spec(block).title != .none,
        context.declaration(at: range.lowerBound)?.title == nil
      {
        let words = context.tree.text(range)
        let title = Text("Zet ‘\(words)’ tussen aanhalingstekens", "Put ‘\(words)’ between quotes")
        return [context.fix(title, [TextEdit(range, TextEscape.quoted(words))])]
      }
      let start = context.tree.startOfBlanks(range.lowerBound)
      let title = Text("Haal ‘\(finding.text(.written))’ weg", "Remove ‘\(finding.text(.written))’")
      return [context.fix(title, isCertain: false, [TextEdit(start..<range.upperBound, "")])]
    },
    cases: [
      .reports("sturen\t «wonen» {}", mended: "sturen {}"),
      .reports("opdracht «wonen» {}", mended: "opdracht \"wonen\" {}"),
      .reports("sturen «wonen»", saying: "achter ‘sturen’ hoort geen naam: haal ‘wonen’ weg"),
      .reports(#"leren { evaluatie 2026-01-20 «"Eerste"» }"#, saying: "achter ‘evaluatie 2026-03-01’ hoort geen titel"),
      .reports(#"presteren { werkwijze routine «"Eerste"» }"#, saying: "achter ‘werkwijze routine’ hoort geen titel"),
      .reports(#"sturen «"Eerste"»"#, saying: "achter ‘sturen’ hoort geen titel"),
      .silent(#"opdracht "Eerste""#),
    ])
}
