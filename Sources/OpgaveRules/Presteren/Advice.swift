/// The werkwijze that the facts of an opgave point to, with its grounds: section 6 of the language as a value.
package import OpgaveModel
internal import OpgaveSyntax

/// The five steps of the decision, each with the facts that it asks.
package struct Advice: Equatable, Sendable {
  /// A fact as the file has it.
  package struct Fact: Equatable, Sendable {
    /// A field or a keyword.
    package let name: String
    /// What is stated, as the file would write it; `nil` where nothing is.
    package let value: String?
    package let holds: Bool

    /// `urgentie: acuut`, or the name alone.
    package var text: String { value.map { $0.isEmpty ? name : "\(name): \($0)" } ?? name }
  }

  package struct Step: Equatable, Sendable {
    package let werkwijze: Word
    package let facts: [Fact]
    /// Whether one fact is enough.
    package let isChoice: Bool

    package var holds: Bool { isChoice ? facts.contains(where: \.holds) : facts.allSatisfy(\.holds) }
  }

  package let steps: [Step]

  /// The first step that holds.
  package var step: Step? { steps.first(where: \.holds) }

  /// `nil` where the facts point to none.
  package var werkwijze: Word? { step?.werkwijze }

  /// The facts on which the advice rests.
  package var used: [Fact] { step?.facts.filter(\.holds) ?? [] }

  /// The facts that are not stated and might have led elsewhere: those of the steps up to the one that holds.
  package var missing: [Fact] {
    var found: [Fact] = []
    for step in steps {
      if step.holds { break }
      for fact in step.facts where fact.value == nil && !found.contains(fact) { found.append(fact) }
    }
    return found
  }

  package init(_ opgave: borrowing OpgaveContext) {
    let facts = opgave.facts
    let kenmerken = opgave.kenmerken
    func word(_ field: Field, _ wanted: Word) -> Fact {
      let word = kenmerken.flatMap { facts.word(field, of: $0) }
      return Fact(name: field.spelling, value: word?.spelling, holds: word == wanted)
    }
    func count(_ kind: Kind, _ number: Int, _ holds: Bool) -> Fact {
      Fact(name: kind.keyword, value: String(number), holds: holds)
    }
    func stated(_ field: Field, _ value: String?) -> Fact {
      Fact(name: field.spelling, value: value, holds: value != nil)
    }
    let result = opgave.inForce.flatMap { facts.has(.resultaat, of: $0) && !facts.isUnknown(.resultaat, of: $0) ? "" : nil }
    let end = facts.end(.looptijd, of: opgave.ordinal).date
    let (doelen, inspanningen) = (opgave.doelen.count, opgave.inspanningen.count)
    steps = [
      Step(
        werkwijze: .improvisatie,
        facts: [word(.urgentie, .acuut), count(.doel, doelen, doelen == 0)], isChoice: false),
      Step(
        werkwijze: .routine, facts: [word(.herhaling, .terugkerend), word(.wegZekerheid, .hoog)], isChoice: false),
      Step(
        werkwijze: .bestuursproces,
        facts: [word(.initiatief, .vaag), word(.netwerk, .vaag), word(.besluitvorming, .vaag)], isChoice: true),
      Step(
        werkwijze: .project,
        facts: [
          stated(.resultaat, result), stated(.looptijd, end.map { ".. " + Calendar.text($0.last) }),
          stated(.budget, facts.amount(.budget, of: opgave.ordinal).map(Amount.text)),
          count(.inspanning, inspanningen, inspanningen < 2),
        ], isChoice: false),
      Step(
        werkwijze: .programma,
        facts: [
          count(.doel, doelen, doelen > 0), count(.partij, opgave.partijen.count, opgave.partijen.count > 1),
          count(.inspanning, inspanningen, inspanningen > 1),
        ], isChoice: false),
    ]
  }
}
