/// What this project writes has marks in it; what people wrote has none.
import OpgavePages
import Testing

@Suite struct PhraseTests {
  @Test(arguments: [
    ("Zet `omdat` erbij.", [Inline.text("Zet "), .code("omdat"), .text(" erbij.")]),
    ("`a``b`", [.code("a"), .code("b")]),
    ("los ` teken", [.text("los ` teken")]), ("`a` en `", [.code("a"), .text(" en `")]), ("", []),
  ])
  func wordsOfTheLanguageStandBetweenBackticks(_ text: String, _ parts: [Inline]) {
    #expect(Phrase(marked: text).parts == parts)
  }

  @Test func whatIsPutInIsText() {
    let title = "`titel` van \"iemand\""
    #expect(
      ("`veld`: \(title), \(code: title)" as Phrase).parts == [
        .code("veld"), .text(": "), .text(title), .text(", "), .code(title),
      ])
    #expect(Phrase(text: title).parts == [.text(title)])
    #expect(Phrase(text: "").isEmpty)
  }

  @Test func phrasesAreJoined() {
    let words: [Phrase] = ["een", "`twee`", "drie"]
    #expect(words.joined(by: ", ").parts.count == 5)
    #expect([Phrase]().joined(by: ", ").isEmpty)
  }
}
