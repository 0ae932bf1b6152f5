/// A file that the formatter would leave otherwise.
package import OpgaveFormatting
internal import OpgaveModel
package import OpgaveSyntax

extension Rule {
  static let opmaak = Rule(
    906, "opmaak", .waarschuwing,
    Text(
      "Een bestand dat niet in de vaste vorm staat.",
      "A file that is not in canonical form."),
    explanation: Text(
      "Deze regel staat uit, want `opgave-format --check` zegt hetzelfde. Wie alles met één opdracht wil nakijken, zet haar aan in `regels` van `instellingen.opgave`. Een bestand met schrijffouten wordt niet gemeld.",
      "This rule is off, for `opgave-format --check` says the same. Who wants to check everything with one command turns it on in `regels` of `instellingen.opgave`. A file with syntax errors is not reported."
    ),
    reason: Text(
      "Met één vorm laat een verschil tussen twee versies alleen zien wat er veranderde.",
      "With one form a difference between two versions shows only what changed."),
    source: .format,
    example: Example(
      reported: """
        portfolio stad "Stad" {
          organisatie:«merwestad»
          portfoliomanager: gemeentesecretaris
        }
        """,
      mended: """
        portfolio stad "Stad" {
          organisatie: merwestad
          portfoliomanager: gemeentesecretaris
        }

        """),
    checks: [.formatting], isOff: true,
    message: { _ in
      Text(
        "dit bestand staat niet in de vaste vorm: laat opgave-format het opmaken",
        "this file is not in canonical form: let opgave-format format it")
    },
    fixes: { _, context in
      let canonical = Formatter.canonical(context.tree, FormatOptions(context.surroundings.settings))
      let edits = Formatter.edits(context.tree, to: canonical)
      if edits.isEmpty { return [] }
      return [context.fix(Text("Maak het bestand op", "Format the file"), edits)]
    },
    cases: [
      .reports("organisatie dorp {\n  soort: gemeente\n}«»", .file),
      .reports("organisatie dorp {\n  soort: « gemeente»\n}\n", .file),
      .silent("organisatie dorp {\n  soort: gemeente\n}\n", .file),
    ])
}

extension Checker {
  /// What a file shows that is not in canonical form.
  package static func form(_ tree: SyntaxTree, _ options: FormatOptions) -> [Finding] {
    guard let range = firstDifference(tree, Formatter.canonical(tree, options)) else { return [] }
    return [Finding(Rule.opmaak.code, Rule.opmaak.severity, .range(range))]
  }

  /// Where a text first differs from its canonical form, up to the end of that line; `nil` where it is in it.
  private static func firstDifference(_ tree: SyntaxTree, _ canonical: [UInt8]) -> Range<Int>? {
    if tree.bytes == canonical { return nil }
    var start = zip(tree.bytes, canonical).prefix { $0 == $1 }.count
    while start > 0, start < tree.bytes.count, tree.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start..<tree.lineEnd(start)
  }
}
