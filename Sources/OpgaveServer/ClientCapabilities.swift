/// What the client says that it can do, as far as the server asks.
package import OpgaveJSON

package struct ClientCapabilities: Sendable {
  private let itemDefaults: Set<String>
  private let refreshed: Set<String>

  // Texts
  let hasMarkdownHover: Bool
  let hasMarkdownCompletion: Bool
  let hasMarkdownSignatures: Bool

  // Completion
  let hasSnippets: Bool
  let insertsAndReplaces: Bool
  let hasLabelDetails: Bool
  let resolvesDocumentation: Bool

  // Places
  let hasDefinitionLinks: Bool
  let hasDeclarationLinks: Bool
  let hasImplementationLinks: Bool
  let hasSymbolTree: Bool
  let hasSymbolTags: Bool
  let resolvesSymbolLocations: Bool
  let hasLinkTooltips: Bool
  let foldsWholeLines: Bool
  let hasCollapsedText: Bool
  let hasMultilineTokens: Bool
  let resolvesHintTooltips: Bool

  // Actions and edits
  let hasActionLiterals: Bool
  let hasDisabledActions: Bool
  package let resolvesActionEdits: Bool
  let hasDocumentChanges: Bool
  package let createsFiles: Bool
  let hasChangeAnnotations: Bool
  let hasSnippetEdits: Bool
  let appliesEdits: Bool
  let preparesRename: Bool

  // Diagnostics
  package let hasRelatedInformation: Bool
  package let hasCodeDescription: Bool
  package let hasDiagnosticData: Bool
  package let hasDiagnosticTags: Bool
  package let pullsDiagnostics: Bool
  let takesRelatedDocuments: Bool
  package let takesWorkspaceReports: Bool

  // The workspace
  let canWatchFiles: Bool
  let hasRelativePatterns: Bool
  let hasConfiguration: Bool
  let registersConfiguration: Bool
  let hasProgress: Bool
  let showsDocuments: Bool
  let hasTextDocumentContent: Bool
  let asksWhetherReady: Bool

  init() { self.init(.null, name: nil) }

  /// Looked up once: much of it is asked for each finding.
  ///
  /// - Parameter name: of the client, for what it does otherwise than it says.
  package init(_ json: JSON?, name: String?) {
    // Some clients write out as null what they cannot do.
    func value(_ path: String) -> JSON? {
      path.split(separator: ".").reduce(json) { $0?[String($1)] }.flatMap { $0 == .null ? nil : $0 }
    }
    func has(_ path: String) -> Bool { value(path)?.bool ?? false }
    func list(_ path: String, contains word: String) -> Bool {
      value(path)?.array?.contains(.string(word)) ?? false
    }
    itemDefaults = Set(
      value("textDocument.completion.completionList.itemDefaults")?.array?.compactMap(\.string) ?? [])
    refreshed = Set(
      ["diagnostics", "semanticTokens", "inlayHint", "codeLens"].filter { has("workspace.\($0).refreshSupport") })
    hasMarkdownHover = list("textDocument.hover.contentFormat", contains: "markdown")
    hasMarkdownCompletion = list("textDocument.completion.completionItem.documentationFormat", contains: "markdown")
    hasMarkdownSignatures = list(
      "textDocument.signatureHelp.signatureInformation.documentationFormat", contains: "markdown")
    hasSnippets = has("textDocument.completion.completionItem.snippetSupport")
    insertsAndReplaces = has("textDocument.completion.completionItem.insertReplaceSupport")
    hasLabelDetails = has("textDocument.completion.completionItem.labelDetailsSupport")
    resolvesDocumentation = list(
      "textDocument.completion.completionItem.resolveSupport.properties", contains: "documentation")
    hasDefinitionLinks = has("textDocument.definition.linkSupport")
    hasDeclarationLinks = has("textDocument.declaration.linkSupport")
    hasImplementationLinks = has("textDocument.implementation.linkSupport")
    hasSymbolTree = has("textDocument.documentSymbol.hierarchicalDocumentSymbolSupport")
    hasSymbolTags = value("textDocument.documentSymbol.tagSupport") != nil
    resolvesSymbolLocations = list("workspace.symbol.resolveSupport.properties", contains: "location.range")
    hasLinkTooltips = has("textDocument.documentLink.tooltipSupport")
    foldsWholeLines = has("textDocument.foldingRange.lineFoldingOnly")
    hasCollapsedText = has("textDocument.foldingRange.foldingRange.collapsedText")
    hasMultilineTokens = has("textDocument.semanticTokens.multilineTokenSupport")
    resolvesHintTooltips = list("textDocument.inlayHint.resolveSupport.properties", contains: "tooltip")
    hasActionLiterals = value("textDocument.codeAction.codeActionLiteralSupport") != nil
    hasDisabledActions = has("textDocument.codeAction.disabledSupport")
    resolvesActionEdits =
      list("textDocument.codeAction.resolveSupport.properties", contains: "edit")
      && has("textDocument.codeAction.dataSupport")
    hasDocumentChanges = has("workspace.workspaceEdit.documentChanges")
    createsFiles =
      list("workspace.workspaceEdit.resourceOperations", contains: "create")
      && list("workspace.workspaceEdit.resourceOperations", contains: "delete")
    hasChangeAnnotations = value("workspace.workspaceEdit.changeAnnotationSupport") != nil
    hasSnippetEdits = has("workspace.workspaceEdit.snippetEditSupport")
    appliesEdits = has("workspace.applyEdit")
    preparesRename = has("textDocument.rename.prepareSupport")
    hasRelatedInformation =
      has("textDocument.publishDiagnostics.relatedInformation") || has("textDocument.diagnostic.relatedInformation")
    hasCodeDescription =
      has("textDocument.publishDiagnostics.codeDescriptionSupport")
      || has("textDocument.diagnostic.codeDescriptionSupport")
    hasDiagnosticData = has("textDocument.publishDiagnostics.dataSupport") || has("textDocument.diagnostic.dataSupport")
    hasDiagnosticTags =
      value("textDocument.publishDiagnostics.tagSupport") != nil || value("textDocument.diagnostic.tagSupport") != nil
    // Who asks but cannot be told to ask again would show what was known before the repository was read.
    pullsDiagnostics = value("textDocument.diagnostic") != nil && refreshed.contains("diagnostics")
    takesRelatedDocuments = has("textDocument.diagnostic.relatedDocumentSupport")
    // Told to ask again, Neovim (0.12) asks about the workspace alone, and passes over what the answer says of open documents.
    takesWorkspaceReports = name != "Neovim"
    canWatchFiles = has("workspace.didChangeWatchedFiles.dynamicRegistration")
    hasRelativePatterns = has("workspace.didChangeWatchedFiles.relativePatternSupport")
    hasConfiguration = has("workspace.configuration")
    registersConfiguration = has("workspace.didChangeConfiguration.dynamicRegistration")
    hasProgress = has("window.workDoneProgress")
    showsDocuments = has("window.showDocument.support")
    hasTextDocumentContent = value("workspace.textDocumentContent") != nil
    asksWhetherReady = has("experimental.opgaveReady")
  }

  func hasItemDefault(_ name: String) -> Bool { itemDefaults.contains(name) }

  /// By the name of what is shown: `diagnostics`, `semanticTokens`, `inlayHint`, `codeLens`.
  func refreshes(_ name: String) -> Bool { refreshed.contains(name) }
}
