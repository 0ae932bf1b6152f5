/// The table of the language holds together, and says something about each of its words.
import OpgaveModel
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

  @Test(arguments: [("Huurders_Stad", "huurders-stad"), ("wonenNu", "wonen-nu"), ("a--b", "a-b"), ("één", "één")])
  func namesHaveOneStyle(_ written: String, _ canonical: String) {
    #expect(NameStyle.canonical(written) == canonical)
    #expect(Array(canonical.utf8).withUnsafeBufferPointer { NameStyle.isCanonical($0) })
  }
}
