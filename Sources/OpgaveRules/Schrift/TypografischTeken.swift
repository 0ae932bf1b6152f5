/// What a word processor makes of plain signs.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let typografischTeken = Rule(
    113, "typografisch-teken", .waarschuwing,
    Text(
      "Een bijzondere spatie, streep of aanhalingsteken, of een onzichtbaar teken.",
      "An odd space, dash or quote, or a character that cannot be seen."),
    explanation: Text(
      "Tekstverwerkers maken van gewone tekens mooie: harde spaties, lange strepen, gekrulde aanhalingstekens. Buiten teksten horen de gewone. Gekrulde of enkele aanhalingstekens om een tekst zijn een fout, de rest is een waarschuwing.",
      "Word processors make pretty characters of plain ones: no-break spaces, long dashes, curly quotes. Outside texts the plain ones belong. Curly or single quotes around a text are an error, the rest is a warning."
    ),
    reason: Text(
      "Wat er hetzelfde uitziet en iets anders is, laat zoeken en vergelijken mislukken.",
      "What looks the same and is something else makes searching and comparing fail."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          looptijd: 2026 «–» 2030
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          looptijd: 2026 .. 2030
        }
        """),
    checks: [
      .syntax([.oddSeparator, .zeroWidth, .typographicDash]), .syntax([.typographicQuotes], severity: .fout),
    ],
    message: { finding in
      switch finding.syntaxError {
      case .oddSeparator?:
        return Text(
          "hier staat een bijzondere spatie: vervang haar door een gewone",
          "this is an unusual space: replace it with an ordinary one")
      case .zeroWidth?:
        return Text(
          "hier staat een onzichtbaar teken: haal het weg", "there is an invisible character here: remove it")
      case .typographicQuotes?:
        return Text(
          "schrijf een tekst tussen rechte dubbele aanhalingstekens: \"…\"",
          "write a text between straight double quotes: \"…\"")
      default:
        return Text(
          "hier staat een lange streep: schrijf ‘..’ voor een periode, ‘-’ in een woord of getal",
          "this is a long dash: write ‘..’ for a period, ‘-’ in a word or number")
      }
    },
    fixes: { finding, context in
      let range = context.range(finding)
      switch finding.syntaxError {
      case .oddSeparator?:
        return context.replace(finding, Text("Vervang door een spatie", "Replace with a space"), with: " ")
      case .zeroWidth?:
        let token = context.tree.token(touching: range.lowerBound)
        let clean = token.map { context.tree.range($0) == range ? context.tree.cleanText($0) : "" } ?? ""
        return context.replace(
          finding, Text("Haal het onzichtbare teken weg", "Remove the unseen character"), with: clean)
      case .typographicQuotes?:
        guard let token = context.tree.token(touching: range.lowerBound) else { return [] }
        let value = TextEscape.escaped(context.tree.textValue(token))
        return context.replace(
          finding, Text("Gebruik rechte aanhalingstekens", "Use straight quotes"), with: "\"\(value)\"")
      default:
        guard let token = context.tree.token(touching: range.lowerBound) else { return [] }
        let isSpan = context.tree.kind(token) == .dash
        let text = isSpan ? ".." : context.tree.cleanText(token)
        return context.replace(finding, Text("Schrijf ‘\(text)’", "Write ‘\(text)’"), with: text)
      }
    },
    cases: [
      .reports("looptijd:«\u{A0}»2026 ..", saying: "hier staat een bijzondere spatie"),
      .reports("kenmerken { partij «huur\u{200B}ders» }", saying: "hier staat een onzichtbaar teken"),
      .reports("trefwoorden: «“wonen”»", as: .fout, saying: "tussen rechte dubbele aanhalingstekens"),
      .reports("trefwoorden: «'wonen'»", as: .fout),
      .reports("looptijd: 2026 «–» 2030", saying: "hier staat een lange streep"),
      .silent("trefwoorden: \"“wonen” – nu\""),
      .reports("kenmerken { partij «huur\u{200B}ders» }", mended: "kenmerken { partij huurders }"),
      .reports("looptijd: 2026 «–» 2030", mended: "looptijd: 2026 .. 2030"),
      .reports("looptijd:«\u{A0}»2026 ..", mended: "looptijd: 2026 .."),
      .reports("looptijd: 2026 «\u{200B}»..", mended: "looptijd: 2026 .."),
      .reports("trefwoorden: «“wonen”»", as: .fout, mended: "trefwoorden: \"wonen\""),
    ])
}
