/// `opgave import`: a sheet that was filled in goes back into the text, as the smallest change.
internal import OpgaveModel
internal import OpgavePages
internal import OpgavePlatform
internal import OpgaveSheets
internal import OpgaveWorkspace

enum ImportCommand {
  static let options =
    [
      Option("--diff", .none, Text("laat zien wat er zou veranderen", "show what would change")),
      Option(
        "--into", .text(Text("PAD", "PATH").nl),
        Text("in welke map de opgaven staan [deze]", "in which folder the opgaven are [this]")),
      Option(
        "--skip-bad", .none,
        Text("neem de goede rijen over en sla de andere over", "take the good rows and pass the others over")),
      CheckCommand.peildatum,
    ] + Common.options

  static let help = CommandHelp(
    name: "import", arguments: Text("BESTAND.csv", "FILE.csv").nl,
    summary: Text(
      "Neemt metingen, voortgang en wat gedaan is over uit een rekenblad dat als csv is opgeslagen. Eerst worden alle rijen bekeken; klopt er één niet, dan verandert er niets en staat erbij waarom.",
      "Takes measurements, voortgang and what was done over from a sheet that was saved as csv. First all rows are looked at; where one is not right nothing changes, and it is said why."
    ),
    examples: [
      (
        "opgave export csv --sheet metingen --dialect excel-nl --output m.csv",
        Text("een blad om in te vullen", "a sheet to fill in")
      ),
      ("opgave import m.csv --diff", Text("kijken wat er verandert", "look at what changes")),
      ("opgave import m.csv", Text("overnemen", "take it over")),
    ],
    exits: [
      ("0", Text("alles is overgenomen of was er al", "everything is taken over or was there")),
      (
        "1",
        Text(
          "een rij klopt niet; met ‘--diff’: er zou iets veranderen",
          "a row is not right; with ‘--diff’: something would change")
      ),
      ("2", Text("een bestand kon niet gelezen of geschreven worden", "a file could not be read or written")),
      Common.interrupted,
    ])

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    guard arguments.paths.count == 1, let path = arguments.paths.first else {
      throw UsageError(Text("noem één bestand", "name one file"))
    }
    let written = try sheet(path, language)
    let into = arguments.value("--into") ?? "."
    let absolute = Disk.absolute(into)
    guard Disk.kind(absolute) != nil else { throw UsageError(Problem(.nothing(at: into))) }
    let resources = Resources.machine()
    var options = ReadOptions()
    options.peildatum = try CheckCommand.peildatum(arguments)
    let reader = RepositoryReader(resources, options)
    let root = Discovery(resources).root(of: absolute)
    let repositories = reader.read(root)
    let language = CheckCommand.language(arguments, repositories.map(\.settings.settings), language)
    let code = try ReadRepository.tell(repositories, language)
    let sheet = try FilledSheet(written)
    for column in sheet.unknownColumns {
      Common.say(Text("kolom ‘\(column)’ wordt niet overgenomen", "column ‘\(column)’ is not taken over"), language)
    }
    let parsed = sheet.rows()
    // What other columns say is somebody's edit too.
    let texts = repositories.map(\.texts)
    let untaken = sheet.untaken(RepositorySheets(texts, language).sheet(sheet.kind))
    let refused = Set(parsed.bad.map(\.number)).union(untaken.map(\.number))
    let plans = ImportPlan.all(texts, parsed.rows.filter { !refused.contains($0.number) })
    let bad = (parsed.bad + untaken + plans.flatMap(\.bad)).sorted {
      ($0.number, $0.reason.nl) < ($1.number, $1.reason.nl)
    }
    for row in bad {
      Common.say(Text("rij \(row.number): \(row.reason.nl)", "row \(row.number): \(row.reason.en)"), language)
    }
    if !bad.isEmpty, !arguments.has("--skip-bad") {
      let count = Text.counted(Set(bad.map(\.number)).count, "rij klopt", "rijen kloppen", "row is", "rows are")
      Common.say(
        Text("\(count.nl) niet: er is niets veranderd", "\(count.en) not right: nothing was changed"), language)
      return 1
    }
    let errors = ImportPlan.newErrors(plans, root, reader)
    for error in errors {
      Common.say(Text("\(error.path): \(error.text.nl)", "\(error.path): \(error.text.en)"), language)
    }
    if !errors.isEmpty {
      Common.say(
        Text("zo zouden er fouten bij komen: er is niets veranderd", "that would add errors: nothing was changed"),
        language)
      return 1
    }
    return max(code, try put(plans, root, arguments, bad.isEmpty, language))
  }

  /// Shows what changes, or changes it.
  private static func put(
    _ plans: [ImportPlan], _ root: String, _ arguments: Arguments, _ isWhole: Bool, _ language: Language
  ) throws(UsageError) -> Int32 {
    let changes = plans.flatMap { plan in
      plan.changes.sorted { $0.key < $1.key }.map { (path: plan.texts.path($0.key), change: $0.value) }
    }
    if arguments.has("--diff") {
      for (path, change) in changes {
        let path = FilePath.relative(path, to: Disk.currentFolder)
        Stream.output.write(Difference.unified(change.old, change.new, path: path))
      }
      return changes.isEmpty && isWhole ? 0 : 1
    }
    // One after the other where others write too.
    let locks = plans.map(\.texts.root).sorted().map(FolderLock.init)
    defer { for lock in locks { lock.release() } }
    var problems: [Problem] = []
    for (path, change) in changes {
      do throws(FileError) {
        try Disk.replace(change.old, with: change.new, at: path, within: Disk.real(root))
        Stream.output.write(FilePath.relative(path, to: Disk.currentFolder) + "\n")
      } catch { problems.append(Problem(error)) }
    }
    for problem in problems { Common.say(problem.text, language) }
    let taken = Text.counted(
      plans.reduce(0) { $0 + $1.taken.count }, "rij overgenomen", "rijen overgenomen", "row taken over",
      "rows taken over")
    let known = plans.reduce(0) { $0 + $1.known.count }
    Stream.error.write(
      Text("\(taken.nl), \(known) stonden er al\n", "\(taken.en), \(known) were there already\n")[language])
    return problems.isEmpty ? (isWhole ? 0 : 1) : 2
  }

  // MARK: The file

  private static func sheet(_ path: String, _ language: Language) throws(UsageError) -> WrittenSheet {
    func refused(_ error: SheetError) -> UsageError {
      let reason: Text =
        switch error {
        case .empty: Text("is leeg", "is empty")
        case .notText: Text("is geen tekst: sla het rekenblad op als csv", "is no text: save the sheet as csv")
        case .tooLarge: Text("is groter dan 100 MB", "is larger than 100 MB")
        case .tooManyRows: Text("heeft meer dan een miljoen rijen", "has more than a million rows")
        case .tooLong(let row):
          Text("heeft in rij \(row) meer dan in een blad past", "has more in row \(row) than a sheet holds")
        case .openQuote(let row):
          Text(
            "heeft in rij \(row) een aanhalingsteken dat niet sluit",
            "has a quotation mark in row \(row) that is not closed")
        }
      return UsageError(Text("‘\(path.visible)’ \(reason.nl)", "‘\(path.visible)’ \(reason.en)"))
    }
    let absolute = Disk.absolute(path)
    let start: (bytes: [UInt8], size: Int)
    do { start = try Disk.start(of: absolute, atMost: 1_000_001) } catch { throw UsageError(Problem(error)) }
    // What is none is not read to its end.
    do { try SheetReader.check(start: start.bytes, size: start.size) } catch { throw refused(error) }
    var bytes = start.bytes
    if start.size > bytes.count {
      do { bytes = try Disk.read(absolute) } catch { throw UsageError(Problem(error)) }
    }
    let sheet: WrittenSheet
    do throws(SheetError) { sheet = try SheetReader.read(bytes) } catch { throw refused(error) }
    if sheet.letters == .windows1252 {
      Common.say(
        Text(
          "‘\(path)’ is gelezen als Windows-1252: controleer letters als ë en €",
          "‘\(path)’ was read as Windows-1252: check letters such as ë and €"), language)
    }
    return sheet
  }
}
