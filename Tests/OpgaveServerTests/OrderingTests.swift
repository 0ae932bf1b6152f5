/// What comes in order, and what stays because it shares a line or cannot be read.
import OpgaveFeatures
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct OrderingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let before: String
    /// `nil` where everything stays.
    let after: String?
    var testDescription: String { before }

    init(_ before: String, _ after: String?) { (self.before, self.after) = (before, after) }
  }

  static let fields: [Case] = [
    Case(
      "kenmerken {\n  media: laag\n  aard: kans\n  omvang: groot\n}",
      "kenmerken {\n  aard: kans\n  omvang: groot\n  media: laag\n}"),
    // Comments above a field and behind it go along; one that a blank line parts from it stays.
    Case(
      "kenmerken {\n  # a\n\n  # b\n  media: laag # c\n  aard: kans\n}",
      "kenmerken {\n  # a\n\n  aard: kans\n  # b\n  media: laag # c\n}"),
    // A field that is not known comes behind the others.
    Case("kenmerken {\n  x: 1\n  aard: kans\n}", "kenmerken {\n  aard: kans\n  x: 1\n}"),
    Case("kenmerken {\n  aard: kans\n  media: laag\n}", nil),
    Case("kenmerken {\n  media: =\n  aard: kans\n}", nil),
    Case("kenmerken { media: laag\n  aard: kans\n}", nil),
    Case("kenmerken {\n  media: laag\n  aard: kans }", nil),
    // A field behind a block stays there.
    Case("kenmerken {\n  media: laag\n  partij b \"B\"\n  aard: kans\n}", nil),
    Case("eigen {\n  b: 1\n  a: 2\n}", nil),
  ]

  @Test(arguments: fields) func fieldsComeInTheirUsualOrder(_ example: Case) {
    expect(example) { Ordering.fields($0) }
  }

  static let measurements: [Case] = [
    Case(
      "presteren { indicator b { metingen: 5 op 2026, 6, 7 op 2025 } }",
      "presteren { indicator b { metingen: 7 op 2025, 5 op 2026, 6 } }"),
    Case("presteren { indicator b { metingen: 5 op 2025, 7 op 2026 } }", nil),
    Case("presteren { indicator b { metingen: 5 op 2026, veel, 7 op 2025 } }", nil),
    Case("presteren { indicator b { streefwaarde: 5 op 2026, 7 op 2025 } }", nil),
  ]

  @Test(arguments: measurements) func measurementsComeInTheOrderOfTheirDates(_ example: Case) {
    expect(example) { Ordering.measurements($0) }
  }

  private func expect(_ example: Case, _ edits: (FileSnapshot) -> [TextEdit]) {
    func file(_ text: String) -> String { "opgave a \"A\" {\n\(text)\n}\n" }
    let bytes = Array(file(example.before).utf8)
    let repository = TextRepository([("a.opgave", bytes)])
    let state = repository.read.files[FileIndex(0)].file
    let snapshot = FileSnapshot(
      tree: SyntaxTree(parsing: bytes), facts: state.facts, places: state.places,
      surroundings: repository.read.whole.surroundings, language: .nl, repository: repository.repository,
      file: FileIndex(0))
    let after = String(decoding: edits(snapshot).applied(to: bytes), as: UTF8.self)
    #expect(after == file(example.after ?? example.before))
  }
}
