/// Text as clients change it, in each position encoding.
import LanguageServerProtocol
import OpgaveServer
import OpgaveSyntax
import OpgaveTestSupport
import Testing

@Suite struct DocumentTests {
  @Test(arguments: [PositionEncoding.utf8, .utf16, .utf32])
  func positionsThereAndBack(_ encoding: PositionEncoding) {
    let text = "a: \"é😀e\u{301}\"\r\nb: c\rd\n\n# €"
    let bytes = Array(text.utf8)
    let lines = LineTable(bytes)
    let converter = PositionConverter(encoding)
    for offset in 0...bytes.count where offset == bytes.count || bytes[offset] & 0xC0 != 0x80 {
      // Between CR and LF there is no place of its own.
      if offset > 0, offset < bytes.count, bytes[offset - 1] == 0x0D, bytes[offset] == 0x0A { continue }
      #expect(converter.offset(converter.position(offset, bytes, lines), bytes, lines) == offset)
    }
  }

  /// Ranges one after the other, in any order, are those of each by itself.
  @Test(arguments: [PositionEncoding.utf8, .utf16, .utf32])
  func aCursorEqualsEachByItself(_ encoding: PositionEncoding) {
    let bytes = Array("a: \"é😀e\u{301}\"\r\nb: 😀 c\rd\n\n# €".utf8)
    let lines = LineTable(bytes)
    let converter = PositionConverter(encoding)
    let starts = (0...bytes.count).filter { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
    for first in starts {
      for second in starts {
        var cursor = converter.cursor(bytes, lines)
        for start in [first, second, first] {
          let range = start..<min(bytes.count, start + (starts.contains(start + 1) ? 1 : 0))
          #expect(cursor.range(range) == converter.range(range, bytes, lines))
        }
      }
    }
  }

  @Test(arguments: [PositionEncoding.utf8, .utf16, .utf32])
  func aCursorGoesBackAndForthInALongLine(_ encoding: PositionEncoding) {
    var random = SeededGenerator(seed: Project.seed &+ 31)
    let long = String(repeating: "é😀x", count: 1_500)
    let bytes = Array("\(long)\r\n\(long)\n\(long)".utf8)
    let (tree, isEnd) = (SyntaxTree(parsing: bytes), { (byte: UInt8) in byte == 0x0A || byte == 0x0D })
    let (lines, converter) = (LineTable(bytes), PositionConverter(encoding))
    var (cursor, forPeople) = (converter.cursor(bytes, lines), LineTable.Cursor())
    for _ in 0..<300 {
      var offset = random.below(bytes.count)
      while bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      #expect(cursor.range(offset..<offset) == converter.range(offset..<offset, bytes, lines))
      #expect(forPeople.position(of: offset, in: bytes, lines) == lines.position(of: offset, in: bytes))
      #expect(tree.lineStart(offset) == (bytes[..<offset].lastIndex(where: isEnd).map { $0 + 1 } ?? 0))
      #expect(tree.lineEnd(offset) == bytes[offset...].firstIndex(where: isEnd) ?? bytes.count)
    }
  }

  @Test func positionsOutsideTheTextAreClamped() {
    let bytes = Array("ab\n😀c".utf8)
    let lines = LineTable(bytes)
    for encoding in [PositionEncoding.utf8, .utf16, .utf32] {
      let converter = PositionConverter(encoding)
      #expect(converter.offset(LSPPosition(0, 99), bytes, lines) == 2)
      #expect(converter.offset(LSPPosition(99, 0), bytes, lines) == bytes.count)
      #expect(converter.offset(LSPPosition(-1, -1), bytes, lines) == 0)
    }
    // Inside a surrogate pair, or inside the bytes of a character: its start.
    #expect(PositionConverter(.utf16).offset(LSPPosition(1, 1), bytes, lines) == 3)
    #expect(PositionConverter(.utf8).offset(LSPPosition(1, 2), bytes, lines) == 3)
    // A place that was noted of another text, in front of what is the text by now or behind it.
    let marked = Array("\u{FEFF}ab".utf8)
    let shifted = LineTable(ofFile: marked)
    for (offset, column) in [(-1, 1), (0, 1), (2, 1), (3, 1), (4, 2), (9, 3)] {
      var cursor = LineTable.Cursor()
      #expect(cursor.position(of: offset, in: marked, shifted) == (1, column))
      #expect(shifted.position(of: offset, in: marked) == (1, column))
    }
  }

  /// After any sequence of changes the text, its lines and its tree are those of the final text.
  @Test func changesEqualAFreshDocument() {
    var random = SeededGenerator(seed: Project.seed &+ 3)
    let pieces = ["", "x", "\r", "\n", "\r\n", "é", "😀", "{", "}", "\"", "status: concept\n"]
    for number in 0..<Project.cases(200) {
      let encoding = [PositionEncoding.utf8, .utf16, .utf32][number % 3]
      let converter = PositionConverter(encoding)
      var document = OpenDocument(uri: "u", path: nil, version: 1, text: "a: b\r\nc {\n  d: \"é😀\"\n}\n")
      for version in 2..<12 {
        let start = LSPPosition(random.below(6), random.below(12))
        let end = LSPPosition(random.below(6), random.below(12))
        let change = OpenDocument.Change(LSPRange(start, end), pieces[random.below(pieces.count)])
        document.apply([change], version: version, converter)
        if document.lines != LineTable(document.bytes) {
          Issue.record(
            "case \(number), seed \(Project.seed): lines differ in \(String(decoding: document.bytes, as: UTF8.self))")
          return
        }
      }
      #expect(document.tree.records == SyntaxTree(parsing: document.bytes).records)
    }
  }

  @Test(arguments: [
    ("file:///a/b%20c.opgave", "/a/b c.opgave"), ("file:///c%3A/x.opgave", "/C:/x.opgave"), ("FILE:///a/", "/a"),
    ("file://host/a", "/a"), ("file:/a?x=1", "/a"), ("file:///a#b", "/a"), ("file://", "/"), ("file:///a%2", "/a%2"),
    ("file:///a%zz%41", "/a%zzA"), ("file:///ß:/a", "/ß:/a"),
  ])
  func pathsOfAddresses(_ uri: String, _ path: String) { #expect(DocumentURI.path(uri) == path) }

  @Test(arguments: ["untitled:Untitled-1", "untitled:/a/b.opgave", "file:a.opgave", "opgave", ""])
  func otherAddressesHaveNoPath(_ uri: String) { #expect(DocumentURI.path(uri) == nil) }
}
