/// Files on disk that change without the editor: the client watches them where it can and says that it does, else a look at the disk now and then,
/// cheap for what it costs.
internal import LanguageServerProtocol
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
package import OpgaveWorkspace
internal import Synchronization

/// What the thread that looks at the disk is to look at; changes while it runs.
package final class WatchedRoots: Sendable {
  private struct State {
    var roots: [String] = []
    var documents: [String] = []
    var isRunning = false
    var last: Poll.Look?
  }

  private let state = Mutex(State())

  package init() {}

  var roots: [String] { state.withLock { $0.roots } }
  /// Documents below them, by absolute path.
  var documents: [String] { state.withLock { $0.documents } }

  /// What the disk held when it was last looked at, or when what is known began to be read, gives way to what it holds now.
  func exchange(_ look: Poll.Look) -> Poll.Look? {
    state.withLock { state in
      defer { state.last = look }
      return state.last
    }
  }

  /// - Returns: whether a thread is to be started.
  package func set(_ roots: [String], documents: [String] = []) -> Bool {
    state.withLock { state in
      (state.roots, state.documents) = (roots, documents)
      guard !roots.isEmpty, !state.isRunning else { return false }
      state.isRunning = true
      return true
    }
  }
}

/// The documents that files name: on whether they are there findings rest.
struct WatchedDocuments {
  /// By file: absolute paths.
  private var named: [FileKey: Set<String>] = [:]
  /// Files of which the facts changed since.
  var unseen: Set<FileKey> = []

  var all: Set<String> { named.values.reduce(into: []) { $0.formUnion($1) } }

  /// Looks at the files that changed; whether other documents are named than before.
  mutating func look(_ repositories: [LiveRepository]) -> Bool {
    var isOther = false
    for file in unseen {
      let state = repositories[file.repository]
      let paths = Set(state.repository.files[file.number].namedDocuments.map { FilePath.joined(state.root, $0) })
      if named[file] ?? [] == paths { continue }
      named[file] = paths.isEmpty ? nil : paths
      isOther = true
    }
    unseen = []
    return isOther
  }

  init() {}

  /// All that is named in repositories that were just read.
  init(_ repositories: [LiveRepository]) {
    for (place, state) in repositories.enumerated() {
      unseen.formUnion(state.repository.files.indices.map { FileKey(repository: place, number: $0) })
    }
    _ = look(repositories)
  }

  /// Patterns that hold them: by their endings, which are few and seldom others.
  var patterns: [String] {
    let found = Set(
      all.map { path -> String in
        let name = FilePath.name(of: path)
        let ending = name.lastIndex(of: ".").map { name[$0...] } ?? ""
        let isPlain = ending.count > 1 && ending.dropFirst().allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        // What has a meaning in a pattern is any one sign.
        return isPlain ? "**/*\(ending)" : "**/" + String(name.map { "*?{}[],!\\".contains($0) ? "?" : $0 })
      })
    return found.count > WatchedDocuments.manyPatterns ? ["**/*"] : found.sorted()
  }

  private static let manyPatterns = 100
}

extension Server {
  /// Looks at which documents are named now, and watches those too.
  mutating func watchDocuments() {
    guard documents.look(view.repositories), hasBegun else { return }
    watch()
  }

  /// Whether the client tells what changes on disk.
  var isWatched: Bool { view.client.canWatchFiles && !refusesWatching }

  /// Has all folders and repositories watched, those above an opened folder too.
  mutating func watch() {
    let outside = view.repositories.map(\.root).filter { root in
      !view.folders.contains { root.isIn($0) } && view.folders.contains { $0.isIn(root) }
    }
    let polled = !isWatched ? view.folders + outside : view.client.hasRelativePatterns ? [] : outside
    if isWatched { register(view.client.hasRelativePatterns ? view.folders + outside : view.folders) }
    let named = polled.isEmpty ? [] : documents.all.filter { path in polled.contains { path.isIn($0) } }
    if options.polls, watched.set(polled, documents: named.sorted()) { poll() }
  }

  private mutating func register(_ folders: [String]) {
    // Folders too: one that is renamed or deleted takes its files with it.
    let patterns = ["**/*.opgave", "**/"] + documents.patterns
    let wanted = folders.isEmpty ? nil : Registered(folders: folders, patterns: patterns)
    guard wanted != registered else { return }
    if registered != nil {
      let old = JSON.make(["id": .string("watch"), "method": .string("workspace/didChangeWatchedFiles")])
      request("client/unregisterCapability", .make(["unregisterations": .array([old])]))
    }
    registered = wanted
    guard !folders.isEmpty else { return }
    let watchers: [JSON] =
      view.client.hasRelativePatterns
      ? folders.flatMap { folder in
        patterns.map { .make(["baseUri": .string(DocumentURI.uri(folder)), "pattern": .string($0)]) }
      } : patterns.map { .string($0) }
    let registration = JSON.make([
      "id": .string("watch"), "method": .string("workspace/didChangeWatchedFiles"),
      "registerOptions": .make(["watchers": .array(watchers.map { .make(["globPattern": $0]) })]),
    ])
    let number = request(
      "client/registerCapability", .make(["registrations": .array([registration])]), .watching)
    guard options.polls else { return }
    let (mailbox, wake, patience) = (mailbox, options.wake, options.patience)
    Workers.detach {
      SystemClock.sleep(patience)
      mailbox.put(.overdue(number))
      wake()
    }
  }

  /// A client that refuses to watch, or never says that it does, is one that cannot.
  mutating func watchInstead() {
    guard !refusesWatching else { return }
    refusesWatching = true
    watch()
    // What changed meanwhile nobody told.
    load()
  }

  /// Looks on another thread, and tells the owner what changed. Pauses twenty times as long as a look takes, two seconds at least.
  private func poll() {
    var resources = view.resources
    resources.workers = 1
    let (watched, mailbox, wake, discovery) = (watched, mailbox, options.wake, Discovery(resources))
    Workers.detach {
      while true {
        let start = SystemClock.seconds
        let now = Poll.Look(watched.roots, watched.documents, discovery)
        let changed = watched.exchange(now).map { Poll.changes(from: $0, to: now) } ?? []
        if !changed.isEmpty {
          mailbox.put(.changedOnDisk(changed))
          wake()
        }
        SystemClock.sleep(max(2, 20 * (SystemClock.seconds - start)))
      }
    }
  }
}

package enum Poll {
  /// When each file of the repositories of some folders was last written, and which of some documents are there.
  package static func stamps(
    _ folders: [String], _ documents: [String] = [], _ discovery: Discovery
  ) -> [String: Int] {
    var stamps = discovery.stamps(folders.map { discovery.root(ofFolder: $0) })
    for path in documents where discovery.has(path) { stamps[path] = 0 }
    return stamps
  }

  /// What the disk held at one moment.
  package struct Look: Sendable {
    let roots: [String]
    let stamps: [String: Int]

    package init(roots: [String], stamps: [String: Int]) { (self.roots, self.stamps) = (roots, stamps) }

    init(_ roots: [String], _ documents: [String], _ discovery: Discovery) {
      self.init(roots: roots, stamps: Poll.stamps(roots, documents, discovery))
    }
  }

  /// The paths that are not as they were; what lies in folders that came meanwhile is being read anyway.
  package static func changes(from old: Look, to new: Look) -> [String] {
    differences(old.stamps, new.stamps).filter { path in
      old.roots == new.roots || old.roots.contains { path.isIn($0) }
    }
  }

  package static func differences(_ old: [String: Int], _ new: [String: Int]) -> [String] {
    let gone = old.keys.filter { new[$0] == nil }
    return (gone + new.filter { old[$0.key] != $0.value }.map(\.key)).sorted()
  }
}
