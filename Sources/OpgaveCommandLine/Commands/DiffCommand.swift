/// `opgave diff`: what changed between two moments, in words and as data.
internal import OpgaveFormatting
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

enum DiffCommand {
  private static let forms = ["text", "markdown", "json", "html"]

  static let options =
    [
      Option(
        "--opgave", .text(Text("NAAM", "NAME").nl),
        Text("alleen deze opgave; mag vaker", "only this opgave; may be repeated")),
      Option("--stat", .none, Text("alleen hoeveel er waarin veranderde", "only how much changed in what")),
      Option("--text", .none, Text("toon ook de woorden die veranderden", "show the words that changed too")),
    ].under(Text("Wat wordt verteld", "What is told"))
    + [
      Option(
        "--format", .one(of: forms + ReportForm.allCases.map(\.rawValue).filter { !forms.contains($0) }),
        Text(
          "\(forms.joined(separator: ", ")) [text]; met --check een vorm van opgave check",
          "\(forms.joined(separator: ", ")) [text]; with --check a format of opgave check")),
      Option(
        "--output", .text("FILE"),
        Text(
          "schrijf naar een bestand [uitvoer]; met --check ook VORM:BESTAND, vaker",
          "write to a file [output]; with --check also FORM:FILE, repeated")),
    ].under(Text("Hoe", "How"))
    + [
      Option(
        "--check", .none,
        Text(
          "vertel niet maar controleer: de regels over de geschiedenis (OPG10)",
          "do not tell but check: the rules on history (OPG10)")),
      CheckCommand.select, CheckCommand.ignore, CheckCommand.failOn(.waarschuwing), CheckCommand.maximum,
      CheckCommand.statistics, CheckCommand.quiet, CheckCommand.peildatum,
    ].under(Text("Controleren", "Checking"))
    + [
      Option(
        "--textconv", .text("FILE"),
        Text(
          "druk een bestand af in één vorm, voor git diff", "print a file in one form, for git diff"))
    ].under(Text("Voor git", "For git"))
    + Common.options

  static let help = CommandHelp(
    name: "diff", arguments: Text("[OUD [NIEUW]] [-- PAD…]", "[OLD [NEW]] [-- PATH…]").nl,
    summary: Text(
      "Vertelt wat er in de opgaven veranderde tussen twee momenten: de inhoud, niet de vorm. Een moment is een vastlegging, tak of tag van git, een dag zoals 2026-04-01 (de laatste vastlegging tot en met die dag, in UTC), of een map, die met / of . begint of op / eindigt. Zonder momenten: van de laatste vastlegging tot de bestanden zoals ze zijn.",
      "Tells what changed in the opgaven between two moments: what they say, not their form. A moment is a commit, branch or tag of git, a day such as 2026-04-01 (the last commit up to that day, in UTC), or a folder, which starts with / or . or ends in /. Without moments: from the last commit to the files as they are."
    ),
    examples: [
      ("opgave diff", Text("wat nog niet is vastgelegd", "what is not committed yet")),
      ("opgave diff 2026-04-01", Text("sinds het eind van die dag", "since the end of that day")),
      ("opgave diff main HEAD --format markdown", Text("voor bij een merge request", "for beside a merge request")),
      (
        "opgave diff verslag-q1 verslag-q2 --opgave wonen",
        Text("één opgave, tussen twee tags", "one opgave, between two tags")
      ),
      (
        "opgave diff origin/main --check --format github",
        Text("voor CI: wat stil verschoof, bij zijn regel", "for CI: what moved silently, at its line")
      ),
      ("opgave diff ../kopie/ . --stat", Text("tussen twee mappen, in aantallen", "between two folders, in numbers")),
    ],
    exits: [
      (
        "0",
        Text(
          "het is verteld, of er iets veranderde of niet; met --check: geen melding vanaf --fail-on",
          "it is told, whether anything changed or not; with --check: no finding from --fail-on")
      ),
      ("1", Text("met --check: een melding vanaf die ernst", "with --check: a finding from that severity")),
      (
        "2",
        Text(
          "een moment is er niet, of iets kon niet worden gelezen",
          "a moment is not there, or something could not be read")
      ),
      Common.interrupted,
    ])

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    if let path = arguments.value("--textconv") { return try textconv(path) }
    if arguments.has("--check") { return try check(arguments, language) }
    if let form = arguments.value("--format"), !forms.contains(form) {
      throw UsageError(
        Text("de vorm ‘\(form)’ is er alleen met ‘--check’", "the format ‘\(form)’ is there with ‘--check’ alone"))
    }
    for option in [
      CheckCommand.select, CheckCommand.ignore, CheckCommand.failOn(.waarschuwing), CheckCommand.maximum,
      CheckCommand.statistics,
    ] where arguments.has(option.name) {
      throw UsageError(
        Text("‘\(option.name)’ is er alleen met ‘--check’", "‘\(option.name)’ is there with ‘--check’ alone"))
    }
    if let path = arguments.value("--output") { try OutputFile.check(path) }
    let request = try DiffRequest(arguments)
    let compared = try request.compare()
    let language = CheckCommand.language(arguments, compared.map(\.new.settings.settings), language)
    try request.checkNames(compared)
    let page = ChangesPage(compared, request.options(language, withText: arguments.has("--text")))
    try OutputFile.put(text(page, arguments, language), arguments)
    for text in compared.flatMap(\.reservations) + compared.flatMap(\.notes) { Common.say(text, language) }
    let code = try ReadRepository.tell(compared.flatMap { [$0.old, $0.new] }, language)
    return compared.allSatisfy(\.reservations.isEmpty) ? code : 2
  }

  /// A text in its canonical form, so that what differs is what it says; one with errors as it is.
  private static func textconv(_ path: String) throws(UsageError) -> Int32 {
    let bytes: [UInt8]
    do { bytes = try Disk.read(path) } catch { throw UsageError(Problem(error)) }
    let tree = SyntaxTree(parsing: bytes)
    let canonical = Formatter.isFormattable(tree) ? try? Formatter.formatted(tree) : nil
    Stream.output.write(canonical ?? bytes)
    return 0
  }

  /// The rules on history, and they alone.
  private static func check(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    if let form = arguments.value("--format"), ReportForm(rawValue: form) == nil {
      throw UsageError(
        Text("de vorm ‘\(form)’ gaat niet samen met ‘--check’", "the format ‘\(form)’ does not go with ‘--check’"))
    }
    for option in ["--stat", "--text", "--opgave"] where arguments.has(option) {
      throw UsageError(
        Text("‘\(option)’ gaat niet samen met ‘--check’", "‘\(option)’ does not go with ‘--check’"))
    }
    let start = SystemClock.seconds
    let check = try CheckRequest(arguments, failOn: .waarschuwing)
    let request = try DiffRequest(arguments)
    let compared = try request.compare()
    let language = CheckCommand.language(arguments, compared.map(\.new.settings.settings), language)
    try request.checkNames(compared)
    let targets = request.paths.isEmpty ? [request.moments.new.root] : request.paths
    var report = CheckReport(check, language, base: Disk.currentFolder)
    let checked = compared.map { $0.checked(keepsIgnored: check.namesAccepted) }
    report.makeRoom(for: checked, targets)
    for (one, found) in zip(compared, checked) {
      report.add(found, in: request.moments.new.root, targets, earlier: one.old.texts)
    }
    for problem in compared.flatMap(\.new.problems) { report.add(problem) }
    for text in compared.flatMap(\.newReservations) { report.couldNot(text) }
    // Who mends what could not be read then is not to be stopped by it.
    let then = compared.flatMap { $0.old.problems.map(\.text) + $0.oldReservations + $0.notes }
    for text in then { Common.say(text, language) }
    let code = report.finish(seconds: SystemClock.seconds - start, fixed: 0, isWhole: false)
    Ending.end(code)
  }

  private static func text(_ page: ChangesPage, _ arguments: Arguments, _ language: Language) -> String {
    let shown = arguments.has("--stat") ? page.counts : page.page
    return switch arguments.value("--format") {
    case "markdown": Markdown().text(shown)
    case "json": page.json(withChanges: !arguments.has("--stat")).text + "\n"
    case "html": HTMLDocument.alone(shown, language)
    default: Terminal.listing(arguments).text(shown)
    }
  }
}

/// What is to be compared, as arguments name it.
struct DiffRequest {
  let moments: FoundMoments
  /// Absolute.
  let paths: [String]
  private let resources: Resources
  private let reading: ReadOptions
  private let opgaven: [String]
  private let names: (old: String, new: String?)

  init(_ arguments: Arguments) throws(UsageError) {
    let resources = Resources.machine()
    var reading = ReadOptions()
    reading.peildatum = try CheckCommand.peildatum(arguments)
    self.reading = reading
    let named = Array(arguments.paths.dropLast(arguments.behindDashes.count))
    guard named.count < 3 else {
      throw UsageError(
        Text(
          "noem hooguit twee momenten; paden staan achter ‘--’", "name two moments at most; paths stand behind ‘--’"))
    }
    let here = Disk.currentFolder
    paths = arguments.behindDashes.map(Disk.absolute)
    let pair = MomentPair(
      named.first.map { MomentChoice($0, from: here) } ?? .revision("HEAD"),
      named.dropFirst().first.map { MomentChoice($0, from: here) },
      around: paths.first.map { Disk.kind($0) == nil ? here : $0 } ?? here)
    do throws(GitFailure) { moments = try FoundMoments(pair, resources) } catch { throw UsageError(error.text) }
    self.resources = resources
    opgaven = arguments.all("--opgave")
    names = (named.first ?? "HEAD", named.dropFirst().first)
  }

  /// What changed since a moment in what is read of a root.
  init(since text: String, _ root: String, _ reader: RepositoryReader) throws(UsageError) {
    (resources, reading) = (reader.resources, reader.options)
    (paths, opgaven, names) = ([], [], (text, nil))
    let pair = MomentPair(MomentChoice(text, from: Disk.currentFolder), nil, around: root)
    do throws(GitFailure) { moments = try FoundMoments(pair, resources) } catch { throw UsageError(error.text) }
  }

  func compare() throws(UsageError) -> [ComparedRepository] {
    do throws(GitFailure) { return try moments.compare(resources, reading) } catch { throw UsageError(error.text) }
  }

  /// Sees to it that what is asked for is there, at one of both moments.
  func checkNames(_ compared: [ComparedRepository]) throws(UsageError) {
    for path in paths where Disk.kind(path) == nil {
      let wasThere = compared.contains { one in
        one.old.files.contains { FilePath.joined(one.old.root, $0.file.path).isIn(path) }
      }
      if wasThere { continue }
      let named = FilePath.relative(path, to: Disk.currentFolder)
      throw UsageError(
        Text(
          "‘\(named)’ is er niet, toen niet en nu niet", "‘\(named)’ is not there, neither then nor now"))
    }
    for name in opgaven {
      let known = compared.flatMap { one in
        [one.old, one.new].flatMap { $0.whole.repository.opgaveNames }
      }
      if known.contains(name) { continue }
      let hint = Common.hint(name, in: known)
      throw UsageError(
        Text("hier is geen opgave ‘\(name)’\(hint.nl)", "there is no opgave ‘\(name)’ here\(hint.en)"))
    }
  }

  func options(_ language: Language, withText: Bool) -> ChangesPage.Options {
    var options = ChangesPage.Options(language, moments, asked: names.old, names.new)
    options.withText = withText
    options.opgaven = opgaven
    let paths = paths
    if !paths.isEmpty { options.isMeant = { path in paths.contains { path.isIn($0) } } }
    return options
  }
}

extension Repository {
  /// Of the opgaven that bear one.
  fileprivate var opgaveNames: [String] {
    files.flatMap { file in
      file.facts.topLevel.filter { file.facts.kind(of: $0) == .opgave && file.facts.declaration($0).name >= 0 }
        .map(file.facts.name(of:))
    }
  }
}
