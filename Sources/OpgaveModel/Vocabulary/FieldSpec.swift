/// One row of the table for a field: what it holds in one kind of declaration.

package struct FieldSpec: Sendable {
  package let field: Field
  package let type: ValueType
  package let isRequired: Bool
  package let isList: Bool
  /// Whether it is a fact of its text that it asks something.
  package private(set) var asks = false
  /// Whether it belongs in a short account of the declaration.
  package private(set) var isParticular = false

  private init(_ field: Field, _ type: ValueType, isRequired: Bool = false, isList: Bool = false) {
    (self.field, self.type, self.isRequired, self.isList) = (field, type, isRequired, isList)
  }

  static func one(_ field: Field, _ type: ValueType) -> FieldSpec { FieldSpec(field, type) }
  static func required(_ field: Field, _ type: ValueType) -> FieldSpec { FieldSpec(field, type, isRequired: true) }
  static func list(_ field: Field, _ type: ValueType) -> FieldSpec { FieldSpec(field, type, isList: true) }

  var asking: FieldSpec {
    var spec = self
    spec.asks = true
    return spec
  }

  var particular: FieldSpec {
    var spec = self
    spec.isParticular = true
    return spec
  }
}
