/// The pages that are generated from the vocabulary and the rules are fresh; `OPGAVE_UPDATE=1` writes them anew.
import Foundation
import OpgaveModel
import OpgavePages
import OpgaveTestSupport
import Testing

@Suite struct ManualTests {
  @Test func theTablesOfTheManualAreFresh() throws {
    try Project.expectFresh("grammar/README.md", part: "woordenschat", VocabularyManual.text)
  }

  @Test func thePageOfTheToolsWordsIsFresh() throws {
    try Project.expectFresh(file: "grammar/begrippen.md", Markdown().text(Glossary.page) + "\n")
  }

  /// A word is explained as people call it.
  @Test(arguments: [
    ("sturingsdriehoek", "De drie die samen sturen"), ("de-gids", "Het boek over"), ("Peildatum", "De dag waarop"),
    ("bedrag", "Een euroteken"), ("doelstelling", "‘doelstelling’ heet hier ‘doel’ en staat in ‘presteren’."),
    ("wethouder", "heet hier"), ("reference date", "De dag waarop gekeken"),
  ])
  func wordsAreExplained(_ word: String, _ says: String) throws {
    let page = try #require(WordPage.page(word, .nl))
    #expect(Markdown().text(page).contains(says), "\(Markdown().text(page))")
  }

  @Test func noTermHasTwoMeanings() {
    let names = Glossary.all.flatMap { Set([$0.name.nl, $0.name.en] + $0.others) }
    #expect(names.count == Set(names).count)
    #expect(names.allSatisfy { $0 == $0.lowercased() || $0.contains("LSP") })
  }

  @Test func thePagesOfTheRulesAreFresh() throws {
    try Project.expectFresh(folder: "grammar/regels", RuleManual.files)
  }
}

extension Project {
  /// Holds the part of a page between two marks to what it should be.
  static func expectFresh(_ path: String, part: String, _ wanted: String) throws {
    let page = text(path)
    let (begin, end) = ("<!-- \(part): gemaakt uit de bron, niet met de hand -->\n", "<!-- \(part): einde -->")
    guard let start = page.range(of: begin), let stop = page.range(of: end) else {
      Issue.record("\(path) has no part ‘\(part)’")
      return
    }
    let now = String(page[start.upperBound..<stop.lowerBound])
    if now == "\n" + wanted + "\n" { return }
    if ProcessInfo.processInfo.environment["OPGAVE_UPDATE"] == "1" {
      let fresh = String(page[..<start.upperBound]) + "\n" + wanted + "\n" + String(page[stop.lowerBound...])
      try Data(fresh.utf8).write(to: root.appending(path: path))
    } else {
      Issue.record("\(path), ‘\(part)’ is not fresh: run the tests once with OPGAVE_UPDATE=1")
    }
  }

  /// Holds a folder to what it should hold, and nothing else.
  static func expectFresh(folder: String, _ wanted: [String: String]) throws {
    let known = contents(below: folder, ending: ".md").map(\.path)
    var stale = known.filter { wanted[$0] == nil }
    let update = ProcessInfo.processInfo.environment["OPGAVE_UPDATE"] == "1"
    let place = root.appending(path: folder)
    if update {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for path in stale { try FileManager.default.removeItem(at: place.appending(path: path)) }
      stale = []
    }
    for (path, page) in wanted.sorted(by: { $0.key < $1.key }) where text("\(folder)/\(path)") != page {
      if update { try Data(page.utf8).write(to: place.appending(path: path)) } else { stale.append(path) }
    }
    if !stale.isEmpty {
      Issue.record("\(folder): \(stale.joined(separator: ", ")) not fresh: run the tests once with OPGAVE_UPDATE=1")
    }
  }
}
