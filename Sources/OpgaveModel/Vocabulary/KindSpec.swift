/// One row of the table for a kind: what stands in its header and in its block, and how far its names are known.

/// Where the names of a kind are unique, and where one that stands alone is sought.
package enum NameScope: UInt8, Sendable {
  /// The repository as a whole.
  case repository
  /// The organisation of which a declaration is.
  case organisation
  /// The declaration of the top level in which it stands, nearly always an opgave.
  case declaration
}

package struct KindSpec: Sendable {
  /// What stands behind the keyword.
  package enum Naming: Sendable, Hashable {
    case nothing
    case name
    case date
    /// A date that is a whole year.
    case year
    case word(WordSet)
  }

  package enum Title: Sendable {
    case none
    case optional
    case required
  }

  package let kind: Kind
  package let keyword: String
  package let naming: Naming
  package let title: Title
  package let isRepeatable: Bool
  package let isRequired: Bool
  /// `nil` where a name may be given twice, or there is none.
  package let scope: NameScope?
  package let fields: [FieldSpec]
  package let blocks: [Kind]
  /// What fields of any name hold; `nil` where only the fields of the table may stand.
  package let freeFields: ValueType?
  /// Whether rules look at titles, so that these are facts and not only prose.
  package private(set) var comparesTitles = false
  /// Whether other files name it as a matter of course.
  package private(set) var crossesFiles: Bool

  init(
    _ kind: Kind, keyword: String? = nil, _ naming: Naming = .nothing, title: Title = .none, isRepeatable: Bool = false,
    isRequired: Bool = false, in scope: NameScope? = nil, fields: [FieldSpec] = [], blocks: [Kind] = [],
    freeFields: ValueType? = nil
  ) {
    (self.kind, self.keyword) = (kind, keyword ?? spelling(of: kind))
    (self.naming, self.title, self.isRepeatable, self.isRequired) = (naming, title, isRepeatable, isRequired)
    (self.scope, self.fields, self.blocks, self.freeFields) = (scope, fields, blocks, freeFields)
    crossesFiles = scope == .repository || scope == .organisation
  }

  /// Something that bears a name and a title and may be there more than once.
  static func named(_ kind: Kind, in scope: NameScope, _ fields: [FieldSpec], _ blocks: [Kind] = []) -> KindSpec {
    KindSpec(kind, .name, title: .required, isRepeatable: true, in: scope, fields: fields, blocks: blocks)
  }

  /// Also its title tells it from others.
  var comparingTitles: KindSpec {
    var spec = self
    spec.comparesTitles = true
    return spec
  }

  /// Also other files name it, by way of what it stands in.
  var crossingFiles: KindSpec {
    var spec = self
    spec.crossesFiles = true
    return spec
  }
}
