/// `opgave report`: a site of static pages about the opgaven in a folder.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveWorkspace
internal import Synchronization

enum ReportCommand {
  static let options =
    [
      Option("--output", .text(Text("MAP", "FOLDER").nl), Text("waarin de bladzijden komen", "where the pages go")),
      CheckCommand.peildatum,
      Option(
        "--without-findings", .none,
        Text("laat weg wat de controle vindt", "leave out what the check finds")),
      Option(
        "--since", .text(Text("MOMENT", "MOMENT").nl),
        Text(
          "vertel ook wat er veranderde sinds een vastlegging, tag of dag",
          "tell also what changed since a commit, tag or day")),
      Option(
        "--watch", .none, Text("maak de bladzijden opnieuw bij elke verandering", "make the pages again at each change")
      ),
      Option("--workers", .text("N"), Text("hoeveel kernen werken [alle]", "how many cores work [all]")),
    ] + Common.options

  static let help = CommandHelp(
    name: "report", arguments: "[PAD]",
    summary: Text(
      "Maakt een map met bladzijden om te bekijken, te delen en te printen: een overzicht, een bladzijde per opgave en portfolio, en lijsten van besluiten, acties en functies. Alles werkt zonder netwerk. De map moet leeg zijn of eerder zo gemaakt.",
      "Makes a folder of pages to look at, share and print: an overview, a page for each opgave and portfolio, and lists of decisions, actions and functies. Everything works without a network. The folder has to be empty or made so before."
    ),
    examples: [
      ("opgave report --output verslag", Text("van deze map", "of this folder")),
      ("opgave report --output raad --without-findings", Text("voor de raad", "for the council")),
      (
        "opgave report --output verslag --since 2026-04-01",
        Text("met wat er sinds die dag veranderde", "with what changed since that day")
      ),
      ("opgave report --output verslag --lang en", Text("in het Engels", "in English")),
    ],
    exits: [
      ("0", Text("alles is gemaakt", "everything is made")),
      ("2", Text("iets kon niet gelezen of geschreven worden", "something could not be read or written")),
      Common.interrupted,
    ])

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    guard let output = arguments.value("--output") else {
      throw UsageError(
        Text(
          "noem met ‘--output’ de map waarin de bladzijden komen",
          "name with ‘--output’ the folder in which the pages go"))
    }
    guard arguments.paths.count < 2 else { throw UsageError(Text("noem één map", "name one folder")) }
    let path = arguments.paths.first ?? "."
    let absolute = Disk.absolute(path)
    guard Disk.kind(absolute) != nil else { throw UsageError(Problem(.nothing(at: path))) }
    var resources = Resources.machine()
    if let workers = try arguments.number("--workers", in: 1...1024) { resources.workers = workers }
    let root = Discovery(resources).root(of: absolute)
    var reading = ReadOptions()
    reading.peildatum = try CheckCommand.peildatum(arguments)
    reading.whenSettingsAreBroken = .goOn(with: nil)
    let run = ReportRun(
      arguments: arguments, language: language, output: output, root: root, reader: RepositoryReader(resources, reading)
    )
    if arguments.has("--watch") { run.watch() }
    return try run.once()
  }
}

/// One making of the pages, and the same again at each change.
private struct ReportRun {
  let arguments: Arguments
  let language: Language
  let output: String
  let root: String
  let reader: RepositoryReader

  func once() throws(UsageError) -> Int32 {
    let since = try arguments.value("--since").map { (text) throws(UsageError) in
      try DiffRequest(since: text, root, reader)
    }
    let compared = try since?.compare()
    let repositories = compared?.map { $0.new.checked() } ?? reader.check(root)
    var options = Site.Options(CheckCommand.language(arguments, repositories.map(\.settings.settings), language))
    options.withFindings = !arguments.has("--without-findings")
    if let since, let compared {
      options.changes = ChangesPage(compared, since.options(options.language, withText: false))
    }
    let folder: MadeFolder
    do { folder = try MadeFolder(output, marker: Site.marker, ending: Site.ending) } catch {
      throw UsageError(Problem(error))
    }
    let told = Mutex((pages: 0, problems: [Problem]()))
    Site(repositories, options).make { path, text in
      do throws(FileError) {
        try folder.put(Array(text.utf8), at: path)
        told.withLock { $0.pages += 1 }
      } catch { told.withLock { $0.problems.append(Problem(error)) } }
    }
    var (pages, problems) = told.withLock { $0 }
    // A disk that is full is full for each page.
    do { try folder.finish() } catch { problems.append(Problem(error)) }
    let unread = repositories.flatMap(\.problems) + (compared ?? []).flatMap(\.old.problems)
    let reservations = (compared ?? []).flatMap(\.reservations)
    for problem in unread + problems.prefix(10) { Common.say(problem.text, options.language) }
    for text in reservations { Common.say(text, options.language) }
    if problems.count > 10 {
      let more = problems.count - 10
      Common.say(
        Text("en nog \(more) bladzijden niet geschreven", "and \(more) more pages not written"), options.language)
    }
    if repositories.contains(where: \.settings.areBroken) {
      Common.say(
        Text(
          "de instellingen kloppen niet; de bladzijden gaan uit van wat er wel te lezen is: zie opgave check",
          "the settings are not right; the pages are made from what can be read of them: see opgave check"),
        options.language)
    }
    for text in Unreadable.text(repositories.flatMap { Unreadable.all($0.texts) }) {
      Common.say(text, options.language)
    }
    let made = Text.counted(pages, "bladzijde", "bladzijden", "page", "pages")
    let start = FilePath.joined(output, "index.html")
    // Where some are missing the first may be among them.
    let whole = Text("\(made.nl); begin bij \(start)\n", "\(made.en); start at \(start)\n")
    Stream.output.write((problems.isEmpty ? whole : Text(made.nl + "\n", made.en + "\n"))[options.language])
    return unread.isEmpty && problems.isEmpty && reservations.isEmpty
      && !repositories.contains(where: \.settings.areBroken) ? 0 : 2
  }

  func watch() -> Never {
    let discovery = Discovery(reader.resources)
    while true {
      let before = discovery.standing([root])
      do throws(UsageError) { _ = try once() } catch {
        Ending.end(Common.fail("opgave", error, language))
      }
      Waiting.untilChanged(language) {
        let now = discovery.standing([root])
        return now.stamps != before.stamps || now.problems != before.problems
      }
    }
  }
}
