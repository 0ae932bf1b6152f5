/// `opgave stats`: what there is, how it stands, and what is late.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveWorkspace

enum StatsCommand {
  static let options =
    [Option("--json", .none, Text("voor een programma", "for a program")), CheckCommand.peildatum] + Common.options

  static let help = CommandHelp(
    name: "stats", arguments: "[PAD]",
    summary: Text(
      "Telt de opgaven per status en werkwijze, het geld per portfolio, welke indicatoren op koers zijn en van wat de dag voorbij is.",
      "Counts the opgaven by status and werkwijze, the money by portfolio, which indicators are on course and of what the day is past."
    ),
    examples: [
      ("opgave stats", Text("alles in deze map", "everything in this folder")),
      ("opgave stats --json", Text("voor een programma", "for a program")),
    ])

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    let repositories = try ReadRepository.named(arguments)
    let language = CheckCommand.language(arguments, repositories.map(\.settings.settings), language)
    var page = StatisticsPage()
    for repository in repositories { page.add(repository.texts, language) }
    if arguments.has("--json") {
      Stream.output.write(page.json.text + "\n")
    } else {
      Stream.output.write(Terminal.listing(arguments).text(page.blocks(language)))
    }
    for text in Unreadable.text(repositories.flatMap { Unreadable.all($0.texts) }) { Common.say(text, language) }
    return try ReadRepository.tell(repositories, language)
  }
}

extension ReadRepository {
  /// The repositories at the path that arguments name, else at the current folder.
  static func named(_ arguments: Arguments) throws(UsageError) -> [ReadRepository] {
    let path = arguments.paths.first ?? "."
    guard arguments.paths.count < 2 else {
      throw UsageError(Text("noem één map", "name one folder"))
    }
    let absolute = Disk.absolute(path)
    guard Disk.kind(absolute) != nil else {
      throw UsageError(Problem(.nothing(at: path)))
    }
    return try all(at: absolute, arguments)
  }

  /// The repository in which a path lies and those below it, on the day that arguments name.
  static func all(at path: String, _ arguments: Arguments) throws(UsageError) -> [ReadRepository] {
    let resources = Resources.machine()
    var options = ReadOptions()
    options.peildatum = try CheckCommand.peildatum(arguments)
    return RepositoryReader(resources, options).read(Discovery(resources).root(of: path))
  }

  /// Names what could not be read, and gives the exit code.
  static func tell(_ repositories: [ReadRepository], _ language: Language) throws(UsageError) -> Int32 {
    for problem in repositories.flatMap(\.problems) {
      Common.say(problem.text, language)
    }
    if let broken = repositories.first(where: \.settings.areBroken) {
      throw UsageError(
        Text(
          "de instellingen van ‘\(broken.root)’ zijn niet te gebruiken: zie opgave check",
          "the settings of ‘\(broken.root)’ cannot be used: see opgave check"))
    }
    return repositories.contains { !$0.problems.isEmpty } ? 2 : 0
  }
}
