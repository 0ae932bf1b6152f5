/// Rows of typed cells, as spreadsheets have them. Knows nothing of what they are about.

package struct Sheet: Equatable, Sendable {
  package var columns: [String]
  package var rows: [[SheetCell]]

  package init(columns: [String], rows: [[SheetCell]] = []) { (self.columns, self.rows) = (columns, rows) }
}

package enum SheetCell: Equatable, Sendable {
  case empty
  case text(String)
  /// Digits, with a dot before the decimals and perhaps a `-` in front.
  case number(String)
  /// The same, of hundredths.
  case percentage(String)
  case day(year: Int, month: Int, day: Int)
}

/// How a program writes a sheet as text.
package struct SheetDialect: Equatable, Sendable {
  package var separator: UInt8
  package var decimal: UInt8
  /// Whether a byte order mark in front tells in which letters it is written.
  package var hasMark: Bool
  /// Whether days are written as `1-7-2026`, else as `2026-07-01`.
  package var hasDutchDays: Bool

  package init(separator: UInt8, decimal: UInt8, hasMark: Bool, hasDutchDays: Bool) {
    (self.separator, self.decimal) = (separator, decimal)
    (self.hasMark, self.hasDutchDays) = (hasMark, hasDutchDays)
  }

  /// RFC 4180.
  package static let standard = SheetDialect(
    separator: UInt8(ascii: ","), decimal: UInt8(ascii: "."), hasMark: false, hasDutchDays: false)

  /// What a spreadsheet in a Dutch office opens in columns, with numbers, percentages and days.
  package static let dutch = SheetDialect(
    separator: UInt8(ascii: ";"), decimal: UInt8(ascii: ","), hasMark: true, hasDutchDays: true)
}

/// Texts that a spreadsheet would take for a formula.
package enum Formula {
  /// What stands before it is not seen, or is taken off.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .format, .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func isStart(_ text: some StringProtocol) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    // A tab or a line end in front is enough for some.
    if "\t\r\n".unicodeScalars.contains(first) { return true }
    let seen = text.unicodeScalars.drop(while: isUnseen).first
    return seen.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
  }

  /// A text with a sign in front where it would be taken for a formula, or has such a sign in front itself.
  package static func guarded(_ text: String) -> String {
    let bare = text.drop { $0 == "'" }
    return isStart(text) || bare.startIndex != text.startIndex && isStart(bare) ? "'" + text : text
  }

  /// Takes that sign off again.
  package static func unguarded(_ text: String) -> String {
    guard text.first == "'" else { return text }
    return isStart(text.drop { $0 == "'" }) ? String(text.dropFirst()) : text
  }
}
