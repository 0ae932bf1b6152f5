/// `opgave` and its verbs: what they share, and which there are.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules

struct CommandHelp: Sendable {
  let name: String
  let arguments: String
  let summary: Text
  let examples: [(line: String, what: Text)]
  /// What its exit codes mean, where that is more than whether it could.
  var exits: [(code: String, what: Text)] = []
  /// What its first argument may be, where that is no path.
  var words: @Sendable () -> [String] = { [] }
}

enum Common {
  /// For commit hooks, which name what changed.
  static let forceExclude = Option(
    "--force-exclude", .none,
    Text("laat genoemde bestanden die uitgesloten zijn ook weg", "leave named files that are excluded out too"))

  static let interrupted = (code: "130", what: Text("onderbroken", "interrupted"))

  static let options: [Option] = [
    Option("--lang", .one(of: ["nl", "en"]), Text("taal van de meldingen [nl]", "language of the messages [nl]")),
    Option(
      "--color", .one(of: ["auto", "always", "never"]),
      Text("kleur: auto, always of never [auto]", "colour: auto, always or never [auto]")),
    Option("--help", .none, Text("deze uitleg", "this help")),
    Option("--version", .none, Text("het versienummer", "the version number")),
  ]

  /// The language that arguments or surroundings ask for, before anything else is read.
  static func language(_ arguments: [String]) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count, let language = Language(rawValue: arguments[index + 1]) {
        return language
      }
      if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) {
        return language
      }
    }
    return environmentLanguage
  }

  /// Dutch, unless the environment asks for English.
  static var environmentLanguage: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = Machine.environment(name), !value.isEmpty { return value.hasPrefix("en") ? .en : .nl }
    }
    return .nl
  }

  static func fail(_ tool: String, _ error: UsageError, _ language: Language) -> Int32 {
    say(error.text, language, by: tool)
    return 2
  }

  /// Says what went wrong; whatever people wrote comes through as text.
  static func say(_ text: Text, _ language: Language, by tool: String = "opgave") {
    Stream.error.write("\(tool): \(text[language].visible)\n")
  }

  /// What may have been meant, to put behind what is not known.
  static func hint(_ name: String, in names: [String]) -> Text {
    Nearest.find(name, in: names).map { Text(": bedoelt u ‘\($0)’?", ": do you mean ‘\($0)’?") } ?? Text("", "")
  }

  /// Answers `--help` and `--version`, whatever else is asked; whether it did.
  static func answers(
    _ arguments: Arguments, _ tool: String, _ help: CommandHelp, _ options: [Option], _ language: Language
  ) -> Bool {
    if arguments.has("--help") {
      Stream.output.write(Common.help(tool, help, options, language))
    } else if arguments.has("--version") {
      Stream.output.write("\(tool) \(Version.number)\n")
    } else {
      return false
    }
    return true
  }

  static func help(_ tool: String, _ help: CommandHelp, _ options: [Option], _ language: Language) -> String {
    var text = help.summary[language].wrapped() + "\n\n"
    text +=
      Text("Gebruik", "Usage")[language]
      + ": \(tool)\(help.name.isEmpty ? "" : " " + help.name) [\(Text("opties", "options")[language])] \(help.arguments)\n\n"
    let names = options.map { option -> String in
      switch option.value {
      case .none: option.name
      case .one(let words): "\(option.name) \(words.joined(separator: "|"))"
      case .text(let name): "\(option.name) \(name)"
      }
    }
    let width = names.map(\.count).filter { $0 <= 30 }.max() ?? 0
    let isGrouped = options.contains { $0.heading != nil }
    let plain = isGrouped ? Text("Verder", "Besides") : Text("Opties", "Options")
    var heading: String?
    for (name, option) in zip(names, options) {
      let own = (option.heading ?? plain)[language]
      if own != heading { text += (heading == nil ? "" : "\n") + own + ":\n" }
      heading = own
      let gap =
        name.count <= width
        ? String(repeating: " ", count: width - name.count) : "\n" + String(repeating: " ", count: width + 2)
      text += "  \(name)\(gap)  \(option.help[language])\n"
    }
    if !help.examples.isEmpty {
      text += "\n" + Text("Voorbeelden", "Examples")[language] + ":\n"
      let width = help.examples.map(\.line.count).max() ?? 0
      for example in help.examples {
        text +=
          "  \(example.line)\(String(repeating: " ", count: width - example.line.count))  # \(example.what[language])\n"
      }
    }
    if !help.exits.isEmpty {
      text += "\n" + Text("Exitcode", "Exit code")[language] + ":\n"
      let width = help.exits.map(\.code.count).max() ?? 0
      for exit in help.exits {
        text += "  \(exit.code)\(String(repeating: " ", count: width - exit.code.count))  \(exit.what[language])\n"
      }
    }
    return text
  }
}

/// What `opgave` can do: its name, its help, its options, and what runs.
struct Verb: Sendable {
  let summary: Text
  let help: CommandHelp
  let options: [Option]
  let run: @Sendable (Arguments, Language) throws(UsageError) -> Int32

  var name: String { help.name }
}

package enum Tool {
  /// In the order in which people meet them.
  static let verbs: [Verb] = [
    Verb(
      summary: Text("controleert de opgaven in een map", "checks the opgaven in a folder"), help: CheckCommand.help,
      options: CheckCommand.options, run: CheckCommand.run),
    Verb(
      summary: Text("legt een regel of een woord van de taal uit", "explains a rule or a word of the language"),
      help: ExplainCommand.help, options: Common.options, run: ExplainCommand.run),
    Verb(
      summary: Text("noemt alle regels", "lists all rules"), help: RulesCommand.help, options: RulesCommand.options,
      run: RulesCommand.run),
    Verb(
      summary: Text("zegt welke werkwijze bij een opgave past", "says which werkwijze fits an opgave"),
      help: AdviseCommand.help, options: AdviseCommand.options, run: AdviseCommand.run),
    Verb(
      summary: Text("begint een verzameling opgaven", "starts a repository of opgaven"), help: InitCommand.help,
      options: InitCommand.options, run: InitCommand.run),
    Verb(
      summary: Text(
        "begint een opgave, of iets erin: een doel, een functie",
        "starts an opgave, or something in one: a doel, a functie"), help: NewCommand.help,
      options: NewCommand.options, run: NewCommand.run),
    Verb(
      summary: Text("maakt bladzijden om te bekijken en te delen", "makes pages to look at and share"),
      help: ReportCommand.help, options: ReportCommand.options, run: ReportCommand.run),
    Verb(
      summary: Text("tekent hoe opgaven samenhangen", "draws how opgaven hang together"), help: GraphCommand.help,
      options: GraphCommand.options, run: GraphCommand.run),
    Verb(
      summary: Text("telt wat er is", "counts what there is"), help: StatsCommand.help, options: StatsCommand.options,
      run: StatsCommand.run),
    Verb(
      summary: Text("vertelt wat er veranderde tussen twee momenten", "tells what changed between two moments"),
      help: DiffCommand.help, options: DiffCommand.options, run: DiffCommand.run),
    Verb(
      summary: Text("voegt voor git twee versies samen", "puts two versions together for git"),
      help: MergeCommand.help, options: MergeCommand.options, run: MergeCommand.run),
    Verb(
      summary: Text("geeft de feiten aan andere programma’s", "hands the facts to other programs"),
      help: ExportCommand.help, options: ExportCommand.options, run: ExportCommand.run),
    Verb(
      summary: Text("neemt een ingevuld rekenblad over", "takes over a sheet that was filled in"),
      help: ImportCommand.help, options: ImportCommand.options, run: ImportCommand.run),
    Verb(
      summary: Text("vult opdrachten aan in de shell", "completes commands in the shell"),
      help: CompletionsCommand.help, options: Common.options, run: CompletionsCommand.run),
    Verb(
      summary: Text("drukt de handleiding af", "prints the manual page"), help: ManualCommand.help,
      options: Common.options, run: ManualCommand.run),
  ]

  /// Runs `opgave` with its arguments, its own name left out, and gives the exit code.
  package static func run(_ arguments: [String]) -> Int32 {
    Machine.endWhenInterrupted()
    let language = Common.language(arguments)
    let arguments = verbFirst(arguments)
    guard let name = arguments.first, name != "--help", name != "-h", name != "help" else {
      Stream.output.write(overview(language))
      return arguments.isEmpty ? 2 : 0
    }
    if name == "--version" || name == "-V" {
      Stream.output.write("opgave \(Version.number)\n")
      return 0
    }
    do throws(UsageError) {
      if let verb = verbs.first(where: { $0.name == name }) {
        return try run(Array(arguments.dropFirst()), verb, language)
      }
      if name.hasPrefix("-") { _ = try Arguments([name], Common.options) }
      let hint = Common.hint(name, in: verbs.map(\.name))
      throw UsageError(
        Text(
          "onbekende opdracht ‘\(name)’\(hint.nl.isEmpty ? "; zie opgave --help" : hint.nl)",
          "unknown command ‘\(name)’\(hint.en.isEmpty ? "; see opgave --help" : hint.en)"))
    } catch {
      return Common.fail("opgave", error, language)
    }
  }

  /// `opgave help check` is `opgave check --help`, and options may stand before the verb.
  private static func verbFirst(_ arguments: [String]) -> [String] {
    func isVerb(_ text: String) -> Bool { verbs.contains { $0.name == text } }
    guard let first = arguments.first else { return arguments }
    if first == "help", let place = arguments.firstIndex(where: isVerb) {
      return [arguments[place], "--help"] + arguments[1..<place] + arguments[(place + 1)...]
    }
    guard first.hasPrefix("-"), first != "--", let place = arguments.firstIndex(where: isVerb) else { return arguments }
    return [arguments[place]] + arguments[..<place] + arguments[(place + 1)...]
  }

  private static func run(_ arguments: [String], _ verb: Verb, _ language: Language) throws(UsageError) -> Int32 {
    let arguments = try Arguments(arguments, verb.options)
    if Common.answers(arguments, "opgave", verb.help, verb.options, language) { return 0 }
    return try verb.run(arguments, language)
  }

  private static func overview(_ language: Language) -> String {
    var text =
      Text("Gereedschap voor opgavegericht werken in tekst.", "Tools for opgavegericht werken in text.")[language]
      + "\n\n"
    text += Text("Gebruik: opgave OPDRACHT [opties]", "Usage: opgave COMMAND [options]")[language] + "\n\n"
    let width = verbs.map(\.name.count).max() ?? 0
    for verb in verbs {
      text += "  \(verb.name)\(String(repeating: " ", count: width - verb.name.count))  \(verb.summary[language])\n"
    }
    text +=
      "\n" + Text("Meer over een opdracht: opgave check --help", "More about a command: opgave check --help")[language]
      + "\n"
    return text
  }
}
