/// On a screen text breaks at words, tables fit, and nothing steers the terminal but the tool itself.
import OpgavePages
import OpgaveRules
import Testing

@Suite struct TerminalTests {
  private static func shown(_ blocks: [Block], columns: Int? = 20, hasColor: Bool = false) -> String {
    Terminal(Style(hasColor: hasColor), columns: columns, tableColumns: columns).text(blocks)
      .replacing("\u{1B}", with: "␛")
  }

  @Test(arguments: [
    ("\u{1B}]0;titel\u{7}weg", "U+001B]0;titelU+0007weg"), ("een\r\ntwee\tdrie", "een twee drie"),
    ("\u{9B}31m\u{202E}om", "U+009B31mU+202Eom"), ("**vet** `x` <b>", "**vet** `x` <b>"),
    ("a\u{2067}b\u{2069}", "aU+2067bU+2069"),
  ])
  func showsWhatPeopleWroteAsItself(_ written: String, _ wanted: String) {
    #expect(Self.shown([.paragraph(Phrase(text: written))], columns: nil) == wanted + "\n")
    #expect(Self.shown([.heading(1, Heading(Phrase(text: written)))], columns: nil) == wanted + "\n")
    #expect(
      Self.shown(
        [.table(Table([Table.Column("")], [Table.Row([Phrase(text: written)])], speaksForItself: true))], columns: nil)
        == wanted + "\n")
  }

  @Test func codeCannotSteerEither() {
    let code = CodeBlock(marked: "a\t\u{1B}[2J«\u{202E}b»", notes: ["mis\u{7}\nhier"])
    #expect(Self.shown([.code(code)], columns: nil) == "a    U+001B[2JU+202Eb\n              ^^^^^^^ misU+0007 hier\n")
  }

  @Test func textBreaksAtWords() {
    #expect(
      Self.shown([.paragraph("Een zin die langer is dan de regel."), .list([ListItem("ook in een lijst gaat het zo")])])
        == """
        Een zin die langer
        is dan de regel.

        - ook in een lijst
          gaat het zo

        """)
    #expect(Self.shown([.paragraph("woorddatnergenspastenlangis kort")]) == "woorddatnergenspastenlangis\nkort\n")
    #expect(Self.shown([.paragraph("日本語の本 日本語の本 x")]) == "日本語の本\n日本語の本 x\n")
    #expect(Self.shown([.paragraph(Phrase([.text("een"), .lineBreak, .text("twee")]))]) == "een\ntwee\n")
  }

  @Test func looksStayWithTheirWords() {
    let phrase: Phrase = "de \(strong: "hele lange naam") en \(Phrase([.severity(.fout, "fout")]))."
    #expect(
      Self.shown([.paragraph(phrase)], columns: 13, hasColor: true)
        == "de ␛[1mhele lange␛[0m\n␛[1mnaam␛[0m en ␛[1;31mfout␛[0m.\n")
  }

  @Test func titlesStandAboveWhatTheyName() {
    let blocks: [Block] = [
      .heading(1, Heading("Kop", aside: "ernaast")), .paragraph("Tekst."), .heading(2, Heading("Deel")),
      .paragraph("Meer."), .heading(2, Heading("Lange titel", aside: "past er niet naast")), .note("Let op."),
    ]
    #expect(
      Self.shown(blocks) == """
        Kop  ernaast

        Tekst.

        Deel
          Meer.

        Lange titel
        past er niet naast
          Let op.

        """)
  }

  private static let rows = Table(
    [Table.Column("soort"), Table.Column("aantal", .trailing), Table.Column("wat")],
    [
      Table.Row(["opgave", "12", "een vraagstuk"]), Table.Row(["doel", "3", ""]),
      Table.Row(["indicator", "100", "waaraan u het ziet"]),
    ])

  @Test func columnsAreAsWideAsTheyMustBe() {
    #expect(
      Self.shown([.table(Self.rows)], columns: 60) == """
        soort      aantal  wat
        opgave         12  een vraagstuk
        doel            3
        indicator     100  waaraan u het ziet

        """)
    #expect(
      Self.shown([.table(Self.rows)], columns: 36) == """
        soort      aantal  wat
        opgave         12  een vraagstuk
        doel            3
        indicator     100  waaraan u het
                           ziet

        """)
  }

  @Test func rowsThatDoNotFitStandOneUnderTheOther() {
    #expect(
      Self.shown([.table(Self.rows)], columns: 22)
        == """
        opgave  12
          een vraagstuk
        doel  3
        indicator  100
          waaraan u het ziet

        """)
  }

  @Test func sentencesStandBeneathWhatTheyExplain() {
    let sentence = Phrase(text: String(repeating: "zin ", count: 16) + "einde")
    let table = Table(
      [Table.Column("woord"), Table.Column("betekenis")],
      [Table.Row(["\(code: "budget")", sentence]), Table.Row(["\(code: "status")", "kort"])], speaksForItself: true)
    #expect(
      Self.shown([.table(table)], columns: 44) == """
        budget
          zin zin zin zin zin zin zin zin zin zin
          zin zin zin zin zin zin einde
        status
          kort

        """)
    #expect(Self.shown([.table(table)], columns: 50).hasPrefix("budget  zin zin"))
  }

  @Test func whatWasChosenStandsOut() {
    let rows = [
      Table.Row(["een", "1"], isChosen: false), Table.Row(["twee", "2"], isChosen: true),
      Table.Row(["", "3"], isChosen: true),
    ]
    let table = Table([Table.Column(""), Table.Column("")], rows, speaksForItself: true)
    #expect(Self.shown([.table(table)]) == "  een   1\n→ twee  2\n        3\n")
    #expect(Self.shown([.table(table)], hasColor: true) == "  een   1\n␛[1m→ twee  2␛[0m\n␛[1m        3␛[0m\n")
    let open = Table([Table.Column("")], [Table.Row(["een"], isChosen: false)], speaksForItself: true)
    #expect(Self.shown([.table(open)]) == "  een\n")
  }

  @Test func barsShowTheirShare() {
    func bar(_ part: Int, _ whole: Int) -> String {
      Self.shown([.paragraph(Phrase([.bar(part, of: whole)]))], columns: nil)
    }
    #expect(bar(1, 1000) == "▆\n")
    #expect(bar(0, 1000) == "\n")
    #expect(bar(500, 1000) == String(repeating: "▆", count: 15) + "\n")
    #expect(bar(3, 0) == String(repeating: "▆", count: 30) + "\n")
  }

  @Test func notesStandBesideTheirMarkOrBeneathIt() {
    let code = CodeBlock(marked: "een «twee» drie", severity: .hint, notes: ["wat een lange opmerking is dit"])
    #expect(
      Self.shown([.code(code)], columns: 60, hasColor: true)
        == "een twee drie\n    ␛[1;32m^^^^␛[0m wat een lange opmerking is dit\n")
    #expect(Self.shown([.code(code)], columns: 24) == "een twee drie\n    ^^^^\nwat een lange opmerking\nis dit\n")
    #expect(Self.shown([.code(CodeBlock(marked: "«»"))], columns: nil) == "\n^\n")
    #expect(Self.shown([.code(CodeBlock(marked: "a «b\nc» d"))], columns: nil) == "a b\n  ^\nc d\n")
  }
}
