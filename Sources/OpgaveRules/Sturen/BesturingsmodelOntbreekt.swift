/// An organisation that does not say how it is governed.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let besturingsmodelOntbreekt = Rule(
    501, "besturingsmodel-ontbreekt", .info,
    Text(
      "Een organisatie met opgaven of portfolio's, en zonder besturingsmodel.",
      "An organisation with opgaven or portfolios, and without a besturingsmodel."),
    explanation: Text(
      "Zet in `besturen` van de organisatie het `model`: `hybride`, `matrix` of `lijn`. Een organisatie die alleen als partner van anderen genoemd wordt, hoeft dat niet.",
      "Put the `model` in `besturen` of the organisation: `hybride`, `matrix` or `lijn`. An organisation that is only named as a partner of others need not."
    ),
    reason: Text(
      "Wie het model kent, weet wie er over een opgave beslist als de afdelingen het niet eens zijn.",
      "Who knows the model knows who decides about an opgave when the departments do not agree."),
    source: .inference,
    example: Example(
      reported: """
        portfolio stad "De stad" {
          organisatie: zandrecht
        }

        organisatie «zandrecht» "Gemeente Zandrecht" {
          soort: gemeente
        }
        """,
      mended: """
        portfolio stad "De stad" {
          organisatie: zandrecht
        }

        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          besturen {
            model: lijn
          }
        }
        """),
    checks: [
      .file { context, findings in
        context.forEachOrganisation { organisation, inrichting in
          guard let mention = context.facts.mention(of: organisation), context.repository.isMentioned(mention) else {
            return
          }
          if context.lacks(.model, in: inrichting, of: organisation) {
            findings.report(inrichting.map { .keyword($0) } ?? .name(organisation))
          }
        }
      }
    ],
    message: { _ in
      Text(
        "hoe wordt deze organisatie bestuurd? Zet ‘model’ in ‘besturen’: ‘hybride’, ‘matrix’ of ‘lijn’",
        "how is this organisation governed? Put ‘model’ in ‘besturen’: ‘hybride’, ‘matrix’ or ‘lijn’")
    },
    cases: [
      .reports("organisatie dorp { «besturen» { proces portfoliosturing } }\nopgave a { organisatie: dorp }", .file),
      .silent("organisatie dorp { besturen { model: hybrid } }\nopgave a { organisatie: dorp }", .file, despite: [212]),
      .silent("organisatie dorp { besturen { : hybride } }\nopgave a { organisatie: dorp }", .file, despite: [102]),
      .silent("organisatie dorp { : besturen }\nopgave a { organisatie: dorp }", .file, despite: [102]),
      // Who has nothing of its own is a partner of others.
      .silent("organisatie dorp\nopgave a {\n  organisatie: merwestad\n  samen-met: dorp\n}", .file),
      .silent("organisatie\nopgave a { organisatie: dorp }", .file, despite: [208, 302]),
      .silent("vraagstuk: \"Hoe?\""),
    ])
}

extension FileContext {
  /// Calls `body` for each organisatie that is looked at with its block `besturen`.
  func forEachOrganisation(_ body: (_ organisation: DeclarationIndex, _ inrichting: DeclarationIndex?) -> Void) {
    for root in roots where facts.kind(of: root) == .organisatie {
      body(root, facts.child(.inrichting, of: root))
    }
  }

  /// Whether a field is certainly not stated in a block of a declaration, be the block itself there or not.
  func lacks(_ field: Field, in block: DeclarationIndex?, of owner: DeclarationIndex) -> Bool {
    guard let block else { return !facts.isDamaged(owner) }
    return !facts.isDamaged(block) && !facts.has(field, of: block)
  }
}
