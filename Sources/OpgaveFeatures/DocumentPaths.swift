/// Paths of documents as they are typed.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax

enum DocumentPaths {
  /// What stands in the folder that is typed; `nil` where the text is no path.
  static func list(
    _ snapshot: FileSnapshot, _ token: Int, at offset: Int, _ entries: (String) -> [(name: String, isFolder: Bool)]
  ) -> CompletionList? {
    let tree = snapshot.tree
    guard let node = tree.ancestors(of: token).first(where: { tree.kind($0) == .field }),
      let holder = snapshot.enclosing(offset).map({ snapshot.facts.kind(of: $0.ordinal) }),
      let field = Lexicon.shared.entry(FieldSyntax(node, in: tree).text)?.field,
      let type = Vocabulary.spec(field, in: holder)?.type, type == .document || type == .source
    else { return nil }
    let start = tree.range(token).lowerBound + 1
    let typed = tree.text(start..<max(start, offset))
    let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
    guard case .inside(let path) = DocumentPath(folder, from: snapshot.path) else { return nil }
    let wordStart = start + folder.utf8.count
    var end = offset
    let last = tree.range(token).upperBound - (tree.isClosedText(token) ? 1 : 0)
    while end < last, tree.bytes[end] != UInt8(ascii: "/") { end += 1 }
    // An opgave is named by its name, not by its file.
    let files = entries(path).filter { $0.isFolder || !$0.name.hasSuffix(".opgave") }
    let items = files.sorted { ($0.isFolder ? 0 : 1, $0.name) < ($1.isFolder ? 0 : 1, $1.name) }
    return CompletionList(
      range: wordStart..<max(wordStart, end),
      items: items.enumerated().map { place, entry in
        let text = entry.name + (entry.isFolder ? "/" : "")
        let plain = TextEscape.escaped(text)
        return CompletionItem(
          label: text, kind: entry.isFolder ? .folder : .file, detail: nil, documentation: nil, snippet: plain,
          plain: plain, rank: place)
      })
  }
}
