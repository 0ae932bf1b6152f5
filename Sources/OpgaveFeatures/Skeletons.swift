/// Whole beginnings with the places to fill in: once filled in, nothing is left to find.
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveSyntax

enum Skeletons {
  /// Beginnings that fit in a block, besides its fields and blocks themselves.
  static func items(in kind: Kind, _ snapshot: FileSnapshot) -> [CompletionItem] {
    let language = snapshot.language
    switch kind {
    case .bestand:
      return [
        item(
          "opgave", Text("opgave, compleet", "opgave, complete"), opgave(snapshot),
          .text(
            Text(
              "Een opgave met alles wat de gids vraagt: kenmerken met partijen uit beide werelden, de sturingsdriehoek met de opgavemanager, en een werkwijze met haar reden.",
              "An opgave with all that the guide asks: kenmerken with partijen of both worlds, the sturingsdriehoek with the opgavemanager, and a werkwijze with its reason."
            )), language, 0)
      ]
    case .presteren:
      return WordSet.werkwijze.words.enumerated().map { place, word in
        item(
          "inspanning", Text("inspanning als \(word.spelling)", "inspanning as \(word.spelling)"),
          inspanning(word, snapshot), .word(word, in: .werkwijze), language, place)
      }
    default: return []
    }
  }

  private static func item(
    _ keyword: String, _ label: Text, _ snippet: String, _ documentation: Explanation, _ language: Language,
    _ place: Int
  ) -> CompletionItem {
    CompletionItem(
      label: label[language], kind: .keyword, detail: nil, documentation: documentation,
      snippet: snippet,
      plain: keyword + " ", rank: 300 + place, filter: keyword + " " + label[language])
  }

  private static func choice(_ stop: Int, _ set: WordSet, first: Word) -> String {
    let words = [first] + set.words.filter { $0 != first }
    return "${\(stop)|\(words.map(\.spelling).joined(separator: ","))|}"
  }

  private static func indented(_ lines: [(level: Int, text: String)], _ snapshot: FileSnapshot) -> String {
    let step = String(repeating: " ", count: snapshot.surroundings.settings.indentation)
    return lines.map { $0.text.isEmpty ? "" : String(repeating: step, count: $0.level) + $0.text }
      .joined(separator: "\n")
  }

  static func opgave(_ snapshot: FileSnapshot) -> String {
    let today = Calendar.text(snapshot.surroundings.peildatum)
    let en = snapshot.language == .en
    return indented(
      [
        (0, "opgave ${1:\(en ? "name" : "naam")} \"${2:\(en ? "Title" : "Titel")}\" {"),
        (1, "organisatie: ${3:organisatie}"),
        (1, "portfolio: ${4:portfolio}"),
        (1, "status: " + choice(5, .status, first: .verkenning)),
        (1, "vraagstuk: \"${6:\(en ? "How …?" : "Hoe …?")}\""),
        (0, ""),
        (1, "kenmerken {"),
        (2, "aard: " + choice(7, .aard, first: .idee)),
        (2, "media: " + choice(8, .media, first: .geen)),
        (2, "netwerk: " + choice(9, .helderheid, first: .vaag)),
        (0, ""),
        (2, "partij ${10:bewoners} \"${11:\(en ? "Residents" : "Bewoners")}\" {"),
        (3, "wereld: leefwereld"),
        (3, "houding: " + choice(12, .houding, first: .onbekend)),
        (2, "}"),
        (0, ""),
        (2, "partij ${13:ondernemers} \"${14:\(en ? "Entrepreneurs" : "Ondernemers")}\" {"),
        (3, "wereld: leefwereld"),
        (3, "houding: " + choice(15, .houding, first: .onbekend)),
        (2, "}"),
        (0, ""),
        (2, "partij ${16:eigen-organisatie} \"${17:\(en ? "Our own organisation" : "De eigen organisatie")}\" {"),
        (3, "wereld: systeemwereld"),
        (3, "houding: " + choice(18, .houding, first: .voor)),
        (3, "organisatie: ${3:organisatie}"),
        (2, "}"),
        (1, "}"),
        (0, ""),
        (1, "sturen {"),
        (2, "bestuurlijk-opdrachtgever: ${19:wethouder}"),
        (2, "ambtelijk-opdrachtgever: ${20:opgavemanager}"),
        (2, "sturingsprofessional: ${21:sturingsprofessional}"),
        (2, "opgavemanager: ${20:opgavemanager}"),
        (2, "portfoliomanager: ${20:opgavemanager}"),
        (2, "regisseur: ${20:opgavemanager}"),
        (1, "}"),
        (0, ""),
        (1, "presteren {"),
        (2, "werkwijze " + choice(22, .werkwijze, first: .bestuursproces) + " {"),
        (3, "periode: ${23:\(today)} .."),
        (3, "omdat: \"${24:\(en ? "Why does this werkwijze fit?" : "Waarom past deze werkwijze?")}\""),
        (2, "}"),
        (1, "}"),
        (0, "}$0"),
      ], snapshot)
  }

  /// An inspanning with what its werkwijze asks.
  static func inspanning(_ werkwijze: Word, _ snapshot: FileSnapshot) -> String {
    let today = snapshot.surroundings.peildatum
    let end = Calendar.text(Calendar.adding(months: 12, to: today))
    let en = snapshot.language == .en
    var lines: [(level: Int, text: String)] = [
      (0, "inspanning ${1:\(en ? "name" : "naam")} \"${2:\(en ? "Title" : "Titel")}\" {"),
      (1, "werkwijze: \(werkwijze.spelling)"),
      (1, "omdat: \"${3:\(en ? "Why so?" : "Waarom zo?")}\""),
      (1, "status: " + choice(4, .inspanningstatus, first: .gepland)),
    ]
    switch werkwijze {
    case .project:
      lines += [
        (1, "looptijd: ${5:\(Calendar.text(today))} .. ${6:\(end)}"), (1, "budget: € ${7:100.000}"),
        (1, "resultaat: \"${8:\(en ? "What is there at the end?" : "Wat staat er aan het eind?")}\""),
        (1, "contract: \"${9:stukken/projectcontract.pdf}\""),
      ]
    case .routine: lines.append((1, "procesbeschrijving: \"${5:stukken/werkproces.pdf}\""))
    default: lines.append((1, "looptijd: ${5:\(Calendar.text(today))} .. ${6:\(end)}"))
    }
    lines += [
      (1, "draagt-bij-aan: ${10:doel}"), (1, "spelers: ${11:partij}"), (0, "}$0"),
    ]
    return indented(lines, snapshot)
  }
}
