/// Names that are made of what somebody calls an opgave, and the texts with which each kind of declaration starts.
import OpgaveFormatting
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct BeginningTests {
  /// What is called, the name that it gets, and whether that is what was called.
  @Test(arguments: [
    ("koele-wijken", "koele-wijken", true), ("Koele Wijken", "koele-wijken", false), (" wonen", "wonen", false),
    ("wonen ", "wonen", false), ("a, b", "a-b", false), ("2030", "opgave-2030", false), ("één_twee", "één-twee", true),
    ("", "nieuwe-opgave", false), ("!?", "nieuwe-opgave", false), ("a:b", "a-b", false), ("#a", "a", false),
  ])
  func namesAreAsNearAsCanBe(_ called: String, _ name: String, _ isName: Bool) {
    #expect(NewName.name(called) == name)
    #expect(NewName.isName(called) == isName)
    #expect(NewName.isName(name))
  }

  @Test(arguments: [("koele-wijken", "Koele wijken"), ("a", "A"), ("", "")])
  func titlesAreWhatNamesSuggest(_ name: String, _ title: String) { #expect(NewName.title(name) == title) }

  private static let today = DateSpan(text: "2026-03-01")?.first ?? 0

  /// An organisation as it begins, and an opgave of each werkwijze.
  private static func begun(_ werkwijze: Word?, _ soort: Word = .gemeente) -> [String: String] {
    let names = Nameable.beginning("merwestad", soort, portfolio: "alles")
    let opgave = Beginning.opgave("wonen", nil, werkwijze, names, today: today, .nl, asks: false)
    let organisation = Beginning.organisation("merwestad", "Merwestad", soort, .nl)
    let portfolio = "\nportfolio alles \"Alles\" {\n  organisatie: merwestad\n  portfoliomanager: opgavemanager\n}\n"
    return [
      "wonen.opgave": SourceWriter.file([opgave], FormatOptions()),
      "organisatie.opgave": SourceWriter.file([organisation], FormatOptions()) + portfolio,
    ]
  }

  private func findings(_ texts: [String: String]) -> Set<UInt16> {
    let repository = TextRepository(texts, today: Self.today)
    // What only a person can write is asked, and nothing else.
    return Set(repository.findings().flatMap { $0.map(\.finding.rule) }).subtracting([217])
  }

  @Test(arguments: [nil] + WordSet.werkwijze.words.map(Optional.some))
  func anOpgaveBeginsWithNothingWrong(_ werkwijze: Word?) {
    for soort in WordSet.organisatiesoort.words {
      let found = findings(Self.begun(werkwijze, soort))
      // What only its people know is asked, and no number is made up.
      let next: Set<UInt16> =
        switch werkwijze {
        case .programma: [407, 613, 630, 640]
        case .project: [407, 611]
        default: [407]
        }
      #expect(found == next)
    }
  }

  /// Each kind of block where it belongs, in an opgave of each werkwijze: what it begins with is no mistake.
  @Test(arguments: WordSet.werkwijze.words)
  func eachBlockBeginsWithNothingWrong(_ werkwijze: Word) throws {
    let texts = Self.begun(werkwijze)
    let before = findings(texts)
    for path in texts.keys.sorted() {
      let repository = TextRepository(texts, today: Self.today)
      let number = try #require(repository.read.files.firstIndex { $0.file.path == path })
      let file = repository.read.files[number].file
      let tree = SyntaxTree(parsing: texts[path] ?? "")
      let places = file.places.expanded(file.facts)
      for home in file.facts.ordinals {
        let root = file.facts.root(of: home)
        let names = Nameable(repository.read.whole.repository, file.facts, around: root)
        for kind in Vocabulary.spec(file.facts.kind(of: home)).blocks where kind != .eigen && names.mayBegin(kind) {
          if !Vocabulary.spec(kind).isRepeatable, file.facts.child(kind, of: home) != nil { continue }
          let node = try #require(tree.token(touching: places.range(.keyword(home), file.facts).lowerBound))
          let declaration = try #require(tree.ancestors(of: node).first { tree.kind($0) == .declaration })
          let block = Beginning.block(kind, names, today: Self.today, .nl, asks: true)
          let edits = tree.inserting([block], in: tree.declaration(declaration), after: nil, FormatOptions())
          var changed = texts
          changed[path] = String(decoding: edits.applied(to: tree.bytes), as: UTF8.self)
          let new = findings(changed).subtracting(before).subtracting(Self.next[kind] ?? [])
          #expect(new == [], "\(kind) in \(file.facts.kind(of: home)):\n\(changed[path] ?? "")")
        }
      }
    }
  }

  /// What a block asks to be said of the rest: by its kind, the rules that do.
  private static let next: [Kind: Set<UInt16>] = [
    .functie: [305], .opdracht: [423], .doel: [630], .baat: [630, 651],
    // In an improvisatie a target is one too many; who wants it anyway hears why not.
    .indicator: [615],
  ]
}
