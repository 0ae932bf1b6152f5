/// What can be explained where its name stands: put in words when somebody asks, for lists have many of them.
package import OpgaveModel
internal import OpgaveRules

package enum Explanation: Equatable, Sendable {
  case kind(Kind)
  case field(Field, in: Kind)
  case word(Word, in: WordSet)
  /// A rule, by its number.
  case rule(UInt16)
  case text(Text)

  /// The same in a few numbers, by which it is known again as long as the program runs; `nil` for a text.
  package var numbers: [Int]? {
    switch self {
    case .kind(let kind): [0, Int(kind.rawValue)]
    case .field(let field, let kind): [1, Int(field.rawValue), Int(kind.rawValue)]
    case .word(let word, let set): [2, Int(word.rawValue), Int(set.rawValue)]
    case .rule(let code): [3, Int(code)]
    case .text: nil
    }
  }

  package init?(_ numbers: [Int]) {
    func part<Part: RawRepresentable>(_ index: Int) -> Part? where Part.RawValue: FixedWidthInteger {
      numbers.indices.contains(index) ? Part.RawValue(exactly: numbers[index]).flatMap(Part.init) : nil
    }
    switch numbers.first {
    case 0: if let kind: Kind = part(1) { self = .kind(kind) } else { return nil }
    case 1:
      if let field: Field = part(1), let kind: Kind = part(2) { self = .field(field, in: kind) } else { return nil }
    case 2: if let word: Word = part(1), let set: WordSet = part(2) { self = .word(word, in: set) } else { return nil }
    case 3:
      guard numbers.count > 1, let code = UInt16(exactly: numbers[1]) else { return nil }
      self = .rule(code)
    default: return nil
    }
  }

  package func blocks(_ language: Language) -> [Block] {
    switch self {
    case .kind(let kind): [.paragraph(KindPart.short(kind, language))]
    case .field(let field, let kind): FieldPart.short(field, in: kind, language)
    case .word(let word, let set): [.paragraph(WordPage.short(word, in: set, language))]
    case .rule(let code): AllRules.rule(code).map { RulePage.short($0, language) } ?? []
    case .text(let text): [.paragraph(text.phrase(language))]
    }
  }
}
