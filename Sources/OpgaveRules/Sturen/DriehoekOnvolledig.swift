/// A triangle with fewer than three corners.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let driehoekOnvolledig = Rule(
    510, "driehoek-onvolledig", .waarschuwing,
    Text(
      "In de sturingsdriehoek ontbreekt een hoek.",
      "A corner of the sturingsdriehoek is missing."),
    explanation: Text(
      "Een project, programma of bestuursproces wordt gestuurd door drie: de bestuurlijk opdrachtgever, de ambtelijk opdrachtgever en de sturingsprofessional. Een inspanning neemt elke hoek over van haar opgave, tenzij zij zelf een andere noemt; ontbreekt een hoek in beide, dan staat de melding bij de opgave. Zolang de opgave niet is vastgesteld, is het een waarschuwing; daarna een fout, behalve voor een inspanning die nog gepland is.",
      "A project, programma or bestuursproces is steered by three: the bestuurlijk opdrachtgever, the ambtelijk opdrachtgever and the sturingsprofessional. An inspanning takes each corner from its opgave unless it names another; where a corner is missing in both, the finding stands at the opgave. While the opgave is not set it is a warning; after that an error, but for an inspanning that is still gepland."
    ),
    reason: Text(
      "De gids: projecten, processen en programma’s worden gestuurd door een bestuurlijk opdrachtgever, een ambtelijk opdrachtgever en een sturingsprofessional.",
      "The guide: projects, processes and programmes are steered by a bestuurlijk opdrachtgever, an ambtelijk opdrachtgever and a sturingsprofessional."
    ),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «sturen» {
          bestuurlijk-opdrachtgever: wethouder-wonen
          sturingsprofessional: programmamanager-wonen
        }

        presteren {
          werkwijze programma {
            periode: 2026-02 ..
          }
        }
        """,
      mended: """
        sturen {
          bestuurlijk-opdrachtgever: wethouder-wonen
          ambtelijk-opdrachtgever: opgavemanager-wonen
          sturingsprofessional: programmamanager-wonen
        }

        presteren {
          werkwijze programma {
            periode: 2026-02 ..
          }
        }
        """),
    checks: [.opgave { opgave, findings in findOpenCorners(opgave, &findings) }],
    message: { finding in
      let list = finding.list(.missing)
      let subject =
        finding.owner == .inspanning
        ? Text("van deze inspanning", "of this inspanning") : Text("van deze opgave", "of this opgave")
      let isOne = finding.names(.missing).count == 1
      return Text(
        "in de sturingsdriehoek \(subject.nl) \(isOne ? "ontbreekt \(list.nl): welke functie is dat?" : "ontbreken \(list.nl): welke functies zijn dat?")",
        "in the sturingsdriehoek \(subject.en) \(list.en) \(isOne ? "is missing: which functie is it?" : "are missing: which functies are they?")"
      )
    },
    fixes: { finding, context in
      let missing = finding.fields(.missing)
      let offset = context.range(finding).lowerBound
      guard
        let ordinal = context.ordinal(startingBefore: offset)
      else { return [] }
      guard let candidates = Candidates(ordinal, context) else { return [] }
      let (isSure, choices) = candidates.holding(missing)
      let isSturen = context.facts.kind(of: ordinal) == .sturen
      let keyword = context.places.range(.keyword(ordinal), context.facts).lowerBound
      let body = context.declaration(at: keyword)?.block
      let last = [body?.fields.last?.index, isSturen ? nil : body?.declarations.last?.index].compactMap { $0 }.max()
      func edits(_ holders: [FittingFuncties.Holder]) -> [TextEdit]? {
        let roles = holders.map { SourceItem.field($0.corner, .name($0.name)) }
        return context.insertion(
          isSturen ? roles : [.block(.sturen, items: roles)], inDeclarationAt: keyword, after: last)
      }
      if choices.isEmpty, let new = candidates.fitting.appointed(to: missing[0]),
        let own = edits([(missing[0], new.name)])
      {
        return context.appointing(new, in: candidates.organisation, own).map { [$0] } ?? []
      }
      return choices.compactMap { holders in
        guard let edits = edits(holders) else { return nil }
        let list = holders.map { "‘\($0.name)’" }.joined(separator: ", ")
        return Fix(
          Text("Vul de driehoek aan met \(list)", "Complete the triangle with \(list)"),
          isSure ? .likely : .personal, [context.file: edits])
      }
    },
    cases: [
      .reports(
        "«sturen» { bestuurlijk-opdrachtgever: wethouder-wonen }\npresteren { werkwijze project { periode: 2026-02 .. } }",
        as: .fout,
        saying: "van deze opgave ontbreken ‘ambtelijk-opdrachtgever’ en ‘sturingsprofessional’: welke functies"),
      .reports("status: concept\n«sturen»\npresteren { werkwijze bestuursproces { periode: 2026-02 .. } }"),
      .silent("presteren { werkwijze routine { periode: 2026-02 .. } }"),
      .silent("presteren { werkwijze improvisatie { periode: 2026-02 .. } }"),
      .silent("status: gestopt\npresteren { werkwijze project { periode: 2026-02 .. } }"),
      .silent("status: iets\npresteren { werkwijze project { periode: 2026-02 .. } }", despite: [212]),
      .silent("sturen { : }\npresteren { werkwijze project { periode: 2026-02 .. } }", despite: [102]),
      .silent(": sturen\npresteren { werkwijze project { periode: 2026-02 .. } }", despite: [102]),
      .silent("sturen\n:\npresteren { werkwijze project { periode: 2026-02 .. } }", despite: [102]),
      .silent(
        """
        sturen {
          bestuurlijk-opdrachtgever: burgemeester
          ambtelijk-opdrachtgever: opgavemanager-wonen
          sturingprofessional: programmamanager-wonen
        }

        presteren { werkwijze programma { periode: 2026-02 .. } }
        """, despite: [202, 302]),
      // What is missing for the opgave is not said again for each inspanning; what only an inspanning needs is said there.
      .reports(
        """
        «sturen» { bestuurlijk-opdrachtgever: wethouder-wonen }

        presteren {
          werkwijze programma { periode: 2026-02 .. }
          inspanning bouw { werkwijze: project }
        }
        """, as: .fout),
      .reports("presteren { inspanning «bouw» { werkwijze: project } }", saying: "van deze inspanning ontbreken"),
      .reports("presteren { inspanning «bouw» {\n  werkwijze: programma\n  status: gepland\n} }"),
      .reports("presteren { inspanning «bouw» {\n  werkwijze: bestuursproces\n  status: lopend\n} }", as: .fout),
      .reports("presteren { inspanning «bouw» {\n  werkwijze: project\n  status: afgerond\n} }", as: .fout),
      .reports("status: concept\npresteren { inspanning «bouw» {\n  werkwijze: project\n  status: lopend\n} }"),
      .reports(
        """
        sturen { bestuurlijk-opdrachtgever: wethouder-wonen }

        presteren {
          inspanning bouw {
            werkwijze: project
            «sturen» { ambtelijk-opdrachtgever: opgavemanager-wonen }
          }
        }
        """, saying: "van deze inspanning ontbreekt ‘sturingsprofessional’: welke functie is dat?"),
      .silent("presteren { inspanning bouw {\n  werkwijze: project\n  status: gestopt\n} }"),
      .silent("presteren { inspanning bouw {\n  werkwijze: project\n  status: lopent\n} }", despite: [212]),
      .silent("presteren { inspanning bouw {\n  werkwijze: project\n  opgave: haven\n} }", despite: [302]),
      .silent("presteren { inspanning bouw {\n  werkwijze: project\n  : sturen\n} }", despite: [102]),
      .silent("presteren { inspanning bouw {\n  werkwijze: project\n  sturen { : }\n} }", despite: [102]),
      .silent("presteren { inspanning bouw { werkwijze: routine } }"),
      // Where the werkwijze in force is not known, nor is who is told of the whole.
      .silent(
        "presteren {\n  werkwijze programma { : 2026 }\n  inspanning a { werkwijze: project }\n}", despite: [102]),
      .silent(
        "presteren {\n  werkwijze { periode: 2026 .. }\n  inspanning a { werkwijze: project }\n}", despite: [208]),
      .silent("status: lopent\npresteren { inspanning a { werkwijze: project } }", despite: [212]),
      .reports(
        "«sturen» {\n  sturingsprofessional: programmamanager-wonen\n}\npresteren { werkwijze project { periode: 2026-02 .. } }",
        as: .fout,
        mended:
          "sturen {\n  sturingsprofessional: programmamanager-wonen\n  bestuurlijk-opdrachtgever: wethouder-wonen\n  ambtelijk-opdrachtgever: gemeentesecretaris\n}\npresteren { werkwijze project { periode: 2026-02 .. } }"
      ),
    ])
}

private func needsTriangle(_ werkwijze: Word?) -> Bool {
  werkwijze == .project || werkwijze == .programma || werkwijze == .bestuursproces
}

private func findOpenCorners(_ opgave: borrowing OpgaveContext, _ findings: inout Findings) {
  let facts = opgave.facts
  // What is hidden in the sturen of the opgave all its inspanningen may inherit.
  guard !opgave.isDamaged, !opgave.isHidden(opgave.sturen), opgave.isWerkwijzeKnown,
    !facts.isUnknown(.status, of: opgave.ordinal)
  else { return }
  func isOpen(_ field: Field, _ sturen: DeclarationIndex?) -> Bool { sturen.map { !facts.has(field, of: $0) } ?? true }
  var told: [Field] = []
  if needsTriangle(opgave.werkwijze), let status = opgave.status, status != .gestopt {
    let missing = Field.corners.filter { isOpen($0, opgave.sturen) }
    if !missing.isEmpty {
      told = missing
      findings.report(
        opgave.sturen.map { .keyword($0) } ?? .name(opgave.ordinal),
        [.missing: .fields(missing), .owner: .kind(.opgave)],
        severity: opgave.isSettled ? .fout : .waarschuwing)
    }
  }
  for inspanning in opgave.inspanningen where needsTriangle(facts.word(.werkwijze, of: inspanning)) {
    let status = facts.word(.status, of: inspanning)
    if status == .gestopt || facts.isUnknown(.status, of: inspanning) || facts.has(.opgave, of: inspanning)
      || facts.isDamaged(inspanning)
    {
      continue
    }
    let own = facts.child(.sturen, of: inspanning)
    if let own, facts.isDamaged(own) { continue }
    let missing = Field.corners.filter { isOpen($0, own) && isOpen($0, opgave.sturen) }
    // What the opgave is told its inspanningen need not be: they take over what is added there.
    if missing.allSatisfy(told.contains) { continue }
    let isStrict = opgave.isSettled && (status == .lopend || status == .afgerond)
    findings.report(
      own.map { .keyword($0) } ?? .name(inspanning), [.missing: .fields(missing), .owner: .kind(.inspanning)],
      severity: isStrict ? .fout : .waarschuwing)
  }
}

/// Who might hold the open corners, from what the file and its organisation say.
private struct Candidates {
  let organisation: Address
  let fitting: FittingFuncties
  /// Those who hold a corner already.
  private let taken: Set<String>

  /// - Parameter ordinal: the opgave or inspanning, or its sturen.
  init?(_ ordinal: DeclarationIndex, _ context: FixContext) {
    let facts = context.facts
    let root = facts.root(of: ordinal)
    guard let found = context.organisation(of: root) else { return nil }
    organisation = found
    func holders(_ field: Field, _ sturen: DeclarationIndex?) -> [String] {
      guard let field = sturen.flatMap({ facts.find(field, of: $0) }) else { return [] }
      return facts.values(of: field).compactMap { facts.reference($0).last.map(facts.names.text) }
    }
    let isSturen = facts.kind(of: ordinal) == .sturen
    let (own, whole) = (isSturen ? ordinal : facts.child(.sturen, of: ordinal), facts.child(.sturen, of: root))
    taken = Set(
      Field.corners.flatMap { corner in holders(corner, own).isEmpty ? holders(corner, whole) : holders(corner, own) })
    let home = isSturen ? facts.declarations[ordinal].parent ?? root : ordinal
    let known = context.nameable(root)
    fitting = FittingFuncties(
      functies: known.functies, opgavemanager: holders(.opgavemanager, whole).first,
      werkwijze: facts.word(.werkwijze, of: home) ?? known.werkwijze, subject: known.subject)
  }

  /// One functie for each corner, none of them for two, where all can be told; else what may be chosen from.
  func holding(_ missing: [Field]) -> (isSure: Bool, choices: [[FittingFuncties.Holder]]) {
    if let best = fitting.best(for: missing, besides: taken) { return (true, [best]) }
    return (false, fitting.choices(for: missing, besides: taken, limit: 5))
  }
}
