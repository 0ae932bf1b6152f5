/// The values of a field as somebody wrote them, and two such lists put together.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

struct MergeList {
  /// A value as it is written, and by what it is known again: its date or place in a list of measurements, else what it says.
  private struct Entry: Equatable {
    let text: String
    let meaning: [String]
    var key: String
    /// The last day of its date, where it is known by one.
    var day: Int32?
  }

  private let body: String
  private let name: String
  private var entries: [Entry] = []
  /// The comments, in their order.
  let remarks: [String]
  private let isBroken: Bool
  private let indentation: String

  /// - Parameter body: the lines of one field.
  init?(_ body: String) {
    self.body = body
    let tree = SyntaxTree(parsing: Array(body.utf8))
    guard tree.errors.isEmpty, let file = tree.file, let field = file.fields.first, file.fields.count == 1 else {
      return nil
    }
    name = tree.text(field.name)
    remarks = tree.records.indices.filter { tree.kind($0) == .comment }.map { tree.text($0) }
    indentation = String(body.prefix { $0 == " " || $0 == "\t" })
    for value in field.values {
      let meaning = value.tokens.filter { !tree.kind($0).isNode && tree.kind($0) != .comment }.map { token in
        tree.kind(token).isText ? "\"" + tree.textValue(token) : tree.text(token)
      }
      entries.append(Entry(text: tree.text(value.index), meaning: meaning, key: meaning.joined(separator: " ")))
    }
    let first = field.values.first.map { tree.range($0.index).lowerBound } ?? 0
    isBroken = tree.bytes[..<first].contains(0x0A)
  }

  /// Whether it says the same, in whatever form.
  func says(_ other: MergeList) -> Bool { entries.map(\.meaning) == other.entries.map(\.meaning) }

  /// The same, known by the dates of its values.
  private var dated: MergeList {
    var list = self
    var undated = 0
    for place in entries.indices {
      if let word = entries[place].meaning.lastIndex(of: "op") {
        let written = entries[place].meaning[(word + 1)...].joined()
        list.entries[place].day = DateSpan(text: written)?.last
        // One day is one, however it is written.
        list.entries[place].key = list.entries[place].day.map { "@\($0)" } ?? written
      } else {
        list.entries[place].key = "#\(undated)"
        undated += 1
      }
    }
    return list
  }

  /// The value that counts before the others.
  var first: [String]? { entries.first?.meaning }

  private var byKey: [String: Entry] { Dictionary(entries.map { ($0.key, $0) }) { first, _ in first } }

  private var areUnique: Bool { Set(entries.map(\.key)).count == entries.count }

  /// Both lists in one; `nil` where both changed one value, or it is not clear what belongs to what.
  ///
  /// - Parameter areDated: whether a value is known by its date.
  func merged(with other: MergeList, since base: MergeList?, areDated: Bool) -> String? {
    let (own, its) = areDated ? (dated, other.dated) : (self, other)
    let old = areDated ? base?.dated : base
    guard own.areUnique, its.areUnique, old?.areUnique ?? true else { return nil }
    // Remarks stay where they are; those of the other would have to be put somewhere.
    guard other.remarks.isEmpty || other.remarks == base?.remarks || other.remarks == remarks else { return nil }
    let (before, left, right) = (old?.byKey ?? [:], own.byKey, its.byKey)
    // What both took away and put something else for has two values now.
    let isGone = before.keys.contains { left[$0] == nil && right[$0] == nil }
    let came = [left, right].map { side in Set(side.keys.filter { before[$0] == nil }) }
    if isGone, !came[0].isEmpty, !came[1].isEmpty, came[0] != came[1] { return nil }
    var result = own.entries
    for (key, was) in before {
      switch (left[key], right[key]) {
      case (let mine?, let yours?) where mine.meaning != yours.meaning:
        if mine.meaning == was.meaning, let place = result.firstIndex(where: { $0.key == key }) {
          result[place] = yours
        } else if yours.meaning != was.meaning {
          return nil
        }
      case (let mine?, nil):
        guard mine.meaning == was.meaning else { return nil }
        result.removeAll { $0.key == key }
      case (nil, let yours?):
        guard yours.meaning == was.meaning else { return nil }
      default: break
      }
    }
    for (place, entry) in its.entries.enumerated() where before[entry.key] == nil {
      if let mine = left[entry.key] {
        // Both added it.
        if mine.meaning != entry.meaning { return nil }
        continue
      }
      let ahead = its.entries[..<place].last { one in result.contains { $0.key == one.key } }
      var at =
        ahead.flatMap { one in result.firstIndex { $0.key == one.key } }.map { $0 + 1 }
        ?? result.prefix { before[$0.key] == nil }.count
      if areDated {
        // In the order of their days, where they stand in it.
        while at < result.count, let day = result[at].day, let own = entry.day, day < own { at += 1 }
      }
      result.insert(entry, at: at)
    }
    guard !result.isEmpty else { return nil }
    return own.written(result)
  }

  private func written(_ entries: [Entry]) -> String? {
    if entries == self.entries { return body }
    guard remarks.isEmpty else { return edited(entries) }
    let isLong = isBroken || entries.contains { $0.text.contains("\n") }
    if isLong {
      let lines = entries.map { "\(indentation)  \($0.text)" }
      return "\(indentation)\(name):\n" + lines.joined(separator: ",\n") + "\n"
    }
    return "\(indentation)\(name): " + entries.map(\.text).joined(separator: ", ") + "\n"
  }

  /// With comments in it: values are put in, and none is taken out or changed, so that each remark stays with its value.
  private func edited(_ entries: [Entry]) -> String? {
    let kept = entries.filter(self.entries.contains)
    guard kept == self.entries else { return nil }
    let tree = SyntaxTree(parsing: Array(body.utf8))
    guard let field = tree.file?.fields.first else { return nil }
    var (values, before): ([(text: String, before: Int)], Int) = ([], 0)
    for entry in entries {
      if self.entries.contains(entry) { before += 1 } else { values.append((entry.text, before)) }
    }
    let edits = tree.inserting(values, into: field.index, FormatOptions())
    return String(decoding: edits.applied(to: tree.bytes), as: UTF8.self)
  }
}
