/// A silence over nothing.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let negerenOverbodig = Rule(
    904, "negeren-overbodig", .waarschuwing,
    Text(
      "Een melding wordt genegeerd die er niet is.",
      "A finding is ignored that is not there."),
    explanation: Text(
      "De regel meldt hier niets (meer). Haal het negeren weg.",
      "The rule reports nothing here (any more). Remove it."),
    reason: Text(
      "Wat blijft staan, verbergt later iets anders.",
      "What stays hides something else later."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {  # negeer «OPG401»: nog niemand gesproken
            aard: probleem

            partij huurders "Huurders" {
              wereld: leefwereld
            }
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

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """),
    checks: [.ignoring], tags: [.needless],
    message: { finding in
      if finding.aspect == .unignorable {
        return Text(
          "‘\(finding.text(.name))’ is een schrijffout en kan niet genegeerd worden: verbeter haar en haal dit weg",
          "‘\(finding.text(.name))’ is a syntax error and cannot be ignored: correct it and remove this")
      }
      return Text(
        "de regel ‘\(finding.text(.name))’ meldt hier niets: haal dit weg",
        "the rule ‘\(finding.text(.name))’ reports nothing here: remove this")
    },
    fixes: { finding, context in
      let range = context.range(finding)
      guard let token = context.tree.token(touching: range.lowerBound), context.tree.kind(token) == .comment else {
        return []
      }
      if finding.aspect == .alone {
        let title = Text("Haal deze opmerking weg", "Remove this comment")
        // A reason was written by someone, who alone can say that it may go.
        let isCertain = !(Ignoring.directive(token, context.tree)?.hasReason ?? false)
        let comment = context.tree.range(token)
        let lineStart = context.tree.lineStart(comment.lowerBound)
        let isAlone = context.tree.text(lineStart..<comment.lowerBound).trimmed.isEmpty
        if isAlone { return [context.fix(title, isCertain: isCertain, [context.removal(of: comment)])] }
        let start = context.tree.startOfWhiteSpace(comment.lowerBound)
        return [context.fix(title, isCertain: isCertain, [TextEdit(start..<comment.upperBound, "")])]
      }
      // With the comma behind it; the last one with the comma before it.
      func isBetween(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == .space }
      let behind = context.tree.bytes[range.upperBound...].prefix(while: isBetween).count
      let ahead = behind > 0 ? 0 : context.tree.bytes[..<range.lowerBound].reversed().prefix(while: isBetween).count
      let (start, end) = (range.lowerBound - ahead, range.upperBound + behind)
      let title = Text("Haal ‘\(context.tree.text(range))’ weg", "Remove ‘\(context.tree.text(range))’")
      return [context.fix(title, [TextEdit(start..<end, "")])]
    },
    cases: [
      // What is wrong beside it may be what keeps the rule silent.
      .silent("presteren { indicator a {\n  nulmeting: 5\n  # negeer OPG641: oud\n  streefwaarde: 5%\n} }"),
      .silent("# negeer OPG409: oud\nstatus: uitvoerign\nvraagstuk: \"Hoe?\"", despite: [212]),
      // Above a field for the field, above a declaration for all of it.
      .silent("# negeer OPG409: oud\nvraagstuk: \"Wonen\""),
      .silent("# negeer OPG409: oud\n# Zo is het.\nvraagstuk: \"Wonen\""),
      .silent("# Zo is het.\n# negeer vraagstuk-zonder-vraag: oud\nvraagstuk: \"Wonen\""),
      .silent("# negeer OPG405: oud\nkenmerken {\n  aard: kans\n  partij huurders\n}"),
      .reports("# negeer «OPG409»: oud\nlooptijd: 2026 ..\nvraagstuk: \"Wonen\"", saying: "‘OPG409’ meldt hier niets"),
      .reports("# negeer OPG409, «OPG410»: oud\nvraagstuk: \"Wonen\""),
      .reports("vraagstuk: \"Wonen\"\n# negeer «OPG409»: oud"),
      // At a line's end for the field, or for the header.
      .silent("vraagstuk: \"Wonen\"\t# negeer OPG409: oud"),
      .silent("vraagstuk: \"Wonen\"  #\tnegeer\tOPG409\t:\toud"),
      .silent("status: uitvoering\r# negeer OPG427: oud\rlooptijd: 2030 .. 2026"),
      .silent("\t# negeer OPG409: oud\nvraagstuk: \"Wonen\""),
      .silent("trefwoorden: # negeer OPG214: oud\n  \"a\", \"a\""),
      .silent("trefwoorden: \"a\", # negeer OPG214: oud\n  \"a\""),
      .silent("kenmerken { # negeer OPG407: oud\n  aard: kans\n}"),
      .silent("kenmerken { aard: kans } # negeer OPG407: oud"),
      .silent("kenmerken {\n  aard: kans\n} # negeer OPG407: oud"),
      .reports("kenmerken { # negeer «OPG408»: oud\n  media: hoog\n}"),
      .reports("kenmerken {\n  media: hoog\n} # negeer «OPG408»: oud"),
      .silent("presteren {\n  baat rust # negeer OPG650, OPG651: oud\n}"),
      .reports(
        "presteren {\n  baat rust # negeer OPG650, «OPG631»: oud\n  doel groei\n  inspanning a { werkwijze: project }\n}"
      ),
      // As the first line of the file for the file.
      .silent("\n# negeer naamstijl: oud\norganisatie Foute_Naam\n\norganisatie Andere_Naam", .file),
      .reports(
        "organisatie dorp\n# negeer «naamstijl»: oud\norganisatie stad\n\norganisatie Foute_Naam", .file, despite: [304]
      ),
      // What cannot be read cannot be accepted, and of a rule that is off nobody knows.
      .reports("# negeer «OPG102»: oud\nlooptijd: 2026 .. ;", saying: "‘OPG102’ is een schrijffout", despite: [102]),
      .silent("# negeer OPG906: oud\nlooptijd: 2026 .."),
      .silent("# negeer OPG409: oud\nlooptijd: 2026 ..", settings: "regels { vraagstuk-zonder-vraag: uit }"),
      .reports("# negeer «OPG409»: oud\nlooptijd: 2026 ..", settings: "regels { vraagstuk-zonder-vraag: fout }"),
      // Where something cannot be read rules are silent of themselves.
      .silent("# negeer OPG409: oud\nlooptijd: 2026 ..\n: 5", despite: [102]),
      .silent("# negeer OPG409: oud\nlooptijd: 2026 ..\nonzin { a: 1 }", despite: [201]),
      .silent("# negeer OPG409: oud\nlooptijd: 2026 ..\nkenmerken { partij }", despite: [208]),
      .silent("# negeer OPG409: oud\nlooptijd: 2026 ..\nbudget: 12.5", despite: [110]),
      .silent(
        """
        organisatie dorp {
          soort: gemeente
          functie griffier { soort: ambtenaar } # negeer OPG305: oud
        }

        opgave wonen { : }
        """, .file, despite: [102]),
      .reports("# negeer «OPG409»: oud\nlooptijd: 2026 – 2027", despite: [113]),
      // A name of several goes with its comma, the only one with its comment.
      .reports(
        "# negeer OPG409, «OPG410»: oud\nvraagstuk: \"Wonen\"", mended: "# negeer OPG409: oud\nvraagstuk: \"Wonen\""),
      .reports(
        "# negeer «OPG410», OPG409: oud\nvraagstuk: \"Wonen\"", mended: "# negeer OPG409: oud\nvraagstuk: \"Wonen\""),
      .reports("looptijd: 2026 ..  # negeer «OPG409»: oud", mended: "looptijd: 2026 .."),
      .reports("# negeer «OPG409»: oud\nlooptijd: 2026 ..", mended: "looptijd: 2026 .."),
    ])
}
