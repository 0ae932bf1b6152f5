/// Changes over many files, and that the repository is as sound afterwards as it was before.
import Foundation
import LanguageServerProtocol
import OpgaveJSON
import OpgaveModel
import OpgaveRules
import OpgaveServer
import OpgaveSyntax
import OpgaveTestSupport
import Testing

/// A repository in memory as an editor changes it: files by path, and the edits that the server gives.
struct EditedRepository {
  let session: RepositorySession
  var texts: [String: String]
  private let converter = PositionConverter(.utf8)

  init(_ texts: [String: String]) throws {
    self.texts = texts
    session = try RepositorySession(texts, Client.rich.capabilities)
  }

  private func path(_ uri: JSON?) -> String {
    DocumentURI.path(uri?.string ?? "").map { String($0.dropFirst(session.url.path.count + 1)) } ?? ""
  }

  /// Applies a `WorkspaceEdit`, snippets with their placeholders.
  mutating func apply(_ edit: JSON) {
    for change in edit["documentChanges"]?.array ?? [] {
      switch change["kind"]?.string {
      case "create": texts[path(change["uri"])] = ""
      case "delete": texts[path(change["uri"])] = nil
      default:
        let path = path(change["textDocument"]?["uri"])
        let bytes = Array((texts[path] ?? "").utf8)
        let lines = LineTable(bytes)
        let edits = (change["edits"]?.array ?? []).compactMap { edit -> TextEdit? in
          guard let range = LSPRange(edit["range"]) else { return nil }
          let start = converter.offset(range.start, bytes, lines)
          let end = converter.offset(range.end, bytes, lines)
          return TextEdit(start..<end, edit["newText"]?.string ?? "")
        }
        texts[path] = String(decoding: edits.applied(to: bytes), as: UTF8.self)
      }
    }
  }

  /// The findings of all files that are as bad as a severity, by path.
  func findings(_ severity: Severity = .fout) -> [String] {
    let repository = TextRepository(texts)
    return zip(repository.files, repository.findings()).flatMap { file, findings in
      findings.filter { $0.finding.severity.rawValue >= severity.rawValue }.map { "\(file.path) OPG\($0.finding.rule)" }
    }
  }

  func position(_ path: String, _ mark: String) -> JSON {
    let text = texts[path] ?? ""
    let bytes = Array(text.utf8)
    let offset = text.range(of: mark).map { text[..<$0.lowerBound].utf8.count } ?? 0
    return converter.position(offset, bytes, LineTable(bytes)).json
  }

  func request(_ method: String, _ path: String, _ mark: String, _ more: [(String, JSON)] = []) -> JSON {
    let position = position(path, mark)
    let members =
      [
        ("textDocument", JSON.make(["uri": .string(session.uri(path))])), ("position", position),
        ("range", .make(["start": position, "end": position])),
      ] + more
    return session.session.request(method, .object(members.map { JSON.Member($0.0, $0.1) }))
  }

  func action(_ kind: String, _ path: String, _ mark: String) -> JSON? {
    let context = JSON.make(["diagnostics": .array([]), "only": .array([.string(kind)])])
    let offered = request("textDocument/codeAction", path, mark, [("context", context)]).array ?? []
    return offered.first.map {
      $0["edit"] ?? session.session.request("codeAction/resolve", $0)["edit"] ?? .null
    }
  }
}

@Suite struct ChangeTests {
  static let examples: [String: String] = Dictionary(
    uniqueKeysWithValues: Project.contents(below: "grammar/voorbeelden", ending: ".opgave").map {
      ($0.path, String(decoding: $0.bytes, as: UTF8.self))
    })

  /// The same with the opgaven of each folder in one file.
  static let together: [String: String] = examples.sorted { $0.key < $1.key }.reduce(into: [:]) { texts, file in
    let isOpgave = file.value.contains("\nopgave ") || file.value.hasPrefix("opgave ")
    let path =
      isOpgave ? (file.key.split(separator: "/").dropLast() + ["samen.opgave"]).joined(separator: "/") : file.key
    texts[path] = texts[path].map { $0 + "\n" + file.value } ?? file.value
  }

  private func open(_ repository: EditedRepository, _ path: String) {
    repository.session.open(path, repository.texts[path] ?? "")
  }

  /// One organisation, named in a thousand files by its name alone and by functies of it.
  @Test func renamesAcrossAThousandFiles() throws {
    var texts = ["stad.opgave": RepositorySessionTests.organisation]
    for number in 0..<1000 {
      texts["o/p\(number).opgave"] = """
        portfolio p\(number) "P" {
          organisatie: stad
          portfoliomanager: stad.wethouder
        }

        """
    }
    var edited = try EditedRepository(texts)
    let before = edited.findings()
    open(edited, "stad.opgave")
    edited.apply(edited.request("textDocument/rename", "stad.opgave", "stad \"", [("newName", .string("merwestad"))]))
    #expect(
      edited.texts["o/p7.opgave"]?.contains("organisatie: merwestad\n  portfoliomanager: merwestad.wethouder") == true)
    #expect(edited.findings() == before)
    #expect(!edited.texts.values.contains { $0.contains("stad.wethouder") && !$0.contains("merwestad.wethouder") })
  }

  @Test(arguments: [
    ("refactor.extract", "inspanning "), ("refactor.rewrite", "werkwijze "), ("refactor.move", "opgave "),
  ])
  func refactoringsLeaveNoNewMistake(_ kind: String, _ keyword: String) throws {
    // What stands alone in its file has nowhere to move to.
    let examples = kind == "refactor.move" ? Self.together : Self.examples
    let start = try EditedRepository(examples)
    var tried = 0
    for (path, text) in examples.sorted(by: { $0.key < $1.key }) {
      let marks = text.split(separator: "\n").map(String.init).filter {
        $0.trimmingCharacters(in: .whitespaces).hasPrefix(keyword) && $0.hasSuffix("{")
      }
      for mark in marks {
        var edited = start
        open(edited, path)
        guard let edit = edited.action(kind, path, mark.trimmingCharacters(in: .whitespaces)), edit != .null else {
          continue
        }
        tried += 1
        edited.apply(edit)
        // What a project needs only its author knows.
        let new = Set(edited.findings()).subtracting(start.findings()).filter { !$0.hasSuffix("OPG611") }
        #expect(new == [], "\(kind) at \(mark) in \(path)")
        if kind == "refactor.extract" {
          #expect(edited.texts.count == start.texts.count + 1)
        }
      }
    }
    #expect(tried > 0)
  }

  /// What is moved out comes back by inlining, and nothing is lost on the way.
  @Test func whatMovesOutComesBack() throws {
    let both = """
      # Eerst deze.
      opgave a "A" {
        organisatie: stad
        status: verkenning
        vraagstuk: "Hoe?"
        deel-van: b
      }

      # Dan die.
      opgave b "B" {
        organisatie: stad
        status: verkenning
        vraagstuk: "Hoe dan?"
      }

      """
    var edited = try EditedRepository(["stad.opgave": RepositorySessionTests.organisation, "ab.opgave": both])
    open(edited, "ab.opgave")
    edited.apply(try #require(edited.action("refactor.move", "ab.opgave", "opgave b")))
    #expect(edited.texts["b.opgave"]?.hasPrefix("# Dan die.\nopgave b") == true)
    #expect(edited.texts["ab.opgave"]?.hasSuffix("deel-van: b\n}\n") == true)
    var again = try EditedRepository(edited.texts)
    open(again, "ab.opgave")
    again.apply(try #require(again.action("refactor.inline", "ab.opgave", "b\n}")))
    #expect(again.texts["ab.opgave"] == both)
    #expect(again.texts["b.opgave"] == nil)
  }

  /// Paths of documents start at the folder of their file: they follow the documents, and stay where the file moves.
  @Test(arguments: [
    (
      "stukken", "archief/2026",
      [
        "o.opgave": "\"archief/2026/a.pdf\", \"archief/2026/diep/b.pdf#3\", \"ander/c.pdf\"",
        "wonen/p.opgave": "\"../archief/2026/a.pdf#2\", \"plannen/\", \"https://stad.example/stukken\"",
      ]
    ),
    ("wonen/plannen", "plannen", ["wonen/p.opgave": "\"../stukken/a.pdf#2\", \"../plannen/\""]),
    ("wonen", "buurt/wonen", ["wonen/p.opgave": "\"../../stukken/a.pdf#2\", \"plannen/\""]),
    (
      "wonen/p.opgave", "p.opgave",
      [
        "wonen/p.opgave": "\"stukken/a.pdf#2\", \"wonen/plannen/\", \"https://stad.example/stukken\", \"#deel\""
      ]
    ),
    ("wonen/p.opgave", "wonen/q.opgave", [:]),
    ("stuk", "weg", [:]),
    // What cannot be written as a path is left as it is; what would mean something else alone is led by its folder.
    ("stukken", "C#", [:]),
    (
      "stukken", "~s",
      [
        "o.opgave": "\"./~s/a.pdf\", \"./~s/diep/b.pdf#3\", \"ander/c.pdf\"",
        "wonen/p.opgave": "\"../~s/a.pdf#2\", \"plannen/\", \"https://stad.example/stukken\"",
      ]
    ),
  ]) func documentsAreFoundAfterAMove(_ old: String, _ new: String, _ expected: [String: String]) throws {
    func opgave(_ name: String, _ documents: String) -> String {
      """
      opgave \(name) "\(name)" {
        organisatie: stad
        status: verkenning
        vraagstuk: "Hoe?"
        documenten: \(documents)
      }

      """
    }
    var edited = try EditedRepository([
      "stad.opgave": RepositorySessionTests.organisation,
      "o.opgave": opgave("o", "\"stukken/a.pdf\", \"./stukken/diep/b.pdf#3\", \"ander/c.pdf\""),
      "wonen/p.opgave": opgave(
        "p", "\"../stukken/a.pdf#2\", \"plannen/\", \"https://stad.example/stukken\", \"#deel\""),
    ])
    let before = edited.texts
    let move = JSON.make(["oldUri": .string(edited.session.uri(old)), "newUri": .string(edited.session.uri(new))])
    edited.apply(edited.session.session.request("workspace/willRenameFiles", .make(["files": .array([move])])))
    for (path, text) in edited.texts {
      if let documents = expected[path] { #expect(text.contains(documents)) } else { #expect(text == before[path]) }
    }
  }

  @Test func anOpgaveFromAnotherFolderKeepsItsDocuments() throws {
    var edited = try EditedRepository([
      "stad.opgave": RepositorySessionTests.organisation,
      "a.opgave": """
      opgave a "A" {
        organisatie: stad
        status: verkenning
        vraagstuk: "Hoe?"
        hangt-af-van: b
      }

      """,
      "diep/b.opgave": """
      opgave b "B" {
        organisatie: stad
        status: verkenning
        vraagstuk: "Hoe?"
        documenten: "b.pdf", "../stukken/c.pdf"
      }

      """,
    ])
    open(edited, "a.opgave")
    let edit = try #require(edited.action("refactor.inline", "a.opgave", "b\n}"))
    edited.apply(edit)
    #expect(edited.texts["a.opgave"]?.contains("documenten: \"diep/b.pdf\", \"stukken/c.pdf\"") == true)
    #expect(edited.texts["diep/b.opgave"] == nil)
  }

  /// What Windows ends lines with is no text: actions and the formatter leave the same as for other files.
  @Test(arguments: [
    ("source.organizeOpgave", "vraagstuk"), ("refactor.extract", "inspanning bouwen"), ("refactor.move", "opgave a"),
    ("textDocument/formatting", "opgave a"),
  ]) func lineEndsOfWindows(_ kind: String, _ mark: String) throws {
    let text = """
      opgave a "A" {
        status:   verkenning
        organisatie: stad
        # Waarom dit speelt.
        vraagstuk: "Hoe?"

        kenmerken {
          aard: probleem
        }

        presteren {
          inspanning bouwen "Bouwen" {
            werkwijze: routine
            omdat: "Zo."
            status: loopt
          }
        }
      }

      opgave b "B" {
        organisatie: stad
        status: verkenning
        vraagstuk: "Hoe dan?"
      }

      """
    func changed(_ text: String) throws -> [String: String] {
      var edited = try EditedRepository(["stad.opgave": RepositorySessionTests.organisation, "ab.opgave": text])
      open(edited, "ab.opgave")
      if kind.hasPrefix("textDocument") {
        let edits = edited.request(kind, "ab.opgave", mark)
        #expect(edits.array?.isEmpty == false)
        edited.apply(
          .make([
            "documentChanges": .array([
              .make(["textDocument": Session.text(edited.session.uri("ab.opgave")), "edits": edits])
            ])
          ]))
      } else {
        edited.apply(try #require(edited.action(kind, "ab.opgave", mark)))
      }
      return edited.texts.mapValues { $0.replacing("\r\n", with: "\n") }
    }
    #expect(try changed(text.replacing("\n", with: "\r\n")) == changed(text))
  }

  /// A beginning that is offered leaves nothing to find once its places are filled in.
  @Test func skeletonsAreSoundOnceFilledIn() throws {
    let organisation = """
      organisatie organisatie "Organisatie" {
        soort: gemeente

        besturen {
          model: lijn
        }

        functie wethouder "Wethouder" {
          soort: bestuurder
        }

        functie opgavemanager "Opgavemanager" {
          soort: ambtenaar
        }

        functie sturingsprofessional "Sturingsprofessional" {
          soort: ambtenaar
        }
      }

      portfolio portfolio "Portfolio" {
        organisatie: organisatie
        portfoliomanager: opgavemanager
      }

      """
    let edited = try EditedRepository(["organisatie.opgave": organisation, "nieuw.opgave": ""])
    open(edited, "nieuw.opgave")
    let items = edited.request("textDocument/completion", "nieuw.opgave", "")["items"]?.array ?? []
    let whole = try #require(items.first { $0["label"] == .string("opgave, compleet") })
    let snippet = whole["textEditText"]?.string ?? whole["textEdit"]?["newText"]?.string ?? ""
    var filled = edited
    filled.texts["nieuw.opgave"] = Self.filled(snippet) + "\n"
    // What is to be written is said, and nothing else.
    #expect(Set(filled.findings(.hint)) == ["nieuw.opgave OPG217"])
    #expect(filled.texts["nieuw.opgave"]?.contains("$") == false)
  }

  /// A snippet with the first choice or the placeholder in each place.
  static func filled(_ snippet: String) -> String {
    snippet.replacing(/\$\{\d+\|([^,|]*)[^}]*\}/) { String($0.output.1) }
      .replacing(/\$\{\d+:([^}]*)\}/) { String($0.output.1) }.replacing("$0", with: "")
  }
}
