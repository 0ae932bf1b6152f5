/// Where a field is put into a block, in whatever layout it stands.
import OpgaveFormatting
import OpgaveSyntax
import Testing

@Suite struct SourceInsertionTests {
  @Test(arguments: [
    ("opgave a {\n}\n", "opgave a {\n  status: concept\n}\n"),
    ("opgave a {\r\n}\r\n", "opgave a {\r\n  status: concept\r\n}\r\n"),
    ("opgave a {\n    b: 1\n}\n", "opgave a {\n    status: concept\n    b: 1\n}\n"),
    ("opgave a { # b\n}\n", "opgave a { # b\n  status: concept\n}\n"),
    // Blank lines before the first statement go.
    ("opgave a {\n\n \n  b: 1\n}\n", "opgave a {\n  status: concept\n  b: 1\n}\n"),
    // What stands on the line of the brace comes below it.
    ("opgave a { b: 1 }\n", "opgave a {\n  status: concept\n  b: 1 }\n"),
    ("opgave a { }\n", "opgave a {\n  status: concept\n}\n"),
    // A block is opened where there is none, before what stands behind it.
    ("opgave a", "opgave a {\n  status: concept\n}"),
    ("opgave a # b\n", "opgave a {\n  status: concept\n} # b\n"),
    // Nobody knows what belongs to what.
    ("opgave a { = }\n", "opgave a { = }\n"),
    ("opgave a { b: 1", "opgave a { b: 1"),
    ("opgave a =\n", "opgave a =\n"),
  ]) func itComesFirst(_ before: String, _ after: String) throws {
    let tree = SyntaxTree(parsing: before)
    let declaration = try #require(BlockSyntax(0, in: tree).declarations.first { _ in true })
    let edits = tree.inserting([.field("status", [.word("concept")])], in: declaration, FormatOptions())
    #expect(String(decoding: edits.applied(to: tree.bytes), as: UTF8.self) == after)
  }
}
