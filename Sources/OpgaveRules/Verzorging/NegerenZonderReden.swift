/// A silence without its reason.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let negerenZonderReden = Rule(
    903, "negeren-zonder-reden", .waarschuwing,
    Text(
      "Een melding wordt genegeerd zonder reden.",
      "A finding is ignored without a reason."),
    explanation: Text(
      "Schrijf achter de dubbele punt waarom: `# negeer OPG402: de raad koos voor twee partijen`.",
      "Write behind the colon why: `# negeer OPG402: the council chose two parties`."),
    reason: Text(
      "Over een jaar weet niemand meer waarom.",
      "In a year nobody knows why."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: vastgesteld
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: probleem

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }  «# negeer OPG601»
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {  # negeer OPG402: een klein vraagstuk
            aard: probleem

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """),
    checks: [.ignoring],
    message: { finding in
      return Text(
        "zeg achter een dubbele punt waarom deze melding genegeerd wordt",
        "say after a colon why this finding is ignored")
    },
    cases: [
      .reports("«# negeer OPG407 omdat het mag»\nkenmerken { aard: kans }"),
      .reports("«# negeer OPG407:  »\nkenmerken { aard: kans }"),
      .reports("«#negeer nergens, OPG407»\nkenmerken { aard: kans }"),
      .reports("organisatie dorp\n«# negeer naamstijl»", .file),
      .silent("# negeer OPG407:\toud\nkenmerken { aard: kans }"),
      .silent("# negeer dit gerust, het is oud\nlooptijd: 2026 .."),
      .silent("# negeert OPG407\nkenmerken { aard: kans }"),
      .silent("# neger OPG407\nkenmerken { aard: kans }"),
      .silent("# Wij negeer OPG407\nkenmerken { aard: kans }"),
    ])
}
