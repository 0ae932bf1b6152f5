/// The pages of a repository, made on another thread for an editor that shows them in a browser.
internal import LanguageServerProtocol
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgavePages
internal import OpgavePlatform
internal import OpgaveWorkspace
internal import Synchronization

/// Why no pages were made.
package struct SiteFailure: Error, Sendable {
  let text: Text
}

extension Server {
  /// Begins to make the pages of the repository of an opgave, as it is in the editor; `false` where something else is asked.
  mutating func makesSite(_ id: RequestID, _ method: String, _ parameters: JSON) -> Bool {
    guard stage == .initialized, method == RequestMethod.command, parameters["command"]?.string == Command.site.rawValue
    else { return false }
    takeInPassed()
    let words = parameters["arguments"]?.array?.compactMap(\.string) ?? []
    let name = words.last ?? ""
    let found = view.opgave(name, in: words.count > 1 ? words[0] : nil)
    guard let repository = found?.repository ?? view.repositories.indices.first else {
      options.send(
        Outgoing.response(id, view.refusal(Text("er is geen map met opgaven open", "no folder with opgaven is open"))))
      return true
    }
    let state = view.repositories[repository]
    let work = SiteWork(
      root: state.root, resources: view.resources.overlaid(by: view.openTexts), language: view.language(in: repository),
      peildatum: options.peildatum, cache: options.cacheFolder(), opgave: name,
      path: found.map { state.path($0.number) })
    beside.insert(id)
    guard view.resources.workers > 1 else {
      told(id, work.make())
      return true
    }
    let (mailbox, wake) = (mailbox, options.wake)
    Workers.detach {
      mailbox.put(.madeSite(id, work.make()))
      wake()
    }
    return true
  }

  /// Answers with the address of what was made, and has it shown.
  mutating func told(_ id: RequestID, _ made: Result<String, SiteFailure>) {
    beside.remove(id)
    _ = cancellations.take(id)
    switch made {
    case .success(let uri):
      options.send(Outgoing.response(id, .string(uri)))
      guard view.client.showsDocuments else { return }
      request("window/showDocument", .make(["uri": .string(uri), "external": .bool(true), "takeFocus": .bool(true)]))
    case .failure(let failure): options.send(Outgoing.response(id, view.refusal(failure.text)))
    }
  }
}

extension ServerSnapshot {
  /// What is open of files, as it is in the editor.
  var openTexts: MemorySource {
    var texts = MemorySource()
    for document in documents.values {
      if let path = DocumentURI.path(document.uri) { texts[path] = document.bytes }
    }
    return texts
  }
}

/// All that making the pages takes.
private struct SiteWork: Sendable {
  let root: String
  let resources: Resources
  let language: Language
  let peildatum: Int32?
  let cache: String?
  /// The opgave of which the page is shown, and the file in which it stands; else the first page.
  let opgave: String
  let path: String?

  func make() -> Result<String, SiteFailure> {
    var reading = ReadOptions()
    reading.peildatum = peildatum
    reading.whenSettingsAreBroken = .goOn(with: nil)
    let site = Site(RepositoryReader(resources, reading).check(root), Site.Options(language))
    do throws(FileError) {
      let place = try folder()
      let made = try MadeFolder(place, marker: Site.marker, ending: Site.ending)
      let failure = Mutex<FileError?>(nil)
      site.make { path, text in
        do throws(FileError) { try made.put(Array(text.utf8), at: path) } catch {
          failure.withLock { $0 = $0 ?? error }
        }
      }
      if let failure = failure.withLock({ $0 }) { throw failure }
      try made.finish()
      let page = path.flatMap { site.place(of: opgave, in: $0) }.flatMap(site.path) ?? "index.html"
      return .success(DocumentURI.uri("\(Disk.real(place) ?? place)/\(page)"))
    } catch { return .failure(SiteFailure(text: Problem(error).text)) }
  }

  /// In the user's own folder, one for each repository; else a new one that nobody can guess.
  private func folder() throws(FileError) -> String {
    guard let cache else { return try Disk.makeTemporaryFolder() }
    let above = "\(cache)/opgave/verslagen"
    try Disk.makePrivateFolder(above)
    return "\(above)/\(SHA256.hex(root).prefix(16))"
  }
}
