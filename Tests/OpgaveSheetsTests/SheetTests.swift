/// What is written is read again as it was, and what spreadsheets save is read as they meant it.
import Foundation
import OpgaveSheets
import OpgaveTestSupport
import Testing

@Suite struct SheetTests {
  static let cells: [(cell: SheetCell, standard: String, dutch: String)] = [
    (.empty, "", ""), (.text("wonen"), "wonen", "wonen"), (.text("a;b"), "\"a;b\"", "\"a;b\""),
    (.text("a,b"), "\"a,b\"", "\"a,b\""),
    (.text("zeg \"ja\""), "\"zeg \"\"ja\"\"\"", "\"zeg \"\"ja\"\"\""),
    (.text("een\r\ntwee\ndrie"), "een twee drie", "een twee drie"),
    (.text(" x "), "\" x \"", "\" x \""), (.text("é😀"), "é😀", "é😀"),
    (.text("a\u{0}b"), "a\u{FFFD}b", "a\u{FFFD}b"),
    (.number("12500"), "12500", "12500"), (.number("-1234.5"), "-1234.5", "-1234,5"),
    (.percentage("41.5"), "41.5%", "41,5%"),
    (.day(year: 2026, month: 7, day: 1), "2026-07-01", "1-7-2026"),
    (.day(year: 800, month: 12, day: 31), "0800-12-31", "31-12-800"),
    (.text("=1+1"), "'=1+1", "'=1+1"), (.text("'=1"), "''=1", "''=1"),
    (.text("'s ochtends"), "'s ochtends", "'s ochtends"),
    (.text("-"), "'-", "'-"), (.text("＝1"), "'＝1", "'＝1"), (.text("\u{200B}@x"), "'\u{200B}@x", "'\u{200B}@x"),
    (.text("\u{A0} +x"), "'\u{A0} +x", "'\u{A0} +x"),
  ]

  @Test(arguments: cells) func cellsAreWritten(_ cell: SheetCell, _ standard: String, _ dutch: String) {
    let sheet = Sheet(columns: ["a", "b"], rows: [[cell, .empty]])
    #expect(String(decoding: SheetWriter(.standard).bytes(sheet), as: UTF8.self) == "a,b\r\n\(standard),\r\n")
    #expect(SheetWriter(.dutch).bytes(sheet) == Array("\u{FEFF}a;b\r\n\(dutch);\r\n".utf8))
  }

  @Test(arguments: [SheetDialect.standard, .dutch]) func whatIsWrittenIsReadAgain(_ dialect: SheetDialect) throws {
    for (cell, _, _) in Self.cells {
      let read = try SheetReader.read(
        SheetWriter(dialect).bytes(Sheet(columns: ["a", "b"], rows: [[cell, .text("x")]])))
      let value = read.value(read.rows[0].cells[0])
      switch cell {
      case .text(let text): #expect(value == .text(SheetWriter.onOneLine(text)))
      // A year of three digits is no day of a spreadsheet.
      case .day(800, _, _) where dialect == .dutch: #expect(value == .text("31-12-800"))
      default: #expect(value == cell)
      }
      #expect(read.columns == ["a", "b"] && read.hasDecimalComma == (dialect == .dutch))
    }
  }

  @Test func randomTextsComeThrough() throws {
    var random = SeededGenerator(seed: Project.seed &+ 7)
    let pieces = ["=", "'", "\"", ";", ",", "x", " ", "é", "-", "\u{200B}", "@", "1", "\t", "😀"]
    for _ in 0..<2_000 {
      let text = (0..<random.below(6)).map { _ in pieces[random.below(pieces.count)] }.joined()
      let line = SheetWriter.onOneLine(text)
      #expect(Formula.unguarded(Formula.guarded(text)) == text)
      let read = try SheetReader.read(
        SheetWriter(.standard).bytes(Sheet(columns: ["a", "b"], rows: [[.text(text), .text("x")]])))
      #expect(
        Formula.unguarded(read.rows[0].cells[0]) == Formula.unguarded(Formula.guarded(line)), "\(text.debugDescription)"
      )
    }
  }

  static let saved: [(bytes: [UInt8], columns: [String], rows: [[SheetCell]])] = [
    // As a Dutch spreadsheet saves it, in each of its letters.
    (Array("naam;waarde\r\nprijs;1.500,50\r\n".utf8), ["naam", "waarde"], [[.text("prijs"), .number("1500.50")]]),
    (Array("\u{FEFF}naam;waarde\nprijs;\"1.500\"\n".utf8), ["naam", "waarde"], [[.text("prijs"), .number("1500")]]),
    (
      [0xFF, 0xFE] + Array("é\t€\r\n1-7-2026\t41,5%\r\n".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      ["é", "€"],
      [[.day(year: 2026, month: 7, day: 1), .percentage("41.5")]]
    ),
    ([0x80, 0x3B, 0xE9, 0x0D, 0x0A, 0x92, 0x3B, 0x31, 0x0D, 0x0A], ["€", "é"], [[.text("’"), .number("1")]]),
    (Array("sep=|\na|b\n1|2,5".utf8), ["a", "b"], [[.number("1"), .number("2.5")]]),
    (
      Array("a,b\n\"1,500.25\",2026-07-01\n,\n".utf8), ["a", "b"],
      [[.number("1500.25"), .day(year: 2026, month: 7, day: 1)]]
    ),
    (Array("a;b\r1;\"x\ny\"\r\r".utf8), ["a", "b"], [[.number("1"), .text("x\ny")]]),
    (
      Array("a;b\n01-07-26;€ 12.500,00\n29-02-2025;1.50\n".utf8), ["a", "b"],
      [[.day(year: 2026, month: 7, day: 1), .number("12500.00")], [.text("29-02-2025"), .text("1.50")]]
    ),
    (
      Array("a;b\n2026-7-01;2026-07-1\n001-7-2026;1-7-026\n".utf8), ["a", "b"],
      [[.text("2026-7-01"), .text("2026-07-1")], [.text("001-7-2026"), .text("1-7-026")]]
    ),
    // A blank stands between thousands, and nowhere else.
    (
      Array("a;b\n1 500;12 345,5\n4 6;67 2026\n5 6%;41 %\n 7 ;1 500.000\n".utf8), ["a", "b"],
      [
        [.number("1500"), .number("12345.5")], [.text("4 6"), .text("67 2026")], [.text("5 6%"), .percentage("41")],
        [.number("7"), .text("1 500.000")],
      ]
    ),
    (Array("a;b\nzeg \"ja\";-3\n".utf8), ["a", "b"], [[.text("zeg \"ja\""), .number("-3")]]),
    (Array("a;b\n≥ 67%;23 .. 25\n".utf8), ["a", "b"], [[.text("≥ 67%"), .text("23 .. 25")]]),
  ]

  @Test(arguments: saved.indices) func whatSpreadsheetsSaveIsRead(_ index: Int) throws {
    let (bytes, columns, rows) = Self.saved[index]
    let read = try SheetReader.read(bytes)
    #expect(read.columns == columns)
    #expect(read.rows.map { $0.cells.map(read.value) } == rows)
  }

  @Test func rowsHaveTheNumbersOfASpreadsheet() throws {
    #expect(try SheetReader.read(Array("a\n1\n\n3\n".utf8)).rows.map(\.number) == [2, 4])
    #expect(try SheetReader.read(Array("sep=;\na\n1\n".utf8)).rows.map(\.number) == [3])
    #expect(try SheetReader.read([0x80, 0x0A, 0x31]).letters == .windows1252)
  }

  @Test func whatIsNoSheetIsRefused() {
    func error(_ bytes: [UInt8]) -> SheetError? {
      do throws(SheetError) { _ = try SheetReader.read(bytes) } catch { return error }
      return nil
    }
    #expect(error([]) == .empty)
    #expect(error(Array("a\u{0}b".utf8)) == .notText)
    #expect(error([0xFF, 0xFE, 0, 0]) == .notText)
    #expect(error([0xEF, 0xBB, 0xBF, 0xFF]) == .notText)
    #expect(error(Array("a;b\n1;\"x\n".utf8)) == .openQuote(row: 2))
    #expect(error([UInt8](repeating: 0x61, count: 1_000_001)) == .tooLong(row: 1))
    #expect(error(Array("a\n".utf8) + [UInt8](repeating: 0x61, count: 1_000_001)) == .tooLong(row: 2))
    #expect(error([UInt8](repeating: 0x3B, count: 5_000)) == .tooLong(row: 1))
    #expect(error([UInt8](repeating: 0x0A, count: 1_000_002)) == .tooManyRows)
    #expect(throws: SheetError.tooLarge) { try SheetReader.check(start: [0x61], size: 100_000_001) }
  }

  /// Any bytes are a sheet or an error.
  @Test func randomBytesNeverEndTheProcess() {
    var random = SeededGenerator(seed: Project.seed &+ 9)
    let signs = Array("a;,\t\"\r\n1-%€'= .sep".utf8) + [0xFF, 0xFE, 0x80, 0]
    for _ in 0..<5_000 {
      let bytes = (0..<random.below(40)).map { _ in signs[random.below(signs.count)] }
      if let read = try? SheetReader.read(bytes) { for row in read.rows { _ = row.cells.map(read.value) } }
    }
  }
}
