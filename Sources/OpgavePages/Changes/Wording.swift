/// Two texts word by word: what went out of one and what came in the other stands out.
internal import OpgaveModel
internal import OpgaveWorkspace

struct Wording {
  private var was = Phrase()
  private var isNow = Phrase()

  init(_ before: String, _ after: String) {
    let (left, right) = (Wording.words(before), Wording.words(after))
    let steps = LineAlignment.steps(left.map { Array($0.utf8)[...] }, right.map { Array($0.utf8)[...] })
    var (gone, came): (String, String) = ("", "")
    func flush(_ words: inout Wording) {
      if !gone.isEmpty { words.was.parts.append(.strong(Phrase(text: gone))) }
      if !came.isEmpty { words.isNow.parts.append(.strong(Phrase(text: came))) }
      (gone, came) = ("", "")
    }
    for step in steps {
      switch step {
      case .removed(let place): gone += left[place]
      case .added(let place): came += right[place]
      case .same(let place, _):
        flush(&self)
        was += Phrase(text: left[place])
        isNow += Phrase(text: left[place])
      }
    }
    flush(&self)
  }

  /// Each with the white space behind it.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      if let last = word.last, last.isWhitespace, !character.isWhitespace {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    return word.isEmpty ? words : words + [word]
  }

  func told(_ language: Language) -> [Phrase] {
    [language.choose("was: ", "was: ") + "‘" + was + "’", language.choose("nu: ", "now: ") + "‘" + isNow + "’"]
  }
}
