/// Where a refactoring is offered, where it is not, and where it says why it cannot be done.
import Foundation
import OpgaveFeatures
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct RefactoringTests {
  /// A file with the cursor at `‸`, and what is offered there: its kind, with `-` before what cannot be done.
  struct Offer: Sendable, CustomTestStringConvertible {
    let text: String
    let kinds: Set<String>
    var testDescription: String { text }

    /// - Parameter inner: what stands in an opgave.
    init(_ kinds: Set<String>, _ inner: String, behind rest: String = "") {
      text = "opgave a \"A\" {\n  organisatie: stad\n  status: uitvoering\n\(inner)\n}\n\(rest)"
      self.kinds = kinds
    }
  }

  static let offers: [Offer] = [
    Offer(["refactor.extract"], "presteren { inspanning ‸b \"B\" { werkwijze: routine } }"),
    Offer(["-refactor.extract"], "presteren { inspanning ‸b \"B\" { opgave: c } }"),
    // What would be copied along must be whole: the inspanning, kenmerken and sturen, its own before those of the opgave.
    Offer(["-refactor.extract"], "presteren { inspanning ‸b \"B\" { werkwijze: = } }"),
    Offer(["-refactor.extract"], "kenmerken { aard: = }\npresteren { inspanning ‸b \"B\" { werkwijze: routine } }"),
    Offer(["-refactor.extract"], "sturen { regisseur: = }\npresteren { inspanning ‸b \"B\" { werkwijze: routine } }"),
    Offer(
      ["refactor.extract"],
      "sturen { regisseur: = }\npresteren { inspanning ‸b \"B\" { sturen { regisseur: c } } }"),
    Offer([], "presteren { inspanning ‸\"B\" { werkwijze: routine } }"),
    Offer(["refactor.extract"], "opdracht { door: = }\npresteren { inspanning ‸b \"B\" { werkwijze: routine } }"),
    // Where a brace is too many nobody knows what stands in what.
    Offer(
      ["-refactor.extract"], "  presteren {\n    inspanning ‸b \"B\" {\n      omdat: \"x\"\n    }\n  }",
      behind: "}\n"),
    // An opgave moves where another one stays.
    Offer(["refactor.move"], "vraagstuk‸: \"Hoe?\"", behind: "opgave c \"C\" {\n}\n"),
    Offer([], "vraagstuk‸: \"Hoe?\""),
    // The werkwijze in force, and only that one, gives way to another.
    Offer(["refactor.rewrite"], "presteren { werkwijze ‸project { periode: 2026-02 .. } }"),
    Offer(["refactor.rewrite"], "presteren { werkwijze ‸project { periode: 2026-02 .. 2026-07-01 } }"),
    Offer([], "presteren { werkwijze ‸project { periode: 2026-02 .. 2026-06-30 } }"),
    Offer(["-refactor.rewrite"], "presteren { werkwijze ‸project { periode: 2026-07-01 .. } }"),
    Offer(
      [],
      "presteren {\n  werkwijze ‸project { periode: 2025 .. }\n  werkwijze routine { periode: 2026-02 .. }\n}"),
    Offer([], "presteren { werkwijze ‸iets { periode: 2026-02 .. } }"),
  ]

  @Test(arguments: offers) func isOfferedWhereItCanBeDone(_ offer: Offer) throws {
    let parts = offer.text.components(separatedBy: "‸")
    let repository = TextRepository([("a.opgave", Array(parts.joined().utf8))])
    let file = repository.read.files[FileIndex(0)].file
    let snapshot = FileSnapshot(
      tree: SyntaxTree(parsing: parts.joined()), facts: file.facts, places: file.places,
      surroundings: repository.read.whole.surroundings, language: .nl, repository: repository.repository,
      file: FileIndex(0))
    let offered = Refactorings.all(snapshot, at: parts[0].utf8.count, treeOf: repository.read.texts.tree)
    #expect(Set(offered.map { ($0.disabled == nil ? "" : "-") + $0.kind.rawValue }) == offer.kinds)
    for one in offered where one.disabled == nil { #expect(!one.edits.isEmpty) }
  }
}
