/// The requests that the server answers, each with what announces it: nothing is served that is not here, and nothing announced.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgaveJSON
internal import OpgaveModel

/// A request and who answers it.
struct RequestMethod: Sendable {
  let name: String
  let answer: @Sendable (inout Server, JSON) throws(ResponseError) -> JSON

  /// Whether it may look through all files, so that keys are not to wait for it where there are many.
  let isLong: Bool
  /// Whether its answer is edits, which fit only the texts that it was asked for.
  let givesEdits: Bool

  init(_ name: String, changing answer: @escaping @Sendable (inout Server, JSON) throws(ResponseError) -> JSON) {
    (self.name, self.answer, isLong, givesEdits) = (name, answer, false, false)
  }

  init(
    _ name: String, isLong: Bool = false, givesEdits: Bool = false,
    _ answer: @escaping @Sendable (Server) -> (JSON) throws(ResponseError) -> JSON
  ) {
    self.name = name
    self.answer = { server, json throws(ResponseError) in try answer(server)(json) }
    (self.isLong, self.givesEdits) = (isLong, givesEdits)
  }

  /// By name.
  static let all: [String: RequestMethod] = Dictionary(
    uniqueKeysWithValues: (navigation + display + editing + workspace).map { ($0.name, $0) })

  private static let navigation: [RequestMethod] = [
    RequestMethod("textDocument/definition", Server.definition),
    RequestMethod("textDocument/declaration", Server.declaration),
    RequestMethod("textDocument/typeDefinition", Server.typeDefinition),
    RequestMethod("textDocument/implementation", Server.implementation),
    RequestMethod("textDocument/references", isLong: true, Server.references),
    RequestMethod("textDocument/documentHighlight", Server.documentHighlight),
    RequestMethod("textDocument/documentSymbol", Server.documentSymbol),
    RequestMethod("workspace/symbol", isLong: true, Server.workspaceSymbol),
    RequestMethod("workspaceSymbol/resolve", Server.resolveWorkspaceSymbol),
    RequestMethod("textDocument/prepareCallHierarchy", Server.prepareCallHierarchy),
    RequestMethod("callHierarchy/incomingCalls", isLong: true, Server.incomingCalls),
    RequestMethod("callHierarchy/outgoingCalls", Server.outgoingCalls),
    RequestMethod("textDocument/prepareTypeHierarchy", Server.prepareTypeHierarchy),
    RequestMethod("typeHierarchy/supertypes", Server.supertypes),
    RequestMethod("typeHierarchy/subtypes", isLong: true, Server.subtypes),
  ]

  private static let display: [RequestMethod] = [
    RequestMethod("textDocument/hover", Server.hover),
    RequestMethod("textDocument/signatureHelp", Server.signatureHelp),
    RequestMethod("textDocument/foldingRange", Server.foldingRange),
    RequestMethod("textDocument/selectionRange", Server.selectionRange),
    RequestMethod("textDocument/documentLink", Server.documentLink),
    RequestMethod("documentLink/resolve", Server.resolveDocumentLink),
    RequestMethod("textDocument/semanticTokens/full") { server, json throws(ResponseError) in
      try server.semanticTokens(json)
    },
    RequestMethod("textDocument/semanticTokens/full/delta") { server, json throws(ResponseError) in
      try server.semanticTokensDelta(json)
    },
    RequestMethod("textDocument/semanticTokens/range", Server.semanticTokensRange),
    RequestMethod("textDocument/inlayHint", Server.inlayHint),
    RequestMethod("inlayHint/resolve", Server.resolveInlayHint),
    RequestMethod("textDocument/codeLens", Server.codeLens),
    RequestMethod("codeLens/resolve", Server.resolveCodeLens),
    RequestMethod("textDocument/diagnostic") { server, json throws(ResponseError) in try server.documentDiagnostic(json)
    },
  ]

  private static let editing: [RequestMethod] = [
    RequestMethod("textDocument/completion", Server.completion),
    RequestMethod("completionItem/resolve", Server.resolveCompletion),
    RequestMethod("textDocument/inlineCompletion", Server.inlineCompletion),
    RequestMethod("textDocument/codeAction", Server.codeAction),
    RequestMethod("codeAction/resolve", Server.resolveCodeAction),
    RequestMethod("textDocument/formatting", Server.formatting),
    RequestMethod("textDocument/rangeFormatting", Server.rangeFormatting),
    RequestMethod("textDocument/rangesFormatting", Server.rangesFormatting),
    RequestMethod("textDocument/onTypeFormatting", Server.onTypeFormatting),
    RequestMethod("textDocument/willSaveWaitUntil", Server.willSaveWaitUntil),
    RequestMethod("textDocument/prepareRename", Server.prepareRename),
    RequestMethod("textDocument/rename", isLong: true, givesEdits: true, Server.rename),
    RequestMethod("textDocument/linkedEditingRange", Server.linkedEditingRange),
  ]

  private static let workspace: [RequestMethod] = [
    RequestMethod("workspace/executeCommand") { server, json throws(ResponseError) in try server.executeCommand(json) },
    RequestMethod("workspace/willCreateFiles", Server.willCreateFiles),
    RequestMethod("workspace/willRenameFiles", isLong: true, givesEdits: true, Server.willRenameFiles),
    RequestMethod("workspace/willDeleteFiles", Server.willDeleteFiles),
    RequestMethod("workspace/textDocumentContent", Server.textDocumentContent),
  ]
}

/// A command that a client can have the server carry out.
enum Command: String, CaseIterable {
  case advise = "opgave.adviesWerkwijze"
  case export = "opgave.exporteer"
  case report = "opgave.toonRapport"
  case new = "opgave.nieuw"
  case references = "opgave.toonVerwijzingen"
  /// Applies an edit that was offered as a command.
  case apply = "opgave.pasToe"
}

extension Server {
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
        "codeActionKinds": .array(Server.actionKinds.map { .string($0) }), "resolveProvider": .bool(true),
        "documentation": .array([
          .make([
            "kind": .string("refactor.rewrite"),
            "command": .make([
              "title": .string(
                Text("Wat zijn de vijf werkwijzen?", "What are the five werkwijzen?")[language(in: nil)]),
              "command": .string(Command.report.rawValue),
              "arguments": .array([.string(Pages.uri(word: Kind.werkwijze.keyword))]),
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
        "textDocumentContent": .make(["schemes": .array([.string(Pages.scheme)])]),
      ]),
    ])
  }

  static let actionKinds = [
    "quickfix", "refactor.extract", "refactor.inline", "refactor.move", "refactor.rewrite", "source.fixAll.opgave",
    "source.organizeOpgave", "source.sortMetingen",
  ]
}
