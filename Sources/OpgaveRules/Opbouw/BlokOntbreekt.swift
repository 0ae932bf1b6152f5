/// A block without which an opgave is none.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let blokOntbreekt = Rule(
    205, "blok-ontbreekt", .fout,
    Text(
      "Een verplicht blok ontbreekt.",
      "A required block is missing."),
    explanation: Text(
      "Een opgave heeft altijd kenmerken. Een blok zonder inhoud telt als aanwezig en leeg.",
      "An opgave always has kenmerken. A block without content counts as present and empty."),
    reason: Text(
      "De gids: een opgave is te herkennen aan een idee, kans, mogelijkheid of probleem, met veel partijen en veel meningen.",
      "The guide: an opgave is known by an idea, chance, possibility or problem, with many parties and many opinions."),
    source: .guide,
    example: Example(
      reported: """
        «opgave» wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
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
    checks: [.misfits([.missingBlock])],
    message: { finding in
      let name = finding.block?.keyword ?? ""
      if finding.owner == .bestand {
        return Text(
          "in dit bestand ontbreekt het blok ‘\(name)’: voeg het toe",
          "in this file the block ‘\(name)’ is missing: add it")
      }
      return Text(
        "in ‘\(finding.owner.keyword)’ ontbreekt het blok ‘\(name)’: voeg het toe",
        "in ‘\(finding.owner.keyword)’ the block ‘\(name)’ is missing: add it")
    },
    fixes: { finding, context in
      guard let block = finding.block else { return [] }
      let inner = Vocabulary.spec(block).fields.filter(\.isRequired).compactMap(context.beginning)
      let title = Text("Voeg het blok ‘\(block.keyword)’ toe", "Add the block ‘\(block.keyword)’")
      if finding.owner == .bestand, block == .instellingen {
        let text = SourceWriter.file([.block(block, items: [.field(.formaat, .name("1"))])], context.format) + "\n"
        let start = LineTable(ofFile: context.tree.bytes).starts[0]
        let newLine = context.tree.newLine(at: start)
        return [
          context.fix(title, isCertain: false, [TextEdit(start..<start, text.replacing("\n", with: newLine))])
        ]
      }
      let offset = context.range(finding).lowerBound
      let last = context.declaration(at: offset)?.block?.fields.last?.index
      guard let edits = context.insertion([.block(block, items: inner)], inDeclarationAt: offset, after: last) else {
        return []
      }
      return [context.fix(title, isCertain: false, edits)]
    },
    cases: [
      .silent("opgave wonen { kenmerken }", .file),
      .silent("opgave wonen { kenmerken {} }", .file),
      .silent("opgave wonen { kenmerkn { aard: kans } }", .file, despite: [201]),
      .silent("opgave wonen { kenmerken: kans }", .file, despite: [203]),
      .silent("opgave wonen { : }", .file, despite: [102]),
    ])
}
