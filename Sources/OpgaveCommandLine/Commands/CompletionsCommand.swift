/// `opgave completions`: what a shell needs to complete commands, options and their words, read from the tables of options.
internal import OpgavePlatform
internal import OpgaveModel

/// One of the executables, as shells and manual pages describe it.
struct ExecutableTable {
  let name: String
  let summary: Text
  let options: [Option]
  let verbs: [Verb]

  static let all = [
    ExecutableTable(
      name: "opgave",
      summary: Text("gereedschap voor opgavegericht werken in tekst", "tools for opgavegericht werken in text"),
      options: Common.options.filter { $0.name == "--help" || $0.name == "--version" }, verbs: Tool.verbs),
    ExecutableTable(
      name: "opgave-format", summary: Text("zet opgaven in hun vaste vorm", "puts opgaven in their canonical form"),
      options: FormatTool.options, verbs: []),
    ExecutableTable(
      name: "opgave-lsp", summary: Text("de taalserver voor opgaven", "the language server for opgaven"),
      options: LanguageServerTool.options, verbs: []),
  ]
}

enum CompletionsCommand {
  static let help = CommandHelp(
    name: "completions", arguments: "bash|zsh|fish",
    summary: Text(
      "Drukt af wat een shell nodig heeft om opdrachten en opties aan te vullen.",
      "Prints what a shell needs to complete commands and options."),
    examples: [
      ("opgave completions bash > ~/.local/share/bash-completion/completions/opgave", Text("voor Bash", "for Bash")),
      ("opgave completions zsh > ~/.zfunc/_opgave", Text("voor zsh", "for zsh")),
      ("opgave completions fish > ~/.config/fish/completions/opgave.fish", Text("voor fish", "for fish")),
    ], words: { shells })

  private static let shells = ["bash", "zsh", "fish"]

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    guard arguments.paths.count == 1, let shell = arguments.paths.first, shells.contains(shell) else {
      let hint = Common.hint(arguments.paths.first ?? "", in: shells)
      throw UsageError(
        Text("noem een shell: bash, zsh of fish\(hint.nl)", "name a shell: bash, zsh or fish\(hint.en)"))
    }
    switch shell {
    case "bash": Stream.output.write(bash)
    case "zsh": Stream.output.write(zsh(language))
    default: Stream.output.write(fish(language))
    }
    return 0
  }

  private static let helps = Text("legt een opdracht uit", "explains a command")

  private static func words(_ option: Option) -> [String]? {
    if case .one(let words) = option.value { words } else { nil }
  }

  private static func names(_ options: [Option]) -> String { options.map(\.name).joined(separator: " ") }

  private static var bash: String {
    var text = "# Aanvulling voor Bash; gemaakt met: opgave completions bash\n"
    for tool in ExecutableTable.all {
      let function = "_" + tool.name.replacing("-", with: "_")
      text += """
        \(function)() {
          local word="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
          local words="" first=""
          COMPREPLY=()
          case "$previous" in

        """
      var seen: Set<String> = []
      for option in tool.verbs.flatMap(\.options) + tool.options where seen.insert(option.name).inserted {
        if let words = words(option) {
          text +=
            "    \(option.name)) COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$word\")); return;;\n"
        } else if case .text = option.value {
          text += "    \(option.name)) COMPREPLY=($(compgen -f -- \"$word\")); return;;\n"
        }
      }
      text += "  esac\n"
      if tool.verbs.isEmpty {
        text += "  words=\"\(names(tool.options))\"\n"
      } else {
        text += "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
        text += "    words=\"\(tool.verbs.map(\.name).joined(separator: " ")) help \(names(tool.options))\"\n  else\n"
        text += "    case \"${COMP_WORDS[1]}\" in\n"
        for verb in tool.verbs {
          text += "      \(verb.name)) words=\"\(names(verb.options))\""
          let first = verb.help.words()
          if !first.isEmpty { text += "; first=\"\(first.joined(separator: " "))\"" }
          text += ";;\n"
        }
        text += "      help) first=\"\(tool.verbs.map(\.name).joined(separator: " "))\";;\n"
        text += "    esac\n  fi\n"
      }
      text += """
          if [[ "$word" == -* ]] || { [ "$COMP_CWORD" -eq 1 ] && [ "\(tool.verbs.isEmpty ? "" : "verbs")" ]; }; then
            COMPREPLY=($(compgen -W "$words" -- "$word"))
          elif [ "$first" ] && [ "$COMP_CWORD" -eq 2 ]; then
            COMPREPLY=($(compgen -W "$first" -- "$word"))
          else
            COMPREPLY=($(compgen -f -- "$word"))
          fi
        }
        complete -o filenames -F \(function) \(tool.name)

        """
    }
    return text
  }

  private static func zsh(_ language: Language) -> String {
    func quoted(_ text: String) -> String { text.replacing("'", with: "'\\''").replacing(":", with: "\\:") }
    func specs(_ options: [Option]) -> String {
      options.map { option in
        let help = quoted(option.help[language]).replacing("[", with: "\\[").replacing("]", with: "\\]")
        let value =
          switch option.value {
          case .none: ""
          case .one(let words): ":\(words.joined(separator: "|")):(\(words.joined(separator: " ")))"
          case .text(let name): ":\(quoted(name)):_files"
          }
        return " \\\n      '\(option.value == .none ? "" : "*")\(option.name)[\(help)]\(value)'"
      }.joined()
    }
    var text = "#compdef \(ExecutableTable.all.map(\.name).joined(separator: " "))\n"
    text += "# Aanvulling voor zsh; gemaakt met: opgave completions zsh\n"
    for tool in ExecutableTable.all {
      text += "_\(tool.name)() {\n"
      if !tool.verbs.isEmpty {
        text += "  if (( CURRENT == 2 )); then\n    local -a verbs=(\n"
        for verb in tool.verbs { text += "      '\(verb.name):\(quoted(verb.summary[language]))'\n" }
        text += "      'help:\(quoted(helps[language]))'\n"
        text += "    )\n    _describe opdracht verbs\n    return\n  fi\n"
        text += "  local verb=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $verb in\n"
        for verb in tool.verbs {
          let first = verb.help.words()
          if !first.isEmpty {
            text +=
              "    \(verb.name)) _arguments\(specs(verb.options)) \\\n      '1:woord:(\(first.joined(separator: " ")))' '*:pad:_files' ;;\n"
          } else {
            text += "    \(verb.name)) _arguments\(specs(verb.options)) \\\n      '*:pad:_files' ;;\n"
          }
        }
        text += "    help) _arguments '1:opdracht:(\(tool.verbs.map(\.name).joined(separator: " ")))' ;;\n"
        text += "  esac\n"
      } else {
        text += "  _arguments\(specs(tool.options)) \\\n      '*:pad:_files'\n"
      }
      text += "}\n"
    }
    return text + "case $service in\n"
      + ExecutableTable.all.map { "  \($0.name)) _\($0.name) \"$@\" ;;\n" }.joined() + "esac\n"
  }

  private static func fish(_ language: Language) -> String {
    func quoted(_ text: String) -> String { "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'" }
    func line(_ tool: String, _ condition: String, _ option: Option) -> String {
      var text = "complete -c \(tool)\(condition) -l \(option.name.dropFirst(2)) -d \(quoted(option.help[language]))"
      if let words = words(option) { text += " -x -a \(quoted(words.joined(separator: " ")))" }
      if case .text = option.value { text += " -r" }
      return text + "\n"
    }
    var text = "# Aanvulling voor fish; gemaakt met: opgave completions fish\n"
    for tool in ExecutableTable.all {
      for verb in tool.verbs {
        text +=
          "complete -c \(tool.name) -n __fish_use_subcommand -a \(verb.name) -d \(quoted(verb.summary[language]))\n"
        let first = verb.help.words()
        if !first.isEmpty {
          text +=
            "complete -c \(tool.name) -n '__fish_seen_subcommand_from \(verb.name)' -f -a \(quoted(first.joined(separator: " ")))\n"
        }
        for option in verb.options {
          text += line(tool.name, " -n '__fish_seen_subcommand_from \(verb.name)'", option)
        }
      }
      if tool.verbs.isEmpty {
        for option in tool.options { text += line(tool.name, "", option) }
      } else {
        let names = tool.verbs.map(\.name).joined(separator: " ")
        text += "complete -c \(tool.name) -n __fish_use_subcommand -a help -d \(quoted(helps[language]))\n"
        text += "complete -c \(tool.name) -n '__fish_seen_subcommand_from help' -f -a \(quoted(names))\n"
      }
    }
    return text
  }
}
