/// How an opgave goes, how it is worked on, what was learned, and what the check finds.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

extension OpgavePage {
  var progress: [Block] {
    let all = context.voortgangen.sorted {
      (facts.declaration($1).date?.last ?? .min, $0) < (facts.declaration($0).date?.last ?? .min, $1)
    }
    guard !all.isEmpty else { return [] }
    let columns = [
      Table.Column(language.choose("datum", "date")), Table.Column(language.choose("waarover", "about")),
      Table.Column("inhoud"), Table.Column("tijd"), Table.Column("geld"),
      Table.Column(language.choose("toelichting en bijsturing", "explanation and correction")),
    ]
    let rows = all.map { ordinal in
      let said = [
        value(.toelichting, of: ordinal),
        value(.bijsturing, of: ordinal).map { language.choose("Bijsturing: ", "Correction: ") + $0 },
      ].compactMap { $0 }
      return Table.Row([
        reader.date(facts.declaration(ordinal).date), subject(of: ordinal), reader.color(.inhoud, of: ordinal, facts),
        reader.color(.tijd, of: ordinal, facts), reader.color(.geld, of: ordinal, facts),
        said.isEmpty ? "–" : said.joined(by: Phrase([.lineBreak])),
      ])
    }
    return Table(columns, rows).split(language.choose("Voortgang", "Progress"), language)
  }

  /// What something inside is of: a doel, an inspanning, or the whole.
  private func subject(of ordinal: DeclarationIndex) -> Phrase {
    guard let parent = facts.declaration(ordinal).parent, [.doel, .inspanning].contains(facts.kind(of: parent)) else {
      return language.choose("de hele opgave", "the whole opgave")
    }
    return Phrase(text: name(parent))
  }

  var working: [Block] {
    var blocks: [Block] = []
    if context.werkwijzen.isEmpty {
      blocks.append(.paragraph(language.choose("De werkwijze is niet bekend.", "The werkwijze is not known.")))
    } else {
      let decides = context.werkwijzen.contains { facts.has(.besluitmoment, of: $0) }
      let columns =
        [
          Table.Column("werkwijze"), Table.Column(language.choose("periode", "period")),
          Table.Column(language.choose("omdat", "because")),
        ] + (decides ? [Table.Column("besluitmoment")] : [])
      let rows = context.werkwijzen.map { ordinal in
        let word = facts.declaration(ordinal).word.map { reader.word($0.spelling) } ?? "–"
        let isNow = ordinal == context.inForce && !context.mayBeOver
        let now = isNow ? language.choose(" (nu)", " (now)") : ""
        let cells = [word + now, cell(.periode, of: ordinal), cell(.omdat, of: ordinal)]
        return Table.Row(cells + (decides ? [cell(.besluitmoment, of: ordinal)] : []), isChosen: isNow)
      }
      blocks.append(.table(Table(columns, rows)))
    }
    if let besturen = facts.child(.besturen, of: context.ordinal) {
      let parts = [(Text("manier", "manier"), Field.manier), (Text("processen", "processen"), .processen)].compactMap {
        label, field in value(field, of: besturen).map { Particular(label.phrase(language), $0) }
      }
      if !parts.isEmpty { blocks.append(.particulars(parts)) }
    }
    let evaluations = context.allEvaluaties.sorted {
      (facts.declaration($1).date?.last ?? .min, $0) < (facts.declaration($0).date?.last ?? .min, $1)
    }
    if !evaluations.isEmpty {
      blocks.append(.heading(3, Heading(language.choose("Hoe de werkwijze beviel", "How the werkwijze suited"))))
      blocks.append(.list(evaluations.map(evaluation)))
    }
    return blocks
  }

  /// Which werkwijze the facts point to: for who works on it, not for who is given the page.
  ///
  /// - Parameter withQuestions: with all that was asked.
  func advised(_ withQuestions: Bool) -> [Block] {
    let advice = AdvicePage(context, language)
    return [.heading(3, Heading(language.choose("Waar de feiten op wijzen", "What the facts point to")))]
      + (withQuestions ? advice.blocks : advice.short)
  }

  private func evaluation(_ ordinal: DeclarationIndex) -> ListItem {
    var phrase = Phrase([.strong(reader.date(facts.declaration(ordinal).date))]) + ": "
    if let inspanning = value(.inspanning, of: ordinal) { phrase += inspanning + ", " }
    phrase += cell(.werkwijze, of: ordinal)
    if let passend = value(.passend, of: ordinal) { phrase += language.choose(", passend: ", ", suitable: ") + passend }
    phrase += "."
    for (field, label) in [
      (Field.omdat, Text("", "")), (.besluit, Text("Besluit: ", "Decision: ")),
      (.volgende, Text("Volgende: ", "Next: ")),
    ] {
      if let value = value(field, of: ordinal) { phrase += " \(label[language])" + value }
    }
    return ListItem(phrase)
  }

  var learning: [Block] {
    guard let leren = context.leren else { return [] }
    func all(_ kind: Kind) -> [DeclarationIndex] { facts.children(of: leren).filter { facts.kind(of: $0) == kind } }
    var blocks: [Block] = []
    let reflections = all(.reflectie).sorted {
      (facts.declaration($1).date?.last ?? .min, $0) < (facts.declaration($0).date?.last ?? .min, $1)
    }
    if !reflections.isEmpty { blocks.append(.list(reflections.map(reflection))) }
    let experiments = all(.experiment)
    if !experiments.isEmpty {
      blocks.append(.heading(3, Heading(language.choose("Experimenten", "Experiments"))))
      blocks.append(
        .list(
          experiments.map { ordinal in
            var phrase = Phrase([.strong(Phrase(text: name(ordinal)))])
            for (field, label) in [
              (Field.hypothese, Text("hypothese", "hypothesis")), (.uitkomst, Text("uitkomst", "outcome")),
              (.les, Text("les", "lesson")),
            ] {
              if let value = value(field, of: ordinal) { phrase += "; \(label[language]): " + value }
            }
            return ListItem(phrase)
          }))
    }
    let questions = all(.leervraag)
    if !questions.isEmpty {
      blocks.append(.heading(3, Heading(language.choose("Leervragen", "Questions to learn from"))))
      blocks.append(
        .list(
          questions.map { ordinal in
            let answer =
              value(.antwoord, of: ordinal) ?? Phrase([.aside(language.choose("nog geen antwoord", "no answer yet"))])
            return ListItem(Phrase([.strong(Phrase(text: name(ordinal)))]) + " " + answer)
          }))
    }
    return blocks
  }

  private func reflection(_ ordinal: DeclarationIndex) -> ListItem {
    var phrase = Phrase([.strong(reader.date(facts.declaration(ordinal).date))])
    if let title = texts.title(of: at(ordinal)) { phrase += ", \(title)" }
    phrase += ": " + (value(.inzicht, of: ordinal) ?? value(.toelichting, of: ordinal) ?? "–")
    guard let action = value(.actie, of: ordinal) else { return ListItem(phrase) }
    var deed = language.choose("Actie: ", "Action: ") + action
    if let holder = value(.actiehouder, of: ordinal) { deed += ", " + holder }
    if let day = value(.gedaan, of: ordinal) {
      deed += ", " + Phrase([.badge(Badge(.good, Text("gedaan", "done")[language]))]) + " " + day
    } else if let day = facts.date(.uiterlijk, of: ordinal) {
      let isLate = day.last < today
      deed +=
        ", "
        + Phrase([
          .badge(
            Badge(
              isLate ? .caution : .quiet, Text(isLate ? "had al moeten" : "open", isLate ? "overdue" : "open")[language]
            ))
        ])
        + language.choose(" uiterlijk ", " by ") + reader.date(day)
    } else {
      deed += ", " + Phrase([.badge(Badge(.quiet, "open"))])
    }
    return ListItem(phrase, [ListItem(deed)])
  }

  var documents: [Block] {
    let paths = texts.texts(.documenten, of: address).filter { !$0.trimmed.isEmpty }
    return paths.isEmpty ? [] : [.list(paths.map { ListItem(reader.document($0)) })]
  }

  func concerns(_ findings: [PlacedFinding]) -> [Block] {
    let own = own(findings)
    let title = Block.heading(3, Heading(language.choose("Wat de controle vindt", "What the check finds")))
    if own.isEmpty { return [title, .paragraph(language.choose("Niets.", "Nothing."))] }
    return [
      title,
      .list(
        own.compactMap { placed in
          guard let rule = AllRules.rule(placed.finding.rule) else { return nil }
          let severity = placed.finding.severity
          let name = Phrase([
            .severity(severity, severity.text[language]), .text(" "),
            .link(Phrase(text: rule.name), to: .rule(rule.code)),
          ])
          let line = texts[address.file].lines.line(at: placed.range.lowerBound) + 1
          return ListItem(
            "\(name): \(rule.message(placed.finding)[language]) "
              + Phrase([.aside(language.choose("(regel \(line))", "(line \(line))"))]))
        }),
    ]
  }

  /// Those of a file's findings that lie in the opgave.
  func own(_ findings: [PlacedFinding]) -> [PlacedFinding] {
    guard let extent else { return [] }
    return findings.filter { extent.contains($0.range.lowerBound) }
  }

  /// Where it stands in its file.
  private var extent: Range<Int>? {
    let number = address.file
    let start = texts.range(.keyword(context.ordinal), in: number).lowerBound
    let next = facts.end(of: context.ordinal)
    let end = facts.ordinals.contains(next) ? texts.range(.keyword(next), in: number).lowerBound : Int.max
    return start <= end ? start..<end : nil
  }
}
