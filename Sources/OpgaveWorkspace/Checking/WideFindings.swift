/// What the rules over the whole show, rule by rule, so that each is asked again only when what it reads changed.
internal import OpgaveModel
internal import OpgaveRules

struct WideFindings: Sendable {
  /// By the place of the check: what it shows, by file.
  private var found: [[FileIndex: [Finding]]]
  /// The checks that are to be asked again, each of some files or of all.
  private var stale: [(check: Int, files: Set<FileIndex>?)] = []
  private var titles: TitleIndex

  init(_ overview: Overview) {
    found = Checker.wideChecks.map { Checker.wide($0, overview) }
    titles = overview.titles
  }

  var isStale: Bool { !stale.isEmpty }

  subscript(file: FileIndex) -> [Finding] {
    var all: [Finding] = []
    for found in found { if let own = found[file] { all += own } }
    return all
  }

  /// Notes what of the outline of a file became other.
  mutating func note(_ old: FileOutline, _ new: FileOutline) {
    let changes = old.changes(to: new)
    if changes.isEmpty { return }
    // What only a title changed concerns no more than who bears it; one that nobody else bears concerns nobody.
    let sharing = changes.isDisjoint(with: [.nodes, .title]) ? [] : titles.replace(old, by: new)
    for check in Checker.wideChecks {
      let read = Checker.reads(ofWide: check).intersection(changes)
      if read == .title, sharing.isEmpty { continue }
      if !read.isEmpty { ask(check, of: read == .title ? sharing : nil) }
    }
  }

  private mutating func ask(_ check: Int, of files: Set<FileIndex>?) {
    guard let known = stale.firstIndex(where: { $0.check == check }) else { return stale.append((check, files)) }
    stale[known].files = files.flatMap { stale[known].files?.union($0) }
  }

  /// Asks one of the checks again.
  ///
  /// - Returns: the files in which it shows something else now.
  mutating func askNext(_ whole: RepositoryContext, _ outlines: ByFile<FileOutline>) -> [FileIndex] {
    guard let (check, files) = stale.popLast() else { return [] }
    let now = Checker.wide(check, Overview(whole, outlines, titles, asked: files))
    let asked = files ?? Set(now.keys).union(found[check].keys)
    let changed = asked.filter { now[$0] != found[check][$0] }.sorted()
    for file in changed { found[check][file] = now[file] }
    return changed
  }
}
