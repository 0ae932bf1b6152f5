/// A page for each thing that there is to tell, and beside it what people would see of it.
import Foundation
import OpgaveJSON
import OpgaveModel
import OpgavePages
import OpgaveRules
import OpgaveSheets
import OpgaveTestSupport
import OpgaveWorkspace
import Synchronization
import Testing

/// `# what it shows`, `page: word status`, files after `== path`, and what comes of it after `== markdown` or `== terminal 60`.
struct PageFixture {
  let url: URL
  private var subject: [String] = []
  private var language = Language.nl
  private var files: [(path: String, bytes: [UInt8])] = []
  private var head = ""
  private var forms: [String] = []

  init(_ url: URL) {
    self.url = url
    let sections = String(decoding: Project.bytes(url), as: UTF8.self).components(separatedBy: "\n== ")
    head = sections[0]
    for line in head.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      if parts[0] == "page" { subject = parts[1].split(separator: " ").map(String.init) }
      if parts[0] == "lang" { language = Language(rawValue: parts[1]) ?? .nl }
    }
    for section in sections.dropFirst() {
      let name = String(section.prefix { $0 != "\n" })
      if name.hasSuffix(".opgave") {
        files.append((name, Array((String(section.dropFirst(name.count + 1)) + "\n").utf8)))
        head += "\n== " + section
      } else {
        forms.append(name)
      }
    }
  }

  /// The same file with what each form shows now.
  func shown() throws -> String {
    let start = head.trimmingCharacters(in: .newlines)
    return try forms.reduce(start) { try $0 + "\n\n== \($1)\n" + text($1).trimmingCharacters(in: .newlines) } + "\n"
  }

  private func text(_ form: String) throws -> String {
    let parts = form.split(separator: " ")
    if parts.first == "rows" {
      let sheet = RepositorySheets([texts], language).sheet(
        parts.count > 1 ? try #require(SheetKind(rawValue: String(parts[1]))) : .opgaven)
      return String(decoding: SheetWriter(.standard).bytes(sheet), as: UTF8.self).replacing("\r\n", with: "\n")
    }
    if parts.first == "facts" {
      let texts = texts
      return texts.repository.files.indices.map {
        String(decoding: FileFacts(texts, $0).json(path: texts.repository.files[$0].path).bytes, as: UTF8.self) + "\n"
      }.joined()
    }
    if parts.first == "json" { return String(decoding: try changes().json().bytes, as: UTF8.self) }
    if parts.first == "counts" { return Terminal.plain.text(try changes().counts) }
    if parts.first == "ics" { return ICalendar.text(Agenda([texts], language), language).replacing("\r\n", with: "\n") }
    let blocks =
      subject.first == "site" ? try #require(site[String(parts[1])]).whole : try self.blocks()
    switch parts.first {
    case "markdown": return Markdown().text(blocks)
    case "plain": return Terminal.plain.text(blocks)
    default:
      let columns = try #require(parts.last.flatMap { Int($0) })
      let style = Style(hasColor: parts.contains("colour"))
      return Terminal(style, columns: columns, tableColumns: columns).text(blocks).replacing("\u{1B}", with: "␛")
    }
  }

  private var texts: RepositoryTexts { TextRepository(files).read.texts }

  private func blocks() throws -> [Block] {
    switch subject.first {
    case "rule": return RulePage.page(try #require(AllRules.rule(named: subject[1])), language).whole
    case "rule-in-short": return RulePage.short(try #require(AllRules.rule(named: subject[1])), language)
    case "word": return try #require(WordPage.page(subject[1], language)).whole
    case "statistics":
      var page = StatisticsPage()
      page.add(texts, language)
      return page.blocks(language)
    case "three-questions": return ThreeQuestions(texts, language, isOver: subject.count > 1).blocks
    case "changes": return try changes().page.whole
    case "opgave":
      let texts = texts
      let found = texts.repository.files.numbered.compactMap { number, file in
        file.facts.topLevel.first { file.facts.kind(of: $0) == .opgave && file.facts.name(of: $0) == subject[1] }
          .map { Address(file: number, ordinal: $0) }
      }
      let address = try #require(found.first)
      let path = texts.repository.files[address.file].path
      return OpgavePage(PageReader(texts, language), address).page(
        TextRepository(files).findings(in: path).filter { $0.finding.rule < 700 }
      ).whole
    default: throw CocoaError(.fileReadUnknown)
    }
  }

  /// What changed from the files in `toen/` to those in `nu/`.
  private func changes() throws -> ChangesPage {
    func source(_ folder: String) -> MemorySource {
      MemorySource(
        Dictionary(
          uniqueKeysWithValues: files.filter { $0.path.hasPrefix(folder) }.map {
            ("/" + $0.path.dropFirst(folder.count), $0.bytes)
          }))
    }
    let compared = try #require(
      ComparedRepository(inMemory: source("toen/"), source("nu/"), today: TextRepository.today))
    var options = ChangesPage.Options(language, from: "HEAD~1", to: "HEAD")
    options.withText = subject.contains("text")
    return ChangesPage([compared], options)
  }

  /// The pages of a site of the files, by their paths.
  private var site: [String: Page] {
    let made = Mutex([String: Page]())
    Site([TextRepository(files).read.checked()], Site.Options(language)).pages { path, page, _ in
      made.withLock { $0[path] = page }
    }
    return made.withLock { $0 }
  }
}

extension Page {
  fileprivate var whole: [Block] { [.heading(1, title)] + blocks }
}

@Suite struct PageFixtureTests {
  static let fixtures = Project.files(below: "Tests/Fixtures/pages", ending: ".txt")

  @Test(arguments: fixtures) func showsWhatIsWritten(_ url: URL) throws {
    let wanted = try PageFixture(url).shown()
    if ProcessInfo.processInfo.environment["OPGAVE_UPDATE"] != nil {
      try Data(wanted.utf8).write(to: url)
    } else {
      #expect(String(decoding: Project.bytes(url), as: UTF8.self) == wanted)
    }
  }
}
