/// A text with marks in it for each feature, and beside it what an editor would show.
import Foundation
import LanguageServerProtocol
import OpgaveJSON
import OpgaveServer
import OpgaveTestSupport
import Testing

/// `# what it shows`, `method: …`, files after `== path`, and after `== verwacht` what comes of each cursor.
///
/// `repository: path, …` names the files of the repository, in their order; those that are not written out are Merwestad's, which many
/// fixtures share. After `== path: waar` stand only the lines of such a file that have a mark in them.
struct ServerFixture {
  let url: URL
  var method = ""
  var client = Client.rich
  var parameters: JSON?
  var only: [JSON] = []
  var files: [(path: String, marked: MarkedText)] = []
  private(set) var head = ""

  init(_ url: URL) {
    self.url = url
    let text = String(decoding: Project.bytes(url), as: UTF8.self)
    let sections = text.components(separatedBy: "\n== ")
    head = sections[0]
    for line in head.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "method": method = parts[1]
      case "client": client = Client(rawValue: parts[1]) ?? .rich
      case "params": parameters = try? JSON(parsing: Array(parts[1].utf8))
      case "repository":
        files = parts[1].components(separatedBy: ", ").map { path in
          (path, MarkedText(String(decoding: Project.bytes("Tests/Fixtures/server/merwestad/\(path)"), as: UTF8.self)))
        }
      default: break
      }
    }
    for section in sections.dropFirst() {
      let title = String(section.prefix { $0 != "\n" })
      if title == "verwacht" { break }
      let written = String(section.dropFirst(title.count + 1)) + "\n"
      let path = title.hasSuffix(": waar") ? String(title.dropLast(6)) : title
      let place = files.firstIndex { $0.path == path }
      if let place, title != path {
        files[place].marked = ServerFixture.marking(files[place].marked.text, written)
      } else if let place {
        files[place].marked = MarkedText(written)
      } else {
        files.append((path, MarkedText(written)))
      }
    }
  }

  /// A text with lines in the place of the same ones without marks, each behind the one before.
  private static func marking(_ text: String, _ marked: String) -> MarkedText {
    var lines = text.components(separatedBy: "\n")
    var start = 0
    for line in marked.split(separator: "\n").map(String.init) {
      guard let place = lines[start...].firstIndex(of: MarkedText(line).text) else {
        Issue.record("no line is ‘\(line)’ without its marks")
        continue
      }
      lines[place] = line
      start = place + 1
    }
    return MarkedText(lines.joined(separator: "\n"))
  }

  /// The file with another expectation.
  func text(expecting shown: String) -> String {
    let text = String(decoding: Project.bytes(url), as: UTF8.self)
    let before = text.components(separatedBy: "\n== verwacht\n")[0]
    return before + "\n== verwacht\n" + shown
  }

  /// What an editor would show for each cursor or range, in the order of the files.
  func shown() throws -> String {
    let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.marked.text) })
    let session = try RepositorySession(texts, client.capabilities)
    for (path, marked) in files { session.open(path, marked.text) }
    var view = EditorView(session: session, texts: texts, encoding: client == .rich ? .utf8 : .utf16)
    var parts: [String] = []
    let hasNoMarks = files.allSatisfy { $0.marked.cursors.isEmpty && $0.marked.ranges.isEmpty }
    for (path, marked) in files {
      let places = marked.cursors.map { $0..<$0 } + marked.ranges
      for range in hasNoMarks && path == files.last?.path ? [0..<0] : places {
        parts.append(try view.ask(method, path, range, parameters))
      }
    }
    return parts.joined(separator: "\n--\n").trimmingCharacters(in: .newlines) + "\n"
  }
}

@Suite struct FixtureTests {
  static let fixtures = Project.files(below: "Tests/Fixtures/server", ending: ".txt")

  @Test(arguments: fixtures) func showsWhatIsWritten(_ url: URL) throws {
    let fixture = ServerFixture(url)
    let wanted = fixture.text(expecting: try fixture.shown())
    if ProcessInfo.processInfo.environment["OPGAVE_UPDATE"] != nil {
      try Data(wanted.utf8).write(to: url)
    } else {
      #expect(String(decoding: Project.bytes(url), as: UTF8.self) == wanted)
    }
  }
}
