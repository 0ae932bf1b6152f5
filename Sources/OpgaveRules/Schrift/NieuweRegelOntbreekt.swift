/// Two things where one belongs.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let nieuweRegelOntbreekt = Rule(
    109, "nieuwe-regel-ontbreekt", .fout,
    Text(
      "Twee velden of blokken op één regel.",
      "Two fields or blocks on one line."),
    explanation: Text(
      "Elk veld en elk blok begint op een nieuwe regel.",
      "Each field and each block starts on a new line."),
    reason: Text(
      "Eén ding per regel leest goed en geeft duidelijke verschillen tussen versies.",
      "One thing a line reads well and gives clear differences between versions."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          status: uitvoering «budget»: € 5
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          status: uitvoering
          budget: € 5
        }
        """),
    checks: [.syntax([.missingLineEnd])],
    message: { finding in
      return Text(
        "‘\(finding.text(.written))’ hoort op een nieuwe regel",
        "‘\(finding.text(.written))’ belongs on a new line")
    },
    fixes: { finding, context in
      let start = context.range(finding).lowerBound
      let before = context.tree.startOfBlanks(start)
      // What stands before it may have lost the brace that opens its block.
      if let header = context.node(.declaration, at: before - 1).map(context.tree.declaration), header.block == nil {
        return []
      }
      let line = context.tree.newLine(at: start) + context.tree.indentation(start)
      return [context.fix(Text("Begin een nieuwe regel", "Start a new line"), [TextEdit(before..<start, line)])]
    },
    cases: [
      .reports("kenmerken { aard: kans } «looptijd»: 2026 ..", saying: "‘looptijd’ hoort op een nieuwe regel"),
      .reports(
        "kenmerken { aard: kans }\t «looptijd»: 2026 ..", mended: "kenmerken { aard: kans }\nlooptijd: 2026 .."),
    ])
}
