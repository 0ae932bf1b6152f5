/// A tree that bites its tail.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let kringDeelVan = Rule(
    701, "kring-deel-van", .fout,
    Text(
      "Opgaven of portfolio’s die in een kring deel van elkaar zijn.",
      "Opgaven or portfolios that are part of each other in a circle."),
    explanation: Text(
      "Wie `deel-van` volgt, moet ooit bovenaan komen. De melding noemt de hele kring.",
      "Who follows `deel-van` must come to a top some day. The finding names the whole circle."),
    reason: Text(
      "In een kring heeft niemand het laatste woord.",
      "In a circle nobody has the last word."),
    source: .inference,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: uitvoering
          deel-van: «bouwen»
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: probleem

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }

        opgave bouwen "Bouwen" {
          organisatie: merwestad
          status: uitvoering
          deel-van: wonen
          vraagstuk: "Hoe bouwen wij genoeg?"

          kenmerken {
            aard: probleem

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: probleem

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }

        opgave bouwen "Bouwen" {
          organisatie: merwestad
          status: uitvoering
          deel-van: wonen
          vraagstuk: "Hoe bouwen wij genoeg?"

          kenmerken {
            aard: probleem

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """),
    checks: [
      .repository(reads: [.nodes, .above]) { overview, findings in
        var edges: [(from: Address, to: Address, value: ValueIndex)] = []
        for outline in overview.outlines {
          for node in outline.nodes {
            if let above = node.above.target, let value = node.aboveValue {
              edges.append((node.address, above, value))
            }
          }
        }
        for circle in Circles.find(edges) { Circles.report(circle, overview, &findings) }
      }
    ],
    message: { finding in
      let line = Circles.text(finding)
      return Text(
        "deze zijn in een kring deel van elkaar; haal één schakel weg: \(line)",
        "these are part of each other in a circle; remove one link: \(line)")
    },
    cases: [
      .reports(
        """
        portfolio stad {
          organisatie: merwestad
          deel-van: «streek»
        }

        portfolio streek {
          organisatie: merwestad
          deel-van: stad
        }
        """, .file, saying: "‘stad’ → ‘streek’ → ‘stad’\n", related: ["stad"]),
      // Each circle once, without what only leads to it.
      .reports(
        """
        opgave weg {
          organisatie: merwestad
          deel-van: a
        }

        opgave a {
          organisatie: merwestad
          deel-van: «b»
        }

        opgave b {
          organisatie: merwestad
          deel-van: c
        }

        opgave c {
          organisatie: merwestad
          deel-van: a
        }

        opgave d {
          organisatie: merwestad
          deel-van: «e»
        }

        opgave e {
          organisatie: merwestad
          deel-van: d
        }
        """, .file, saying: "‘a’ → ‘b’ → ‘c’ → ‘a’\n"),
      .reports(
        "deel-van: «haven»", related: ["wonen"],
        beside: ["zee.opgave": "opgave haven {\n  organisatie: merwestad\n  deel-van: wonen\n}"]),
      .silent("deel-van: wonen", despite: [306]),
      .silent("deel-van: haven", beside: ["haven.opgave": "opgave haven { organisatie: merwestad }"]),
    ])
}
