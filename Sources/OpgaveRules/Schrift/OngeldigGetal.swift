/// Numbers in another notation than the Dutch one.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let ongeldigGetal = Rule(
    110, "ongeldig-getal", .fout,
    Text(
      "Een getal, percentage of bedrag dat anders geschreven is dan het hoort.",
      "A number, percentage or amount that is not written as it should be."),
    explanation: Text(
      "Getallen staan in Nederlandse notatie: `12,5` en `12.500`. Bedragen zijn `€`, een getal en zo nodig `duizend`, `mln` of `mld`, tot op de cent nauwkeurig.",
      "Numbers are in Dutch notation: `12,5` and `12.500`. Amounts are `€`, a number and where needed `duizend`, `mln` or `mld`, exact to the cent."
    ),
    reason: Text(
      "`12.5` kan twaalf en een half zijn of een tikfout in 12.500. Bij geld mag dat niet.",
      "`12.5` may be twelve and a half or a slip in 12.500. With money that must not be."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          budget: € «48.5» mln
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          budget: € 48,5 mln
        }
        """),
    checks: [.syntax([.invalidNumber, .invalidAmount, .tooManyDigits])],
    message: { finding in
      if finding.syntaxError == .tooManyDigits {
        return Text("dit getal heeft meer dan 28 cijfers", "this number has more than 28 digits")
      }
      guard let meant = Meant.number(finding.text(.written)) else {
        return Text(
          "‘\(finding.text(.written))’ is geen getal of bedrag: schrijf bijvoorbeeld ‘12,5’, ‘12.500’ of ‘€ 48,5 mln’",
          "‘\(finding.text(.written))’ is not a number or an amount: write for instance ‘12,5’, ‘12.500’ or ‘€ 48,5 mln’"
        )
      }
      return Text(
        "schrijf ‘\(finding.text(.written))’ als ‘\(meant)’",
        "write ‘\(finding.text(.written))’ as ‘\(meant)’")
    },
    fixes: { finding, context in
      let written = context.tree.text(context.range(finding))
      guard let meant = Meant.number(written) else { return [] }
      // A number with a dot may be no number at all: that of a file, or of a version.
      let block = context.declaration(at: context.range(finding).lowerBound)?.keyword
      let isFree = block.map { Vocabulary.isFree(context.tree.cleanText($0)) } ?? false
      let isCertain = Meant.range(written) == nil && !(isFree && written.contains("."))
      return context.replace(finding, Text("Schrijf ‘\(meant)’", "Write ‘\(meant)’"), isCertain: isCertain, with: meant)
    },
    cases: [
      .reports("budget: € «12.5»", saying: "schrijf ‘12.5’ als ‘12,5’"),
      .reports("budget: «12 500»", saying: "schrijf ‘12 500’ als ‘€ 12.500’"),
      .reports("budget: «€ 12 500»", saying: "als ‘€ 12.500’"),
      .reports("budget: «€ 5,-»", saying: "als ‘€ 5’"),
      .reports("budget: «5 miljard»", saying: "als ‘€ 5 mld’"),
      .reports("budget: «5 Duizend»", saying: "als ‘€ 5 duizend’"),
      .reports("budget: «EUR 5 mrd»", saying: "als ‘€ 5 mld’"),
      .reports("budget: «-€ 3»", saying: "als ‘€ -3’"),
      .reports("presteren { indicator a { nulmeting: «23-25» } }", saying: "als ‘23 .. 25’"),
      .reports("presteren { indicator a { nulmeting: «12.5»% } }", saying: "als ‘12,5’"),
      .reports("budget: «€ 5,123»", saying: "‘€ 5,123’ is geen getal of bedrag"),
      .reports("sdg: «12345678901234567890123456789»", saying: "meer dan 28 cijfers"),
      .reports("sdg: «1.2.3»", saying: "‘1.2.3’ is geen getal"),
      .reports("budget: «12\u{A0}500 000»", saying: "als ‘€ 12.500.000’"),
      .reports("budget: «€ 5,–»", saying: "als ‘€ 5’"),
      .reports("budget: «-EUR 3»", saying: "als ‘€ -3’"),
      .reports("budget: «€ 5 Mln»", saying: "als ‘€ 5 mln’"),
      .reports("budget: «12 500,50»", saying: "als ‘€ 12.500,50’"),
      .reports("budget: «-5 mln»", saying: "als ‘€ -5 mln’"),
      .reports("budget: «1.500 miljoen»", saying: "als ‘€ 1.500 mln’"),
      .reports("budget: «1.234.567 miljoen»", saying: "als ‘€ 1.234.567 mln’"),
      .reports("budget: «1.234,5 miljoen»", saying: "als ‘€ 1.234,5 mln’"),
      .reports("presteren { indicator a { nulmeting: «23-2.5» } }", saying: "als ‘23 .. 2,5’"),
      .reports("presteren { indicator a { nulmeting: «12 500%» } }", saying: "als ‘12.500%’"),
      // To the cent, whatever the unit.
      .reports("budget: «5,123 miljoen»", saying: "als ‘€ 5,123 mln’"),
      .reports("budget: «0,0000000001 miljard»", saying: "als ‘€ 0,0000000001 mld’"),
      .reports("budget: «0,0000000001 miljoen»", saying: "is geen getal"),
      .reports("budget: «€ 0,00001 Duizend»", saying: "als ‘€ 0,00001 duizend’"),
      .reports("inwoners: «12 500»", .organisatie, saying: "als ‘12.500’"),
      .silent("budget: € 12.500,50"),
      .silent("taakvelden: 7.4", despite: [211]),
      .silent("nummer: 7.4", despite: [211]),
      .reports("sdg: «7.4»"),
    ])
}
