/// `opgave export`: the facts of a repository as JSON, as sheets, as the three questions of a budget, or as a calendar.
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgavePages
internal import OpgavePlatform
internal import OpgaveSheets
internal import OpgaveWorkspace

enum ExportCommand {
  static let options =
    [
      Option(
        "--sheet", .one(of: SheetKind.allCases.map(\.rawValue)),
        Text("bij csv: welk blad [opgaven]", "with csv: which sheet [opgaven]")),
      Option(
        "--dialect", .one(of: ["excel-nl"]),
        Text(
          "bij csv: zoals een rekenblad in een Nederlands kantoor het opent",
          "with csv: as a spreadsheet in a Dutch office opens it")),
      Option(
        "--over", .none, Text("bij 3w: achteraf, voor de jaarrekening", "with 3w: afterwards, for the annual report")),
      Option(
        "--stated", .none,
        Text(
          "bij json: alleen wat er staat, zonder wat daaruit volgt",
          "with json: only what is written, without what follows from it")),
      Option(
        "--output", .text("FILE"),
        Text(
          "schrijf naar een bestand; bij csv mag het een map zijn, met ‘/’: alle bladen",
          "write to a file; with csv it may be a folder, with ‘/’: all sheets")),
      Option(
        "--strict", .none,
        Text("eindig met 1 als iets niet gelezen kon worden", "end with 1 where something could not be read")),
      CheckCommand.peildatum,
    ] + Common.options

  static let help = CommandHelp(
    name: "export", arguments: "json|csv|3w|ics [PAD]",
    summary: Text(
      "Geeft de feiten aan andere programma’s: alles als JSON, bladen voor een rekenblad, de drie vragen van de programmabegroting (wat willen we bereiken, wat gaan we doen, wat mag het kosten) als Markdown, of een agenda van wat eraan komt.",
      "Hands the facts to other programs: everything as JSON, sheets for a spreadsheet, the three questions of the programme budget (what do we want to achieve, what will we do, what may it cost) as Markdown, or a calendar of what is to come."
    ),
    examples: [
      (
        "opgave export csv --dialect excel-nl --output bladen/",
        Text("alle bladen, om te openen", "all sheets, to be opened")
      ),
      ("opgave export csv --sheet metingen > metingen.csv", Text("één blad", "one sheet")),
      ("opgave export 3w", Text("voor de begroting", "for the budget")),
      ("opgave export 3w --over", Text("voor de jaarrekening", "for the annual report")),
      ("opgave export ics --output opgaven.ics", Text("voor de agenda", "for the calendar")),
      ("opgave export json --stated", Text("alleen wat er staat", "only what is written")),
    ],
    exits: [
      ("0", Text("alles is gegeven", "everything is given")),
      ("1", Text("met ‘--strict’: iets kon niet gelezen worden", "with ‘--strict’: something could not be read")),
      ("2", Text("een bestand kon niet gelezen of geschreven worden", "a file could not be read or written")),
    ], words: { forms })

  private static let forms = ["json", "csv", "3w", "ics"]

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    guard let form = arguments.paths.first, forms.contains(form) else {
      let hint = Common.hint(arguments.paths.first ?? "", in: forms)
      throw UsageError(
        Text("noem een vorm: json, csv, 3w of ics\(hint.nl)", "name a form: json, csv, 3w or ics\(hint.en)"))
    }
    for (option, own) in [("--sheet", "csv"), ("--dialect", "csv"), ("--over", "3w"), ("--stated", "json")]
    where arguments.has(option) && form != own {
      throw UsageError(Text("‘\(option)’ hoort bij ‘\(own)’", "‘\(option)’ goes with ‘\(own)’"))
    }
    let folder = form == "csv" ? arguments.value("--output").flatMap(self.folder) : nil
    if let folder {
      if arguments.has("--sheet") {
        throw UsageError(
          Text("in een map komen alle bladen: laat ‘--sheet’ weg", "in a folder go all sheets: leave ‘--sheet’ out"))
      }
      for kind in SheetKind.allCases { try OutputFile.check("\(folder)/\(kind.rawValue).csv") }
    } else if let path = arguments.value("--output") {
      try OutputFile.check(path)
    }
    let repositories = try ReadRepository.named(arguments.droppingFirstPath)
    let language = CheckCommand.language(arguments, repositories.map(\.settings.settings), language)
    let texts = repositories.map(\.texts)
    var unread: [Unreadable] = []
    switch form {
    case "json":
      unread = texts.flatMap { Unreadable.all($0) }
      try json(repositories, arguments.has("--stated") ? .stated : .resolved, arguments)
    case "csv": unread = try csv(texts, arguments, folder, language)
    case "ics":
      unread = texts.flatMap { Unreadable.all($0, fields: Agenda.fields) }
      try OutputFile.put(ICalendar.text(Agenda(texts, language), language), arguments)
    default:
      unread = texts.flatMap { Unreadable.all($0, fields: ThreeQuestions.fields) }
      let blocks = texts.flatMap { ThreeQuestions($0, language, isOver: arguments.has("--over")).blocks }
      try OutputFile.put(blocks.isEmpty ? "" : Markdown().text(blocks) + "\n", arguments)
    }
    for text in Unreadable.text(unread) { Common.say(text, language) }
    let code = try ReadRepository.tell(repositories, language)
    return code == 0 && !unread.isEmpty && arguments.has("--strict") ? 1 : code
  }

  /// The folder that is meant, without the slash at its end; `nil` for a file.
  private static func folder(_ path: String) -> String? {
    if path.hasSuffix("/") { return String(path.dropLast()) }
    return Disk.kind(path) == .folder ? path : nil
  }

  private static func csv(
    _ texts: [RepositoryTexts], _ arguments: Arguments, _ folder: String?, _ language: Language
  ) throws(UsageError) -> [Unreadable] {
    let writer = SheetWriter(arguments.has("--dialect") ? .dutch : .standard)
    let sheets = RepositorySheets(texts, language)
    guard let folder else {
      let kind = arguments.value("--sheet").flatMap(SheetKind.init) ?? .opgaven
      let bytes = writer.bytes(sheets.sheet(kind))
      if let path = arguments.value("--output") { try put(bytes, path) } else { Stream.output.write(bytes) }
      return texts.flatMap(kind.unreadable)
    }
    if Disk.kind(folder) == nil {
      do { try Disk.makeFolder(folder) } catch { throw UsageError(Problem(error)) }
    }
    for kind in SheetKind.allCases { try put(writer.bytes(sheets.sheet(kind)), "\(folder)/\(kind.rawValue).csv") }
    let fields = SheetKind.allCases.reduce(into: Set<Field>()) { $0.formUnion($1.shownFields) }
    return texts.flatMap { Unreadable.all($0, fields: fields) }
  }

  private static func put(_ bytes: [UInt8], _ path: String) throws(UsageError) {
    do { try Disk.write(bytes, to: path) } catch { throw UsageError(Problem(error)) }
  }

  /// File by file, so that no more than one is held as text where it goes to the output.
  private static func json(
    _ repositories: [ReadRepository], _ form: FileFacts.Form, _ arguments: Arguments
  ) throws(UsageError) {
    var whole = ""
    let isKept = arguments.has("--output")
    func put(_ text: String) { if isKept { whole += text } else { Stream.output.write(text) } }
    put("{\"version\":1,\"files\":[")
    var isFirst = true
    for texts in repositories.map(\.texts) {
      for number in texts.repository.files.indices {
        let path = FilePath.relative(texts.path(number), to: Disk.currentFolder)
        put((isFirst ? "\n" : ",\n") + FileFacts(texts, number, form).json(path: path).text)
        isFirst = false
      }
    }
    put("\n]}\n")
    if isKept { try OutputFile.put(whole, arguments) }
  }
}
