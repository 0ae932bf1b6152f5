/// What mending leaves of a text, and what it takes back because it did not help.
import OpgaveRules
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct MendingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let before: String
    /// `nil` where the text stays as it is.
    let after: String?
    /// The rules whose fixes did not help.
    let undone: Set<UInt16>
    let isUnsafe: Bool
    /// Those that are mended.
    let rules: ClosedRange<UInt16>

    init(
      _ before: String, _ after: String?, undone: Set<UInt16> = [], isUnsafe: Bool = false,
      rules: ClosedRange<UInt16> = 100...199
    ) {
      (self.before, self.after, self.undone) = (before, after, undone)
      (self.isUnsafe, self.rules) = (isUnsafe, rules)
    }

    var testDescription: String { before }
  }

  static let cases: [Case] = [
    Case("opgave a \"A\" {\n  budget: € 5,-\n", "opgave a \"A\" {\n  budget: € 5\n}\n"),
    // What touches waits for the next round; what uncovers the same is no harm.
    Case(
      "opgave a \"A\" {\n  trefwoorden: \"a\", \"a\", \"a\"\n}\n", "opgave a \"A\" {\n  trefwoorden: \"a\"\n}\n",
      rules: 214...214),
    Case("organisatie a\n}\n}\n}\n", "organisatie a\n"),
    // Words go only when a person says so.
    Case("opgave a \"A\" {\n  status: concept nu;\n}\n", nil, isUnsafe: true),
    Case("opgave a \"A\" {\n  status: concept;\n}\n", "opgave a \"A\" {\n  status: concept\n}\n", isUnsafe: true),
    Case("opgave a \"A\" {\n}\n5 leren {\n}\n", nil, isUnsafe: true),
    // Whether a range was meant only a person knows.
    Case("opgave a \"A\" {\n  presteren {\n    indicator a \"A\" {\n      nulmeting: 23-25\n    }\n  }\n}\n", nil),
    // A brace in a text that goes on to the end closes nothing.
    Case("opgave a \"A\" {\n  presteren {\n    \"\"\"Hoe?\n  }\n}\n", nil, undone: [105]),
    // Each of the two signs may go, but not both: without them there is one more header, and a text behind it.
    Case(
      "presteren {\n  € doel a \"A\" {\n  = \"\n", "presteren {\n   doel a \"A\" {\n  = \"\n}\n", undone: [102],
      isUnsafe: true),
  ]

  @Test(arguments: cases) func leavesWhatIsWritten(_ example: Case) {
    let source = MemorySource(["/a.opgave": Array(example.before.utf8)])
    var mending = Mending(
      Mending.Choice(
        isUnsafe: example.isUnsafe, isMeant: { _ in true }, isSelected: example.rules.contains))
    mending.run("/", RepositoryReader(Resources(source, today: TextRepository.today)))
    #expect(mending.changed["/a.opgave"].map { String(decoding: $0, as: UTF8.self) } == example.after)
    #expect(Set(mending.undone.map(\.rule)) == example.undone)
  }

  /// A name changes wherever it stands, or not at all.
  @Test(arguments: [false, true]) func aFixReachesOtherFilesWhereItMay(_ reachesOthers: Bool) {
    let source = MemorySource([
      "/a.opgave": Array("opgave a \"A\" {\n  organisatie: Stad\n}\n".utf8),
      "/stad.opgave": Array("organisatie Stad \"Stad\" {\n}\n".utf8),
    ])
    var choice = Mending.Choice(isUnsafe: false, isMeant: { $0 == "/stad.opgave" }, isSelected: { $0 == 304 })
    choice.reachesOthers = reachesOthers
    var mending = Mending(choice)
    mending.run("/", RepositoryReader(Resources(source, today: TextRepository.today)))
    #expect(mending.changed.keys.sorted() == (reachesOthers ? ["/a.opgave", "/stad.opgave"] : []))
    #expect(mending.counts == (reachesOthers ? ["/stad.opgave": 1] : [:]))
  }
}
