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
  private let state = Mutex<(roots: [String], isRunning: Bool)>(([], false))

  package init() {}

  var roots: [String] { state.withLock { $0.roots } }

  /// - Returns: whether a thread is to be started.
  package func set(_ roots: [String]) -> Bool {
    state.withLock { state in
      state.roots = roots
      guard !roots.isEmpty, !state.isRunning else { return false }
      state.isRunning = true
      return true
    }
  }
}

extension Server {
  /// Has all folders and repositories watched, those above an opened folder too.
  mutating func watch() {
    let outside = view.repositories.map(\.root).filter { root in
      !view.folders.contains { root.isIn($0) } && view.folders.contains { $0.isIn(root) }
    }
    let isWatched = view.client.canWatchFiles && !refusesWatching
    let polled = !isWatched ? view.folders + outside : view.client.hasRelativePatterns ? [] : outside
    if isWatched { register(view.client.hasRelativePatterns ? view.folders + outside : view.folders) }
    if options.polls, watched.set(polled) { poll() }
  }

  private mutating func register(_ folders: [String]) {
    guard folders != registeredFolders else { return }
    if registeredFolders != nil {
      let old = JSON.make(["id": .string("watch"), "method": .string("workspace/didChangeWatchedFiles")])
      request("client/unregisterCapability", .make(["unregisterations": .array([old])]))
    }
    registeredFolders = folders.isEmpty ? nil : folders
    guard !folders.isEmpty else { return }
    // Folders too: one that is renamed or deleted takes its files with it.
    let patterns = ["**/*.opgave", "**/"]
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
      var known: Poll.Look?
      while true {
        let start = SystemClock.seconds
        let now = Poll.Look(watched.roots, discovery)
        let changed = known.map { Poll.changes(from: $0, to: now) } ?? []
        if !changed.isEmpty {
          mailbox.put(.changedOnDisk(changed))
          wake()
        }
        known = now
        SystemClock.sleep(max(2, 20 * (SystemClock.seconds - start)))
      }
    }
  }
}

package enum Poll {
  /// When each file of the repositories of some folders was last written.
  package static func stamps(_ folders: [String], _ discovery: Discovery) -> [String: Int] {
    discovery.stamps(folders.map { discovery.root(ofFolder: $0) })
  }

  /// What the disk held at one moment.
  package struct Look: Sendable {
    let roots: [String]
    let stamps: [String: Int]

    package init(roots: [String], stamps: [String: Int]) { (self.roots, self.stamps) = (roots, stamps) }

    init(_ roots: [String], _ discovery: Discovery) { self.init(roots: roots, stamps: Poll.stamps(roots, discovery)) }
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
