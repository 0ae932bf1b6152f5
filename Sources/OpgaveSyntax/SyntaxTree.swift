/// The lossless tree of one file: its bytes and one flat run of records. Knows nothing of what a word means.
///
/// Invariants: records stand in preorder and by ascending offset; every byte that no token, comment or conflict covers is
/// white space; a node's records directly follow it. So the text is what the records and the gaps between them cover,
/// whatever the input was.

/// One record: kind and damage in 8 bits, offset in 32, extent in 24.
///
/// The extent of a token is its length in bytes, that of a node the number of records below it. Public, as is what is asked
/// for each record, because only that is inlined into other modules.
public struct SyntaxRecord: Equatable, Sendable {
  @usableFromInline let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  init(_ kind: SyntaxKind, start: Int, extent: Int) {
    bits =
      UInt64(kind.rawValue) | UInt64(truncatingIfNeeded: start) << 8 & 0xFF_FFFF_FF00
      | UInt64(truncatingIfNeeded: min(extent, SyntaxRecord.extentLimit)) << 40
  }

  /// An extent of this size or more stands in `largeExtents`.
  @inlinable public static var extentLimit: Int { 0xFF_FFFF }
  static var damagedBit: UInt64 { 0x80 }

  @inlinable @inline(__always)
  public var kind: SyntaxKind { unsafeBitCast(UInt8(truncatingIfNeeded: bits & 0x7F), to: SyntaxKind.self) }
  @inlinable @inline(__always) public var start: Int { Int(truncatingIfNeeded: bits >> 8 & 0xFFFF_FFFF) }
  @inlinable @inline(__always) public var shortExtent: Int { Int(truncatingIfNeeded: bits >> 40) }
  /// Whether a syntax error lies in the node itself, those of its inner declarations aside.
  @inlinable @inline(__always) public var isDamaged: Bool { bits & 0x80 != 0 }
}

/// What can be asked of a run of records, whoever owns their memory.
public protocol RecordReading {
  associatedtype Records: RandomAccessCollection<SyntaxRecord> where Records.Index == Int
  var records: Records { get }
  /// The extent of a record that holds too much for its own bits.
  func largeExtent(_ index: Int) -> Int
  /// The text of a word or of digits as it is meant.
  func cleanText(_ index: Int) -> String
}

extension RecordReading {
  @inlinable @inline(__always)
  public func kind(_ index: Int) -> SyntaxKind { records[index].kind }

  @inlinable @inline(__always)
  public func extent(_ index: Int) -> Int {
    let extent = records[index].shortExtent
    return extent < SyntaxRecord.extentLimit ? extent : largeExtent(index)
  }

  /// The record after `index` and all below it.
  @inlinable @inline(__always)
  public func after(_ index: Int) -> Int {
    kind(index).isNode ? index + 1 + extent(index) : index + 1
  }

  /// The UTF-8 offsets from the first to the last byte of a record.
  @inlinable @inline(__always)
  public func range(_ index: Int) -> Range<Int> {
    let start = records[index].start
    guard records[index].kind.isNode else { return start..<start + extent(index) }
    let last = index + extent(index)
    guard last > index else { return start..<start }
    // The last record below a node is a token, or a node without any.
    return start..<max(start, records[last].start + (records[last].kind.isNode ? 0 : extent(last)))
  }

  @inlinable
  public func children(_ index: Int) -> Children<Self> {
    Children(tree: self, upcoming: index + 1, end: after(index))
  }
}

/// The records directly below one.
public struct Children<Tree: RecordReading>: Sequence, IteratorProtocol {
  @usableFromInline let tree: Tree
  @usableFromInline var upcoming: Int
  @usableFromInline let end: Int

  @inlinable
  init(tree: Tree, upcoming: Int, end: Int) { (self.tree, self.upcoming, self.end) = (tree, upcoming, end) }

  @inlinable
  public mutating func next() -> Int? {
    guard upcoming < end else { return nil }
    defer { upcoming = tree.after(upcoming) }
    return upcoming
  }

  package func last(where fits: (Int) -> Bool) -> Int? {
    var found: Int?
    for index in self where fits(index) { found = index }
    return found
  }
}

public struct SyntaxTree: RecordReading, Sendable {
  public let bytes: [UInt8]
  public let records: [SyntaxRecord]
  /// In the order of their offsets.
  package let errors: [SyntaxError]
  /// Extents of 2^24 - 1 and more, by record.
  let largeExtents: [Int: Int]
  /// Of a large tree.
  let above: NodesAbove?
  /// Of a long text.
  let knownLines: KnownLines?
  /// Whether a brace is missing or too many somewhere: then nobody knows what stands in what.
  package let isTorn: Bool

  /// - Parameter above: of a tree with the same nodes.
  init(
    bytes: [UInt8], records: [SyntaxRecord], errors: [SyntaxError], largeExtents: [Int: Int], above: NodesAbove? = nil
  ) {
    self.above = above ?? (records.count < NodesAbove.smallest ? nil : NodesAbove())
    knownLines = bytes.count < KnownLines.shortest ? nil : KnownLines()
    self.bytes = bytes
    self.records = records
    self.errors = errors
    isTorn = errors.contains {
      $0.kind.isAboutBraces || $0.kind == .unexpectedToken && bytes[$0.range].first == UInt8(ascii: "{")
    }
    self.largeExtents = largeExtents
  }

  public typealias Index = Int

  public func largeExtent(_ index: Index) -> Int { largeExtents[index] ?? SyntaxRecord.extentLimit }

  /// Gives the tree's memory to `body`, which reads all of it and keeps none.
  package func reading<Result>(_ body: (TreeReader) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      records.withUnsafeBufferPointer { records in
        withUnsafePointer(to: largeExtents) { body(TreeReader(bytes: bytes, records: records, largeExtents: $0)) }
      }
    }
  }

  private static let prose: UInt64 =
    [SyntaxKind.text, .textBlock, .quotedText, .comment].reduce(0) { $0 | 1 << UInt64($1.order) }

  /// The texts and comments among some records, which are passed over once for all who look at what people wrote in words.
  package func prose(in range: Range<Int>) -> [Index] {
    records.withUnsafeBufferPointer { records in
      var found: [Index] = []
      // A bit for each kind: of every file every record is asked.
      for index in range where SyntaxTree.prose &>> (records[index].bits & 0x3F) & 1 != 0 { found.append(index) }
      return found
    }
  }

  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  package func text(_ index: Index) -> String { text(range(index)) }

  /// The smallest record that is no node and touches `offset`: the one that holds it, else the one that ends there.
  package func token(touching offset: Int) -> Index? {
    var low = 0
    var high = records.count
    while low < high {
      let middle = (low + high) / 2
      if records[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    var index = low - 1
    while index >= 0, records[index].kind.isNode { index -= 1 }
    guard index >= 0 else { return nil }
    if range(index).upperBound > offset { return preferred(index, at: offset) }
    return range(index).upperBound == offset ? index : nil
  }

  /// A word that ends at the offset is meant rather than the sign that starts there.
  private func preferred(_ index: Index, at offset: Int) -> Index {
    guard records[index].start == offset, !records[index].kind.isName else { return index }
    var before = index - 1
    while before >= 0, records[before].kind.isNode { before -= 1 }
    if before >= 0, range(before).upperBound == offset, records[before].kind.isName || records[before].kind.isDigits {
      return before
    }
    return index
  }

  /// The node that stands before another one in the same parent.
  package func node(before index: Index) -> Index? {
    guard let parent = ancestors(of: index).first else { return nil }
    var before = index - 1
    while before > parent {
      let path = ancestors(of: before)
      let sibling = path.firstIndex(of: parent).map { $0 == 0 ? before : path[$0 - 1] } ?? before
      if kind(sibling).isNode { return sibling }
      before = sibling - 1
    }
    return nil
  }

  /// The nodes around a record, from the innermost to the file.
  package func ancestors(of index: Index) -> [Index] {
    if let above, records.indices.contains(index) { return above.path(of: index, in: self) }
    var path: [Index] = []
    var node = 0
    while node < index, kind(node).isNode {
      path.append(node)
      var child = node + 1
      while child < index, after(child) <= index { child = after(child) }
      if child >= index { break }
      node = child
    }
    return path.reversed()
  }
}

/// A tree as it lies in memory, so that asking costs no more than reading; valid only where `SyntaxTree.reading` gives it.
public struct TreeReader: RecordReading {
  public let bytes: UnsafeBufferPointer<UInt8>
  public let records: UnsafeBufferPointer<SyntaxRecord>
  let largeExtents: UnsafePointer<[Int: Int]>?

  init(
    bytes: UnsafeBufferPointer<UInt8>, records: UnsafeBufferPointer<SyntaxRecord>,
    largeExtents: UnsafePointer<[Int: Int]>
  ) {
    (self.bytes, self.records, self.largeExtents) = (bytes, records, largeExtents)
  }

  /// Of nothing.
  package init() {
    bytes = UnsafeBufferPointer(start: nil, count: 0)
    records = UnsafeBufferPointer(start: nil, count: 0)
    largeExtents = nil
  }

  public func largeExtent(_ index: Int) -> Int { largeExtents?.pointee[index] ?? SyntaxRecord.extentLimit }
}
