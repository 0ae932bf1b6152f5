/// Values, typed by the field that holds them.
internal import OpgaveSyntax

extension Lowering {
  mutating func values(of node: Int, _ spec: FieldSpec, _ kind: Kind, _ field: Int) {
    var count = 0
    var index = node + 2
    let end = tree.after(node)
    while index < end {
      let next = tree.after(index)
      if tree.kind(index) == .value {
        let range = tree.range(index)
        if count == 1, !spec.isList { report(.tooManyValues, range, owner: kind, field: spec.field) }
        if count == 0 || spec.isList { add(index + 1, end: next, range: range, spec, kind, field) }
        count += 1
      }
      index = next
    }
    if count > 1, spec.isList { doubles(node, kind, spec.field) }
    if count == 0 { setUnknown(field) }
  }

  /// The same value twice in a list, however it is spelled.
  mutating func doubles(_ field: Int, _ kind: Kind, _ name: Field?) {
    guard mayHoldDoubles(field) else { return }
    var seen: [String: Range<Int>] = [:]
    for node in tree.children(field) where tree.kind(node) == .value {
      let range = tree.range(node)
      let meant = meaning(node)
      if let first = seen[meant] {
        report(.doubleValue, range, owner: kind, field: name, related: first)
      } else {
        seen[meant] = range
      }
    }
  }

  /// Whether a list is long, has two values of the same bytes, or one that can be spelled in more ways than one.
  private func mayHoldDoubles(_ field: Int) -> Bool {
    var count = 0
    for node in tree.children(field) where tree.kind(node) == .value {
      let value = UnsafeBufferPointer(rebasing: tree.bytes[tree.range(node)])
      count += 1
      if count > 12 || !isSpelledOneWay(node, value) { return true }
      for other in tree.children(field) where other < node && tree.kind(other) == .value {
        if UnsafeBufferPointer(rebasing: tree.bytes[tree.range(other)]).span.isSame(value.span) { return true }
      }
    }
    return false
  }

  /// Whether other bytes mean something else: a name of ASCII, or a text of single words.
  private func isSpelledOneWay(_ node: Int, _ value: UnsafeBufferPointer<UInt8>) -> Bool {
    let token = node + 1
    guard tree.extent(node) == 1 else { return false }
    switch tree.kind(token) {
    case .name: return value.allSatisfy { $0 < 0x80 }
    case .text:
      var before: UInt8 = .quote
      for byte in value {
        if byte >= 0x80 || byte == .backslash || byte < .space { return false }
        if byte == .space, before == .space || before == .quote { return false }
        if byte == .quote, before == .space { return false }
        before = byte
      }
      return true
    default: return false
    }
  }

  /// A value without what is only spelling: white space, escapes, and the ways to write a number.
  private func meaning(_ node: Int) -> String {
    var parts: [String] = []
    for index in node + 1..<tree.after(node) {
      switch tree.kind(index) {
      case .text, .textBlock, .quotedText: parts.append("\"" + tree.textValue(index))
      case .digits, .uncleanDigits:
        // A date is no number, though a year looks like one.
        parts.append(tree.number(index).map { "\($0.coefficient)/\($0.scale)" } ?? tree.cleanText(index))
      case .comparison: parts.append("\(Shape(index, end: index + 1, tree).comparison)")
      default: parts.append(tree.cleanText(index))
      }
    }
    return parts.joined(separator: " ")
  }

  /// Checks the values of a free field against a type, without keeping them.
  mutating func checkFree(_ node: Int, _ type: ValueType, _ kind: Kind) {
    var count = 0
    for child in tree.children(node) where tree.kind(child) == .value {
      count += 1
      if count == 2 { report(.tooManyValues, tree.range(child), owner: kind) }
      if count == 1 {
        var found: Misfit.Kind?
        _ = pack(Shape(child + 1, end: tree.after(child), tree), type, &found)
        if let found { report(found, tree.range(child), owner: kind, words: type.words) }
      }
    }
  }

  /// Adds the value that the records from `start` to `end` hold.
  mutating func add(_ start: Int, end: Int, range: Range<Int>, _ spec: FieldSpec, _ kind: Kind, _ field: Int) {
    var misfit: Misfit.Kind?
    if let value = packed(start, end, spec, &misfit) {
      facts.add(value, range)
    } else {
      setUnknown(field)
    }
    if let misfit { report(misfit, range, owner: kind, field: spec.field, words: spec.type.words) }
  }

  /// Most values are one text or one word, and need no shape.
  @inline(__always)
  private mutating func packed(
    _ start: Int, _ end: Int, _ spec: FieldSpec, _ misfit: inout Misfit.Kind?
  ) -> PackedValue? {
    if end == start + 1 {
      switch spec.type {
      case .text, .document, .source, .code, .taakveld:
        if tree.kind(start).isText { return text(start, spec.type, asks: spec.asks, &misfit) }
      case .word(let set):
        if tree.kind(start).isName { return word(start, set, &misfit) }
      case .reference:
        if tree.kind(start).isName { return reference(start, end) }
      case .number, .percentage, .amount, .date, .period, .measurement, .anything: break
      }
    }
    return pack(Shape(start, end: end, tree), spec.type, asks: spec.asks, &misfit)
  }

  private func word(_ token: Int, _ set: WordSet, _ misfit: inout Misfit.Kind?) -> PackedValue? {
    guard let word = entry(token)?.word, set.contains(word) else {
      misfit = .unknownWord
      return nil
    }
    return PackedValue(tag: .word, detail: word.rawValue)
  }

  /// The value of a shape for a type. A misfit that leaves the value known is reported with it.
  fileprivate mutating func pack(
    _ shape: Shape, _ type: ValueType, asks: Bool = false, _ misfit: inout Misfit.Kind?
  ) -> PackedValue? {
    switch type {
    case .text, .document, .source, .code, .taakveld:
      guard case .text(let token) = shape.form else { break }
      return text(token, type, asks: asks, &misfit)
    case .word(let set):
      guard case .reference(let token, let end) = shape.form, end == token + 1, shape.date == nil else { break }
      return word(token, set, &misfit)
    case .reference:
      guard case .reference(let token, let end) = shape.form, shape.date == nil else { break }
      return reference(token, end)
    case .number, .percentage, .amount, .date, .period:
      guard case .quantities = shape.form, shape.comparison == .equal, shape.date == nil, let first = shape.first else {
        break
      }
      return quantity(shape, first, type, &misfit)
    case .measurement:
      if shape.isUnknown { return measurement(shape) }
      guard case .quantities = shape.form, shape.first?.number != nil || shape.first?.cents != nil,
        !shape.hasDots || shape.second.map({ $0.isSameKind(as: shape.first) }) ?? false
      else { break }
      return measurement(shape)
    case .anything: return PackedValue(tag: .text)
    }
    misfit = .wrongType
    return nil
  }

  private mutating func text(
    _ token: Int, _ type: ValueType, asks: Bool, _ misfit: inout Misfit.Kind?
  ) -> PackedValue? {
    if isEmpty(token) {
      misfit = .emptyText
      return PackedValue(tag: .text, detail: Facts.textIsEmpty)
    }
    switch type {
    case .document:
      return PackedValue(tag: .document, payload: interned(text: token))
    case .source:
      let name = interned(text: token)
      return PackedValue(tag: facts.names.isDocument(name) ? .document : .source, payload: name)
    case .code, .taakveld:
      return PackedValue(tag: .code, payload: interned(text: token))
    case .text, .word, .reference, .number, .percentage, .amount, .date, .period, .measurement, .anything:
      let isQuestion = asks && HeldPlace.asks(token, tree)
      return PackedValue(tag: .text, detail: isQuestion ? Facts.textAsks : 0)
    }
  }

  /// The place of a text's value in the file's table.
  private mutating func interned(text token: Int) -> Int32 {
    let range = tree.range(token)
    // Between plain quotes, nothing escaped: nearly always.
    if tree.kind(token) == .text, range.count >= 2, tree.bytes[range.upperBound - 1] == .quote {
      let inner = UnsafeBufferPointer(rebasing: tree.bytes[range.lowerBound + 1..<range.upperBound - 1])
      if !inner.contains(.backslash) { return intern(inner.span) }
    }
    return intern(tree.textBytes(token).span)
  }

  private mutating func reference(_ token: Int, _ end: Int) -> PackedValue {
    if end == token + 1 {
      return PackedValue(tag: .reference, detail: 1, payload: name(token))
    }
    let start = facts.qualified.count
    for index in token..<end where tree.kind(index).isName {
      facts.qualified.append(name(index))
    }
    let count = facts.qualified.count - start
    // Past what any name can resolve to the count no longer matters.
    return PackedValue(tag: .reference, detail: UInt8(clamping: count), payload: Int32(clamping: start))
  }

  private mutating func quantity(
    _ shape: Shape, _ first: Shape.Quantity, _ type: ValueType, _ misfit: inout Misfit.Kind?
  ) -> PackedValue? {
    switch type {
    case .date:
      if !shape.hasDots, let date = first.date { return facts.pack(date) }
    case .period:
      if shape.hasDots, let start = first.date, shape.second == nil || shape.second?.date != nil {
        facts.periods.append(Period(start: start, end: shape.second?.date))
        return PackedValue(tag: .period, payload: Int32(clamping: facts.periods.count - 1))
      }
    case .amount:
      if !shape.hasDots, let cents = first.cents {
        if cents < 0 { misfit = .outOfRange }
        return facts.pack(.amount, cents)
      }
    case .percentage:
      if !shape.hasDots, first.isPercentage, let number = first.number {
        if number.isNegative {
          misfit = .outOfRange
          return nil
        }
        return facts.pack(.percentage, number.coefficient, decimals: number.scale)
      }
    case .number(let range):
      if !shape.hasDots, !first.isPercentage, let number = first.number {
        guard let whole = number.integer, whole >= range.lowest, whole <= range.highest else {
          misfit = .outOfRange
          return nil
        }
        return facts.pack(.number, Int128(whole))
      }
    case .text, .document, .source, .code, .taakveld, .word, .reference, .measurement, .anything: break
    }
    misfit = .wrongType
    return nil
  }

  private mutating func measurement(_ shape: Shape) -> PackedValue {
    var packed = PackedValue(
      tag: .measurement, detail: shape.comparison.rawValue, payload: Int32(clamping: facts.parts.count))
    func part(_ quantity: Shape.Quantity) -> PackedValue {
      if let cents = quantity.cents { return facts.pack(.amount, cents) }
      let number = quantity.number ?? .zero
      return facts.pack(
        quantity.isPercentage ? .percentage : .number, number.coefficient, decimals: number.scale)
    }
    if let first = shape.first, !shape.isUnknown {
      packed.flags |= PackedValue.hasQuantity
      facts.parts.append(part(first))
    }
    if let second = shape.second {
      packed.flags |= PackedValue.hasUpper
      facts.parts.append(part(second))
    }
    if let date = shape.date {
      packed.flags |= PackedValue.hasDate
      facts.parts.append(facts.pack(date))
    }
    return packed
  }
}

extension FieldSpec {
  /// Whether a text, read as the value of this field, fits it.
  package func accepts(_ source: String) -> Bool {
    let tree = SyntaxTree(parsing: "x: " + source)
    guard tree.errors.isEmpty, let node = tree.records.indices.first(where: { tree.kind($0) == .value }),
      tree.after(node) == tree.records.count
    else { return false }
    var lowering = Lowering()
    return lowering.reading(tree) { lowering in
      var misfit: Misfit.Kind?
      return lowering.pack(Shape(node + 1, end: tree.after(node), lowering.tree), type, &misfit) != nil && misfit == nil
    }
  }
}
