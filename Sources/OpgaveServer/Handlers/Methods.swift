/// The requests that the server answers, each with what announces it: nothing is served that is not here, and nothing announced.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgaveJSON
internal import OpgaveModel

/// A request with what it is answered from.
struct Question {
  let view: ServerSnapshot
  let parameters: JSON
  /// Whether nobody waits for the answer any more.
  let isCancelled: () -> Bool

  init(_ view: ServerSnapshot, _ parameters: JSON, isCancelled: @escaping () -> Bool) {
    (self.view, self.parameters, self.isCancelled) = (view, parameters, isCancelled)
  }
}

/// A request and who answers it.
struct RequestMethod: Sendable {
  enum Answer: Sendable {
    /// From what is known at the moment, on any thread.
    ///
    /// - `isLong`: it may look through all files, so that keys are not to wait for it where there are many.
    /// - `givesEdits`: its answer is edits, which fit only the texts that it was asked for.
    case reading(@Sendable (Question) throws(ResponseError) -> JSON, isLong: Bool, givesEdits: Bool)
    /// By the owner of the state, who remembers or sends something besides.
    case owning(@Sendable (inout Server, JSON) throws(ResponseError) -> JSON)
  }

  let name: String
  let answer: Answer

  private init(name: String, answer: Answer) { (self.name, self.answer) = (name, answer) }

  init(_ name: String, owning answer: @escaping @Sendable (inout Server, JSON) throws(ResponseError) -> JSON) {
    (self.name, self.answer) = (name, .owning(answer))
  }

  init(
    _ name: String, isLong: Bool = false, givesEdits: Bool = false,
    _ answer: @escaping @Sendable (ServerSnapshot) -> (JSON) throws(ResponseError) -> JSON
  ) {
    self.name = name
    self.answer = .reading(
      { question throws(ResponseError) in try answer(question.view)(question.parameters) }, isLong: isLong,
      givesEdits: givesEdits)
  }

  init(_ name: String, stoppable answer: @escaping @Sendable (Question) throws(ResponseError) -> JSON) {
    (self.name, self.answer) = (name, .reading(answer, isLong: true, givesEdits: false))
  }

  /// A request as it came: what is carried out is answered as its command has it.
  static func named(_ method: String, _ parameters: JSON) -> RequestMethod? {
    guard method == command, let asked = parameters["command"]?.string.flatMap(Command.init(rawValue:)) else {
      return all[method]
    }
    return RequestMethod(name: method, answer: asked.answer)
  }

  static let command = "workspace/executeCommand"

  /// By name.
  static let all: [String: RequestMethod] = Dictionary(
    uniqueKeysWithValues: (navigation + display + editing + workspace).map { ($0.name, $0) })

  private static let navigation: [RequestMethod] = [
    RequestMethod("textDocument/definition", ServerSnapshot.definition),
    RequestMethod("textDocument/declaration", ServerSnapshot.declaration),
    RequestMethod("textDocument/typeDefinition", ServerSnapshot.typeDefinition),
    RequestMethod("textDocument/implementation", ServerSnapshot.implementation),
    RequestMethod("textDocument/references", isLong: true, ServerSnapshot.references),
    RequestMethod("textDocument/documentHighlight", ServerSnapshot.documentHighlight),
    RequestMethod("textDocument/documentSymbol", ServerSnapshot.documentSymbol),
    RequestMethod(
      "workspace/symbol", stoppable: { question throws(ResponseError) in try question.view.workspaceSymbol(question) }),
    RequestMethod("workspaceSymbol/resolve", ServerSnapshot.resolveWorkspaceSymbol),
    RequestMethod("textDocument/prepareCallHierarchy", ServerSnapshot.prepareCallHierarchy),
    RequestMethod("callHierarchy/incomingCalls", isLong: true, ServerSnapshot.incomingCalls),
    RequestMethod("callHierarchy/outgoingCalls", ServerSnapshot.outgoingCalls),
    RequestMethod("textDocument/prepareTypeHierarchy", ServerSnapshot.prepareTypeHierarchy),
    RequestMethod("typeHierarchy/supertypes", ServerSnapshot.supertypes),
    RequestMethod("typeHierarchy/subtypes", isLong: true, ServerSnapshot.subtypes),
  ]

  private static let display: [RequestMethod] = [
    RequestMethod("textDocument/hover", ServerSnapshot.hover),
    RequestMethod("textDocument/signatureHelp", ServerSnapshot.signatureHelp),
    RequestMethod("textDocument/foldingRange", ServerSnapshot.foldingRange),
    RequestMethod("textDocument/selectionRange", ServerSnapshot.selectionRange),
    RequestMethod("textDocument/documentLink", ServerSnapshot.documentLink),
    RequestMethod("documentLink/resolve", ServerSnapshot.resolveDocumentLink),
    RequestMethod(
      "textDocument/semanticTokens/full",
      owning: { server, json throws(ResponseError) in try server.semanticTokens(json) }),
    RequestMethod(
      "textDocument/semanticTokens/full/delta",
      owning: { server, json throws(ResponseError) in try server.semanticTokensDelta(json) }),
    RequestMethod("textDocument/semanticTokens/range", ServerSnapshot.semanticTokensRange),
    RequestMethod("textDocument/inlayHint", ServerSnapshot.inlayHint),
    RequestMethod("inlayHint/resolve", ServerSnapshot.resolveInlayHint),
    RequestMethod("textDocument/codeLens", ServerSnapshot.codeLens),
    RequestMethod("codeLens/resolve", ServerSnapshot.resolveCodeLens),
    RequestMethod(
      "textDocument/diagnostic", owning: { server, json throws(ResponseError) in try server.documentDiagnostic(json) }),
  ]

  private static let editing: [RequestMethod] = [
    RequestMethod("textDocument/completion", ServerSnapshot.completion),
    RequestMethod("completionItem/resolve", ServerSnapshot.resolveCompletion),
    RequestMethod("textDocument/inlineCompletion", ServerSnapshot.inlineCompletion),
    RequestMethod("textDocument/codeAction", ServerSnapshot.codeAction),
    RequestMethod("codeAction/resolve", ServerSnapshot.resolveCodeAction),
    RequestMethod("textDocument/formatting", ServerSnapshot.formatting),
    RequestMethod("textDocument/rangeFormatting", ServerSnapshot.rangeFormatting),
    RequestMethod("textDocument/rangesFormatting", ServerSnapshot.rangesFormatting),
    RequestMethod("textDocument/onTypeFormatting", ServerSnapshot.onTypeFormatting),
    RequestMethod("textDocument/willSaveWaitUntil", ServerSnapshot.willSaveWaitUntil),
    RequestMethod("textDocument/prepareRename", ServerSnapshot.prepareRename),
    RequestMethod("textDocument/rename", isLong: true, givesEdits: true, ServerSnapshot.rename),
    RequestMethod("textDocument/linkedEditingRange", ServerSnapshot.linkedEditingRange),
  ]

  private static let workspace: [RequestMethod] = [
    RequestMethod(
      command,
      owning: { _, json throws(ResponseError) in
        throw ResponseError(.invalidParams, "no command ‘\(json["command"]?.string ?? "")’")
      }),
    RequestMethod("workspace/willCreateFiles", ServerSnapshot.willCreateFiles),
    RequestMethod("workspace/willRenameFiles", isLong: true, givesEdits: true, ServerSnapshot.willRenameFiles),
    RequestMethod("workspace/willDeleteFiles", owning: { server, json in server.willDeleteFiles(json) }),
    RequestMethod("workspace/textDocumentContent", ServerSnapshot.textDocumentContent),
  ]
}

/// A command that a client can have the server carry out.
enum Command: String, CaseIterable {
  case advise = "opgave.adviesWerkwijze"
  case export = "opgave.exporteer"
  case report = "opgave.toonRapport"
  /// Answered by itself, as it takes long.
  case site = "opgave.maakVerslag"
  /// The same.
  case changes = "opgave.watVeranderde"
  case new = "opgave.nieuw"
  case references = "opgave.toonVerwijzingen"
  /// Applies an edit that was offered as a command.
  case apply = "opgave.pasToe"

  /// Who carries it out.
  var answer: RequestMethod.Answer {
    switch self {
    case .export:
      .reading({ question throws(ResponseError) in question.view.export }, isLong: true, givesEdits: false)
    case .advise, .report: .owning { server, json throws(ResponseError) in try server.showPage(arguments(json)) }
    case .site, .changes:
      .owning { _, _ throws(ResponseError) in throw ResponseError(.internalError, "answered elsewhere") }
    case .references: .owning { server, json throws(ResponseError) in server.showReferences(arguments(json)) }
    case .new: .owning { server, json throws(ResponseError) in try server.newOpgave(arguments(json)) }
    case .apply: .owning { server, json throws(ResponseError) in try server.apply(arguments(json)) }
    }
  }

  private func arguments(_ parameters: JSON) -> [JSON] { parameters["arguments"]?.array ?? [] }
}

extension ServerSnapshot {
  /// What `initialize` answers.
  var capabilities: JSON {
    func provider(_ members: KeyValuePairs<String, JSON?> = [:]) -> JSON { .make(members) }
    let files = JSON.make([
      "filters": .array([
        .make([
          "scheme": .string("file"), "pattern": .make(["glob": .string("**/*.opgave"), "matches": .string("file")]),
        ])
      ])
    ])
    let anything = JSON.make([
      "filters": .array([.make(["scheme": .string("file"), "pattern": .make(["glob": .string("**")])])])
    ])
    return .make([
      "positionEncoding": .string(converter.encoding.rawValue),
      "textDocumentSync": .make([
        "openClose": .bool(true), "change": .integer(2), "willSaveWaitUntil": .bool(true),
        "save": .make(["includeText": .bool(false)]),
      ]),
      "completionProvider": provider([
        "triggerCharacters": .array([":", ".", " ", ",", "\""].map { .string($0) }), "resolveProvider": .bool(true),
        "completionItem": .make(["labelDetailsSupport": .bool(true)]),
      ]),
      "hoverProvider": .bool(true),
      "signatureHelpProvider": provider([
        "triggerCharacters": .array([" ", "{"].map { .string($0) }), "retriggerCharacters": .array([.string("\n")]),
      ]),
      "definitionProvider": .bool(true), "declarationProvider": .bool(true), "typeDefinitionProvider": .bool(true),
      "implementationProvider": .bool(true), "referencesProvider": .bool(true),
      "documentHighlightProvider": .bool(true), "documentSymbolProvider": provider(["label": .string("opgave")]),
      "workspaceSymbolProvider": provider(["resolveProvider": .bool(true)]),
      "codeActionProvider": provider([
        "codeActionKinds": .array(ServerSnapshot.actionKinds.map { .string($0) }), "resolveProvider": .bool(true),
        "documentation": .array([
          .make([
            "kind": .string("refactor.rewrite"),
            "command": .make([
              "title": .string(
                Text("Wat zijn de vijf werkwijzen?", "What are the five werkwijzen?")[language(in: nil)]),
              "command": .string(Command.report.rawValue),
              "arguments": .array([.string(PageAddress.word(Kind.werkwijze.keyword).uri)]),
            ]),
          ])
        ]),
      ]),
      "codeLensProvider": provider(["resolveProvider": .bool(true)]),
      "documentLinkProvider": provider(["resolveProvider": .bool(true)]),
      "documentFormattingProvider": .bool(true),
      "documentRangeFormattingProvider": provider(["rangesSupport": .bool(true)]),
      "documentOnTypeFormattingProvider": provider([
        "firstTriggerCharacter": .string("\n"), "moreTriggerCharacter": .array([.string("}"), .string("\"")]),
      ]),
      "renameProvider": client.preparesRename ? provider(["prepareProvider": .bool(true)]) : .bool(true),
      "linkedEditingRangeProvider": .bool(true), "foldingRangeProvider": .bool(true),
      "selectionRangeProvider": .bool(true), "callHierarchyProvider": .bool(true),
      "typeHierarchyProvider": .bool(true),
      "semanticTokensProvider": provider([
        "legend": .make([
          "tokenTypes": .array(SemanticToken.Kind.allCases.map { .string("\($0)") }),
          "tokenModifiers": .array(SemanticToken.Modifiers.names.map { .string($0) }),
        ]), "range": .bool(true), "full": .make(["delta": .bool(true)]),
      ]),
      "inlayHintProvider": provider(["resolveProvider": .bool(true)]),
      "inlineCompletionProvider": .bool(true),
      "diagnosticProvider": client.pullsDiagnostics
        ? provider([
          "identifier": .string("opgave"), "interFileDependencies": .bool(true),
          "workspaceDiagnostics": .bool(client.takesWorkspaceReports),
        ]) : nil,
      "executeCommandProvider": provider(["commands": .array(Command.allCases.map { .string($0.rawValue) })]),
      "workspace": .make([
        "workspaceFolders": .make(["supported": .bool(true), "changeNotifications": .bool(true)]),
        "fileOperations": .make([
          "willCreate": files, "didCreate": files, "willRename": anything, "didRename": anything,
          "willDelete": anything, "didDelete": anything,
        ]),
        "textDocumentContent": .make(["schemes": .array([.string(PageAddress.scheme)])]),
      ]),
    ])
  }

  static let actionKinds = [
    "quickfix", "refactor.extract", "refactor.inline", "refactor.move", "refactor.rewrite", "source.fixAll.opgave",
    "source.organizeOpgave", "source.sortMetingen",
  ]
}
