/// A silence over a rule that is none.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let negerenOnbekend = Rule(
    905, "negeren-onbekend", .fout,
    Text(
      "Een regel wordt genegeerd die niet bestaat.",
      "A rule is ignored that does not exist."),
    explanation: Text(
      "Achter `negeer` staan codes (`OPG402`) of namen (`weinig-partijen`) van regels, met komma’s.",
      "Behind `negeer` stand codes (`OPG402`) or names (`weinig-partijen`) of rules, with commas."),
    reason: Text(
      "Anders lijkt een melding genegeerd die blijft komen.",
      "Otherwise a finding looks ignored that keeps coming."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {  # negeer «OPG999»: klein
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
        """),
    checks: [.ignoring],
    message: { finding in
      if finding.arguments[.name] == nil {
        return Text(
          "zeg achter ‘negeer’ welke regel, zoals ‘OPG402’",
          "say after ‘negeer’ which rule, such as ‘OPG402’")
      }
      if let nearest = Nearest.find(finding.text(.name), in: AllRules.all.map(\.slug)) {
        return Text(
          "er is geen regel ‘\(finding.text(.name))’: bedoelt u ‘\(nearest)’?",
          "there is no rule ‘\(finding.text(.name))’: do you mean ‘\(nearest)’?")
      }
      return Text(
        "er is geen regel ‘\(finding.text(.name))’: verbeter de code of haal haar weg",
        "there is no rule ‘\(finding.text(.name))’: correct the code or remove it")
    },
    cases: [
      .reports("# negeer «dit» gerust, het is oud\nlooptijd: 2026 ..", saying: "geen regel ‘dit’: verbeter"),
      .reports("# negeer «media-ontbrek»: oud\nkenmerken { aard: kans }", saying: "bedoelt u ‘media-ontbreekt’"),
      .reports("# negeer OPG407, «OPG40»: oud\nkenmerken { aard: kans }"),
      .reports("«# negeer»\nlooptijd: 2026 ..", saying: "zeg achter ‘negeer’ welke regel"),
      .reports("«# negeer: oud»\nlooptijd: 2026 .."),
      .reports("«# negeer\t: oud»\nlooptijd: 2026 .."),
      .silent("#\tnegeer OPG407. Het mag.\nkenmerken { aard: kans }"),
      .silent("# negeer.OPG999\nlooptijd: 2026 .."),
      .silent("# negeer media-ontbreekt\t,\topg407: oud\nkenmerken { aard: kans }"),
    ])
}
