/// Something announced and not said.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let waardeOntbreekt = Rule(
    107, "waarde-ontbreekt", .fout,
    Text(
      "Een veld zonder waarde.",
      "A field without a value."),
    explanation: Text(
      "Na `:`, na een komma en voor `..` hoort een waarde. Een veld dat niets te zeggen heeft, laat u weg.",
      "After `:`, after a comma and before `..` belongs a value. A field that has nothing to say is left out."),
    reason: Text(
      "Weglaten betekent: onbekend. Een leeg veld betekent niets.",
      "Left out means unknown. An empty field means nothing."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          «status:»
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          status: uitvoering
        }
        """),
    checks: [.syntax([.missingValue]), .misfits([.missingValue])],
    message: { finding in
      switch finding.text(.written) {
      case ",":
        return Text(
          "achter deze komma ontbreekt een waarde: vul haar in of haal de komma weg",
          "a value is missing after this comma: fill it in or remove the comma")
      case "..", "–", "—":
        return Text(
          "aan een kant van ‘..’ ontbreekt iets: een periode heeft een begin, een bereik twee getallen",
          "something is missing on one side of ‘..’: a period has a start, a range two numbers")
      case "op":
        return Text(
          "achter ‘op’ ontbreekt een datum, zoals ‘op 2026-03-01’",
          "a date is missing after ‘op’, such as ‘op 2026-03-01’")
      case "€", "EUR", "≥", "≤", ">", "<", ">=", "<=":
        return Text(
          "achter ‘\(finding.text(.written))’ ontbreekt een getal",
          "a number is missing after ‘\(finding.text(.written))’")
      case let written:
        let name = String(written.prefix { $0 != ":" }).trimmed
        let field = Lexicon.shared.entry(name)?.field
        let types = Set(
          field.map { Vocabulary.homes(of: $0).compactMap { Vocabulary.spec(field ?? .soort, in: $0)?.type } } ?? [])
        // Where all that are called so hold the same, it can be said what.
        if types.count == 1, let type = types.first {
          return Text("bij ‘\(name)’ hoort \(type.expectation.nl)", "‘\(name)’ takes \(type.expectation.en)")
        }
        return Text(
          "hier ontbreekt een waarde: vul haar in of haal het veld weg",
          "a value is missing here: fill it in or remove the field")
      }
    },
    fixes: { finding, context in
      if finding.text(.written) == "," {
        // Of several in a row none has a value behind it.
        let range = context.range(finding)
        var end = range.upperBound
        while true {
          let next = context.tree.endOfBlanks(end)
          guard next < context.tree.bytes.count, context.tree.bytes[next] == UInt8(ascii: ",") else { break }
          end = next + 1
        }
        return [
          context.fix(
            Text("Haal de komma weg", "Remove the comma"), isCertain: false,
            [TextEdit(range.lowerBound..<end, "")])
        ]
      }
      guard let field = context.node(.field, at: context.range(finding).lowerBound),
        let value = context.lostValue(after: field)
      else { return [] }
      let (start, written) = (context.tree.range(field).upperBound, context.tree.text(value))
      return [
        context.fix(
          Text("Zet ‘\(written)’ als waarde op deze regel", "Put ‘\(written)’ on this line as the value"),
          isCertain: false, [TextEdit(start..<value.upperBound, " \(written)")])
      ]
    },
    cases: [
      .reports("trefwoorden: \"wonen\"«,»\nlooptijd: 2026 ..", saying: "achter deze komma"),
      .reports("looptijd: «..» 2026", saying: "aan een kant van ‘..’"),
      .reports("looptijd: «–» 2026", saying: "aan een kant van ‘..’"),
      .reports("presteren { indicator a { nulmeting: 5 «op» } }", saying: "achter ‘op’ ontbreekt een datum"),
      .reports("budget: «€»", saying: "achter ‘€’ ontbreekt een getal"),
      .reports("presteren { indicator a { nulmeting: «≥» } }", saying: "achter ‘≥’ ontbreekt een getal"),
      .reports("«portfolio:»\nstad-2030", despite: [201], mended: "portfolio: stad-2030"),
      .reports("«portfolio:»\n# wat\nstad-2030", despite: [201], isUnmendable: true),
      .reports("«portfolio:»\nstad-2030 x", despite: [201], isUnmendable: true),
      .reports("«portfolio:»\r\n \tstad-2030", despite: [201], mended: "portfolio: stad-2030"),
      .reports("«portfolio:»\n;", despite: [102], isUnmendable: true),
      .reports("budget: «€»\nstad-2030", despite: [201], isUnmendable: true),
      // The name of a field or of a kind begins a statement.
      .reports("«portfolio:»\n«looptijd»", isUnmendable: true),
      .reports("«portfolio:»\nleren", isUnmendable: true),
      .reports("opgave wonen {\n  «portfolio:»", .file, despite: [105], isUnmendable: true),
      .reports("«looptijd»", saying: "bij ‘looptijd’ hoort een periode, zoals"),
      .reports("sturen { «regisseur:» }", saying: "bij ‘regisseur’ hoort de naam van een functie"),
      .reports("presteren { indicator a { «soort:» } }", saying: "hier ontbreekt een waarde"),
      .reports("eigen { «wijk» }"),
      .silent("trefwoorden:\n  \"wonen\""),
    ])
}

extension FixContext {
  /// A name alone on a line behind a field that lacks its value, which may not stand there by itself: it is most likely that value.
  func lostValue(after field: SyntaxTree.Index) -> Range<Int>? {
    let next = tree.after(field)
    guard next < tree.records.count, tree.kind(next) == .declaration, tree.after(next) == next + 2,
      case let (end, start) = (tree.range(field).upperBound, tree.range(next).lowerBound),
      tree.bytes[end..<start].allSatisfy({ $0 == .space || $0 == .tab || $0 == .lineFeed || $0 == .carriageReturn }),
      tree.bytes[..<end].last == UInt8(ascii: ":")
    else { return nil }
    let word = tree.cleanText(next + 1)
    let owner = tree.ancestors(of: field + 1).first { tree.kind($0) == .declaration }.map(tree.declaration)
    let isField = owner?.keyword.map { Vocabulary.spec(named: word, under: tree.cleanText($0)) != nil } ?? false
    return isField || Kind.allCases.contains { $0.keyword == word } ? nil : tree.range(next)
  }

  /// Whether a name that stands alone is most likely the value that the field above it lacks.
  func isLostValue(at offset: Int) -> Bool {
    guard let statement = node(.declaration, at: offset),
      let before = tree.node(before: statement),
      tree.kind(before) == .field
    else { return false }
    return lostValue(after: before) != nil
  }
}
