/// What requests are answered from: the server's knowledge at one moment. Sends nothing, waits for nothing, and cannot reach the
/// owner of the state; so it may be read on any thread.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgavePlatform
internal import OpgaveWorkspace

struct ServerSnapshot: Sendable {
  let resources: Resources
  /// Takes what goes wrong and nobody asked about.
  let log: @Sendable (String) -> Void
  /// Takes what a person is to read beside an answer.
  let tell: @Sendable (String) -> Void
  /// What the one who started the server asks for; settings may say otherwise.
  let startPeildatum: Int32?
  var startLanguage: Language?
  var client = ClientCapabilities()
  var converter = PositionConverter(.utf16)
  var settings = ClientSettings()
  /// By what they are known by: the absolute path, or the address where there is none.
  var documents: [String: OpenDocument] = [:]
  /// Documents that the client has open by another name of the same file, by address; the one spoken of last is among the others.
  var hidden: [String: OpenDocument] = [:]
  /// How files are known that are open by way of a link to them, by the path of the link.
  var links: [String: String] = [:]
  /// Told of closed files that changed behind what is known of them.
  var stale = StaleFiles()
  var folders: [String] = []
  var repositories: [LiveRepository] = []
  /// What repositories were at the moment that is compared with, by their roots.
  var earlier: [String: EarlierRepository] = [:]
  /// What changed in opgaven, as it was last told, by the address of the page.
  var changedPages: [String: String] = [:]
  /// Whether repositories are being read.
  var isLoading = false

  init(_ options: ServerOptions) {
    (resources, log) = (options.resources, options.log)
    let send = options.send
    tell = { text in
      send(
        Outgoing.notification("window/showMessage", .make(["type": .integer(2), "message": .string(text)])))
    }
    (startPeildatum, startLanguage) = (options.peildatum, options.language)
  }

  /// The day that is asked about where the settings of a repository name no other.
  var peildatum: Int32? { settings.peildatum ?? startPeildatum }

  /// The day that is asked about where nobody names one.
  var day: Int32 { peildatum ?? resources.today() }

  func language(in repository: Int?) -> Language {
    switch repository.flatMap({ repositories[$0].settings.language }) {
    case .en?: .en
    case .nl?: .nl
    default: settings.language ?? startLanguage ?? .nl
    }
  }

  /// The settings that hold where a file stands, whether or not somebody has that folder open.
  func settings(beside path: String) -> SettingsState {
    RepositoryReader(resources).settings(of: Discovery(resources).root(of: path))
  }

  // MARK: Files of repositories

  /// The path by which a file is known that a client names; `nil` for what lies on no disk.
  func path(_ uri: String) -> String? { DocumentURI.path(uri).map { links[$0] ?? $0 } }

  /// What a document is known by, however a client spells its address.
  func key(_ uri: String) -> String { path(uri) ?? uri }

  /// The repository of a file of opgaven by its absolute path, and the path from the root.
  func place(of path: String) -> (repository: Int, relative: String)? {
    // What a fresh start would not read is a file by itself.
    place(ofAny: path).flatMap { repositories[$0.repository].holds($0.relative) ? $0 : nil }
  }

  /// A file of a repository as the disk has it now; `nil` where it has none, or only by way of another name.
  func read(_ relative: String, in repository: Int, _ reader: inout FileReader) -> FileState? {
    let state = repositories[repository]
    guard Discovery(resources).ownPath(relative, of: state.root) == relative else { return nil }
    let path = FilePath.joined(state.root, relative)
    return try? reader.read(path, as: relative, from: resources.source, state.settings)
  }

  /// The same knowledge with some closed files as the disk has them now.
  ///
  /// - Parameter paths: absolute.
  func reading(_ paths: [String]) -> ServerSnapshot {
    var fresh = self
    var reader = FileReader()
    for path in paths {
      guard let (repository, relative) = place(of: path) else { continue }
      let read = read(relative, in: repository, &reader) ?? FileState(path: relative)
      _ = fresh.repositories[repository].update(read)
    }
    return fresh
  }

  /// The repository that an absolute path is in, and the path from its root.
  func place(ofAny path: String) -> (repository: Int, relative: String)? {
    for number in repositories.indices {
      if let inside = FilePath.inside(path, of: repositories[number].root), !inside.isEmpty { return (number, inside) }
    }
    return nil
  }

  /// The paths that a notification about files names.
  static func paths(_ parameters: JSON) -> [String] {
    let named = (parameters["changes"]?.array ?? []) + (parameters["files"]?.array ?? [])
    return named.flatMap { [$0["uri"], $0["oldUri"], $0["newUri"]] }.compactMap { $0?.string.flatMap(DocumentURI.path) }
  }
}
