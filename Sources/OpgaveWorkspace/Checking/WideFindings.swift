/// What the rules over the whole show, rule by rule, so that each is asked again only when what it reads changed.
internal import OpgaveModel
internal import OpgaveRules

struct WideFindings: Sendable {
  /// By the place of the check: what it shows, by file.
  private var found: [[FileIndex: [Finding]]]
  /// The checks that are to be asked again.
  private var stale: [Int] = []
  private(set) var titles: TitleCounts

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
    var changes = old.changes(to: new)
    if changes.isEmpty { return }
    if changes.contains(.title) {
      let wereShared = titles.areShared(in: old)
      titles.replace(old, by: new)
      // A title that nobody else bears is compared with none.
      if !wereShared, !titles.areShared(in: new) { changes.remove(.title) }
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
