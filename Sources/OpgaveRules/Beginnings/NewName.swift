/// The names and titles of what is new.
internal import OpgaveModel
internal import OpgaveSyntax

package enum NewName {
  /// A title as a name suggests it: `koele-wijken` is “Koele wijken”.
  package static func title(_ name: String) -> String {
    let words = name.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A name as near as can be to a text that may be none, such as that of a file.
  package static func name(_ text: String) -> String {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.joined(separator: "-")
    let name = NameStyle.canonical(words)
    let candidates = words.isEmpty ? [] : [name, "opgave-" + name]
    return candidates.first(where: isName) ?? "nieuwe-opgave"
  }

  /// Whether a text can be a name as it is.
  package static func isName(_ text: String) -> Bool {
    let tree = SyntaxTree(parsing: text)
    let tokens = tree.records.indices.filter { !tree.kind($0).isNode }
    return tokens.count == 1 && tree.kind(tokens[0]) == .name && tree.range(tokens[0]) == 0..<text.utf8.count
  }
}
