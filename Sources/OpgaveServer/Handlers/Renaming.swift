/// Other names, over all files.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension ServerSnapshot {
  func prepareRename(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (document, snapshot, _, offset) = try place(parameters)
    do throws(RenameRefusal) {
      let range = try Rename.prepare(snapshot, at: offset)
      return .make(["range": json(range, in: document), "placeholder": .string(snapshot.tree.text(range))])
    } catch { throw ResponseError(.requestFailed, error.reason[snapshot.language]) }
  }

  func rename(_ parameters: JSON) throws(ResponseError) -> JSON {
    let (_, snapshot, repository, offset) = try place(parameters)
    guard let wanted = parameters["newName"]?.string else { throw ResponseError(.invalidParams, "a name is missing") }
    guard let repository else {
      throw ResponseError(.requestFailed, RenameRefusal.noRepository.reason[snapshot.language])
    }
    let renaming: Renaming
    do throws(RenameRefusal) {
      renaming = try Rename.run(snapshot, at: offset, to: wanted, candidates(in: repository))
    } catch { throw ResponseError(.requestFailed, error.reason[snapshot.language]) }
    let texts = FileTexts(self).texts(in: repository)
    var changes = WorkspaceChange()
    for occurrence in renaming.occurrences {
      let file = repositories[repository].repository.files[occurrence.file]
      let places = texts.places(occurrence.file)
      var range: Range<Int>? = places.range(occurrence.part, file.facts)
      // A qualified use is told apart, so that a client can ask about it.
      var isQualified = false
      if case .reference(let value, let part) = occurrence.part {
        isQualified = file.facts.reference(value).count > 1
        range = places.nameRange(value, part: part, file.facts) { texts.tree(occurrence.file) }
      }
      guard let range else {
        throw ResponseError(.requestFailed, RenameRefusal.unclear(in: file.path).reason[snapshot.language])
      }
      changes.add(range, renaming.name, in: occurrence.file, annotation: isQualified ? .qualified : nil)
    }
    return try json(changes, repository, snapshot.language)
  }
}
