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
          "‘\(finding.text(.name))’ is a slip of writing and cannot be ignored: mend it and remove this")
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
        let comment = context.tree.range(token)
        let lineStart = context.tree.lineStart(comment.lowerBound)
        let isAlone = context.tree.text(lineStart..<comment.lowerBound).trimmed.isEmpty
        if isAlone { return [context.fix(title, [context.removal(of: comment)])] }
        var start = comment.lowerBound
        while start > lineStart, context.tree.bytes[start - 1] <= .space { start -= 1 }
        return [context.fix(title, [TextEdit(start..<comment.upperBound, "")])]
      }
      var end = range.upperBound
      while end < context.tree.bytes.count,
        context.tree.bytes[end] == UInt8(ascii: ",") || context.tree.bytes[end] == .space
      { end += 1 }
      var start = range.lowerBound
      if end == range.upperBound {
        while start > 0, context.tree.bytes[start - 1] == UInt8(ascii: ",") || context.tree.bytes[start - 1] == .space {
          start -= 1
        }
      }
      let title = Text("Haal ‘\(context.tree.text(range))’ weg", "Remove ‘\(context.tree.text(range))’")
      return [context.fix(title, [TextEdit(start..<end, "")])]
    })
}
