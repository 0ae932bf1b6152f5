/// A repository that is kept up to date: facts, findings, and who depends on which name. Stays equal to a fresh start.
package import OpgaveModel
internal import OpgavePlatform
package import OpgaveRules
package import OpgaveSyntax

package struct LiveRepository: Sendable {
  /// Absolute.
  package let root: String
  package let settings: Settings
  /// Whether others are meant, that cannot be relied on.
  package let areSettingsBroken: Bool
  private let excluded: [Glob]
  package let surroundings: Surroundings
  package private(set) var repository: Repository
  /// By path from the root.
  package private(set) var numbers: [String: FileIndex]
  /// By the number of a file: what its text alone shows, and what its facts show.
  private var textFindings: ByFile<[Finding]>
  private var directives: ByFile<[Directive]>
  private var factFindings: ByFile<[Finding]>
  /// What each file adds to the whole.
  private var outlines: ByFile<FileOutline>
  private var wide: WideFindings
  /// By the number of a file: which names it may hold.
  private var filters: ByFile<NameFilter>
  /// How often what stands where in a file has changed.
  private var revisions: ByFile<Int>
  /// By the number of a file: what the disk held of it; `nil` where it is open.
  private var checksums: ByFile<UInt64?>
  /// Files with a name that nothing declares: what they propose instead depends on all names there are.
  private var searching: Set<FileIndex> = []
  /// Until a name changes.
  private var knownNames = KnownNames()
  private var pending = PendingQuestions()
  package private(set) var counts = Counts()

  /// What was done since the start; for tests, and for who must know whether facts became others.
  package struct Counts: Sendable {
    /// Declarations of the top level whose facts were read again, and that were asked again.
    package internal(set) var read = 0
    package internal(set) var asked = 0
    /// Files that were asked again because of edits in another.
    package internal(set) var askedElsewhere = 0
    /// Rules that look at the whole that were asked again.
    package internal(set) var askedOfAll = 0
    /// Times that the facts of a file became others.
    package internal(set) var factChanges = 0
  }

  /// Takes over what was read, and asks all rules.
  package init(_ read: ReadRepository) {
    (root, settings, surroundings) = (read.root, read.settings.settings, read.whole.surroundings)
    areSettingsBroken = read.settings.areBroken
    excluded = settings.excluded.map(Glob.init)
    repository = read.whole.repository
    numbers = Dictionary(
      read.files.numbered.map { ($1.file.path, $0) }, uniquingKeysWith: { first, _ in first })
    textFindings = ByFile(read.files.map(\.findings))
    directives = ByFile(read.files.map(\.directives))
    let whole = read.whole
    let answers = Workers.map(read.files.count, workers: read.resources.workers, state: { KnownNames() }) {
      names, number in
      Checker.facts(whole, FileIndex(number), nil, &names)
    }
    factFindings = ByFile(answers.map(\.findings))
    outlines = ByFile(answers.map(\.outline))
    wide = WideFindings(Overview(whole, outlines))
    filters = ByFile(repository.files.map { NameFilter($0.facts) })
    revisions = ByFile(read.files.map { _ in 0 })
    checksums = ByFile(read.files.map(\.checksum))
    searching = Set(factFindings.indices.filter { factFindings[$0].contains { Checker.seeksName($0) } })
  }

  // MARK: Asking

  package var whole: RepositoryContext { RepositoryContext(repository, surroundings) }

  /// The texts of its files.
  ///
  /// - Parameters:
  ///   - limit: how many are kept at most.
  ///   - stale: told of files that are others on the disk than they were when their places were noted.
  ///   - opened: what somebody has open, by absolute path.
  package func texts(
    _ source: any FileSource, limit: Int = .max, _ stale: StaleFiles? = nil,
    opened: @escaping (String) -> FileText? = { _ in nil }
  ) -> RepositoryTexts {
    RepositoryTexts(root, whole, source, limit: limit, stale: stale, opened: opened, checksum: { checksums[$0] })
  }

  /// Whether what is known of a file is what the disk holds of it.
  package func isCurrent(_ number: FileIndex, _ bytes: [UInt8]) -> Bool {
    checksums[number].map { $0 == Checksum.of(bytes) } ?? true
  }

  /// The absolute path of a file.
  package func path(_ number: FileIndex) -> String { FilePath.joined(root, repository.files[number].path) }

  /// Whether a file at a path from the root belongs to the repository, as a fresh start has it.
  package func holds(_ path: String) -> Bool {
    Discovery.isMember(path) && !excluded.contains { $0.matches(path) } || path == Discovery.settingsName
  }

  package func findings(_ number: FileIndex) -> [PlacedFinding] {
    let file = repository.files[number]
    let all = Checker.settle(
      [factFindings[number], textFindings[number], wide[number]], file.facts, file.places, directives[number],
      settings)
    return SettingsState.told(all, of: file.path, whenBroken: areSettingsBroken)
  }

  package func hasFindings(_ number: FileIndex) -> Bool {
    !textFindings[number].isEmpty || !factFindings[number].isEmpty || !wide[number].isEmpty
      || !directives[number].isEmpty
  }

  /// Whether a file holds what cannot be read.
  package func hasSyntaxErrors(_ number: FileIndex) -> Bool {
    textFindings[number].contains { AllRules.rule($0.rule)?.group == .schrift && $0.severity == .fout }
  }

  /// A number that grows when what stands where in a file changes.
  package func revision(of number: FileIndex) -> Int { revisions.indices.contains(number) ? revisions[number] : 0 }

  /// The other files into which findings of a file point.
  package func related(_ number: FileIndex) -> Set<FileIndex> {
    var found: Set<FileIndex> = []
    for findings in [textFindings[number], factFindings[number], wide[number]] {
      for finding in findings {
        for related in finding.related { if let file = related.file, file != number { found.insert(file) } }
      }
    }
    return found
  }

  /// The files that hold a name, as what they declare or as what they ask for.
  package func candidates(_ hash: UInt64) -> [FileIndex] { filters.indices.filter { mayName($0, hash) } }

  private func mayName(_ file: FileIndex, _ hash: UInt64) -> Bool {
    filters[file].mayHold(hash) && repository.files[file].facts.names.holds(hash: hash)
  }

  /// The files that name one of some documents, or one in such a folder, by paths from the root.
  package func files(naming paths: Set<String>) -> [FileIndex] {
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

  // MARK: Changing

  /// Takes in a file as it is now, and gives its number. What it concerns elsewhere is asked with `askPending`.
  @discardableResult
  package mutating func update(_ read: FileState) -> FileIndex {
    let number = number(of: read.file.path)
    textFindings[number] = read.findings
    directives[number] = read.directives
    checksums[number] = read.checksum
    let (old, new) = (repository.files[number].facts, read.file.facts)
    if old == new {
      repository.setPlaces(number, read.file.places)
    } else {
      replace(number, old.ordinals, new.ordinals, read.file)
      ask(number)
    }
    return number
  }

  /// Takes in a file that was edited, of which no more is read than what the edit touched.
  ///
  /// - Parameters:
  ///   - before: the tree of the file as it was last taken in.
  ///   - reader: keeps its memory between files.
  /// - Returns: `nil` where the file must be read whole.
  package mutating func edit(
    _ path: String, _ before: SyntaxTree, _ after: SyntaxTree, _ reader: inout FileReader
  ) -> FileIndex? {
    guard let number = numbers[path] else { return nil }
    let file = repository.files[number]
    let known = FileState(file, textFindings[number], directives[number])
    guard let edit = reader.edited(known, file.places.expanded(file.facts), before, after, settings) else { return nil }
    revisions[number] += 1
    let (state, relowered) = (edit.state, edit.relowered)
    textFindings[number] = state.findings
    directives[number] = state.directives
    counts.read += state.file.facts.roots(in: relowered.after.ordinals).reduce(0) { count, _ in count + 1 }
    if relowered.areFactsSame {
      repository.setPlaces(number, state.file.places)
      return number
    }
    // What stands behind keeps its ordinals, or is asked again with all others.
    let isLocal = relowered.before.ordinals.count == relowered.after.ordinals.count
    let (old, new) =
      isLocal
      ? (relowered.before.ordinals, relowered.after.ordinals) : (file.facts.ordinals, state.file.facts.ordinals)
    replace(number, old, new, state.file)
    if isLocal {
      ask(number, new, before: relowered.before, relowered.isLevel ? nil : { relowered.moved($0) })
    } else {
      ask(number)
    }
    return number
  }

  /// Takes in a file that differs by typing alone, where that changes no fact and shows nothing; nothing is asked again then.
  ///
  /// - Parameter before: the tree of the file as it was last taken in.
  /// - Returns: the number of the file; `nil` where the file must be read anew.
  package mutating func type(
    in path: String, _ before: SyntaxTree, _ typing: Typing, _ after: SyntaxTree
  ) -> FileIndex? {
    guard let number = numbers[path], !settings.turnsOn(AllRules.formattingSlug),
      textFindings[number].isEmpty, directives[number].isEmpty, before.isProse(typing, after),
      Checker.isSilent(typing.token, after)
    else { return nil }
    revisions[number] += 1
    repository.setPlaces(number, repository.files[number].places.moved(by: typing))
    return number
  }

  /// Takes a file out that is no longer there.
  @discardableResult
  package mutating func remove(_ path: String) -> FileIndex? {
    numbers[path].map { _ in update(FileState(path: path)) }
  }

  /// The number of a file, which is known from now on.
  private mutating func number(of path: String) -> FileIndex {
    if let known = numbers[path] {
      revisions[known] += 1
      return known
    }
    let number = repository.add(RepositoryFile(path: path, facts: Facts(), places: Places()))
    numbers[path] = number
    textFindings.append([])
    directives.append([])
    factFindings.append([])
    outlines.append(FileOutline())
    filters.append(NameFilter(Facts()))
    revisions.append(0)
    checksums.append(nil)
    return number
  }

  /// Puts declarations of the top level in the place of others, and notes who is to be asked again for their sake.
  private mutating func replace(
    _ number: FileIndex, _ old: Range<DeclarationIndex>, _ new: Range<DeclarationIndex>, _ file: RepositoryFile
  ) {
    counts.factChanges += 1
    let (before, after) = (repository.files[number].facts, file.facts)
    let (seen, seenNow) = (before.surfaces(in: old), after.surfaces(in: new))
    var dirty = Set(seen.lazy.filter { seenNow[$0.key] != $0.value }.map(\.key))
    for key in seenNow.keys where seen[key] == nil { dirty.insert(key) }
    let mentions = MentionChanges([(before, old), (after, new)], repository)
    // What is proposed for a name that is not there depends on which names there are, and on nothing else of them.
    if before.nameSum(in: old) != after.nameSum(in: new) {
      knownNames = KnownNames()
      for file in searching { noteSearches(file) }
    }

    repository.replace(number, old, new, facts: after, places: file.places)
    filters[number] = NameFilter(after)
    for address in mentions.concerned(in: repository) {
      let root = repository.facts(address).root(of: address.ordinal)
      if address.file != number || !new.contains(root) { pending.add(address.file, root: root) }
    }
    pending.add(PendingQuestions.Change(keys: Array(dirty), file: number, ordinals: new))
  }

  /// Has the declarations asked again that hold a name which nothing declares.
  private mutating func noteSearches(_ number: FileIndex) {
    let facts = repository.files[number].facts
    for finding in factFindings[number] where Checker.seeksName(finding) {
      guard case .part(.reference(let value, _)) = finding.place, value < facts.span(facts.ordinals).values.upperBound,
        let home = facts.home(of: value)
      else { return pending.add(number) }
      pending.add(number, root: facts.root(of: home.ordinal))
    }
  }

  // MARK: Asking again

  /// Whether something is left to be asked again.
  package var hasPending: Bool { !pending.isEmpty || wide.isStale }

  /// Has files asked again, whatever the reason.
  package mutating func note(_ numbers: some Sequence<FileIndex>) { for number in numbers { pending.add(number) } }

  /// Asks again what edits concern elsewhere, a little at a time: first the users of names, then the whole.
  ///
  /// - Parameter isOver: asked after each step.
  /// - Returns: the numbers of the files in which something else shows now.
  package mutating func askPending(until isOver: () -> Bool = { false }) -> [FileIndex] {
    var changed: [FileIndex] = []
    repeat {
      if let change = pending.takeChange() {
        findUsers(of: change)
      } else if let (number, roots) = pending.takeFile() {
        counts.askedElsewhere += 1
        let before = factFindings[number]
        switch roots {
        case .all: ask(number)
        case .some(let roots): for root in roots { ask(number, root: root) }
        }
        if factFindings[number] != before { changed.append(number) }
      } else if wide.isStale {
        counts.askedOfAll += 1
        changed += wide.askNext(whole, outlines)
      } else {
        break
      }
    } while !isOver()
    return changed
  }

  /// So many files are looked through at once.
  private static let filesAtOnce = 2_000

  /// Notes the declarations of the top level that name, or bear too, what became another; in some of the files.
  private mutating func findUsers(of change: PendingQuestions.Change) {
    let end = min(filters.endIndex, change.upcoming.advanced(by: LiveRepository.filesAtOnce))
    let names = change.keys.map(NameFilter.init)
    for number in change.upcoming..<max(end, change.upcoming) where filters[number].mayHold(oneOf: names) {
      let facts = repository.files[number].facts
      let keys = change.keys(in: facts)
      if !keys.isEmpty { note(number, facts, keys, change) }
    }
    guard end < filters.endIndex else { return }
    var rest = change
    rest.upcoming = end
    pending.giveBack(rest)
  }

  private mutating func note(
    _ number: FileIndex, _ facts: Facts, _ keys: [SurfaceKey], _ change: PendingQuestions.Change
  ) {
    let roots = facts.topLevel.filter { number != change.file || !change.ordinals.contains($0) }
    if number != change.file, roots.count < 2 { return pending.add(number) }
    let names = facts.names.indices(of: Set(keys.map(\.name)))
    for root in roots where facts.mentions(names, in: facts.span(root..<facts.end(of: root))) {
      pending.add(number, root: root)
    }
  }

  /// Asks the facts of a file again.
  private mutating func ask(_ number: FileIndex) {
    pending.forget(number)
    let answer = Checker.facts(whole, number, nil, &knownNames)
    counts.asked += repository.files[number].facts.topLevel.reduce(0) { count, _ in count + 1 }
    factFindings[number] = answer.findings
    finish(number, answer.outline)
  }

  /// Asks one declaration of the top level again.
  private mutating func ask(_ number: FileIndex, root: DeclarationIndex) {
    let facts = repository.files[number].facts
    guard root < facts.ordinals.upperBound else { return }
    let span = facts.span(root..<facts.end(of: root))
    ask(number, span.ordinals, before: span, nil)
  }

  /// Asks some declarations of the top level, in the place of what was known of them.
  ///
  /// - Parameters:
  ///   - before: where they stood among the facts.
  ///   - moved: a part of what stands elsewhere in the file, as it is called now; `nil` where all are called as before.
  private mutating func ask(
    _ number: FileIndex, _ ordinals: Range<DeclarationIndex>, before: FactsSpan, _ moved: ((Part) -> Part)?
  ) {
    pending.forget(number, ordinals)
    let answer = Checker.facts(whole, number, ordinals, &knownNames)
    counts.asked += repository.files[number].facts.roots(in: ordinals).reduce(0) { count, _ in count + 1 }
    factFindings[number].removeAll { if case .part(let part) = $0.place { before.contains(part) } else { false } }
    if let moved {
      for index in factFindings[number].indices { factFindings[number][index].move(in: number, moved) }
    }
    factFindings[number] += answer.findings
    let outline = outlines[number].replacing(ordinals, by: answer.outline) { value in
      if case .value(let place)? = moved?(.value(value)) { place } else { value }
    }
    finish(number, outline)
  }

  private mutating func finish(_ number: FileIndex, _ outline: FileOutline) {
    if factFindings[number].contains(where: { Checker.seeksName($0) }) {
      searching.insert(number)
    } else {
      searching.remove(number)
    }
    wide.note(outlines[number], outline)
    outlines[number] = outline
  }
}

extension Finding {
  /// Calls the parts of its own file that it stands at and points to as they are called now.
  fileprivate mutating func move(in file: FileIndex, _ moved: (Part) -> Part) {
    if case .part(let part) = place { place = .part(moved(part)) }
    for index in related.indices where related[index].file ?? file == file {
      if case .part(let part) = related[index].place { related[index].place = .part(moved(part)) }
    }
  }
}
