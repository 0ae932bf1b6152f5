/// The suite of the format, `grammar/conformance`, as any implementation would run it; `OPGAVE_UPDATE=1` writes what it expects anew.
import Foundation
import OpgaveFormatting
import OpgaveJSON
import OpgaveModel
import OpgavePages
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct FormatSuiteTests {
  /// One folder with a repository, and what is to be understood, found and written of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let folder: String
    let files: [(path: String, bytes: [UInt8])]

    var testDescription: String { folder }

    private var repository: TextRepository {
      let documents = Project.contents(below: folder, ending: ".md").map(\.path)
      return TextRepository(files, documents: Set(documents))
    }

    /// By the name of the file that holds it.
    func wanted() throws -> [String: String] {
      let repository = repository
      var (findings, meaning): (String, [JSON]) = ("", [])
      var wanted: [String: String] = [:]
      for (file, placed) in zip(repository.files, repository.findings()) {
        let lines = LineTable(ofFile: file.bytes)
        var cursor = LineTable.Cursor()
        for one in placed {
          let (line, column) = cursor.position(of: one.range.lowerBound, in: file.bytes, lines)
          findings += "\(file.path):\(line):\(column) OPG\(one.finding.rule) \(one.finding.severity.key)\n"
        }
        let tree = SyntaxTree(parsing: file.bytes)
        // What a file means that cannot be read is for each implementation to guess.
        let isReadable = !placed.contains { $0.finding.rule < 200 && $0.finding.severity == .fout }
        guard isReadable, let number = repository.read.files.firstIndex(where: { $0.file.path == file.path }) else {
          continue
        }
        meaning.append(FileFacts(repository.read.texts, number, .stated).json(path: file.path))
        let canonical = try Formatter.formatted(tree, FormatOptions(repository.read.whole.surroundings.settings))
        if canonical != file.bytes { wanted[file.path + ".canonical"] = String(decoding: canonical, as: UTF8.self) }
      }
      wanted["findings.txt"] = findings
      if !meaning.isEmpty {
        let whole = JSON.make(["version": .integer(1), "files": .array(meaning)])
        wanted["meaning.json"] = Self.readable(whole) + "\n"
      }
      return wanted
    }

    private static func text(_ json: JSON) -> String { String(decoding: json.bytes, as: UTF8.self) }

    /// On one line what fits there, and else a line each.
    private static func readable(_ json: JSON, _ margin: String = "") -> String {
      let line = text(json).replacing("\":", with: "\": ").replacing(",\"", with: ", \"")
      let items: [String]
      let inner = margin + "  "
      switch json {
      case .array(let values): items = values.map { readable($0, inner) }
      case .object(let members):
        items = members.map { "\(text(.string($0.name))): \(readable($0.value, inner))" }
      default: return text(json)
      }
      if line.count + margin.count <= 100 { return line }
      let (open, close) = json.array == nil ? ("{", "}") : ("[", "]")
      return "\(open)\n\(items.map { inner + $0 }.joined(separator: ",\n"))\n\(margin)\(close)"
    }

    /// What the suite holds.
    var held: [String: String] {
      var held: [String: String] = [:]
      for ending in [".txt", ".json", ".canonical"] {
        for (path, bytes) in Project.contents(below: folder, ending: ending) where path != "tokens.txt" {
          held[path] = String(decoding: bytes, as: UTF8.self)
        }
      }
      return held
    }
  }

  static let cases: [Case] = {
    let root = "grammar/conformance"
    let files = Project.contents(below: root, ending: ".opgave")
    let folders = Dictionary(grouping: files) { $0.path.split(separator: "/").prefix(2).joined(separator: "/") }
    return folders.sorted { $0.key < $1.key }.map { folder, files in
      Case(
        folder: "\(root)/\(folder)",
        files: files.map { (String($0.path.dropFirst(folder.count + 1)), $0.bytes) }.sorted { $0.0 < $1.0 })
    }
  }()

  @Test(arguments: cases) func isUnderstoodFoundAndWritten(_ example: Case) throws {
    let (wanted, held) = (try example.wanted(), example.held)
    if ProcessInfo.processInfo.environment["OPGAVE_UPDATE"] == "1" {
      let folder = Project.root.appending(path: example.folder)
      for name in held.keys where wanted[name] == nil {
        try FileManager.default.removeItem(at: folder.appending(path: name))
      }
      for (name, text) in wanted where held[name] != text {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      return
    }
    #expect(Set(held.keys) == Set(wanted.keys))
    for (name, text) in wanted { #expect(held[name] == text, "\(name)") }
  }

  /// A form that is canonical is its own, and means the same.
  @Test func canonicalFormsAreTheirOwn() throws {
    for example in Self.cases {
      for (name, text) in example.held
      where name.hasSuffix(".canonical") && !example.folder.hasSuffix("settings/layout") {
        let tree = SyntaxTree(parsing: Array(text.utf8))
        #expect(try Formatter.formatted(tree) == tree.bytes, "\(example.folder)/\(name)")
      }
    }
    #expect(Self.cases.count > 100)
  }
}
