/// `opgave new`: a declaration of any kind, in the file where it belongs.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgavePlatform
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

enum NewCommand {
  static let options =
    [
      Option(
        "--in", .text("NAAM"),
        Text(
          "de opgave, organisatie of het doel waarin het komt, zoals koele-wijken of koele-wijken.hittestress",
          "the opgave, organisatie or doel in which it goes, such as koele-wijken or koele-wijken.hittestress")),
      Option(
        "--werkwijze", .one(of: WordSet.werkwijze.words.map(\.spelling)),
        Text("de werkwijze van een opgave of inspanning", "the werkwijze of an opgave or inspanning")),
      Option("--organisatie", .text("NAAM"), Text("van wie een opgave is", "whose an opgave is")),
      Option("--stdout", .none, Text("druk het af, en schrijf niets", "print it, and write nothing")),
    ] + Common.options

  static let help = CommandHelp(
    name: "new", arguments: Text("SOORT [NAAM] [\"TITEL\"]", "KIND [NAME] [\"TITLE\"]").nl,
    summary: Text(
      "Begint iets nieuws, met een plaats voor wat alleen u weet: een opgave in een eigen bestand, al het andere in het bestand waar het hoort. Een SOORT is \(kindNames.nl).",
      "Starts something new, with a place for what only you know: an opgave in a file of its own, all else in the file where it belongs. A KIND is \(kindNames.en)."
    ),
    examples: [
      ("opgave new opgave koele-wijken \"Koel genoeg om te slapen\"", Text("om te verkennen", "to explore")),
      (
        "opgave new opgave fietsroute --werkwijze project",
        Text("met wat een project nodig heeft", "with what a project needs")
      ),
      ("opgave new functie stadsecoloog", Text("in de organisatie", "in the organisatie")),
      (
        "opgave new doel hittestress --in koele-wijken",
        Text("in ‘presteren’ van die opgave", "in ‘presteren’ of that opgave")
      ),
      ("opgave new reflectie --in koele-wijken", Text("van vandaag", "of today")),
    ], words: { kinds.map(\.keyword) })

  private static let kindNames: Text = {
    let names = kinds.map(\.keyword)
    let head = names.dropLast().joined(separator: ", ")
    return Text("\(head) of \(names.last ?? "")", "\(head) or \(names.last ?? "")")
  }()

  private static let kinds = Vocabulary.kinds.map(\.kind).filter { kind in
    ![.bestand, .instellingen, .regels, .drempels, .opmaak, .eigen, .lerenBreed, .onbekend].contains(kind)
  }

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    guard let word = arguments.paths.first else {
      throw UsageError(
        Text(
          "noem wat er begint, zoals: opgave new opgave koele-wijken",
          "name what starts, such as: opgave new opgave koele-wijken"))
    }
    guard let kind = kinds.first(where: { $0.keyword == word }) else {
      let hint = Common.hint(word, in: kinds.map(\.keyword))
      throw UsageError(Text("‘\(word)’ begint hier niet\(hint.nl)", "‘\(word)’ does not start here\(hint.en)"))
    }
    let called = try Called(kind, Array(arguments.paths.dropFirst()))
    let resources = Resources.machine()
    let root = Discovery(resources).root(of: Disk.currentFolder)
    let reader = RepositoryReader(resources)
    guard let read = reader.read(root).first else { return 2 }
    let language = CheckCommand.language(arguments, [read.settings.settings], language)
    if kind == .opgave || kind == .organisatie || kind == .portfolio {
      let names = kind == .organisatie ? Nameable() : try names(arguments.value("--organisatie"), read.whole.repository)
      return try write(
        file(kind, called, names, arguments, read, language), called.name ?? kind.keyword, kind, arguments, read)
    }
    return try add(kind, called, arguments, read, language)
  }

  // MARK: Of the top level

  private static func file(
    _ kind: Kind, _ called: Called, _ names: Nameable, _ arguments: Arguments, _ read: ReadRepository,
    _ language: Language
  ) -> SourceItem {
    let (name, today) = (called.name ?? kind.keyword, read.whole.surroundings.peildatum)
    let title = called.title ?? NewName.title(name)
    switch kind {
    case .opgave:
      let werkwijze = arguments.value("--werkwijze").flatMap { spelling in
        WordSet.werkwijze.words.first { $0.spelling == spelling }
      }
      return Beginning.opgave(name, title, werkwijze, names, today: today, language, asks: false)
    case .organisatie: return Beginning.organisation(name, title, .gemeente, language)
    default: return Beginning.block(kind, names, today: today, language, asks: false).called(name, title)
    }
  }

  private static func write(
    _ item: SourceItem, _ name: String, _ kind: Kind, _ arguments: Arguments, _ read: ReadRepository
  ) throws(UsageError) -> Int32 {
    let text = SourceWriter.file([item], FormatOptions(read.settings.settings))
    if arguments.has("--stdout") {
      Stream.output.write(text)
      return 0
    }
    let path = name + Discovery.ending
    guard Disk.kind(path, followingLinks: false) == nil else {
      throw UsageError(Text("‘\(path)’ is er al", "‘\(path)’ is there already"))
    }
    do { try Disk.write(Array(text.utf8), to: path) } catch {
      throw UsageError(Problem(error))
    }
    Stream.output.write(path + "\n")
    return 0
  }

  /// What an opgave or a portfolio may name: of the organisation that is given, else of the only one.
  private static func names(_ given: String?, _ repository: Repository) throws(UsageError) -> Nameable {
    let all = Nameable(repository)
    guard let given else {
      if all.organisaties.count == 1 { return all }
      let list = all.organisaties.joined(separator: ", ")
      throw UsageError(
        list.isEmpty
          ? Text(
            "hier is nog geen organisatie: begin met opgave init \"Gemeente Merwestad\", of noem haar met --organisatie",
            "there is no organisatie here yet: begin with opgave init \"Gemeente Merwestad\", or name it with --organisatie"
          )
          : Text("zeg met --organisatie van wie: \(list)", "say with --organisatie whose: \(list)"))
    }
    let name = try FirstFiles.name(given)
    if !all.organisaties.isEmpty, !all.organisaties.contains(name) {
      let hint = Common.hint(name, in: all.organisaties)
      throw UsageError(
        Text("er is geen organisatie ‘\(name)’\(hint.nl)", "there is no organisatie ‘\(name)’\(hint.en)"))
    }
    return Nameable(repository, of: name)
  }

  // MARK: In what is there

  private static func add(
    _ kind: Kind, _ called: Called, _ arguments: Arguments, _ read: ReadRepository, _ language: Language
  ) throws(UsageError) -> Int32 {
    let home = try home(of: kind, arguments.value("--in"), read)
    let texts = read.texts
    let facts = read.whole.repository.facts(home)
    if let name = called.name, case .name = Vocabulary.spec(kind).naming,
      facts.names(of: Kinds(kind), inside: facts.root(of: home.ordinal)).contains(name)
    {
      throw UsageError(
        Text("\(kind.keyword) ‘\(name)’ is er al", "\(kind.keyword) ‘\(name)’ is there already"))
    }
    if !Vocabulary.spec(kind).isRepeatable, NewDeclaration.has(kind, in: home.ordinal, facts) {
      throw UsageError(
        Text(
          "‘\(kind.keyword)’ is er al in ‘\(facts.name(of: home.ordinal))’",
          "‘\(kind.keyword)’ is there already in ‘\(facts.name(of: home.ordinal))’"))
    }
    let around = Nameable(read.whole.repository, facts, around: facts.root(of: home.ordinal))
    guard around.mayBegin(kind) else {
      throw UsageError(
        Text(
          "er geldt al een werkwijze zonder einde: zet eerst een einde achter haar ‘periode’",
          "there is a werkwijze without an end in force: first put an end behind its ‘periode’"))
    }
    let werkwijze = arguments.value("--werkwijze").flatMap { spelling in
      WordSet.werkwijze.words.first { $0.spelling == spelling }
    }
    let old = texts[home.file].bytes
    let new = NewDeclaration(kind, called.name, called.title, werkwijze, language)
    guard let edits = texts.adding(new, to: home) else {
      let path = FilePath.relative(texts.path(home.file), to: Disk.currentFolder)
      throw UsageError(
        Text(
          "‘\(path)’ heeft schrijffouten op de plaats waar dit hoort: herstel die eerst",
          "‘\(path)’ has syntax errors where this belongs: correct those first"))
    }
    let path = texts.path(home.file)
    let changed = edits.applied(to: old)
    if arguments.has("--stdout") {
      Stream.output.write(Difference.unified(old, changed, path: FilePath.relative(path, to: Disk.currentFolder)))
      return 0
    }
    do throws(FileError) { try Disk.replace(old, with: changed, at: path, within: Disk.real(read.root)) } catch {
      throw UsageError(Problem(error))
    }
    Stream.output.write(FilePath.relative(path, to: Disk.currentFolder) + "\n")
    return 0
  }

  private static func facts(_ address: Address, _ read: ReadRepository) -> Facts {
    read.whole.repository.facts(address)
  }

  /// The declaration in which one of a kind goes: the one that is named, else the only one in which it may stand.
  private static func home(of kind: Kind, _ named: String?, _ read: ReadRepository) throws(UsageError) -> Address {
    let parts = named?.split(separator: ".").map(String.init) ?? []
    var found: [(address: Address, name: String)] = []
    for (number, file) in read.whole.repository.files.numbered {
      let facts = file.facts
      for ordinal in facts.ordinals where NewDeclaration.way(to: kind, from: facts.kind(of: ordinal)) != nil {
        let name = facts.name(of: ordinal)
        let root = facts.name(of: facts.root(of: ordinal))
        if parts.isEmpty
          ? facts.root(of: ordinal) != ordinal : name != parts.last || parts.count > 1 && root != parts[0]
        {
          continue
        }
        if !name.isEmpty { found.append((Address(file: number, ordinal: ordinal), name)) }
      }
    }
    // What is done is done in an opgave, where one is meant and not the organisation that learns.
    let opgaven = found.filter { facts($0.address, read).kind(of: $0.address.ordinal) == .opgave }
    if let only = found.count == 1 ? found.first : opgaven.count == 1 ? opgaven.first : nil { return only.address }
    let names = found.prefix(6).map(\.name).joined(separator: ", ")
    if found.isEmpty {
      throw UsageError(
        named.map {
          Text(
            "er is niets dat ‘\($0)’ heet en waarin een \(kind.keyword) hoort",
            "there is nothing called ‘\($0)’ in which a \(kind.keyword) belongs")
        }
          ?? Text(
            "er is nog niets waarin een \(kind.keyword) hoort: begin met opgave new opgave NAAM",
            "there is nothing yet in which a \(kind.keyword) belongs: begin with opgave new opgave NAME"))
    }
    throw UsageError(
      Text("zeg met --in waarin het komt: \(names)", "say with --in where it goes: \(names)"))
  }
}

/// What is to be called so, as its kind asks.
private struct Called {
  var name: String?
  var title: String?

  init(_ kind: Kind, _ words: [String]) throws(UsageError) {
    var words = words
    let spec = Vocabulary.spec(kind)
    func asked(_ example: String) -> UsageError {
      UsageError(
        Text(
          "noem \(kind.keyword) bij naam, zoals: opgave new \(kind.keyword) \(example)",
          "give \(kind.keyword) a name, such as: opgave new \(kind.keyword) \(example)"))
    }
    switch spec.naming {
    case .nothing: break
    case .name:
      guard !words.isEmpty else {
        throw asked(kind == .functie ? "stadsecoloog" : kind == .opgave ? "koele-wijken" : "\(kind.keyword)-een")
      }
      name = try FirstFiles.name(words.removeFirst())
    case .date, .year:
      if let first = words.first, DateSpan(text: first) != nil { name = words.removeFirst() }
    case .word(let set):
      guard let first = words.first, set.words.contains(where: { $0.spelling == first }) else {
        let list = set.words.map(\.spelling).joined(separator: ", ")
        throw UsageError(
          Text("een \(kind.keyword) is een van deze: \(list)", "a \(kind.keyword) is one of these: \(list)"))
      }
      name = words.removeFirst()
    }
    if !words.isEmpty { title = words.removeFirst() }
    if let rest = words.first {
      let takes =
        switch spec.naming {
        case .name: Text("een naam en een titel", "a name and a title")
        case .date: Text("een datum en een titel", "a date and a title")
        case .year: Text("een jaar", "a year")
        case .word: Text("één woord", "one word")
        case .nothing: Text("geen naam", "no name")
        }
      throw UsageError(
        Text(
          "‘\(rest)’ is te veel: een \(kind.keyword) heeft \(takes.nl); een titel van meer woorden staat tussen aanhalingstekens",
          "‘\(rest)’ is one word too many: a \(kind.keyword) has \(takes.en); a title of several words stands between quotes"
        ))
    }
  }
}
