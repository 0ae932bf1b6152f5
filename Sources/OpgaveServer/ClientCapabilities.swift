/// What the client says that it can do, as far as the server asks.
internal import OpgaveJSON

struct ClientCapabilities: Sendable {
  private let json: JSON

  init() { json = .null }
  init(_ json: JSON?) { self.json = json ?? .null }

  private func value(_ path: String) -> JSON? {
    path.split(separator: ".").reduce(Optional(json)) { $0?[String($1)] }
  }

  private func has(_ path: String) -> Bool { value(path)?.bool ?? false }

  private func list(_ path: String, contains word: String) -> Bool {
    value(path)?.array?.contains(.string(word)) ?? false
  }

  // Texts
  var hasMarkdownHover: Bool { list("textDocument.hover.contentFormat", contains: "markdown") }
  var hasMarkdownCompletion: Bool {
    list("textDocument.completion.completionItem.documentationFormat", contains: "markdown")
  }
  var hasMarkdownSignatures: Bool {
    list("textDocument.signatureHelp.signatureInformation.documentationFormat", contains: "markdown")
  }

  // Completion
  var hasSnippets: Bool { has("textDocument.completion.completionItem.snippetSupport") }
  var insertsAndReplaces: Bool { has("textDocument.completion.completionItem.insertReplaceSupport") }
  var hasLabelDetails: Bool { has("textDocument.completion.completionItem.labelDetailsSupport") }
  var resolvesDocumentation: Bool {
    list("textDocument.completion.completionItem.resolveSupport.properties", contains: "documentation")
  }
  func hasItemDefault(_ name: String) -> Bool {
    list("textDocument.completion.completionList.itemDefaults", contains: name)
  }

  // Places
  var hasDefinitionLinks: Bool { has("textDocument.definition.linkSupport") }
  var hasDeclarationLinks: Bool { has("textDocument.declaration.linkSupport") }
  var hasImplementationLinks: Bool { has("textDocument.implementation.linkSupport") }
  var hasSymbolTree: Bool { has("textDocument.documentSymbol.hierarchicalDocumentSymbolSupport") }
  var hasSymbolTags: Bool { value("textDocument.documentSymbol.tagSupport") != nil }
  var resolvesSymbolLocations: Bool { list("workspace.symbol.resolveSupport.properties", contains: "location.range") }
  var hasLinkTooltips: Bool { has("textDocument.documentLink.tooltipSupport") }
  var foldsWholeLines: Bool { has("textDocument.foldingRange.lineFoldingOnly") }
  var hasCollapsedText: Bool { has("textDocument.foldingRange.foldingRange.collapsedText") }
  var hasMultilineTokens: Bool { has("textDocument.semanticTokens.multilineTokenSupport") }
  var resolvesHintTooltips: Bool { list("textDocument.inlayHint.resolveSupport.properties", contains: "tooltip") }

  // Actions and edits
  var hasDisabledActions: Bool { has("textDocument.codeAction.disabledSupport") }
  var hasActionLiterals: Bool { value("textDocument.codeAction.codeActionLiteralSupport") != nil }
  var resolvesActionEdits: Bool {
    list("textDocument.codeAction.resolveSupport.properties", contains: "edit")
      && has("textDocument.codeAction.dataSupport")
  }
  var hasDocumentChanges: Bool { has("workspace.workspaceEdit.documentChanges") }
  var createsFiles: Bool {
    list("workspace.workspaceEdit.resourceOperations", contains: "create")
      && list("workspace.workspaceEdit.resourceOperations", contains: "delete")
  }
  var hasChangeAnnotations: Bool { value("workspace.workspaceEdit.changeAnnotationSupport") != nil }
  var hasSnippetEdits: Bool { has("workspace.workspaceEdit.snippetEditSupport") }
  var appliesEdits: Bool { has("workspace.applyEdit") }
  var preparesRename: Bool { has("textDocument.rename.prepareSupport") }

  // Diagnostics
  var hasRelatedInformation: Bool {
    has("textDocument.publishDiagnostics.relatedInformation") || has("textDocument.diagnostic.relatedInformation")
  }
  var hasCodeDescription: Bool {
    has("textDocument.publishDiagnostics.codeDescriptionSupport")
      || has("textDocument.diagnostic.codeDescriptionSupport")
  }
  var hasDiagnosticData: Bool {
    has("textDocument.publishDiagnostics.dataSupport") || has("textDocument.diagnostic.dataSupport")
  }
  var hasDiagnosticTags: Bool {
    value("textDocument.publishDiagnostics.tagSupport") != nil || value("textDocument.diagnostic.tagSupport") != nil
  }
  var pullsDiagnostics: Bool { value("textDocument.diagnostic") != nil }
  var takesRelatedDocuments: Bool { has("textDocument.diagnostic.relatedDocumentSupport") }

  // The workspace
  var canWatchFiles: Bool { has("workspace.didChangeWatchedFiles.dynamicRegistration") }
  var hasRelativePatterns: Bool { has("workspace.didChangeWatchedFiles.relativePatternSupport") }
  var hasConfiguration: Bool { has("workspace.configuration") }
  var registersConfiguration: Bool { has("workspace.didChangeConfiguration.dynamicRegistration") }
  var hasProgress: Bool { has("window.workDoneProgress") }
  var showsDocuments: Bool { has("window.showDocument.support") }
  var hasTextDocumentContent: Bool { value("workspace.textDocumentContent") != nil }
  /// By the name of what is shown: `diagnostics`, `semanticTokens`, `inlayHint`, `codeLens`.
  func refreshes(_ name: String) -> Bool { has("workspace.\(name).refreshSupport") }

  /// Whether it wants `opgave/ready`, which is no part of the protocol.
  var asksWhetherReady: Bool { has("experimental.opgaveReady") }
}
