/// `opgave explain` and `opgave rules`: what the tool knows, read from the rules and the vocabulary themselves.
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules

enum ExplainCommand {
  static let help = CommandHelp(
    name: "explain", arguments: Text("REGEL|WOORD", "RULE|WORD").nl,
    summary: Text(
      "Legt een regel uit, met zijn reden en een voorbeeld, of een woord van de taal.",
      "Explains a rule, with its reason and an example, or a word of the language."),
    examples: [
      ("opgave explain OPG514", Text("een regel, met zijn code", "a rule, by its code")),
      ("opgave explain opgavemanager-zonder-rol", Text("dezelfde, met zijn naam", "the same, by its name")),
      ("opgave explain sturingsprofessional", Text("een woord van de taal", "a word of the language")),
    ], words: { AllRules.all.map(\.name) + AllRules.all.map(\.slug) + WordPage.words })

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    guard !arguments.paths.isEmpty else {
      throw UsageError(Text("noem een regel of woord, zoals ‘OPG514’", "name a rule or word, such as ‘OPG514’"))
    }
    let terminal = Terminal.reading(arguments)
    var couldNot = false
    // Words that belong together are one, such as ‘in uitvoering’.
    let whole = arguments.paths.joined(separator: " ")
    let isOne = arguments.paths.count > 1 && WordPage.page(whole, language) != nil
    for (index, name) in (isOne ? [whole] : arguments.paths).enumerated() {
      if index > 0 { Stream.output.write("\n") }
      if let rule = AllRules.rule(named: name) {
        Stream.output.write(terminal.text(RulePage.page(rule, language)))
      } else if let page = WordPage.page(name, language) {
        // Each of its meanings has it for a title.
        Stream.output.write(terminal.text(page.blocks))
      } else {
        couldNot = true
        let names = AllRules.all.map(\.slug) + AllRules.all.map(\.name) + WordPage.words + Glossary.names
        let hint = Common.hint(name, in: names)
        Common.say(Text("geen regel of woord ‘\(name)’\(hint.nl)", "no rule or word ‘\(name)’\(hint.en)"), language)
      }
    }
    return couldNot ? 2 : 0
  }
}

enum RulesCommand {
  static let help = CommandHelp(
    name: "rules", arguments: "",
    summary: Text(
      "Noemt alle regels, met hun code, naam en ernst.", "Lists all rules, with their code, name and severity."),
    examples: [
      ("opgave rules --json", Text("voor een ander programma", "for another program"))
    ])

  static let options =
    [Option("--json", .none, Text("als JSON, met de uitleg", "as JSON, with the explanation"))] + Common.options

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    if arguments.has("--json") {
      func words(_ text: Text) -> JSON { .string(Markdown().text(text.phrase(language))) }
      let lines = AllRules.all.map { rule in
        JSON.make([
          "code": .string(rule.name), "slug": .string(rule.slug), "severity": .string(rule.severity.key),
          "enabled": .bool(!rule.isOff), "fixable": .bool(rule.fixes != nil),
          "summary": words(rule.summary), "explanation": words(rule.explanation), "reason": words(rule.reason),
          "source": .string(rule.source.text[language]),
        ]).text
      }
      Stream.output.write("[\n\(lines.joined(separator: ",\n"))\n]\n")
      return 0
    }
    Stream.output.write(Terminal.listing(arguments, indent: 0).text(RuleList.blocks(language)))
    return 0
  }
}
