/// What is other between declarations of two moments of which is known which is which.
internal import OpgaveSyntax

struct Comparison {
  private let old: Moment
  private let new: Moment
  private let pairs: MatchedDeclarations

  init(_ old: Moment, _ new: Moment, _ pairs: MatchedDeclarations) {
    (self.old, self.new, self.pairs) = (old, new, pairs)
  }

  /// What came, went or is other among declarations that stand beside each other.
  func changes(_ before: [Address], _ after: [Address]) -> [DeclarationChange] {
    var changes: [DeclarationChange] = []
    var kept: Set<Address> = []
    for address in after where new.repository.counts(address) {
      if let was = pairs.earlier(address, old, new) {
        kept.insert(was)
        if let change = change(was, address) { changes.append(change) }
      } else if !mayHaveBeen(address) {
        changes.append(DeclarationChange(new.repository.declaration(address).kind, .added, old: nil, new: address))
      }
    }
    for address in before where !kept.contains(address) && old.repository.counts(address) && !mayBe(address) {
      changes.append(DeclarationChange(old.repository.declaration(address).kind, .removed, old: address, new: nil))
    }
    return changes
  }

  /// Whether what came may have been in its file when that could not be read.
  private func mayHaveBeen(_ address: Address) -> Bool {
    let path = new.repository.files[address.file].path
    return old.unread.contains(path) || isTop(address, new) && old.repository.mayHideAny(in: path)
  }

  private func mayBe(_ address: Address) -> Bool {
    let path = old.repository.files[address.file].path
    return new.unread.contains(path) || isTop(address, old) && new.repository.mayHideAny(in: path)
  }

  private func isTop(_ address: Address, _ moment: Moment) -> Bool {
    moment.facts(address).declaration(address.ordinal).parent == nil
  }

  private func change(_ one: Address, _ other: Address) -> DeclarationChange? {
    let (before, after) = (old.facts(one), new.facts(other))
    if one.ordinal == other.ordinal, before.isIdentical(to: after) { return nil }
    let (was, isNow) = (before.declaration(one.ordinal), after.declaration(other.ordinal))
    let isCalledOtherwise =
      was.word != isNow.word || was.date != isNow.date
      || (was.name >= 0 ? before.names.text(was.name) : "") != (isNow.name >= 0 ? after.names.text(isNow.name) : "")
    var change = DeclarationChange(isNow.kind, isCalledOtherwise ? .renamed : .kept, old: one, new: other)
    let titles = (old.title(of: one), new.title(of: other))
    change.hasOtherTitle =
      was.flags.contains(.hasTitle) != isNow.flags.contains(.hasTitle)
      || titles.0 != 0 && titles.1 != 0 && titles.0 != titles.1
    change.fields = fields(one, other, before, after, isNow.kind)
    change.free = free(one, other)
    change.inner = changes(old.repository.counted(in: one), new.repository.counted(in: other))
    return change.isEmpty ? nil : change
  }

  // MARK: Fields

  private func fields(
    _ one: Address, _ other: Address, _ before: Facts, _ after: Facts, _ kind: Kind
  ) -> [FieldChange] {
    var changes: [FieldChange] = []
    for index in after.fields(of: other.ordinal) {
      let field = after.fields[index].field
      let was = before.find(field, of: one.ordinal)
      if let change = change(of: field, was, index, one.file, other.file, kind) { changes.append(change) }
    }
    for index in before.fields(of: one.ordinal) {
      let field = before.fields[index].field
      guard after.find(field, of: other.ordinal) == nil else { continue }
      if let change = change(of: field, index, nil, one.file, other.file, kind) { changes.append(change) }
    }
    return changes
  }

  /// `nil` where both say the same.
  private func change(
    of field: Field, _ was: FieldIndex?, _ isNow: FieldIndex?, _ oldFile: FileIndex, _ newFile: FileIndex, _ kind: Kind
  ) -> FieldChange? {
    let (before, after) = (old.repository.files[oldFile].facts, new.repository.files[newFile].facts)
    var change = FieldChange(field: field, old: was, new: isNow)
    let wasUnread = was.map { before.fields[$0].isUnknown } ?? false
    let isUnread = isNow.map { after.fields[$0].isUnknown } ?? false
    if wasUnread || isUnread {
      if let was, let isNow, wasUnread, isUnread, old.unread(was, in: oldFile) == new.unread(isNow, in: newFile) {
        return nil
      }
      return change
    }
    let own = was.map { Array(before.values(of: $0)) } ?? []
    let its = isNow.map { Array(after.values(of: $0)) } ?? []
    let same = Sameness(old, new, pairs, oldFile, newFile, Lexicon.shared.spec(field, in: kind))
    if same.isList {
      change.values = same.isOfMeasurements ? same.byDate(own, its) : same.byValue(own, its)
      if change.values.isEmpty, Field.opdrachtgevers.contains(field), let one = own.first, let other = its.first,
        !same.isSame(one, other)
      {
        // The first answers for it.
        change.values = [.changed(from: one, to: other)]
      }
    } else if let one = own.first, let other = its.first {
      if !same.isSame(one, other) { change.values = [.changed(from: one, to: other)] }
    } else {
      change.values = own.prefix(1).map { .removed($0) } + its.prefix(1).map { .added($0) }
    }
    return change.values.isEmpty ? nil : change
  }

  private func free(_ one: Address, _ other: Address) -> [FreeChange] {
    let (before, after) = (old.freeFields(of: one), new.freeFields(of: other))
    if before == after { return [] }
    let own = Dictionary(before.map { ($0.name, $0.digest) }) { first, _ in first }
    let its = Dictionary(after.map { ($0.name, $0.digest) }) { first, _ in first }
    let changed = after.filter { own[$0.name] != $0.digest }.map {
      FreeChange(name: $0.name, isOld: own[$0.name] != nil, isNew: true)
    }
    return changed
      + before.filter { its[$0.name] == nil }.map { FreeChange(name: $0.name, isOld: true, isNew: false) }
  }
}

/// Whether values of one field mean the same at both moments.
private struct Sameness {
  private let old: Moment
  private let new: Moment
  private let pairs: MatchedDeclarations
  private let oldFile: FileIndex
  private let newFile: FileIndex
  private let spec: FieldSpec?

  init(
    _ old: Moment, _ new: Moment, _ pairs: MatchedDeclarations, _ oldFile: FileIndex, _ newFile: FileIndex,
    _ spec: FieldSpec?
  ) {
    (self.old, self.new, self.pairs) = (old, new, pairs)
    (self.oldFile, self.newFile, self.spec) = (oldFile, newFile, spec)
  }

  var isList: Bool { spec?.isList ?? false }
  var isOfMeasurements: Bool { spec?.type == .measurement }

  private var before: Facts { old.repository.files[oldFile].facts }
  private var after: Facts { new.repository.files[newFile].facts }

  func isSame(_ one: ValueIndex, _ other: ValueIndex) -> Bool {
    let (was, isNow) = (before.value(one), after.value(other))
    switch (was, isNow) {
    case (.text(let wasEmpty, _), .text(let isEmpty, _)):
      let texts = (old.text(one, in: oldFile), new.text(other, in: newFile))
      return wasEmpty == isEmpty && (texts.0 == 0 || texts.1 == 0 || texts.0 == texts.1)
    case (.document(let left), .document(let right)), (.source(let left), .source(let right)),
      (.document(let left), .source(let right)), (.source(let left), .document(let right)):
      return before.names.isEqual(left, to: after.names, right)
        || old.document(left, in: oldFile) == new.document(right, in: newFile)
    case (.code(let left), .code(let right)): return before.names.isEqual(left, to: after.names, right)
    case (.reference(let left), .reference(let right)):
      return left.names.elementsEqual(right.names) { before.names.isEqual($0, to: after.names, $1) }
        || meansTheSame(one, other)
    default: return was == isNow
    }
  }

  private func meansTheSame(_ one: ValueIndex, _ other: ValueIndex) -> Bool {
    guard let targets = spec?.type.targets,
      case .found(let was)? = resolution(one, old, oldFile, targets),
      case .found(let isNow)? = resolution(other, new, newFile, targets)
    else { return false }
    if let later = pairs.later(was, old, new) { return later == isNow }
    return pairs.isPartial && old.path(of: was) == new.path(of: isNow)
  }

  private func resolution(
    _ value: ValueIndex, _ moment: Moment, _ file: FileIndex, _ targets: ValueType.Targets
  ) -> Resolution? {
    moment.repository.files[file].facts.home(of: value).map {
      moment.repository.resolve(value: value, of: $0.ordinal, in: file, targets)
    }
  }

  /// In whatever order they stand.
  func byValue(_ before: [ValueIndex], _ after: [ValueIndex]) -> [ValueChange] {
    let (rest, came) = apart(before[...], after[...])
    return rest.map { .removed($0) } + came.map { .added($0) }
  }

  /// What either side has that the other has not.
  private func apart(
    _ before: ArraySlice<ValueIndex>, _ after: ArraySlice<ValueIndex>
  ) -> (gone: [ValueIndex], came: [ValueIndex]) {
    var (before, after) = (before, after)
    // Most lists are the same at their ends.
    while let one = before.first, let other = after.first, isSame(one, other) {
      (before, after) = (before.dropFirst(), after.dropFirst())
    }
    while let one = before.last, let other = after.last, isSame(one, other) {
      (before, after) = (before.dropLast(), after.dropLast())
    }
    // So many are known by what is written alone, as each cannot be held against all.
    if before.count > 1_000, after.count > 1_000 {
      let written = (Likeness(old), Likeness(new))
      var waiting = Dictionary(grouping: before) { written.0.value($0, in: oldFile, self.before) }.mapValues { $0[...] }
      let came = after.filter { waiting[written.1.value($0, in: newFile, self.after)]?.popFirst() == nil }
      return (waiting.values.joined().sorted(), came)
    }
    var rest = Array(before)
    var came: [ValueIndex] = []
    for value in after {
      if let place = rest.firstIndex(where: { isSame($0, value) }) {
        rest.remove(at: place)
      } else {
        came.append(value)
      }
    }
    return (rest, came)
  }

  private func measurement(_ value: ValueIndex, _ facts: Facts) -> Measurement? {
    if case .measurement(let measurement) = facts.value(value) { measurement } else { nil }
  }

  /// Those of one date are the same one; of those without, those in one place. What is left over and has one value has another date.
  func byDate(_ before: [ValueIndex], _ after: [ValueIndex]) -> [ValueChange] {
    var waiting = Dictionary(grouping: before) { measurement($0, self.before)?.date }
    var changes: [ValueChange] = []
    var came: [ValueIndex] = []
    for (date, values) in Dictionary(grouping: after, by: { measurement($0, self.after)?.date }) {
      let own = waiting.removeValue(forKey: date) ?? []
      let (gone, others) = apart(own[...], values[...])
      changes += zip(gone, others).map { .changed(from: $0, to: $1) }
      came += others.dropFirst(gone.count)
      if gone.count > others.count { waiting[date] = Array(gone.dropFirst(others.count)) }
    }
    var gone = waiting.values.joined().sorted()
    came.sort()
    var byQuantity = Dictionary(grouping: gone) { measurement($0, self.before)?.quantity?.number }
    for value in came {
      guard let now = measurement(value, self.after), let quantity = now.quantity,
        let place = byQuantity[quantity.number]?.firstIndex(where: { isMoved($0, now) }),
        let was = byQuantity[quantity.number]?.remove(at: place)
      else { continue }
      changes.append(.changed(from: was, to: value))
    }
    let moved = changes.reduce(into: (old: Set<ValueIndex>(), new: Set<ValueIndex>())) { moved, change in
      if case .changed(let one, let other) = change {
        moved.old.insert(one)
        moved.new.insert(other)
      }
    }
    gone.removeAll(where: moved.old.contains)
    came.removeAll(where: moved.new.contains)
    if spec?.field == .streefwaarde {
      // A target that is another one on another day is a target that was changed.
      let count = min(gone.count, came.count)
      changes += zip(gone, came).map { .changed(from: $0, to: $1) }
      (gone, came) = (Array(gone.dropFirst(count)), Array(came.dropFirst(count)))
    }
    changes += came.map { .added($0) } + gone.map { .removed($0) }
    return changes.sorted { $0.place < $1.place }
  }

  private func isMoved(_ value: ValueIndex, _ now: Measurement) -> Bool {
    guard let was = measurement(value, before) else { return false }
    return now.quantity == was.quantity && now.upper == was.upper && now.comparison == was.comparison
  }
}

extension ValueChange {
  /// What is there now in its order, what went behind it.
  fileprivate var place: Int {
    switch self {
    case .added(let value), .changed(_, let value): value.place
    case .removed(let value): Int(Int32.max) + value.place
    }
  }
}
