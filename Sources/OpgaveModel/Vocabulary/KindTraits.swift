/// The table once more, in the shape in which it is looked at for every declaration.

/// What the table says of a kind without its lists, so that who looks at it counts no use of them.
struct KindTraits: Sendable {
  let naming: KindSpec.Naming
  let title: KindSpec.Title
  let isRepeatable: Bool
  let scope: NameScope?
  let freeFields: ValueType?
  let comparesTitles: Bool
  let crossesFiles: Bool
  let blocks: Kinds
  let requiredBlocks: Kinds
  /// What may stand in it, at any depth, and is known in more than one declaration of the top level.
  let known: Kinds
  let requiredFields: FieldSet
  /// The fields that may name a functie.
  let functieFields: FieldSet
  /// Whether a field says of which organisation it is, so that without it that is not known.
  let namesOrganisation: Bool

  init(_ spec: KindSpec, _ all: [KindSpec]) {
    (naming, title, isRepeatable) = (spec.naming, spec.title, spec.isRepeatable)
    (scope, freeFields) = (spec.scope, spec.freeFields)
    (comparesTitles, crossesFiles) = (spec.comparesTitles, spec.crossesFiles)
    blocks = Kinds(spec.blocks)
    requiredBlocks = Kinds(spec.blocks.filter { all[Int($0.rawValue)].isRequired })
    var inner = blocks
    while true {
      let deeper = inner.all.reduce(inner) { $0.union(Kinds(all[Int($1.rawValue)].blocks)) }
      if deeper == inner { break }
      inner = deeper
    }
    known = Kinds(inner.all.filter { [.repository, .organisation].contains(all[Int($0.rawValue)].scope) })
    requiredFields = FieldSet(spec.fields.filter(\.isRequired).map(\.field))
    functieFields = FieldSet(spec.fields.filter { $0.type.targets?.set.has(.functie) ?? false }.map(\.field))
    namesOrganisation = spec.scope == .organisation && spec.fields.contains { $0.field == .organisatie }
  }
}

extension Kind {
  @inline(__always)
  var traits: KindTraits { Lexicon.shared.traits(self) }

  /// Where its names are unique and sought; `nil` where nothing is found by them.
  package var scope: NameScope? { traits.scope }

  /// Whether other files name it as a matter of course.
  package var crossesFiles: Bool { traits.crossesFiles }

  /// Whether a block may hold more than one.
  package var isRepeatable: Bool { traits.isRepeatable }

  /// Whether it is reported or decided on the day that it is known by, and is news by itself.
  package var isNews: Bool { [.voortgang, .evaluatie, .reflectie, .wijziging].contains(self) }

  /// Whether it says nothing but by what it holds, as `sturen` does.
  package var isFrame: Bool {
    traits.naming == .nothing && traits.title == .none && traits.freeFields == nil && self != .instellingen
  }
}
