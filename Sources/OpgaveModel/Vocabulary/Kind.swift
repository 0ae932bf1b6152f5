/// What a declaration can be. A keyword whose content differs with its place is two kinds.

/// The kind of a declaration.
///
/// A word is spelled once: the name of the case in camel case is the keyword with dashes.
package enum Kind: UInt8, CaseIterable, Sendable {
  /// The file itself, as the place of what stands at its top level.
  case bestand
  case organisatie
  case portfolio
  case opgave
  case instellingen

  /// `besturen` and `leren` of an organisatie; a portfolio has the second too.
  case inrichting
  case lerenBreed
  case proces
  case orgaan
  case functie

  case kenmerken
  case partij
  case opdracht
  case wijziging
  case besturen
  case sturen
  case presteren
  case werkwijze
  case doel
  case baat
  case indicator
  case inspanning
  case begroting
  case voortgang
  case mijlpaal
  case risico
  case leren
  case evaluatie
  case reflectie
  case experiment
  case leervraag
  case eigen

  case regels
  case drempels
  case opmaak

  /// A keyword that the vocabulary does not have, or a declaration without one.
  case onbekend

  package var keyword: String { Kind.keywords[Int(rawValue)] }

  private static let keywords = Vocabulary.kinds.map(\.keyword)
}

/// A set of kinds.
package struct Kinds: OptionSet, Sendable, Hashable {
  /// One bit a kind: there may be no more kinds than bits, as a test holds.
  package let rawValue: UInt64
  package init(rawValue: UInt64) { self.rawValue = rawValue }
  package init(_ kinds: [Kind]) { self = kinds.reduce(into: Kinds()) { $0.insert(Kinds($1)) } }

  @inline(__always)
  package init(_ kind: Kind) {
    assert(kind.rawValue < UInt64.bitWidth, "there are more kinds than a set has room for")
    rawValue = 1 &<< UInt64(kind.rawValue)
  }

  @inline(__always)
  package func has(_ kind: Kind) -> Bool { rawValue &>> UInt64(kind.rawValue) & 1 != 0 }

  /// The first in the order of the kinds.
  @inline(__always)
  package var first: Kind? { rawValue == 0 ? nil : Kind(rawValue: UInt8(rawValue.trailingZeroBitCount)) }

  package var all: [Kind] { Kind.allCases.filter(has) }
}

/// `bestuurlijkOpdrachtgever` as the language spells it: `bestuurlijk-opdrachtgever`.
func spelling(of value: some Any) -> String {
  var result = ""
  for character in String(describing: value) {
    if character.isUppercase { result += "-" }
    result += character.lowercased()
  }
  return result
}

extension Kind {
  /// Compares in place, also from other modules.
  @inlinable @inline(__always)
  package static func == (left: Kind, right: Kind) -> Bool {
    unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
  }
}
