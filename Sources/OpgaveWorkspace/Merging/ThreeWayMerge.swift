/// Two texts that were made from one, put together by what they say: declarations by their names, lists by their values and dates. A
/// conflict is left only where both changed one thing.
internal import OpgaveFormatting
package import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax

package struct ThreeWayMerge {
  package struct Outcome: Equatable, Sendable {
    package let text: [UInt8]
    package let conflicts: Int
  }

  private let base: MergeSource
  private let ours: MergeSource
  private let theirs: MergeSource
  /// What became of the base in either, and what of ours is in theirs.
  private let oursChange: RepositoryChange
  private let theirsChange: RepositoryChange
  private let across: RepositoryChange
  private let marker: Int
  private var conflicts = 0

  /// - Parameters:
  ///   - path: from the root of the repository, as the file is called.
  ///   - marker: of how many signs a mark of a conflict is.
  /// - Returns: `nil` where one of the texts is not understood, or its lines cannot be told apart: then lines are to be merged.
  package static func merge(
    base: [UInt8], ours: [UInt8], theirs: [UInt8], path: String, marker: Int, _ settings: Settings
  ) -> Outcome? {
    let texts = [base, ours, theirs].map(MergeText.init)
    guard texts.allSatisfy(\.isOfLines), let one = MergeSource(texts[0].bytes, path: path),
      let own = MergeSource(texts[1].bytes, path: path), let its = MergeSource(texts[2].bytes, path: path),
      let start = one.file, let left = own.file, let right = its.file
    else { return nil }
    var merge = ThreeWayMerge(one, own, its, marker)
    var bytes = Array(merge.merged(start, left, right, .bestand).utf8)
    if merge.conflicts == 0 {
      let tree = SyntaxTree(parsing: bytes)
      guard tree.errors.isEmpty else { return nil }
      let options = FormatOptions(settings)
      // Who keeps the form gets it.
      if Formatter.format(own.tree, options) == own.tree.bytes, Formatter.format(its.tree, options) == its.tree.bytes,
        let formatted = try? Formatter.formatted(tree, options)
      {
        bytes = formatted
      }
    } else if !merge.isWhole(bytes) {
      return nil
    }
    return Outcome(text: texts[1].asWritten(bytes), conflicts: merge.conflicts)
  }

  private init(_ base: MergeSource, _ ours: MergeSource, _ theirs: MergeSource, _ marker: Int) {
    (self.base, self.ours, self.theirs, self.marker) = (base, ours, theirs, marker)
    oursChange = RepositoryChange(from: base.moment, to: ours.moment)
    theirsChange = RepositoryChange(from: base.moment, to: theirs.moment)
    across = RepositoryChange(from: ours.moment, to: theirs.moment)
  }

  /// Whether a text with conflicts is understood whichever side of them somebody takes.
  private func isWhole(_ bytes: [UInt8]) -> Bool {
    let marks = ["<", "=", ">"].map { Array(String(repeating: $0, count: marker).utf8) }
    var (sides, isIn): ([[UInt8]], Int?) = ([[], []], nil)
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if let mark = marks.firstIndex(where: line.starts), mark == (isIn.map { $0 + 1 } ?? 0) {
        isIn = mark == 2 ? nil : mark
        continue
      }
      for side in sides.indices where isIn == nil || isIn == side { sides[side] += line + [0x0A] }
    }
    return sides.allSatisfy { SyntaxTree(parsing: $0).errors.isEmpty }
  }

  // MARK: Blocks

  /// A statement of each text, where it has it.
  private struct Row {
    var base: MergeStatement?
    var ours: MergeStatement?
    var theirs: MergeStatement?
  }

  private mutating func merged(
    _ base: MergeBlock, _ ours: MergeBlock, _ theirs: MergeBlock, _ kind: Kind
  ) -> String {
    if ours.text == theirs.text { return ours.text }
    if base.text == ours.text { return theirs.text }
    if base.text == theirs.text { return ours.text }
    var text = ""
    for row in rows(base, ours, theirs) { text += merged(row, kind) }
    return text + words(base.tail, ours.tail, theirs.tail)
  }

  /// In the order of ours; what only theirs has stands behind what it stands behind there.
  private func rows(_ base: MergeBlock, _ ours: MergeBlock, _ theirs: MergeBlock) -> [Row] {
    let old = Dictionary(base.statements.map { ($0.key, $0) }) { first, _ in first }
    var left = Dictionary(theirs.statements.map { ($0.key, $0) }) { first, _ in first }
    var rows: [Row] = []
    for own in ours.statements {
      let was = earlier(own.key, oursChange).flatMap { old[$0] }
      let key = was.map { later($0.key, theirsChange) } ?? likewiseNew(own.key)
      var its = key.flatMap { left[$0] }
      // What ours has anew theirs may have anew too; not what was there before.
      if was == nil, let found = its, earlier(found.key, theirsChange).map({ old[$0] != nil }) ?? false { its = nil }
      if let its { left[its.key] = nil }
      rows.append(Row(base: was, ours: own, theirs: its))
    }
    // What theirs has and ours has not: new there, or gone here. Each behind what it stands behind there.
    var behind: [MergeStatement.Key?: [Row]] = [:]
    var anchor: MergeStatement.Key?
    for its in theirs.statements {
      guard left[its.key] != nil else {
        anchor = its.key
        continue
      }
      let was = earlier(its.key, theirsChange).flatMap { old[$0] }
      behind[anchor, default: []].append(Row(base: was, ours: nil, theirs: its))
    }
    return (behind[nil] ?? [])
      + rows.flatMap { row in [row] + (row.theirs.flatMap { behind[$0.key] } ?? []) }
  }

  private func earlier(_ key: MergeStatement.Key, _ change: RepositoryChange) -> MergeStatement.Key? {
    switch key {
    case .field: key
    case .declaration(let ordinal):
      change.earlier(Address(file: FileIndex(0), ordinal: ordinal)).map { .declaration($0.ordinal) }
    }
  }

  private func later(_ key: MergeStatement.Key, _ change: RepositoryChange) -> MergeStatement.Key? {
    switch key {
    case .field: key
    case .declaration(let ordinal):
      change.later(Address(file: FileIndex(0), ordinal: ordinal)).map { .declaration($0.ordinal) }
    }
  }

  /// What is new in theirs under the name that something new in ours bears.
  private func likewiseNew(_ key: MergeStatement.Key) -> MergeStatement.Key? {
    guard let found = later(key, across), case .declaration(let one) = key, case .declaration(let other) = found else {
      return later(key, across)
    }
    let (left, right) = (ours.facts.declaration(one), theirs.facts.declaration(other))
    let isSame =
      left.date == right.date && left.word == right.word
      && (left.name >= 0 ? ours.facts.names.text(left.name) : "")
        == (right.name >= 0 ? theirs.facts.names.text(right.name) : "")
    return isSame ? found : nil
  }

  // MARK: Statements

  private mutating func merged(_ row: Row, _ kind: Kind) -> String {
    switch (row.ours, row.theirs) {
    case (let own?, let its?):
      if own.text == its.text || row.base?.text == its.text { return own.text }
      if row.base?.text == own.text { return its.text }
      return words(row.base?.lead, own.lead, its.lead) + body(row.base, own, its, kind)
    case (let own?, nil):
      // New, or untouched by who took it away, or both touched it.
      guard let base = row.base else { return own.text }
      return base.body == own.body && !own.hasOtherRemarks(than: base) ? "" : conflict(own.text, "")
    case (nil, let its?):
      guard let base = row.base else { return its.text }
      return base.body == its.body && !its.hasOtherRemarks(than: base) ? "" : conflict("", its.text)
    case (nil, nil): return ""
    }
  }

  private mutating func body(
    _ base: MergeStatement?, _ own: MergeStatement, _ its: MergeStatement, _ kind: Kind
  ) -> String {
    if own.body == its.body || base?.body == its.body { return own.body }
    if base?.body == own.body { return its.body }
    switch (own.key, its.key) {
    case (.field(let name), .field): return field(name, base, own, its, kind)
    case (.declaration(let ordinal), .declaration):
      return declaration(ours.facts.kind(of: ordinal), base, own, its)
    case (.field, .declaration), (.declaration, .field): return conflict(own.body, its.body)
    }
  }

  private mutating func declaration(
    _ kind: Kind, _ base: MergeStatement?, _ own: MergeStatement, _ its: MergeStatement
  ) -> String {
    guard let left = own.parts, let right = its.parts, base == nil || base?.parts != nil else {
      return conflict(own.body, its.body)
    }
    // Two of one date that came by themselves may be two things: what one says is not to be said of the other.
    if base == nil, kind.isRepeatable, kind.scope == nil { return conflict(own.body, its.body) }
    // One without a block takes that of the other.
    let hasBlock = own.block != nil || its.block != nil
    let fitting = [own, its].filter { ($0.block != nil) == hasBlock }.compactMap(\.parts)
    guard let header = self.header(base?.parts, left, right, fitting) else { return conflict(own.body, its.body) }
    guard hasBlock else { return header }
    let content = merged(
      base?.block?.content ?? MergeBlock(), own.block?.content ?? MergeBlock(), its.block?.content ?? MergeBlock(), kind
    )
    let closing = words(
      base?.block?.closing, own.block?.closing ?? its.block?.closing ?? "",
      its.block?.closing ?? own.block?.closing ?? "")
    return header + content + closing
  }

  /// The header with what either made of it; `nil` where both made something else of one part.
  ///
  /// - Parameter fitting: those that open a block, or not, as what is made of both does.
  private func header(
    _ base: MergeHeader?, _ left: MergeHeader, _ right: MergeHeader, _ fitting: [MergeHeader]
  ) -> String? {
    guard
      case .some(let name) = ThreeWayMerge.choice(base?.part(base?.name), left.part(left.name), right.part(right.name)),
      case .some(let title) = ThreeWayMerge.choice(
        base?.part(base?.title), left.part(left.title), right.part(right.title)),
      case .some(let rest) = ThreeWayMerge.choice(base?.rest, left.rest, right.rest)
    else { return nil }
    for header in fitting where header.rest == rest {
      var bytes = Array(header.text.utf8)
      // From behind, so that what stands before keeps its place.
      if title != header.part(header.title) {
        guard let range = header.title, let title else { continue }
        bytes.replaceSubrange(range, with: Array(title.utf8))
      }
      if name != header.part(header.name) {
        guard let range = header.name, let name else { continue }
        bytes.replaceSubrange(range, with: Array(name.utf8))
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    return nil
  }

  /// What either made of something; `nil` where both made something else of it.
  private static func choice<Thing: Equatable>(_ base: Thing?, _ left: Thing?, _ right: Thing?) -> Thing?? {
    if left == right || base == right { return .some(left) }
    return base == left ? .some(right) : nil
  }

  // MARK: Fields

  private mutating func field(
    _ name: String, _ base: MergeStatement?, _ own: MergeStatement, _ its: MergeStatement, _ kind: Kind
  ) -> String {
    let lists = [base, own, its].map { $0.flatMap { MergeList($0.body) } }
    guard let left = lists[1], let right = lists[2] else { return conflict(own.body, its.body) }
    let before = lists[0]
    // What one of them wrote in another form only is what the other says, unless remarks would be lost.
    if before?.says(right) ?? false, right.remarks == before?.remarks { return own.body }
    if before?.says(left) ?? false, left.remarks == before?.remarks { return its.body }
    let spec = Lexicon.shared.entry(name)?.field.flatMap { Lexicon.shared.spec($0, in: kind) }
    if left.says(right), left.remarks == right.remarks { return own.body }
    guard let spec, spec.isList,
      // The first answers for it.
      !Field.opdrachtgevers.contains(spec.field)
        || ThreeWayMerge.choice(before?.first, left.first, right.first) != nil,
      let list = left.merged(with: right, since: before, areDated: spec.type == .measurement)
    else { return conflict(own.body, its.body) }
    return list
  }

  // MARK: Words and conflicts

  /// Comments and blank lines.
  private mutating func words(_ base: String?, _ left: String, _ right: String) -> String {
    if left == right || base == right { return left }
    if base == left { return right }
    // Blank lines are nobody's words.
    let (own, its) = (MergeStatement.remarks(left), MergeStatement.remarks(right))
    if own == its || its.isEmpty { return left }
    if own.isEmpty { return right }
    return conflict(left, right)
  }

  private mutating func conflict(_ left: String, _ right: String) -> String {
    conflicts += 1
    func mark(_ sign: String, _ name: String) -> String {
      String(repeating: sign, count: marker) + (name.isEmpty ? "" : " " + name) + "\n"
    }
    return mark("<", "ours") + left + mark("=", "") + right + mark(">", "theirs")
  }
}

/// A text with plain line ends, and how it had them.
private struct MergeText {
  let bytes: [UInt8]
  private let hasMark: Bool
  private let hasReturns: Bool
  /// Whether its lines end in one way.
  let isOfLines: Bool

  init(_ written: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    hasMark = written.starts(with: mark)
    var bytes = Array(hasMark ? written[3...] : written[...])
    let returns = bytes.count { $0 == 0x0D }
    hasReturns = returns > 0
    if hasReturns {
      var plain: [UInt8] = []
      plain.reserveCapacity(bytes.count)
      var pairs = 0
      for (place, byte) in bytes.enumerated() {
        if byte == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { pairs += 1 } else { plain.append(byte) }
      }
      isOfLines = pairs == returns
      bytes = plain
    } else {
      isOfLines = true
    }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    self.bytes = bytes
  }

  /// Another text in the same way.
  func asWritten(_ bytes: [UInt8]) -> [UInt8] {
    var written: [UInt8] = hasMark ? [0xEF, 0xBB, 0xBF] : []
    guard hasReturns else { return written + bytes }
    for byte in bytes { written += byte == 0x0A ? [0x0D, 0x0A] : [byte] }
    return written
  }
}
