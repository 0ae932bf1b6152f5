/// What repositories were at a commit: git is asked on a thread of its own, and again when its head moves.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgavePages
internal import OpgavePlatform
internal import OpgaveWorkspace
internal import Synchronization

/// What git told of some repositories, by their roots, and why it did not tell of others.
package struct EarlierFound: Sendable {
  let repositories: [String: EarlierRepository]
  let problem: Text?
}

/// What is to be known of earlier, for the thread that asks git.
package final class EarlierWatch: Sendable {
  struct Wanted: Equatable, Sendable {
    let revision: String
    /// The roots, each with what its settings leave out.
    let roots: [String: [String]]
    /// The files that somebody has open, by absolute path.
    let open: Set<String>
  }

  private struct State {
    var wanted: Wanted?
    var isRunning = false
  }

  private let state = Mutex(State())

  package init() {}

  /// - Returns: whether a thread is to be started.
  func set(_ wanted: Wanted?) -> Bool {
    state.withLock { state in
      state.wanted = wanted
      guard wanted != nil, !state.isRunning else { return false }
      state.isRunning = true
      return true
    }
  }

  /// `nil` where nothing is wanted any more; then the thread ends.
  func take() -> Wanted? {
    state.withLock { state in
      if state.wanted == nil { state.isRunning = false }
      return state.wanted
    }
  }

  /// The thread ends though something is wanted, unless that is something else by now; whether it does.
  func ends(after wanted: Wanted) -> Bool {
    state.withLock { state in
      if state.wanted == wanted { state.isRunning = false }
      return state.wanted == wanted
    }
  }
}

/// What the thread knows between two looks.
private struct EarlierReading {
  let resources: Resources
  let environment: [String: String]?
  private var asked: (revision: String, roots: [String: [String]])?
  private var known: [String: EarlierRepository] = [:]
  private var stamps: [String: Int] = [:]
  /// Where git notes that something moved, by root.
  private var headFiles: [String: [String]] = [:]
  /// How many looks still before git is asked again for what it could not tell.
  private var untilAgain = 0

  /// About half a minute.
  private static let looksBetween = 15

  init(_ resources: Resources, _ environment: [String: String]?) {
    (self.resources, self.environment) = (resources, environment)
  }

  /// Asks git what is not known yet; `nil` where nothing is new.
  mutating func look(_ wanted: EarlierWatch.Wanted) -> EarlierFound? {
    if known.count < wanted.roots.count { untilAgain -= 1 }
    let isSame = asked?.revision == wanted.revision && asked?.roots == wanted.roots && heads == stamps
    var (isNew, problem): (Bool, Text?) = (!isSame, nil)
    if !isSame || untilAgain < 0 {
      asked = (wanted.revision, wanted.roots)
      if !isSame { (known, stamps, headFiles) = ([:], [:], [:]) }
      // What git could not tell it is asked again now and then: a tag may come, or a first commit.
      untilAgain = EarlierReading.looksBetween
      for (root, excluded) in wanted.roots.sorted(by: { $0.key < $1.key }) where known[root] == nil {
        do throws(GitFailure) {
          known[root] = try EarlierRepository(
            root, at: wanted.revision, resources, excluding: excluded, environment: environment
          ) { files in
            headFiles[root] = files
            // As it is before git is asked, so that what moves meanwhile is seen.
            for path in files { stamps[path] = Disk.stamp(path) ?? 0 }
          }
          isNew = true
        } catch { problem = error.text }
      }
    }
    for path in wanted.open {
      // Of those that stand in each other, the innermost.
      guard
        let (root, earlier) = known.filter({ path.isIn($0.key) }).max(by: { $0.key.utf8.count < $1.key.utf8.count }),
        let inside = FilePath.inside(path, of: root), !earlier.knowsVersions(of: inside)
      else { continue }
      earlier.readVersions(of: inside)
    }
    return isNew ? EarlierFound(repositories: known, problem: problem) : nil
  }

  private var heads: [String: Int] {
    var stamps: [String: Int] = [:]
    for path in headFiles.values.joined() { stamps[path] = Disk.stamp(path) ?? 0 }
    return stamps
  }
}

extension Server {
  /// Sees to it that what is compared with is known, and kept up to date; asks nothing itself.
  mutating func watchEarlier() {
    guard let revision = view.settings.comparedWith, view.settings.isTrusted, !view.repositories.isEmpty else {
      view.earlier = [:]
      _ = earlier.set(nil)
      return
    }
    let roots = Dictionary(view.repositories.map { ($0.root, $0.settings.excluded) }) { first, _ in first }
    let open = Set(view.documents.values.compactMap(\.path))
    guard earlier.set(EarlierWatch.Wanted(revision: revision, roots: roots, open: open)) else { return }
    let (resources, environment) = (view.resources, options.gitEnvironment)
    let (watch, mailbox, wake, polls) = (earlier, mailbox, options.wake, options.polls)
    Workers.detach {
      var reading = EarlierReading(resources, environment)
      while let wanted = watch.take() {
        if let found = reading.look(wanted) {
          mailbox.put(.earlier(found))
          wake()
        }
        if polls {
          SystemClock.sleep(2)
        } else if watch.ends(after: wanted) {
          return
        }
      }
    }
  }

  /// Goes on with what git told.
  mutating func take(_ found: EarlierFound) {
    guard view.settings.comparedWith != nil else { return }
    view.earlier = found.repositories
    if let problem = found.problem, problem != toldOfGit {
      view.tell(problem[view.language(in: nil)])
      toldOfGit = problem
    }
    if view.client.refreshes("codeLens") { request("workspace/codeLens/refresh", .null) }
  }

  /// Begins to tell what changed in an opgave since a commit; `false` where something else is asked.
  mutating func tellsChanges(_ id: RequestID, _ method: String, _ parameters: JSON) -> Bool {
    guard stage == .initialized, method == RequestMethod.command,
      parameters["command"]?.string == Command.changes.rawValue
    else { return false }
    takeInPassed()
    var words = parameters["arguments"]?.array?.compactMap(\.string) ?? []
    let uri = words.first.flatMap { DocumentURI.path($0) == nil ? nil : $0 }
    if uri != nil { words.removeFirst() }
    let name = words.first ?? ""
    guard let found = view.opgave(name, in: uri) else {
      options.send(Outgoing.response(id, view.refusal(Text("er is geen opgave ‘\(name)’", "no opgave ‘\(name)’"))))
      return true
    }
    guard view.settings.isTrusted else {
      options.send(
        Outgoing.response(
          id, view.refusal(Text("deze map wordt niet vertrouwd", "this folder is not trusted"))))
      return true
    }
    let state = view.repositories[found.repository]
    let facts = state.repository.files[found.number].facts
    let organisation = facts.organisationName(of: found.ordinal).map(facts.names.text)
    let work = ChangesWork(
      root: state.root, revision: words.dropFirst().first ?? view.settings.comparedWith ?? "HEAD",
      resources: view.resources.overlaid(by: view.openTexts), language: view.language(in: found.repository),
      opgave: name, uri: PageAddress.changes(name, organisation: organisation).uri, environment: options.gitEnvironment)
    beside.insert(id)
    guard view.resources.workers > 1 else {
      told(id, work.uri, work.make())
      return true
    }
    let (mailbox, wake) = (mailbox, options.wake)
    Workers.detach {
      mailbox.put(.toldChanges(id, uri: work.uri, work.make()))
      wake()
    }
    return true
  }

  /// Answers with the page of what changed, and has it shown.
  mutating func told(_ id: RequestID, _ uri: String, _ made: Result<String, GitFailure>) {
    beside.remove(id)
    _ = cancellations.take(id)
    switch made {
    case .success(let text):
      view.changedPages[uri] = text
      options.send(Outgoing.response(id, .string(text)))
      show(uri)
    case .failure(let failure): options.send(Outgoing.response(id, view.refusal(failure.text)))
    }
  }
}

/// All that telling what changed takes.
private struct ChangesWork: Sendable {
  let root: String
  let revision: String
  let resources: Resources
  let language: Language
  let opgave: String
  let uri: String
  let environment: [String: String]?

  func make() -> Result<String, GitFailure> {
    do throws(GitFailure) {
      let moments = try FoundMoments(
        MomentPair(MomentChoice(revision, from: root), nil, around: root), resources, environment: environment)
      let compared = try moments.compare(resources)
      var options = ChangesPage.Options(language, moments, asked: revision, nil)
      options.opgaven = [opgave]
      options.withText = true
      return .success(Markdown().text(ChangesPage(compared, options).page))
    } catch { return .failure(error) }
  }
}

extension ServerSnapshot {
  /// What the opgaven of a document were, where that is known.
  func changes(_ snapshot: FileSnapshot, _ repository: Int?, _ texts: FileTexts) -> ChangesSince? {
    guard let repository, let known = earlier[repositories[repository].root] else { return nil }
    return ChangesSince(known, texts.texts(in: repository), snapshot.file, snapshot.tree, snapshot.language)
  }
}

extension FileSnapshot {
  /// The declaration of the top level in which something stands.
  func root(of ordinal: DeclarationIndex) -> Address { Address(file: file, ordinal: facts.root(of: ordinal)) }
}
