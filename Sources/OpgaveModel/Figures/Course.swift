/// The numbers of an indicator: where it started, where it is to go, and how far it is. Exact throughout; judges nothing.
package import OpgaveSyntax

/// What an indicator says.
package struct Course: Sendable {
  package let richting: Word?
  package let start: Measurement?
  /// In the order of the text, with the place of each among the values.
  package let targets: [(value: ValueIndex, measurement: Measurement)]
  /// With the place of each among the values.
  package let measurements: [(value: ValueIndex, measurement: Measurement)]

  /// The measurement with the latest date.
  package let last: Measurement?
  /// Whether percentages, amounts and numbers are mixed.
  package let isMixed: Bool

  package init(_ facts: Facts, _ indicator: DeclarationIndex) {
    func list(_ field: Field) -> [(value: ValueIndex, measurement: Measurement)] {
      guard let field = facts.find(field, of: indicator), !facts.fields[field].isUnknown else { return [] }
      let values = facts.values(of: field)
      var list: [(value: ValueIndex, measurement: Measurement)] = []
      list.reserveCapacity(values.count)
      for value in values {
        if case .measurement(let measurement) = facts.value(value) { list.append((value, measurement)) }
      }
      return list
    }
    self.init(
      facts.word(.richting, of: indicator), facts.measurement(.nulmeting, of: indicator), list(.streefwaarde),
      list(.metingen))
  }

  private init(
    _ richting: Word?, _ start: Measurement?, _ targets: [(value: ValueIndex, measurement: Measurement)],
    _ measurements: [(value: ValueIndex, measurement: Measurement)]
  ) {
    (self.richting, self.start, self.targets, self.measurements) = (richting, start, targets, measurements)
    var last: Measurement?
    for (_, one) in measurements where last.map({ ($0.date?.last ?? .min) < (one.date?.last ?? .min) }) ?? true {
      last = one
    }
    self.last = last
    var first = start?.quantity
    func differs(_ measured: (value: ValueIndex, measurement: Measurement)) -> Bool {
      guard let quantity = measured.measurement.quantity else { return false }
      if let first { return !quantity.isSameKind(as: first) }
      first = quantity
      return false
    }
    isMixed = targets.contains(where: differs) || measurements.contains(where: differs)
  }

  /// Whether the way to a target goes up, by where it starts and else by what is said of it; `nil` where that is not known.
  package func isRising(to target: Measurement) -> Bool? {
    if richting == .handhaven { return nil }
    if let from = start?.bounds, let to = target.bounds {
      if to.lowest > from.highest { return true }
      if to.highest < from.lowest { return false }
    }
    return richting == .stijgend ? true : richting == .dalend ? false : nil
  }

  /// The latest measurement of which the quantity is known.
  package var lastKnown: Measurement? {
    if let last, last.quantity != nil { return last }
    var latest: Measurement?
    for (_, one) in measurements where one.quantity != nil {
      if latest.map({ ($0.date?.last ?? .min) < (one.date?.last ?? .min) }) ?? true { latest = one }
    }
    return latest
  }

  /// The last target, which is where it is to end.
  package var target: Measurement? { targets.last?.measurement }

  /// The same as it was known at the end of a day.
  package func until(_ day: Int32) -> Course {
    Course(richting, start, targets, measurements.filter { ($0.measurement.date?.last ?? .min) <= day })
  }

  /// The same with its measurements from the first day to the last, however they are written.
  package var byDate: Course {
    Course(
      richting, start, targets,
      measurements.sorted { ($0.measurement.date?.last ?? .min) < ($1.measurement.date?.last ?? .min) })
  }

  /// The first target that is not before a day, and so is what a measurement of that day works towards.
  package func target(after date: DateSpan) -> Measurement? {
    targets.lazy.map(\.measurement).first { $0.date.map { date.last <= $0.last } ?? false }
  }

  /// Whether the target lies on the other side of the start than `richting` says.
  package var isOpposed: Bool {
    guard !isMixed, let start = start?.bounds, let target = target?.bounds else { return false }
    return richting == .stijgend && target.highest < start.lowest
      || richting == .dalend && target.lowest > start.highest
  }

  /// The value of the first measurement that stands out of order, on a day that has one, or in the future.
  package func misplaced(_ today: Int32) -> (value: ValueIndex, isFuture: Bool)? {
    var last: DateSpan?
    for (value, measurement) in measurements {
      guard let date = measurement.date else { continue }
      if date.first > today { return (value, true) }
      if let last, date.last < last.first || date == last { return (value, false) }
      if last.map({ date.last >= $0.last }) ?? true { last = date }
    }
    return nil
  }
}

/// The way from a start to a target, and where on it something is; of ranges the bounds that lie nearest to each other.
package struct Way: Equatable, Sendable {
  package let start: Decimal
  package let target: Decimal
  package let reached: Decimal

  package var isRising: Bool { target > start }
  package var whole: Decimal? { target - start }
  package var gone: Decimal? { reached - start }

  /// How much of the way is gone, in whole percents; less than zero for what went the other way.
  package var percentage: Int128? {
    guard let whole, let gone, let part = gone * Decimal(100) else { return nil }
    let scale = max(whole.scale, part.scale)
    guard let divisor = whole.scaled(to: scale), let dividend = part.scaled(to: scale), divisor != 0 else { return nil }
    return dividend / divisor
  }
}

extension Course {
  /// The way of a measurement to the last target, or to the one that it works towards; `nil` where it is not known, or there is none to go.
  package func way(of measurement: Measurement, to target: Measurement? = nil) -> Way? {
    guard richting != .handhaven, !isMixed, !isOpposed, let from = start?.bounds,
      let to = (target ?? self.target)?.bounds,
      let reached = measurement.bounds
    else { return nil }
    if to.lowest > from.highest { return Way(start: from.highest, target: to.lowest, reached: reached.highest) }
    if to.highest < from.lowest { return Way(start: from.lowest, target: to.highest, reached: reached.lowest) }
    return nil
  }
}
