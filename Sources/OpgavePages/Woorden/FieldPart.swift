/// What a field of the language is for, and what it takes.
package import OpgaveModel
internal import OpgaveRules

package enum FieldPart {
  /// Its meanings, each with the blocks in which it has that.
  static func blocks(_ field: Field, _ language: Language) -> [Block] {
    var senses: [(account: [Block], homes: [Kind])] = []
    for home in Vocabulary.homes(of: field) {
      let account = account(field, in: home, language)
      if let index = senses.firstIndex(where: { $0.account == account }) {
        senses[index].homes.append(home)
      } else {
        senses.append((account, [home]))
      }
    }
    return senses.flatMap { sense -> [Block] in
      let list = sense.homes.map { "\(code: $0.keyword)" as Phrase }.joined(by: ", ")
      let place = language.choose("veld van \(list)", "field of \(list)")
      return [.heading(2, Heading("\(code: field.spelling)", aside: place))] + sense.account
    }
  }

  /// What it is for and what it takes, where somebody rests on it.
  package static func short(_ field: Field, in kind: Kind, _ language: Language) -> [Block] {
    var blocks = account(field, in: kind, language)
    blocks[0] = .paragraph(WordPage.named(field.spelling, Descriptions.field(field, in: kind).phrase(language)))
    return blocks
  }

  private static func account(_ field: Field, in kind: Kind, _ language: Language) -> [Block] {
    var blocks: [Block] = [.paragraph(Descriptions.field(field, in: kind).phrase(language))]
    if let spec = Vocabulary.spec(field, in: kind) {
      let value = value(spec, language)
      blocks.append(.paragraph(language.choose("Hier hoort \(value).", "Takes \(value).")))
    }
    return blocks
  }

  /// What a field takes: one of some words, or a kind of value with an example.
  static func value(_ spec: FieldSpec, _ language: Language) -> Phrase {
    var value: Phrase
    if case .word(let set) = spec.type {
      value = alternatives(set.words.map { "\(code: $0.spelling)" }, language)
    } else {
      value = Phrase(text: spec.type.expectation[language])
    }
    if spec.isList { value += language.choose("; meer mag, met komma’s", "; more are allowed, with commas") }
    return value
  }

  private static func alternatives(_ words: [Phrase], _ language: Language) -> Phrase {
    guard let last = words.last, words.count > 1 else { return words.joined(by: "") }
    return words.dropLast().joined(by: ", ") + language.choose(" of ", " or ") + last
  }
}
