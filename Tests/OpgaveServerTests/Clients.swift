/// What clients say that they can do: one that can do everything, and one that can do nothing.
import OpgaveJSON

enum Client: String {
  case rich, plain

  var capabilities: JSON {
    guard self == .rich, let json = try? JSON(parsing: Array(Self.text.utf8)) else { return .object([]) }
    return json
  }

  private static let text = """
    {
      "general": {"positionEncodings": ["utf-8", "utf-16"]},
      "window": {"workDoneProgress": true, "showDocument": {"support": true}},
      "workspace": {
        "applyEdit": true, "configuration": true,
        "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create", "rename", "delete"],
          "changeAnnotationSupport": {"groupsOnLabel": true}, "snippetEditSupport": true},
        "didChangeConfiguration": {"dynamicRegistration": true},
        "didChangeWatchedFiles": {"dynamicRegistration": true, "relativePatternSupport": true},
        "symbol": {"resolveSupport": {"properties": ["location.range"]}},
        "diagnostics": {"refreshSupport": true}, "semanticTokens": {"refreshSupport": true},
        "inlayHint": {"refreshSupport": true}, "codeLens": {"refreshSupport": true},
        "textDocumentContent": {"dynamicRegistration": false}
      },
      "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "completion": {
          "completionItem": {"snippetSupport": true, "insertReplaceSupport": true, "labelDetailsSupport": true,
            "documentationFormat": ["markdown"], "resolveSupport": {"properties": ["documentation"]}},
          "completionList": {"itemDefaults": ["editRange", "insertTextFormat"]}},
        "signatureHelp": {"signatureInformation": {"documentationFormat": ["markdown"]}},
        "definition": {"linkSupport": true}, "declaration": {"linkSupport": true},
        "implementation": {"linkSupport": true},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": true, "tagSupport": {"valueSet": [1]}},
        "documentLink": {"tooltipSupport": true},
        "foldingRange": {"foldingRange": {"collapsedText": true}},
        "semanticTokens": {"multilineTokenSupport": true},
        "inlayHint": {"resolveSupport": {"properties": ["tooltip"]}},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": [""]}}, "disabledSupport": true,
          "dataSupport": true, "resolveSupport": {"properties": ["edit"]}},
        "rename": {"prepareSupport": true},
        "publishDiagnostics": {"relatedInformation": true, "codeDescriptionSupport": true, "dataSupport": true,
          "tagSupport": {"valueSet": [1, 2]}},
        "diagnostic": {"relatedDocumentSupport": true, "relatedInformation": true, "codeDescriptionSupport": true,
          "dataSupport": true, "tagSupport": {"valueSet": [1, 2]}}
      }
    }
    """
}
