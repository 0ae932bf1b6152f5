/// Rows for a spreadsheet, as RFC 4180 has them.
package enum CommaSeparated {
  package static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

  private static func cell(_ text: String) -> String {
    // A spreadsheet would take these for a formula.
    let plain = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false ? "'" + text : text
    // By scalars: as characters a carriage return and the line feed behind it are one, and neither of the two.
    guard plain.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return plain }
    return "\"" + plain.replacing("\"", with: "\"\"") + "\""
  }
}
