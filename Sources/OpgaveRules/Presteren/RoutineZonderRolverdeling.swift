/// Work that repeats, and nobody's.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let routineZonderRolverdeling = Rule(
    617, "routine-zonder-rolverdeling", .hint,
    Text(
      "Een routine waarvan niemand de rollen noemt.",
      "A routine of which nobody names the roles."),
    explanation: Text(
      "Noem in `sturen` wie welke rol heeft, of bij een inspanning met `eigenaar` van wie zij is. Wat in `sturen` van de opgave staat, geldt ook voor haar inspanningen.",
      "Name in `sturen` who has which role, or with an inspanning by `eigenaar` whose it is. What stands in `sturen` of the opgave holds for its inspanningen too."
    ),
    reason: Text(
      "De gids: routine is in detail uitgewerkt, met een duidelijke rolverdeling en werkwijze.",
      "The guide: routine is worked out in detail, with a clear division of roles and way of working."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        presteren {
          inspanning maaien "Maaien" {
            werkwijze: «routine»
            procesbeschrijving: "Beheerplan groen"
          }
        }
        """,
      mended: """
        presteren {
          inspanning maaien "Maaien" {
            werkwijze: routine
            procesbeschrijving: "Beheerplan groen"
            eigenaar: gemeentesecretaris
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let facts = opgave.facts
        guard !opgave.mayBeOver, !opgave.isDamaged, !opgave.isHidden(opgave.sturen) else { return }
        func hasRole(_ sturen: DeclarationIndex?) -> Bool {
          sturen.map { sturen in Field.roles.contains { facts.has($0, of: sturen) } } ?? false
        }
        if hasRole(opgave.sturen) { return }
        // What the opgave lacks its inspanningen lack with it.
        if let inForce = opgave.inForce, opgave.werkwijze == .routine { return findings.report(.name(inForce)) }
        for inspanning in opgave.inspanningen where facts.word(.werkwijze, of: inspanning) == .routine {
          let own = facts.child(.sturen, of: inspanning)
          guard !opgave.mayBeOver(inspanning), opgave.lacks(.eigenaar, in: inspanning),
            !opgave.isHidden(own ?? inspanning),
            !hasRole(own), !facts.has(.opgave, of: inspanning),
            let place = facts.valuePlace(.werkwijze, of: inspanning)
          else { continue }
          findings.report(place)
        }
      }
    ],
    message: { _ in
      Text(
        "van wie is deze routine? Noem de rollen in ‘sturen’, of een ‘eigenaar’ van de inspanning",
        "whose is this routine? Name the roles in ‘sturen’, or an ‘eigenaar’ of the inspanning")
    },
    cases: [
      .reports(
        """
        sturen { toelichting: "Volgt" }

        presteren {
          werkwijze «routine» { periode: 2026-02 .. }
          inspanning maaien { werkwijze: routine }
        }
        """),
      .reports("presteren {\n  inspanning maaien {\n    werkwijze: «routine»\n    sturen\n  }\n}"),
      // A role of any kind, here or above.
      .silent("sturen { regisseur: opgavemanager-wonen }\npresteren { werkwijze routine { periode: 2026-02 .. } }"),
      .silent("sturen { regisseur: opgavemanager-wonen }\npresteren { inspanning maaien { werkwijze: routine } }"),
      .silent(
        """
        presteren {
          inspanning a {
            werkwijze: routine
            sturen { ambtelijk-opdrachtgever: gemeentesecretaris }
          }

          inspanning b {
            werkwijze: routine
            eigenaar: beheerder
          }

          inspanning c {
            werkwijze: routine
            status: afgerond
          }

          inspanning d {
            werkwijze: routine
            opgave: haven
          }

          inspanning e { werkwijze: project }

          inspanning f {
            werkwijze: routine
            : eigenaar
          }

          inspanning g {
            werkwijze: routine
            sturen { : }
          }
        }
        """, despite: [102, 302]),
      .silent("status: afgerond\npresteren { inspanning a { werkwijze: routine } }"),
      .silent("sturen { : }\npresteren { inspanning a { werkwijze: routine } }", despite: [102]),
      .silent(": sturen\npresteren { inspanning a { werkwijze: routine } }", despite: [102]),
    ])
}
