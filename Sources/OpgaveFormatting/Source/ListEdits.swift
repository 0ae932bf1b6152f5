/// Values that change places or go, with the comments that belong to them.
package import OpgaveSyntax

extension SyntaxTree {
  /// The edits that give the values of a field another order.
  ///
  /// - Parameter order: for each place the value, by its place now, that is to stand there.
  package func reordering(_ field: Index, _ order: [Int], _ options: FormatOptions) -> [TextEdit] {
    let list = FieldList(field, self)
    let values = list.elements.map { range($0.value) }
    var trailing = list.elements.map { $0.trailing.map(range) }
    // The comment behind the last value is one of the block.
    if let last = values.last, case .comment(let comment) = rest(of: last.upperBound) {
      trailing[trailing.count - 1] = comment
    }
    guard list.elements.contains(where: { !$0.comments.isEmpty }) || trailing.contains(where: { $0 != nil }) else {
      return zip(values, order).filter { $0 != values[$1] }.map { TextEdit($0, text(values[$1])) }
    }
    // A line for each value, since a comment ends one.
    let header = range(field).lowerBound
    let line = newLine(at: header) + indentation(header) + options.step
    let start = range(list.behindColon ?? field + 2).upperBound
    var written = ""
    for (place, source) in order.enumerated() {
      for comment in list.elements[source].comments { written += line + text(range(comment)) }
      written += line + text(values[source]) + (place + 1 < order.count ? "," : "")
      if let comment = trailing[source] { written += "  " + text(comment) }
    }
    let end = (trailing[order.count - 1] ?? values[order.count - 1]).upperBound
    guard trailing[order[order.count - 1]] != nil else { return [TextEdit(start..<end, written)] }
    return [endingLine(TextEdit(start..<end, written), header)]
  }

  /// The edits that take a value out of a list, with its comma and the comments that belong to it; `nil` for the first one.
  ///
  /// - Returns: also whether no comment goes along.
  package func removing(_ value: Index, from field: Index) -> (edits: [TextEdit], isClean: Bool)? {
    let list = FieldList(field, self, around: value)
    let elements = list.elements
    guard let place = elements.firstIndex(where: { $0.value == value }), place > 0,
      let comma = elements[place - 1].comma
    else { return nil }
    let (before, own) = (elements[place - 1], elements[place])
    var isClean = own.comments.isEmpty && own.trailing == nil
    func start(_ element: FieldList.Element) -> Int { range(element.comments.first ?? element.value).lowerBound }
    if place < elements.count - 1 {
      return ([TextEdit(start(own)..<start(elements[place + 1]), "")], isClean)
    }
    let start = range(before.trailing ?? comma).upperBound
    var end = range(own.trailing ?? own.comma ?? value).upperBound
    guard own.comma == nil else { return ([TextEdit(start..<end, "")], isClean) }
    if hasLineEnd(in: start..<range(value).lowerBound), case .comment(let comment) = rest(of: end) {
      isClean = false
      // In a list that is written on one line it is one of the field.
      if FieldList(field, self).hasComments { end = comment.upperBound }
    }
    let removal = TextEdit(start..<end, "")
    let colon = range(field + 2).upperBound..<range(before.value).lowerBound
    // A name alone on its line is a value only if a comma follows it.
    let isLoneName = place == 1 && kind(before.value + 1).isName && hasLineEnd(in: colon)
    let joins = isLoneName && list.behindColon == nil && before.comments.isEmpty
    let keepsComma = isLoneName && !joins
    var edits = [before.trailing != nil || keepsComma ? endingLine(removal, range(field).lowerBound) : removal]
    if joins { edits.append(TextEdit(colon, " ")) }
    if !keepsComma { edits.append(TextEdit(range(before.value).upperBound..<range(comma).upperBound, "")) }
    return (edits, isClean)
  }

  /// The edits that put values into a list, each before the one at a place now, or behind the last; comments stay with their values.
  ///
  /// - Parameter values: in their order; the number of values that there are puts one behind the last.
  package func inserting(_ values: [(text: String, before: Int)], into field: Index, _ options: FormatOptions)
    -> [TextEdit]
  {
    let list = FieldList(field, self)
    let elements = list.elements
    guard let last = elements.last else { return [] }
    let groups = Dictionary(grouping: values) { min(max(0, $0.before), elements.count) }.mapValues { $0.map(\.text) }
    let header = range(field).lowerBound
    let line = newLine(at: header) + indentation(header) + options.step
    // The comment behind the last value is one of the block, unless values have some of their own.
    var isApart = list.hasComments
    var end = range(last.trailing ?? last.comma ?? last.value).upperBound
    if case .comment(let comment) = rest(of: end), hasLineEnd(in: header..<range(last.value).lowerBound) {
      (isApart, end) = (true, comment.upperBound)
    }
    return groups.sorted { $0.key < $1.key }.flatMap { place, texts -> [TextEdit] in
      if place < elements.count {
        let own = elements[place]
        guard isApart else {
          let start = range(own.value).lowerBound
          return [TextEdit(start..<start, texts.map { $0 + ", " }.joined())]
        }
        if place == 0 {
          let start = range(own.comments.first ?? own.value).lowerBound
          return [TextEdit(start..<start, texts.map { "\($0),\(line)" }.joined())]
        }
        let before = elements[place - 1]
        let start = range(before.trailing ?? before.comma ?? before.value).upperBound
        return [TextEdit(start..<start, texts.map { "\(line)\($0)," }.joined())]
      }
      let behind = range(last.value).upperBound
      guard isApart else { return [TextEdit(behind..<behind, texts.map { ", " + $0 }.joined())] }
      let written = texts.map { line + $0 }.joined(separator: ",")
      if last.comma != nil { return [TextEdit(end..<end, written)] }
      if end == behind { return [TextEdit(end..<end, "," + written)] }
      return [TextEdit(behind..<behind, ","), TextEdit(end..<end, written)]
    }
  }

  /// An edit behind which a comment ends, with what follows it on its line on a line of its own.
  private func endingLine(_ edit: TextEdit, _ header: Int) -> TextEdit {
    guard case .more(let next) = rest(of: edit.range.upperBound) else { return edit }
    return TextEdit(edit.range.lowerBound..<next, edit.replacement + newLine(at: header) + indentation(header))
  }
}
