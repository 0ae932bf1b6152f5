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
        context.facts.forEachPath { value, text in
          if case .outside = DocumentPath(text, from: context.path) {
            findings.report(.value(value), [.text(text)])
          }
        }
      }
    ],
    message: { finding in
      return Text(
        "‘\(finding.text(0))’ is alleen op deze computer te vinden: gebruik een pad vanaf dit bestand, of een adres",
        "‘\(finding.text(0))’ can be found on this computer only: use a path from this file, or an address")
    })
}

/// What a document's text points at.
package enum DocumentPath: Equatable, Sendable {
  case address
  /// A path from the root of the repository.
  case inside(String)
  case outside

  /// - Parameter file: the path of the file in which the text stands, from the root.
  package init(_ text: String, from file: String) {
    let lower = text.prefix(8).lowercased()
    if lower.hasPrefix("https://") || lower.hasPrefix("http://") {
      self = .address
      return
    }
    let path = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? text
    let second = path.dropFirst().first
    let hasDrive = second == ":" && path.first?.isLetter == true
    guard !path.hasPrefix("/"), !path.hasPrefix("~"), !path.contains("\\"), !hasDrive, !lower.hasPrefix("file:") else {
      self = .outside
      return
    }
    var folders = file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        guard folders.popLast() != nil else {
          self = .outside
          return
        }
      } else {
        folders.append(String(part))
      }
    }
    self = .inside(folders.joined(separator: "/"))
  }
}
