/// `opgave check`: what is wrong in a repository, for people and for CI.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

enum CheckCommand {
  static let peildatum = Option(
    "--peildatum", .text("DATUM"),
    Text("de dag waarop gecontroleerd wordt, zoals 2026-07-01", "the day that is asked about, such as 2026-07-01"))

  static let select = Option(
    "--select", .text("REGELS"),
    Text(
      "alleen deze regels: codes, OPG5 voor een groep, namen", "only these rules: codes, OPG5 for a group, names")
  )
  static let ignore = Option("--ignore", .text("REGELS"), Text("deze regels niet", "not these rules"))
  /// - Parameter otherwise: from which severity it fails where nobody says.
  static func failOn(_ otherwise: Severity) -> Option {
    Option(
      "--fail-on", .one(of: Severity.allCases.reversed().map(\.key) + ["nooit"]),
      Text(
        "vanaf welke ernst het een fout is [\(otherwise.key)]", "from which severity it fails [\(otherwise.key)]"))
  }
  static let maximum = Option(
    "--max", .text("N"),
    Text(
      "toon hooguit zoveel meldingen; 0 is alle [op een scherm de 30 ernstigste]",
      "show so many findings at most; 0 is all [on a screen the 30 gravest]"))
  static let quiet = Option(
    "-q", .none,
    Text("zeg alleen wat fout is: geen samenvatting", "say only what fails: no summary"))
  static let statistics = Option(
    "--statistics", .none, Text("tel de meldingen per regel", "count the findings by rule"))

  static let options: [Option] =
    [
      select,
      ignore,
      peildatum,
      Option("--settings", .text("BESTAND"), Text("een ander bestand met instellingen", "another settings file")),
      Option(
        "--stdin-filename", .text("NAAM"),
        Text("lees dit bestand van standaardinvoer", "read this file from standard input")),
      Common.forceExclude,
    ].under(Text("Wat wordt gecontroleerd", "What is checked"))
    + [
      Option(
        "--format", .one(of: ReportForm.allCases.map(\.rawValue)),
        Text("vorm van de uitvoer [text]", "output format [text]")),
      Option(
        "--output", .text("VORM:BESTAND"),
        Text("schrijf ook deze vorm, naar een bestand; mag vaker", "also write this format, to a file; may be repeated")
      ),
      failOn(.fout),
      maximum,
      quiet,
      statistics,
      Option(
        "--timings", .none,
        Text(
          "zeg na afloop waar de tijd bleef, per stap en regel", "say at the end where the time went, by step and rule")
      ),
    ].under(Text("Wat u ziet", "What is shown"))
    + [
      Option("--fix", .none, Text("repareer wat zeker is", "fix what is certain")),
      Option(
        "--unsafe-fixes", .none, Text("repareer ook wat een voorstel is", "fix what is a proposal too")),
      Option(
        "--diff", .none,
        Text("schrijf niets; toon wat --fix zou veranderen", "write nothing; show what --fix would change")),
    ].under(Text("Repareren", "Fixing"))
    + [
      Option(
        "--baseline", .text("BESTAND"),
        Text("toon alleen wat er sinds deze baseline bij kwam", "show only what is new since this baseline")),
      Option(
        "--write-baseline", .text("BESTAND"), Text("leg vast wat er nu is", "record what there is now")),
    ].under(Text("Beginnen met wat er al is", "Starting with what there is"))
    + [
      Option("--watch", .none, Text("controleer opnieuw bij elke verandering", "check again at each change")),
      Option("--workers", .text("N"), Text("hoeveel kernen werken [alle]", "how many cores work [all]")),
    ] + Common.options

  static let help = CommandHelp(
    name: "check", arguments: "[PAD…]",
    summary: Text(
      "Controleert de opgaven in een map. Altijd wordt de hele verzameling gelezen; met paden worden alleen de meldingen daarin getoond.",
      "Checks the opgaven in a folder. The whole repository is always read; with paths only the findings in those are shown."
    ),
    examples: [
      ("opgave check", Text("alles in deze map", "everything in this folder")),
      (
        "opgave check wonen/ --fail-on waarschuwing",
        Text("streng, alleen de map wonen", "strict, only the folder wonen")
      ),
      ("opgave check --fix", Text("repareer wat zeker is", "fix what is certain")),
      (
        "opgave check --format github --output sarif:opgave.sarif",
        Text("voor CI: meldingen bij hun regels, en een verslag", "for CI: findings at their lines, and a report")
      ),
      (
        "opgave check --format short --peildatum 2026-07-01",
        Text("één regel per melding, met een vaste dag", "one line a finding, with a fixed day")
      ),
    ],
    exits: [
      ("0", Text("geen melding vanaf de ernst van --fail-on", "no finding from the severity of --fail-on")),
      ("1", Text("een melding vanaf die ernst", "a finding from that severity")),
      (
        "2",
        Text(
          "het werk kon niet worden gedaan: de aanroep, een bestand of de instellingen kloppen niet",
          "the work could not be done: the call, a file or the settings are wrong")
      ),
      Common.interrupted,
    ])

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    let run = try CheckRun(arguments, language)
    if arguments.has("--watch") { run.watch() }
    return run.once(endsProcess: true)
  }
}

extension CheckCommand {
  /// The day that arguments name, as number from 1970-01-01.
  static func peildatum(_ arguments: Arguments) throws(UsageError) -> Int32? {
    guard let text = arguments.value("--peildatum") else { return nil }
    guard let date = DateSpan(text: text), date.first == date.last else {
      throw UsageError(Text("‘\(text)’ is geen dag zoals 2026-07-01", "‘\(text)’ is no day such as 2026-07-01"))
    }
    return date.last
  }

  /// The language of the settings, where the command line names none.
  static func language(
    _ arguments: Arguments, _ settings: [Settings], _ otherwise: Language
  ) -> Language {
    if arguments.value("--lang") != nil { return otherwise }
    return settings.lazy.compactMap(\.language).first.map { $0 == .en ? .en : .nl } ?? otherwise
  }
}
