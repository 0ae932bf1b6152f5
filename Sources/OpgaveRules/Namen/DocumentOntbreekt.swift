/// A path to nothing.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let documentOntbreekt = Rule(
    307, "document-ontbreekt", .waarschuwing,
    Text(
      "Een document dat er niet is.",
      "A document that is not there."),
    explanation: Text(
      "Een pad wordt gezocht vanaf de map van het bestand waarin het staat. Wat achter `#` staat, telt niet.",
      "A path is sought from the folder of the file in which it stands. What is behind `#` does not count."),
    reason: Text(
      "Een besluit dat niemand kan vinden, is geen onderbouwing.",
      "A decision that nobody can find supports nothing."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          documenten: «"stukken/niet-gevonden.pdf"»

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
          documenten: "https://merwestad.example/woonvisie.pdf"

          kenmerken {
            aard: probleem
          }
        }
        """),
    checks: [
      .file { context, findings in
        context.facts.forEachPath(in: context.span.values) { value, text in
          guard case .inside(let path) = DocumentPath(text, from: context.path) else {
            return
          }
          if context.surroundings.isMissing(path) { findings.report(.value(value), [.written: .text(text)]) }
        }
      }
    ],
    message: { finding in
      return Text(
        "‘\(finding.text(.written))’ is er niet: verbeter het pad of voeg het document toe",
        "‘\(finding.text(.written))’ does not exist: correct the path, or add the document")
    },
    cases: [
      .reports(#"documenten: "plan.pdf", «"visie.pdf"»"#, documents: ["plan.pdf"]),
      .reports(#"documenten: «"visie.pdf#deel-2"»"#, documents: ["plan.pdf"]),
      .silent(#"documenten: "plan.pdf#deel-2", "./plan.pdf", "stukken/../plan.pdf""#, documents: ["plan.pdf"]),
      .silent(#"documenten: "https://merwestad.example/plan.pdf""#),
      .silent(#"documenten: "../plan.pdf""#, despite: [308]),
      // A path starts from the folder of its file.
      .reports(
        "vraagstuk: \"Hoe?\"",
        beside: ["haven/kade.opgave": #"opgave kade { documenten: "plan.pdf", «"haven/plan.pdf"» }"#],
        documents: ["haven/plan.pdf"]),
    ])
}
