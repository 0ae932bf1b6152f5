/// What stands where nothing can be read.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let onverwachtTeken = Rule(
    102, "onverwacht-teken", .fout,
    Text(
      "Een teken of woord dat hier niet past.",
      "A character or word that does not fit here."),
    explanation: Text(
      "Een regel is een veld (`naam: waarde`) of de kop van een blok (`soort naam \"titel\" {`). Wat daarna nog op de regel staat, wordt overgeslagen.",
      "A line is a field (`name: value`) or the header of a block (`kind name \"title\" {`). What else stands on the line is passed over."
    ),
    reason: Text(
      "Wat niet gelezen kan worden, telt niet mee; dat moet te zien zijn.",
      "What cannot be read does not count; that must show."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          status: uitvoering «;»
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          status: uitvoering
        }
        """),
    checks: [
      .syntax([
        .unexpectedToken, .extraWord, .nameWithDigit, .colonInHeader, .braceOnNextLine, .missingComma,
        .textBehindOpeningQuotes, .tooLarge,
      ])
    ],
    message: { finding in
      switch finding.syntaxError {
      case .braceOnNextLine?:
        return Text(
          "‘{’ hoort aan het eind van de regel erboven",
          "‘{’ belongs at the end of the line above")
      case .missingComma?:
        return Text(
          "voor ‘\(finding.text(.written))’ ontbreekt een komma, of het hoort hier niet",
          "before ‘\(finding.text(.written))’ a comma is missing, or it does not belong here")
      case .extraWord?:
        return Text(
          "‘\(finding.text(.written))’ is hier te veel: een naam is één woord (met ‘-’), een titel staat tussen aanhalingstekens",
          "‘\(finding.text(.written))’ is too much here: a name is one word (with ‘-’), a title stands between quotes")
      case .nameWithDigit?:
        return Text(
          "een naam begint met een letter: schrijf ‘\(finding.text(.written))’ anders, zoals ‘fase-2’",
          "a name starts with a letter: write ‘\(finding.text(.written))’ otherwise, such as ‘fase-2’")
      case .colonInHeader?:
        return Text(
          "achter de soort van een blok hoort geen ‘:’", "behind the kind of a block belongs no ‘:’")
      case .textBehindOpeningQuotes?:
        return Text(
          "tekst hoort onder de aanhalingstekens, op een regel van zichzelf",
          "text belongs below the quotes, on a line of its own")
      case .tooLarge?:
        return Text("dit bestand is groter dan 4 GB: splits het", "this file is larger than 4 GB: split it")
      default:
        return Text(
          "‘\(finding.text(.written))’ past hier niet: verbeter het of haal het weg",
          "‘\(finding.text(.written))’ does not fit here: correct it or remove it")
      }
    },
    fixes: { finding, context in
      switch finding.syntaxError {
      case .braceOnNextLine?:
        let brace = context.range(finding)
        let end = context.tree.startOfWhiteSpace(brace.lowerBound)
        return [
          context.fix(
            Text("Zet ‘{’ op de regel erboven", "Put ‘{’ on the line above"), [TextEdit(end..<brace.upperBound, " {")])
        ]
      case .missingComma?:
        let end = context.tree.startOfWhiteSpace(context.range(finding).lowerBound)
        return [context.fix(Text("Voeg een komma toe", "Add a comma"), isCertain: false, [TextEdit(end..<end, ",")])]
      default:
        let title = Text("Haal ‘\(finding.text(.written))’ weg", "Remove ‘\(finding.text(.written))’")
        return [context.fix(title, isCertain: false, [TextEdit(context.range(finding), "")])]
      }
    },
    cases: [
      .reports("opdracht \"O\"\n«{»\n  door: college\n}", saying: "‘{’ hoort aan het eind"),
      .reports("trefwoorden: \"wonen\" «\"bouwen\"»", saying: "voor ‘\"bouwen\"’ ontbreekt een komma"),
      .reports("presteren {\n  doel groei «snel» \"Groei\" {\n  }\n}", saying: "‘snel’ is hier te veel"),
      .reports("presteren { inspanning «2e-fase» \"Fase 2\" }", saying: "schrijf ‘2e-fase’ anders", despite: [208]),
      .reports("presteren«:» { doel groei }", saying: "achter de soort van een blok"),
      .reports("vraagstuk: \"\"\"«Hoe?»\n  \"\"\"", saying: "tekst hoort onder de aanhalingstekens"),
      .reports("looptijd: 2026 .. «;»", saying: "‘;’ past hier niet"),
      .reports(
        "presteren\n«{»\n  doel groei\n}", mended: "presteren {\n  doel groei\n}"),
      .reports("trefwoorden: \"wonen\"  «\"bouwen\"»", mended: "trefwoorden: \"wonen\",  \"bouwen\""),
      .reports("# negeer OPG102: zo schrijven wij dat\nlooptijd: 2026 ..«;»"),
      .reports("looptijd: 2026 ..«;»", mended: "looptijd: 2026 .."),
    ])
}
