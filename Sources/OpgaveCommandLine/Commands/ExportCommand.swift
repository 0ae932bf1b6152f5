/// `opgave export`: the facts of a repository as JSON, as rows for a spreadsheet, or as the three questions of a budget.
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

enum ExportCommand {
  static let options = [CheckCommand.peildatum] + Common.options

  static let help = CommandHelp(
    name: "export", arguments: "json|csv|3w [PAD]",
    summary: Text(
      "Geeft de feiten aan andere programma’s: alles als JSON, de opgaven als rijen voor een rekenblad, of de drie vragen van de programmabegroting (wat willen we bereiken, wat gaan we doen, wat mag het kosten) als Markdown.",
      "Hands the facts to other programs: everything as JSON, the opgaven as rows for a spreadsheet, or the three questions of the programme budget (what do we want to achieve, what will we do, what may it cost) as Markdown."
    ),
    examples: [
      ("opgave export json > opgaven.json", Text("alles", "everything")),
      ("opgave export csv > opgaven.csv", Text("één rij per opgave", "one row an opgave")),
      ("opgave export 3w", Text("voor de begroting", "for the budget")),
    ])

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    let forms = ["json", "csv", "3w"]
    guard let form = arguments.paths.first, forms.contains(form) else {
      let hint = Common.hint(arguments.paths.first ?? "", in: forms)
      throw UsageError(Text("noem een vorm: json, csv of 3w\(hint.nl)", "name a form: json, csv or 3w\(hint.en)"))
    }
    let repositories = try ReadRepository.named(arguments.droppingFirstPath)
    let language = CheckCommand.language(arguments, repositories.map(\.settings.settings), language)
    switch form {
    case "json": json(repositories)
    case "csv": csv(repositories)
    default: Stream.output.write(threeQuestions(repositories, language))
    }
    return try ReadRepository.tell(repositories, language)
  }

  /// File by file, so that no more than one is held as text.
  private static func json(_ repositories: [ReadRepository]) {
    Stream.output.write("{\"version\":1,\"files\":[")
    var isFirst = true
    for read in repositories {
      let texts = read.texts
      for (number, file) in read.whole.repository.files.enumerated() {
        let exported = ExportedFile(texts, number)
        let value = JSON.make([
          "path": .string(FilePath.relative(FilePath.joined(read.root, file.path), to: Disk.currentFolder)),
          "declarations": .array(exported.facts.topLevel.map { exported.json($0) }),
        ])
        Stream.output.write((isFirst ? "\n" : ",\n") + value.text)
        isFirst = false
      }
    }
    Stream.output.write("\n]}\n")
  }

  private static func csv(_ repositories: [ReadRepository]) {
    func write(_ cells: [String]) { Stream.output.write(CommaSeparated.row(cells)) }
    write([
      "organisatie", "portfolio", "opgave", "titel", "status", "werkwijze", "begin", "einde", "budget", "partijen",
      "doelen", "inspanningen", "vraagstuk",
    ])
    for repository in repositories {
      OpgaveSummary.forEach(repository) { opgave in
        let (facts, ordinal, context) = (opgave.context.facts, opgave.ordinal, opgave.context)
        let period = facts.period(.looptijd, of: ordinal)
        let budget = facts.amount(.budget, of: ordinal)
        write([
          opgave.organisation, opgave.portfolioName ?? "", opgave.name, opgave.file.title(of: ordinal),
          opgave.status?.spelling ?? "", opgave.werkwijze?.spelling ?? "",
          period.map { Calendar.text($0.start.first) } ?? "", period?.end.map { Calendar.text($0.last) } ?? "",
          budget.map { Amount.plain($0) } ?? "",
          String(context.partijen.count), String(context.doelen.count), String(context.inspanningen.count),
          opgave.file.text(.vraagstuk, of: ordinal) ?? "",
        ])
      }
    }
  }

  /// Wat willen we bereiken, wat gaan we doen, wat mag het kosten: the questions of the Besluit begroting en verantwoording.
  private static func threeQuestions(_ repositories: [ReadRepository], _ language: Language) -> String {
    var text = ""
    for repository in repositories {
      // In the order in which portfolios are met; those without one last.
      var order: [Address] = []
      var sections: [Address?: String] = [:]
      OpgaveSummary.forEach(repository) { opgave in
        guard opgave.status != .gestopt else { return }
        if let portfolio = opgave.portfolio, sections[portfolio] == nil { order.append(portfolio) }
        sections[opgave.portfolio, default: ""] += section(opgave, language)
      }
      let texts = repository.texts
      for portfolio in order {
        text += "# \(texts.title(of: portfolio) ?? "")\n\n" + (sections[portfolio] ?? "")
      }
      if let rest = sections[nil] { text += "# \(Text("Zonder portfolio", "Without portfolio")[language])\n\n\(rest)" }
    }
    return text
  }

  private static func section(_ opgave: OpgaveSummary, _ language: Language) -> String {
    let (file, context) = (opgave.file, opgave.context)
    let facts = context.facts
    func line(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }
    func amount(_ ordinal: Int) -> String { facts.amount(.budget, of: ordinal).map(Amount.text) ?? "–" }
    var text = "## \(line(file.title(of: context.ordinal)))\n\n"
    if let question = file.text(.vraagstuk, of: context.ordinal) { text += "*\(line(question))*\n\n" }
    text += "### " + Text("Wat willen we bereiken?", "What do we want to achieve?")[language] + "\n\n"
    if context.doelen.isEmpty { text += Text("Er staan nog geen doelen.", "There are no doelen yet.")[language] + "\n" }
    for doel in context.doelen {
      text += "- \(line(file.title(of: doel)))\n"
      for indicator in facts.children(of: doel) where facts.kind(of: indicator) == .indicator {
        let parts = [Field.nulmeting, .streefwaarde].compactMap { file.text($0, of: indicator).map(line) }
        let unit = file.text(.eenheid, of: indicator).map { " (\(line($0)))" } ?? ""
        text += "  - \(line(file.title(of: indicator))): \(parts.joined(separator: " → "))\(unit)\n"
      }
    }
    text += "\n### " + Text("Wat gaan we doen?", "What will we do?")[language] + "\n\n"
    if !context.inspanningen.isEmpty {
      text +=
        Text(
          "| inspanning | werkwijze | status | looptijd | budget |\n|---|---|---|---|---:|\n",
          "| inspanning | werkwijze | status | period | budget |\n|---|---|---|---|---:|\n")[language]
    }
    for inspanning in context.inspanningen {
      let cells = [
        line(file.title(of: inspanning)), facts.word(.werkwijze, of: inspanning)?.spelling ?? "–",
        facts.word(.status, of: inspanning)?.spelling ?? "–", file.text(.looptijd, of: inspanning) ?? "–",
        amount(inspanning),
      ]
      text += "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    text += "\n### " + Text("Wat mag het kosten?", "What may it cost?")[language] + "\n\n"
    return text + amount(context.ordinal) + "\n\n"
  }
}
