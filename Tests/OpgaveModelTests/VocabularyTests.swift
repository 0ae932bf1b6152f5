/// The table of the language holds together, and says something about each of its words.
import OpgaveModel
import OpgaveSyntax
import OpgaveTestSupport
import Testing

@Suite struct VocabularyTests {
  @Test func wordsAreSpelledAsTheLanguageHasThem() {
    #expect(Field.bestuurlijkOpdrachtgever.spelling == "bestuurlijk-opdrachtgever")
    #expect(Kind.inrichting.keyword == "besturen")
    #expect(Word.beïnvloeder.spelling == "beïnvloeder")
    #expect(Lexicon.shared.entry("opgave")?.kinds == Kinds(.opgave))
    #expect(Lexicon.shared.entry("opgave")?.field == .opgave)
    #expect(Lexicon.shared.entry("opgav") == nil)
  }

  /// One kind, field or word too many would be taken for another, or be unknown, without any error.
  @Test func theTableHasRoomForAllThatStandsInIt() {
    #expect(Vocabulary.kinds.map(\.kind) == Kind.allCases)
    for kind in Kind.allCases { #expect(Kinds(kind).all == [kind]) }
    for field in Field.allCases {
      let alone = FieldSet([field])
      #expect(Field.allCases.filter(alone.contains) == [field])
      #expect(!FieldSet(Field.allCases).isSubset(of: FieldSet(Field.allCases.filter { $0 != field })))
      #expect(Lexicon.shared.entry(field.spelling)?.field == field)
    }
    for word in Word.allCases { #expect(Lexicon.shared.entry(word.spelling)?.word == word) }
    for set in WordSet.allCases {
      #expect(Word.allCases.filter(set.contains) == Word.allCases.filter(set.words.contains))
    }
    for kind in Vocabulary.kinds {
      #expect(kind.keyword.isEmpty || Lexicon.shared.entry(kind.keyword)?.kinds.has(kind.kind) ?? false)
      for field in Field.allCases {
        let row = kind.fields.first { $0.field == field }
        #expect(Vocabulary.spec(field, in: kind.kind)?.type == row?.type, "\(field) in \(kind.kind)")
      }
    }
    var bytes = ByteSet()
    for byte in UInt8.min...UInt8.max {
      #expect(!bytes.contains(byte))
      let isNew = bytes.insert(byte)
      let isNewAgain = bytes.insert(byte)
      #expect(isNew && !isNewAgain && bytes.contains(byte))
    }
    bytes.remove(200)
    #expect(!bytes.contains(200) && bytes.contains(72) && bytes.contains(201))
  }

  /// What is named is found by its name: it is known somewhere, and a reference can hit it.
  @Test func everyNameIsKnownSomewhere() {
    for kind in Vocabulary.kinds where kind.naming == .name { #expect(kind.scope != nil, "\(kind.kind)") }
    for field in Vocabulary.kinds.flatMap(\.fields) {
      for target in field.type.targets?.kinds ?? [] { #expect(Vocabulary.named.contains(target), "\(field.field)") }
    }
  }

  /// Each field sets what it is the name of, and nothing else.
  @Test func everySettingIsRead() {
    for (block, settings) in Vocabulary.numericSettings {
      #expect(settings.map(\.spec.field) == Vocabulary.spec(block).fields.map(\.field))
      for setting in settings {
        var wanted = Settings()
        let value: String
        switch setting.target {
        case .number(let path):
          guard case .number(let range) = setting.spec.type else {
            Issue.record("\(setting.spec.field) holds no number")
            continue
          }
          wanted[keyPath: path] = wanted[keyPath: path] == range.lowest ? range.lowest + 1 : range.lowest
          value = String(wanted[keyPath: path])
        case .share(let path):
          wanted[keyPath: path] = Decimal(7)
          value = "7%"
        }
        #expect(wanted != Settings())
        let text = "instellingen {\n\(block.keyword) {\n\(setting.spec.field.spelling): \(value)\n}\n}\n"
        let tree = SyntaxTree(parsing: text)
        var lowering = Lowering()
        #expect(Settings(tree, lowering.lower(tree, isSettings: true).facts) == wanted, "\(setting.spec.field)")
      }
    }
  }

  @Test func everyKindHasItsPlace() {
    for kind in Kind.allCases where kind != .bestand && kind != .onbekend {
      #expect(!Vocabulary.parents(of: kind).isEmpty, "\(kind) stands nowhere")
    }
    for field in Field.allCases { #expect(!Vocabulary.homes(of: field).isEmpty, "\(field) stands nowhere") }
    for word in Word.allCases { #expect(WordSet.allCases.contains { $0.contains(word) }, "\(word) is in no set") }
  }

  /// No description is empty, or says no more than the word itself.
  @Test func everyWordIsDescribed() {
    func check(_ text: Text, _ word: String) {
      #expect(text.nl.count > 3 && text.en.count > 3, "‘\(word)’ is not described")
      #expect(text.nl.lowercased().filter(\.isLetter) != word.filter(\.isLetter), "‘\(word)’ is described by itself")
    }
    for kind in Vocabulary.kinds where kind.kind != .bestand && kind.kind != .onbekend {
      check(Descriptions.kind(kind.kind), kind.kind.keyword)
      for field in kind.fields { check(Descriptions.field(field.field, in: kind.kind), field.field.spelling) }
    }
    for set in WordSet.allCases { for word in set.words { check(Descriptions.word(word, in: set), word.spelling) } }
  }

  @Test(arguments: [
    ("opgve", "opgave"), ("Partij", "partij"), ("programa", "programma"), ("loopitjd", "looptijd"), ("xyz", nil),
    ("a", nil),
  ])
  func theNearestWordIsFound(_ word: String, _ nearest: String?) {
    #expect(Nearest.find(word, in: ["opgave", "partij", "programma", "looptijd"]) == nearest)
  }

  /// A part between dashes that is another word is no slip.
  @Test(arguments: [
    ("manager-wonnen", "manager-wonen"), ("maneger-wonne", "manager-wonen"), ("manager-zorg", nil),
    ("projectleider-wonen", nil), ("managerwonen", "manager-wonen"), ("manager-woen", "manager-wonen"),
  ])
  func aNameOfSeveralWordsIsNearAsAWhole(_ word: String, _ nearest: String?) {
    #expect(Nearest.find(word, in: ["manager-wonen"]) == nearest)
  }

  /// What is passed over without comparing letters is never what was meant.
  @Test func theNearestIsThatOfAllDistances() {
    var random = SeededGenerator(seed: 11)
    func word() -> String { String((0...random.below(9)).map { _ in "abcdé".randomElement(using: &random) ?? "a" }) }
    for _ in 0..<Project.cases(200) {
      let words = (0..<20).map { _ in word() }
      let wanted = word()
      var best: (distance: Int, word: String)?
      for other in words where other != wanted {
        let distance = Self.distance(Array(wanted), Array(other))
        let limit = max(1, max(wanted.count, other.count) / 3)
        if distance <= limit, distance < wanted.count, distance < best?.distance ?? Int.max { best = (distance, other) }
      }
      #expect(Nearest.find(wanted, in: words) == best?.word, "for \(wanted) in \(words)")
    }
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var table = [[Int]](repeating: Array(0...right.count), count: left.count + 1)
    for i in 1...left.count {
      table[i][0] = i
      for j in 1...right.count {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
        }
      }
    }
    return table[left.count][right.count]
  }

  @Test(arguments: [("Huurders_Stad", "huurders-stad"), ("wonenNu", "wonen-nu"), ("a--b", "a-b"), ("één", "één")])
  func namesHaveOneStyle(_ written: String, _ canonical: String) {
    #expect(NameStyle.canonical(written) == canonical)
    let isCanonical = NameStyle.isCanonical(Array(canonical.utf8).span)
    #expect(isCanonical)
  }
}
