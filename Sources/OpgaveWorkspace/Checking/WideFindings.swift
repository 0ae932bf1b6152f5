/// What the rules over the whole show, rule by rule, so that each is asked again only when what it reads changed.
internal import OpgaveModel
internal import OpgaveRules

struct WideFindings: Sendable {
  /// By the place of the check: what it shows, by file.
  private var found: [[FileIndex: [Finding]]]
  /// The checks that are to be asked again.
  private var stale: [Int] = []

  init(_ overview: Overview) { found = Checker.wideChecks.map { Checker.wide($0, overview) } }

  var isStale: Bool { !stale.isEmpty }

  subscript(file: FileIndex) -> [Finding] {
    var all: [Finding] = []
    for found in found { if let own = found[file] { all += own } }
    return all
  }

  /// Notes what of the outlines became other.
  mutating func note(_ changes: OutlineAspects) {
    if changes.isEmpty { return }
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
