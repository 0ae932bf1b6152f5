/// Mending what was found: fixes applied to texts in memory, round after round until none is left. Writes nothing.
package import OpgaveModel
package import OpgaveRules
package import OpgaveSyntax

package struct Mending {
  /// More rounds than any chain of fixes that follow from each other.
  private static let mostRounds = 50

  /// Which findings are mended, and how.
  package struct Choice {
    /// Whether fixes are applied too of which the author's meaning is not certain.
    package var isUnsafe: Bool
    /// Whether a file is one whose findings are mended, by its absolute path.
    package var isMeant: (String) -> Bool
    /// Whether findings of a rule are mended, by its number.
    package var isSelected: (UInt16) -> Bool
    /// Whether a fix may change other files than the one in which its finding stands.
    package var reachesOthers = true

    package init(
      isUnsafe: Bool, isMeant: @escaping (String) -> Bool, isSelected: @escaping (UInt16) -> Bool = { _ in true }
    ) {
      (self.isUnsafe, self.isMeant, self.isSelected) = (isUnsafe, isMeant, isSelected)
    }
  }

  /// What is found in files whose texts are at hand.
  package struct Checked {
    package let texts: RepositoryTexts
    package let findings: [(file: FileIndex, found: [PlacedFinding])]

    package init(_ texts: RepositoryTexts, _ findings: [(file: FileIndex, found: [PlacedFinding])]) {
      (self.texts, self.findings) = (texts, findings)
    }
  }

  /// Checks with some texts, by absolute path, in the place of what stands there.
  package typealias Check = ([String: [UInt8]]) -> [Checked]

  /// What a finding is known by when everything around it may have moved.
  package struct Subject: Hashable, Comparable, Sendable {
    /// The absolute path of the file.
    package let path: String
    package let rule: UInt16
    /// The declarations around it.
    let address: String
    let message: String

    package static func < (one: Subject, other: Subject) -> Bool {
      (one.path, one.rule, one.address, one.message) < (other.path, other.rule, other.address, other.message)
    }
  }

  /// The texts that changed, and how many findings that mended in each file; both by absolute path.
  private struct State {
    var texts: [String: [UInt8]] = [:]
    var counts: [String: Int] = [:]
  }

  /// So many fixes are looked at one by one in a round.
  private static let mostCareful = 200

  private let choice: Choice
  private var state = State()
  /// The texts that changed as they were, by absolute path.
  package private(set) var original: [String: [UInt8]] = [:]
  /// What no fix helped: those that left their finding, or a text that parses worse. Undone, and never tried again.
  package private(set) var undone: Set<Subject> = []
  /// Files that somebody saved between reading and mending, by absolute path: they stay as they are.
  package private(set) var changedMeanwhile: Set<String> = []

  /// The texts that changed, by absolute path.
  package var changed: [String: [UInt8]] { state.texts }
  /// How many findings were mended, by the absolute path of the file in which they stood.
  package var counts: [String: Int] { state.counts }

  package init(_ choice: Choice) { self.choice = choice }

  /// Mends a repository and those below it in memory.
  package mutating func run(_ root: String, _ reader: RepositoryReader) {
    run { texts in
      let resources = reader.resources.overlaid(by: MemorySource(texts))
      return RepositoryReader(resources, reader.options).check(root).map { repository in
        Checked(repository.texts, repository.files.numbered.map { ($0, $1.findings) })
      }
    }
  }

  /// Mends what a check finds until nothing changes any more.
  ///
  /// What is not certain is mended last, and only where it was found before: it is never the ground of anything else.
  package mutating func run(_ check: Check) {
    let found = settle(check, within: nil)
    if choice.isUnsafe { settle(check, within: Set(found.keys)) }
  }

  /// Applies rounds of fixes.
  ///
  /// - Parameter subjects: what may be mended, also by fixes that are not certain; `nil` mends all by those that are.
  /// - Returns: what is left, and how often.
  @discardableResult
  private mutating func settle(_ check: Check, within subjects: Set<Subject>?) -> [Subject: Int] {
    var found: [Subject: Int] = [:]
    /// What was there before the last round, and what that mended.
    var last: (state: State, found: [Subject: Int], mended: [Subject: Attempt])?
    for _ in 0..<Mending.mostRounds {
      var findings: [Mended] = []
      found = [:]
      for checked in check(state.texts) {
        let texts = checked.texts
        for (number, placed) in checked.findings where choice.isMeant(texts.path(number)) && !placed.isEmpty {
          if !texts.isCurrent(number) {
            changedMeanwhile.insert(texts.path(number))
            continue
          }
          for placed in placed where choice.isSelected(placed.finding.rule) {
            guard let rule = AllRules.rule(placed.finding.rule), rule.fixes != nil else { continue }
            let subject = Subject(
              path: texts.path(number), rule: rule.code, address: texts[number].path(at: placed.range.lowerBound),
              message: rule.message(placed.finding).nl)
            found[subject, default: 0] += 1
            if undone.contains(subject) || subjects?.contains(subject) == false { continue }
            findings.append(Mended(subject: subject, finding: placed.finding, file: number, texts: texts))
          }
        }
      }
      if let round = last {
        let stayed = round.mended.filter { subject, attempt in
          attempt.grows && found[subject, default: 0] > round.found[subject, default: 0] - attempt.count
        }.keys
        if !stayed.isEmpty {
          undone.formUnion(stayed)
          state = round.state
          last = nil
          continue
        }
      }
      let before = state
      let mended = apply(findings, isUnsafe: subjects != nil)
      if mended.isEmpty { break }
      last = (before, found, mended)
    }
    return found
  }

  /// A finding that may be mended.
  private struct Mended {
    let subject: Subject
    let finding: Finding
    let file: FileIndex
    let texts: RepositoryTexts
  }

  /// What was done about a finding.
  private struct Attempt {
    var count = 0
    /// Whether something was put in: what only takes away may uncover the same behind it, and comes to an end.
    var grows = false
  }

  /// One round: all fixes that do not touch each other; one by one where together they would leave a text that parses worse.
  ///
  /// - Returns: what was mended, and how often.
  private mutating func apply(_ findings: [Mended], isUnsafe: Bool) -> [Subject: Attempt] {
    var (edits, mended) = gather(findings, isUnsafe: isUnsafe, isCareful: false)
    if edits.contains(where: { Mending.isWorse($1.text, $1.edits) }) {
      (edits, mended) = gather(findings, isUnsafe: isUnsafe, isCareful: true)
    }
    for (path, change) in edits {
      if original[path] == nil { original[path] = change.text.bytes }
      state.texts[path] = change.edits.applied(to: change.text.bytes)
    }
    for (subject, attempt) in mended { state.counts[subject.path, default: 0] += attempt.count }
    return mended
  }

  private mutating func gather(
    _ findings: [Mended], isUnsafe: Bool, isCareful: Bool
  ) -> (edits: [String: (text: FileText, edits: [TextEdit])], mended: [Subject: Attempt]) {
    var texts: [String: FileText] = [:]
    // One by one each costs a whole text to parse: what is left after so many waits for the next run.
    var carefulLeft = Mending.mostCareful
    var taken: [String: GatheredEdits] = [:]
    var mended: [Subject: Attempt] = [:]
    for one in findings {
      let fixes = one.texts.fixes(one.finding, in: one.file)
      guard let fix = fixes.first(where: { $0.trust == .certain || isUnsafe && $0.trust == .likely }),
        choice.reachesOthers || Array(fix.edits.keys) == [one.file]
      else { continue }
      if let other = fix.edits.keys.first(where: { !one.texts.isCurrent($0) }) {
        changedMeanwhile.insert(one.texts.path(other))
        continue
      }
      let edits = fix.edits.map { (path: one.texts.path($0), text: one.texts[$0], edits: $1) }
      if edits.contains(where: { taken[$0.path]?.touch($0.edits) ?? false }) { continue }
      if isCareful {
        carefulLeft -= 1
        if carefulLeft < 0 { break }
        if edits.contains(where: { Mending.isWorse($0.text, (taken[$0.path]?.edits ?? []) + $0.edits) }) {
          undone.insert(one.subject)
          continue
        }
      }
      for (path, text, edits) in edits {
        texts[path] = text
        taken[path, default: GatheredEdits()].add(edits)
      }
      mended[one.subject, default: Attempt()].count += 1
      if edits.contains(where: { $0.edits.contains { !$0.replacement.isEmpty } }) { mended[one.subject]?.grows = true }
    }
    var all: [String: (text: FileText, edits: [TextEdit])] = [:]
    for (path, text) in texts { all[path] = (text, taken[path]?.edits ?? []) }
    return (all, mended)
  }

  /// Whether a text has more syntax errors after edits than before.
  static func isWorse(_ text: FileText, _ edits: [TextEdit]) -> Bool {
    let after = SyntaxTree(parsing: edits.applied(to: text.bytes))
    return after.errors.count > text.tree.errors.count
  }
}

extension [TextEdit] {
  /// The edits of whole lines that lead from one text to another.
  package static func lines(from old: [UInt8], to new: [UInt8]) -> [TextEdit] {
    let (before, after) = (pieces(old), pieces(new))
    var edits: [TextEdit] = []
    var (start, end) = (0, 0)
    var text: [UInt8] = []
    func flush() {
      if end > start || !text.isEmpty { edits.append(TextEdit(start..<end, String(decoding: text, as: UTF8.self))) }
      text = []
    }
    for step in LineAlignment.steps(before, after) {
      switch step {
      case .same(let line, _):
        flush()
        end += before[line].count
        start = end
      case .removed(let line): end += before[line].count
      case .added(let line): text += after[line]
      }
    }
    flush()
    return edits
  }

  /// A text in its lines, each with its line end.
  private static func pieces(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let lines = LineTable(bytes)
    return lines.starts.indices.map { number in
      bytes[lines.starts[number]..<(number + 1 < lines.starts.count ? lines.starts[number + 1] : bytes.count)]
    }
  }
}
