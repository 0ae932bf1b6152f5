/// A number or a code that cannot be.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let buitenBereik = Rule(
    216, "buiten-bereik", .fout,
    Text(
      "Een getal of code buiten wat het veld toestaat.",
      "A number or code outside what the field allows."),
    explanation: Text(
      "Een SDG is 1 tot en met 17, een budget niet negatief, een CBS-code heeft de vorm van haar soort (`GM0344`, `PV26`, `WS14`) en een taakveld die van Iv3 (`8.3`, `6.72a`).",
      "An SDG is 1 to 17, a budget not negative, a CBS code has the form of its kind (`GM0344`, `PV26`, `WS14`) and a taakveld that of Iv3 (`8.3`, `6.72a`)."
    ),
    reason: Text(
      "Met codes die niet bestaan mislukt elke koppeling.",
      "With codes that do not exist every export fails."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          sdg: «11,13»

          kenmerken {
            aard: probleem
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          sdg: 11, 13

          kenmerken {
            aard: probleem
          }
        }
        """),
    checks: [
      .misfits([.outOfRange]),
      .file { context, findings in
        for ordinal in context.roots where context.facts.kind(of: ordinal) == .organisatie {
          checkCode(context.facts, ordinal, &findings)
        }
      },
      .opgave { opgave, findings in checkTaakvelden(opgave, &findings) },
    ],
    message: { finding in
      switch finding.field {
      case .code?:
        return Text(
          "‘\(finding.text(.written))’ is geen code van een \(finding.text(.word)): schrijf bijvoorbeeld ‘\(finding.text(.wanted))’",
          "‘\(finding.text(.written))’ is not the code of a \(finding.text(.word)): write for instance ‘\(finding.text(.wanted))’"
        )
      case .taakvelden?:
        return Text(
          "‘\(finding.text(.written))’ is geen taakveld van Iv3: schrijf bijvoorbeeld ‘8.3’ of ‘6.72a’",
          "‘\(finding.text(.written))’ is not a taakveld of Iv3: write for instance ‘8.3’ or ‘6.72a’")
      default: break
      }
      let name = finding.field?.spelling ?? ""
      if case .number(let range)? = finding.field.flatMap({ Vocabulary.spec($0, in: finding.owner) })?.type {
        if finding.field == .formaat {
          return Text("deze versie kent alleen ‘formaat: 1’", "this version knows ‘formaat: 1’ only")
        }
        if range.highest >= 1_000_000_000 {
          return Text("‘\(name)’ is een heel getal van 0 of meer", "‘\(name)’ is a whole number of 0 or more")
        }
        let given = finding.text(.written)
        if finding.field == .sdg, given.contains(",") {
          let meant = given.replacing(",", with: ", ")
          return Text(
            "‘\(given)’ is hier één getal: schrijf ‘\(meant)’ als u er meer bedoelt",
            "‘\(given)’ is one number here: write ‘\(meant)’ if you mean more")
        }
        return Text(
          "‘\(name)’ is een heel getal van \(range.lowest) tot en met \(range.highest)",
          "‘\(name)’ is a whole number from \(range.lowest) to \(range.highest)")
      }
      return Text("‘\(name)’ kan niet negatief zijn", "‘\(name)’ cannot be negative")
    },
    fixes: { finding, context in
      if finding.field == .code {
        // Its digits without the letters before them.
        let (written, form) = (finding.text(.written), finding.text(.wanted))
        guard written.utf8.count == form.utf8.count - 2, written.utf8.allSatisfy({ 48...57 ~= $0 }) else { return [] }
        let code = form.prefix(2) + written
        return context.replace(
          finding, Text("Schrijf ‘\(code)’", "Write ‘\(code)’"), isCertain: false, with: "\"\(code)\"")
      }
      guard finding.field == .sdg, finding.misfit == .outOfRange, finding.text(.written).contains(","),
        context.node(.field, at: context.range(finding).lowerBound) != nil
      else {
        return []
      }
      let meant = finding.text(.written).replacing(",", with: ", ")
      return context.replace(finding, Text("Schrijf ‘\(meant)’", "Write ‘\(meant)’"), with: meant)
    },
    cases: [
      .reports("sdg: 6, «18», «0»", saying: "‘sdg’ is een heel getal van 1 tot en met 17"),
      .reports("sdg: «6,13»", saying: "schrijf ‘6, 13’ als u er meer bedoelt"),
      .reports("budget: «€ -5»", saying: "‘budget’ kan niet negatief zijn"),
      .reports("organisatie dorp { inwoners: «-5» }", .file, saying: "‘inwoners’ is een heel getal van 0 of meer"),
      .reports("organisatie dorp { inwoners: «5,5» }", .file),
      .reports("instellingen { formaat: «2» }", .settings, saying: "alleen ‘formaat: 1’"),
      .reports("instellingen { opmaak { regellengte: «59» } }", .settings, saying: "van 60 tot en met 200"),
      .reports(
        "instellingen { drempels { koers-marge: «-5%» } }", .settings, saying: "‘koers-marge’ kan niet negatief zijn"),
      .silent("sdg: 1, 17\nbudget: € 0"),
      // The code of each kind of organisation.
      .reports(
        """
        organisatie a {
          soort: gemeente
          code: «"GM034"»
        }

        organisatie b {
          soort: provincie
          code: «"PV260"»
        }

        organisatie c {
          soort: waterschap
          code: «"WS1"»
        }

        organisatie d {
          soort: waterschap
          code: «"WS12345"»
        }

        organisatie e {
          soort: gemeente
          code: «"PV03"»
        }

        organisatie f {
          soort: gemeente
          code: «"GM03A4"»
        }

        organisatie g {
          soort: provincie
          code: «"PV2:"»
        }
        """, .file, saying: "‘GM034’ is geen code van een gemeente: schrijf bijvoorbeeld ‘GM0344’"),
      .silent(
        """
        organisatie a {
          soort: gemeente
          code: "GM0999"
        }

        organisatie b {
          soort: provincie
          code: "PV29"
        }

        organisatie c {
          soort: waterschap
          code: "WS10"
        }

        organisatie d {
          soort: waterschap
          code: "WS1400"
        }

        organisatie e {
          soort: samenwerkingsverband
          code: "WGR12"
        }

        organisatie f { code: "GM1" }
        """, .file),
      // A taakveld of Iv3, where the organisation has these.
      .reports(
        #"taakvelden: «"9.1"», «"8"», «"8.123"», «"8.1e"», «"8,1"», «"8.a"», «"a.1"», «"/.1"», «"8.1:"»"#,
        saying: "‘9.1’ is geen taakveld van Iv3"),
      .silent(#"taakvelden: "0.1", "8.3", "6.72a", "6.72d", "8.09""#),
      .silent(
        "organisatie stroom { soort: waterschap }\nopgave a {\n  organisatie: stroom\n  taakvelden: \"9.9\"\n}", .file),
      .silent("organisatie: elders\ntaakvelden: \"9.9\"", despite: [302]),
    ])
}

private func checkCode(_ facts: Facts, _ ordinal: DeclarationIndex, _ findings: inout Findings) {
  guard let field = facts.find(.code, of: ordinal), case .code(let name)? = facts.first(.code, of: ordinal),
    let soort = facts.word(.soort, of: ordinal)
  else { return }
  let code = facts.names.text(name)
  let form: (prefix: String, digits: ClosedRange<Int>, example: String)? =
    switch soort {
    case .gemeente: ("GM", 4...4, "GM0344")
    case .provincie: ("PV", 2...2, "PV26")
    case .waterschap: ("WS", 2...4, "WS14")
    default: nil
    }
  guard let form else { return }
  let digits = code.dropFirst(2)
  let fits =
    code.hasPrefix(form.prefix) && form.digits.contains(digits.utf8.count)
    && digits.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
  if !fits {
    findings.report(
      .value(facts.values(of: field).lowerBound),
      [.field: .field(.code), .written: .text(code), .word: .word(soort), .wanted: .text(form.example)])
  }
}

private func checkTaakvelden(_ opgave: borrowing OpgaveContext, _ findings: inout Findings) {
  let facts = opgave.facts
  guard let field = facts.find(.taakvelden, of: opgave.ordinal) else { return }
  // A waterschap has other keys; whether it is one must be known.
  guard let organisation = opgave.file.target(.organisatie, of: opgave.ordinal),
    let soort = opgave.file.repository.facts(organisation).word(.soort, of: organisation.ordinal),
    soort != .waterschap
  else { return }
  for value in facts.values(of: field) {
    guard case .code(let name) = facts.value(value) else { continue }
    let code = facts.names.text(name)
    if !isTaakveld(Array(code.utf8)) {
      findings.report(.value(value), [.field: .field(.taakvelden), .written: .text(code)])
    }
  }
}

/// `[0-8].N` or `[0-8].NN`, with an optional letter a to d.
private func isTaakveld(_ bytes: [UInt8]) -> Bool {
  var rest = bytes[...]
  guard let main = rest.popFirst(), (48...56).contains(main), rest.popFirst() == UInt8(ascii: ".") else { return false }
  if let last = rest.last, (97...100).contains(last) { rest.removeLast() }
  return (1...2).contains(rest.count) && rest.allSatisfy { (48...57).contains($0) }
}
