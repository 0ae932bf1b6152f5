/// What a client can do, where more than one of its answers says it.
import OpgaveJSON
import OpgaveServer
import Testing

@Suite struct CapabilitiesTests {
  typealias Flag = any KeyPath<ClientCapabilities, Bool> & Sendable

  /// What is asked, and the capabilities (below `textDocument`, or from the root) with which a client can or cannot.
  static let cases: [(flag: Flag, can: [String], cannot: [String])] = [
    (
      \.resolvesActionEdits,
      [#"{"codeAction": {"dataSupport": true, "resolveSupport": {"properties": ["command", "edit"]}}}"#],
      [
        #"{"codeAction": {"dataSupport": true}}"#, #"{"codeAction": {"resolveSupport": {"properties": ["edit"]}}}"#,
        #"{"codeAction": {"dataSupport": true, "resolveSupport": {"properties": ["command"]}}}"#,
      ]
    ),
    (
      \.hasRelatedInformation,
      [#"{"publishDiagnostics": {"relatedInformation": true}}"#, #"{"diagnostic": {"relatedInformation": true}}"#],
      [#"{"diagnostic": {"relatedInformation": false}}"#]
    ),
    (
      \.hasCodeDescription,
      [
        #"{"publishDiagnostics": {"codeDescriptionSupport": true}}"#,
        #"{"diagnostic": {"codeDescriptionSupport": true}}"#,
      ], ["{}"]
    ),
    (
      \.hasDiagnosticData,
      [#"{"publishDiagnostics": {"dataSupport": true}}"#, #"{"diagnostic": {"dataSupport": true}}"#], ["{}"]
    ),
    (
      \.hasDiagnosticTags,
      [#"{"publishDiagnostics": {"tagSupport": {"valueSet": [1]}}}"#, #"{"diagnostic": {"tagSupport": {}}}"#], ["{}"]
    ),
  ]

  @Test(arguments: cases.indices) func isSaidInMoreThanOnePlace(_ number: Int) throws {
    let (flag, can, cannot) = Self.cases[number]
    for (texts, expected) in [(can, true), (cannot, false)] {
      for text in texts {
        let json = try JSON(parsing: Array("{\"textDocument\": \(text)}".utf8))
        #expect(ClientCapabilities(json, name: nil)[keyPath: flag] == expected, "\(text)")
      }
    }
  }

  /// A file that is offered must be able to be taken back.
  @Test(arguments: [(#""create", "delete""#, true), (#""create""#, false), (#""delete", "rename""#, false)])
  func makesFilesThatCanGoAgain(_ operations: String, _ expected: Bool) throws {
    let text = #"{"workspace": {"workspaceEdit": {"resourceOperations": [\#(operations)]}}}"#
    #expect(try ClientCapabilities(JSON(parsing: Array(text.utf8)), name: nil).createsFiles == expected)
  }

  /// What a client does not know it is not told.
  @Test(arguments: [
    (
      "textDocument/foldingRange", "startCharacter", #"{"foldingRange": {}}"#,
      #"{"foldingRange": {"lineFoldingOnly": true}}"#
    ),
    (
      "textDocument/foldingRange", "endCharacter", #"{"foldingRange": {}}"#,
      #"{"foldingRange": {"lineFoldingOnly": true}}"#
    ),
    (
      "textDocument/documentSymbol", "tags",
      #"{"documentSymbol": {"hierarchicalDocumentSymbolSupport": true, "tagSupport": {"valueSet": [1]}}}"#,
      #"{"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}"#
    ),
  ])
  func isToldWhatItKnows(_ method: String, _ member: String, _ knowing: String, _ other: String) throws {
    for (text, expected) in [(knowing, true), (other, false)] {
      let session = Session()
      _ = session.initialize(try JSON(parsing: Array("{\"textDocument\": \(text)}".utf8)))
      session.open("opgave a \"A\" {\n  status: gestopt\n}\n")
      let answer = session.request(method, .make(["textDocument": Session.text("untitled:a")]))
      #expect(answer[0] != nil && (answer[0]?[member] != nil) == expected, "\(text)")
    }
  }

  /// Who cannot be told to ask again is told what is found.
  @Test func pullsWhereItCanBeToldToAskAgain() throws {
    let (asks, again) = (
      #""textDocument": {"diagnostic": {}}"#, #""workspace": {"diagnostics": {"refreshSupport": true}}"#
    )
    for (text, expected) in [("{\(asks), \(again)}", true), ("{\(asks)}", false), ("{\(again)}", false)] {
      #expect(try ClientCapabilities(JSON(parsing: Array(text.utf8)), name: nil).pullsDiagnostics == expected)
    }
    #expect(ClientCapabilities(nil, name: "Emacs").takesWorkspaceReports)
    #expect(!ClientCapabilities(nil, name: "Neovim").takesWorkspaceReports)
  }
}
