/// What many rules ask of an opgave, in the words of section 5 of the language: active, settled, end, last evaluated.
package import OpgaveModel
package import OpgaveSyntax

extension OpgaveContext {
  package var isActive: Bool { status == .vastgesteld || status == .uitvoering || status == .stilgelegd }
  package var isSettled: Bool { isActive || status == .afgerond }
  package var isEarly: Bool { status == .verkenning || status == .concept }
  /// Whether it is done or given up, or its status cannot be read.
  package var mayBeOver: Bool { mayBeOver(ordinal) }

  /// The word of the werkwijze in force.
  package var werkwijze: Word? { inForce.flatMap { facts.declaration($0).word } }

  /// Whether it is known which werkwijze is in force, or that none is.
  package var isWerkwijzeKnown: Bool { isInForceKnown && (inForce == nil || werkwijze != nil) }

  package func date(_ field: Field, of ordinal: DeclarationIndex) -> DateSpan? { facts.date(field, of: ordinal) }

  /// Whether a block is there, or may be hidden by a syntax error; then nothing is known to be missing in it.
  package func isHidden(_ block: DeclarationIndex?) -> Bool { block.map { facts.isDamaged($0) } ?? isDamaged }

  /// Whether a field is certainly not stated in a block, be the block itself there or not.
  package func lacks(_ field: Field, in block: DeclarationIndex?) -> Bool {
    if isHidden(block) { return false }
    return block.map { !facts.has(field, of: $0) } ?? true
  }

  /// Where a finding about a block points: its keyword, else the name of the opgave.
  package func place(of block: DeclarationIndex?) -> Part { block.map { .keyword($0) } ?? .name(ordinal) }

  /// The end of the opgave: that of `looptijd`, else of the werkwijze in force.
  package var end: End {
    let own = facts.end(.looptijd, of: ordinal)
    if own != .open { return own }
    return inForce.map { facts.end(.periode, of: $0) } ?? .open
  }

  /// Whether the day `months` after a date lies before the peildatum.
  package func isPast(_ date: DateSpan, months: Int) -> Bool { Calendar.adding(months: months, to: date.last) < today }

  /// The inspanning in which something stands; `nil` where it stands in the opgave as a whole.
  package func inspanning(around ordinal: DeclarationIndex) -> DeclarationIndex? {
    facts.declaration(ordinal).parent.flatMap { facts.kind(of: $0) == .inspanning ? $0 : nil }
  }

  /// The looptijd of what something stands in: an inspanning's own, else that of the opgave.
  func looptijd(around ordinal: DeclarationIndex) -> Period? {
    if let inspanning = inspanning(around: ordinal) { return facts.period(.looptijd, of: inspanning) }
    return facts.period(.looptijd, of: self.ordinal)
  }

  /// Which of some dated declarations lie on no day of the looptijd of what they stand in: on which side of it, and the day on
  /// which it starts or ends.
  func outsideLooptijd(_ dated: [DeclarationIndex]) -> [(ordinal: DeclarationIndex, side: FindingArguments)] {
    dated.compactMap { ordinal in
      guard let date = facts.declaration(ordinal).date, let period = looptijd(around: ordinal) else { return nil }
      if date.last < period.start.first {
        return (ordinal, [.aspect: .aspect(.early), .date: .days(period.start.first)])
      }
      guard let end = period.end, date.first > end.last else { return nil }
      return (ordinal, [.aspect: .aspect(.late), .date: .days(end.last)])
    }
  }

  /// Whether a day on which something was to be done is past, and nothing says that it was, while it is being worked on.
  package func isOverdue(_ ordinal: DeclarationIndex, on day: Int32) -> Bool {
    guard isActive, let date = facts.declaration(ordinal).date, date.last < day, lacks(.gedaan, in: ordinal) else {
      return false
    }
    guard let inspanning = inspanning(around: ordinal) else { return true }
    return [.gepland, .lopend].contains(status(of: inspanning))
  }

  /// The years of money of the opgave and of each inspanning that has some.
  package var begrotingenByOwner: [DeclarationIndex: [DeclarationIndex]] {
    Dictionary(grouping: begrotingen) { facts.declaration($0).parent ?? ordinal }
  }

  /// The latest voortgang that the peildatum has seen, of each place where one stands; `nil` where one cannot be read.
  package var latestVoortgangen: [DeclarationIndex: DeclarationIndex?] {
    Dictionary(grouping: voortgangen) { facts.declaration($0).parent ?? ordinal }.mapValues { all in
      if all.contains(where: { facts.declaration($0).date == nil }) { return nil }
      return facts.latest(of: all, until: today)?.ordinal
    }
  }

  /// Whether a risico still is one.
  package func isOpen(_ risico: DeclarationIndex) -> Bool {
    guard isActive, !facts.isDamaged(risico), !facts.isUnknown(.gesloten, of: risico),
      facts.date(.gesloten, of: risico).map({ $0.first > today }) ?? true
    else { return false }
    return inspanning(around: risico).map { !mayBeOver($0) } ?? true
  }

  /// Whether it is, or may be, a theme: others are part of it, and it has no inspanning of its own.
  package var isTheme: Bool {
    guard facts.mayBeTheme(ordinal) else { return false }
    // Of what has no name, or stands nobody knows where, nobody knows who means it.
    guard let mention = facts.mention(of: ordinal), mention.organisation != 0 else { return true }
    return file.repository.isMentioned(mention) || file.repository.mayBeMentioned(mention, besides: (ordinal, facts))
  }

  /// Whether it is told of the opgave that it has no partij, which is the cause of what else these lack.
  var hasNoPartijen: Bool { kenmerken != nil && partijen.isEmpty && !isDamaged && !isHidden(kenmerken) }

  /// Whether none of its inspanningen in uitvoering says who takes part in it, which is told of all at once, where it is sure.
  var namesNoSpelers: Bool {
    status == .uitvoering && !inspanningen.isEmpty && inspanningen.allSatisfy { !facts.has(.spelers, of: $0) }
  }

  /// The status of an inspanning; one without is neither running nor over.
  package func status(of inspanning: DeclarationIndex) -> Word? { facts.word(.status, of: inspanning) }

  /// Whether it, or the opgave, is done or given up, or its status cannot be read.
  package func mayBeOver(_ ordinal: DeclarationIndex) -> Bool {
    guard let status = facts.word(.status, of: ordinal) else {
      return facts.has(.status, of: ordinal) || facts.isDamaged(ordinal)
    }
    return status == .afgerond || status == .gestopt
  }

  /// Whether an evaluatie may be there that cannot be read, or has no date.
  package var mayHideEvaluatie: Bool {
    isHidden(leren)
      || allEvaluaties.contains { facts.declaration($0).date == nil || facts.isDamaged($0) }
  }

  /// The evaluaties of the opgave itself that the peildatum has seen, in the order of the text.
  package var evaluaties: [(ordinal: DeclarationIndex, date: DateSpan)] {
    allEvaluaties.compactMap { ordinal in
      if facts.has(.inspanning, of: ordinal) { return nil }
      return facts.declaration(ordinal).date.flatMap { $0.first <= today ? (ordinal, $0) : nil }
    }
  }

  /// The latest of them; of two on one day the one that stands last.
  package var lastEvaluatie: (ordinal: DeclarationIndex, date: DateSpan)? {
    facts.latest(of: allEvaluaties, until: today) { !facts.has(.inspanning, of: $0) }
  }

  /// The latest evaluatie of an inspanning that the peildatum has seen; of one that names something unknown it may be too.
  package func lastEvaluatie(of inspanning: DeclarationIndex) -> (ordinal: DeclarationIndex, date: DateSpan)? {
    let own = Address(file: file.file, ordinal: inspanning)
    return facts.latest(of: allEvaluaties, until: today) {
      facts.has(.inspanning, of: $0) && (file.target(.inspanning, of: $0) ?? own) == own
    }
  }
}
