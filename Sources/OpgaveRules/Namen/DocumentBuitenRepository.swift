/// A path that leaves the repository.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let documentBuitenRepository = Rule(
    308, "document-buiten-repository", .fout,
    Text(
      "Een pad dat op een andere computer niet bestaat.",
      "A path that does not exist on another computer."),
    explanation: Text(
      "Een pad begint niet met `/`, `~` of een schijfletter, gebruikt `/` en geen `\\`, en blijft binnen de map waar de opgaven beginnen.",
      "A path does not start with `/`, `~` or a drive letter, uses `/` and no `\\`, and stays within the folder where the opgaven start."
    ),
    reason: Text(
      "Alleen zo vindt iedereen hetzelfde document.",
      "Only so everybody finds the same document."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          documenten: «"C:/Users/plan.pdf"»

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
          documenten: "https://merwestad.example/plan.pdf"

          kenmerken {
            aard: probleem
          }
        }
        """),
    checks: [
      .file { context, findings in
        context.facts.forEachPath(in: context.span.values) { value, text in
          if case .outside = DocumentPath(text, from: context.path) {
            findings.report(.value(value), [.written: .text(text)])
          }
        }
      }
    ],
    message: { finding in
      return Text(
        "‘\(finding.text(.written))’ is alleen op deze computer te vinden: gebruik een pad vanaf dit bestand, of een adres",
        "‘\(finding.text(.written))’ can be found on this computer only: use a path from this file, or an address")
    },
    cases: [
      .reports(
        #"documenten: «"/plan.pdf"», «"~/plan.pdf"», «"stukken\\plan.pdf"», «"C:plan.pdf"», «"file:plan.pdf"», «"../plan.pdf"»"#
      ),
      .reports(#"documenten: «"stukken/../../plan.pdf"»"#),
      .silent(
        #"documenten: "plan.pdf", "./plan.pdf", "stukken/../plan.pdf", "1:plan.pdf", "HTTPS://merwestad.example/..""#,
        documents: ["plan.pdf", "1:plan.pdf"]),
      .silent(
        "vraagstuk: \"Hoe?\"", beside: ["haven/kade.opgave": #"opgave kade { documenten: "../plan.pdf" }"#],
        documents: ["plan.pdf"]),
    ])
}
