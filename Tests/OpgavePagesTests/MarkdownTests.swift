/// In Markdown nothing is markup but what a page marked.
import OpgavePages
import Testing

@Suite struct MarkdownTests {
  /// What somebody wrote, and the Markdown by which readers see it as it was written.
  @Test(arguments: [
    ("Wonen *en* _zorg_", #"Wonen \*en\* \_zorg\_"#), ("deel_van_twee", "deel_van_twee"), ("‘_a_’", #"‘\_a\_’"#),
    ("~~weg~~", #"\~\~weg\~\~"#),
    ("`code` en $formule$", #"\`code\` en \$formule\$"#), (#"C:\pad\*"#, #"C:\pad\\\*"#), (#"eind\"#, #"eind\\"#),
    ("[een](https://x.nl)", #"\[een](https\:/\/x.nl)"#), ("![beeld](x.png)", #"!\[beeld](x.png)"#),
    ("zie https://x.nl en //x.nl", #"zie https\:/\/x.nl en /\/x.nl"#), ("www.x.nl", #"www\.x.nl"#),
    ("in 2026: 1/2", "in 2026: 1/2"), ("info@x.nl", #"info\@x.nl"#), ("<b>vet</b>", #"\<b>vet\</b>"#),
    ("<!-- stil", #"\<!-- stil"#), ("< 5% en a<b", #"< 5% en a\<b"#), ("R&D &amp; &#35;", #"R\&D \&amp; \&#35;"#),
    ("a & b", "a & b"), ("# titel #", ##"\# titel \#"##), ("motie #12", "motie #12"), ("- punt", #"\- punt"#),
    ("+1", #"\+1"#), ("1. eerst", #"1\. eerst"#), ("12) dan", #"12\) dan"#), ("1.000 woningen", "1.000 woningen"),
    ("> aanhaling", #"\> aanhaling"#), ("=====", #"\====="#), ("|---|", #"\|---|"#), ("een | twee", "een | twee"),
    ("regel een\n\n- regel twee", "regel een - regel twee"), ("  veel   ruimte  ", " veel ruimte "),
    ("\u{1B}[31mrood\u{202E}", #"U+001B\[31mroodU+202E"#), ("nul\u{0}\u{85}\u{2028}op", "nulU+0000 op"),
  ])
  func showsWhatPeopleWroteAsItself(_ written: String, _ markdown: String) {
    #expect(Markdown().text([.paragraph(Phrase(text: written))]) == markdown)
  }

  @Test(arguments: [
    ("a|b", "`a|b`"), ("`", "`` ` ``"), ("a``b`", "``` a``b` ```"), ("*a* <b>", "`*a* <b>`"), ("a\nb", "`a b`"),
    ("\u{7}", "`U+0007`"), ("", ""),
  ])
  func keepsWordsOfTheLanguageAsTheyAre(_ code: String, _ markdown: String) {
    #expect(Markdown().text([.paragraph("\(code: code)")]) == markdown)
  }

  @Test func aNumberOfItsOwnStartsNoList() {
    #expect(Markdown().text([.paragraph("\(2026)" + Phrase(text: ". Dat jaar"))]) == #"2026\. Dat jaar"#)
    #expect(Markdown().text([.paragraph("\(2026)\(Phrase(text: " dus"))")]) == "2026 dus")
  }

  @Test func cellsEndWhereTheyEnd() {
    let table = Table(
      [Table.Column("a"), Table.Column("b", .trailing)],
      [
        Table.Row([Phrase(text: "x | y\nz"), "\(code: "a|b")"]),
        Table.Row(["\(code: #"a\|b"#)", Phrase([.text("- een"), .lineBreak, .text("twee")])]),
      ])
    #expect(
      Markdown().text([.table(table)]) == #"""
        | a | b |
        |---|---:|
        | x \| y z | `a\|b` |
        | a\\\|b | - een twee |
        """#)
  }

  @Test func whatWasChosenStandsOut() {
    let rows = [
      Table.Row(["een", "1"], isChosen: false), Table.Row(["twee", "2"], isChosen: true),
      Table.Row(["", "3"], isChosen: true),
    ]
    #expect(
      Markdown().text([.table(Table([Table.Column("wat"), Table.Column("")], rows, speaksForItself: true))]) == """
        | wat |  |
        |---|---|
        | een | 1 |
        | → **twee** | 2 |
        |  | 3 |
        """)
  }

  @Test func marksOnlyWords() {
    func shown(_ phrase: Phrase) -> String { Markdown().text([.paragraph(phrase)]) }
    #expect(shown("\(strong: " *a* ")") == #" **\*a\*** "#)
    #expect(shown(Phrase([.emphasis(Phrase(text: "- a"))])) == "*- a*")
    #expect(shown(Phrase([.emphasis(Phrase(text: #"a\ "#))])) == #"*a\\* "#)
    #expect(shown(Phrase([.strong(Phrase(text: " ")), .text("b")])) == " b")
    #expect(shown("\(strong: "een")\(Phrase([.lineBreak]))- twee") == "**een**  \n\\- twee")
  }

  /// Only a page makes links, and only where the form has an address.
  @Test func linksLeadWhereThePageSays() {
    let phrase = Phrase([.link(Phrase(text: "regel [5]"), to: .rule(514)), .text("]")])
    #expect(Markdown().text([.paragraph(phrase)]) == #"regel \[5]]"#)
    let markdown = Markdown { $0 == .rule(514) ? "OPG514.md" : nil }
    #expect(markdown.text([.paragraph(phrase)]) == #"[regel \[5\]](OPG514.md)]"#)
    #expect(markdown.text([.paragraph(Phrase([.link("alle", to: .rules)]))]) == "alle")
  }

  @Test func blocksStandApart() {
    let blocks: [Block] = [
      .heading(2, Heading("Kop", aside: "ernaast")), .note("Let op."),
      .particulars([Particular("status", "concept"), Particular("budget", "–")]),
      .list([ListItem("een", [ListItem("twee", [ListItem("drie")])]), ListItem("vier")]),
    ]
    #expect(
      Markdown().text(Page(title: Heading("Bladzijde"), blocks)) == """
        # Bladzijde

        ## Kop

        ernaast

        > Let op.

        - status: concept
        - budget: –

        - een
          - twee
            - drie
        - vier

        """)
  }

  /// The fence is longer than any in the text.
  @Test func codeIsFenced() {
    #expect(Markdown().text([.code(CodeBlock(marked: "a ```` b"))]) == "`````opgave\na ```` b\n`````")
    #expect(
      Markdown().text([.code(CodeBlock(marked: "een\n  «twee» drie\n\n", notes: ["mis"]))]) == """
        ```text
        een
          twee drie
          ^^^^ mis
        ```
        """)
  }
}
