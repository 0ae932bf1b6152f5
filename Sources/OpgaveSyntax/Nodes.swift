/// Typed views of the tree: the parts of a node by name instead of by place. A view costs a look at the records below it.

/// The file, or a block with its braces.
public struct BlockSyntax<Tree: RecordReading> {
  public let tree: Tree
  public let index: Int

  @inlinable
  public init(_ index: Int, in tree: Tree) { (self.tree, self.index) = (tree, index) }

  @inlinable
  public var fields: [FieldSyntax<Tree>] {
    tree.children(index).filter { tree.kind($0) == .field }.map { FieldSyntax($0, in: tree) }
  }

  @inlinable
  public var declarations: [DeclarationSyntax<Tree>] {
    tree.children(index).filter { tree.kind($0) == .declaration }.map { DeclarationSyntax($0, in: tree) }
  }

  @inlinable
  public func field(_ name: String) -> FieldSyntax<Tree>? { fields.first { $0.text == name } }

  /// The first declaration with a keyword.
  @inlinable
  public func declaration(_ keyword: String) -> DeclarationSyntax<Tree>? {
    declarations.first { $0.keyword.map(tree.cleanText) == keyword }
  }

  /// Whether its closing brace is there.
  @inlinable
  public var isClosed: Bool { tree.kind(tree.after(index) - 1) == .closeBrace }

  /// The end of its opening brace.
  @inlinable
  public var start: Int { tree.range(index + 1).upperBound }
}

/// `keyword name "title" { … }`, any of which may be missing.
public struct DeclarationSyntax<Tree: RecordReading> {
  public let tree: Tree
  public let index: Int
  /// The records of the parts.
  public let keyword: Int?
  public let name: Int?
  public let title: Int?
  @usableFromInline let blockIndex: Int?

  @inlinable
  public init(_ index: Int, in tree: Tree) {
    (self.tree, self.index) = (tree, index)
    var (keyword, name, title, block): (Int?, Int?, Int?, Int?)
    var part = index + 1
    let end = tree.after(index)
    while part < end {
      let kind = tree.kind(part)
      if part == index + 1, kind.isName {
        keyword = part
      } else if kind.isName || kind.isDigits {
        name = name ?? part
      } else if kind.isText {
        title = title ?? part
      } else if kind == .block {
        block = block ?? part
      }
      part = tree.after(part)
    }
    (self.keyword, self.name, self.title, blockIndex) = (keyword, name, title, block)
  }

  @inlinable
  public var block: BlockSyntax<Tree>? { blockIndex.map { BlockSyntax($0, in: tree) } }
}

/// `name: value, value`.
public struct FieldSyntax<Tree: RecordReading> {
  public let tree: Tree
  public let index: Int

  @inlinable
  public init(_ index: Int, in tree: Tree) { (self.tree, self.index) = (tree, index) }

  /// The record of the name.
  @inlinable
  public var name: Int { index + 1 }

  /// The name as it is meant.
  @inlinable
  public var text: String { tree.cleanText(name) }

  /// Those that are there; a value that is missing behind a comma is none.
  @inlinable
  public var values: [ValueSyntax<Tree>] {
    tree.children(index).filter { tree.kind($0) == .value && tree.extent($0) > 0 }.map { ValueSyntax($0, in: tree) }
  }
}

/// One value, untyped: its field says what it is.
public struct ValueSyntax<Tree: RecordReading> {
  public let tree: Tree
  public let index: Int

  @inlinable
  public init(_ index: Int, in tree: Tree) { (self.tree, self.index) = (tree, index) }

  @inlinable
  public var tokens: Range<Int> { index + 1..<tree.after(index) }
}

extension SyntaxTree {
  /// What stands at the top level; `nil` for a text too large to be read.
  package var file: BlockSyntax<SyntaxTree>? { records.isEmpty ? nil : BlockSyntax(0, in: self) }

  package func declaration(_ index: Index) -> DeclarationSyntax<SyntaxTree> { DeclarationSyntax(index, in: self) }
}
