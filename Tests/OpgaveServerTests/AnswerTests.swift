/// What clients of different abilities are answered, as JSON: for what an editor's view cannot show.
import LanguageServerProtocol
import OpgaveJSON
import OpgaveServer
import OpgaveSyntax
import OpgaveTestSupport
import Testing

/// A request about some files, and what stands in its answer. The folder of the repository is written `@`.
struct AnswerCase: Sendable, CustomTestStringConvertible {
  let what: String
  /// By path. The one with a cursor `‸` or a range `«…»` in it is opened, and asked about; so is the last where none has one.
  var files: [(path: String, text: String)] = [("a.opgave", "")]
  /// The file that is opened without belonging to a repository.
  var isAlone = false
  var client = Client.rich
  /// What the client cannot do, or can do besides, by its path among the capabilities.
  var but: [String: JSON] = [:]
  var method: String
  /// Besides the document and the place, which only requests about a document have.
  var asking = "{}"
  var holds: [String] = []
  var lacks: [String] = []

  var testDescription: String { "\(method): \(what)" }

  /// The answer as text.
  func answer() throws -> String {
    var capabilities = client.capabilities
    for (path, value) in but {
      capabilities = capabilities.setting(path.split(separator: ".").map(String.init)[...], value)
    }
    let marked = files.map { (path: $0.path, marked: MarkedText($0.text)) }
    let texts = Dictionary(uniqueKeysWithValues: marked.map { ($0.path, $0.marked.text) })
    let one = try RepositorySession(isAlone ? [:] : texts, capabilities)
    let asked = marked.last { !$0.marked.cursors.isEmpty || !$0.marked.ranges.isEmpty } ?? marked[marked.count - 1]
    let uri = isAlone ? "untitled:\(asked.path)" : one.uri(asked.path)
    one.session.open(asked.marked.text, uri: uri)
    one.session.settle()
    _ = one.session.all()
    let base = one.uri("")
    let parameters = try JSON(parsing: Array(asking.replacing("@", with: base).utf8))
    let bytes = Array(asked.marked.text.utf8)
    let range = asked.marked.ranges.first ?? asked.marked.cursors.first.map { $0..<$0 } ?? 0..<0
    let converter = PositionConverter(client == .rich ? .utf8 : .utf16)
    let place = converter.range(range, bytes, LineTable(bytes))
    // What is resolved comes back as it is: what is no member of it would be none of the answer either.
    var whole =
      method.hasPrefix("textDocument/")
      ? JSON.make(["textDocument": Session.text(uri), "position": place.start.json, "range": place.json]) : .object([])
    if case .object(let members) = parameters {
      for member in members { whole = whole.setting(member.name, member.value) }
    }
    let answer = one.session.request(method, whole)
    return String(decoding: answer.bytes, as: UTF8.self).replacing(base, with: "@")
  }
}

extension JSON {
  /// With another value at a path of names; an object for each name that is not there.
  fileprivate func setting(_ path: ArraySlice<String>, _ value: JSON) -> JSON {
    guard let name = path.first else { return value }
    let inner = (self[name].flatMap { $0.isObject ? $0 : nil } ?? .object([])).setting(path.dropFirst(), value)
    return (isObject ? self : .object([])).setting(name, inner)
  }
}

@Suite struct AnswerTests {
  private static let stad = ("stad.opgave", RepositorySessionTests.organisation)
  private static let unknownName = [stad, ("p.opgave", RepositorySessionTests.portfolio("we‸thoude"))]
  private static let fixes = #"{"context": {"diagnostics": [], "only": ["quickfix"]}}"#
  private static let shapes = #"{"context": {"diagnostics": [], "only": ["refactor"]}}"#
  /// Asks about a finding that the client has, in the third line up to its 28th character.
  private static func about(_ code: String, from start: Int) -> String {
    """
    {"context": {"diagnostics": [{"code": "\(code)", "message": "m", "range":
      {"start": {"line": 2, "character": \(start)}, "end": {"line": 2, "character": 28}}}]}}
    """
  }

  /// Two opgaven in one file, of which each can get a file of its own.
  private static let two = [("a.opgave", "op‸gave een \"Een\" {\n}\n\nopgave twee \"Twee\" {\n}\n")]
  private static let noNames = "workspace.workspaceEdit.documentChanges"

  /// An opgave with one line in it.
  private static func named(_ line: String) -> (String, String) { ("a.opgave", "opgave a \"A\" {\n  \(line)\n}\n") }

  static let actions: [AnswerCase] = [
    AnswerCase(
      what: "a cursor right behind touches",
      files: [stad, ("p.opgave", RepositorySessionTests.portfolio("wethoude‸"))],
      method: "textDocument/codeAction", asking: fixes, holds: ["Verander in"]),
    AnswerCase(
      what: "and so does one right before", files: [stad, ("p.opgave", RepositorySessionTests.portfolio("‸wethoude"))],
      method: "textDocument/codeAction", asking: fixes, holds: ["Verander in"]),
    AnswerCase(
      what: "one behind a space does not",
      files: [stad, ("p.opgave", RepositorySessionTests.portfolio("wethoude ‸"))],
      method: "textDocument/codeAction", asking: fixes, lacks: ["Verander in"]),
    AnswerCase(
      what: "what cannot be accepted is not offered to be", files: [named("budget: ‸12.5")],
      method: "textDocument/codeAction", asking: fixes, holds: ["quickfix"], lacks: ["Laat dit zo"]),
    AnswerCase(
      what: "one kind of what is made for the whole file is not another",
      files: [("a.opgave", "opgave a \"A\" {\n  budget: ‸12.5\n  status: concept\n  organisatie: b\n}\n")],
      method: "textDocument/codeAction", asking: #"{"context": {"diagnostics": [], "only": ["source.fixAll"]}}"#,
      holds: [#""kind":"source.fixAll.opgave""#], lacks: ["Zet de velden", "quickfix"]),
    AnswerCase(
      what: "nor the other way round",
      files: [("a.opgave", "opgave a \"A\" {\n  vraagstuk: ‸\"x\"\n  status: concept\n  organisatie: b\n}\n")],
      method: "textDocument/codeAction",
      asking: #"{"context": {"diagnostics": [], "only": ["source.organizeOpgave"]}}"#, holds: ["Zet de velden"],
      lacks: ["fixAll", "metingen"]),
    AnswerCase(
      what: "an order that is there is not offered", files: [named("status: con‸cept")],
      method: "textDocument/codeAction", asking: #"{"context": {"diagnostics": [], "only": ["source"]}}"#,
      holds: ["[]"]),
    AnswerCase(
      what: "what is certain is preferred", files: [("a.opgave", "opgave a \"A\" {\n  budget: ‸12.5\n}\n")],
      method: "textDocument/codeAction", asking: fixes, holds: [#""isPreferred":true"#]),
    AnswerCase(
      what: "what may be meant is not", files: unknownName, method: "textDocument/codeAction", asking: fixes,
      holds: ["Verander in ‘wethouder’"], lacks: ["isPreferred"]),
    AnswerCase(
      what: "a reason is typed over", files: unknownName, method: "textDocument/codeAction", asking: fixes,
      holds: ["${0:reden}"]),
    AnswerCase(
      what: "who has no snippets gets a word for the reason", files: unknownName,
      but: ["workspace.workspaceEdit.snippetEditSupport": .bool(false)], method: "textDocument/codeAction",
      asking: fixes, holds: ["OPG302: reden"], lacks: ["${0"]),
    AnswerCase(
      what: "nor where edits have no form for them", files: unknownName, but: [noNames: .bool(false)],
      method: "textDocument/codeAction", asking: fixes, holds: [#""changes":{"#, "OPG302: reden"], lacks: ["snippet"]),
    AnswerCase(
      what: "nor in a file by itself", files: [("a.opgave", "opgave Gro‸ot \"Groot\" {\n}\n")], isAlone: true,
      method: "textDocument/codeAction", asking: fixes, holds: ["OPG304: reden", #""changes":{"#],
      lacks: ["snippet"]),
    AnswerCase(
      what: "a finding goes with what mends it", files: unknownName, method: "textDocument/codeAction",
      asking: about("OPG302", from: 20), holds: [#""diagnostics":[{"code":"OPG302""#]),
    AnswerCase(
      what: "but not one of another place", files: unknownName, method: "textDocument/codeAction",
      asking: about("OPG302", from: 19), holds: ["Verander in"], lacks: [#""diagnostics":"#]),
    AnswerCase(
      what: "nor of another rule", files: unknownName, method: "textDocument/codeAction",
      asking: about("OPG301", from: 20), holds: ["Verander in"], lacks: [#""diagnostics":"#]),
    AnswerCase(
      what: "a kind stands for all below it, and for no other that begins so", files: unknownName,
      method: "textDocument/codeAction", asking: #"{"context": {"diagnostics": [], "only": ["quick"]}}"#,
      lacks: ["title"]),
    AnswerCase(
      what: "no kind stands for all", files: unknownName, method: "textDocument/codeAction",
      asking: #"{"context": {"diagnostics": [], "only": [""]}}"#, holds: ["Verander in"]),
    AnswerCase(
      what: "what is made for the whole file is offered to who asks for it",
      files: [("a.opgave", "opgave a \"A\" {\n  status: concept\n  organisatie: ‸b\n}\n")],
      method: "textDocument/codeAction", asking: #"{"context": {"diagnostics": [], "only": ["source"]}}"#,
      holds: ["Zet de velden"], lacks: ["refactor", "quickfix"]),
    AnswerCase(
      what: "what is mended uncovers more, which is mended too",
      files: [named("opdracht \"O\" {\n    vastgesteld: ‸“2026-03-01”\n  }")], method: "textDocument/codeAction",
      asking: #"{"context": {"diagnostics": [], "only": ["source.fixAll"]}}"#,
      holds: [#""newText":"    vastgesteld: 2026-03-01\n""#]),
    AnswerCase(
      what: "also in a file by itself", files: [named("opdracht \"O\" {\n    vastgesteld: ‸“2026-03-01”\n  }")],
      isAlone: true, method: "textDocument/codeAction",
      asking: #"{"context": {"diagnostics": [], "only": ["source.fixAll"]}}"#,
      holds: [#""newText":"    vastgesteld: 2026-03-01\n""#]),
    AnswerCase(
      what: "a list of no kinds asks for all", files: unknownName, method: "textDocument/codeAction",
      asking: #"{"context": {"diagnostics": [], "only": []}}"#, holds: ["Verander in"]),
    AnswerCase(
      what: "and not to others", files: [("a.opgave", "opgave a \"A\" {\n  status: concept\n  organisatie: ‸b\n}\n")],
      method: "textDocument/codeAction", asking: #"{"context": {"diagnostics": []}}"#, holds: ["quickfix"],
      lacks: [#""kind":"source"#]),
    AnswerCase(
      what: "edits come later to who can wait", files: two, method: "textDocument/codeAction", asking: shapes,
      holds: [#""data":{"uri":"@/a.opgave","version":1"#, "naar een.opgave"], lacks: [#""edit":"#]),
    AnswerCase(
      what: "and at once to who cannot", files: two,
      but: ["textDocument.codeAction.resolveSupport": .null], method: "textDocument/codeAction", asking: shapes,
      holds: [#""edit":{"documentChanges":[{"kind":"create","uri":"@/een.opgave"}"#], lacks: [#""data":"#]),
    AnswerCase(
      what: "who cannot make files is told so", files: two,
      but: ["workspace.workspaceEdit.resourceOperations": .array([])], method: "textDocument/codeAction",
      asking: shapes, holds: [#""disabled":{"reason":"deze editor kan niet"#], lacks: [#""edit":"#, #""data":"#]),
    AnswerCase(
      what: "nor is what cannot be done worked out for who cannot wait",
      files: [named("presteren {\n    insp‸anning b \"B\" {\n      opgave: c\n    }\n  }")],
      but: ["textDocument.codeAction.resolveSupport": .null], method: "textDocument/codeAction", asking: shapes,
      holds: [#""disabled":{"reason":"deze inspanning noemt al een opgave"#], lacks: [#""edit":"#]),
    AnswerCase(
      what: "nor what has syntax errors in it",
      files: [named("presteren {\n    insp‸anning b \"B\" {\n      status: ]\n    }\n  }")],
      method: "textDocument/codeAction", asking: shapes,
      holds: [#""disabled":{"reason":"herstel eerst de schrijffouten hier""#]),
    AnswerCase(
      what: "and so is who has no form to say it in", files: two, but: [noNames: .bool(false)],
      method: "textDocument/codeAction", asking: shapes, holds: [#""disabled":{"reason":"deze editor kan niet"#]),
    AnswerCase(
      what: "or is offered nothing", files: two,
      but: [noNames: .bool(false), "textDocument.codeAction.disabledSupport": .bool(false)],
      method: "textDocument/codeAction", asking: shapes, lacks: ["een.opgave"]),
    AnswerCase(
      what: "an action of another version cannot be worked out", files: two, method: "codeAction/resolve",
      asking: #"{"title": "x", "data": {"uri": "@/a.opgave", "version": 7, "kind": "refactor.move", "offset": 0}}"#,
      holds: [#""code":-32801"#]),
    AnswerCase(
      what: "nor one that is not offered there", files: two, method: "codeAction/resolve",
      asking: #"{"title": "x", "data": {"uri": "@/a.opgave", "version": 1, "kind": "refactor.move", "offset": 0}}"#,
      holds: [#""code":-32801"#]),
    AnswerCase(
      what: "nor one that needs what the client cannot do", files: two,
      but: ["workspace.workspaceEdit.resourceOperations": .array([])], method: "codeAction/resolve",
      asking: """
        {"title": "Verplaats opgave ‘een’ naar een.opgave",
         "data": {"uri": "@/a.opgave", "version": 1, "kind": "refactor.move", "offset": 0}}
        """, holds: ["deze editor kan niet"]),
    AnswerCase(
      what: "nor one for which it has no form", files: two, but: [noNames: .bool(false)], method: "codeAction/resolve",
      asking: """
        {"title": "Verplaats opgave ‘een’ naar een.opgave",
         "data": {"uri": "@/a.opgave", "version": 1, "kind": "refactor.move", "offset": 0}}
        """, holds: ["deze editor kan niet"]),
    AnswerCase(
      what: "what is asked for later is what was offered", files: two, method: "codeAction/resolve",
      asking: """
        {"title": "Verplaats opgave ‘een’ naar een.opgave",
         "data": {"uri": "@/a.opgave", "version": 1, "kind": "refactor.move", "offset": 0}}
        """, holds: [#""edit":{"documentChanges":[{"kind":"create","uri":"@/een.opgave"}"#]),
    AnswerCase(
      what: "one without data is what it is", files: two, method: "codeAction/resolve", asking: #"{"title": "x"}"#,
      holds: [#""title":"x""#], lacks: ["edit"]),
  ]

  static let lists: [AnswerCase] = [
    AnswerCase(
      what: "what holds for all is said once", files: [("a.opgave", "opgave a \"A\" {\n  status: ‸\n}\n")],
      method: "textDocument/completion", holds: [#""itemDefaults":{"editRange""#, #""insertTextFormat":2"#]),
    AnswerCase(
      what: "only the form, where the range has no such place",
      files: [("a.opgave", "opgave a \"A\" {\n  status: ‸\n}\n")],
      but: ["textDocument.completion.completionList.itemDefaults": .array([.string("insertTextFormat")])],
      method: "textDocument/completion", holds: [#""itemDefaults":{"insertTextFormat":2}"#, #""textEdit":{"#]),
    AnswerCase(
      what: "only the range", files: [("a.opgave", "opgave a \"A\" {\n  status: ‸\n}\n")],
      but: ["textDocument.completion.completionList.itemDefaults": .array([.string("editRange")])],
      method: "textDocument/completion", holds: [#""itemDefaults":{"editRange""#, #""insertTextFormat":1"#],
      lacks: [#""textEdit":"#]),
    AnswerCase(
      what: "nothing", files: [("a.opgave", "opgave a \"A\" {\n  status: ‸\n}\n")],
      but: ["textDocument.completion.completionList.itemDefaults": .array([])], method: "textDocument/completion",
      holds: [#""textEdit":{"newText":"concept""#], lacks: ["itemDefaults"]),
    AnswerCase(
      what: "snippets are for who has them", files: [("a.opgave", "opgave a \"A\" {\n  ‸\n}\n")],
      but: [
        "textDocument.completion.completionItem.snippetSupport": .bool(false),
        "textDocument.completion.completionList.itemDefaults": .array([.string("insertTextFormat")]),
      ], method: "textDocument/completion", holds: [#""insertTextFormat":1"#],
      lacks: [#""insertTextFormat":2"#, "${1", "itemDefaults"]),
    AnswerCase(
      what: "one range is replaced, where a client knows no other",
      files: [("a.opgave", "opgave a \"A\" {\n  status: con‸cept\n}\n")],
      but: [
        "textDocument.completion.completionItem.insertReplaceSupport": .bool(false),
        "textDocument.completion.completionList.itemDefaults": .array([]),
      ], method: "textDocument/completion",
      holds: [
        #""textEdit":{"newText":"concept","range":{"start":{"line":1,"character":10},"end":{"line":1,"character":17}}}"#
      ]),
    AnswerCase(
      what: "two ranges else", files: [("a.opgave", "opgave a \"A\" {\n  status: con‸cept\n}\n")],
      but: ["textDocument.completion.completionList.itemDefaults": .array([])], method: "textDocument/completion",
      holds: [
        #""insert":{"start":{"line":1,"character":10},"end":{"line":1,"character":13}}"#,
        #""replace":{"start":{"line":1,"character":10},"end":{"line":1,"character":17}}"#,
      ]),
    AnswerCase(
      what: "details beside the label", files: [("a.opgave", "opgave a \"A\" {\n  ‸\n}\n")], client: .plain,
      method: "textDocument/completion", holds: [#""detail":"#], lacks: ["labelDetails"]),
    AnswerCase(
      what: "hidden files are not offered, folders are as such",
      files: [(".verborgen.md", ""), ("map/b.md", ""), ("c.md", ""), named("documenten: \"‸\"")],
      method: "textDocument/completion",
      holds: [#""label":"map/","kind":19"#, #""label":"c.md""#, #""kind":17"#],
      lacks: ["verborgen"]),
    AnswerCase(
      what: "one thing alone says all of itself", files: [("map/b.md", ""), named("documenten: \"map/‸\"")],
      method: "textDocument/completion", holds: [#""textEdit":{"newText":"b.md""#], lacks: ["editRange"]),
    AnswerCase(
      what: "what is put in is said where it differs from the label", files: [named("st‸")],
      method: "textDocument/completion", holds: [#""textEditText":"status: "#]),
    AnswerCase(
      what: "and not where it is the same", files: [named("status: ‸")], method: "textDocument/completion",
      holds: [#""label":"concept""#], lacks: [#""textEditText":"concept""#]),
    AnswerCase(
      what: "an explanation is asked for in the language of the repository",
      files: [("instellingen.opgave", "instellingen {\n  taal: en\n}\n"), named("status: ‸")],
      method: "textDocument/completion", holds: [",1]"], lacks: [",0]"]),
    AnswerCase(
      what: "and in another one", files: [named("status: ‸")], method: "textDocument/completion", holds: [",0]"],
      lacks: [",1]"]),
  ]

  static let places: [AnswerCase] = [
    AnswerCase(
      what: "a link says where it starts", files: [stad, ("p.opgave", RepositorySessionTests.portfolio("we‸thouder"))],
      method: "textDocument/definition",
      holds: [#"[{"originSelectionRange":{"start":{"line":2,"character":20}"#, #""targetUri":"@/stad.opgave""#]),
    AnswerCase(
      what: "a place alone is no list", files: [stad, ("p.opgave", RepositorySessionTests.portfolio("we‸thouder"))],
      client: .plain, method: "textDocument/definition", holds: [#"{"uri":"@/stad.opgave""#], lacks: ["["]),
    AnswerCase(
      what: "the same for declarations", files: [stad, ("p.opgave", RepositorySessionTests.portfolio("we‸thouder"))],
      client: .plain, but: ["textDocument.declaration.linkSupport": .bool(true)], method: "textDocument/declaration",
      holds: [#"[{"originSelectionRange""#]),
    AnswerCase(
      what: "what is named nowhere is worked out by nothing",
      files: [("stad.opgave", RepositorySessionTests.organisation.replacing("stad \"", with: "st‸ad \""))],
      client: .plain, method: "textDocument/implementation", holds: ["null"]),
    AnswerCase(
      what: "a link says where it leads", files: [named("documenten: \"https://merwestad.example/visie.pdf\"")],
      method: "textDocument/documentLink", holds: [#""target":"https://merwestad.example/visie.pdf""#, "tooltip"]),
    AnswerCase(
      what: "to who shows that", files: [named("documenten: \"https://merwestad.example/visie.pdf\"")],
      but: ["textDocument.documentLink.tooltipSupport": .bool(false)], method: "textDocument/documentLink",
      holds: [#""target":"https://merwestad.example/visie.pdf""#], lacks: ["tooltip"]),
    AnswerCase(
      what: "pages are for who can show them", files: [("a.opgave", "op‸gave a \"A\" {\n}\n")],
      method: "textDocument/typeDefinition", holds: [#"{"uri":"opgave:woord/opgave""#]),
    AnswerCase(
      what: "and not for others", files: [("a.opgave", "op‸gave a \"A\" {\n}\n")],
      but: ["workspace.textDocumentContent": .null], method: "textDocument/typeDefinition", holds: ["null"]),
    AnswerCase(
      what: "uses with their declaration", files: [stad, ("p.opgave", RepositorySessionTests.portfolio("we‸thouder"))],
      method: "textDocument/references", holds: ["@/stad.opgave", "@/p.opgave"]),
    AnswerCase(
      what: "and without it", files: [stad, ("p.opgave", RepositorySessionTests.portfolio("we‸thouder"))],
      method: "textDocument/references", asking: #"{"context": {"includeDeclaration": false}}"#, holds: ["@/p.opgave"],
      lacks: ["@/stad.opgave"]),
    AnswerCase(
      what: "what is declared is written, what is used is read",
      files: [("p.opgave", RepositorySessionTests.organisation + RepositorySessionTests.portfolio("we‸thouder"))],
      method: "textDocument/documentHighlight", holds: [#""kind":3"#, #""kind":2"#]),
    AnswerCase(
      what: "one name alone is not typed twice", files: [("a.opgave", "opgave een‸ \"A\" {\n}\n")],
      method: "textDocument/linkedEditingRange", holds: ["null"]),
    AnswerCase(
      what: "names that are equal are typed at once",
      files: [
        ("stad.opgave", "organisatie sta‸d \"S\" {\n}\n\nopgave a \"A\" {\n  organisatie: stad\n}\n")
      ], method: "textDocument/linkedEditingRange",
      holds: [
        #"[{"start":{"line":0,"character":12},"end":{"line":0,"character":16}},{"start":{"line":4,"character":15}"#
      ]),
    AnswerCase(
      what: "but not what is declared elsewhere",
      files: [stad, ("p.opgave", RepositorySessionTests.portfolio("we‸thouder"))],
      method: "textDocument/linkedEditingRange", holds: ["null"]),
    AnswerCase(
      what: "nothing is lit where nothing is named", files: [named("status: con‸cept")],
      method: "textDocument/documentHighlight", holds: ["null"]),
    AnswerCase(
      what: "a symbol is found with its place", files: [stad], client: .plain, method: "workspace/symbol",
      asking: #"{"query": "wethouder"}"#,
      holds: [#""location":{"uri":"@/stad.opgave","range":{"start":{"line":7"#, #""containerName":"stad""#],
      lacks: [#""data":"#]),
    AnswerCase(
      what: "or with what it takes to find that later", files: [stad], method: "workspace/symbol",
      asking: #"{"query": "wethouder"}"#,
      holds: [#""location":{"uri":"@/stad.opgave"}"#, #""data":{"uri":"@/stad.opgave","ordinal":"#]),
    AnswerCase(
      what: "what is stopped is struck out", files: [("a.opgave", "opgave een \"Een\" {\n  status: gestopt\n}\n")],
      method: "textDocument/documentSymbol", holds: [#""tags":[1]"#, #""detail":"opgave · Een · gestopt""#]),
    AnswerCase(
      what: "what goes on is not", files: [("a.opgave", "opgave een {\n  status: uitvoering\n}\n")],
      method: "textDocument/documentSymbol", holds: [#""selectionRange""#], lacks: ["tags"]),
    AnswerCase(
      what: "nor for who has no form for that", files: [("a.opgave", "opgave een \"Een\" {\n  status: gestopt\n}\n")],
      but: ["textDocument.documentSymbol.tagSupport": .null], method: "textDocument/documentSymbol", lacks: ["tags"]),
    AnswerCase(
      what: "who has no trees gets a list", files: [stad], client: .plain, method: "textDocument/documentSymbol",
      holds: [#""containerName":"stad","location":{"uri":"@/stad.opgave""#], lacks: ["children"]),
    AnswerCase(
      what: "a lens of what is not there any more", files: [stad], method: "codeLens/resolve",
      asking: """
        {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}},
         "data": {"uri": "@/stad.opgave", "name": "dorp", "ordinal": 0, "subject": "gebruik"}}
        """, holds: [#""code":-3280"#]),
    AnswerCase(
      what: "a lens beyond the file", files: [stad], method: "codeLens/resolve",
      asking: """
        {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}},
         "data": {"uri": "@/stad.opgave", "name": "stad", "ordinal": 99, "subject": "gebruik"}}
        """, holds: [#""code":-3280"#]),
    AnswerCase(
      what: "an item of what is not there any more", files: [stad], method: "typeHierarchy/subtypes",
      asking: #"{"item": {"uri": "@/stad.opgave", "data": {"name": "dorp", "ordinal": 0}}}"#,
      holds: [#""code":-32801"#, "‘dorp’ staat daar niet meer"]),
    AnswerCase(
      what: "an item that stands elsewhere now", files: [stad], method: "typeHierarchy/subtypes",
      asking: #"{"item": {"uri": "@/stad.opgave", "data": {"name": "stad", "ordinal": 99}}}"#, holds: ["[]"]),
    AnswerCase(
      what: "an item without a name", files: [stad], method: "typeHierarchy/subtypes",
      asking: #"{"item": {"uri": "@/stad.opgave", "data": {"ordinal": 0}}}"#, holds: [#""code":-32602"#]),
    AnswerCase(
      what: "an item without data is what it is", files: [stad], method: "completionItem/resolve",
      asking: #"{"label": "x"}"#, holds: [#"{"label":"x"}"#]),
    AnswerCase(
      what: "a token over several lines is one", files: [("a.opgave", "vraagstuk: \"\"\"\n  a\n\n  bc\n  \"\"\"\n")],
      method: "textDocument/semanticTokens/full", holds: ["[0,0,9,1,0,0,11,19,"]),
    AnswerCase(
      what: "or one a line, for who knows no others",
      files: [("a.opgave", "vraagstuk: \"\"\"\n  a\n\n  bc\n  \"\"\"\n")], client: .plain,
      method: "textDocument/semanticTokens/full", holds: ["[0,0,9,"]),
    AnswerCase(
      what: "lenses are of repositories", files: [("a.opgave", "opgave a‸ \"A\" {\n}\n")], isAlone: true,
      method: "textDocument/codeLens", holds: ["[]"], lacks: ["range"]),
  ]

  static let forms: [AnswerCase] = [
    AnswerCase(
      what: "a form that is settled stays, with the line ends that the editor keeps",
      files: [("a.opgave", "opgave a \"A\" {\r\n  status: concept\r\n}\r\n")], method: "textDocument/formatting",
      asking: #"{"options": {"tabSize": 2, "insertSpaces": true}}"#, holds: ["[]"]),
    AnswerCase(
      what: "what is not settled comes with them too",
      files: [("a.opgave", "opgave a \"A\" {status: concept\r\n}\r\n")], method: "textDocument/formatting",
      asking: #"{"options": {"tabSize": 2, "insertSpaces": true}}"#, holds: [#""newText":"\r\n  ""#]),
    AnswerCase(
      what: "line ends of several kinds become one", files: [("a.opgave", "# a\r\n# b\n")],
      method: "textDocument/formatting", asking: #"{"options": {"tabSize": 2, "insertSpaces": true}}"#,
      holds: [#""newText":"\n""#]),
    AnswerCase(
      what: "a file by itself has the steps of the editor",
      files: [("a.opgave", "opgave a \"A\" {\nstatus: concept\n}\n")], isAlone: true,
      method: "textDocument/formatting", asking: #"{"options": {"tabSize": 4}}"#, holds: [#""newText":"    ""#]),
    AnswerCase(
      what: "unless they are none", files: [("a.opgave", "opgave a \"A\" {\nstatus: concept\n}\n")], isAlone: true,
      method: "textDocument/formatting", asking: #"{"options": {"tabSize": 40}}"#, holds: [#""newText":"  ""#]),
    AnswerCase(
      what: "one of a repository has its own", files: [("a.opgave", "opgave a \"A\" {\nstatus: concept\n}\n")],
      method: "textDocument/formatting", asking: #"{"options": {"tabSize": 4}}"#, holds: [#""newText":"  ""#]),
    AnswerCase(
      what: "a selection that ends where a line starts does not hold that line",
      files: [("a.opgave", "«opgave a \"A\" {\n»status:  concept\n}\n")], method: "textDocument/rangeFormatting",
      holds: ["[]"]),
    AnswerCase(
      what: "one within a line does", files: [("a.opgave", "«opgave a \"A\" {\ns»tatus:  concept\n}\n")],
      method: "textDocument/rangeFormatting", holds: [#""newText":"  ""#]),
    AnswerCase(
      what: "a cursor holds its own line", files: [("a.opgave", "opgave a \"A\" {\n‸status:  concept\n}\n")],
      method: "textDocument/rangeFormatting", holds: [#""newText":"  ""#]),
  ]

  static let files: [AnswerCase] = [
    AnswerCase(
      what: "selections each by itself, whatever their order",
      files: [("a.opgave", "opgave a \"A\" {\nstatus:  concept\norganisatie:  stad\nvraagstuk:  \"x\"\n}\n")],
      method: "textDocument/rangesFormatting",
      asking: """
        {"ranges": [{"start": {"line": 3, "character": 0}, "end": {"line": 3, "character": 1}},
                    {"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 1}}]}
        """,
      holds: [#""start":{"line":1,"character":0}"#, #""start":{"line":3,"character":0}"#],
      lacks: [#""start":{"line":2"#]),
    AnswerCase(
      what: "the path of a document follows it", files: [("stukken/b.md", "x"), named("documenten: \"stukken/b.md\"")],
      method: "workspace/willRenameFiles",
      asking: #"{"files": [{"oldUri": "@/stukken", "newUri": "@/besluiten"}]}"#,
      holds: [#""documentChanges":[{"textDocument":{"uri":"@/a.opgave""#, "besluiten/b.md"]),
    AnswerCase(
      what: "for who knows no versions too", files: [("stukken/b.md", "x"), named("documenten: \"stukken/b.md\"")],
      client: .plain, method: "workspace/willRenameFiles",
      asking: #"{"files": [{"oldUri": "@/stukken", "newUri": "@/besluiten"}]}"#,
      holds: [#"{"changes":{"@/a.opgave""#, "besluiten/b.md"]),
    AnswerCase(
      what: "a source in words follows what bears them, and stays a path",
      files: [("CBS/GGD", "x"), named("presteren { indicator i { bron: \"CBS/GGD\" } }")],
      method: "workspace/willRenameFiles",
      asking: #"{"files": [{"oldUri": "@/CBS", "newUri": "@/bronnen"}]}"#, holds: ["./bronnen/GGD"]),
    AnswerCase(
      what: "words are nothing that goes along with their file",
      files: [named("presteren { indicator i { bron: \"CBS 2024.csv\" } }")],
      method: "workspace/willRenameFiles",
      asking: #"{"files": [{"oldUri": "@/a.opgave", "newUri": "@/op/a.opgave"}]}"#, holds: ["null"]),
    AnswerCase(
      what: "a source in words is a link where a document bears them",
      files: [
        ("CBS/GGD", "x"), named("presteren { indicator i { bron: \"CBS/GGD\" }\nindicator j { bron: \"CBS/RIVM\" } }"),
      ],
      method: "textDocument/documentLink", holds: [#""target":"@/CBS/GGD""#], lacks: ["RIVM"]),
    AnswerCase(
      what: "each target has its own way to go",
      files: [
        named(
          "presteren { indicator i {\nnulmeting: 120 op 2024\nstreefwaarde: 200 op 2025, 400 op 2027\nmetingen: 210 op 2025\n} }"
        )
      ],
      method: "textDocument/inlayHint",
      asking: #"{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}}"#,
      holds: ["gehaald (2025-12-31)", "32% van de weg (2025-12-31)"]),
    AnswerCase(
      what: "what nobody names can go where it wants",
      files: [("stukken/b.md", "x"), ("c.md", ""), named("documenten: \"stukken/b.md\"")],
      method: "workspace/willRenameFiles", asking: #"{"files": [{"oldUri": "@/c.md", "newUri": "@/d.md"}]}"#,
      holds: ["null"]),
    AnswerCase(
      what: "what lies elsewhere is no business of a repository", files: [named("documenten: \"stukken/b.md\"")],
      method: "workspace/willRenameFiles",
      asking: #"{"files": [{"oldUri": "file:///er/is/niets", "newUri": "@/d.md"}]}"#, holds: ["null"]),
    AnswerCase(
      what: "a report of one organisation", files: [stad, named("organisatie: stad")],
      method: "workspace/textDocumentContent", asking: #"{"uri": "opgave:rapport/stad/a"}"#, holds: ["# A"]),
    AnswerCase(
      what: "is not that of another", files: [stad, named("organisatie: stad")],
      method: "workspace/textDocumentContent", asking: #"{"uri": "opgave:rapport/dorp/a"}"#,
      holds: ["er is geen bladzijde"]),
    AnswerCase(
      what: "without one any will do", files: [stad, named("organisatie: stad")],
      method: "workspace/textDocumentContent", asking: #"{"uri": "opgave:rapport/a"}"#, holds: ["# A"]),
    AnswerCase(
      what: "an organisation is no opgave", files: [stad, named("organisatie: stad")],
      method: "workspace/textDocumentContent", asking: #"{"uri": "opgave:rapport/stad"}"#,
      holds: ["er is geen bladzijde"]),
    AnswerCase(
      what: "edits in an edit are applied by who can", files: [stad], method: "workspace/executeCommand",
      asking: #"{"command": "opgave.pasToe", "arguments": [{"changes": {}}, "x"]}"#, holds: ["null"]),
    AnswerCase(
      what: "a label need not be there", files: [stad], method: "workspace/executeCommand",
      asking: #"{"command": "opgave.pasToe", "arguments": [{"changes": {}}]}"#, holds: ["null"]),
    AnswerCase(
      what: "not by who cannot", files: [stad], but: ["workspace.applyEdit": .bool(false)],
      method: "workspace/executeCommand",
      asking: #"{"command": "opgave.pasToe", "arguments": [{"changes": {}}, "x"]}"#, holds: [#""code":-32602"#]),
    AnswerCase(
      what: "nor what is no edit", files: [stad], method: "workspace/executeCommand",
      asking: #"{"command": "opgave.pasToe", "arguments": ["x"]}"#, holds: [#""code":-32602"#]),
    AnswerCase(
      what: "a new opgave in a folder", files: [stad], method: "workspace/executeCommand",
      asking: #"{"command": "opgave.nieuw", "arguments": ["@/map", "Betaalbaar wonen"]}"#,
      holds: [#""@/map/betaalbaar-wonen.opgave""#]),
    AnswerCase(
      what: "or in the first one", files: [stad], method: "workspace/executeCommand",
      asking: #"{"command": "opgave.nieuw", "arguments": ["wonen"]}"#, holds: [#""@/wonen.opgave""#]),
    AnswerCase(
      what: "not where one is", files: [("wonen.opgave", "")], method: "workspace/executeCommand",
      asking: #"{"command": "opgave.nieuw", "arguments": ["wonen"]}"#, holds: ["bestaat al"]),
    AnswerCase(
      what: "not by who cannot make files", files: [stad],
      but: ["workspace.workspaceEdit.resourceOperations": .array([])], method: "workspace/executeCommand",
      asking: #"{"command": "opgave.nieuw", "arguments": ["wonen"]}"#, holds: ["deze editor kan niet"]),
    AnswerCase(
      what: "nor by who has no form to say it in", files: [stad], but: [noNames: .bool(false)],
      method: "workspace/executeCommand", asking: #"{"command": "opgave.nieuw", "arguments": ["wonen"]}"#,
      holds: ["deze editor kan niet"]),
    AnswerCase(
      what: "nor by who applies no edits", files: [stad], but: ["workspace.applyEdit": .bool(false)],
      method: "workspace/executeCommand", asking: #"{"command": "opgave.nieuw", "arguments": ["wonen"]}"#,
      holds: ["deze editor kan niet"]),
    AnswerCase(
      what: "a page by its address", files: [stad], method: "workspace/executeCommand",
      asking: #"{"command": "opgave.toonRapport", "arguments": ["opgave:regel/OPG305"]}"#, holds: ["# OPG305"]),
    AnswerCase(
      what: "that of an opgave by its name", files: [stad, named("organisatie: stad")],
      method: "workspace/executeCommand", asking: #"{"command": "opgave.toonRapport", "arguments": ["a"]}"#,
      holds: ["# A"]),
    AnswerCase(
      what: "of the document before it, where names are in two repositories",
      files: [
        ("binnen/instellingen.opgave", "instellingen {\n}\n"), ("binnen/b.opgave", "opgave a \"Binnen\" {\n}\n"),
        ("c.opgave", "opgave a \"Buiten\" {\n}\n"),
      ], method: "workspace/executeCommand",
      asking: #"{"command": "opgave.toonRapport", "arguments": ["@/c.opgave", "a"]}"#, holds: ["# Buiten"]),
    AnswerCase(
      what: "whichever of them it is",
      files: [
        ("binnen/instellingen.opgave", "instellingen {\n}\n"), ("binnen/b.opgave", "opgave a \"Binnen\" {\n}\n"),
        ("c.opgave", "opgave a \"Buiten\" {\n}\n"),
      ], method: "workspace/executeCommand",
      asking: #"{"command": "opgave.toonRapport", "arguments": ["@/binnen/b.opgave", "a"]}"#, holds: ["# Binnen"]),
    AnswerCase(
      what: "a new file has an opgave in it", files: [stad], method: "workspace/willCreateFiles",
      asking: #"{"files": [{"uri": "@/nieuw.opgave"}]}"#,
      holds: [#""kind":"create","uri":"@/nieuw.opgave""#, "opgave nieuw", "organisatie: stad"]),
    AnswerCase(
      what: "in the form of the repository",
      files: [stad, ("instellingen.opgave", "instellingen {\n  opmaak {\n    inspringing: 4\n  }\n}\n")],
      method: "workspace/willCreateFiles", asking: #"{"files": [{"uri": "@/nieuw.opgave"}]}"#,
      holds: [#"\n    organisatie: stad"#]),
    AnswerCase(
      what: "one of settings has none", files: [stad], method: "workspace/willCreateFiles",
      asking: #"{"files": [{"uri": "@/instellingen.opgave"}]}"#, holds: ["null"]),
    AnswerCase(
      what: "nor one of another kind", files: [stad], method: "workspace/willCreateFiles",
      asking: #"{"files": [{"uri": "@/nieuw.md"}]}"#, holds: ["null"]),
    AnswerCase(
      what: "what is there stays", files: [stad], method: "workspace/willCreateFiles",
      asking: #"{"files": [{"uri": "@/stad.opgave"}]}"#, holds: ["null"]),
    AnswerCase(
      what: "who cannot make files makes them empty", files: [stad],
      but: ["workspace.workspaceEdit.resourceOperations": .array([])], method: "workspace/willCreateFiles",
      asking: #"{"files": [{"uri": "@/nieuw.opgave"}]}"#, holds: ["null"]),
    AnswerCase(
      what: "and so does who has no form to say it in", files: [stad], but: [noNames: .bool(false)],
      method: "workspace/willCreateFiles", asking: #"{"files": [{"uri": "@/nieuw.opgave"}]}"#, holds: ["null"]),
    AnswerCase(
      what: "between two organisations nobody chooses",
      files: [stad, ("dorp.opgave", "organisatie dorp \"Dorp\" {\n}\n")], method: "workspace/willCreateFiles",
      asking: #"{"files": [{"uri": "@/nieuw.opgave"}]}"#, holds: ["organisatie: organisatie"]),
    AnswerCase(
      what: "a page has an address of its own kind", files: [stad], method: "workspace/textDocumentContent",
      asking: #"{"uri": "bladen:regel/OPG305"}"#, holds: ["er is geen bladzijde"]),
    AnswerCase(
      what: "an address is decoded", files: [stad], method: "workspace/textDocumentContent",
      asking: #"{"uri": "opgave:regel/OPG%33%305"}"#, holds: [##""text":"# OPG305"##]),
    AnswerCase(
      what: "a rename says which uses name more",
      files: [
        ("stad.opgave", RepositorySessionTests.organisation.replacing("functie wet", with: "functie ‸wet")),
        ("p.opgave", RepositorySessionTests.portfolio("stad.wethouder")),
      ], method: "textDocument/rename", asking: #"{"newName": "burgemeester"}"#,
      holds: [#""annotationId":"qualified""#, #""changeAnnotations":{"qualified""#]),
    AnswerCase(
      what: "where a client takes that",
      files: [
        ("stad.opgave", RepositorySessionTests.organisation.replacing("functie wet", with: "functie ‸wet")),
        ("p.opgave", RepositorySessionTests.portfolio("stad.wethouder")),
      ], but: ["workspace.workspaceEdit.changeAnnotationSupport": .null], method: "textDocument/rename",
      asking: #"{"newName": "burgemeester"}"#, holds: ["burgemeester"], lacks: ["nnotation"]),
    AnswerCase(
      what: "edits come in the order of the text",
      files: [
        ("stad.opgave", "organisatie sta‸d \"S\" {\n}\n\nopgave a \"A\" {\n  organisatie: stad\n}\n")
      ], client: .plain, method: "textDocument/rename", asking: #"{"newName": "dorp"}"#,
      holds: [#"[{"range":{"start":{"line":0,"character":12}"#, #""changes":{"@/stad.opgave""#]),
  ]

  static let findings: [AnswerCase] = [
    AnswerCase(
      what: "a finding points to what it is about in its own file",
      files: [("a.opgave", "organisatie a \"A\"\norganisatie a \"B\"‸\n")], method: "textDocument/diagnostic",
      holds: [#""relatedInformation":[{"location":{"uri":"@/a.opgave","range":{"start":{"line":0,"character":12}"#]),
    AnswerCase(
      what: "and in another",
      files: [("a.opgave", "organisatie a \"A\"\n"), ("b.opgave", "\norganisatie a \"B\"‸\n")],
      method: "textDocument/diagnostic",
      holds: [#""relatedInformation":[{"location":{"uri":"@/a.opgave","range":{"start":{"line":0,"character":12}"#]),
    AnswerCase(
      what: "not for who shows no such places",
      files: [("a.opgave", "organisatie a \"A\"\norganisatie a \"B\"‸\n")],
      but: [
        "textDocument.diagnostic.relatedInformation": .bool(false),
        "textDocument.publishDiagnostics.relatedInformation": .bool(false),
      ], method: "textDocument/diagnostic", holds: ["OPG301"], lacks: ["relatedInformation"]),
    AnswerCase(
      what: "what is needless is faded", files: [("stad.opgave", RepositorySessionTests.organisation + "‸")],
      method: "textDocument/diagnostic", holds: [#""code":"OPG305""#, #""tags":[1]"#]),
    AnswerCase(
      what: "for who fades", files: [("stad.opgave", RepositorySessionTests.organisation + "‸")],
      but: ["textDocument.diagnostic.tagSupport": .null, "textDocument.publishDiagnostics.tagSupport": .null],
      method: "textDocument/diagnostic", holds: [#""code":"OPG305""#], lacks: ["tags"]),
    AnswerCase(
      what: "what can be mended says so", files: unknownName, method: "textDocument/diagnostic",
      holds: [#""data":{"rule":"onbekende-verwijzing","fixable":true}"#]),
    AnswerCase(
      what: "and nothing else does", files: [("a.opgave", "portfolio p \"P\" {\n  organisatie: ‸x\n}\n")],
      but: [
        "textDocument.diagnostic.dataSupport": .bool(false),
        "textDocument.publishDiagnostics.dataSupport": .bool(false),
      ],
      method: "textDocument/diagnostic", holds: ["OPG302"], lacks: ["fixable"]),
    AnswerCase(
      what: "pages are named to who can show them", files: unknownName, method: "textDocument/diagnostic",
      holds: [#""codeDescription":{"href":"opgave:regel/OPG302""#]),
    AnswerCase(
      what: "and to no others", files: unknownName, but: ["workspace.textDocumentContent": .null],
      method: "textDocument/diagnostic", holds: ["OPG302"], lacks: ["codeDescription"]),
    AnswerCase(
      what: "nor to who does not show where they are", files: unknownName,
      but: [
        "textDocument.diagnostic.codeDescriptionSupport": .bool(false),
        "textDocument.publishDiagnostics.codeDescriptionSupport": .bool(false),
      ], method: "textDocument/diagnostic", holds: ["OPG302"], lacks: ["codeDescription"]),
    AnswerCase(
      what: "a rule that cannot be mended does not say so",
      files: [("a.opgave", "opgave a \"A\" {\n  vraagstuk: \"‸\"\n}\n")], method: "textDocument/diagnostic",
      holds: [#""code":"OPG"#]),
  ]

  @Test(arguments: actions + lists + places + forms + files + findings) func isAsItShouldBe(_ one: AnswerCase) throws {
    let answer = try one.answer()
    for text in one.holds { #expect(answer.contains(text), "\(answer.prefix(3000))") }
    for text in one.lacks { #expect(!answer.contains(text), "\(answer.prefix(3000))") }
  }
}
