/// The grammars and editor files hold the words of the vocabulary, and their copies what they are copies of; `OPGAVE_UPDATE=1`
/// writes them anew.
import Foundation
import OpgaveModel
import OpgaveTestSupport
import Testing

@Suite struct WordListTests {
  enum List: CaseIterable {
    case keywords, fields, words

    var words: Set<String> {
      switch self {
      case .keywords: Set(Vocabulary.kinds.map(\.kind.keyword)).subtracting([""])
      case .fields: Set(Field.allCases.map(\.spelling))
      case .words: Set(Word.allCases.map(\.spelling))
      }
    }
  }

  /// What stands between two words of a list, and which lists there are.
  static let files: [(path: String, separators: [String], lists: Set<List>)] = [
    ("grammar/textmate/opgave.tmLanguage.json", ["|"], [.keywords, .words]),
    ("grammar/tree-sitter/queries/highlights.scm", ["|"], [.keywords, .words]),
    ("editors/emacs/opgave-mode.el", ["\" \""], [.keywords, .words]),
    ("editors/gtksourceview/opgave.lang", ["|"], [.keywords, .words]),
    ("editors/kakoune/opgave.kak", ["|", " "], [.keywords, .words]),
    ("editors/kate/opgave.xml", ["</item>\n      <item>"], [.keywords, .fields, .words]),
    ("editors/micro/opgave.yaml", ["|"], [.keywords, .words]),
    ("editors/nano/opgave.nanorc", ["|"], [.keywords, .words]),
    ("editors/pygments/opgave_lexer.py", ["\",\n    \""], [.keywords, .words]),
    ("editors/sublime/opgave.sublime-syntax", ["|"], [.keywords, .words]),
    ("editors/vim/syntax/opgave.vim", ["\\|"], [.keywords, .words]),
  ]

  /// A copy for an editor that finds files in places of its own.
  static let copies: [(source: String, copy: String)] =
    ["highlights", "folds", "indents", "injections", "locals", "textobjects"].map {
      ("grammar/tree-sitter/queries/\($0).scm", "editors/neovim/queries/opgave/\($0).scm")
    } + [
      ("grammar/tree-sitter/queries/highlights.scm", "editors/helix/queries/opgave/highlights.scm"),
      ("grammar/tree-sitter/queries/injections.scm", "editors/helix/queries/opgave/injections.scm"),
      ("grammar/tree-sitter/queries/locals.scm", "editors/helix/queries/opgave/locals.scm"),
      ("grammar/tree-sitter/queries/highlights.scm", "editors/zed/languages/opgave/highlights.scm"),
      ("grammar/tree-sitter/queries/injections.scm", "editors/zed/languages/opgave/injections.scm"),
      ("grammar/textmate/opgave.tmLanguage.json", "editors/vscode/syntaxes/opgave.tmLanguage.json"),
      ("editors/vim/syntax/opgave.vim", "editors/neovim/syntax/opgave.vim"),
      ("editors/vim/indent/opgave.vim", "editors/neovim/indent/opgave.vim"),
      ("LICENSE", "editors/vscode/LICENSE"),
    ]

  @Test(arguments: files) func wordsAreThoseOfTheVocabulary(
    _ file: (path: String, separators: [String], lists: Set<List>)
  ) throws {
    var text = Project.text(file.path)
    var seen: Set<List> = []
    for separator in file.separators {
      for run in Self.runs(in: text, separator).reversed() {
        let words = Set(text[run].components(separatedBy: separator))
        // The list that it looks most like; a few words of a regular expression look like none.
        let list = List.allCases.max { words.intersection($0.words).count < words.intersection($1.words).count }
        guard let list, words.intersection(list.words).count * 2 > words.count else { continue }
        seen.insert(list)
        text.replaceSubrange(run, with: list.words.sorted().joined(separator: separator))
      }
    }
    #expect(seen == file.lists)
    try Project.expectFresh(file: file.path, text)
  }

  @Test(arguments: copies) func copiesAreFresh(_ pair: (source: String, copy: String)) throws {
    try Project.expectFresh(file: pair.copy, Project.text(pair.source))
  }

  /// Where eight words or more stand with one separator between them.
  private static func runs(in text: String, _ separator: String) -> [Range<String.Index>] {
    let word = "\\p{L}[\\p{L}-]*"
    let between = NSRegularExpression.escapedPattern(for: separator)
    guard let regex = try? NSRegularExpression(pattern: "\(word)(?:\(between)\(word)){7,}") else { return [] }
    return regex.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap {
      Range($0.range, in: text)
    }
  }
}

extension Project {
  /// Holds a whole file to what it should hold.
  static func expectFresh(file path: String, _ wanted: String) throws {
    guard text(path) != wanted else { return }
    guard ProcessInfo.processInfo.environment["OPGAVE_UPDATE"] == "1" else {
      Issue.record("\(path) is not fresh: run the tests once with OPGAVE_UPDATE=1")
      return
    }
    let place = root.appending(path: path)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(wanted.utf8).write(to: place)
  }
}
