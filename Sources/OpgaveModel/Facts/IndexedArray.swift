/// What is kept for each of some things, by their indices: no other number leads into it.

/// One element for each declaration of a file, by its ordinal.
package typealias ByDeclaration<Element> = IndexedArray<Facts.Declaration, Element>

/// An array that is asked by an index of its own type. Public, as only that is inlined into other modules.
public struct IndexedArray<Fact, Element>: RandomAccessCollection, MutableCollection {
  @usableFromInline var elements: [Element]

  @inlinable public init(_ elements: [Element] = []) { self.elements = elements }

  @inlinable public var startIndex: FactIndex<Fact> { FactIndex(0) }
  @inlinable public var endIndex: FactIndex<Fact> { FactIndex(elements.count) }

  @inlinable
  public subscript(_ index: FactIndex<Fact>) -> Element {
    get { elements[index.place] }
    _modify { yield &elements[index.place] }
  }

  @inlinable
  public mutating func append(_ element: Element) { elements.append(element) }

  /// Each element behind its index.
  package var numbered: Zip2Sequence<Range<FactIndex<Fact>>, Self> { zip(indices, self) }
}

extension IndexedArray: Sendable where Element: Sendable {}
