/// The text with which an opgave starts, from the command line and in an editor.
package import OpgaveModel
internal import OpgaveSyntax

package enum NewOpgave {
  /// A title as a name suggests it: `koele-wijken` is “Koele wijken”.
  package static func title(_ name: String) -> String {
    let words = name.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A name as near as can be to a text that may be none, such as that of a file.
  package static func name(_ text: String) -> String {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.joined(separator: "-")
    let name = NameStyle.canonical(words)
    for candidate in [name, "opgave-" + name] where isName(candidate) { return candidate }
    return "nieuwe-opgave"
  }

  /// Whether a text can be a name as it is.
  package static func isName(_ text: String) -> Bool {
    let tree = SyntaxTree(parsing: text)
    let tokens = tree.records.indices.filter { !tree.kind($0).isNode }
    return tokens.count == 1 && tree.kind(tokens[0]) == .name && tree.range(tokens[0]) == 0..<text.utf8.count
  }

  /// An opgave to be explored, or one that starts with a werkwijze; the rules ask for what is left.
  package static func text(
    _ name: String, _ title: String, _ organisation: String, _ werkwijze: Word? = nil, today date: Int32
  ) -> String {
    let today = Calendar.text(date)
    var text = """
      opgave \(name) \(TextEscape.quoted(title)) {
        organisatie: \(organisation)
        status: verkenning
        vraagstuk: "Welke vraag moet deze opgave beantwoorden?"

        kenmerken {
          aard: probleem

          partij bewoners "Bewoners" {
            wereld: leefwereld
            houding: onbekend
          }
        }

      """
    if let werkwijze {
      let end = Calendar.text(Calendar.adding(months: 12, to: date))
      text += "\n  presteren {\n    werkwijze \(werkwijze.spelling) {\n"
      switch werkwijze {
      case .project, .programma: text += "      periode: \(today) .. \(end)\n"
      case .improvisatie: text += "      periode: \(today) .. \(Calendar.text(date + 60))\n"
      default: text += "      periode: \(today) ..\n"
      }
      text += "      omdat: \"Waarom past deze werkwijze?\"\n"
      if werkwijze == .project { text += "      resultaat: \"Wat staat er aan het eind?\"\n" }
      text += "    }\n"
      if werkwijze == .programma { text += "\n    doel eerste-doel \"Wat is er straks anders?\"\n" }
      text += "  }\n"
      if werkwijze == .programma || werkwijze == .bestuursproces {
        text += "\n  leren {\n    leervraag eerste-leervraag \"Wat moeten wij nog ontdekken?\"\n  }\n"
      }
    }
    return text + "}\n"
  }
}
