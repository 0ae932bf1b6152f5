/// The werkwijze that the facts of an opgave point to, with its grounds: section 6 of the language as a value.
package import OpgaveModel
internal import OpgaveSyntax

/// The five steps of the decision, each with the facts that it asks.
package struct Advice: Equatable, Sendable {
  /// A fact as the file has it.
  package struct Fact: Equatable, Sendable {
    package enum Value: Equatable, Sendable {
      case absent
      case present
      case word(Word)
      case count(Kind, Int)
      case end(Int32)
      case cents(Int128)
    }

    /// What the decision asks, for people.
    package let question: Text
    /// The field that states it; `nil` for what is counted.
    package let field: Field?
    package let value: Value
    package let holds: Bool

    package var isMissing: Bool { value == .absent }

    package var answer: Text {
      holds ? Text("ja", "yes") : isMissing ? Text("niet bekend", "not known") : Text("nee", "no")
    }

    /// As the file would write it: `urgentie: acuut`; a count as `doel: 0`.
    package var text: String {
      let name = field?.spelling ?? ""
      switch value {
      case .absent, .present: return name
      case .word(let word): return "\(name): \(word.spelling)"
      case .count(let kind, let count): return "\(kind.keyword): \(count)"
      case .end(let day): return "\(name): .. \(Calendar.text(day))"
      case .cents(let cents): return "\(name): \(Amount.text(cents))"
      }
    }
  }

  package struct Step: Equatable, Sendable {
    package let werkwijze: Word
    package let facts: [Fact]
    /// Whether one fact is enough.
    package let isChoice: Bool

    package var holds: Bool { isChoice ? facts.contains(where: \.holds) : facts.allSatisfy(\.holds) }

    /// Whether it could hold if more were stated.
    package var mayHold: Bool { isChoice || facts.allSatisfy { $0.holds || $0.isMissing } }
  }

  package let steps: [Step]

  /// The first step that holds.
  package var step: Step? { steps.first(where: \.holds) }

  /// `nil` where the facts point to none.
  package var werkwijze: Word? { step?.werkwijze }

  /// Whether it follows from how many there are of things, and from nothing that somebody stated.
  var isCounted: Bool { step?.facts.allSatisfy { $0.field == nil } ?? false }

  /// The facts on which the advice rests.
  package var used: [Fact] { step?.facts.filter(\.holds) ?? [] }

  /// The facts that are not stated and might have led elsewhere: those of the steps before the one that holds.
  package var missing: [Fact] {
    var found: [Fact] = []
    for step in steps {
      if step.holds { break }
      if step.mayHold { found += step.facts.filter(\.isMissing) }
    }
    return found
  }

  package init(_ opgave: borrowing OpgaveContext) {
    let facts = opgave.facts
    let kenmerken = opgave.kenmerken
    func word(_ field: Field, _ wanted: Word, _ nl: String, _ en: String) -> Fact {
      let word = kenmerken.flatMap { facts.word(field, of: $0) }
      return Fact(
        question: Text(nl, en), field: field, value: word.map { .word($0) } ?? .absent, holds: word == wanted)
    }
    func count(_ kind: Kind, _ number: Int, _ holds: Bool, _ nl: String, _ en: String) -> Fact {
      Fact(question: Text(nl, en), field: nil, value: .count(kind, number), holds: holds)
    }
    func stated(_ field: Field, _ value: Fact.Value?, _ nl: String, _ en: String) -> Fact {
      Fact(question: Text(nl, en), field: field, value: value ?? .absent, holds: value != nil)
    }
    func has(_ field: Field) -> Bool {
      opgave.inForce.map { facts.has(field, of: $0) && !facts.isUnknown(field, of: $0) } ?? false
    }
    let end = facts.end(.looptijd, of: opgave.ordinal).date
    let (doelen, inspanningen, partijen) = (opgave.doelen.count, opgave.inspanningen.count, opgave.partijen.count)
    steps = [
      Step(
        werkwijze: .improvisatie,
        facts: [
          word(.urgentie, .acuut, "Is het acuut?", "Is it acute?"),
          count(.doel, doelen, doelen == 0, "Is er nog geen doel?", "Is there no doel yet?"),
        ], isChoice: false),
      Step(
        werkwijze: .routine,
        facts: [
          word(.herhaling, .terugkerend, "Komt het telkens terug?", "Does it keep returning?"),
          word(.wegZekerheid, .hoog, "Is de weg bekend?", "Is the way known?"),
        ], isChoice: false),
      Step(
        werkwijze: .bestuursproces,
        facts: [
          word(.initiatief, .vaag, "Is het initiatief vaag?", "Is the initiative vague?"),
          word(.netwerk, .vaag, "Is het netwerk vaag?", "Is the network vague?"),
          word(.besluitvorming, .vaag, "Is de besluitvorming vaag?", "Is the decision-making vague?"),
          word(.doelZekerheid, .laag, "Is het doel onzeker?", "Is the goal uncertain?"),
        ], isChoice: true),
      Step(
        werkwijze: .project,
        facts: [
          stated(
            .resultaat, has(.resultaat) ? .present : nil, "Noemt de werkwijze het resultaat?",
            "Does the werkwijze name the result?"),
          stated(.looptijd, end.map { .end($0.last) }, "Is er een einde?", "Is there an end?"),
          stated(
            .budget, facts.amount(.budget, of: opgave.ordinal).map { .cents($0) }, "Is er een budget?",
            "Is there a budget?"),
          // What is agreed in a contract stays a project, into however many parts it is cut.
          has(.contract) || inspanningen > 1
            ? stated(
              .contract, has(.contract) ? .present : nil, "Is het vastgelegd in een contract?",
              "Is it laid down in a contract?")
            : count(
              .inspanning, inspanningen, true, "Is er hooguit één inspanning?", "Is there one inspanning at most?"),
        ], isChoice: false),
      Step(
        werkwijze: .programma,
        facts: [
          count(.doel, doelen, doelen > 0, "Is er een doel?", "Is there a doel?"),
          count(.partij, partijen, partijen > 1, "Zijn er twee partijen of meer?", "Are there two partijen or more?"),
          count(
            .inspanning, inspanningen, inspanningen > 1, "Zijn er twee inspanningen of meer?",
            "Are there two inspanningen or more?"),
        ], isChoice: false),
    ]
  }
}
