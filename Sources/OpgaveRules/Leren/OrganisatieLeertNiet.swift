/// An organisation that leaves learning to its opgaven.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let organisatieLeertNiet = Rule(
    808, "organisatie-leert-niet", .hint,
    Text(
      "Een organisatie met drie opgaven of meer in uitvoering, en niets in haar eigen `leren`.",
      "An organisation with three opgaven or more in uitvoering, and nothing in its own `leren`."),
    explanation: Text(
      "Zet in `leren` van de organisatie, of van een van haar portfolio's, een `reflectie`, een `experiment` of een `leervraag`: wat geldt voor meer opgaven dan één?",
      "Put a `reflectie`, an `experiment` or a `leervraag` in `leren` of the organisation, or of one of its portfolios: what holds for more opgaven than one?"
    ),
    reason: Text(
      "De gids: elke organisatie maakt zich het idee van een lerende organisatie eigen.",
      "The guide: every organisation makes the idea of a learning organisation its own."),
    source: .guide,
    example: Example(
      reported: opgaven + """
        organisatie «zandrecht» "Gemeente Zandrecht" {
          soort: gemeente
        }
        """,
      mended: opgaven + """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          leren {
            leervraag ruilen "Hoe lenen afdelingen mensen aan elkaar uit?"
          }
        }
        """),
    checks: [
      .repository(reads: [.nodes, .status, .learning]) { overview, findings in
        var running: [UInt64: Int] = [:]
        overview.forEach(.opgave) { opgave in
          if opgave.status == .uitvoering, opgave.organisation != 0 { running[opgave.organisation, default: 0] += 1 }
        }
        var learning: Set<UInt64> = []
        overview.forEach(.portfolio) { if $0.learns { learning.insert($0.organisation) } }
        // A portfolio of nobody knows whom may be anybody's.
        let isUnclear = overview.isHidden || learning.contains(0)
        overview.forEach(.organisatie) { organisation in
          let count = running[organisation.name, default: 0]
          if count < 3 || organisation.learns || learning.contains(organisation.name) { return }
          findings.report(
            in: organisation.address.file, .name(organisation.address.ordinal), [.count: .number(count)],
            isWithheld: isUnclear)
        }
      }
    ],
    message: { finding in
      Text(
        "\(finding.text(.count)) opgaven zijn hier in uitvoering: wat leert de organisatie zelf? Zet er ‘leren’ bij",
        "\(finding.text(.count)) opgaven are in uitvoering here: what does the organisation itself learn? Add ‘leren’")
    },
    cases: [
      .reports(three + "organisatie «dorp» { leren }", .file, saying: "3 opgaven zijn hier"),
      .silent(three + "organisatie dorp { leren { reflectie 2026 } }", .file),
      .silent(three + "organisatie dorp { leren { : } }", .file, despite: [102]),
      .silent(three + "organisatie dorp { : leren }", .file, despite: [102]),
      .silent(
        three + "organisatie dorp\nportfolio p {\n  organisatie: dorp\n  leren { leervraag a }\n}", .file),
      .silent(three + "organisatie dorp\nportfolio p {\n  leren { leervraag a }\n}", .file),
      .reports(
        three + "organisatie «dorp»\norganisatie stad\nportfolio p {\n  organisatie: stad\n  leren { leervraag a }\n}",
        .file),
      .silent(
        "organisatie dorp\nopgave a {\n  organisatie: dorp\n  status: uitvoering\n}\nopgave b {\n  organisatie: dorp\n  status: uitvoering\n}\nopgave c {\n  organisatie: dorp\n  status: afgerond\n}",
        .file),
    ])
}

private let three = (1...3).map { "opgave a\($0) {\n  organisatie: dorp\n  status: uitvoering\n}\n" }.joined()

private let opgaven = ["wonen", "water", "zorg"].map { name in
  """
  opgave \(name) "\(name.prefix(1).uppercased())\(name.dropFirst())" {
    organisatie: zandrecht
    status: uitvoering
    vraagstuk: "Hoe komt er genoeg \(name)?"

    kenmerken {
      aard: kans
    }
  }


  """
}.joined()
