/// Which node stands around each record. A tree in preorder does not say it without going through what stands before; in a large
/// one it is worked out once, when it is first asked.
internal import Synchronization

final class NodesAbove: Sendable {
  /// So many records are gone through faster.
  static let smallest = 256

  private let known = Mutex<[Int32]>([])

  /// The nodes around a record, from the innermost to the file.
  func path(of index: Int, in tree: SyntaxTree) -> [Int] {
    known.withLock { above in
      if above.isEmpty { above = NodesAbove.find(in: tree) }
      var path: [Int] = []
      var node = Int(above[index])
      while node >= 0 {
        path.append(node)
        node = Int(above[node])
      }
      return path
    }
  }

  private static func find(in tree: SyntaxTree) -> [Int32] {
    var above = [Int32](repeating: -1, count: tree.records.count)
    var open: [(node: Int, end: Int)] = []
    for index in tree.records.indices {
      while let last = open.last, last.end <= index { open.removeLast() }
      if let last = open.last { above[index] = Int32(last.node) }
      if tree.kind(index).isNode { open.append((index, tree.after(index))) }
    }
    return above
  }
}
