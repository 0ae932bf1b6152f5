/// Waiting for what does not come.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let afhankelijkVanGestopt = Rule(
    704, "afhankelijk-van-gestopt", .waarschuwing,
    Text(
      "Iets wacht op werk dat gestopt of stilgelegd is.",
      "Something waits for work that is gestopt or stilgelegd."),
    explanation: Text(
      "Gekeken wordt naar `hangt-af-van` van opgaven die lopen, en naar `na` van inspanningen die gepland of lopend zijn.",
      "Looked at are `hangt-af-van` of opgaven that run, and `na` of inspanningen that are gepland or lopend."),
    reason: Text(
      "Wie wacht op wat niet komt, merkt dat als laatste.",
      "Who waits for what does not come is the last to notice."),
    source: .inference,
    example: Example(
      .opgave,
      reported: """
        presteren {
          inspanning net "Stroomnet verzwaren" {
            werkwijze: project
            status: stilgelegd
          }

          inspanning bouw "Bouwen" {
            werkwijze: project
            status: gepland
            na: «net»
          }
        }
        """,
      mended: """
        presteren {
          inspanning net "Stroomnet verzwaren" {
            werkwijze: project
            status: stilgelegd
          }

          inspanning bouw "Bouwen" {
            werkwijze: project
            status: stilgelegd
            na: net
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        func ask(_ field: Field, _ ordinal: DeclarationIndex, _ findings: inout Findings) {
          guard let index = opgave.facts.find(field, of: ordinal) else { return }
          for value in opgave.facts.values(of: index) {
            guard case .found(let other) = opgave.file.resolutions[value],
              let status = opgave.file.repository.facts(other).word(.status, of: other.ordinal),
              status == .gestopt || status == .stilgelegd
            else { continue }
            findings.report(.value(value), [.name: .text(opgave.file.repository.name(other)), .status: .word(status)])
          }
        }
        if opgave.isActive { ask(.hangtAfVan, opgave.ordinal, &findings) }
        for inspanning in opgave.inspanningen {
          let status = opgave.status(of: inspanning)
          if opgave.isActive, status == .gepland || status == .lopend { ask(.na, inspanning, &findings) }
        }
      }
    ], tags: [.stopped],
    message: { finding in
      Text(
        "‘\(finding.text(.name))’ is ‘\(finding.text(.status))’: kan dit zonder, of ligt het ook stil?",
        "‘\(finding.text(.name))’ is ‘\(finding.text(.status))’: can this go ahead without it, or is it on hold too?")
    },
    cases: [
      .reports(
        "status: vastgesteld\nhangt-af-van: «haven», «kade», net",
        saying: "‘kade’ is ‘stilgelegd’",
        beside: [
          "haven.opgave": """
          opgave haven {
            organisatie: merwestad
            status: gestopt
          }

          opgave kade {
            organisatie: merwestad
            status: stilgelegd
          }

          opgave net {
            organisatie: merwestad
            status: afgerond
          }
          """
        ]),
      .reports(
        """
        status: stilgelegd

        presteren {
          inspanning net { status: gestopt }

          inspanning a {
            status: lopend
            na: «net»
          }

          inspanning b {
            status: stilgelegd
            na: net
          }

          inspanning c { na: net }
        }
        """),
      .silent(
        "status: concept\nhangt-af-van: haven\npresteren {\n  inspanning a { status: gestopt }\n  inspanning b {\n    status: gepland\n    na: a\n  }\n}",
        beside: ["haven.opgave": "opgave haven {\n  organisatie: merwestad\n  status: gestopt\n}"]),
      .silent("hangt-af-van: haven", despite: [302]),
    ])
}
