/// A sheet that somebody filled in: which it is, which column is which, and what each row says.
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveSheets
internal import OpgaveSyntax
internal import OpgaveWorkspace

struct FilledSheet {
  let kind: SheetKind
  /// The headings that no sheet has, of columns in which something stands.
  private(set) var unknownColumns: [String] = []
  private let sheet: WrittenSheet
  /// By the name of the column: its place.
  private let places: [String: Int]

  /// The sheets that are taken back, with the columns that each needs, the first that it is known by, and all that are taken.
  private static let taken: [(kind: SheetKind, needed: [String], taken: [String])] = [
    (.metingen, ["opgave", "indicator", "waarde"], ["opgave", "indicator", "datum", "waarde"]),
    (.mijlpalen, ["opgave", "mijlpaal", "datum", "gedaan"], ["opgave", "inspanning", "datum", "mijlpaal", "gedaan"]),
    (.acties, ["opgave", "actie", "reflectie", "gedaan"], ["opgave", "reflectie", "actie", "gedaan"]),
    (
      .voortgang, ["opgave", "datum", "inhoud"],
      ["opgave", "doel", "inspanning", "datum", "inhoud", "tijd", "geld", "toelichting", "bijsturing"]
    ),
  ]

  /// What people call columns, beside the words that the vocabulary knows for its own.
  private static let others = [
    "value": "waarde", "meting": "waarde", "date": "datum", "dag": "datum", "done": "gedaan", "afgerond op": "gedaan",
    "milestone": "mijlpaal", "action": "actie", "effort": "inspanning", "goal": "doel", "explanation": "toelichting",
    "content": "inhoud", "time": "tijd", "money": "geld", "correction": "bijsturing", "unit": "eenheid",
    "title": "titel",
  ]

  init(_ sheet: WrittenSheet) throws(UsageError) {
    self.sheet = sheet
    let known = Set(SheetKind.allCases.flatMap(\.columns))
    var places: [String: Int] = [:]
    var headings: [(name: String, heading: String, place: Int)] = []
    for (place, heading) in sheet.columns.enumerated() where !heading.trimmed.isEmpty {
      let name = FilledSheet.column(heading, known)
      headings.append((name, heading.trimmed, place))
      if places.updateValue(place, forKey: name) != nil {
        throw UsageError(
          Text("twee kolommen heten ‘\(name)’: laat er één weg", "two columns are called ‘\(name)’: leave one out"))
      }
    }
    self.places = places
    guard let found = FilledSheet.taken.first(where: { $0.needed.allSatisfy { places[$0] != nil } }) else {
      throw UsageError(
        Text(
          "dit blad is geen dat overgenomen wordt: metingen hebben de kolommen opgave, indicator, datum en waarde; voortgang heeft opgave, datum, inhoud, tijd en geld; wat gedaan is heeft opgave, datum, mijlpaal en gedaan, of opgave, reflectie, actie en gedaan",
          "this sheet is none that is taken over: measurements have the columns opgave, indicator, datum and waarde; voortgang has opgave, datum, inhoud, tijd and geld; what is done has opgave, datum, mijlpaal and gedaan, or opgave, reflectie, actie and gedaan"
        ))
    }
    kind = found.kind
    unknownColumns = headings.filter { heading in
      !found.kind.columns.contains(heading.name)
        && sheet.rows.contains { $0.cells.indices.contains(heading.place) && !$0.cells[heading.place].trimmed.isEmpty }
    }.map(\.heading)
  }

  /// The column that a heading means.
  private static func column(_ heading: String, _ known: Set<String>) -> String {
    let name = heading.trimmed.lowercased()
    if known.contains(name) { return name }
    if let other = others[name] { return other }
    let meant = Synonyms.fields(name).map(\.spelling) + Synonyms.kinds(name).map(\.keyword)
    return meant.first(where: known.contains) ?? name
  }

  private var takenColumns: [String] { FilledSheet.taken.first { $0.kind == kind }?.taken ?? [] }

  private func written(_ column: String, _ row: WrittenSheet.Row) -> String {
    guard let place = places[column], row.cells.indices.contains(place) else { return "" }
    return row.cells[place]
  }

  private func text(_ column: String, _ row: WrittenSheet.Row) -> String {
    Formula.unguarded(written(column, row)).trimmed
  }

  // MARK: Rows

  func rows() -> (rows: [ImportRow], bad: [BadRow]) {
    var (rows, bad): ([ImportRow], [BadRow]) = ([], [])
    for row in sheet.rows {
      do throws(BadRow) {
        if row.cells.count > sheet.columns.count,
          row.cells[sheet.columns.count...].contains(where: { !$0.trimmed.isEmpty })
        {
          throw BadRow(
            row.number,
            Text("deze rij heeft meer cellen dan er kolommen zijn", "this row has more cells than there are columns"))
        }
        rows.append(ImportRow(number: row.number, opgave: text("opgave", row), try entry(row)))
      } catch { bad.append(error) }
    }
    return (rows, bad)
  }

  private func entry(_ row: WrittenSheet.Row) throws(BadRow) -> ImportRow.Entry {
    switch kind {
    case .metingen:
      return .meting(
        indicator: text("indicator", row), date: try date("datum", row), value: try quantity("waarde", row))
    case .voortgang:
      let fields = [Field.inhoud, .tijd, .geld, .toelichting, .bijsturing].map { ($0, text($0.spelling, row)) }
      return .voortgang(
        doel: text("doel", row), inspanning: text("inspanning", row), date: try needed("datum", row), fields: fields)
    case .mijlpalen:
      return .mijlpaal(
        inspanning: text("inspanning", row), date: try needed("datum", row), title: text("mijlpaal", row),
        done: try date("gedaan", row))
    default:
      return .actie(reflectie: try needed("reflectie", row), text: text("actie", row), done: try date("gedaan", row))
    }
  }

  private func needed(_ column: String, _ row: WrittenSheet.Row) throws(BadRow) -> DateSpan {
    guard let date = try date(column, row) else {
      throw BadRow(row.number, Text("‘\(column)’ ontbreekt", "‘\(column)’ is missing"))
    }
    return date
  }

  private func date(_ column: String, _ row: WrittenSheet.Row) throws(BadRow) -> DateSpan? {
    let text = text(column, row)
    switch sheet.value(written(column, row)) {
    case .empty: return nil
    case .day(let year, let month, let day): return DateSpan(day: Calendar.day(year, month, day))
    case .number(let number) where number.count == 4 && DateSpan(text: number) != nil: return DateSpan(text: number)
    default:
      if let date = DateSpan(text: text) { return date }
      throw BadRow(
        row.number,
        Text(
          "‘\(text)’ in ‘\(column)’ is geen datum zoals 2026-07-01 of 1-7-2026",
          "‘\(text)’ in ‘\(column)’ is no date such as 2026-07-01 or 1-7-2026"))
    }
  }

  private func quantity(_ column: String, _ row: WrittenSheet.Row) throws(BadRow) -> ImportRow.Quantity {
    func exact(_ number: String) throws(BadRow) -> Decimal {
      guard let decimal = Decimal(sheet: number) else {
        throw BadRow(
          row.number, Text("‘\(text(column, row))’ heeft te veel cijfers", "‘\(text(column, row))’ has too many digits")
        )
      }
      return decimal
    }
    switch sheet.value(written(column, row)) {
    case .number(let number):
      // An amount is one, also where the sign stands before it.
      return text(column, row).contains("€") ? .amount(try exact(number)) : .number(try exact(number))
    case .percentage(let number): return .percentage(try exact(number))
    case .empty, .text, .day: return .written(text(column, row))
    }
  }

  // MARK: Columns that are not taken

  /// The rows in which a column that is not taken over says something else than it would now.
  func untaken(_ exported: Sheet) -> [BadRow] {
    let others = kind.columns.filter { places[$0] != nil && !takenColumns.contains($0) }
    if others.isEmpty { return [] }
    // A row is known again by what it is of; one that is new by what its neighbours share.
    let keys = kind == .metingen ? ["opgave", "indicator"] : takenColumns.filter { $0 != "gedaan" && $0 != "waarde" }
    func key(_ cells: (String) -> SheetCell) -> [String] { keys.map { FilledSheet.plain(cells($0)) } }
    let columns = Dictionary(uniqueKeysWithValues: exported.columns.enumerated().map { ($0.element, $0.offset) })
    var known: [[String]: [SheetCell]] = [:]
    for row in exported.rows { known[key { name in columns[name].map { row[$0] } ?? .empty }] = row }
    return sheet.rows.compactMap { row in
      guard let there = known[key { sheet.value(written($0, row)) }] else { return nil }
      for name in others {
        let own = FilledSheet.plain(sheet.value(written(name, row)))
        guard let place = columns[name], !own.isEmpty || kind != .metingen else { continue }
        let exported = SheetWriter.onOneLine(FilledSheet.plain(there[place]))
        if own == exported || own == FilledSheet.plain(sheet.value(exported)) { continue }
        return BadRow(
          row.number,
          Text(
            "‘\(name)’ wordt niet overgenomen, en is hier ‘\(own)’ in plaats van ‘\(exported)’",
            "‘\(name)’ is not taken over, and is ‘\(own)’ here instead of ‘\(exported)’"))
      }
      return nil
    }
  }

  /// What a cell says, however it is written.
  private static func plain(_ cell: SheetCell) -> String {
    switch cell {
    case .empty: return ""
    case .text(let text): return SheetWriter.onOneLine(text).trimmed
    case .number(let number): return Decimal(sheet: number)?.plain ?? number
    case .percentage(let number): return (Decimal(sheet: number)?.plain ?? number) + "%"
    case .day(let year, let month, let day): return Calendar.text(Calendar.day(year, month, day))
    }
  }
}

extension Decimal {
  /// Digits with a dot before the decimals; zeros at the end say nothing. `nil` where there are too many.
  fileprivate init?(sheet text: String) {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return nil }
    var decimals = parts.count == 2 ? String(parts[1]) : ""
    while decimals.last == "0" { decimals.removeLast() }
    let digits = (parts[0] + decimals).drop { $0 == "0" }
    guard digits.count <= Decimal.maximumDigits, let number = Int128(digits.isEmpty ? "0" : String(digits)) else {
      return nil
    }
    self.init(coefficient: isNegative ? -number : number, scale: decimals.count)
  }
}
