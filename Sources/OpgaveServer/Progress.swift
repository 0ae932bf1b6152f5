/// How far the reading of repositories is, for clients that show that.
internal import LanguageServerProtocol
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveWorkspace

struct LoadingProgress {
  /// The reading that is being shown; `nil` where none is.
  var shown: Int?
}

extension Server {
  private func token(_ generation: Int) -> JSON { .string("opgave-\(generation)") }

  /// Asks whether the reading that starts may be shown; it is as soon as the client says so.
  mutating func announceProgress() {
    endProgress([])
    guard view.client.hasProgress, hasBegun else { return }
    request("window/workDoneProgress/create", .make(["token": token(generation)]), .progress(generation: generation))
  }

  mutating func beginProgress(_ generation: Int) {
    guard view.isLoading, generation == self.generation else { return }
    progress.shown = generation
    let title = Text("Opgaven lezen", "Reading opgaven")[view.language(in: nil)]
    notify(
      "$/progress",
      .make([
        "token": token(generation),
        "value": .make(["kind": .string("begin"), "title": .string(title), "cancellable": .bool(true)]),
      ]))
  }

  mutating func endProgress(_ states: [LiveRepository]) {
    guard let shown = progress.shown else { return }
    progress.shown = nil
    let count = states.reduce(0) { $0 + $1.repository.files.count }
    let words = Text("\(count) bestanden", "\(count) files")[view.language(in: nil)]
    notify(
      "$/progress",
      .make([
        "token": token(shown),
        "value": .make(["kind": .string("end"), "message": count > 0 ? .string(words) : nil]),
      ]))
  }

  /// The client does not want the reading: what was known before stays, and the next file that changes starts anew.
  mutating func cancelLoading(_ parameters: JSON) {
    guard view.isLoading, parameters["token"] == token(generation) else { return }
    generation += 1
    loadingStop.set()
    (view.isLoading, isCut) = (false, true)
    endProgress([])
  }
}
