/// What the text does not say and a reader wants to know: a title behind a name, a sum, days left, the course of a number.
package import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveSyntax

package struct InlayHint: Equatable, Sendable {
  package enum Subject: String, Sendable, CaseIterable { case titels, sommen, dagen, koers }

  /// Behind what it stands.
  package var offset: Int
  package var label: String
  package var tooltip: Text
  package var subject: Subject
  /// What the hint names, to go there.
  package var target: Address?
}

package enum InlayHints {
  /// - Parameters:
  ///   - window: the offsets that are shown.
  ///   - wanted: which hints the reader asks for.
  ///   - titleOf: the title of a declaration, which facts do not keep.
  package static func all(
    _ snapshot: FileSnapshot, in window: Range<Int>, _ wanted: Set<InlayHint.Subject>,
    titleOf: (Address) -> String?
  ) -> [InlayHint] {
    let facts = snapshot.facts
    var hints: [InlayHint] = []
    for ordinal in facts.declarations.indices {
      // Made once, for the first target that is shown.
      var course: Course?
      for field in facts.fields(of: ordinal) {
        for value in facts.values(of: field) {
          let range = snapshot.places.range(.value(value), facts)
          guard range.lowerBound < window.upperBound, range.upperBound >= window.lowerBound else { continue }
          let hint: InlayHint?
          switch facts.value(value) {
          case .reference where wanted.contains(.titels):
            hint = title(snapshot, value, range, titleOf)
          case .amount(let cents) where wanted.contains(.sommen) && facts.fields[field].field == .budget:
            hint = sum(snapshot, ordinal, cents, range)
          case .period(let period) where wanted.contains(.dagen) && facts.fields[field].field == .looptijd:
            hint = daysLeft(snapshot, ordinal, period, range)
          case .measurement(let target) where wanted.contains(.koers) && facts.fields[field].field == .streefwaarde:
            let known = course ?? Course(facts, ordinal)
            course = known
            hint = known.progress(to: target).map { progress(snapshot, $0, range) }
          case .text, .document, .source, .code, .word, .number, .percentage, .amount, .date, .period, .measurement,
            .reference:
            hint = nil
          }
          if let hint { hints.append(hint) }
        }
      }
    }
    return hints
  }

  private static func title(
    _ snapshot: FileSnapshot, _ value: ValueIndex, _ range: Range<Int>, _ titleOf: (Address) -> String?
  ) -> InlayHint? {
    let parts = snapshot.facts.reference(value).count
    guard parts > 0, let target = snapshot.target(value: value, part: parts - 1), let title = titleOf(target),
      let name = snapshot.repository?.name(target), !isSaid(title, by: name)
    else { return nil }
    let shown = title.count > 40 ? title.prefix(39) + "…" : title[...]
    return InlayHint(
      offset: range.upperBound, label: String(shown),
      tooltip: Text("de titel van ‘\(name)’", "the title of ‘\(name)’"), subject: .titels, target: target)
  }

  /// Whether a name says all that the title says: `wethouder-wonen` for “Wethouder wonen”.
  private static func isSaid(_ title: String, by name: String) -> Bool {
    title.lowercased().filter { $0.isLetter || $0.isNumber } == name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static func sum(
    _ snapshot: FileSnapshot, _ ordinal: DeclarationIndex, _ budget: Int128, _ range: Range<Int>
  ) -> InlayHint? {
    guard snapshot.facts.kind(of: ordinal) == .opgave, let used = Budgets.allotted(snapshot.facts, ordinal) else {
      return nil
    }
    let left = budget - used
    let text =
      left >= 0
      ? Text("\(Amount.text(used)) verdeeld", "\(Amount.text(used)) allotted")
      : Text("\(Amount.text(-left)) te veel verdeeld", "\(Amount.text(-left)) too much allotted")
    return InlayHint(
      offset: range.upperBound, label: text[snapshot.language],
      tooltip: Text("de som van de budgetten van de inspanningen", "the sum of the budgets of the inspanningen"),
      subject: .sommen, target: nil)
  }

  private static func daysLeft(
    _ snapshot: FileSnapshot, _ ordinal: DeclarationIndex, _ period: Period, _ range: Range<Int>
  ) -> InlayHint? {
    guard let end = period.end else { return nil }
    let status = snapshot.facts.word(.status, of: ordinal)
    if let status, status == .afgerond || status == .gestopt { return nil }
    let days = Int(end.last) - Int(snapshot.surroundings.peildatum)
    let text =
      switch days {
      case 0: Text("eindigt vandaag", "ends today")
      case 1: Text("nog 1 dag", "1 day left")
      case 2...: Text("nog \(days) dagen", "\(days) days left")
      case -1: Text("1 dag geleden afgelopen", "ended 1 day ago")
      default: Text("\(-days) dagen geleden afgelopen", "ended \(-days) days ago")
      }
    let day = Calendar.text(snapshot.surroundings.peildatum)
    return InlayHint(
      offset: range.upperBound, label: text[snapshot.language],
      tooltip: Text("gerekend vanaf \(day)", "counted from \(day)"), subject: .dagen, target: nil)
  }

  private static func progress(_ snapshot: FileSnapshot, _ text: Text, _ range: Range<Int>) -> InlayHint {
    InlayHint(
      offset: range.upperBound, label: text[snapshot.language],
      tooltip: Text(
        "hoe ver de laatste meting is, van de nulmeting naar deze streefwaarde",
        "how far the last meting is, from the nulmeting to this streefwaarde"),
      subject: .koers, target: nil)
  }
}
