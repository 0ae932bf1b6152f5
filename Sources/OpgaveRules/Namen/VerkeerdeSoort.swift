/// A name of the wrong thing.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let verkeerdeSoort = Rule(
    303, "verkeerde-soort", .fout,
    Text(
      "Een verwijzing naar iets van een andere soort.",
      "A reference to something of another kind."),
    explanation: Text(
      "De naam bestaat, maar hoort bij iets anders dan dit veld vraagt: een partij waar een functie hoort, bijvoorbeeld.",
      "The name exists, but belongs to something else than this field asks: a partij where a functie belongs, for instance."
    ),
    reason: Text(
      "Een partij kan geen opdrachtgever zijn, en een doel geen inspanning.",
      "A partij cannot be an opdrachtgever, and a doel no inspanning."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem
            woordvoering: «huurders»

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem
            woordvoering: wethouder-wonen

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """),
    checks: [
      .file { context, findings in
        for (value, resolution) in context.resolutions {
          guard case .otherKind(let address) = resolution, let holder = context.facts.holder(of: value) else {
            continue
          }
          let names = context.facts.reference(value)
          let name = names.last.map { context.facts.names.text($0) } ?? ""
          findings.report(
            .reference(value, part: max(0, names.count - 1)),
            [
              .name: .text(name), .kind: .kind(context.repository.declaration(address).kind),
              .wanted: .texts(holder.targets.kinds.map(\.keyword)),
            ],
            related: [Related(.declaredHere, .part(.name(address.ordinal)), file: address.file)])
        }
      }
    ],
    message: { finding in
      let names = finding.names(.wanted)
      let wanted = Enumeration.plain(names)
      return Text(
        "‘\(finding.text(.name))’ is een \(finding.text(.kind)); hier hoort een \(wanted.nl)",
        "‘\(finding.text(.name))’ is \(Enumeration.article(finding.text(.kind))) \(finding.text(.kind)); this must be \(Enumeration.article(names.first ?? "")) \(wanted.en)"
      )
    },
    cases: [
      .reports(
        """
        presteren {
          doel groei

          baat rust {
            volgt-uit: groei, «zorg»
          }

          baat zorg {
            volgt-uit: «rust»
          }
        }
        """, saying: "is een baat; hier hoort een doel"),
      .reports("kenmerken { woordvoering: «college» }", saying: "‘college’ is een orgaan", related: ["college"]),
      .reports("sturen { regisseur: merwestad.«college» }", saying: "‘college’ is een orgaan; hier hoort een functie"),
      .reports("opdracht { door: «wonen» }", saying: "hier hoort een orgaan, functie of partij"),
      .silent("opdracht { door: college }"),
      .silent("kenmerken { woordvoering: burgemeester }", despite: [302]),
      // What cannot be read may be what is meant, whoever else bears the name.
      .silent("kenmerken { partij }\npresteren { inspanning bouw { spelers: merwestad } }", despite: [208]),
      .silent(
        "opgave haven {\n  organisatie: merwestad\n  presteren {\n    doel\n    indicator kade\n  }\n}\nopgave wonen {\n  organisatie: merwestad\n  presteren { inspanning a { draagt-bij-aan: haven.kade } }\n}",
        .file, despite: [208]),
    ])
}
