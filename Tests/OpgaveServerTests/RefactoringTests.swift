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
    Offer(["-refactor.move"], "", behind: "opgave ‸c \"C\" {\n  budget: € 5\n"),
    Offer([], "", behind: "opgave ‸\"C\" {\n}\n"),
    // The werkwijze in force, and only that one, gives way to another.
    Offer(["refactor.rewrite"], "presteren { werkwijze ‸project { periode: 2026-02 .. } }"),
    Offer(["refactor.rewrite"], "presteren { werkwijze ‸project { periode: 2026-02 .. 2026-07-01 } }"),
    Offer([], "presteren { werkwijze ‸project { periode: 2026-02 .. 2026-06-30 } }"),
    Offer(["refactor.rewrite"], "presteren { werkwijze ‸project { periode: 2026-07-01 .. } }"),
    Offer(
      [],
      "presteren {\n  werkwijze ‸project { periode: 2025 .. }\n  werkwijze routine { periode: 2026-02 .. }\n}"),
    Offer([], "presteren { werkwijze ‸iets { periode: 2026-02 .. } }"),
  ]

  /// What is offered at the mark in the first file.
  private func offered(_ files: [(path: String, text: String)]) -> [Refactoring] {
    let parts = files[0].text.components(separatedBy: "‸")
    let others = files.dropFirst().map { (path: $0.path, bytes: Array($0.text.utf8)) }
    let repository = TextRepository([(files[0].path, Array(parts.joined().utf8))] + others)
    let file = repository.read.files[FileIndex(0)].file
    let snapshot = FileSnapshot(
      tree: SyntaxTree(parsing: parts.joined()), facts: file.facts, places: file.places,
      surroundings: repository.read.whole.surroundings, language: .nl, repository: repository.repository,
      file: FileIndex(0))
    return Refactorings.all(snapshot, at: parts[0].utf8.count, treeOf: repository.read.texts.tree)
  }

  @Test(arguments: offers) func isOfferedWhereItCanBeDone(_ offer: Offer) throws {
    let offered = offered([("a.opgave", offer.text)])
    #expect(Set(offered.map { ($0.disabled == nil ? "" : "-") + $0.kind.rawValue }) == offer.kinds)
    for one in offered where one.disabled == nil { #expect(!one.edits.isEmpty) }
  }

  @Test func aNewFileTakesThePlaceOfNoOther() {
    let files = [
      ("a/b.opgave", "opgave ‸c \"C\" {\n}\nopgave b \"B\" {\n}\n"), ("a/c.opgave", ""), ("a/c-2.opgave", ""),
    ]
    #expect(offered(files).map { $0.created?.path } == ["a/c-3.opgave"])
  }

  /// What goes along to a file of its own, and what stays.
  @Test(arguments: [
    (
      "opgave a \"A\"\n\n# Over c.\nopgave ‸c \"C\" {\n}\n\nopgave d \"D\"\n", "# Over c.\nopgave c \"C\" {\n}\n",
      "opgave a \"A\"\n\nopgave d \"D\"\n"
    ),
    ("opgave a \"A\"\n\n\nopgave ‸c \"C\"", "opgave c \"C\"\n", "opgave a \"A\"\n"),
    ("opgave a \"A\"\r\n\r\nopgave ‸c \"C\"\r\n", "opgave c \"C\"\r\n", "opgave a \"A\"\r\n"),
    ("opgave a \"A\" # a\nopgave ‸c \"C\" # c\n", "opgave c \"C\" # c\n", "opgave a \"A\" # a\n"),
    ("# a\n\nopgave ‸c \"C\"\nopgave a \"A\"\n", "opgave c \"C\"\n", "# a\n\nopgave a \"A\"\n"),
  ]) func anOpgaveMovesWithItsComments(_ before: String, _ created: String, _ left: String) throws {
    let move = try #require(offered([("a.opgave", before)]).first { $0.kind == .move })
    #expect(move.created?.text == created)
    let bytes = Array(before.replacing("‸", with: "").utf8)
    #expect(move.edits.values.map { String(decoding: $0.applied(to: bytes), as: UTF8.self) } == [left])
  }

  /// Of a file with syntax errors, the own one or the other, nobody knows what belongs to what.
  @Test(arguments: [
    ("", "", false), ("opdracht { door: = }", "", true), ("", "opdracht { door: = }", true),
  ]) func anotherFileComesHereWhole(_ here: String, _ there: String, _ isDisabled: Bool) {
    func opgave(_ name: String, _ inner: String) -> String {
      "opgave \(name) \"\(name)\" {\n  organisatie: stad\n  \(inner)\n}\n"
    }
    let files = [
      ("a.opgave", opgave("a", "deel-van: ‸b\n  " + here)), ("b.opgave", opgave("b", there)),
      ("stad.opgave", "organisatie stad \"Stad\" {\n}\n"),
    ]
    let inline = offered(files).filter { $0.kind == .inline }
    #expect(inline.map { $0.disabled != nil } == [isDisabled])
  }
}
