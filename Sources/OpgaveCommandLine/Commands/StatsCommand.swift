/// `opgave stats`: how many opgaven there are, by status, werkwijze and portfolio.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveWorkspace

/// One opgave with what it says of itself and what follows from it, as counts and exports show it.
struct OpgaveSummary {
  let ordinal: Int
  let context: OpgaveContext
  let name: String
  let organisation: String
  /// The portfolio in which it stands, itself or by the opgave above it.
  let portfolio: Address?
  let portfolioName: String?
  let status: Word?
  /// The werkwijze in force.
  let werkwijze: Word?
  /// Its file, whose prose is read when it is asked for.
  let file: ExportedFile

  /// Calls `body` for each opgave of a repository, by path and place; what belongs to a file goes with the file.
  static func forEach(_ read: ReadRepository, _ body: (OpgaveSummary) -> Void) {
    let standing = Standing(read.whole)
    let texts = read.texts
    for number in read.whole.repository.files.indices {
      let file = ExportedFile(texts, number)
      for ordinal in file.facts.topLevel where file.facts.kind(of: ordinal) == .opgave {
        let context = OpgaveContext(file.context, ordinal)
        let portfolio = standing.portfolio(of: Address(file: number, ordinal: ordinal), file.context)
        body(
          OpgaveSummary(
            ordinal: ordinal, context: context, name: file.facts.name(of: ordinal),
            organisation: file.facts.organisationName(of: ordinal).map(file.facts.names.text) ?? "",
            portfolio: portfolio, portfolioName: portfolio.map(read.whole.repository.name), status: context.status,
            werkwijze: context.werkwijze, file: file))
      }
    }
  }
}

/// In which portfolio opgaven stand; each is found once.
final class Standing {
  private let whole: RepositoryContext
  private var known: [Address: Address?] = [:]
  private var contexts: [Int32: FileContext] = [:]

  init(_ whole: RepositoryContext) { self.whole = whole }

  /// The portfolio that an opgave, or its nearest ancestor by `deel-van`, names.
  func portfolio(of address: Address, _ own: FileContext) -> Address? {
    var (place, way): (Address, [Address]) = (address, [])
    var seen: Set<Address> = []
    var found: Address?
    while seen.insert(place).inserted {
      if let answer = known[place] {
        found = answer
        break
      }
      way.append(place)
      let file = place.file == address.file ? own : context(place.file)
      found = file.target(.portfolio, of: Int(place.ordinal))
      guard found == nil, let above = file.target(.deelVan, of: Int(place.ordinal)) else { break }
      place = above
    }
    for step in way { known[step] = .some(found) }
    return found
  }

  private func context(_ file: Int32) -> FileContext {
    if let context = contexts[file] { return context }
    if contexts.count > 256 { contexts.removeAll() }
    let context = FileContext(whole, file: Int(file))
    contexts[file] = context
    return context
  }
}

enum StatsCommand {
  static let options = [CheckCommand.peildatum] + Common.options

  static let help = CommandHelp(
    name: "stats", arguments: "[PAD]",
    summary: Text(
      "Telt de opgaven per status, werkwijze en portfolio, en wat erin staat.",
      "Counts the opgaven by status, werkwijze and portfolio, and what is in them."),
    examples: [("opgave stats", Text("alles in deze map", "everything in this folder"))])

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    let repositories = try ReadRepository.named(arguments)
    let style = Style(choice: arguments.value("--color"), for: .output)
    let language = CheckCommand.language(arguments, repositories.map(\.settings.settings), language)
    var statuses: [Word: Int] = [:]
    var (ways, portfolios, organisations): ([String: Int], [String: Int], [String: Int]) = ([:], [:], [:])
    var content: [Kind: Int] = [:]
    let none = Text("(geen)", "(none)")[language]
    for repository in repositories {
      OpgaveSummary.forEach(repository) { opgave in
        if let status = opgave.status { statuses[status, default: 0] += 1 }
        ways[opgave.werkwijze?.spelling ?? none, default: 0] += 1
        portfolios[opgave.portfolioName ?? none, default: 0] += 1
        organisations[opgave.organisation, default: 0] += 1
        let context = opgave.context
        let counts: [(Kind, Int)] = [
          (.opgave, 1), (.partij, context.partijen.count), (.doel, context.doelen.count),
          (.baat, context.baten.count), (.indicator, context.indicatoren.count),
          (.inspanning, context.inspanningen.count),
        ]
        for (kind, count) in counts { content[kind, default: 0] += count }
      }
    }
    var text = ""
    func table(_ title: Text, _ rows: [(String, Int)]) {
      if rows.isEmpty { return }
      let width = rows.map { Width.of($0.0) }.max() ?? 0
      let most = max(1, rows.map(\.1).max() ?? 1)
      text += style.bold(title[language]) + "\n"
      for (name, count) in rows {
        let bar = String(repeating: "▆", count: max(count > 0 ? 1 : 0, count * 30 / most))
        let number = String(count)
        text +=
          "  \(name)\(String(repeating: " ", count: width - Width.of(name)))  \(String(repeating: " ", count: max(0, 5 - number.count)))\(number)  \(style.frame(bar))\n"
      }
      text += "\n"
    }
    table(
      Text("Status", "Status"),
      WordSet.status.words.compactMap { word in statuses[word].map { (word.spelling, $0) } })
    table(
      Text("Werkwijze die nu geldt", "Werkwijze in force"),
      (WordSet.werkwijze.words.map(\.spelling) + [none]).compactMap { name in ways[name].map { (name, $0) } })
    table(
      Text("Portfolio", "Portfolio"),
      portfolios.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) })
    if organisations.count > 1 {
      table(
        Text("Organisatie", "Organisatie"),
        organisations.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) })
    }
    let kinds: [Kind] = [.opgave, .partij, .doel, .baat, .indicator, .inspanning]
    table(Text("In alle opgaven samen", "In all opgaven together"), kinds.map { ($0.keyword, content[$0] ?? 0) })
    Stream.output.write(text.hasSuffix("\n\n") ? String(text.dropLast()) : text)
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
      Stream.error.write("opgave: \(problem.text[language])\n")
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
