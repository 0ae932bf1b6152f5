/// `opgave graph`: one of the pictures alone.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveWorkspace

enum GraphCommand {
  private static let kinds = ["dependencies", "goals", "portfolio"]

  static let options =
    [
      Option(
        "--format", .one(of: ["svg", "dot", "mermaid"]), Text("svg, dot of mermaid [svg]", "svg, dot or mermaid [svg]")),
      OutputFile.option,
    ] + Common.options

  static let help = CommandHelp(
    name: "graph", arguments: Text("WELKE [PAD|OPGAVE]", "WHICH [PATH|OPGAVE]").nl,
    summary: Text(
      "Tekent wat waarop wacht (dependencies), welke inspanning van een opgave welk doel dient (goals), of welke opgaven in welk portfolio staan (portfolio).",
      "Draws what waits for what (dependencies), which inspanning of an opgave serves which doel (goals), or which opgaven stand in which portfolio (portfolio)."
    ),
    examples: [
      ("opgave graph dependencies --output wacht.svg", Text("een plaatje van deze map", "a picture of this folder")),
      ("opgave graph goals betaalbaar-wonen --format mermaid", Text("voor in een stuk", "for in a document")),
      ("opgave graph portfolio --format dot | dot -Tpng", Text("getekend door Graphviz", "drawn by Graphviz")),
    ], words: { kinds })

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    guard let kind = arguments.paths.first, kinds.contains(kind) else {
      let hint = Common.hint(arguments.paths.first ?? "", in: kinds)
      throw UsageError(
        Text(
          "noem wat te tekenen: dependencies, goals of portfolio\(hint.nl)",
          "name what to draw: dependencies, goals or portfolio\(hint.en)"))
    }
    if let path = arguments.value("--output") { try OutputFile.check(path) }
    let rest = arguments.droppingFirstPath
    let repositories =
      try kind == "goals" ? ReadRepository.all(at: Disk.currentFolder, rest) : ReadRepository.named(rest)
    let language = CheckCommand.language(arguments, repositories.map(\.settings.settings), language)
    let readers = repositories.map { PageReader($0.texts, language) }
    var network = Network()
    var title = ""
    switch kind {
    case "goals":
      let (reader, address) = try opgave(rest.paths, readers)
      (network, title) = (Graphs.goals(reader, address), reader.name(address))
    case "dependencies":
      for reader in readers { network.add(Graphs.dependencies(reader)) }
      title = Text("Wat waarop wacht", "What waits for what")[language]
    default:
      for reader in readers { network.add(Graphs.portfolios(reader)) }
      title = Text("Portfolio’s", "Portfolios")[language]
    }
    let text =
      switch arguments.value("--format") ?? "svg" {
      case "dot": GraphText.dot(network)
      case "mermaid": GraphText.mermaid(network)
      default: SVG().file(Diagram.network(network).drawing(language), title: title)
      }
    try OutputFile.put(text, arguments)
    if network.nodes.isEmpty { Common.say(Text("er is niets te tekenen", "there is nothing to draw"), language) }
    return try ReadRepository.tell(repositories, language)
  }

  private static func opgave(_ names: [String], _ readers: [PageReader]) throws(UsageError) -> (PageReader, Address) {
    guard names.count == 1, let name = names.first else {
      throw UsageError(Text("noem één opgave", "name one opgave"))
    }
    var known: [String] = []
    for reader in readers {
      for (number, file) in reader.texts.repository.files.numbered {
        for ordinal in file.facts.topLevel
        where file.facts.kind(of: ordinal) == .opgave && file.facts.declaration(ordinal).name >= 0 {
          let own = file.facts.name(of: ordinal)
          let organisation = file.facts.organisationName(of: ordinal).map(file.facts.names.text) ?? ""
          if own == name || "\(organisation).\(own)" == name {
            return (reader, Address(file: number, ordinal: ordinal))
          }
          known.append(own)
        }
      }
    }
    let hint = Common.hint(name, in: known)
    throw UsageError(Text("hier is geen opgave ‘\(name)’\(hint.nl)", "there is no opgave ‘\(name)’ here\(hint.en)"))
  }
}
