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
    let opened = OpenDocument(uri: uri, version: document?["version"]?.int, text: text)
    // One document by two spellings: the last one is spoken of.
    if let before = documents[opened.key], before.uri != uri { publishNothing(before.uri) }
    documents[opened.key] = opened
    if let path = opened.path {
      let canonical = DocumentURI.uri(path)
      if canonical != uri { publishNothing(canonical) }
    }
    refresh(opened.key)
  }

  mutating func didChange(_ parameters: JSON) {
    guard let uri = parameters["textDocument"]?["uri"]?.string else { return }
    let key = DocumentURI.key(uri)
    guard documents[key] != nil else {
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
    documents[key]?.apply(changes, version: parameters["textDocument"]?["version"]?.int, converter)
    // A newer version that waits already makes this one's findings nobody's business.
    let isPassed = mailbox.contains { event in
      guard case .message(.notification("textDocument/didChange", let next)) = event else { return false }
      return next["textDocument"]?["uri"]?.string == uri
    }
    if isPassed { passed.insert(key) } else { refresh(key) }
  }

  mutating func didClose(_ parameters: JSON) {
    guard let uri = parameters["textDocument"]?["uri"]?.string,
      let closed = documents.removeValue(forKey: DocumentURI.key(uri))
    else { return }
    passed.remove(closed.key)
    tokensSent[closed.key] = nil
    diagnostics.related.remove(closed.key)
    diagnostics.owed.remove(closed.key)
    if let path = closed.path, place(of: path) != nil {
      if DocumentURI.uri(path) != closed.uri { publishNothing(closed.uri) }
      readAgain(path)
      if FilePath.name(of: path) == Discovery.settingsName { load() }
    } else {
      publishNothing(closed.uri)
    }
  }

  /// The paths that a notification about files names.
  static func paths(_ parameters: JSON) -> [String] {
    let named = (parameters["changes"]?.array ?? []) + (parameters["files"]?.array ?? [])
    return named.flatMap { [$0["uri"], $0["oldUri"], $0["newUri"]] }.compactMap { $0?.string.flatMap(DocumentURI.path) }
  }

  /// Looks again at paths that are not as they were.
  mutating func changedOnDisk(_ paths: [String]) {
    // What is being read may hold files as they were.
    if isLoading { changedWhileLoading.formUnion(paths) }
    if isCut || mustLoad(paths) {
      // A reading goes on to its end, or folders that come all the time would let none of them do so.
      if isLoading { loadsAgain = true } else { load() }
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
        if documents[path] == nil { readAgain(path) }
      } else if let (repository, relative) = place(ofAny: path) {
        named[repository, default: []].insert(relative)
      }
    }
    for (repository, paths) in named { pending.add(repositories[repository].files(naming: paths), in: repository) }
  }

  /// Whether more than single files changed: settings, or a folder that came or went.
  private func mustLoad(_ paths: [String]) -> Bool {
    var folders: Set<String>?
    return paths.contains { path in
      if FilePath.name(of: path) == Discovery.settingsName { return true }
      switch Disk.kind(path) {
      case .folder?: return true
      case .some: return false
      case nil:
        // What went is a folder where files of a repository stood below it.
        if let (repository, relative) = place(of: path), repositories[repository].numbers[relative] != nil {
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
    for repository in repositories {
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

  /// A saved file may name documents that came with it.
  mutating func didSave(_ parameters: JSON) {
    guard let path = parameters["textDocument"]?["uri"]?.string.flatMap(DocumentURI.path),
      let (repository, relative) = place(of: path), let number = repositories[repository].numbers[relative]
    else { return }
    pending.add([number], in: repository)
  }

  // MARK: Files of repositories

  /// The repository of a file of opgaven by its absolute path, and the path from the root.
  func place(of path: String) -> (repository: Int, relative: String)? {
    // What a fresh start would not read is a file by itself.
    place(ofAny: path).flatMap { repositories[$0.repository].holds($0.relative) ? $0 : nil }
  }

  /// The repository that an absolute path is in, and the path from its root.
  func place(ofAny path: String) -> (repository: Int, relative: String)? {
    for (number, repository) in repositories.enumerated() {
      let folder = repository.root == "/" ? "" : repository.root
      var rest = path.utf8.dropFirst(folder.utf8.count)
      guard path.utf8.starts(with: folder.utf8), rest.popFirst() == UInt8(ascii: "/") else { continue }
      return (number, String(rest) ?? "")
    }
    return nil
  }

  /// Takes in a file as the disk has it.
  mutating func readAgain(_ path: String) {
    guard let (repository, relative) = place(of: path) else { return }
    let read = try? reader.read(path, as: relative, from: resources.source, repositories[repository].settings)
    if read == nil, repositories[repository].numbers[relative] == nil { return }
    take(read ?? FileState(path: relative), in: repository)
  }

  /// Takes in an open document, tells its findings, and notes which other files are to be asked again.
  ///
  /// - Parameter isFirst: whether the repositories do not know the document yet as it was last taken in.
  mutating func refresh(_ key: String, isFirst: Bool = false) {
    let typed = documents[key]?.takeIn()
    passed.remove(key)
    guard let document = documents[key] else { return }
    guard let path = document.path, let (repository, relative) = place(of: path) else {
      let alone = StandaloneFile(document.uri, document.tree, &reader, peildatum: peildatum)
      documents[key]?.standalone = alone
      publish(document, alone.findings, nil, nil)
      return
    }
    if let typed, !isFirst,
      let number = repositories[repository].type(in: relative, typed.before, typed.typing, document.tree)
    {
      // A title is shown wherever its declaration is named.
      isShownStale = isShownStale || documents.count > 1 && document.tree.isTitle(typed.typing.token)
      publish(document, repositories[repository].findings(number), repository, number)
      return
    }
    let isSettings = relative == Discovery.settingsName
    let read = reader.state(relative, document.tree, repositories[repository].settings)
    let mayShowElsewhere = typed.map { document.tree.isTitle($0.typing.token) } ?? true
    take(read, in: repository, document, mayShowElsewhere: mayShowElsewhere)
    guard isSettings, !isFirst || settingsAtLoad[path] != document.bytes else { return }
    let settings = SettingsFile(document.tree)
    // Broken ones leave the last good ones in force.
    if settings.broken.isEmpty, settings.settings != repositories[repository].settings { load() }
  }

  /// Takes over what was read, tells its findings, and notes what else it concerns.
  ///
  /// - Parameters:
  ///   - document: where it is open and its findings are to be told for that.
  ///   - mayShowElsewhere: whether something that is shown elsewhere may have changed, be its facts the same or not.
  private mutating func take(
    _ read: FileState, in repository: Int, _ document: OpenDocument? = nil, mayShowElsewhere: Bool = true
  ) {
    let hasOthers = documents.count > (document == nil ? 0 : 1)
    let changes = repositories[repository].factChanges
    let (number, affected) = repositories[repository].update(read)
    isShownStale = isShownStale || hasOthers && (mayShowElsewhere || repositories[repository].factChanges != changes)
    if let document {
      publish(document, repositories[repository].findings(number), repository, number)
    } else {
      publish(repository, number)
    }
    pending.add(affected, in: repository)
    tellPointing(to: number, in: repository)
  }

  /// Findings of other open documents point into a file, where lines may have moved.
  private mutating func tellPointing(to number: Int, in repository: Int) {
    guard documents.count > 1, client.hasRelatedInformation else { return }
    for (path, document) in documents {
      guard let (place, relative) = place(of: path), place == repository,
        let other = repositories[repository].numbers[relative], other != number,
        repositories[repository].related(other).contains(number)
      else { continue }
      if client.pullsDiagnostics {
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
    while let (repository, file) = pending.take() {
      guard repositories.indices.contains(repository) else { continue }
      if repositories[repository].askAgain(file) { publish(repository, file) }
      if SystemClock.seconds > until { return }
    }
    for repository in repositories.indices where repositories[repository].isWholeStale {
      for file in repositories[repository].askWhole() { publish(repository, file) }
    }
  }
}

/// A file of a repository, by the places of both.
struct FileKey: Hashable, Sendable {
  let repository: Int
  let number: Int
}

/// Files to ask again, each once however often it is named.
struct PendingFiles: Sendable {
  private var waiting: [FileKey] = []
  private var known: Set<FileKey> = []

  var isEmpty: Bool { waiting.isEmpty }

  mutating func add(_ numbers: [Int], in repository: Int) {
    for number in numbers {
      let file = FileKey(repository: repository, number: number)
      if known.insert(file).inserted { waiting.append(file) }
    }
  }

  mutating func take() -> (repository: Int, file: Int)? {
    guard let next = waiting.popLast() else { return nil }
    known.remove(next)
    return (next.repository, next.number)
  }
}

extension SyntaxTree {
  /// Whether a token is the title of a declaration.
  fileprivate func isTitle(_ token: Index) -> Bool {
    kind(token).isText && ancestors(of: token).first.map(kind) == .declaration
  }
}
