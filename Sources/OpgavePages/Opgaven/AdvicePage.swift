/// The werkwijze that the facts of an opgave point to, in words: in one line, in a few, and with every question that was asked.
package import OpgaveModel
package import OpgaveRules

package struct AdvicePage {
  private let opgave: OpgaveContext
  private let advice: Advice
  private let language: Language

  package init(_ opgave: OpgaveContext, _ language: Language) {
    (self.opgave, self.language) = (opgave, language)
    advice = Advice(opgave)
  }

  /// One line; `nil` where the facts point to none, and where it is too late.
  package var line: Text? {
    guard let advised = advice.werkwijze, !opgave.mayBeOver else { return nil }
    let word = advised.spelling
    return opgave.werkwijze == advised
      ? Text("werkwijze \(word): past bij de feiten", "werkwijze \(word): fits the facts")
      : Text("de feiten wijzen op \(word)", "the facts point to \(word)")
  }

  /// What the facts point to, with those that count for it and those that are missing.
  package var short: [Block] {
    var blocks: [Block] = [.paragraph(verdict)]
    let used = advice.used.map(\.text).filter { !$0.isEmpty }
    if !used.isEmpty {
      blocks.append(.paragraph(language.choose("Daarvoor telt:", "What counts for that:")))
      blocks.append(.list(used.map { ListItem("\(code: $0)") }))
    }
    return blocks + openQuestions(atMost: 3) + reservations
  }

  /// The same with every question and its answer.
  package var blocks: [Block] { [.paragraph(verdict)] + openQuestions() + [.table(questions)] + reservations }

  /// Where nothing is advised: what would decide, if somebody wrote it down.
  private func openQuestions(atMost count: Int = .max) -> [Block] {
    let open = advice.missing.filter { $0.field != nil }.prefix(count)
    guard advice.werkwijze == nil, !open.isEmpty else { return [] }
    return [
      .paragraph(language.choose("Deze vragen zouden beslissen:", "These questions would decide:")),
      .list(
        open.map { fact in
          let field = fact.field?.spelling ?? ""
          let question = Phrase(text: fact.question[language] + " ")
          return ListItem(question + language.choose("Schrijf \(code: field).", "Write \(code: field)."))
        }),
    ]
  }

  private var verdict: Phrase {
    let own = opgave.werkwijze?.spelling
    guard let advised = advice.werkwijze?.spelling else {
      guard let own else {
        return language.choose("De feiten wijzen geen werkwijze aan.", "The facts point to no werkwijze.")
      }
      return language.choose(
        "De feiten wijzen geen werkwijze aan; nu geldt \(own).",
        "The facts point to no werkwijze; now \(own) is in force.")
    }
    let start = language.choose("De feiten wijzen op \(strong: advised)", "The facts point to \(strong: advised)")
    if own == advised {
      return start + language.choose(", en zo werkt deze opgave ook.", ", and that is how this opgave works.")
    }
    if let own {
      if let inForce = opgave.inForce, opgave.facts.has(.omdat, of: inForce) {
        return start
          + language.choose(
            "; nu geldt \(own), en daar staat bij waarom.", "; now \(own) is in force, and it says why.")
      }
      return start
        + language.choose(
          "; nu geldt \(own). Houdt u daaraan vast, zeg dan bij die werkwijze waarom.",
          "; now \(own) is in force. If you keep to that, say why at that werkwijze.")
    }
    return start
      + (opgave.isInForceKnown
        ? language.choose("; nu geldt er geen.", "; now none is in force.")
        : language.choose(
          "; welke werkwijze nu geldt, is niet bekend.", "; which werkwijze is in force is not known."))
  }

  private var questions: Table {
    let columns = [
      Table.Column("werkwijze"), Table.Column(language.choose("vraag", "question")),
      Table.Column(language.choose("feit", "fact")), Table.Column(language.choose("antwoord", "answer")),
    ]
    let rows = advice.steps.flatMap { step -> [Table.Row] in
      let isChosen = step == advice.step
      var rows = step.facts.enumerated().map { index, fact in
        Table.Row(
          [
            index == 0 ? Phrase(text: step.werkwijze.spelling) : "", Phrase(text: fact.question[language]),
            fact.isMissing ? "–" : "\(code: fact.text)", Phrase(text: fact.answer[language]),
          ], isChosen: isChosen)
      }
      if step.isChoice {
        let note = language.choose("(één ja is genoeg)", "(one yes is enough)")
        rows.append(Table.Row(["", Phrase([.aside(note)]), "", ""], isChosen: isChosen))
      }
      return rows
    }
    return Table(columns, rows, speaksForItself: true)
  }

  /// What the advice does not know.
  private var reservations: [Block] {
    var blocks: [Block] = []
    let missing = advice.missing.compactMap(\.field?.spelling)
    // Without an advice they are asked already.
    if !missing.isEmpty, advice.werkwijze != nil {
      let names = Enumeration.and(missing)
      blocks.append(
        .paragraph(
          language.choose(
            "Wat nog niet bekend is, telt niet mee. Met \(names.nl) erbij kan het advies anders worden.",
            "What is not known yet does not count. With \(names.en) added the advice may change.")))
    }
    if opgave.isDamaged {
      blocks.append(
        .note(
          language.choose(
            "Let op: in deze opgave staat een schrijffout; wat daar staat, telt misschien niet mee. Zie `opgave check`.",
            "Mind: this opgave holds a syntax error; what stands there may not count. See `opgave check`.")))
    }
    return blocks
  }
}
