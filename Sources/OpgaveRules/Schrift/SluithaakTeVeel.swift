/// A closing brace that nothing opened.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let sluithaakTeVeel = Rule(
    106, "sluithaak-te-veel", .fout,
    Text(
      "Een `}` waar geen blok open is.",
      "A `}` where no block is open."),
    explanation: Text(
      "Bij elke `}` hoort een `{`. Ontbreekt die achter een kop, dan wijst de melding naar de kop.",
      "To each `}` belongs a `{`. Where it is missing behind a header, the finding points at the header."),
    reason: Text(
      "Een losse `}` maakt onduidelijk wat waarbij hoort.",
      "A lone `}` makes unclear what belongs to what."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
        }
        «}»
        """,
      mended: """
        opgave wonen "Wonen" {
        }
        """),
    checks: [.syntax([.strayCloseBrace]), .syntax([.missingOpenBrace], related: .closesHere)],
    message: { finding in
      if finding.syntaxError == .missingOpenBrace {
        return Text(
          "achter ‘\(finding.text(.written))’ ontbreekt een ‘{’: het blok eronder eindigt met een ‘}’",
          "a ‘{’ is missing after ‘\(finding.text(.written))’: the block below it ends with a ‘}’")
      }
      return Text(
        "bij deze ‘}’ hoort geen blok: haal hem weg",
        "this ‘}’ closes no block: remove it")
    },
    fixes: { finding, context in
      if finding.syntaxError == .missingOpenBrace {
        guard let header = context.declaration(at: context.range(finding).lowerBound) else { return [] }
        let parts = [header.keyword, header.name, header.title].compactMap { $0.map(context.tree.range) }
        let end = parts.map(\.upperBound).max() ?? context.range(finding).upperBound
        return [context.fix(Text("Zet ‘{’ achter de kop", "Put ‘{’ behind the header"), [TextEdit(end..<end, " {")])]
      }
      // What follows it further in may have lost the header that it would close: then it is another one that is too much.
      let brace = context.range(finding)
      let next = brace.upperBound + context.tree.bytes[brace.upperBound...].prefix { $0 <= .space }.count
      let isCertain =
        context.tree.indentation(next).count <= context.tree.indentation(brace.lowerBound).count
        || next == context.tree.bytes.count
      return [
        context.fix(Text("Haal ‘}’ weg", "Remove ‘}’"), isCertain: isCertain, [context.removal(of: brace)])
      ]
    },
    cases: [
      .reports(
        "opgave wonen {\n  «kenmerken»\n    aard: kans\n  }\n}", .file, saying: "achter ‘kenmerken’ ontbreekt een ‘{’",
        related: ["}"]),
      .reports("organisatie dorp\n«}»", .file, saying: "bij deze ‘}’ hoort geen blok"),
      .reports("organisatie dorp\n«}»\norganisatie stad\n", .file, mended: "organisatie dorp\norganisatie stad\n"),
      .reports("organisatie dorp\n \t«}» \t\n", .file, mended: "organisatie dorp\n"),
      .reports("organisatie dorp { } «}»\n", .file, mended: "organisatie dorp { } \n"),
      .reports("organisatie dorp\n \t«}»\t # x\n", .file, mended: "organisatie dorp\n \t\t # x\n"),
    ])
}
