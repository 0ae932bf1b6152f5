/// What a client can have the server carry out.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveSheets
internal import OpgavePlatform
internal import OpgaveRules
internal import OpgaveWorkspace

extension Server {
  /// Deletes nothing of its own; says what will dangle.
  func willDeleteFiles(_ parameters: JSON) -> JSON {
    for text in view.dangling(parameters) {
      notify("window/showMessage", .make(["type": .integer(2), "message": .string(text)]))
    }
    return .null
  }

  /// The page at an address, or that of an opgave by its name, with or without the document before it.
  mutating func showPage(_ arguments: [JSON]) throws(ResponseError) -> JSON {
    if let uri = arguments.first?.string, let text = view.page(uri) {
      show(uri)
      return .string(text)
    }
    let words = arguments.compactMap(\.string)
    let name = words.last ?? ""
    guard let found = view.opgave(name, in: words.count > 1 ? words[0] : nil) else {
      throw view.refusal(Text("er is geen opgave ‘\(name)’", "no opgave ‘\(name)’"))
    }
    let text = view.report(found.repository, found.number, found.ordinal)
    let facts = view.repositories[found.repository].repository.files[found.number].facts
    let organisation = facts.organisationName(of: found.ordinal).map(facts.names.text)
    show(PageAddress.report(name, organisation: organisation).uri)
    return .string(text)
  }

  mutating func showReferences(_ arguments: [JSON]) -> JSON {
    let places = arguments.compactMap(\.array).first ?? []
    if let first = places.first, let uri = first["uri"]?.string, view.client.showsDocuments {
      request(
        "window/showDocument",
        .make(["uri": .string(uri), "takeFocus": .bool(true), "selection": first["range"]]))
    }
    return .array(places)
  }

  mutating func apply(_ arguments: [JSON]) throws(ResponseError) -> JSON {
    guard view.client.appliesEdits, let edit = arguments.first, edit.isObject else {
      throw ResponseError(.invalidParams, "an edit is missing")
    }
    request("workspace/applyEdit", .make(["label": arguments.count > 1 ? arguments[1] : nil, "edit": edit]))
    return .null
  }

  /// Opens a page where the client can show it; the answer of the command holds its text too.
  mutating func show(_ uri: String) {
    guard view.client.hasTextDocumentContent, view.client.showsDocuments else { return }
    request("window/showDocument", .make(["uri": .string(uri), "takeFocus": .bool(true)]))
  }

  /// Makes a file with an opgave in it: the folder as an address, then the name.
  mutating func newOpgave(_ arguments: [JSON]) throws(ResponseError) -> JSON {
    let words = arguments.compactMap(\.string)
    guard let name = words.last.map(NewName.name),
      let folder = words.count > 1 ? DocumentURI.path(words[0]) : view.folders.first
    else { throw view.refusal(Text("noem een map en een naam", "name a folder and a name"), .invalidParams) }
    guard view.client.appliesEdits, view.client.createsFiles, view.client.hasDocumentChanges else {
      throw view.cannotMakeFiles
    }
    let path = FilePath.joined(folder, name + Discovery.ending)
    guard view.resources.source.kind(path) == nil else {
      throw view.refusal(Text("‘\(path)’ bestaat al", "‘\(path)’ is there already"))
    }
    var change = WorkspaceChange()
    change.created = [(path, view.newText(path))]
    request("workspace/applyEdit", .make(["edit": try view.json(change, 0, view.language(in: nil))]))
    return .string(DocumentURI.uri(path))
  }
}

extension ServerSnapshot {
  /// All opgaven as rows, comma-separated.
  var export: JSON {
    let texts = FileTexts(self, limit: 64)
    let sheets = RepositorySheets(repositories.indices.map(texts.texts), language(in: nil))
    return .string(String(decoding: SheetWriter(.standard).bytes(sheets.sheet(.opgaven)), as: UTF8.self))
  }
}
