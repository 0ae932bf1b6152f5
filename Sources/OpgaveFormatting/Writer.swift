/// Lays out what stands in a file or a block: statements with their comments, blank lines between them, what stays as it is.
internal import OpgaveSyntax

/// Writes a tree. Reading directions: `items` lays out what stands in a block, `field` and `declaration` one line each,
/// the extensions what is on it.
struct Writer {
  let tree: SyntaxTree
  let options: FormatOptions
  var out: [UInt8] = []
  /// Up to where what was written stays as it is, white space at its end included.
  private var keptEnd = 0
  /// The statements of the top level that hold an error, or share a line with one that does.
  private let staying: Set<Int>

  init(_ tree: SyntaxTree, _ options: FormatOptions) {
    (self.tree, self.options) = (tree, options)
    staying = Writer.staying(tree)
  }

  /// What stands on lines of its own: comments and the statement that they belong to.
  private struct Unit {
    var comments: [Int] = []
    var statement: Int?
    /// A comment behind the statement, on its line.
    var trailing: Int?
    /// Bytes that stay as they are.
    var verbatim: Range<Int>?
    /// Whether a blank line stood before it.
    var hasBlankBefore = false
    var hasBlock = false
    /// Whether it is the comment that ends bytes that stay, and so follows them directly.
    var endsKept = false
  }

  mutating func finish() {
    while out.count > keptEnd, let last = out.last, last == .lineFeed || last == .space { out.removeLast() }
    if out.count == keptEnd, out.last == .lineFeed { return }
    if !out.isEmpty { out.append(.lineFeed) }
  }

  // MARK: Blocks

  /// The statements and comments directly in the file or in a block.
  mutating func items(of node: Int, level: Int, skipping first: Int? = nil) {
    let units = units(of: node, skipping: first)
    for (number, unit) in units.enumerated() {
      if number > 0 {
        let isApart = !unit.endsKept && (unit.hasBlankBefore || unit.hasBlock || units[number - 1].hasBlock)
        if isApart { out.append(.lineFeed) }
      }
      write(unit, level: level)
    }
  }

  private mutating func write(_ unit: Unit, level: Int) {
    for comment in unit.comments {
      indent(level)
      self.comment(comment)
      out.append(.lineFeed)
    }
    if let verbatim = unit.verbatim {
      self.verbatim(verbatim)
    }
    guard let statement = unit.statement else { return }
    indent(level)
    switch tree.kind(statement) {
    case .field: field(statement, level: level)
    default: declaration(statement, level: level)
    }
    if let trailing = unit.trailing {
      out.append(.space)
      out.append(.space)
      comment(trailing)
    }
    out.append(.lineFeed)
  }

  /// Bytes as they are, with plain line ends.
  private mutating func verbatim(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = tree.bytes[index]
      if byte == .carriageReturn {
        out.append(.lineFeed)
        if index + 1 < range.upperBound, tree.bytes[index + 1] == .lineFeed { index += 1 }
      } else {
        out.append(byte)
      }
      index += 1
    }
    if out.last != .lineFeed { out.append(.lineFeed) }
    keptEnd = out.count
  }

  mutating func indent(_ level: Int) {
    for _ in 0..<level * options.indentation { out.append(.space) }
  }

  // MARK: Units

  private func units(of node: Int, skipping first: Int?) -> [Unit] {
    var units: [Unit] = []
    var current = Unit()
    var lastEnd = node == 0 ? 0 : tree.range(node).lowerBound + 1
    var index = node + 1
    let end = tree.after(node)
    func close() {
      if !current.comments.isEmpty || current.statement != nil || current.verbatim != nil { units.append(current) }
      current = Unit()
    }
    while index < end {
      let kind = tree.kind(index)
      let after = tree.after(index)
      if kind == .openBrace || kind == .closeBrace || index == first {
        lastEnd = max(lastEnd, tree.range(index).upperBound)
        index = after
        continue
      }
      let range = tree.range(index)
      let (isOnNewLine, isApart) = gap(lastEnd, range.lowerBound)
      if kind == .comment, !isOnNewLine, !units.isEmpty, current.comments.isEmpty,
        units[units.count - 1].statement != nil,
        units[units.count - 1].trailing == nil
      {
        units[units.count - 1].trailing = index
        lastEnd = range.upperBound
        index = after
        continue
      }
      if isApart { close() }
      if current.comments.isEmpty { current.hasBlankBefore = isApart }
      if kind == .comment {
        current.comments.append(index)
        lastEnd = range.upperBound
        index = after
        if FormatterSwitch(index - 1, tree) == .off {
          let (kept, next) = kept(from: index, to: end, node)
          current.verbatim = kept
          lastEnd = kept.upperBound
          index = next
          close()
          if next < end, tree.kind(next) == .comment {
            current.comments = [next]
            current.endsKept = true
            lastEnd = tree.range(next).upperBound
            index = tree.after(next)
            close()
          }
        }
        continue
      }
      if node == 0, staying.contains(index) {
        var stop = index
        while tree.after(stop) < end, staying.contains(tree.after(stop)) { stop = tree.after(stop) }
        current.verbatim = lineStart(range.lowerBound)..<tree.range(stop).upperBound
        lastEnd = tree.range(stop).upperBound
        index = tree.after(stop)
        close()
        continue
      }
      current.statement = index
      current.hasBlock = kind == .declaration && shownBlock(index) != nil
      lastEnd = range.upperBound
      index = after
      close()
    }
    close()
    return units
  }

  /// Whether a line ends, and whether a blank line stands, between two offsets.
  private func gap(_ start: Int, _ end: Int) -> (isOnNewLine: Bool, isApart: Bool) { Writer.gap(start, end, tree) }

  private static func gap(_ start: Int, _ end: Int, _ tree: SyntaxTree) -> (isOnNewLine: Bool, isApart: Bool) {
    var lines = 0
    var index = start
    while index < end {
      let byte = tree.bytes[index]
      if byte == .lineFeed {
        lines += 1
      } else if byte == .carriageReturn {
        lines += 1
        if index + 1 < end, tree.bytes[index + 1] == .lineFeed { index += 1 }
      }
      index += 1
    }
    return (lines > 0, lines > 1)
  }

  private func lineStart(_ offset: Int) -> Int {
    let start = tree.startOfBlanks(offset)
    return tree.isLineStart(start) ? start : offset
  }

  /// The records of the top level that hold an error, and those on one line with them: these are left as they are.
  private static func staying(_ tree: SyntaxTree) -> Set<Int> {
    let harmful = tree.errors.filter { !$0.kind.isHarmless }.map(\.range.lowerBound)
    guard !harmful.isEmpty else { return [] }
    func holdsError(_ index: Int) -> Bool {
      guard tree.kind(index).isNode || tree.kind(index) == .conflict else { return false }
      let range = tree.range(index)
      var (low, high) = (0, harmful.count)
      while low < high {
        let middle = (low + high) / 2
        if harmful[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
      }
      return low < harmful.count && harmful[low] <= range.upperBound
    }
    let all = Array(tree.children(0))
    var isStaying = all.map(holdsError)
    func sharesLine(_ place: Int) -> Bool {
      !gap(tree.range(all[place]).upperBound, tree.range(all[place + 1]).lowerBound, tree).isOnNewLine
    }
    for place in all.indices.dropLast() where isStaying[place] && sharesLine(place) { isStaying[place + 1] = true }
    for place in all.indices.dropLast().reversed() where isStaying[place + 1] && sharesLine(place) {
      isStaying[place] = true
    }
    return Set(zip(all, isStaying).filter(\.1).map(\.0))
  }

  /// The bytes that `# opmaak: uit` keeps, and the record after them.
  private func kept(from index: Int, to end: Int, _ node: Int) -> (range: Range<Int>, next: Int) {
    let start = tree.nextLine(tree.range(index - 1).upperBound)
    var next = index
    while next < end {
      let start = tree.range(next).lowerBound
      if tree.kind(next) == .comment, FormatterSwitch(next, tree) == .on, tree.isLineStart(lineStart(start)) {
        break
      }
      if tree.kind(next) == .closeBrace { break }
      next = tree.after(next)
    }
    let stop = next < tree.records.count && next < end ? lineStart(tree.range(next).lowerBound) : tree.bytes.count
    return (min(start, stop)..<stop, next)
  }

  // MARK: Declarations

  /// The block of a declaration; `nil` where it has none, or one that holds nothing.
  private func shownBlock(_ node: Int) -> Int? {
    guard let block = tree.declaration(node).block else { return nil }
    return tree.extent(block.index) > 2 || !block.isClosed ? block.index : nil
  }

  private mutating func declaration(_ node: Int, level: Int) {
    var isFirst = true
    for child in tree.children(node) where tree.kind(child).isToken {
      if !isFirst { out.append(.space) }
      isFirst = false
      token(child)
    }
    guard let block = shownBlock(node) else { return }
    out.append(.space)
    out.append(UInt8(ascii: "{"))
    let first = commentBehindBrace(block)
    if let first {
      out.append(.space)
      out.append(.space)
      comment(first)
    }
    out.append(.lineFeed)
    items(of: block, level: level + 1, skipping: first)
    indent(level)
    out.append(UInt8(ascii: "}"))
  }

  /// A comment on the line of the opening brace.
  private func commentBehindBrace(_ block: Int) -> Int? {
    let first = block + 2
    guard first < tree.after(block), tree.kind(first) == .comment,
      !gap(tree.range(block + 1).upperBound, tree.range(first).lowerBound).isOnNewLine
    else { return nil }
    return first
  }

  mutating func token(_ index: Int) { out.append(contentsOf: tree.bytes[tree.range(index)]) }

  // MARK: Comments

  mutating func comment(_ index: Int) {
    let range = tree.range(index)
    out.append(contentsOf: Comment.canonical(tree.bytes[range]))
  }
}
