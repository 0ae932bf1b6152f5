/// Work that nobody does.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let inspanningZonderSpeler = Rule(
    632, "inspanning-zonder-speler", .waarschuwing,
    Text(
      "Een inspanning zonder spelers.",
      "An inspanning without spelers."),
    explanation: Text(
      "Noem met `spelers` de partijen, functies of organen die meedoen. In een verkenning of concept is het een hint; over wat afgerond of gestopt is, zwijgt de regel.",
      "Name with `spelers` the parties, functies or organen that take part. In a verkenning or concept it is a hint; of what is afgerond or gestopt the rule is silent."
    ),
    reason: Text(
      "De gids: presteren is de balans tussen opgave, inspanningen en spelers.",
      "The guide: presteren is the balance between opgave, inspanningen and spelers."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        presteren {
          inspanning «bouw» "Bouwen" {
            werkwijze: project
          }

          inspanning tafel "Bewonerstafel" {
            werkwijze: bestuursproces
            spelers: omwonenden
          }
        }
        """,
      mended: """
        presteren {
          inspanning bouw "Bouwen" {
            werkwijze: project
            spelers: corporatie, omwonenden
          }

          inspanning tafel "Bewonerstafel" {
            werkwijze: bestuursproces
            spelers: omwonenden
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        if opgave.namesNoSpelers { return }
        for inspanning in opgave.inspanningen where opgave.lacksSpelers(inspanning) {
          findings.report(
            .name(inspanning), [.name: .text(opgave.facts.name(of: inspanning))],
            severity: opgave.isEarly ? .hint : nil)
        }
      }
    ],
    message: { finding in
      Text(
        "wie doet mee aan ‘\(finding.text(.name))’? Zet ‘spelers’ erbij",
        "who takes part in ‘\(finding.text(.name))’? Add ‘spelers’")
    },
    cases: [
      .reports("status: concept\npresteren { inspanning «bouw» }", as: .hint, saying: "‘bouw’"),
      .reports("status: verkenning\npresteren { inspanning «bouw» }", as: .hint),
      .reports("status: vastgesteld\npresteren { inspanning «bouw» { status: lopend } }"),
      .silent("status: gestopt\npresteren { inspanning bouw }"),
      // Where none has any, that is said of all.
      .silent("presteren {\n  inspanning bouw\n  inspanning tafel { status: afgerond }\n}"),
      .silent(
        """
        presteren {
          inspanning a { status: afgerond }
          inspanning b { status: gestopt }
          inspanning c { spelers: kopers }
          inspanning d { : kopers }
        }
        """, despite: [102]),
      .silent("status: vastgestelt\npresteren { inspanning bouw }", despite: [212]),
      .silent("opgave wonen {\n  : vastgesteld\n  presteren { inspanning bouw }\n}", .file, despite: [102]),
      .silent("presteren { inspanning bouw { status: lopent } }", despite: [212]),
    ])
}

extension OpgaveContext {
  /// Whether it is told of an inspanning that nobody takes part in it.
  func lacksSpelers(_ inspanning: DeclarationIndex) -> Bool {
    !mayBeOver && !mayBeOver(inspanning) && lacks(.spelers, in: inspanning)
  }
}
