/// What the rules over the whole show, rule by rule, so that each is asked again only when what it reads changed.
internal import OpgaveModel
internal import OpgaveRules

struct WideFindings: Sendable {
  /// By the place of the check: what it shows, by file.
  private var found: [[FileIndex: [Finding]]]
  /// The checks that are to be asked again.
  private var stale: [Int] = []

  /// How many opgaven bear a title, so that one which nobody else bears is asked of nobody.
  private var titles = CountMap()

  init(_ overview: Overview) {
    found = Checker.wideChecks.map { Checker.wide($0, overview) }
    for outline in overview.outlines { count(outline, 1) }
  }

  private mutating func count(_ outline: FileOutline, _ change: Int32) {
    for node in outline.nodes { if let key = node.titleKey { titles.add(change, to: key) } }
  }

  /// Whether an opgave of a file bears a title that another bears too.
  private func isShared(_ outline: FileOutline) -> Bool {
    outline.nodes.contains { $0.titleKey.map { titles[$0] > 1 } ?? false }
  }

  var isStale: Bool { !stale.isEmpty }

  subscript(file: FileIndex) -> [Finding] {
    var all: [Finding] = []
    for found in found { if let own = found[file] { all += own } }
    return all
  }

  /// Notes what of the outline of a file became other.
  mutating func note(_ old: FileOutline, _ new: FileOutline) {
    var changes = old.changes(to: new)
    if changes.isEmpty { return }
    if changes.contains(.title) {
      let wasShared = isShared(old)
      count(old, -1)
      count(new, 1)
      if !wasShared, !isShared(new) { changes.remove(.title) }
    }
    for check in Checker.wideChecks
    where !Checker.reads(ofWide: check).isDisjoint(with: changes) && !stale.contains(check) {
      stale.append(check)
    }
  }

  /// Asks one of the checks again.
  ///
  /// - Returns: the files in which it shows something else now.
  mutating func askNext(_ overview: Overview) -> [FileIndex] {
    guard let check = stale.popLast() else { return [] }
    let now = Checker.wide(check, overview)
    let changed = Set(now.keys).union(found[check].keys).filter { now[$0] != found[check][$0] }
    found[check] = now
    return changed.sorted()
  }
}
