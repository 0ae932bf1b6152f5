/// An organisation that does not say how it is governed.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let besturingsmodelOntbreekt = Rule(
    501, "besturingsmodel-ontbreekt", .info,
    Text(
      "Een organisatie zonder besturingsmodel.",
      "An organisation without a besturingsmodel."),
    explanation: Text(
      "Zet in `besturen` van de organisatie het `model`: `hybride`, `matrix` of `lijn`.",
      "Put the `model` in `besturen` of the organisation: `hybride`, `matrix` or `lijn`."),
    reason: Text(
      "Wie het model kent, weet wie er over een opgave beslist als de afdelingen het niet eens zijn.",
      "Who knows the model knows who decides about an opgave when the departments do not agree."),
    source: .inference,
    example: Example(
      reported: """
        organisatie «zandrecht» "Gemeente Zandrecht" {
          soort: gemeente
        }
        """,
      mended: """
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
      .reports("«besturen» { proces portfoliosturing }", .organisatie),
      .silent("besturen { model: hybrid }", .organisatie, despite: [212]),
      .silent("besturen { : hybride }", .organisatie, despite: [102]),
      .silent(": besturen", .organisatie, despite: [102]),
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
