/// Rows for a spreadsheet, as RFC 4180 has them.
package enum CommaSeparated {
  package static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

  private static func cell(_ text: String) -> String {
    // A spreadsheet would take these for a formula.
    let plain = text.first.map { "=+-@\t\r".contains($0) } ?? false ? "'" + text : text
    guard plain.contains(where: { ",\"\r\n".contains($0) || $0 == "\r\n" }) else { return plain }
    return "\"" + plain.replacing("\"", with: "\"\"") + "\""
  }
}
