/// `opgave init`: first files, in canonical form, that ask only what is still to be told.
internal import OpgaveFormatting
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveWorkspace

enum InitCommand {
  static let options =
    [
      Option(
        "--soort", .one(of: WordSet.organisatiesoort.words.map(\.spelling)),
        Text("wat voor organisatie het is [gemeente]", "what kind of organisation it is [gemeente]"))
    ] + Common.options

  static let help = CommandHelp(
    name: "init", arguments: Text("NAAM [MAP]", "NAME [FOLDER]").nl,
    summary: Text(
      "Begint een verzameling opgaven: instellingen, een organisatie met een portfolio, en een eerste opgave. Wat er al is, blijft zoals het is.",
      "Starts a repository of opgaven: settings, an organisation with a portfolio, and a first opgave. What is there already stays as it is."
    ),
    examples: [
      ("opgave init \"Gemeente Merwestad\"", Text("in deze map", "in this folder")),
      (
        "opgave init --soort waterschap \"Waterschap Merwe\" opgaven",
        Text("in de map opgaven", "in the folder opgaven")
      ),
    ])

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    guard let title = arguments.paths.first, arguments.paths.count < 3 else {
      throw UsageError(
        Text(
          "noem de organisatie, zoals: opgave init \"Gemeente Merwestad\"",
          "name the organisation, such as: opgave init \"Gemeente Merwestad\""))
    }
    let folder = arguments.paths.count > 1 ? arguments.paths[1] : "."
    // Of ‘Gemeente "Merwestad"’ the last word, without signs.
    let letters = (title.split(separator: " ").last ?? "").filter { $0.isLetter || $0.isNumber || $0 == "-" }
    let name = try FirstFiles.name(letters.isEmpty ? title : letters)
    let given = arguments.value("--soort")
    let soort = WordSet.organisatiesoort.words.first { $0.spelling == given } ?? .gemeente
    let names = Nameable.beginning(name, soort, portfolio: Beginning.firstPortfolio)
    let files = [
      (Discovery.settingsName, FirstFiles.settings(language)),
      ("organisatie.opgave", FirstFiles.organisation(name, title, soort, language)),
      ("opgaven/eerste-opgave.opgave", FirstFiles.opgave(names, today: Resources.machine().today(), language)),
    ]
    let taken = files.map { FilePath.joined(folder, $0.0) }.filter { Disk.kind($0, followingLinks: false) != nil }
    if let path = taken.first {
      throw UsageError(
        Text(
          "‘\(path)’ is er al, en blijft zoals het is: begin hier met opgave new opgave NAAM",
          "‘\(path)’ is there already, and stays as it is: begin here with opgave new opgave NAME"))
    }
    do {
      if Disk.kind(folder) == nil { try Disk.makeFolder(folder) }
      try Disk.makeFolder(FilePath.joined(folder, "opgaven"))
      for (path, text) in files {
        try Disk.write(Array(text.utf8), to: FilePath.joined(folder, path))
        Stream.output.write(FilePath.joined(folder, path) + "\n")
      }
    } catch {
      throw UsageError(Problem(error))
    }
    Stream.error.write(
      Text(
        "Maak van de eerste opgave de uwe, en controleer met: opgave check \(folder)",
        "Make the first opgave yours, and check with: opgave check \(folder)")[language] + "\n")
    return 0
  }
}
