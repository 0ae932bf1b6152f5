/// What became of each declaration between two moments of a repository.
import OpgaveModel
import OpgaveTestSupport
import Testing

@Suite struct RepositoryChangeTests {
  private static let old = """
    opgave a "A" {
      organisatie: s
      looptijd: 2025 ..
      documenten: "a.pdf"

      presteren {
        doel d "D" {
          indicator i "I" { streefwaarde: 8% op 2029 }
        }
        doel e "E" {}
      }

      evaluatie 2025-01 { uitkomst: passend }
    }

    """

  /// What is other than in the text above, as lines; `~` before what states something else.
  @Test(
    arguments: [
      ("niets", [:], []),
      ("een veld", ["looptijd: 2025 ..": "looptijd: 2024 .."], ["~ opgave a"]),
      ("een verwijzing", ["organisatie: s": "organisatie: t"], ["~ opgave a"]),
      ("een stuk", ["a.pdf": "b.pdf"], ["~ opgave a"]),
      ("een veld erbij", ["looptijd": "status: loopt\n  looptijd"], ["~ opgave a"]),
      ("een veld minder", ["  documenten: \"a.pdf\"\n": ""], ["~ opgave a"]),
      ("een ander veld", ["looptijd: 2025 ..": "vastgesteld: 2025"], ["~ opgave a"]),
      ("een waarde erbij", ["\"a.pdf\"": "\"a.pdf\", \"b.pdf\""], ["~ opgave a"]),
      ("een waarde die niemand kent", ["looptijd: 2025 ..": "looptijd: ooit"], ["~ opgave a"]),
      ("vorm en volgorde", ["  organisatie: s\n  looptijd: 2025 ..\n": "looptijd: 2025..\norganisatie:s\n"], []),
      ("diep", ["8%": "7%"], ["~ indicator i"]),
      ("dezelfde waarde", ["8%": "8,0%"], []),
      ("een andere naam", ["doel d": "doel f"], ["+ doel f", "- doel d"]),
      ("een andere datum", ["2025-01": "2025-02"], ["+ evaluatie", "- evaluatie"]),
      ("een ander soort", ["doel d": "baat d"], ["+ baat d", "- doel d"]),
      ("twee van een naam", ["doel e": "doel d"], ["+ doel d", "- doel e"]),
      ("alles weg", [old: ""], ["- opgave a"]),
    ] as [(String, [String: String], [String])])
  func tells(_ name: String, _ edits: [String: String], _ expected: [String]) {
    var text = Self.old
    for (old, new) in edits {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    // Where it stands is no matter.
    let change = RepositoryChange(
      from: TextRepository(["a.opgave": Self.old]).repository,
      to: TextRepository(["0.opgave": "\n", "map/b.opgave": text]).repository)
    let told = change.fates.compactMap { fate -> String? in
      switch fate {
      case .added(let address): "+ " + Self.label(address, change.new)
      case .removed(let address): "- " + Self.label(address, change.old)
      case .kept(let old, let new):
        change.statesTheSame(old: old, new: new) ? nil : "~ " + Self.label(new, change.new)
      }
    }
    #expect(told == expected)
  }

  private static func label(_ address: Address, _ repository: Repository) -> String {
    let facts = repository.files[address.file].facts
    let declaration = facts.declaration(address.ordinal)
    let name = declaration.name >= 0 ? " " + facts.names.text(declaration.name) : ""
    return declaration.kind.keyword + name
  }
}
