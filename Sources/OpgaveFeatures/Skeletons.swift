/// Whole beginnings with the places to fill in: once filled in, nothing is left to find.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveSyntax

struct Skeletons {
  private let snapshot: FileSnapshot
  private let names: Nameable

  /// - Parameter ordinal: the declaration around the place; `nil` between those of the top level.
  init(_ snapshot: FileSnapshot, around ordinal: DeclarationIndex?) {
    self.snapshot = snapshot
    names = Nameable(snapshot.repository, snapshot.facts, around: ordinal.map(snapshot.facts.root))
  }

  private var today: Int32 { snapshot.surroundings.peildatum }

  /// Beginnings that fit in a block, besides its fields and blocks themselves.
  func items(in kind: Kind) -> [CompletionItem] {
    switch kind {
    case .bestand:
      let whole = item(
        .opgave, Text("opgave, compleet", "opgave, complete"), opgave(nil),
        .text(
          Text(
            "Een opgave zoals de gids haar beschrijft: kenmerken met partijen uit beide werelden, de sturingsdriehoek met de opgavemanager, en een werkwijze met haar reden.",
            "An opgave as the guide describes it: kenmerken with partijen of both worlds, the sturingsdriehoek with the opgavemanager, and a werkwijze with its reason."
          )), 0)
      return [whole]
        + WordSet.werkwijze.words.enumerated().map { place, word in
          item(
            .opgave, Text("opgave als \(word.spelling)", "opgave as \(word.spelling)"), opgave(word),
            .word(word, in: .werkwijze), 1 + place)
        }
        + WordSet.organisatiesoort.words.enumerated().map { place, word in
          item(
            .organisatie, Text("organisatie als \(word.spelling)", "organisatie as \(word.spelling)"),
            Beginning.organisation(word, names, today: today, snapshot.language), .word(word, in: .organisatiesoort),
            10 + place)
        }
    case .presteren:
      return WordSet.werkwijze.words.enumerated().map { place, word in
        item(
          .inspanning, Text("inspanning als \(word.spelling)", "inspanning as \(word.spelling)"),
          Beginning.inspanning(word, names, today: today, snapshot.language, asks: true), .word(word, in: .werkwijze),
          place)
      }
    default: return []
    }
  }

  func mayBegin(_ kind: Kind) -> Bool { names.mayBegin(kind) }

  /// A block with what it is for.
  func block(_ kind: Kind) -> String {
    snippet(Beginning.block(kind, names, today: today, snapshot.language, asks: true))
  }

  /// The same in a block that is not there yet.
  func block(_ kind: Kind, in home: Kind) -> String {
    snippet(.block(home, items: [Beginning.block(kind, names, today: today, snapshot.language, asks: true)]))
  }

  private func opgave(_ werkwijze: Word?) -> SourceItem {
    let file = snapshot.path.split(separator: "/").last?.split(separator: ".").first.map { NewName.name(String($0)) }
    // The first in a file is named after it.
    let isFirst = snapshot.facts.ordinals.isEmpty
    return Beginning.opgave(
      isFirst ? file : nil, nil, werkwijze, names, today: today, snapshot.language, asks: true)
  }

  private func item(
    _ kind: Kind, _ label: Text, _ item: SourceItem, _ documentation: Explanation, _ place: Int
  ) -> CompletionItem {
    let label = label[snapshot.language]
    return CompletionItem(
      label: label, kind: .keyword, detail: nil, documentation: documentation, snippet: snippet(item),
      plain: kind.keyword + " ", rank: 300 + place, filter: kind.keyword + " " + label)
  }

  /// What is put in, with the cursor behind it at the end.
  private func snippet(_ item: SourceItem) -> String {
    SourceWriter.snippet([item], FormatOptions(snapshot.surroundings.settings)) + "$0"
  }
}
