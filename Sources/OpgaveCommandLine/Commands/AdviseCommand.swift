/// `opgave advise`: the werkwijze that the facts of an opgave point to, with every question and its answer.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgavePages
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
    let terminal = Terminal.listing(arguments)
    var couldNot = false
    for problem in repositories.flatMap(\.problems) {
      couldNot = true
      Common.say(problem.text, language)
    }
    if repositories.contains(where: \.settings.areBroken) {
      couldNot = true
      let text = Text(
        "de instellingen kloppen niet: zie opgave check", "the settings cannot be read: see opgave check")
      Common.say(text, language)
    }
    let all = repositories.flatMap(opgaven)
    var isFirst = true
    for name in arguments.paths {
      let meant = all.filter { $0.name == name || "\($0.organisation).\($0.name)" == name }
      for opgave in meant {
        Stream.output.write((isFirst ? "" : "\n") + terminal.text(opgave.page(language)))
        isFirst = false
      }
      guard meant.isEmpty else { continue }
      couldNot = true
      let hint = Common.hint(name, in: all.map(\.name))
      Common.say(
        Text("hier is geen opgave ‘\(name)’\(hint.nl)", "there is no opgave ‘\(name)’ here\(hint.en)"), language)
    }
    return couldNot ? 2 : 0
  }

  private static func opgaven(_ repository: ReadRepository) -> [AdvisedOpgave] {
    let texts = repository.texts
    return texts.repository.files.numbered.flatMap { number, file in
      file.facts.topLevel.filter {
        file.facts.kind(of: $0) == .opgave && file.facts.declaration($0).name >= 0
      }.map { ordinal in
        AdvisedOpgave(
          name: file.facts.name(of: ordinal),
          organisation: file.facts.organisationName(of: ordinal).map(file.facts.names.text) ?? "", texts: texts,
          address: Address(file: number, ordinal: ordinal))
      }
    }
  }
}

/// An opgave that can be advised about.
private struct AdvisedOpgave {
  let name: String
  /// Empty where it names none.
  let organisation: String
  let texts: RepositoryTexts
  let address: Address

  func page(_ language: Language) -> Page {
    let path = FilePath.relative(texts.path(address.file), to: Disk.currentFolder)
    return OpgavePage(PageReader(texts, language), address).advice(at: path)
  }
}
