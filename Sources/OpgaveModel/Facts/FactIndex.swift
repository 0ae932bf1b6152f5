/// The places of fields and values among all of a file: neither can be taken for the other, nor for the ordinal of a declaration.

package typealias FieldIndex = FactIndex<Facts.FieldFact>
package typealias ValueIndex = FactIndex<Value>

/// Public, as only that is inlined into other modules.
public struct FactIndex<Fact>: Strideable, Hashable, Sendable {
  @usableFromInline let place: Int

  @inlinable init(place: Int) { self.place = place }
  package init(_ place: Int) { self.place = place }

  @inlinable public static func < (left: FactIndex, right: FactIndex) -> Bool { left.place < right.place }
  @inlinable public static func == (left: FactIndex, right: FactIndex) -> Bool { left.place == right.place }
  @inlinable public func distance(to other: FactIndex) -> Int { other.place &- place }
  @inlinable public func advanced(by count: Int) -> FactIndex { FactIndex(place: place &+ count) }
}

extension UnsafeBufferPointer {
  @inline(__always)
  subscript(_ index: FactIndex<Element>) -> Element { self[index.place] }
}

extension UnsafeBufferPointer<PackedValue> {
  @inline(__always)
  subscript(_ index: ValueIndex) -> PackedValue { self[index.place] }
}
