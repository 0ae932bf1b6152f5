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
  /// By word set.
  let wordSets: [ByteSet]
  /// By kind and field: one more than the place in `specs`, 0 where the kind has no such field.
  private let specIndices: [UInt16]
  private let fieldCount: Int
  private let specs: [FieldSpec]
  private let traits: [KindTraits]
  /// The fields that are texts in every kind that has them.
  private let prose: FieldSet
  /// By field: whether it may name a functie in some kind.
  let functieFields: [Bool]
  /// The fields of which it is a fact whether they ask something.
  private let asking: FieldSet
  /// All spellings behind each other, and where each ends.
  private let spellings: [UInt8]
  private let ends: [Int32]
  private let entries: [Entry]
  /// Open addressing: one more than the place in `spellings`.
  private let slots: [UInt16]
  /// How far a hash of 32 bits is shifted to be the place of a slot.
  private let shift: UInt32

  private init() {
    fieldSpellings = Field.allCases.map { OpgaveModel.spelling(of: $0) }
    wordSpellings = Word.allCases.map { OpgaveModel.spelling(of: $0) }
    wordSets = WordSet.allCases.map { set in set.words.reduce(into: ByteSet()) { _ = $0.insert($1.rawValue) } }

    fieldCount = fieldSpellings.count
    var indices = [UInt16](repeating: 0, count: Vocabulary.kinds.count * fieldCount)
    var specs: [FieldSpec] = []
    for kind in Vocabulary.kinds {
      for spec in kind.fields {
        specs.append(spec)
        indices[Int(kind.kind.rawValue) * fieldCount + Int(spec.field.rawValue)] = UInt16(specs.count)
      }
    }
    (specIndices, self.specs) = (indices, specs)
    let traits = Vocabulary.kinds.map { KindTraits($0, Vocabulary.kinds) }
    self.traits = traits
    var prose = FieldSet(specs.filter { $0.type == .text }.map(\.field))
    for spec in specs where spec.type != .text { prose.remove(spec.field) }
    self.prose = prose
    functieFields = Field.allCases.map { field in traits.contains { $0.functieFields.contains(field) } }
    asking = FieldSet(specs.filter(\.asks).map(\.field))

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
    // One slot in four or fewer is taken, so that nearly every word is found, or not, at the first one.
    let bits = Int.bitWidth - (ordered.count * 4 - 1).leadingZeroBitCount
    shift = UInt32(32 - bits)
    var slots = [UInt16](repeating: 0, count: 1 << bits)
    for (index, entry) in ordered.enumerated() {
      let hash = Array(entry.key.utf8).withUnsafeBufferPointer { Lexicon.hash($0) }
      var slot = Int(hash >> shift)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt16(index + 1)
    }
    self.slots = slots
  }

  @inline(__always)
  private func index(_ field: Field, _ kind: Kind) -> Int {
    Int(specIndices[Int(kind.rawValue) * fieldCount + Int(field.rawValue)])
  }

  /// Length and three letters tell nearly all words apart; an open table does the rest.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let first = bytes.first, let last = bytes.last else { return 0 }
    var hash = UInt32(truncatingIfNeeded: bytes.count)
    hash = hash &* 31 &+ UInt32(first)
    hash = hash &* 31 &+ UInt32(last)
    hash = hash &* 31 &+ UInt32(bytes[bytes.count / 2])
    hash = hash &* 31 &+ UInt32(bytes[bytes.count / 3])
    return hash &* 2_654_435_769
  }

  /// What a word can be; `nil` where the language has no such word.
  ///
  /// Takes a pointer, as the span of an array in an object would count a use of it for every word.
  package func entry(_ bytes: UnsafeBufferPointer<UInt8>) -> Entry? {
    var slot = Int(Lexicon.hash(bytes) >> shift)
    while true {
      let index = Int(slots[slot]) - 1
      if index < 0 { return nil }
      if isSpelling(index, bytes) { return entries[index] }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  @inline(__always)
  private func isSpelling(_ index: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    let count = word.count
    guard Int(ends[index]) - start == count else { return false }
    return spellings.withUnsafeBufferPointer { spellings in
      UnsafeBufferPointer(rebasing: spellings[start..<start + count]).span.isSame(word.span)
    }
  }

  package func entry(_ text: String) -> Entry? { Array(text.utf8).withUnsafeBufferPointer { entry($0) } }

  @inline(__always)
  func traits(_ kind: Kind) -> KindTraits { traits[Int(kind.rawValue)] }

  /// Whether a field holds a text wherever it stands.
  func isProse(_ field: Field) -> Bool { prose.contains(field) }

  /// Whether it is a fact of a field somewhere that its text asks something.
  func asks(_ field: Field) -> Bool { asking.contains(field) }

  @inline(__always)
  func has(_ field: Field, in kind: Kind) -> Bool { index(field, kind) != 0 }

  package func spec(_ field: Field, in kind: Kind) -> FieldSpec? {
    let index = index(field, kind)
    return index == 0 ? nil : specs[index - 1]
  }
}
