/// From the bytes of a word to what it can be. Built once from the table; knows no tree.

package final class Lexicon: Sendable {
  package static let shared = Lexicon()

  /// What one spelling can be.
  package struct Entry: Sendable {
    package var kinds: Kinds = []
    package var field: Field?
    package var word: Word?
  }

  let fieldSpellings: [String]
  let wordSpellings: [String]
  /// By word set: one bit a word.
  let wordMasks: [UInt128]
  /// By kind and field: one more than the place in `specs`, 0 where the kind has no such field.
  private let specIndices: [UInt8]
  private let specs: [FieldSpec]
  /// By kind: the fields that hold references.
  private let referenceFields: [UInt128]
  /// By kind: the fields that may name a functie.
  private let functieFields: [UInt128]
  /// The fields that are texts in every kind that has them.
  private let prose: UInt128
  /// All spellings behind each other, and where each ends.
  private let spellings: [UInt8]
  private let ends: [Int32]
  private let entries: [Entry]
  /// Open addressing: one more than the place in `spellings`.
  private let slots: [UInt16]
  private static let slotCount = 1024

  private init() {
    fieldSpellings = Field.allCases.map { OpgaveModel.spelling(of: $0) }
    wordSpellings = Word.allCases.map { OpgaveModel.spelling(of: $0) }
    wordMasks = WordSet.allCases.map { set in set.words.reduce(0) { $0 | 1 << UInt128($1.rawValue) } }

    var indices = [UInt8](repeating: 0, count: Kind.allCases.count * Field.allCases.count)
    var specs: [FieldSpec] = []
    for kind in Vocabulary.kinds {
      for spec in kind.fields {
        specs.append(spec)
        indices[Int(kind.kind.rawValue) * Field.allCases.count + Int(spec.field.rawValue)] = UInt8(specs.count)
      }
    }
    (specIndices, self.specs) = (indices, specs)
    referenceFields = Vocabulary.kinds.map { kind in
      kind.fields.reduce(0) { mask, spec in
        if case .reference = spec.type { mask | 1 << UInt128(spec.field.rawValue) } else { mask }
      }
    }
    functieFields = Vocabulary.kinds.map { kind in
      kind.fields.reduce(0) { mask, spec in
        guard case .reference(let targets) = spec.type, targets.set.has(.functie) else { return mask }
        return mask | 1 << UInt128(spec.field.rawValue)
      }
    }

    let ofText = specs.filter { $0.type == .text }.reduce(0 as UInt128) { $0 | 1 << UInt128($1.field.rawValue) }
    prose = specs.filter { $0.type != .text }.reduce(ofText) { $0 & ~(1 << UInt128($1.field.rawValue)) }

    var bySpelling: [String: Entry] = [:]
    for kind in Kind.allCases where !kind.keyword.isEmpty {
      bySpelling[kind.keyword, default: Entry()].kinds.insert(Kinds(kind))
    }
    for field in Field.allCases { bySpelling[fieldSpellings[Int(field.rawValue)], default: Entry()].field = field }
    for word in Word.allCases { bySpelling[wordSpellings[Int(word.rawValue)], default: Entry()].word = word }
    let ordered = bySpelling.sorted { $0.key < $1.key }
    var spellings: [UInt8] = []
    var ends: [Int32] = []
    for (spelling, _) in ordered {
      spellings += Array(spelling.utf8)
      ends.append(Int32(clamping: spellings.count))
    }
    (self.spellings, self.ends) = (spellings, ends)
    entries = ordered.map(\.value)
    var slots = [UInt16](repeating: 0, count: Lexicon.slotCount)
    for (index, entry) in ordered.enumerated() {
      var slot = Array(entry.key.utf8).withUnsafeBufferPointer { Lexicon.hash($0) }
      while slots[slot] != 0 { slot = (slot + 1) % Lexicon.slotCount }
      slots[slot] = UInt16(index + 1)
    }
    self.slots = slots
  }

  /// Length and three letters tell nearly all words apart; an open table does the rest.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = bytes.first, let last = bytes.last else { return 0 }
    var hash = UInt32(truncatingIfNeeded: bytes.count)
    hash = hash &* 31 &+ UInt32(first)
    hash = hash &* 31 &+ UInt32(last)
    hash = hash &* 31 &+ UInt32(bytes[bytes.count / 2])
    hash = hash &* 31 &+ UInt32(bytes[bytes.count / 3])
    return Int((hash &* 2_654_435_769) >> 22)
  }

  /// What a word can be; `nil` where the language has no such word.
  package func entry(_ bytes: UnsafeBufferPointer<UInt8>) -> Entry? {
    var slot = Lexicon.hash(bytes)
    while true {
      let index = Int(slots[slot]) - 1
      if index < 0 { return nil }
      if isSpelling(index, bytes) { return entries[index] }
      slot = (slot + 1) % Lexicon.slotCount
    }
  }

  @inline(__always)
  private func isSpelling(_ index: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    let count = word.count
    guard Int(ends[index]) - start == count else { return false }
    return spellings.withUnsafeBufferPointer { spellings in
      UnsafeBufferPointer(rebasing: spellings[start..<start + count]).isSame(word)
    }
  }

  package func entry(_ text: String) -> Entry? { Array(text.utf8).withUnsafeBufferPointer { entry($0) } }

  /// Whether a field holds a text wherever it stands.
  func isProse(_ field: Field) -> Bool { prose & 1 << UInt128(field.rawValue) != 0 }

  package func isReference(_ field: Field, in kind: Kind) -> Bool {
    referenceFields[Int(kind.rawValue)] & 1 << UInt128(field.rawValue) != 0
  }

  @inline(__always)
  func asksFunctie(_ field: Field, in kind: Kind) -> Bool {
    functieFields[Int(kind.rawValue)] & 1 << UInt128(field.rawValue) != 0
  }

  @inline(__always)
  func has(_ field: Field, in kind: Kind) -> Bool {
    specIndices[Int(kind.rawValue) * Field.allCases.count + Int(field.rawValue)] != 0
  }

  package func spec(_ field: Field, in kind: Kind) -> FieldSpec? {
    let index = Int(specIndices[Int(kind.rawValue) * Field.allCases.count + Int(field.rawValue)])
    return index == 0 ? nil : specs[index - 1]
  }
}
