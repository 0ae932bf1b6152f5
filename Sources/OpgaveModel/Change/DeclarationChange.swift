/// What is other of one declaration between two moments, and of what stands in it. What is the same is not in it.
internal import OpgaveSyntax

package struct DeclarationChange: Sendable {
  package enum Fate: Equatable, Sendable {
    case added, removed
    case kept
    /// It bears another name, or another date.
    case renamed
  }

  package let kind: Kind
  package let fate: Fate
  /// At the earlier moment; `nil` for what came.
  package let old: Address?
  /// At the later moment; `nil` for what went.
  package let new: Address?
  package var hasOtherTitle = false
  package var fields: [FieldChange] = []
  /// The names of fields that bear names of their own and hold something else.
  package var free: [FreeChange] = []
  /// In the order of the later moment; what went comes behind it. What stands in one that came or went is told with that.
  package var inner: [DeclarationChange] = []

  package init(_ kind: Kind, _ fate: Fate, old: Address?, new: Address?) {
    (self.kind, self.fate, self.old, self.new) = (kind, fate, old, new)
  }

  /// Whether nothing is other, in it and in what it holds.
  var isEmpty: Bool {
    fate == .kept && !hasOtherTitle && fields.isEmpty && free.isEmpty && inner.isEmpty
  }

  /// The change of a field.
  package func field(_ field: Field) -> FieldChange? { fields.first { $0.field == field } }

  /// What is other in it, itself first.
  package func forEach(_ body: (DeclarationChange) -> Void) {
    body(self)
    for change in inner { change.forEach(body) }
  }
}

package struct FieldChange: Sendable {
  package let field: Field
  package let old: FieldIndex?
  package let new: FieldIndex?
  /// What came, went or became something else; empty where either cannot be understood.
  package var values: [ValueChange] = []

  package init(field: Field, old: FieldIndex?, new: FieldIndex?) {
    (self.field, self.old, self.new) = (field, old, new)
  }
}

package enum ValueChange: Equatable, Sendable {
  case added(ValueIndex)
  case removed(ValueIndex)
  case changed(from: ValueIndex, to: ValueIndex)
}

/// A field of a name of its own: `nil` on the side where it is not.
package struct FreeChange: Equatable, Sendable {
  package let name: String
  package let isOld: Bool
  package let isNew: Bool
}
