/// Two who wait for each other.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let kringAfhankelijkheid = Rule(
    702, "kring-afhankelijkheid", .fout,
    Text(
      "Opgaven of inspanningen die in een kring op elkaar wachten.",
      "Opgaven or inspanningen that wait for each other in a circle."),
    explanation: Text(
      "De kring loopt langs `hangt-af-van` van opgaven en `na` van inspanningen, zoals ze geschreven zijn. Haal één stap weg: welke kan zonder de andere beginnen?",
      "The circle passes along `hangt-af-van` of opgaven and `na` of inspanningen, as they are written. Take one step away: which can start without the other?"
    ),
    reason: Text(
      "In een kring kan niemand beginnen.",
      "In a circle nobody can start."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        presteren {
          inspanning grond "Grond verwerven" {
            werkwijze: project
            na: «bouw»
          }

          inspanning bouw "Bouwen" {
            werkwijze: project
            na: grond
          }
        }
        """,
      mended: """
        presteren {
          inspanning grond "Grond verwerven" {
            werkwijze: project
          }

          inspanning bouw "Bouwen" {
            werkwijze: project
            na: grond
          }
        }
        """),
    checks: [
      .repository(reads: [.nodes, .edges]) { overview, findings in
        var edges: [(from: Address, to: Address, value: ValueIndex)] = []
        for (file, outline) in overview.outlines.numbered {
          for edge in outline.edges {
            edges.append((Address(file: file, ordinal: edge.from), edge.to, edge.value))
          }
        }
        for circle in Circles.find(edges) { Circles.report(circle, overview, &findings) }
      }
    ],
    message: { finding in
      let line = Circles.text(finding)
      return Text(
        "deze wachten in een kring op elkaar; haal één schakel weg: \(line)",
        "these wait for each other in a circle; remove one link: \(line)")
    },
    cases: [
      .reports(
        """
        opgave wonen {
          organisatie: merwestad
          hangt-af-van: «haven»
        }

        opgave haven {
          organisatie: merwestad
          hangt-af-van: wonen
        }
        """, .file, saying: "‘wonen’ → ‘haven’ → ‘wonen’", related: ["wonen"]),
      // An inspanning is told with its opgave; the shortest way of those there are.
      .reports(
        """
        presteren {
          inspanning a { na: e, «b» }
          inspanning b { na: c, a }
          inspanning c { na: d }
          inspanning d { na: a }
          inspanning e { na: c }
        }
        """, saying: "‘wonen.a’ → ‘wonen.b’ → ‘wonen.a’\n", related: ["a"]),
      .reports(
        """
        presteren {
          inspanning a { na: «b» }
          inspanning b { na: c }
          inspanning c { na: d }
          inspanning d { na: e }
          inspanning e { na: f }
          inspanning f { na: g }
          inspanning g { na: h }
          inspanning h { na: a }
        }
        """, saying: "‘wonen.f’ → ‘wonen.g’ → ‘…’ → ‘wonen.a’\n"),
      .reports(
        """
        presteren {
          inspanning a { na: «b» }
          inspanning b { na: c }
          inspanning c { na: d }
          inspanning d { na: e }
          inspanning e { na: f }
          inspanning f { na: g }
          inspanning g { na: a }
        }
        """, saying: "‘wonen.f’ → ‘wonen.g’ → ‘wonen.a’\n"),
      .reports(
        """
        presteren {
          inspanning a { na: a, «b», c }
          inspanning b { na: d }
          inspanning c { na: d }
          inspanning d { na: a }
        }
        """, saying: "‘wonen.a’ → ‘wonen.b’ → ‘wonen.d’ → ‘wonen.a’\n", despite: [306]),
      .reports(
        """
        presteren {
          inspanning x { na: y }
          inspanning y
          inspanning a { na: x, «b» }
          inspanning b { na: a }
        }
        """),
      .silent(
        """
        presteren {
          inspanning a { na: b, c }
          inspanning b { na: c }
          inspanning c { na: c, zee }
        }
        """, despite: [302, 306]),
    ])
}
