/// `opgave man`: the manual pages of the executables, in mdoc, from the same tables as `--help`.
internal import OpgavePlatform
internal import OpgaveModel

enum ManualCommand {
  static let help = CommandHelp(
    name: "man", arguments: "[opgave|opgave-format|opgave-lsp]",
    summary: Text(
      "Drukt de handleiding af zoals man haar leest.", "Prints the manual page as man reads it."),
    examples: [
      ("opgave man > ~/.local/share/man/man1/opgave.1", Text("om haar te bewaren", "to keep it")),
      ("opgave man opgave-format | man -l -", Text("om haar te lezen", "to read it")),
    ], words: { ExecutableTable.all.map(\.name) })

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    let name = arguments.paths.first ?? "opgave"
    guard let tool = ExecutableTable.all.first(where: { $0.name == name }), arguments.paths.count < 2 else {
      let hint = Common.hint(name, in: ExecutableTable.all.map(\.name))
      throw UsageError(Text("geen handleiding van ‘\(name)’\(hint.nl)", "no manual page of ‘\(name)’\(hint.en)"))
    }
    Stream.output.write(page(tool, language))
    return 0
  }

  /// A line that starts with a dot or a quote would be a request; each sentence gets its own.
  private static func text(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing(". ", with: ".\n")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }

  private static func list(_ options: [Option], _ language: Language) -> String {
    var page = ".Bl -tag -width Ds\n"
    for option in options {
      let value =
        switch option.value {
        case .none: ""
        case .one(let words): " Ns = Ns Ar \(words.joined(separator: " | "))"
        case .text(let name): " Ns = Ns Ar \(name)"
        }
      page += ".It Fl \\-\(option.name.dropFirst(2))\(value)\n\(text(option.help[language]))\n"
    }
    return page + ".El\n"
  }

  private static func examples(_ examples: [(line: String, what: Text)], _ language: Language) -> String {
    if examples.isEmpty { return "" }
    return ".Bl -tag -width Ds\n"
      + examples.map { ".It Li \(text($0.line))\n\(text($0.what[language]))\n" }.joined() + ".El\n"
  }

  static func page(_ tool: ExecutableTable, _ language: Language) -> String {
    func title(_ nl: String, _ en: String) -> String { Text(nl, en)[language] }
    var page = """
      .Dd \(Version.date)
      .Dt \(tool.name.uppercased()) 1
      .Os
      .Sh NAME
      .Nm \(tool.name)
      .Nd \(text(tool.summary[language]))
      .Sh SYNOPSIS

      """
    if tool.verbs.isEmpty {
      let help = tool.name == "opgave-format" ? FormatTool.help : LanguageServerTool.help
      page += ".Nm\n.Op \(title("opties", "options"))\n"
      if !help.arguments.isEmpty { page += ".Ar \(help.arguments)\n" }
      page += ".Sh \(title("BESCHRIJVING", "DESCRIPTION"))\n\(text(help.summary[language]))\n"
      page += list(tool.options, language)
      if !help.examples.isEmpty {
        page += ".Sh \(title("VOORBEELDEN", "EXAMPLES"))\n" + examples(help.examples, language)
      }
    } else {
      for verb in tool.verbs {
        page += ".Nm\n.Cm \(verb.name)\n.Op \(title("opties", "options"))\n"
        if !verb.help.arguments.isEmpty { page += ".Ar \(verb.help.arguments)\n" }
      }
      page += ".Sh \(title("BESCHRIJVING", "DESCRIPTION"))\n"
      for verb in tool.verbs {
        page += ".Ss \(verb.name)\n\(text(verb.help.summary[language]))\n"
        page += list(verb.options.filter { option in !Common.options.contains { $0.name == option.name } }, language)
          .replacing(".Bl -tag -width Ds\n.El\n", with: "")
        page += examples(verb.help.examples, language)
      }
      page += ".Ss \(title("bij elke opdracht", "with each command"))\n" + list(Common.options, language)
    }
    page += ".Sh \(title("EXITCODE", "EXIT STATUS"))\n"
    page += title(
      "0 als er niets te melden is, 1 als er iets gevonden werd (of veranderen zou), 2 als het werk niet gedaan kon worden, 130 als het werd onderbroken.",
      "0 if there is nothing to tell, 1 if something was found (or would change), 2 if the work could not be done, 130 if it was interrupted."
    )
    return page + "\n.Sh \(title("ZIE OOK", "SEE ALSO"))\n"
      + ExecutableTable.all.filter { $0.name != tool.name }.map { ".Xr \($0.name) 1" }.joined(separator: " ,\n") + "\n"
  }
}
