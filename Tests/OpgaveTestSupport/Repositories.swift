/// Repositories in memory: paths and texts in, findings out.
internal import OpgaveFormatting
package import OpgaveModel
package import OpgaveRules
package import OpgaveSyntax

/// A repository as a test writes it.
package struct TextRepository: Sendable {
  package struct File: Sendable {
    package let path: String
    package let tree: SyntaxTree
    package let lowered: Lowered
    package let directives: [Directive]
  }

  package let files: [File]
  package let repository: Repository
  package let surroundings: Surroundings

  /// 1 July 2026: the day on which tests look at opgaven.
  package static let today = Calendar.day(2026, 7, 1)

  /// - Parameter documents: the paths of documents that exist beside the files.
  package init(
    _ texts: [(path: String, bytes: [UInt8])], documents: Set<String> = [], today: Int32 = TextRepository.today
  ) {
    var settings = Settings()
    files = texts.map { path, bytes in
      let tree = SyntaxTree(parsing: bytes)
      var lowering = Lowering()
      let isSettings = path == "instellingen.opgave"
      let lowered = lowering.lower(tree, isSettings: isSettings)
      if isSettings { settings = Settings(tree, lowered.facts) }
      return File(path: path, tree: tree, lowered: lowered, directives: Ignoring.directives(tree))
    }
    repository = Repository(
      files.map { RepositoryFile(path: $0.path, facts: $0.lowered.facts, places: $0.lowered.places) })
    let paths = Set(texts.map(\.path)).union(documents)
    surroundings = Surroundings(
      peildatum: settings.peildatum ?? today, settings: settings, isMissing: { !paths.contains($0) })
  }

  package init(_ texts: [String: String], today: Int32 = TextRepository.today) {
    self.init(texts.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }, today: today)
  }

  /// The findings of each file, in the order of the files.
  package func findings() -> [[PlacedFinding]] {
    let whole = RepositoryContext(repository, surroundings)
    var names = KnownNames()
    let answers = files.indices.map { Checker.facts(whole, $0, &names) }
    let wide = Checker.repository(Overview(whole, answers.map(\.outline)))
    return files.indices.map { number in
      let file = files[number]
      var found = Checker.text(file.tree, file.lowered.misfits)
      if file.path == "instellingen.opgave" { found += SettingsCheck.findings(file.tree) }
      if surroundings.settings.turnsOn(AllRules.formattingSlug) {
        var lowering = Lowering()
        let read = ReadFile(
          path: file.path, file.tree, isSettings: false, &lowering,
          canonical: { Formatter.canonical($0, FormatOptions()) })
        found += read.findings.filter { AllRules.rule($0.rule)?.isOff ?? false }
      }
      found += answers[number].findings + (wide[number] ?? [])
      return Checker.settle(
        found, file.lowered.facts, file.lowered.places, file.directives, surroundings.settings)
    }
  }

  package func findings(in path: String) -> [PlacedFinding] {
    files.firstIndex { $0.path == path }.map { findings()[$0] } ?? []
  }

  package func fixContext(_ path: String) -> FixContext? {
    guard let number = files.firstIndex(where: { $0.path == path }) else { return nil }
    let trees = files.map(\.tree)
    return FixContext(
      file: number, tree: files[number].tree, facts: files[number].lowered.facts,
      places: files[number].lowered.places.expanded(files[number].lowered.facts), surroundings: surroundings,
      repository: repository, treeOf: { trees.indices.contains($0) ? trees[$0] : nil },
      formatting: { Formatter.edits($0, to: Formatter.canonical($0, FormatOptions())) })
  }
}

extension TextRepository {
  /// The same files after a fix.
  package func applying(_ fix: Fix) -> TextRepository {
    TextRepository(
      files.enumerated().map { number, file in
        let text = (fix.edits[number] ?? []).applied(to: file.tree.bytes)
        return (file.path, text)
      })
  }
}

extension Rule {
  /// The organisation in which the examples of rules stand.
  package static let exampleOrganisation = Project.text("Tests/Fixtures/rules/organisatie.opgave")

  /// The repository in which an example of the rule stands, and the path of the example. A rule that is off is turned on.
  package func repository(_ text: String) -> (TextRepository, path: String) {
    TextRepository.example(text, isSettings: example.setting == .settings, turningOn: isOff ? slug : nil)
  }
}

extension TextRepository {
  /// A text beside the organisation of the examples, and its path. U+FFFD stands for a byte that is not UTF-8.
  package static func example(
    _ text: String, isSettings: Bool = false, turningOn rule: String? = nil
  ) -> (TextRepository, path: String) {
    let path = isSettings ? "instellingen.opgave" : "voorbeeld.opgave"
    var bytes = Array(text.utf8)
    while let index = bytes.indices.first(where: { bytes[$0...].starts(with: [0xEF, 0xBF, 0xBD]) }) {
      bytes.replaceSubrange(index..<index + 3, with: [0xFF])
    }
    var files = [("organisatie.opgave", Array(Rule.exampleOrganisation.utf8)), (path, bytes)]
    if let rule {
      files.append(
        ("instellingen.opgave", Array("instellingen {\n  regels {\n    \(rule): waarschuwing\n  }\n}\n".utf8)))
    }
    return (TextRepository(files), path)
  }
}
