/// A project without its contract, or part of it.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let projectOnvolledig = Rule(
    611, "project-onvolledig", .waarschuwing,
    Text(
      "Een project zonder einde, budget, resultaat of contract.",
      "A project without an end, budget, result or contract."),
    explanation: Text(
      "Een project is tijdelijk en levert één resultaat op; tijd en geld staan in het contract. Ontbreekt daar iets van, dan is het (nog) geen project. In een opgave die is vastgesteld is het een fout voor de opgave zelf en voor een inspanning die lopend of afgerond is, en anders een waarschuwing.",
      "A project is temporary and yields one result; time and money stand in the contract. Where part of that is missing it is no project (yet). In an opgave that is set it is an error for the opgave itself and for an inspanning that is lopend or afgerond, and otherwise a warning."
    ),
    reason: Text(
      "De gids: een project heeft een uniek resultaat, met tijd en geld in een contract.",
      "The guide: a project has a unique result, with time and money in a contract."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        presteren {
          inspanning fietsbrug "Fietsbrug" {
            werkwijze: «project»
            looptijd: 2026 .. 2027
            resultaat: "Een fietsbrug over de Merwe"
            contract: "https://merwestad.example/fietsbrug.pdf"
          }
        }
        """,
      mended: """
        presteren {
          inspanning fietsbrug "Fietsbrug" {
            werkwijze: project
            looptijd: 2026 .. 2027
            budget: € 3,1 mln
            resultaat: "Een fietsbrug over de Merwe"
            contract: "https://merwestad.example/fietsbrug.pdf"
          }
        }
        """),
    checks: [.opgave { opgave, findings in findIncompleteProjects(opgave, &findings) }],
    message: { finding in
      let list = finding.list(.missing)
      let count = finding.names(.missing).count
      var parts: [Text] = []
      if finding.arguments[.aspect] != nil {
        parts.append(Text("de looptijd heeft geen einde", "the looptijd has no end"))
      }
      if count > 0 {
        parts.append(
          Text(
            "\(list.nl) \(count == 1 ? "ontbreekt" : "ontbreken")", "\(list.en) \(count == 1 ? "is" : "are") missing"))
      }
      return Text(
        "een project heeft een einde, budget, resultaat en contract: \(parts.map(\.nl).joined(separator: ", en "))",
        "a project has an end, a budget, a result and a contract: \(parts.map(\.en).joined(separator: ", and "))"
      )
    },
    fixes: { finding, context in
      guard context.node(.field, at: context.range(finding).lowerBound) != nil else { return [] }
      let missing = finding.fields(.missing)
      let offset = context.range(finding).lowerBound
      guard let block = context.node(.block, at: offset).map({ BlockSyntax($0, in: context.tree) }) else { return [] }
      let today = context.surroundings.peildatum
      let end = Calendar.adding(months: 12, to: today)
      let fields = missing.compactMap { field -> SourceItem? in
        switch field {
        case .looptijd: .field(field, .days(today, end))
        case .budget: .field(field, .amount("0"))
        case .resultaat, .contract: .field(field, .text("…"))
        default: nil
        }
      }
      if finding.arguments[.aspect] != nil, let looptijd = block.field(Field.looptijd.spelling) {
        let place = context.tree.range(looptijd.index).upperBound
        return [
          context.fix(
            Text("Geef de looptijd een einde", "Give the looptijd an end"), isCertain: false,
            [TextEdit(place..<place, " " + Calendar.text(end))])
        ]
      }
      guard
        let edits = context.insertion(
          fields, inDeclarationAt: context.tree.range(block.index).lowerBound, after: block.fields.last?.index)
      else { return [] }
      // Only who knows the matter knows what it costs and until when.
      return [Fix(Text("Voeg toe wat ontbreekt", "Add what is missing"), .personal, [context.file: edits])]
    },
    cases: [
      .reports(
        "presteren { werkwijze «project» { periode: 2026-02 .. } }", as: .fout,
        saying: "‘looptijd’, ‘budget’, ‘resultaat’ en ‘contract’ ontbreken"),
      .reports(
        #"""
        status: concept
        looptijd: 2026 .. 2028
        budget: € 3 mln

        presteren {
          werkwijze «project» {
            periode: 2026-02 ..
            resultaat: "Een fietsbrug over de Merwe"
          }
        }
        """#, saying: "‘contract’ ontbreekt"),
      .reports(
        #"""
        presteren {
          inspanning a {
            werkwijze: «project»
            status: lopend
          }
        }
        """#, as: .fout, saying: "‘looptijd’, ‘budget’, ‘resultaat’ en ‘contract’ ontbreken"),
      .reports("presteren { inspanning a {\n  werkwijze: «project»\n  status: afgerond\n} }", as: .fout),
      .reports(
        "looptijd: 2026 ..\npresteren { werkwijze «project» { periode: 2026-02 .. } }", as: .fout,
        saying: "en contract: de looptijd heeft geen einde, en ‘budget’, ‘resultaat’ en ‘contract’ ontbreken"),
      // A part of a project shares its budget and contract.
      .reports(
        #"""
        looptijd: 2026 .. 2028
        budget: € 3 mln

        presteren {
          werkwijze project {
            periode: 2026-02 ..
            resultaat: "Een fietsbrug over de Merwe"
            contract: "Bestuursopdracht van 3 februari"
          }

          inspanning a {
            werkwijze: «project»
            looptijd: 2026 .. 2027
          }
        }
        """#, saying: "contract: ‘resultaat’ ontbreekt"),
      .reports("presteren { inspanning a {\n  werkwijze: «project»\n  status: gepland\n} }"),
      .reports("status: concept\npresteren { inspanning a {\n  werkwijze: «project»\n  status: lopend\n} }"),
      .silent(
        """
        presteren {
          inspanning a { werkwijze: routine }

          inspanning b {
            werkwijze: project
            status: gestopt
          }

          inspanning c {
            werkwijze: project
            status: lopent
          }

          inspanning d {
            werkwijze: project
            opgave: haven
          }

          inspanning e {
            werkwijze: project
            : contract
          }
        }
        """, despite: [102, 212, 302]),
      .silent(
        #"""
        looptijd: 2026 .. 2028
        budget: € 3 mln

        presteren {
          werkwijze project {
            periode: 2026-02 ..
            resultaat: "Een fietsbrug over de Merwe"
            contract: "https://merwestad.example/fietsbrug.pdf"
          }
        }
        """#),
      // What is stated and not understood is not missing.
      .silent(
        """
        presteren {
          inspanning a {
            werkwijze: project
            looptijd: 2026
            budget: 5
            resultaat: brug
            contract: brug
          }
        }
        """, despite: [211]),
      .silent("presteren { werkwijze programma { periode: 2026-02 .. } }"),
      .silent("status: gestopt\npresteren { werkwijze project { periode: 2026-02 .. } }"),
      .silent("status: iets\npresteren { werkwijze project { periode: 2026-02 .. } }", despite: [212]),
      .silent("presteren { werkwijze project {\n  periode: 2026-02 ..\n  : contract\n} }", despite: [102]),
      .silent(": budget\npresteren { inspanning a { werkwijze: project } }", despite: [102]),
      .reports(
        "presteren {\n  inspanning brug {\n    werkwijze: «project»\n    looptijd: 2026 ..\n    budget: € 5\n    resultaat: \"Een brug\"\n    contract: \"x.pdf\"\n  }\n}",
        documents: ["x.pdf"],
        mended:
          "presteren {\n  inspanning brug {\n    werkwijze: project\n    looptijd: 2026 .. 2027-07-01\n    budget: € 5\n    resultaat: \"Een brug\"\n    contract: \"x.pdf\"\n  }\n}"
      ),
      .reports(
        "presteren {\n  inspanning brug {\n    werkwijze: «project»\n    budget: € 5\n    contract: \"x.pdf\"\n  }\n}",
        documents: ["x.pdf"],
        mended:
          "presteren {\n  inspanning brug {\n    werkwijze: project\n    budget: € 5\n    contract: \"x.pdf\"\n    looptijd: 2026-07-01 .. 2027-07-01\n    resultaat: \"…\"\n  }\n}"
      ),
    ])
}

private func findIncompleteProjects(_ opgave: borrowing OpgaveContext, _ findings: inout Findings) {
  let facts = opgave.facts
  guard !opgave.isDamaged else { return }
  if let werkwijze = opgave.inForce, opgave.werkwijze == .project, let status = opgave.status, status != .gestopt,
    !opgave.isHidden(werkwijze)
  {
    var missing: [Field] = []
    let isEndless = opgave.end == .open
    let isOpen = isEndless && facts.has(.looptijd, of: opgave.ordinal)
    if isEndless, !isOpen { missing.append(.looptijd) }
    if !facts.has(.budget, of: opgave.ordinal) { missing.append(.budget) }
    for field in [Field.resultaat, .contract] where !facts.has(field, of: werkwijze) { missing.append(field) }
    report(.name(werkwijze), missing, isOpen: isOpen, isStrict: opgave.isSettled, &findings)
  }
  for inspanning in opgave.inspanningen where facts.word(.werkwijze, of: inspanning) == .project {
    let status = facts.word(.status, of: inspanning)
    if status == .gestopt || facts.isUnknown(.status, of: inspanning) || facts.has(.opgave, of: inspanning)
      || facts.isDamaged(inspanning)
    {
      continue
    }
    var missing: [Field] = []
    let isOpen = facts.end(.looptijd, of: inspanning) == .open && facts.has(.looptijd, of: inspanning)
    if !facts.has(.looptijd, of: inspanning) { missing.append(.looptijd) }
    // A part of a project shares the money and the agreement of the whole.
    let own: [Field] =
      opgave.werkwijze == .project || !opgave.isWerkwijzeKnown ? [.resultaat] : [.budget, .resultaat, .contract]
    for field in own where !facts.has(field, of: inspanning) { missing.append(field) }
    guard let place = facts.valuePlace(.werkwijze, of: inspanning) else { continue }
    report(
      place, missing, isOpen: isOpen, isStrict: opgave.isSettled && (status == .lopend || status == .afgerond),
      &findings)
  }
}

/// - Parameter isOpen: whether there is a looptijd, without an end.
private func report(_ place: Part, _ missing: [Field], isOpen: Bool, isStrict: Bool, _ findings: inout Findings) {
  if missing.isEmpty, !isOpen { return }
  var arguments: FindingArguments = [.missing: .fields(missing)]
  if isOpen { arguments[.aspect] = .aspect(.endless) }
  findings.report(place, arguments, severity: isStrict ? .fout : .waarschuwing)
}
