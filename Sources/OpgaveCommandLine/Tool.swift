/// `opgave` and its verbs: what they share, and which there are.
internal import OpgaveFiles
internal import OpgaveModel
internal import OpgaveRules

struct CommandHelp: Sendable {
  let name: String
  let arguments: String
  let summary: Text
  let examples: [(line: String, what: Text)]
}

enum Common {
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
    return Machine.speaksEnglish ? .en : .nl
  }

  static func fail(_ tool: String, _ error: UsageError, _ language: Language) -> Int32 {
    Stream.error.write("\(tool): \(error.text[language])\n")
    return 2
  }

  /// What may have been meant, to put behind what is not known.
  static func hint(_ name: String, in names: [String]) -> Text {
    Nearest.find(name, in: names).map { Text(": bedoelt u ‘\($0)’?", ": do you mean ‘\($0)’?") } ?? Text("", "")
  }

  static func help(_ tool: String, _ help: CommandHelp, _ options: [Option], _ language: Language) -> String {
    var text = wrapped(help.summary[language], indent: 0) + "\n\n"
    text +=
      Text("Gebruik", "Usage")[language]
      + ": \(tool)\(help.name.isEmpty ? "" : " " + help.name) [\(Text("opties", "options")[language])] \(help.arguments)\n\n"
    text += Text("Opties", "Options")[language] + ":\n"
    let names = options.map { option -> String in
      switch option.value {
      case .none: option.name
      case .one(let words): "\(option.name) \(words.joined(separator: "|"))"
      case .text(let name): "\(option.name) \(name)"
      }
    }
    let width = names.map(\.count).filter { $0 <= 30 }.max() ?? 0
    for (name, option) in zip(names, options) {
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
    return text
  }

  /// Text broken at 80 columns.
  static func wrapped(_ text: String, indent: Int) -> String {
    let lead = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = lead
    for word in text.split(separator: " ") {
      if line.count + word.count + 1 > 80, line.count > indent {
        lines.append(line)
        line = lead
      }
      line += (line.count > indent ? " " : "") + word
    }
    lines.append(line)
    return lines.joined(separator: "\n")
  }
}

package enum Tool {
  private static let verbs: [(name: String, summary: Text)] = [
    ("check", Text("controleert de opgaven in een map", "checks the opgaven in a folder")),
    ("explain", Text("legt een regel of een woord van de taal uit", "explains a rule or a word of the language")),
    ("rules", Text("noemt alle regels", "lists all rules")),
    ("advise", Text("zegt welke werkwijze bij een opgave past", "says which werkwijze fits an opgave")),
  ]

  /// Runs `opgave` with its arguments, its own name left out, and gives the exit code.
  package static func run(_ arguments: [String]) -> Int32 {
    Machine.endWhenInterrupted()
    let language = Common.language(arguments)
    guard let verb = arguments.first, verb != "--help", verb != "-h", verb != "help" else {
      Stream.output.write(overview(language))
      return arguments.isEmpty ? 2 : 0
    }
    if verb == "--version" || verb == "-V" {
      Stream.output.write("opgave \(Version.number)\n")
      return 0
    }
    let rest = Array(arguments.dropFirst())
    do throws(UsageError) {
      switch verb {
      case "check": return try run(rest, CheckCommand.help, CheckCommand.options, language, CheckCommand.run)
      case "explain": return try run(rest, ExplainCommand.help, Common.options, language, ExplainCommand.run)
      case "rules": return try run(rest, RulesCommand.help, Common.options, language, RulesCommand.run)
      case "advise": return try run(rest, AdviseCommand.help, AdviseCommand.options, language, AdviseCommand.run)
      default: break
      }
      if verb.hasPrefix("-") { _ = try Arguments([verb], Common.options) }
      if let nearest = Nearest.find(verb, in: verbs.map(\.name)) {
        throw UsageError(
          Text(
            "onbekende opdracht ‘\(verb)’: bedoelt u ‘\(nearest)’?",
            "unknown command ‘\(verb)’: do you mean ‘\(nearest)’?"))
      }
      throw UsageError(
        Text("onbekende opdracht ‘\(verb)’; zie opgave --help", "unknown command ‘\(verb)’; see opgave --help"))
    } catch {
      return Common.fail("opgave", error, language)
    }
  }

  private static func run(
    _ arguments: [String], _ help: CommandHelp, _ options: [Option], _ language: Language,
    _ body: (Arguments, Language) throws(UsageError) -> Int32
  ) throws(UsageError) -> Int32 {
    let arguments = try Arguments(arguments, options)
    if arguments.has("--help") {
      Stream.output.write(Common.help("opgave", help, options, language))
      return 0
    }
    if arguments.has("--version") {
      Stream.output.write("opgave \(Version.number)\n")
      return 0
    }
    return try body(arguments, language)
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
