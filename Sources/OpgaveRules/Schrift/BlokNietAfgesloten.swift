/// A block that nothing ends.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let blokNietAfgesloten = Rule(
    105, "blok-niet-afgesloten", .fout,
    Text(
      "Een blok zonder `}`.",
      "A block without `}`."),
    explanation: Text(
      "Elk blok dat met `{` begint, eindigt met `}`. Welk blok open bleef, wordt uit de inspringing afgeleid.",
      "Each block that starts with `{` ends with `}`. Which one stayed open is inferred from the indentation."),
    reason: Text(
      "Zonder `}` is onduidelijk wat waarbij hoort.",
      "Without `}` it is unclear what belongs to what."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          kenmerken {
            aard: «probleem»
          status: uitvoering
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          kenmerken {
            aard: probleem
          }
          status: uitvoering
        }
        """),
    checks: [.syntax([.unclosedBlock])],
    message: { finding in
      return Text(
        "na deze regel ontbreekt een ‘}’",
        "a ‘}’ is missing after this line")
    },
    fixes: { finding, context in
      let end = context.tree.lineEnd(context.range(finding).upperBound)
      guard case .range(let brace)? = finding.related.first?.place else { return [] }
      let closing = context.tree.newLine(at: brace.lowerBound) + context.tree.indentation(brace.lowerBound) + "}"
      return [context.fix(Text("Sluit het blok af", "Close the block"), [TextEdit(end..<end, closing)])]
    },
    cases: [
      .reports("opgave wonen {\n  organisatie: «merwestad»", .file, related: ["{"]),
      .reports(
        "opgave wonen {\n  sturen {\n    regisseur: «wethouder-wonen»\n}\n", .file, related: ["{"],
        mended: "opgave wonen {\n  sturen {\n    regisseur: wethouder-wonen\n  }\n}\n"),
      .silent("kenmerken { aard: kans }"),
    ])
}
