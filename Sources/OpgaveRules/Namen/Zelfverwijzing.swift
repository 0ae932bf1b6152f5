/// A circle of one.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let zelfverwijzing = Rule(
    306, "zelfverwijzing", .fout,
    Text(
      "Iets dat naar zichzelf verwijst.",
      "Something that refers to itself."),
    explanation: Text(
      "Een opgave kan geen deel van zichzelf zijn, niet van zichzelf afhangen en niet op zichzelf volgen; een inspanning evenmin. In `samen-met` staat een andere organisatie dan die van de opgave zelf.",
      "An opgave cannot be a part of itself, depend on itself or follow itself; nor can an inspanning. In `samen-met` stands another organisation than that of the opgave itself."
    ),
    reason: Text(
      "Zo’n verwijzing zegt niets en verbergt wat bedoeld was.",
      "Such a reference says nothing and hides what was meant."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          hangt-af-van: «wonen»

          kenmerken {
            aard: probleem
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
          }
        }
        """),
    checks: [
      .file { context, findings in
        for (value, resolution) in context.resolutions {
          guard case .found(let address) = resolution, address.file == context.file,
            let holder = context.facts.holder(of: value),
            let own = context.facts.enclosing(
              context.facts.kind(of: address.ordinal), of: holder.ordinal),
            own == address.ordinal
          else { continue }
          let name = context.facts.name(of: own)
          let isInside = context.facts.kind(of: holder.ordinal) == .inspanning && own != holder.ordinal
          findings.report(.value(value), [.name: .text(name), .aspect: .aspect(isInside ? .inside : .itself)])
        }
        for root in context.roots {
          guard let own = context.target(.organisatie, of: root) else { continue }
          for (value, partner) in context.targets(.samenMet, of: root) where partner == own {
            findings.report(
              .value(value), [.name: .text(context.repository.name(own)), .aspect: .aspect(.among)])
          }
        }
      }
    ],
    message: { finding in
      if finding.aspect == .inside {
        return Text(
          "deze inspanning staat al in ‘\(finding.text(.name))’: noem de opgave die haar uitwerkt, of haal dit weg",
          "this inspanning stands in ‘\(finding.text(.name))’ already: name the opgave that works it out, or remove this"
        )
      }
      if finding.aspect == .among {
        return Text(
          "‘\(finding.text(.name))’ is de organisatie van deze opgave zelf: noem hier met wie zij samenwerkt",
          "‘\(finding.text(.name))’ is the organisation of this opgave itself: name the organisations it works with")
      }
      return Text(
        "‘\(finding.text(.name))’ verwijst naar zichzelf: noem een andere of haal dit weg",
        "‘\(finding.text(.name))’ refers to itself: name another or remove this")
    },
    cases: [
      .reports(
        "samen-met: dorp, «merwestad»", saying: "de organisatie van deze opgave zelf",
        beside: ["d.opgave": "organisatie dorp"]),
      .reports("deel-van: «wonen»", saying: "verwijst naar zichzelf"),
      .reports("vervolg: «merwestad.wonen»"),
      .reports("presteren { inspanning bouw { na: «bouw» } }", saying: "‘bouw’ verwijst naar zichzelf"),
      .reports("presteren { inspanning bouw { opgave: «wonen» } }", saying: "staat al in ‘wonen’"),
      .reports("opdracht { herkomst: «wonen» }", saying: "‘wonen’ verwijst naar zichzelf"),
      // The same name elsewhere is something else.
      .silent(
        """
        opgave wonen { organisatie: merwestad }

        opgave werken {
          organisatie: merwestad
          hangt-af-van: wonen
        }
        """, .file),
      .silent(
        """
        opgave wonen {
          organisatie: merwestad
          hangt-af-van: dorp.wonen
        }
        """, .file,
        beside: [
          "dorp.opgave": """
          organisatie dorp { soort: gemeente }
          opgave wonen { organisatie: dorp }
          """
        ]),
      .silent(
        """
        presteren {
          inspanning grond
          inspanning bouw { na: grond }
        }
        """),
      // A partij may be the organisation itself.
      .silent("kenmerken { partij merwestad { organisatie: merwestad } }"),
    ])
}
