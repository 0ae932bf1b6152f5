/// Sheets as text with separators.

package struct SheetWriter: Sendable {
  private let dialect: SheetDialect

  package init(_ dialect: SheetDialect) { self.dialect = dialect }

  package func bytes(_ sheet: Sheet) -> [UInt8] {
    var bytes: [UInt8] = dialect.hasMark ? [0xEF, 0xBB, 0xBF] : []
    write(sheet.columns.map { .text($0) }, to: &bytes)
    for row in sheet.rows { write(row, to: &bytes) }
    return bytes
  }

  private func write(_ row: [SheetCell], to bytes: inout [UInt8]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(dialect.separator) }
      write(cell, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  private func write(_ cell: SheetCell, to bytes: inout [UInt8]) {
    switch cell {
    case .empty: break
    case .number(let number): bytes += written(number)
    case .percentage(let number): bytes += written(number) + [UInt8(ascii: "%")]
    case .day(let year, let month, let day): bytes += Array(text(year, month, day).utf8)
    case .text(let text): quote(Formula.guarded(SheetWriter.onOneLine(text)), to: &bytes)
    }
  }

  private func written(_ number: String) -> [UInt8] {
    number.utf8.map { $0 == UInt8(ascii: ".") ? dialect.decimal : $0 }
  }

  private func text(_ year: Int, _ month: Int, _ day: Int) -> String {
    if dialect.hasDutchDays { return "\(day)-\(month)-\(year)" }
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// As one line: a line break becomes a space, and what no spreadsheet takes a sign that stands for it.
  package static func onOneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 >= 0xC2 }) else { return text }
    var result = ""
    var wasReturn = false
    for scalar in text.unicodeScalars {
      let isReturn = scalar == "\r"
      switch scalar {
      case "\n" where wasReturn: break
      case "\r", "\n", "\u{85}", "\u{2028}", "\u{2029}", "\t", "\u{B}", "\u{C}": result += " "
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
      wasReturn = isReturn
    }
    return result
  }

  private func quote(_ text: String, to bytes: inout [UInt8]) {
    let isPlain = !text.utf8.contains { byte in
      byte == dialect.separator || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
    }
    // White space at either end would be taken off by some.
    if isPlain, text.first != " ", text.last != " " {
      bytes += Array(text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
