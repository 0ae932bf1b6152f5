/// A repository that is kept up to date: facts, findings, and who depends on which name. Stays equal to a fresh start.
internal import OpgavePlatform
package import OpgaveModel
package import OpgaveRules
package import OpgaveSyntax

package struct LiveRepository: Sendable {
  /// Absolute.
  package let root: String
  package let settings: Settings
  private let excluded: [Glob]
  package let surroundings: Surroundings
  package private(set) var repository: Repository
  /// By path from the root.
  package private(set) var numbers: [String: Int]
  /// By the number of a file: what its text alone shows, and what its facts show.
  private var textFindings: [[Finding]]
  private var directives: [[Directive]]
  private var factFindings: [[Finding]]
  /// What each file adds to the whole, and what the whole shows.
  private var outlines: [FileOutline]
  private var wideFindings: [Int: [Finding]]
  /// Whether an outline changed since the whole was last asked.
  package private(set) var isWholeStale = false
  /// By the number of a file: which names it may hold.
  private var filters: [NameFilter]
  /// How often what stands where in a file has changed.
  private var revisions: [Int]
  /// Files with a name that nothing declares: what they propose instead depends on all names there are.
  private var searching: Set<Int> = []
  /// Until a name changes.
  private var knownNames = KnownNames()
  /// How many files were asked again because of edits in another; for tests.
  package private(set) var askedAgain = 0
  /// How many times the facts of a file became others.
  package private(set) var factChanges = 0

  /// Takes over what was read, and asks all rules.
  package init(_ read: ReadRepository) {
    (root, settings, surroundings) = (read.root, read.settings.settings, read.whole.surroundings)
    excluded = settings.excluded.map(Glob.init)
    repository = read.whole.repository
    numbers = Dictionary(
      read.files.enumerated().map { ($1.file.path, $0) }, uniquingKeysWith: { first, _ in first })
    textFindings = read.files.map(\.findings)
    directives = read.files.map(\.directives)
    let whole = read.whole
    let answers = Workers.map(read.files.count, workers: read.resources.workers, state: { KnownNames() }) {
      names, number in
      Checker.facts(whole, number, &names)
    }
    factFindings = answers.map(\.findings)
    outlines = answers.map(\.outline)
    wideFindings = Checker.repository(Overview(whole, outlines))
    filters = repository.files.map { NameFilter($0.facts) }
    revisions = [Int](repeating: 0, count: read.files.count)
    for number in read.files.indices { noteSearch(number) }
  }

  // MARK: Asking

  package var whole: RepositoryContext { RepositoryContext(repository, surroundings) }

  /// The texts of its files.
  ///
  /// - Parameter opened: what somebody has open, by absolute path.
  package func texts(
    _ source: any FileSource, opened: @escaping (String) -> FileText? = { _ in nil }
  ) -> RepositoryTexts {
    RepositoryTexts(root, whole, source, limit: .max, opened: opened)
  }

  /// Whether a file at a path from the root belongs to the repository, as a fresh start has it.
  package func holds(_ path: String) -> Bool {
    Discovery.isMember(path) && !excluded.contains { $0.matches(path) } || path == Discovery.settingsName
  }

  package func findings(_ number: Int) -> [PlacedFinding] {
    let file = repository.files[number]
    let all = textFindings[number] + factFindings[number] + (wideFindings[number] ?? [])
    if all.isEmpty, directives[number].isEmpty { return [] }
    return Checker.settle(all, file.facts, file.places, directives[number], settings)
  }

  package func hasFindings(_ number: Int) -> Bool {
    !textFindings[number].isEmpty || !factFindings[number].isEmpty || wideFindings[number] != nil
      || !directives[number].isEmpty
  }

  /// A number that grows when what stands where in a file changes.
  package func revision(of number: Int) -> Int { revisions.indices.contains(number) ? revisions[number] : 0 }

  /// The other files into which findings of a file point.
  package func related(_ number: Int) -> Set<Int> {
    let all = textFindings[number] + factFindings[number] + (wideFindings[number] ?? [])
    return Set(all.lazy.flatMap(\.related).compactMap(\.file)).subtracting([number])
  }

  // MARK: Changing

  /// Takes in a file as it is now, and gives the numbers of the other files to ask again.
  package mutating func update(_ read: FileState) -> (number: Int, affected: [Int]) {
    let number: Int
    if let known = numbers[read.file.path] {
      number = known
    } else {
      number = repository.add(RepositoryFile(path: read.file.path, facts: Facts(), places: Places()))
      numbers[read.file.path] = number
      textFindings.append([])
      directives.append([])
      factFindings.append([])
      outlines.append(FileOutline())
      filters.append(NameFilter(Facts()))
      revisions.append(0)
    }
    revisions[number] += 1
    textFindings[number] = read.findings
    directives[number] = read.directives
    let old = repository.files[number].facts
    let new = read.file.facts
    guard old != new else {
      repository.setPlaces(number, read.file.places)
      return (number, [])
    }
    return (number, replace(number, old, read.file))
  }

  /// Takes in a file that differs by typing alone, where that changes no fact and shows nothing; nothing is asked again then.
  ///
  /// - Parameter before: the tree of the file as it was last taken in.
  /// - Returns: the number of the file; `nil` where the file must be read anew.
  package mutating func type(
    in path: String, _ before: SyntaxTree, _ typing: Typing, _ after: SyntaxTree
  ) -> Int? {
    guard let number = numbers[path], path != Discovery.settingsName, !settings.turnsOn(AllRules.formattingSlug),
      textFindings[number].isEmpty,
      directives[number].isEmpty, before.isProse(typing, after), Checker.isSilent(typing.token, after)
    else { return nil }
    revisions[number] += 1
    repository.setPlaces(number, repository.files[number].places.moved(by: typing))
    return number
  }

  /// Takes a file out that is no longer there.
  package mutating func remove(_ path: String) -> (number: Int, affected: [Int])? {
    guard numbers[path] != nil else { return nil }
    return update(FileState(path: path))
  }

  private mutating func replace(_ number: Int, _ old: Facts, _ file: RepositoryFile) -> [Int] {
    let new = file.facts
    factChanges += 1
    var dirty: Set<UInt64> = []
    let (before, after) = (old.surfaces(), new.surfaces())
    for (name, hash) in before where after[name] != hash { dirty.insert(name) }
    for name in after.keys where before[name] == nil { dirty.insert(name) }
    var affected: Set<Int> = []
    var asks: [UInt64: Int] = [:]
    old.forEachAskedFunctie { asks[$0, default: 0] -= 1 }
    new.forEachAskedFunctie { asks[$0, default: 0] += 1 }
    let changed = asks.filter { $0.value != 0 }.map(\.key)
    let wasAsked = changed.map { repository.isAsked(functie: $0) }

    repository.replace(number, facts: new, places: file.places)
    filters[number] = NameFilter(new)
    for (key, was) in zip(changed, wasAsked) where repository.isAsked(functie: key) != was {
      for address in repository.declarers(of: key) { affected.insert(Int(address.file)) }
    }
    let names = Array(dirty)
    for file in filters.indices where names.contains(where: { mayName(file, $0) }) { affected.insert(file) }
    if !dirty.isEmpty {
      affected.formUnion(searching)
      knownNames = KnownNames()
    }
    ask(number)
    affected.remove(number)
    return affected.sorted()
  }

  /// Asks the facts of a file again.
  ///
  /// - Returns: whether something else shows now.
  @discardableResult
  package mutating func askAgain(_ number: Int) -> Bool {
    askedAgain += 1
    let before = factFindings[number]
    ask(number)
    return factFindings[number] != before
  }

  private mutating func ask(_ number: Int) {
    let answer = Checker.facts(RepositoryContext(repository, surroundings), number, &knownNames)
    factFindings[number] = answer.findings
    noteSearch(number)
    guard outlines[number] != answer.outline else { return }
    outlines[number] = answer.outline
    isWholeStale = true
  }

  /// Asks the whole again where an outline changed, after the files themselves.
  ///
  /// - Returns: the numbers of the files in which something else shows now.
  package mutating func askWhole() -> [Int] {
    guard isWholeStale else { return [] }
    isWholeStale = false
    let findings = Checker.repository(Overview(RepositoryContext(repository, surroundings), outlines))
    let changed = Set(findings.keys).union(wideFindings.keys).filter { findings[$0] != wideFindings[$0] }
    wideFindings = findings
    return changed.sorted()
  }

  /// The files that hold a name, as what they declare or as what they ask for.
  package func candidates(_ hash: UInt64) -> [Int] {
    filters.indices.filter { mayName($0, hash) }
  }

  /// The files that name one of some documents, or one in such a folder, by paths from the root.
  package func files(naming paths: Set<String>) -> [Int] {
    repository.files.indices.filter { number in
      let file = repository.files[number]
      var names = false
      file.facts.forEachPath { _, text in
        guard !names, case .inside(var path) = DocumentPath(text, from: file.path) else { return }
        while !names, !path.isEmpty {
          names = paths.contains(path)
          path = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        }
      }
      return names
    }
  }

  private func mayName(_ file: Int, _ hash: UInt64) -> Bool {
    filters[file].mayHold(hash) && repository.files[file].facts.names.holds(hash: hash)
  }

  private mutating func noteSearch(_ number: Int) {
    if factFindings[number].contains(where: { Checker.seeksName($0) }) {
      searching.insert(number)
    } else {
      searching.remove(number)
    }
  }
}

/// A few bits for the names of a file: most files can be passed over without a look at them.
struct NameFilter: Sendable {
  private var bits = SIMD4<UInt64>.zero

  init(_ facts: Facts) {
    for index in 0..<facts.names.count {
      let hash = facts.names.hash(Int32(clamping: index))
      bits[Int(hash >> 62)] |= 1 << (hash >> 56 & 63)
    }
  }

  func mayHold(_ hash: UInt64) -> Bool { bits[Int(hash >> 62)] & 1 << (hash >> 56 & 63) != 0 }
}
