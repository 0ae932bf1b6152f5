/// A text with marks in it for each feature, and beside it what an editor would show.
import Foundation
import LanguageServerProtocol
import OpgaveJSON
import OpgaveServer
import OpgaveTestSupport
import Testing

/// `# what it shows`, `method: …`, files after `== path`, and after `== verwacht` what comes of each cursor.
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
      default: break
      }
    }
    for section in sections.dropFirst() {
      let path = String(section.prefix { $0 != "\n" })
      if path == "verwacht" { break }
      files.append((path, MarkedText(String(section.dropFirst(path.count + 1)) + "\n")))
    }
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
