/// The pages that are generated from the vocabulary and the rules are fresh; `OPGAVE_UPDATE=1` writes them anew.
import Foundation
import OpgavePages
import OpgaveTestSupport
import Testing

@Suite struct ManualTests {
  @Test func theTablesOfTheManualAreFresh() throws {
    try Project.expectFresh("grammar/README.md", part: "woordenschat", VocabularyManual.text)
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
