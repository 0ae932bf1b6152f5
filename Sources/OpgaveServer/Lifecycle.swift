/// From `initialize` on: what client and server can do, which folders there are, and reading them.
internal import LanguageServerProtocol
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension Server {
  mutating func initialize(_ parameters: JSON) -> JSON {
    stage = .initialized
    view.client = ClientCapabilities(parameters["capabilities"], name: parameters["clientInfo"]?["name"]?.string)
    let offered = parameters["capabilities"]?["general"]?["positionEncodings"]?.array?.compactMap(\.string) ?? []
    let encoding =
      offered.contains("utf-8") ? .utf8 : offered.lazy.compactMap(PositionEncoding.init(rawValue:)).first ?? .utf16
    view.converter = PositionConverter(encoding)
    if view.startLanguage == nil, let locale = parameters["locale"]?.string {
      view.startLanguage = locale.lowercased().hasPrefix("en") ? .en : .nl
    }
    view.settings.take(parameters["initializationOptions"])
    view.settings.traces = parameters["trace"]?.string.map { $0 != "off" } ?? view.settings.traces

    if let folders = parameters["workspaceFolders"]?.array {
      view.folders = folders.compactMap { $0["uri"]?.string.flatMap(DocumentURI.path) }
    } else if let root = parameters["rootUri"]?.string.flatMap(DocumentURI.path) ?? parameters["rootPath"]?.string {
      view.folders = [root]
    }
    return .make([
      "capabilities": view.capabilities,
      "serverInfo": .make(["name": .string("opgave-lsp"), "version": .string(Version.number)]),
    ])
  }

  /// Reads the repositories of all folders anew, on another thread.
  mutating func load() {
    generation += 1
    (isCut, loadsAgain) = (false, false)
    loadingStop.set()
    let stop = Stop()
    loadingStop = stop
    let (folders, generation, mailbox, wake, log) = (view.folders, generation, mailbox, options.wake, options.log)
    var reading = ReadOptions()
    reading.peildatum = view.peildatum
    reading.isStopped = { stop.isSet }
    guard !folders.isEmpty else {
      view.isLoading = false
      take([])
      return
    }
    view.isLoading = true
    announceProgress()
    // Settings that are open count as they are in the editor; broken ones leave the last good ones in force.
    settingsAtLoad = view.documents.filter { FilePath.name(of: $0.key) == Discovery.settingsName }.mapValues(\.bytes)
    let resources = view.resources.overlaid(by: MemorySource(settingsAtLoad))
    let known = Dictionary(view.repositories.map { ($0.root, $0.settings) }, uniquingKeysWith: { first, _ in first })
    let options = reading
    let polled = self.options.polls && !isWatched ? watched : nil
    Workers.detach {
      let discovery = Discovery(resources)
      // What changes from here on shows when the disk is looked at next.
      if let polled { _ = polled.exchange(Poll.Look(folders, [], discovery)) }
      var roots: [String] = []
      for folder in folders {
        let root = discovery.root(ofFolder: folder)
        if !roots.contains(root) { roots.append(root) }
      }
      // A folder inside another is read with that one, unless it has settings of its own.
      roots = roots.filter { root in
        !roots.contains { $0 != root && root.isIn($0) }
          || resources.source.kind(FilePath.joined(root, Discovery.settingsName)) != nil
      }
      var states: [LiveRepository] = []
      while !roots.isEmpty {
        let folder = discovery.files(roots.removeFirst())
        roots += folder.inner.filter { inner in !roots.contains(inner) && !states.contains { $0.root == inner } }
        if stop.isSet { return }
        var options = options
        options.whenSettingsAreBroken = .goOn(with: known[folder.root] ?? Settings())
        let read = RepositoryReader(resources, options).read(folder)
        for problem in read.problems { log(problem[.en]) }
        if stop.isSet { return }
        states.append(LiveRepository(read))
      }
      if stop.isSet { return }
      mailbox.put(.loaded(generation: generation, states))
      wake()
    }
  }

  /// Goes on with repositories that were read, the open documents laid over them.
  mutating func take(_ states: [LiveRepository]) {
    view.isLoading = false
    endProgress(states)
    isFreshlyRead = true
    diagnostics.isStale = true
    diagnostics.changed = nil
    // What was written knows files by their numbers in the repositories as they were.
    rendered = RenderedDiagnostics()
    // The longest root first, so that a file belongs to the nearest.
    view.repositories = states.sorted { $0.root.utf8.count > $1.root.utf8.count }
    var stale = diagnostics.published
    for (place, state) in view.repositories.enumerated() {
      for number in state.repository.files.indices where state.hasFindings(number) {
        let path = state.path(number)
        if view.documents[path] == nil {
          stale.remove(DocumentURI.uri(path))
          publish(place, number)
        }
      }
    }
    followLinks()
    for (key, document) in view.documents.sorted(by: { $0.key < $1.key }) {
      refresh(key, isFirst: true)
      stale.remove(document.uri)
    }
    for uri in stale { publishNothing(uri) }
    documents = WatchedDocuments(view.repositories)
    watchEarlier()
    if hasBegun { watch() }
    let changed = changedWhileLoading
    changedWhileLoading = []
    lookAgain(changed.sorted())
    if loadsAgain { load() }
    if view.client.asksWhetherReady {
      notify("opgave/ready", .make(["files": .integer(states.reduce(0) { $0 + $1.repository.files.count })]))
    }
  }

  mutating func initialized() {
    hasBegun = true
    if view.isLoading { announceProgress() }
    watch()
    var registrations: [JSON] = []
    if view.client.registersConfiguration {
      registrations.append(
        .make([
          "id": .string("settings"), "method": .string("workspace/didChangeConfiguration"),
          "registerOptions": .make(["section": .string("opgave")]),
        ]))
    }
    if !registrations.isEmpty {
      request("client/registerCapability", .make(["registrations": .array(registrations)]))
    }
    askConfiguration()
  }

  mutating func didChangeFolders(_ parameters: JSON) {
    let event = parameters["event"]
    let removed = event?["removed"]?.array?.compactMap { $0["uri"]?.string.flatMap(DocumentURI.path) } ?? []
    let added = event?["added"]?.array?.compactMap { $0["uri"]?.string.flatMap(DocumentURI.path) } ?? []
    view.folders.removeAll { removed.contains($0) }
    view.folders += added.filter { !view.folders.contains($0) }
    if hasBegun { watch() }
    load()
  }
}
