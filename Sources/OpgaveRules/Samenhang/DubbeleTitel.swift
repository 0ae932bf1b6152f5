/// Two names for one piece of work.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let dubbeleTitel = Rule(
    710, "dubbele-titel", .waarschuwing,
    Text(
      "Twee opgaven van één organisatie met dezelfde titel.",
      "Two opgaven of one organisation with the same title."),
    explanation: Text(
      "Hoofdletters en spaties tellen niet mee. Geef een van de twee een andere titel, of haal de dubbele weg.",
      "Capitals and spaces do not count. Give one of the two another title, or take the double away."),
    reason: Text(
      "In registers heeft één project soms meer namen; andersom kan niemand twee opgaven met één titel uit elkaar houden.",
      "In registers one project sometimes has several names; the other way round nobody can tell two opgaven of one title apart."
    ),
    source: .practice("VPNG, verslag portfoliomanagement en gemeenteraadsverkiezingen"),
    example: Example(
      reported: """
        opgave wonen «"Genoeg woningen"» {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }
        }

        opgave bouwen «"Genoeg  woningen"» {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe bouwen wij genoeg?"

          kenmerken {
            aard: kans
          }
        }
        """,
      mended: """
        opgave wonen "Genoeg woningen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }
        }

        opgave bouwen "Sneller bouwen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe bouwen wij genoeg?"

          kenmerken {
            aard: kans
          }
        }
        """),
    checks: [
      .repository(reads: [.nodes, .title]) { overview, findings in
        for alike in overview.titles.groups(in: overview.asked, overview.outlines) {
          var names: Set<UInt64> = []
          // Two of one name are told as such.
          let group = overview.repository.inOrder(alike.filter { overview.isSameTitle(alike[0], $0) })
            .filter { names.insert(overview.node($0)?.name ?? 0).inserted }
          for address in group where group.count > 1 {
            let others = group.lazy.filter { $0 != address }.prefix(20)
            findings.report(
              in: address.file, .title(address.ordinal), [.count: .number(group.count)],
              related: others.map { Related(.other, .part(.title($0.ordinal)), file: $0.file) })
          }
        }
      }
    ],
    message: { finding in
      Text(
        "\(finding.text(.count)) opgaven van deze organisatie hebben deze titel: geef elke een eigen titel",
        "\(finding.text(.count)) opgaven of this organisation have this title: give each a title of its own")
    },
    cases: [
      .reports(
        #"""
        opgave a «"Genoeg"» { organisatie: merwestad }
        opgave b «"Genoeg"» { organisatie: merwestad }
        opgave c «"Genoeg"» { organisatie: merwestad }
        """#, .file, saying: "3 opgaven van deze organisatie", related: [#""Genoeg""#, #""Genoeg""#]),
      .reports(
        #"""
        opgave a «"GENOEG huizen"» { organisatie: merwestad }
        opgave b «"genoeg Huizen"» { organisatie: merwestad }
        """#, .file),
      .silent(
        #"""
        organisatie dorp
        opgave a "Genoeg huizen" { organisatie: merwestad }
        opgave b "Genoeg huizen" { organisatie: dorp }
        opgave c { organisatie: merwestad }
        opgave d { organisatie: merwestad }
        """#, .file),
      .silent(#"opgave a "Genoeg huizen"\#nopgave b "Genoeg huizen""#, .file),
      .silent(
        #"opgave a "Genoeg" { organisatie: merwestad }\#nopgave a "Genoeg" { organisatie: merwestad }"#, .file,
        despite: [301]),
    ])
}

extension Overview {
  fileprivate func isSameTitle(_ one: Address, _ other: Address) -> Bool {
    let (mine, theirs) = (facts(one), facts(other))
    return mine.names.isEqual(
      mine.declarations[one.ordinal].title, to: theirs.names, theirs.declarations[other.ordinal].title)
      && mine.organisation(of: one.ordinal) == theirs.organisation(of: other.ordinal)
  }
}
