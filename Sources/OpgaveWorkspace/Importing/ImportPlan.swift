/// What rows of a sheet change in the files of a repository: all of it worked out before one byte is written.
internal import OpgaveFormatting
package import OpgaveModel
internal import OpgavePlatform
internal import OpgaveRules
internal import OpgaveSyntax

package struct ImportPlan {
  package private(set) var bad: [BadRow] = []
  /// The numbers of the rows that say what is there already.
  package private(set) var known: [Int] = []
  /// The numbers of the rows that bring something.
  package private(set) var taken: [Int] = []
  /// By file: what it held, and what it is to hold.
  package private(set) var changes: [FileIndex: (old: [UInt8], new: [UInt8])] = [:]

  package let texts: RepositoryTexts
  private let targets: ImportTargets
  private var today: Int32 { texts.whole.surroundings.peildatum }

  // What is to be written, gathered by where.
  private var measured: [Address: [(text: String, measurement: Measurement, date: DateSpan, row: Int)]] = [:]
  private var done: [Address: (day: DateSpan, row: Int)] = [:]
  private var reports: [Address: [(date: DateSpan, fields: [(field: Field, text: String)], row: Int)]] = [:]

  /// One for each repository: a row goes to the one that has its opgave.
  ///
  /// - Parameter repositories: one and those below it, of which the settings are good.
  package static func all(_ repositories: [RepositoryTexts], _ rows: [ImportRow]) -> [ImportPlan] {
    let targets = repositories.map(ImportTargets.init)
    let folders = repositories.map { $0.folder(in: repositories[0]) + "/" }
    var own = [[ImportRow]](repeating: [], count: repositories.count)
    var unclear: [BadRow] = []
    for row in rows {
      let name = row.opgave.trimmed
      if let named = folders.firstIndex(where: name.hasPrefix) {
        let short = name.dropFirst(folders[named].count)
        own[named].append(ImportRow(number: row.number, opgave: String(short), row.entry))
        continue
      }
      let found = repositories.indices.filter { targets[$0].knows(name) }
      if found.count > 1 {
        let ways = found.map { "‘\(folders[$0])\(name)’" }
        unclear.append(
          BadRow(
            row.number,
            Text(
              "er is meer dan één opgave ‘\(name)’: schrijf \(ways.joined(separator: " of "))",
              "there is more than one opgave ‘\(name)’: write \(ways.joined(separator: " or "))")))
      } else {
        // Where none has it the first says so.
        own[found.first ?? 0].append(row)
      }
    }
    var plans = repositories.indices.map { ImportPlan(repositories[$0], targets[$0], own[$0]) }
    plans[0].bad += unclear
    return plans
  }

  private init(_ texts: RepositoryTexts, _ targets: ImportTargets, _ rows: [ImportRow]) {
    (self.texts, self.targets) = (texts, targets)
    for row in rows { add(row) }
    write()
    bad.sort { $0.number < $1.number }
    // Of some it shows only when they are to be written.
    let refused = Set(bad.map(\.number))
    taken = taken.filter { !refused.contains($0) }.sorted()
  }

  private mutating func refuse(_ row: Int, _ nl: String, _ en: String) { bad.append(BadRow(row, Text(nl, en))) }

  // MARK: Rows

  private mutating func add(_ row: ImportRow) {
    do throws(BadRow) {
      let opgave = try targets.opgave(row)
      switch row.entry {
      case .meting(let name, let date, let value):
        try addMeasurement(row.number, try targets.inner(.indicator, name, of: opgave, row.number), date, value)
      case .voortgang(let doel, let inspanning, let date, let fields):
        if !doel.isEmpty, !inspanning.isEmpty {
          throw BadRow(
            row.number, Text("noem een doel of een inspanning, niet beide", "name a doel or an inspanning, not both"))
        }
        let home =
          !doel.isEmpty
          ? try targets.inner(.doel, doel, of: opgave, row.number)
          : !inspanning.isEmpty ? try targets.inner(.inspanning, inspanning, of: opgave, row.number) : opgave
        try addReport(row.number, home, date, fields)
      case .mijlpaal(let inspanning, let date, let title, let day):
        let home = inspanning.isEmpty ? opgave : try targets.inner(.inspanning, inspanning, of: opgave, row.number)
        try addDone(row.number, try targets.mijlpaal(title, date, of: home, in: opgave, row.number), day)
      case .actie(let date, let text, let day):
        try addDone(row.number, try targets.actie(text, date, of: opgave, row.number), day)
      }
    } catch { bad.append(error) }
  }

  private func notLater(_ date: DateSpan, _ row: Int) throws(BadRow) {
    guard date.first > today else { return }
    let (own, day) = (date.text, Calendar.text(today))
    throw BadRow(row, Text("‘\(own)’ ligt na de peildatum \(day)", "‘\(own)’ lies after the peildatum \(day)"))
  }

  private mutating func addMeasurement(
    _ row: Int, _ indicator: Address, _ date: DateSpan?, _ value: ImportRow.Quantity
  ) throws(BadRow) {
    let facts = texts.repository.facts(indicator)
    let course = Course(facts, indicator.ordinal)
    for field in [Field.metingen, .nulmeting, .streefwaarde] where facts.isUnknown(field, of: indicator.ordinal) {
      throw BadRow(
        row,
        Text(
          "‘\(field.spelling)’ van deze indicator is niet te lezen",
          "‘\(field.spelling)’ of this indicator cannot be read"))
    }
    let known =
      ([course.start].compactMap { $0 } + course.targets.map(\.measurement) + course.measurements.map(\.measurement))
      .compactMap(\.quantity).first
    var measurement = try ImportQuantity.measurement(value, like: known, row)
    measurement.date = date
    let existing = course.measurements.map(\.measurement)
    guard let date else {
      // A row of what is there without a day is what it was.
      if existing.contains(where: { $0.date == nil && $0.isSame(as: measurement) }) { return note(row) }
      throw BadRow(row, Text("de datum ontbreekt", "the date is missing"))
    }
    try notLater(date, row)
    let others = existing + (measured[indicator] ?? []).map(\.measurement)
    if let other = others.first(where: { $0.date == date }) {
      if other.isSame(as: measurement) { return note(row) }
      let (there, new) = (other.withoutDate, measurement.withoutDate)
      throw BadRow(
        row,
        Text(
          "op \(date.text) staat al \(there), hier \(new)", "on \(date.text) there is \(there) already, here \(new)"))
    }
    measured[indicator, default: []].append(("\(measurement.withoutDate) op \(date.text)", measurement, date, row))
    taken.append(row)
  }

  private mutating func note(_ row: Int) { known.append(row) }

  private mutating func addReport(
    _ row: Int, _ home: Address, _ date: DateSpan, _ fields: [(field: Field, text: String)]
  ) throws(BadRow) {
    try notLater(date, row)
    var stated: [(field: Field, text: String)] = []
    for (field, text) in fields where !text.trimmed.isEmpty {
      guard [Field.inhoud, .tijd, .geld].contains(field) else {
        stated.append((field, text))
        continue
      }
      let words = WordSet.kleur.words
      let word = text.trimmed.lowercased()
      guard words.contains(where: { $0.spelling == word }) else {
        let list = words.map(\.spelling)
        let hint = Nearest.find(word, in: list).map { Text(": bedoelt u ‘\($0)’?", ": do you mean ‘\($0)’?") }
        let all = Enumeration.and(list)
        throw BadRow(
          row,
          Text(
            "‘\(text.trimmed)’ past niet bij ‘\(field.spelling)’\(hint?.nl ?? ": het is een van \(all.nl)")",
            "‘\(text.trimmed)’ does not fit ‘\(field.spelling)’\(hint?.en ?? ": it is one of \(all.en)")"))
      }
      stated.append((field, word))
    }
    let facts = texts.repository.facts(home)
    let inner = facts.kind(of: home.ordinal) == .opgave ? facts.child(.presteren, of: home.ordinal) : home.ordinal
    let there = inner.map { facts.children(of: $0).filter { facts.kind(of: $0) == .voortgang } } ?? []
    func isSame(_ said: (Field) -> String?) -> Bool {
      ImportPlan.reported.allSatisfy { field in
        let own = stated.first { $0.field == field }.map { ImportPlan.line($0.text) } ?? ""
        return ImportPlan.line(said(field) ?? "") == own
      }
    }
    func conflict() -> BadRow {
      BadRow(row, Text("op \(date.text) staat er al iets anders", "on \(date.text) there is something else already"))
    }
    if let other = there.first(where: { facts.declaration($0).date == date }) {
      let address = Address(file: home.file, ordinal: other)
      if isSame({ texts.text($0, of: address) }) { return note(row) }
      throw conflict()
    }
    if let other = reports[home]?.first(where: { $0.date == date }) {
      if isSame({ field in other.fields.first { $0.field == field }?.text }) { return note(row) }
      throw conflict()
    }
    if stated.isEmpty { throw BadRow(row, Text("er is niets ingevuld", "nothing is filled in")) }
    reports[home, default: []].append((date, stated, row))
    taken.append(row)
  }

  private static let reported: [Field] = [.inhoud, .tijd, .geld, .toelichting, .bijsturing]

  /// A text as a sheet has it, whatever its lines.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private mutating func addDone(_ row: Int, _ address: Address, _ day: DateSpan?) throws(BadRow) {
    let facts = texts.repository.facts(address)
    let stated = facts.date(.gedaan, of: address.ordinal)
    if facts.isUnknown(.gedaan, of: address.ordinal) {
      throw BadRow(row, Text("‘gedaan’ is hier niet te lezen", "‘gedaan’ cannot be read here"))
    }
    guard let day else {
      if let stated {
        throw BadRow(row, Text("‘gedaan’ is \(stated.text) en hier leeg", "‘gedaan’ is \(stated.text) and empty here"))
      }
      return note(row)
    }
    if let other = stated ?? done[address]?.day {
      if other == day { return note(row) }
      try notLater(day, row)
      throw BadRow(
        row,
        Text("‘gedaan’ is al \(other.text), hier \(day.text)", "‘gedaan’ is \(other.text) already, here \(day.text)"))
    }
    try notLater(day, row)
    done[address] = (day, row)
    taken.append(row)
  }

  // MARK: Writing

  private mutating func write() {
    let files = Set(measured.keys.map(\.file)).union(done.keys.map(\.file)).union(reports.keys.map(\.file))
    for file in files.sorted() {
      let old = texts[file].bytes
      if let new = written(file), new != old { changes[file] = (old, new) }
    }
  }

  private mutating func written(_ file: FileIndex) -> [UInt8]? {
    guard let context = texts.context(at: file) else {
      for row in rows(of: file) { refuse(row, "het bestand is intussen veranderd", "the file was changed meanwhile") }
      return nil
    }
    let isCanonical = Recorded.isCanonical(context)
    var edits: [TextEdit] = []
    for (address, values) in measured.filter({ $0.key.file == file }).sorted(by: { $0.key.ordinal < $1.key.ordinal }) {
      let values = values.sorted { $0.date.last < $1.date.last }
      if let own = context.recording(values.map { ($0.text, $0.date) }, of: address.ordinal) {
        edits += own
      } else {
        for value in values { refuseLayout(value.row) }
      }
    }
    for (address, one) in done.filter({ $0.key.file == file }).sorted(by: { $0.key.ordinal < $1.key.ordinal }) {
      if let own = context.recording(done: one.day, of: address.ordinal) { edits += own } else { refuseLayout(one.row) }
    }
    var now = context.with(edits.applied(to: context.tree.bytes))
    // From behind, so that what stands before keeps its place.
    for (address, all) in reports.filter({ $0.key.file == file }).sorted(by: { $0.key.ordinal > $1.key.ordinal }) {
      for report in all.sorted(by: { $0.date.last < $1.date.last }) {
        let item = SourceItem.report(report.date, report.fields)
        if let own = now.recording(item, .voortgang, on: report.date, in: address.ordinal) {
          now = now.with(own.applied(to: now.tree.bytes))
        } else {
          refuseLayout(report.row)
        }
      }
    }
    return isCanonical ? Recorded.canonical(now) : now.tree.bytes
  }

  private mutating func refuseLayout(_ row: Int) {
    refuse(
      row, "op deze plaats in het bestand is niet duidelijk wat waarbij hoort: herstel daar eerst de schrijffout",
      "at this place in the file it is not clear what belongs to what: correct the syntax error there first")
  }

  private func rows(of file: FileIndex) -> [Int] {
    measured.filter { $0.key.file == file }.values.joined().map(\.row)
      + done.filter { $0.key.file == file }.values.map(\.row)
      + reports.filter { $0.key.file == file }.values.joined().map(\.row)
  }
}

extension BadRow: Error {}

extension Measurement {
  /// Whether two say the same, on whatever day.
  func isSame(as other: Measurement) -> Bool {
    comparison == other.comparison && quantity == other.quantity && upper == other.upper
  }

  /// As the language writes it.
  var withoutDate: String {
    var bare = self
    bare.date = nil
    return bare.text
  }
}

extension ImportPlan {
  /// The errors that files would have after some and have not now: by path from the root, in words. None where all is well.
  ///
  /// - Parameters:
  ///   - root: absolute.
  ///   - reader: with which the repositories were read.
  package static func newErrors(
    _ plans: [ImportPlan], _ root: String, _ reader: RepositoryReader
  ) -> [(path: String, text: Text)] {
    var changed = MemorySource()
    for plan in plans {
      for (file, change) in plan.changes { changed[plan.texts.path(file)] = change.new }
    }
    let after = RepositoryReader(reader.resources.overlaid(by: changed), reader.options)
    func errors(_ reader: RepositoryReader) -> [String: [Text: Int]] {
      var errors: [String: [Text: Int]] = [:]
      for checked in reader.check(root) {
        for file in checked.files {
          let whole = FilePath.joined(checked.root, file.path)
          let path = FilePath.inside(whole, of: root) ?? whole
          for placed in file.findings where placed.finding.severity == .fout {
            guard let rule = AllRules.rule(placed.finding.rule) else { continue }
            errors[path, default: [:]][rule.message(placed.finding), default: 0] += 1
          }
        }
      }
      return errors
    }
    let old = errors(reader)
    return errors(after).sorted { $0.key < $1.key }.flatMap { path, texts in
      texts.filter { $0.value > old[path]?[$0.key] ?? 0 }.keys.sorted { $0.nl < $1.nl }.map { (path, $0) }
    }
  }
}
