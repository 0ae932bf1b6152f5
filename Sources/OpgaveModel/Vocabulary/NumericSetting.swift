/// What each field of `instellingen` sets. Reads no file.
package import OpgaveSyntax

/// A number that a field of `drempels` or `opmaak` gives.
package struct NumericSetting: Sendable {
  package enum Target: Sendable {
    case number(any WritableKeyPath<Settings, Int> & Sendable)
    /// A percentage.
    case share(any WritableKeyPath<Settings, Decimal> & Sendable)
  }

  package let spec: FieldSpec
  package let target: Target

  init(_ field: Field, _ range: ClosedRange<Int>, _ path: any WritableKeyPath<Settings, Int> & Sendable) {
    (spec, target) = (.one(field, .number(.init(range))), .number(path))
  }

  init(_ field: Field, _ path: any WritableKeyPath<Settings, Decimal> & Sendable) {
    (spec, target) = (.one(field, .percentage), .share(path))
  }
}
