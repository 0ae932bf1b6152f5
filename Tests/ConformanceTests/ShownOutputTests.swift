/// What the documents say that the tools print, they print; `OPGAVE_UPDATE=1` writes their answers anew.
///
/// A block ```` ```console ```` holds commands behind `$` with their output, in which a line `…` stands for any lines. In a
/// story, a block ```` ```opgave ```` is a file and each ```` ```diff ```` changes it.
import Foundation
import OpgaveTestSupport
import Testing

@Suite struct ShownOutputTests {
  @Test func theReadmeShowsWhatCheckPrints() throws {
    let readme = Document("README.md")
    #expect(readme.parts.contains { $0.language == "console" })
    try readme.follow(in: Project.root)
  }

  /// The manual's chapter, which ends with a file of the examples.
  @Test func theStoryIsTrue() throws {
    let folder = try Folder(copying: "grammar/voorbeelden", ending: "")
    let path = "opgaven/koele-wijken.opgave"
    let told = try Document("grammar/van-vraagstuk-tot-afgerond.md").follow(in: folder.url, file: path)
    #expect(told == Project.text("grammar/voorbeelden/" + path))
  }
}

/// A document as blocks between fences, and the lines around them.
private struct Document {
  let path: String
  var parts: [(language: String?, text: String)] = []

  init(_ path: String) {
    self.path = path
    var lines: [Substring] = []
    var language: String?
    func text() -> String { lines.map { $0 + "\n" }.joined() }
    for line in Project.text(path).split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("```") {
        parts.append((language, text()))
        lines = []
        language = language == nil ? String(line.dropFirst(3)) : nil
      } else {
        lines.append(line)
      }
    }
    parts.append((nil, text()))
  }

  /// Runs the commands and makes the changes, one after the other.
  ///
  /// - Parameter file: what the story is about.
  /// - Returns: the text of the file at the end.
  @discardableResult
  func follow(in folder: URL, file: String? = nil) throws -> String {
    var story = ""
    var fresh = parts
    for (index, part) in parts.enumerated() {
      switch part.language {
      case "opgave" where file != nil: story = part.text
      case "diff": story = Change.applied(part.text, to: story)
      case "console":
        fresh[index].text = try answers(to: part.text, in: folder)
      default: continue
      }
      if let file, part.language != "console" {
        try Data(story.utf8).write(to: folder.appending(path: file))
        let check = try #require(Executable("opgave-format")).run(["--check", file], in: folder)
        #expect(check.code == 0, "not in canonical form:\n\(story)")
      }
    }
    // What leaves lines out was chosen by someone, and is mended by someone.
    let stale = parts.indices.filter { !Output.matches(parts[$0].text, fresh[$0].text) }
    if stale.isEmpty { return story }
    if stale.allSatisfy({ !parts[$0].text.contains("\n…\n") }),
      ProcessInfo.processInfo.environment["OPGAVE_UPDATE"] == "1"
    {
      try Data(Self.text(fresh).utf8).write(to: Project.root.appending(path: path))
    } else {
      for index in stale {
        Issue.record("\(path) shows\n\(parts[index].text)where the tools print\n\(fresh[index].text)")
      }
    }
    return story
  }

  /// The commands of a block with what they print.
  private func answers(to block: String, in folder: URL) throws -> String {
    var text = ""
    for line in block.split(separator: "\n") where line.hasPrefix("$ ") {
      let words = line.dropFirst(2).split(separator: " ").map(String.init)
      let tool = try #require(Executable(words[0]), "\(words[0]) is not built")
      let outcome = try tool.run(Array(words.dropFirst()), in: folder)
      text += line + "\n" + outcome.output + outcome.errors
    }
    return text
  }

  private static func text(_ parts: [(language: String?, text: String)]) -> String {
    parts.map { part in part.language.map { "```\($0)\n\(part.text)```\n" } ?? part.text }.joined()
  }
}

/// Hunks without line numbers: each is found by its lines, behind the one before it.
private enum Change {
  static func applied(_ change: String, to text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var from = 0
    for hunk in change.split(separator: "@@\n") {
      let marked = hunk.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let old = marked.filter { !$0.hasPrefix("+") }.map { $0.dropFirst() }
      let new = marked.filter { !$0.hasPrefix("-") }.map { $0.dropFirst() }
      guard let start = lines.indices.dropFirst(from).first(where: { lines[$0...].starts(with: old) }) else {
        Issue.record("nothing to change for\n\(hunk)in\n\(text)")
        continue
      }
      lines.replaceSubrange(start..<start + old.count, with: new)
      from = start + new.count
    }
    return lines.joined(separator: "\n")
  }
}

private enum Output {
  /// Whether what is shown is what is printed, but for the lines left out.
  static func matches(_ shown: String, _ printed: String) -> Bool {
    let pieces = ("\n" + shown).components(separatedBy: "\n…\n")
    if pieces.count == 1 { return shown == printed }
    var rest = Substring("\n" + printed)
    for (index, piece) in pieces.enumerated() {
      guard let found = rest.range(of: piece), index > 0 || found.lowerBound == rest.startIndex else { return false }
      rest = rest[found.upperBound...]
    }
    return pieces.last == "" || rest.isEmpty
  }
}
