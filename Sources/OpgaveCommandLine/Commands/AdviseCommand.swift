/// `opgave advise`: the werkwijze that the facts of an opgave point to, with every question and its answer.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveWorkspace

enum AdviseCommand {
  static let options =
    Common.options + [CheckCommand.peildatum]

  static let help = CommandHelp(
    name: "advise", arguments: Text("NAAM…", "NAME…").nl,
    summary: Text(
      "Zegt welke werkwijze bij een opgave past, met de feiten die dat zeggen en die ontbreken. Het is een advies: u weet meer dan in het bestand staat.",
      "Says which werkwijze fits an opgave, with the facts that say so and those missing. It is an advice: you know more than the file says."
    ),
    examples: [
      ("opgave advise betaalbaar-wonen", Text("een opgave in deze map", "an opgave in this folder")),
      ("opgave advise merwestad.betaalbaar-wonen", Text("die van één organisatie", "that of one organisation")),
    ])

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    guard !arguments.paths.isEmpty else {
      throw UsageError(
        Text("noem een opgave, zoals ‘betaalbaar-wonen’", "name an opgave, such as ‘betaalbaar-wonen’"))
    }
    let repositories = try ReadRepository.all(at: Disk.currentFolder, arguments)
    let language = CheckCommand.language(arguments, repositories.map(\.settings.settings), language)
    let style = Style(choice: arguments.value("--color"), for: .output)
    var couldNot = false
    for problem in repositories.flatMap(\.problems) {
      couldNot = true
      Stream.error.write("opgave: \(problem.text[language])\n")
    }
    if repositories.contains(where: \.settings.areBroken) {
      couldNot = true
      let text = Text(
        "de instellingen kloppen niet: zie opgave check", "the settings cannot be read: see opgave check")
      Stream.error.write("opgave: \(text[language])\n")
    }
    let all = repositories.flatMap(opgaven)
    var isFirst = true
    for name in arguments.paths {
      let meant = all.filter { $0.name == name || "\($0.organisation).\($0.name)" == name }
      for opgave in meant {
        Stream.output.write((isFirst ? "" : "\n") + AdviceReport.text(opgave, language, style))
        isFirst = false
      }
      guard meant.isEmpty else { continue }
      couldNot = true
      let hint = Common.hint(name, in: all.map(\.name))
      Stream.error.write(
        "opgave: "
          + Text("hier is geen opgave ‘\(name)’\(hint.nl)", "there is no opgave ‘\(name)’ here\(hint.en)")[language]
          + "\n")
    }
    return couldNot ? 2 : 0
  }

  private static func opgaven(_ repository: ReadRepository) -> [AdvisedOpgave] {
    let whole = repository.whole
    var found: [AdvisedOpgave] = []
    for (number, file) in whole.repository.files.enumerated() {
      for ordinal in file.facts.topLevel
      where file.facts.kind(of: ordinal) == .opgave && file.facts.declaration(ordinal).name >= 0 {
        found.append(
          AdvisedOpgave(
            name: file.facts.name(of: ordinal),
            organisation: file.facts.organisationName(of: ordinal).map(file.facts.names.text) ?? "",
            path: FilePath.relative(FilePath.joined(repository.root, file.path), to: Disk.currentFolder), whole: whole,
            file: number, ordinal: ordinal))
      }
    }
    return found
  }
}

/// An opgave that can be advised about.
struct AdvisedOpgave {
  let name: String
  /// Empty where it names none.
  let organisation: String
  /// From the folder in which the command runs.
  let path: String
  let whole: RepositoryContext
  let file: Int
  let ordinal: Int
}

enum AdviceReport {
  static func text(_ advised: AdvisedOpgave, _ language: Language, _ style: Style) -> String {
    let opgave = OpgaveContext(FileContext(advised.whole, file: advised.file), advised.ordinal)
    let advice = Advice(opgave)
    var text = "\(style.bold(advised.name))  \(style.faint(advised.path))\n\n"
    text += Common.wrapped(verdict(advice, opgave)[language], indent: 0) + "\n\n"

    let facts = advice.steps.flatMap(\.facts)
    let widths = (
      step: advice.steps.map { $0.werkwijze.spelling.count }.max() ?? 0,
      question: facts.map { $0.question[language].count }.max() ?? 0,
      value: facts.map { value($0, language).count }.max() ?? 0
    )
    for step in advice.steps {
      let isAdvised = step == advice.step
      for (index, fact) in step.facts.enumerated() {
        let name = (index == 0 ? step.werkwijze.spelling : "").padded(widths.step)
        let mark = index == 0 && isAdvised ? "→ " : "  "
        let line =
          "\(mark)\(name)  \(fact.question[language].padded(widths.question))  \(value(fact, language).padded(widths.value))  \(fact.answer[language])"
        text += (isAdvised ? style.bold(line) : line) + "\n"
      }
      if step.isChoice {
        let note = Text("één ja is genoeg", "one yes is enough")[language]
        text += String(repeating: " ", count: widths.step + 4) + style.faint("(\(note))") + "\n"
      }
    }
    let missing = advice.missing.compactMap(\.field?.spelling)
    if !missing.isEmpty {
      let list = Enumeration.and(missing)
      text +=
        "\n"
        + Common.wrapped(
          Text(
            "Wat niet bekend is, telt niet mee. Met \(list.nl) erbij kan het advies anders worden.",
            "What is not known does not count. With \(list.en) added the advice may become another.")[language],
          indent: 0) + "\n"
    }
    if opgave.isDamaged {
      text +=
        "\n"
        + Common.wrapped(
          Text(
            "Let op: in deze opgave staat een schrijffout; wat daar staat, telt misschien niet mee. Zie opgave check.",
            "Mind: this opgave holds a syntax error; what stands there may not count. See opgave check.")[language],
          indent: 0) + "\n"
    }
    return text
  }

  private static func verdict(_ advice: Advice, _ opgave: borrowing OpgaveContext) -> Text {
    let own = opgave.werkwijze?.spelling
    let isNotKnown = !opgave.isInForceKnown
    guard let advised = advice.werkwijze?.spelling else {
      return Text(
        "De feiten wijzen geen werkwijze aan" + (own.map { "; nu geldt \($0)." } ?? "."),
        "The facts point to no werkwijze" + (own.map { "; now \($0) is in force." } ?? "."))
    }
    if own == advised {
      return Text(
        "De feiten wijzen op \(advised), en zo werkt deze opgave ook.",
        "The facts point to \(advised), and so this opgave works.")
    }
    if let own {
      return Text(
        "De feiten wijzen op \(advised); nu geldt \(own). Houdt u daaraan vast, zeg dan bij die werkwijze waarom.",
        "The facts point to \(advised); now \(own) is in force. If you keep to that, say why at that werkwijze.")
    }
    return Text(
      "De feiten wijzen op \(advised); "
        + (isNotKnown ? "welke werkwijze nu geldt, is niet bekend." : "nu geldt er geen."),
      "The facts point to \(advised); "
        + (isNotKnown ? "which werkwijze is in force is not known." : "now none is in force."))
  }

  private static func value(_ fact: Advice.Fact, _ language: Language) -> String { fact.isMissing ? "–" : fact.text }
}
