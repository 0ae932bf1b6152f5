/// Text with separators as spreadsheets save it: which letters, which separator, which cells.

/// A sheet as it was read: all cells as they are written.
package struct WrittenSheet: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    /// As a spreadsheet numbers it; the header is 1.
    package var number: Int
    package var cells: [String]
  }

  package enum Letters: Equatable, Sendable { case utf8, windows1252, utf16 }

  package var letters: Letters
  package var separator: UInt8
  package var columns: [String]
  package var rows: [Row]

  /// With the comma between decimals, as where the separator is another sign.
  package var hasDecimalComma: Bool { separator != UInt8(ascii: ",") }
}

package enum SheetError: Error, Equatable, Sendable {
  case empty
  /// Bytes that no text has.
  case notText
  case tooLarge
  /// More than a million rows.
  case tooManyRows
  /// A row, or a cell in it, that no sheet has: the number of the row.
  case tooLong(row: Int)
  /// A quotation mark that is not closed: the number of the row in which it opens.
  case openQuote(row: Int)
}

package struct SheetReader: Sendable {
  /// In bytes.
  package static let largest = 100_000_000
  package static let mostRows = 1_000_000
  private static let mostColumns = 1_000
  private static let longestCell = 1_000_000

  /// What the first part of a file shows to be none, before the rest is read.
  ///
  /// - Parameter start: of 64 kB or more, where there are so many.
  package static func check(start: [UInt8], size: Int) throws(SheetError) {
    if size > largest { throw .tooLarge }
    let isWide = start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
    if !isWide, start.contains(0) { throw .notText }
    if start.count >= longestCell, !start.contains(0x0A), !start.contains(0x0D) { throw .tooLong(row: 1) }
  }

  package static func read(_ bytes: [UInt8]) throws(SheetError) -> WrittenSheet {
    try check(start: Array(bytes.prefix(longestCell)), size: bytes.count)
    let (text, letters) = try decoded(bytes)
    var body = text[...]
    var told: UInt8?
    // A line of its own that says which separator follows.
    if body.prefix(4).map({ $0 | 0x20 }).elementsEqual("sep=".utf8), body.count > 4 {
      told = body[body.startIndex + 4]
      body = body.drop { $0 != 0x0A && $0 != 0x0D }
      if body.first == 0x0D { body = body.dropFirst() }
      if body.first == 0x0A { body = body.dropFirst() }
    }
    let separator = told ?? SheetReader.separator(of: body)
    var rows = try self.rows(body, separator, first: told == nil ? 1 : 2)
    guard let header = rows.first else { throw .empty }
    rows.removeFirst()
    return WrittenSheet(
      letters: letters, separator: separator, columns: header.cells,
      // A row without a single word is none.
      rows: rows.filter { row in row.cells.contains { !$0.allSatisfy(\.isWhitespace) } })
  }

  private static func decoded(_ bytes: [UInt8]) throws(SheetError) -> ([UInt8], WrittenSheet.Letters) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(bytes.dropFirst(3))
      guard isUTF8(rest) else { throw .notText }
      return (rest, .utf8)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let isLittle = bytes[0] == 0xFF
      var units: [UInt16] = []
      units.reserveCapacity(bytes.count / 2)
      for place in stride(from: 2, to: bytes.count - 1, by: 2) {
        let (one, other) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
        units.append(isLittle ? one | other << 8 : one << 8 | other)
      }
      if units.contains(0) { throw .notText }
      return (Array(String(decoding: units, as: UTF16.self).utf8), .utf16)
    }
    if isUTF8(bytes) { return (bytes, .utf8) }
    var text = ""
    text.unicodeScalars.reserveCapacity(bytes.count)
    for byte in bytes {
      let code = (0x80...0x9F).contains(byte) ? high[Int(byte - 0x80)] : UInt32(byte)
      text.unicodeScalars.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    return (Array(text.utf8), .windows1252)
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// Windows-1252 from 0x80 on; what it does not have stands for itself.
  private static let high: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// The sign that most often stands between what the header names; outside quotation marks.
  private static func separator(of text: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in text {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if [UInt8(ascii: ";"), 0x09, UInt8(ascii: ",")].contains(byte) { counts[byte, default: 0] += 1 }
    }
    return [UInt8(ascii: ";"), 0x09, UInt8(ascii: ",")].max { counts[$0] ?? 0 < counts[$1] ?? 0 } ?? UInt8(ascii: ",")
  }

  private static func rows(
    _ text: ArraySlice<UInt8>, _ separator: UInt8, first: Int
  ) throws(SheetError) -> [WrittenSheet.Row] {
    var rows: [WrittenSheet.Row] = []
    var cells: [String] = []
    var cell: [UInt8] = []
    var number = first
    var (isQuoted, wasQuoted) = (false, false)
    func end(_ number: Int) throws(SheetError) {
      if cell.count > longestCell || cells.count > mostColumns { throw .tooLong(row: number) }
      cells.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
      wasQuoted = false
    }
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else if index < text.endIndex, text[index] == UInt8(ascii: "\"") {
          cell.append(byte)
          index += 1
        } else {
          (isQuoted, wasQuoted) = (false, true)
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\"") where cell.isEmpty && !wasQuoted: isQuoted = true
      case separator: try end(number)
      case 0x0A, 0x0D:
        if byte == 0x0D, index < text.endIndex, text[index] == 0x0A { index += 1 }
        try end(number)
        rows.append(WrittenSheet.Row(number: number, cells: cells))
        if rows.count > mostRows { throw .tooManyRows }
        cells = []
        number += 1
      default: cell.append(byte)
      }
    }
    if isQuoted { throw .openQuote(row: number) }
    if !cell.isEmpty || !cells.isEmpty || wasQuoted {
      try end(number)
      rows.append(WrittenSheet.Row(number: number, cells: cells))
    }
    return rows
  }
}

extension WrittenSheet {
  /// What a cell says as a spreadsheet would take it.
  package func value(_ written: String) -> SheetCell {
    let trimmed = written.trimmingBlanks
    if trimmed.isEmpty { return .empty }
    if let day = WrittenSheet.day(trimmed) { return day }
    if trimmed.hasSuffix("%"), let number = number(trimmed.dropLast()) { return .percentage(number) }
    var amount = trimmed[...]
    if amount.hasPrefix("€") { amount = amount.dropFirst() }
    if let number = number(amount) { return .number(number) }
    return .text(Formula.unguarded(written))
  }

  /// `2026-07-01`, `1-7-2026`, `01-07-2026` or `01-07-26`.
  private static func day(_ text: String) -> SheetCell? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.count <= 4 && $0.utf8.allSatisfy { $0 &- 48 < 10 } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    let isFirst = parts[0].count == 4
    let (year, month, day) = isFirst ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[1], numbers[0])
    if isFirst { guard parts[1].count == 2, parts[2].count == 2 else { return nil } }
    if !isFirst { guard parts[0].count <= 2, parts[1].count <= 2, [2, 4].contains(parts[2].count) else { return nil } }
    let whole = !isFirst && parts[2].count == 2 ? 2000 + year : year
    let isLeap = whole % 4 == 0 && (whole % 100 != 0 || whole % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), (1...days[month - 1]).contains(day) else { return nil }
    return .day(year: whole, month: month, day: day)
  }

  /// Digits with the signs of this sheet between thousands and before decimals, as `SheetCell` has them.
  package func number(_ written: some StringProtocol) -> String? {
    var text = String(written).trimmingBlanks
    let isNegative = text.hasPrefix("-") || text.hasPrefix("−")
    if isNegative { text.removeFirst() }
    let (decimal, grouping): (Character, Character) = hasDecimalComma ? (",", ".") : (".", ",")
    let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return nil }
    // Of one sign; a blank is one, too.
    let sign = parts[0].contains(grouping) ? grouping : parts[0].first(where: \.isWhitespace) ?? grouping
    let groups = parts[0].split(separator: sign, omittingEmptySubsequences: false)
    func areDigits(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy { $0 &- 48 < 10 } }
    guard groups.allSatisfy(areDigits), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.count == 1 || groups[0].count <= 3
    else { return nil }
    var number = groups.joined()
    if parts.count == 2 {
      guard areDigits(parts[1]) else { return nil }
      number += "." + parts[1]
    }
    return isNegative ? "-" + number : number
  }
}

extension String {
  /// Without white space before and behind it.
  fileprivate var trimmingBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
