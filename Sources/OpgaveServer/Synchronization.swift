/// Open documents and files on disk as they change, and the diagnostics that follow.
internal import LanguageServerProtocol
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension Server {
  mutating func didOpen(_ parameters: JSON) {
    let document = parameters["textDocument"]
    guard let uri = document?["uri"]?.string, let text = document?["text"]?.string else { return }
    let path = DocumentURI.path(uri).map { Discovery(view.resources).ownPath($0) }
    var opened = OpenDocument(uri: uri, path: path, version: document?["version"]?.int, text: text)
    opened.turn = nextTurn()
    open(opened)
    if view.settings.comparedWith != nil { watchEarlier() }
  }

  private mutating func nextTurn() -> Int {
    turns += 1
    return turns
  }

  private mutating func open(_ opened: OpenDocument) {
    let uri = opened.uri
    DocumentURI.path(uri).map { view.links[$0] = opened.path == $0 ? nil : opened.path }
    var opened = opened
    if let path = opened.path, view.place(of: path) == nil { opened.beside = view.settings(beside: path) }
    view.hidden[uri] = nil
    if let before = view.documents[opened.key], before.uri != uri {
      if before.turn > opened.turn { return hide(opened) }
      hide(before)
    }
    view.documents[opened.key] = opened
    if let path = opened.path {
      let canonical = DocumentURI.uri(path)
      if canonical != uri { publishNothing(canonical) }
    }
    refresh(opened.key)
  }

  /// One file by two names: the last that was written in is spoken of.
  private mutating func hide(_ document: OpenDocument) {
    view.hidden[document.uri] = document
    publishNothing(document.uri)
  }

  private mutating func show(_ document: OpenDocument) {
    view.hidden[document.uri] = nil
    view.documents[document.key] = document
    view.documents[document.key]?.forgetTakenIn()
  }

  mutating func didChange(_ parameters: JSON) {
    guard let uri = parameters["textDocument"]?["uri"]?.string else { return }
    let key = view.key(uri)
    if let spoken = view.documents[key], spoken.uri != uri, let written = view.hidden[uri] {
      hide(spoken)
      show(written)
    }
    guard view.documents[key] != nil else {
      options.log("a change of ‘\(uri)’, which is not open")
      return
    }
    let changes = (parameters["contentChanges"]?.array ?? []).compactMap { change -> OpenDocument.Change? in
      guard let text = change["text"]?.string else { return nil }
      let range = LSPRange(change["range"])
      // A range that cannot be read is not the whole document.
      if range == nil, let stated = change["range"], stated != .null {
        options.log("a change of ‘\(uri)’ with a range that cannot be read; it was left out")
        return nil
      }
      return OpenDocument.Change(range, text)
    }
    changeCount += 1
    let turn = nextTurn()
    view.documents[key]?.turn = turn
    view.documents[key]?.apply(changes, version: parameters["textDocument"]?["version"]?.int, view.converter)
    // A newer version that waits already makes this one's findings nobody's business.
    // No further than a client comes that types: who changes thousands of documents at once has each looked through.
    let isPassed = mailbox.contains(within: 64) { event in
      guard case .message(.notification("textDocument/didChange", let next)) = event else { return false }
      return next["textDocument"]?["uri"]?.string == uri
    }
    if isPassed { passed.insert(key) } else { refresh(key) }
  }

  mutating func didClose(_ parameters: JSON) {
    guard let uri = parameters["textDocument"]?["uri"]?.string else { return }
    close(uri)
  }

  private mutating func close(_ uri: String) {
    if view.hidden.removeValue(forKey: uri) != nil { return }
    guard let closed = view.documents.removeValue(forKey: view.key(uri)) else { return }
    DocumentURI.path(uri).map { view.links[$0] = nil }
    let others = view.hidden.values.filter { $0.key == closed.key }
    if let other = others.max(by: { $0.turn < $1.turn }) {
      show(other)
      publishNothing(closed.uri)
      return refresh(other.key)
    }
    passed.remove(closed.key)
    tokensSent[closed.key] = nil
    rendered.forget(closed.uri)
    diagnostics.related.remove(closed.key)
    diagnostics.owed.remove(closed.key)
    if let path = closed.path, view.place(of: path) != nil {
      if DocumentURI.uri(path) != closed.uri { publishNothing(closed.uri) }
      readAgain(path)
      if FilePath.name(of: path) == Discovery.settingsName { load() }
    } else {
      publishNothing(closed.uri)
    }
  }

  /// Has documents known by what their names lead to now: a link may have come where a file was, or lead elsewhere.
  ///
  /// - Parameter paths: what changed; all where that is not known.
  mutating func followLinks(_ paths: [String]? = nil) {
    let changed = paths.map(Set.init)
    let moved = (Array(view.hidden.values) + Array(view.documents.values)).compactMap { document -> OpenDocument? in
      guard let path = DocumentURI.path(document.uri) else { return nil }
      if let changed, view.links[path] == nil, !changed.contains(path) { return nil }
      let own = Discovery(view.resources).ownPath(path)
      return own == document.path ? nil : document.known(by: own)
    }
    for document in moved {
      close(document.uri)
      open(document)
    }
  }

  /// Looks again at paths that are not as they were.
  mutating func changedOnDisk(_ paths: [String]) {
    followLinks(paths)
    // What is being read may hold files as they were.
    if view.isLoading { changedWhileLoading.formUnion(paths) }
    if isCut || mustLoad(paths) {
      // A reading goes on to its end, or folders that come all the time would let none of them do so.
      if view.isLoading { loadsAgain = true } else { load() }
    } else {
      lookAgain(paths)
    }
  }

  /// Looks again at single files, and at who names them.
  mutating func lookAgain(_ paths: [String]) {
    // Documents that came or went, by repository.
    var named: [Int: Set<String>] = [:]
    for path in paths {
      if path.hasSuffix(Discovery.ending) {
        for known in ownPaths(path) where view.documents[known] == nil { readAgain(known) }
      } else if let (repository, relative) = view.place(ofAny: path) {
        named[repository, default: []].insert(relative)
      }
    }
    for (repository, paths) in named {
      view.repositories[repository].note(view.repositories[repository].files(naming: paths))
    }
  }

  /// The files that a path stands for and stood for: a link may have come in the place of a file, and the other way round.
  private func ownPaths(_ path: String) -> Set<String> {
    [path, Discovery(view.resources).ownPath(path)]
  }

  /// Whether more than single files changed: settings, or a folder that came or went.
  private func mustLoad(_ paths: [String]) -> Bool {
    var folders: Set<String>?
    return paths.contains { path in
      if FilePath.name(of: path) == Discovery.settingsName { return true }
      switch view.resources.source.kind(path) {
      case .folder?: return true
      case .some: return false
      case nil:
        // What went is a folder where files of a repository stood below it.
        if let (repository, relative) = view.place(of: path), view.repositories[repository].numbers[relative] != nil {
          return false
        }
        let known = folders ?? repositoryFolders
        folders = known
        return known.contains(path)
      }
    }
  }

  /// All folders that hold files of a repository somewhere below.
  private var repositoryFolders: Set<String> {
    var found: Set<String> = []
    for repository in view.repositories {
      found.insert(repository.root)
      for path in repository.numbers.keys {
        var folder = FilePath.folder(of: FilePath.joined(repository.root, path))
        while folder.utf8.count > repository.root.utf8.count, found.insert(folder).inserted {
          folder = FilePath.folder(of: folder)
        }
      }
    }
    return found
  }

  /// A saved file may name documents that came with it; settings that are saved hold for what stands beside them.
  mutating func didSave(_ parameters: JSON) {
    if parameters["textDocument"]?["uri"]?.string.map({ $0.hasSuffix("/" + Discovery.settingsName) }) == true {
      for (key, document) in view.documents {
        guard let path = document.path, view.place(of: path) == nil else { continue }
        let settings = view.settings(beside: path)
        view.documents[key]?.beside = settings
        refresh(key, isFirst: true)
      }
    }
    guard let path = parameters["textDocument"]?["uri"]?.string.flatMap(view.path),
      let (repository, relative) = view.place(of: path), let number = view.repositories[repository].numbers[relative]
    else { return }
    view.repositories[repository].note([number])
  }

  // MARK: Files of repositories

  /// Takes in a file as the disk has it.
  mutating func readAgain(_ path: String) {
    guard let (repository, relative) = view.place(of: path) else { return }
    let read = view.read(relative, in: repository, &reader)
    if read == nil, view.repositories[repository].numbers[relative] == nil { return }
    take(read ?? FileState(path: relative), in: repository)
  }

  /// Takes in the closed files of which an answer found that they changed; whether there were any.
  mutating func readStale() -> Bool {
    let paths = view.stale.take()
    lookAgain(paths)
    return !paths.isEmpty
  }

  /// Takes in an open document, tells its findings, and notes which other files are to be asked again.
  ///
  /// - Parameter isFirst: whether the repositories do not know the document yet as it was last taken in.
  mutating func refresh(_ key: String, isFirst: Bool = false) {
    let taken = view.documents[key]?.takeIn()
    passed.remove(key)
    guard let document = view.documents[key] else { return }
    guard let path = document.path, let (repository, relative) = view.place(of: path) else {
      let alone = StandaloneFile(
        document.uri, document.tree, &reader, document.beside.settings, peildatum: view.day)
      view.documents[key]?.standalone = alone
      publish(document, alone.findings, nil, nil)
      return
    }
    let isSettings = relative == Discovery.settingsName
    if let taken, !isFirst {
      let changes = view.repositories[repository].counts.factChanges
      if let number = takeIn(document, relative, in: repository, taken.before, taken.typing) {
        // A title is shown wherever its declaration is named.
        let mayShowElsewhere = taken.typing.map { document.tree.isTitle($0.token) } ?? true
        noteShown(mayShowElsewhere, of: number, in: repository, since: changes, besides: document)
        publish(document, view.repositories[repository].findings(number), repository, number)
        if taken.typing == nil { tellPointing(to: number, in: repository) }
        return
      }
    }
    let read = reader.state(relative, document.tree, view.repositories[repository].settings)
    take(read, in: repository, document)
    guard isSettings, !isFirst || settingsAtLoad[path] != document.bytes else { return }
    let settings = SettingsFile(document.tree)
    // Broken ones leave the last good ones in force, and say so.
    let (isBroken, state) = (!settings.broken.isEmpty, view.repositories[repository])
    if isBroken != state.areSettingsBroken || !isBroken && settings.settings != state.settings { load() }
  }

  /// Takes in an edit of a document by no more than what it touched; `nil` where the document must be read whole.
  private mutating func takeIn(
    _ document: OpenDocument, _ relative: String, in repository: Int, _ before: SyntaxTree, _ typing: Typing?
  ) -> FileIndex? {
    if let typing, let number = view.repositories[repository].type(in: relative, before, typing, document.tree) {
      return number
    }
    return view.repositories[repository].edit(relative, before, document.tree, &reader)
  }

  /// Takes over what was read, tells its findings, and notes what else it concerns.
  ///
  /// - Parameter document: where it is open and its findings are to be told for that.
  private mutating func take(_ read: FileState, in repository: Int, _ document: OpenDocument? = nil) {
    let changes = view.repositories[repository].counts.factChanges
    let number = view.repositories[repository].update(read)
    noteShown(true, of: number, in: repository, since: changes, besides: document)
    if let document {
      publish(document, view.repositories[repository].findings(number), repository, number)
    } else {
      publish(repository, number)
    }
    tellPointing(to: number, in: repository)
  }

  /// Notes that what is shown of other open documents beside their findings may be old.
  ///
  /// - Parameters:
  ///   - mayShowElsewhere: whether it may be, be the facts the same or not.
  ///   - changes: how often facts had changed before.
  private mutating func noteShown(
    _ mayShowElsewhere: Bool, of number: FileIndex, in repository: Int, since changes: Int,
    besides document: OpenDocument?
  ) {
    let isOther = view.repositories[repository].counts.factChanges != changes
    if isOther { documents.unseen.insert(FileKey(repository: repository, number: number)) }
    guard view.documents.count > (document == nil ? 0 : 1) else { return }
    isShownStale = isShownStale || mayShowElsewhere || isOther
  }

  /// Findings of other open documents point into a file, where lines may have moved.
  private mutating func tellPointing(to number: FileIndex, in repository: Int) {
    guard view.documents.count > 1, view.client.hasRelatedInformation else { return }
    for (path, document) in view.documents {
      guard let (place, relative) = view.place(of: path), place == repository,
        let other = view.repositories[repository].numbers[relative], other != number,
        view.repositories[repository].related(other).contains(number)
      else { continue }
      if view.client.pullsDiagnostics {
        diagnostics.related.insert(document.key)
        diagnostics.isStale = true
      } else {
        diagnostics.owed.insert(document.key)
      }
    }
  }

  /// Takes in versions that were passed over, for who asks in between.
  mutating func takeInPassed() {
    for key in passed.sorted() { refresh(key) }
  }

  /// Asks some of the files again that an edit elsewhere concerns, few enough that a key waits for less than a millisecond;
  /// when all were asked, the whole.
  mutating func askPending() {
    let until = SystemClock.seconds + 0.0005
    for repository in view.repositories.indices where view.repositories[repository].hasPending {
      for file in view.repositories[repository].askPending(until: { SystemClock.seconds > until }) {
        publish(repository, file)
      }
      if SystemClock.seconds > until { return }
    }
  }
}

/// A file of a repository, by the places of both.
struct FileKey: Hashable, Sendable {
  let repository: Int
  let number: FileIndex
}

extension SyntaxTree {
  /// Whether a token is the title of a declaration.
  fileprivate func isTitle(_ token: Index) -> Bool {
    kind(token).isText && ancestors(of: token).first.map(kind) == .declaration
  }
}
