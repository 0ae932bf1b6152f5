/// What a file says, without where: the input of every rule that does not read prose. Knows no offsets.
package import OpgaveSyntax

/// The facts of one file, in flat arrays of small values.
///
/// Two files that differ only in prose, comments and white space have equal facts. Declarations stand in preorder, so what
/// is inside one follows it directly; its fields are contiguous, and so are the values of a field.
package struct Facts: Equatable, Sendable {
  package struct Declaration: Equatable, Sendable {
    package var kind: Kind
    package var flags: Flags
    /// What names a werkwijze or a proces.
    package var word: Word?
    /// The ordinal after all that stands in it.
    package var end: DeclarationIndex
    /// A place in the table of names, `noName` without.
    package var name: Int32
    package var firstField: FieldIndex
    /// The title of an opgave or a functie as it is compared, a place in the table of names; `noName` without.
    package var title: Int32 = Facts.noName
    /// Negative at the top level: an optional would take four bytes more.
    private var above: Int32
    private var first = Int32.min
    private var last = Int32.min

    init(kind: Kind, flags: Flags, parent: DeclarationIndex?, end: DeclarationIndex, firstField: FieldIndex) {
      (self.kind, self.flags, self.end, self.firstField) = (kind, flags, end, firstField)
      above = parent?.number ?? -1
      name = Facts.noName
    }

    /// `nil` at the top level.
    package var parent: DeclarationIndex? {
      @inline(__always) get { above >= 0 ? DeclarationIndex(number: above) : nil }
      set { above = newValue?.number ?? -1 }
    }

    /// What names an evaluatie, a reflectie or a wijziging.
    package var date: DateSpan? {
      get { first == Int32.min ? nil : DateSpan(first: first, last: last) }
      set { (first, last) = (newValue?.first ?? Int32.min, newValue?.last ?? Int32.min) }
    }
  }

  package struct Flags: OptionSet, Equatable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A syntax error or an unreadable block may hide what it says.
    package static let isDamaged = Flags(rawValue: 1)
    package static let hasTitle = Flags(rawValue: 2)
    package static let isMisplaced = Flags(rawValue: 4)
  }

  package struct FieldFact: Equatable, Sendable {
    package var field: Field
    /// Something is stated that cannot be understood: neither absent nor judged.
    package var isUnknown: Bool
    package var firstValue: ValueIndex
  }

  package static let noName: Int32 = -1

  private let storage: FactsStorage

  package init() { storage = FactsStorage.empty }
  init(_ storage: FactsStorage) { self.storage = storage }

  /// The arrays themselves, for the methods of this type: valid as long as it is.
  @inline(__always)
  var raw: FactsStorage { storage }

  package var declarations: FactsList<Declaration, DeclarationIndex> {
    FactsList(storage.declarations, from: DeclarationIndex(0), of: storage)
  }
  package var fields: FactsList<FieldFact, FieldIndex> {
    FactsList(storage.fields, from: FieldIndex(0), of: storage)
  }
  package var names: NameTable { NameTable(storage: storage) }

  /// Whether a declaration is of a kind and bears a name. Not counted as a use: all threads ask this of the same few files.
  func bears(_ ordinal: DeclarationIndex, _ kind: Kind, _ name: Int32, _ table: NameTable) -> Bool {
    Unmanaged.passUnretained(storage)._withUnsafeGuaranteedRef { storage in
      let own = storage.declarations[ordinal].name
      return storage.declarations[ordinal].kind == kind && own >= 0
        && NameTable(storage: storage).isEqual(own, to: table, name)
    }
  }

  /// Whether they are the same ones, in one piece of memory.
  package func isIdentical(to other: Facts) -> Bool { storage === other.storage }

  package static func == (left: Facts, right: Facts) -> Bool {
    left.storage === right.storage || left.storage.isEqual(to: right.storage)
  }
}
