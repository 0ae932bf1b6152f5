/// The directives by which a file says that a finding is known and accepted.
internal import OpgaveModel
package import OpgaveSyntax

/// `# negeer OPG402, naamstijl: reden`.
package struct Directive: Sendable {
  /// Of the comment.
  package var range: Range<Int>
  /// Where findings are ignored.
  package var scope: Range<Int>
  /// The codes or slugs as written, and where.
  package var rules: [(name: String, range: Range<Int>)]
  package var hasReason: Bool
}

package enum Ignoring {
  private static let word = Array("negeer".utf8)

  /// The directives of a file.
  package static func directives(_ tree: SyntaxTree) -> [Directive] {
    var found: [Directive] = []
    for index in tree.records.indices where tree.kind(index) == .comment {
      if let directive = directive(index, tree) { found.append(directive) }
    }
    return found
  }

  static func directive(_ index: Int, _ tree: SyntaxTree) -> Directive? {
    let range = tree.range(index)
    let bytes = tree.bytes
    func skipBlanks(_ start: Int) -> Int {
      start + bytes[start..<range.upperBound].prefix { $0 == .space || $0 == .tab }.count
    }
    var place = skipBlanks(range.lowerBound + 1)
    guard range.upperBound - place >= word.count, bytes[place..<place + word.count].elementsEqual(word) else {
      return nil
    }
    place += word.count
    guard
      place == range.upperBound || bytes[place] == .space || bytes[place] == .tab || bytes[place] == UInt8(ascii: ":")
    else {
      return nil
    }
    var rules: [(name: String, range: Range<Int>)] = []
    // Names with commas; what follows the last without a colon is prose and no reason.
    while true {
      place = skipBlanks(place)
      let start = place
      while place < range.upperBound, !isSeparator(bytes[place]) { place += 1 }
      if place > start { rules.append((tree.text(start..<place), start..<place)) }
      place = skipBlanks(place)
      guard place < range.upperBound, bytes[place] == UInt8(ascii: ",") else { break }
      place += 1
    }
    let hasColon = place < range.upperBound && bytes[place] == UInt8(ascii: ":")
    let reason = hasColon ? tree.text(place + 1..<range.upperBound).trimmed : ""
    return Directive(range: range, scope: scope(index, tree), rules: rules, hasReason: isReason(reason))
  }

  /// Whether it is more than the place for one that is put there with a directive.
  private static func isReason(_ text: String) -> Bool {
    let words = text.lowercased().trimmed
    return !words.isEmpty && words != "reden" && words != "reason"
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte == .space
      || byte == .tab
  }

  private static func scope(_ index: Int, _ tree: SyntaxTree) -> Range<Int> {
    let range = tree.range(index)
    let lineStart = tree.lineStart(range.lowerBound)
    let before = tree.bytes[lineStart..<range.lowerBound]
    // Blank lines above the first go when the file is formatted, so they change nothing.
    if index == 1 { return 0..<tree.bytes.count + 1 }
    if before.contains(where: { $0 != .space && $0 != .tab }) { return trailing(index, lineStart, tree) }
    var next = index + 1
    while next < tree.records.count, tree.kind(next) == .comment { next += 1 }
    guard next < tree.records.count, tree.kind(next).isNode else { return range }
    return tree.range(next)
  }

  /// Behind code: the field that stands there, else the line.
  private static func trailing(_ index: Int, _ lineStart: Int, _ tree: SyntaxTree) -> Range<Int> {
    let range = tree.range(index)
    let token = index - 1
    let around = tree.ancestors(of: token)
    if let field = around.first(where: { tree.kind($0) == .field }) { return tree.range(field) }
    // Behind the `}` of a block it belongs to the header, wherever that stands once the file is formatted.
    if tree.kind(token) == .closeBrace, let owner = around.first(where: { tree.kind($0) == .declaration }) {
      let start = tree.range(owner).lowerBound
      return start..<max(start + 1, tree.declaration(owner).block.map { tree.range($0.index).lowerBound } ?? start + 1)
    }
    return lineStart..<range.upperBound
  }

  /// Leaves out what the directives cover, and adds what is wrong with the directives themselves.
  ///
  /// - Parameter range: where a related place of the same file is.
  static func apply(
    _ directives: [Directive], to findings: [PlacedFinding], _ settings: Settings, isWhole: Bool, isOfHistory: Bool,
    _ range: (Place) -> Range<Int>
  ) -> [PlacedFinding] {
    let rules = directives.map { $0.rules.map { AllRules.rule(named: $0.name) } }
    var isUsed = directives.map { $0.rules.map { _ in false } }
    let byRule = Scopes(directives, rules)
    func isCovered(_ rule: UInt16, _ offset: Int) -> Bool {
      let covering = byRule.covering(rule, offset)
      for (number, place) in covering { isUsed[number][place] = true }
      return !covering.isEmpty
    }
    var result = findings.compactMap { placed -> PlacedFinding? in
      let code = placed.finding.rule
      guard RuleGroup(code: code)?.isIgnorable ?? true, byRule.concern(code) else { return placed }
      if isCovered(code, placed.range.lowerBound) { return nil }
      guard AllRules.rule(code)?.tags.contains(.collects) ?? false else { return placed }
      var finding = placed.finding
      let kept = zip(finding.related, finding.names(.each)).filter { !isCovered(code, range($0.0.place).lowerBound) }
      if kept.isEmpty { return nil }
      finding.related = kept.map(\.0)
      finding.arguments[.each] = .texts(kept.map(\.1))
      return PlacedFinding(finding: finding, range: placed.range)
    }
    func add(_ rule: Rule, _ range: Range<Int>, _ arguments: FindingArguments = [:]) {
      result.append(
        PlacedFinding(finding: Finding(rule.code, rule.severity, .range(range), arguments), range: range))
    }
    for (number, directive) in directives.enumerated() {
      if directive.rules.isEmpty {
        add(.negerenOnbekend, directive.range)
        continue
      }
      let isKnown = rules[number].contains { $0 != nil }
      if !directive.hasReason, isKnown { add(.negerenZonderReden, directive.range) }
      for (place, named) in directive.rules.enumerated() {
        guard let rule = rules[number][place] else {
          add(.negerenOnbekend, named.range, [.name: .text(named.name)])
          continue
        }
        if !rule.isIgnorable {
          add(.negerenOverbodig, named.range, [.name: .text(named.name), .aspect: .aspect(.unignorable)])
          continue
        }
        let isOff = settings.severities[rule.slug] == .uit || rule.isOff
        // Who did not look cannot say that nothing is there.
        if isWhole, isOfHistory == (rule.group == .historie), !isUsed[number][place], !isOff {
          let aspect: Aspect = directive.rules.count == 1 ? .alone : .among
          add(.negerenOverbodig, named.range, [.name: .text(named.name), .aspect: .aspect(aspect)])
        }
      }
    }
    return result
  }
}

/// The directives of a text, sought by what they hide.
package struct HidingDirectives {
  private let directives: [Directive]
  private let scopes: Scopes

  package init(_ tree: SyntaxTree) {
    directives = Ignoring.directives(tree)
    scopes = Scopes(directives, directives.map { $0.rules.map { AllRules.rule(named: $0.name) } })
  }

  /// The first that hides what a rule finds at an offset.
  package func hiding(_ rule: Rule, at offset: Int) -> Directive? {
    scopes.covering(rule.code, offset).map(\.number).min().map { directives[$0] }
  }
}

/// Where each rule is ignored, and by which directive.
private struct Scopes {
  private struct Entry {
    let scope: Range<Int>
    /// The furthest end of this scope and those before it.
    var reach: Int
    let number: Int
    let place: Int
  }

  private var entries: [UInt16: [Entry]] = [:]

  init(_ directives: [Directive], _ rules: [[Rule?]]) {
    for (number, directive) in directives.enumerated() {
      for (place, rule) in rules[number].enumerated() {
        guard let code = rule?.code else { continue }
        entries[code, default: []].append(
          Entry(scope: directive.scope, reach: directive.scope.upperBound, number: number, place: place))
      }
    }
    for code in entries.keys {
      entries[code]?.sort { $0.scope.lowerBound < $1.scope.lowerBound }
      var reach = 0
      for index in entries[code]?.indices ?? 0..<0 {
        reach = max(reach, entries[code]?[index].reach ?? 0)
        entries[code]?[index].reach = reach
      }
    }
  }

  /// Whether a directive names a rule.
  func concern(_ code: UInt16) -> Bool { entries[code] != nil }

  /// The directives that cover an offset for a rule, each with the place of the rule in it.
  func covering(_ code: UInt16, _ offset: Int) -> [(number: Int, place: Int)] {
    guard let list = entries[code] else { return [] }
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle].scope.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    var found: [(Int, Int)] = []
    // Back to where no scope reaches the offset any more.
    while low > 0, list[low - 1].reach > offset {
      low -= 1
      if list[low].scope.contains(offset) { found.append((list[low].number, list[low].place)) }
    }
    return found
  }
}
