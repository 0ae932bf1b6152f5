/// Reads and parses files one after the other with memory that is kept between them.
package import OpgaveModel
package import OpgavePlatform
package import OpgaveSyntax

package struct FileReader {
  package var lowering = Lowering()
  /// What the files read so far declare, for who gathers it.
  package var declared = Declared()
  private let parsing = ParsingBuffers()
  private let way = ReadBuffer()

  package init() {}

  /// Reads a file and gives its tree to `body`, which must not keep it.
  ///
  /// - Parameter text: what stands in for the file on disk.
  package mutating func read<Result>(
    _ path: String, _ text: [UInt8]? = nil, _ body: (SyntaxTree, inout Lowering) -> Result
  ) throws(FileError) -> Result {
    if let text { parsing.bytes = text } else { try Disk.read(path, into: &parsing.bytes, by: way) }
    let tree = SyntaxTree(parsing: parsing)
    let result = body(tree, &lowering)
    parsing.takeBack(tree)
    return result
  }
}
