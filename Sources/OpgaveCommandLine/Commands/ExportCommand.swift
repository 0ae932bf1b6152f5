/// `opgave export`: the facts of a repository as JSON, as rows for a spreadsheet, or as the three questions of a budget.
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveWorkspace

enum ExportCommand {
  static let options =
    [
      Option(
        "--stated", .none,
        Text(
          "bij json: alleen wat er staat, zonder wat ernaar verwezen wordt",
          "with json: only what is written, without what it refers to")),
      CheckCommand.peildatum,
    ] + Common.options

  static let help = CommandHelp(
    name: "export", arguments: "json|csv|3w [PAD]",
    summary: Text(
      "Geeft de feiten aan andere programma’s: alles als JSON, de opgaven als rijen voor een rekenblad, of de drie vragen van de programmabegroting (wat willen we bereiken, wat gaan we doen, wat mag het kosten) als Markdown.",
      "Hands the facts to other programs: everything as JSON, the opgaven as rows for a spreadsheet, or the three questions of the programme budget (what do we want to achieve, what will we do, what may it cost) as Markdown."
    ),
    examples: [
      ("opgave export json > opgaven.json", Text("alles", "everything")),
      ("opgave export json --stated", Text("alleen wat er staat", "only what is written")),
      ("opgave export csv > opgaven.csv", Text("één rij per opgave", "one row an opgave")),
      ("opgave export 3w", Text("voor de begroting", "for the budget")),
    ], words: { forms })

  private static let forms = ["json", "csv", "3w"]

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    guard let form = arguments.paths.first, forms.contains(form) else {
      let hint = Common.hint(arguments.paths.first ?? "", in: forms)
      throw UsageError(Text("noem een vorm: json, csv of 3w\(hint.nl)", "name a form: json, csv or 3w\(hint.en)"))
    }
    let repositories = try ReadRepository.named(arguments.droppingFirstPath)
    let language = CheckCommand.language(arguments, repositories.map(\.settings.settings), language)
    switch form {
    case "json": json(repositories, arguments.has("--stated") ? .stated : .resolved)
    case "csv": OpgaveRows.commaSeparated(repositories.lazy.map(\.texts)) { Stream.output.write($0) }
    default:
      let blocks = repositories.flatMap { ThreeQuestions.blocks($0.texts, language) }
      if !blocks.isEmpty { Stream.output.write(Markdown().text(blocks) + "\n") }
    }
    return try ReadRepository.tell(repositories, language)
  }

  /// File by file, so that no more than one is held as text.
  private static func json(_ repositories: [ReadRepository], _ form: FileFacts.Form) {
    Stream.output.write("{\"version\":1,\"files\":[")
    var isFirst = true
    for texts in repositories.map(\.texts) {
      for number in texts.repository.files.indices {
        let path = FilePath.relative(texts.path(number), to: Disk.currentFolder)
        Stream.output.write((isFirst ? "\n" : ",\n") + FileFacts(texts, number, form).json(path: path).text)
        isFirst = false
      }
    }
    Stream.output.write("\n]}\n")
  }
}
