/// `opgave stats`: how many opgaven there are, by status, werkwijze and portfolio.
internal import OpgaveFiles
internal import OpgaveModel
internal import OpgaveRules

/// One opgave with what it says of itself and what follows from it, as counts and exports show it.
struct OpgaveSummary {
  let address: Address
  let context: OpgaveContext
  private let read: ReadRepository
  let name: String
  let organisation: String
  /// The portfolio in which it stands, itself or by the opgave above it.
  let portfolioAddress: Address?
  let status: Word?
  /// The werkwijze in force.
  let werkwijze: Word?

  var portfolio: String? { portfolioAddress.map(read.whole.repository.name) }

  /// The title of that portfolio as it is written.
  var portfolioTitle: String? {
    portfolioAddress.map { ExportedFile(read, Int($0.file)).title(of: Int($0.ordinal)) }
  }

  /// Its file with the prose; read when it is asked for.
  var file: ExportedFile { ExportedFile(read, Int(address.file)) }

  /// All opgaven of a repository, by path and place.
  static func all(_ read: ReadRepository) -> [OpgaveSummary] {
    read.whole.repository.files.indices.flatMap { number -> [OpgaveSummary] in
      let file = FileContext(read.whole, file: number)
      return file.facts.topLevel.filter { file.facts.declarations[$0].kind == .opgave }.map { ordinal in
        let context = OpgaveContext(file, ordinal)
        return OpgaveSummary(
          address: Address(file: number, ordinal: ordinal), context: context, read: read,
          name: file.facts.name(of: ordinal),
          organisation: file.facts.organisationName(of: ordinal).map(file.facts.names.text) ?? "",
          portfolioAddress: read.whole.portfolio(of: Address(file: number, ordinal: ordinal)), status: context.status,
          werkwijze: context.werkwijze)
      }
    }
  }
}

extension RepositoryContext {
  /// The portfolio that an opgave, or its nearest ancestor by `deel-van`, names.
  func portfolio(of address: Address) -> Address? {
    var (place, seen): (Address, Set<Address>) = (address, [])
    while seen.insert(place).inserted {
      let file = FileContext(self, file: Int(place.file))
      if let found = file.target(.portfolio, of: Int(place.ordinal)) { return found }
      guard let above = file.target(.deelVan, of: Int(place.ordinal)) else { return nil }
      place = above
    }
    return nil
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
    let language = CheckCommand.language(arguments, repositories.map(\.settings), language)
    let opgaven = repositories.flatMap(OpgaveSummary.all)
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
    func counted<Key: Hashable>(_ keys: [Key]) -> [Key: Int] { keys.reduce(into: [:]) { $0[$1, default: 0] += 1 } }
    let none = Text("(geen)", "(none)")[language]
    let statuses = counted(opgaven.compactMap(\.status))
    table(
      Text("Status", "Status"),
      WordSet.status.words.compactMap { word in statuses[word].map { (word.spelling, $0) } })
    let ways = counted(opgaven.map { $0.werkwijze?.spelling ?? none })
    table(
      Text("Werkwijze die nu geldt", "Werkwijze in force"),
      (WordSet.werkwijze.words.map(\.spelling) + [none]).compactMap { name in ways[name].map { (name, $0) } })
    let portfolios = counted(opgaven.map { $0.portfolio ?? none })
    table(
      Text("Portfolio", "Portfolio"),
      portfolios.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) })
    let organisations = counted(opgaven.map(\.organisation))
    if organisations.count > 1 {
      table(
        Text("Organisatie", "Organisatie"),
        organisations.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) })
    }
    func sum(_ count: (OpgaveContext) -> Int) -> Int { opgaven.reduce(0) { $0 + count($1.context) } }
    table(
      Text("In alle opgaven samen", "In all opgaven together"),
      [
        ("opgave", opgaven.count), ("partij", sum { $0.partijen.count }), ("doel", sum { $0.doelen.count }),
        ("baat", sum { $0.baten.count }), ("indicator", sum { $0.indicatoren.count }),
        ("inspanning", sum { $0.inspanningen.count }),
      ])
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
      let problem = FileError.nothing(at: path)
      throw UsageError(Text(problem.nl, problem.en))
    }
    var options = CheckOptions()
    options.peildatum = try CheckCommand.peildatum(arguments)
    return Checking.read(Discovery.root(of: absolute), options)
  }

  /// Names what could not be read, and gives the exit code.
  static func tell(_ repositories: [ReadRepository], _ language: Language) throws(UsageError) -> Int32 {
    for problem in repositories.flatMap(\.problems) {
      Stream.error.write("opgave: \(language == .nl ? problem.nl : problem.en)\n")
    }
    if let broken = repositories.first(where: \.hasBrokenSettings) {
      throw UsageError(
        Text(
          "de instellingen van ‘\(broken.root)’ zijn niet te gebruiken: zie opgave check",
          "the settings of ‘\(broken.root)’ cannot be used: see opgave check"))
    }
    return repositories.contains { !$0.problems.isEmpty } ? 2 : 0
  }
}
