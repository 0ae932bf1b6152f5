/// The places of declarations, fields and values among all of a file: none can be taken for another.

/// The ordinal of a declaration.
package typealias DeclarationIndex = FactIndex<Facts.Declaration>
package typealias FieldIndex = FactIndex<Facts.FieldFact>
package typealias ValueIndex = FactIndex<Value>

/// Public, as only that is inlined into other modules. Of four bytes, as facts and addresses keep many.
public struct FactIndex<Fact>: Strideable, Hashable, Sendable {
  @usableFromInline let number: Int32

  @inlinable public init(_ place: Int) { number = Int32(clamping: place) }
  @inlinable init(number: Int32) { self.number = number }

  /// For what counts in numbers of its own; elsewhere lists are asked by the index itself.
  @inlinable public var place: Int { Int(number) }

  @inlinable public static func < (left: FactIndex, right: FactIndex) -> Bool { left.number < right.number }
  @inlinable public static func == (left: FactIndex, right: FactIndex) -> Bool { left.number == right.number }
  @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(number) }
  @inlinable public func distance(to other: FactIndex) -> Int { other.place &- place }
  @inlinable public static func + (index: FactIndex, count: Int) -> FactIndex { index.advanced(by: count) }
  @inlinable public static func += (index: inout FactIndex, count: Int) { index = index + count }
  @inlinable public func advanced(by count: Int) -> FactIndex {
    FactIndex(number: number &+ Int32(truncatingIfNeeded: count))
  }
}

extension UnsafeBufferPointer {
  @inline(__always)
  subscript(_ index: FactIndex<Element>) -> Element { self[index.place] }
}

extension UnsafeMutablePointer {
  @inline(__always)
  subscript(_ index: FactIndex<Pointee>) -> Pointee {
    get { self[index.place] }
    nonmutating _modify { yield &self[index.place] }
  }
}

extension UnsafeBufferPointer<PackedValue> {
  @inline(__always)
  subscript(_ index: ValueIndex) -> PackedValue { self[index.place] }
}
