/// An opgavemanager with half of the office.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let opgavemanagerZonderRol = Rule(
    514, "opgavemanager-zonder-rol", .fout,
    Text(
      "Een opgavemanager die niet ook regisseur en portfoliomanager is.",
      "An opgavemanager who is not also regisseur and portfoliomanager."),
    explanation: Text(
      "De opgavemanager overziet het opdrachtgevende veld en gaat naar buiten met de positie van de organisatie (regisseur), en overziet het totaalbeeld en stuurt op samenhang (portfoliomanager). Dat is altijd dezelfde functie.",
      "The opgavemanager oversees the commissioning field and goes outside about the position of the organisation (regisseur), and oversees the whole picture and steers on coherence (portfoliomanager). It is always the same functie."
    ),
    reason: Text(
      "De gids: een opgavemanager is altijd zowel regisseur als portfoliomanager.",
      "The guide: an opgavemanager is always regisseur as well as portfoliomanager."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        sturen {
          opgavemanager: «opgavemanager-wonen»
          regisseur: opgavemanager-wonen
        }
        """,
      mended: """
        sturen {
          opgavemanager: opgavemanager-wonen
          portfoliomanager: opgavemanager-wonen
          regisseur: opgavemanager-wonen
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let facts = opgave.facts
        guard let sturen = opgave.sturen, !facts.isDamaged(sturen),
          let manager = facts.find(.opgavemanager, of: sturen), let value = facts.values(of: manager).first
        else { return }
        let name = facts.reference(value)
        let missing = [Field.portfoliomanager, .regisseur].filter { role in
          guard let field = facts.find(role, of: sturen) else { return true }
          // A name that is not known may be another way to write the same.
          guard let other = facts.values(of: field).first,
            case .found(let one) = opgave.file.resolutions[value],
            case .found(let two) = opgave.file.resolutions[other]
          else { return false }
          return one != two
        }
        if missing.isEmpty { return }
        findings.report(
          .value(value),
          [.missing: .fields(missing), .name: .text(name.map { facts.names.text($0) }.joined(separator: "."))])
      }
    ],
    message: { finding in
      let list = finding.list(.missing)
      return Text(
        "de opgavemanager is altijd ook \(list.nl): noem dezelfde functie",
        "the opgavemanager is always \(list.en) too: name the same functie")
    },
    fixes: { finding, context in
      let (missing, name) = (finding.fields(.missing), finding.text(.name))
      var edits: [TextEdit] = []
      var fields: [SourceItem] = []
      let offset = context.range(finding).lowerBound
      // A name that nobody has is mended first.
      guard let sturen = context.node(.block, at: offset), context.isKnown(finding.place) else { return [] }
      for field in missing {
        if let value = BlockSyntax(sturen, in: context.tree).field(field.spelling)?.values.first {
          edits.append(TextEdit(context.tree.range(value.index), name))
        } else {
          fields.append(.field(field, .name(name)))
        }
      }
      let isFree = edits.isEmpty
      let keyword = context.tree.range(sturen).lowerBound
      if !fields.isEmpty {
        guard let own = context.node(.field, at: offset),
          let inserted = context.insertion(fields, inDeclarationAt: keyword, after: own)
        else { return [] }
        edits += inserted
      }
      let title = Text("Geef deze rollen ook aan ‘\(name)’", "Give these roles to ‘\(name)’ too")
      // Who holds a role now was written by someone.
      return [context.fix(title, isCertain: isFree, edits)]
    },
    cases: [
      .reports("sturen { opgavemanager: «opgavemanager-wonen» }", saying: "ook ‘portfoliomanager’ en ‘regisseur’"),
      .reports(
        """
        sturen {
          opgavemanager: «opgavemanager-wonen»
          portfoliomanager: merwestad.opgavemanager-wonen
          regisseur: programmamanager-wonen
        }
        """, saying: "ook ‘regisseur’"),
      // A name that is not known may be another way to write the same.
      .silent(
        """
        sturen {
          opgavemanager: managr
          portfoliomanager: opgavemanager-wonen
          regisseur: opgavemanager-wonen
        }
        """, despite: [302]),
      .silent(
        """
        sturen {
          opgavemanager: opgavemanager-wonen
          portfoliomanager: managr
          regisseur: "opgavemanager-wonen"
        }
        """, despite: [211, 302]),
      .silent(#"sturen { opgavemanager: "opgavemanager-wonen" }"#, despite: [211]),
      .silent("sturen {\n  opgavemanager: opgavemanager-wonen\n  : regisseur\n}", despite: [102]),
      .reports(
        "sturen {\n  opgavemanager: «opgavemanager-wonen»\n  regisseur: programmamanager-wonen\n}",
        mended:
          "sturen {\n  opgavemanager: opgavemanager-wonen\n  portfoliomanager: opgavemanager-wonen\n  regisseur: opgavemanager-wonen\n}"
      ),
      .reports(
        "sturen {\n  opgavemanager: «opgavemanager-wonen»\n  regisseur: opgavemanager-wonen\n  portfoliomanager: programmamanager-wonen\n}",
        mended:
          "sturen {\n  opgavemanager: opgavemanager-wonen\n  regisseur: opgavemanager-wonen\n  portfoliomanager: opgavemanager-wonen\n}"
      ),
    ])
}
