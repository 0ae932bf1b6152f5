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
    let answer = try json(changes, repository, snapshot.language)
    if let left = leftBehind(renaming.old, changes, repository, texts) { tell(left[snapshot.language]) }
    return answer
  }

  /// Where a name stands in a statement that cannot be read, so that nobody knows whether it is the one that was renamed.
  private func leftBehind(
    _ name: String, _ changes: WorkspaceChange, _ repository: Int, _ texts: RepositoryTexts
  ) -> Text? {
    let state = repositories[repository]
    var places: [String] = []
    for number in state.repository.files.indices where state.hasSyntaxErrors(number) {
      guard let tree = texts.tree(number) else { continue }
      let renamed = Set((changes.edits[number] ?? []).map(\.edit.range))
      for range in Rename.unread(name, in: tree) where !renamed.contains(range) {
        places.append("\(state.repository.files[number].path):\(texts[number].lines.line(at: range.lowerBound) + 1)")
      }
    }
    guard !places.isEmpty else { return nil }
    let more = places.count > 10 ? " …" : ""
    let list = places.prefix(10).joined(separator: ", ") + more
    return Text(
      "‘\(name)’ staat ook waar een schrijffout is, en is daar niet hernoemd: \(list)",
      "‘\(name)’ also stands where there is a syntax error, and was not renamed there: \(list)")
  }
}
