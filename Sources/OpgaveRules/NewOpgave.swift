/// The text with which an opgave starts, from the command line and in an editor.
package import OpgaveFormatting
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
    let candidates = words.isEmpty ? [] : [name, "opgave-" + name]
    return candidates.first(where: isName) ?? "nieuwe-opgave"
  }

  /// Whether a text can be a name as it is.
  package static func isName(_ text: String) -> Bool {
    let tree = SyntaxTree(parsing: text)
    let tokens = tree.records.indices.filter { !tree.kind($0).isNode }
    return tokens.count == 1 && tree.kind(tokens[0]) == .name && tree.range(tokens[0]) == 0..<text.utf8.count
  }

  /// An opgave to be explored, or one that starts with a werkwijze; the rules ask for what is left.
  package static func text(
    _ name: String, _ title: String, _ organisation: String, _ werkwijze: Word? = nil, today date: Int32,
    _ options: FormatOptions = FormatOptions()
  ) -> String {
    var items: [SourceItem] = [
      .field(.organisatie, .name(organisation)), .field(.status, .spelled(.verkenning)),
      .field(.vraagstuk, .text(.fixed(HeldPlace.whole.nl))),
      .block(
        .kenmerken,
        items: [
          .field(.aard, .spelled(.probleem)),
          .block(
            .partij, "bewoners", title: "Bewoners",
            items: [.field(.wereld, .spelled(.leefwereld)), .field(.houding, .spelled(.onbekend))]),
        ]),
    ]
    if let werkwijze { items += start(werkwijze, date) }
    let opgave = SourceItem.block(.opgave, .fixed(name), title: .fixed(title), items: items)
    return SourceWriter.file([opgave], options)
  }

  /// What belongs to a werkwijze from its first day on.
  private static func start(_ werkwijze: Word, _ today: Int32) -> [SourceItem] {
    let period: SourceValue =
      switch werkwijze {
      case .project, .programma: .days(today, Calendar.adding(months: 12, to: today))
      case .improvisatie: .days(today, today + 60)
      default: .days(today)
      }
    var fields: [SourceItem] = [.field(.periode, period), .field(.omdat, .text(.fixed(HeldPlace.fitting.nl)))]
    if werkwijze == .project { fields.append(.field(.resultaat, .text(.fixed(HeldPlace.result.nl)))) }
    var presteren: [SourceItem] = [.block(.werkwijze, .spelled(werkwijze), items: fields)]
    if werkwijze == .programma {
      presteren.append(.block(.doel, "eerste-doel", title: .fixed(HeldPlace.goal.nl)))
    }
    let leren = SourceItem.block(
      .leren, items: [.block(.leervraag, "eerste-leervraag", title: .fixed(HeldPlace.learning.nl))])
    let learns = werkwijze == .programma || werkwijze == .bestuursproces
    return [.block(.presteren, items: presteren)] + (learns ? [leren] : [])
  }
}
