/// An opdracht that reads otherwise than when it was set.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let opdrachtHerschreven = Rule(
    1005, "opdracht-herschreven", .waarschuwing,
    Text(
      "Een opdracht met een andere dag, een ander die besloot of andere kaders, zonder een wijziging.",
      "An opdracht with another day, another who decided or other frames, without a wijziging."),
    explanation: Text(
      "Vergeleken worden twee momenten van een opgave die toen was vastgesteld. Een opdracht verandert door een nieuw besluit: schrijf dat als `wijziging` in `opdracht`, en laat staan wat eerder besloten is. Een kader waarin een letter verbeterd is, is hetzelfde.",
      "Two moments are compared of an opgave that was settled then. An opdracht changes by a new decision: write it as a `wijziging` in `opdracht`, and leave what was decided before. A kader in which a letter was mended is the same."
    ),
    reason: Text(
      "De opdracht is wat het bestuur heeft vastgesteld. Wie haar herschrijft zonder besluit, geeft zichzelf een andere.",
      "The opdracht is what the administration has set. Who rewrites it without a decision gives himself another."),
    source: .inference,
    example: Example(
      .opgave,
      before: """
        opdracht "Bouwen" {
          vastgesteld: 2024-02-01
          door: raad
          kaders: "Woonvisie 2023", "Geen hoogbouw aan de rivier"
        }
        """,
      reported: """
        opdracht "Bouwen" {
          vastgesteld: 2024-02-01
          door: «college»
          kaders: "Woonvisie 2023", "Geen hoogbouw aan de rivier"
        }
        """,
      mended: """
        opdracht "Bouwen" {
          vastgesteld: 2024-02-01
          door: raad
          kaders: "Woonvisie 2023", "Geen hoogbouw aan de rivier"
        }
        """),
    checks: [
      .history { _, change, findings in
        OpgaveHistory.forEach(change) { opgave in
          guard opgave.wasSettled, !opgave.hasNewWijziging,
            let opdracht = opgave.root.inner.first(where: { $0.kind == .opdracht }), let old = opdracht.old
          else { return }
          guard let new = opdracht.new else {
            // Of one that says neither who decided, nor when, nor within what, nothing is lost.
            guard
              [Field.vastgesteld, .door, .kaders].contains(where: { opgave.oldFacts.find($0, of: old.ordinal) != nil })
            else { return }
            findings.report(
              in: opgave.new.file, opgave.header, [.aspect: .aspect(.gone)],
              related: [Related(was: .keyword(old.ordinal), in: old.file)])
            return
          }
          for name in [Field.vastgesteld, .door] {
            guard let field = opdracht.field(name) else { continue }
            switch field.values.first {
            case .changed(let from, let to)?:
              findings.report(
                in: new.file, .value(to), [.field: .field(name), .aspect: .aspect(.moved)],
                related: [Related(was: .value(from), in: old.file)])
            case .removed(let gone)?:
              findings.report(
                in: new.file, .keyword(new.ordinal), [.field: .field(name), .aspect: .aspect(.gone)],
                related: [Related(was: .value(gone), in: old.file)])
            case .added?, nil: break
            }
          }
          guard let kaders = opdracht.field(.kaders) else { return }
          var (gone, came): ([ValueIndex], [ValueIndex]) = ([], [])
          for value in kaders.values {
            switch value {
            case .removed(let index): gone.append(index)
            case .added(let index): came.append(index)
            case .changed: break
            }
          }
          // Of so many nobody mended a letter in each.
          let isFew = gone.count * came.count <= 10_000
          came.removeAll { other in
            guard isFew else { return false }
            guard
              let place = gone.firstIndex(where: {
                change.isNearlyTheSame($0, in: old.file, as: other, in: new.file)
              })
            else { return false }
            gone.remove(at: place)
            return true
          }
          for value in came {
            findings.report(in: new.file, .value(value), [.field: .field(.kaders), .aspect: .aspect(.added)])
          }
          for value in gone {
            findings.report(
              in: new.file, kaders.new.map { .field($0) } ?? .keyword(new.ordinal),
              [.field: .field(.kaders), .aspect: .aspect(.gone)], related: [Related(was: .value(value), in: old.file)])
          }
        }
      }
    ],
    message: { finding in
      let what: Text =
        switch (finding.arguments[.field], finding.aspect) {
        case (nil, .gone?): Text("de opdracht is weg", "the opdracht is gone")
        case (.field(.kaders)?, .added?): Text("dit kader stond er niet", "this kader was not there")
        case (.field(.kaders)?, _): Text("een kader van de opdracht is weg", "a kader of the opdracht is gone")
        case (.field(.vastgesteld)?, .gone?): Text("de dag van het besluit is weg", "the day of the decision is gone")
        case (.field(.vastgesteld)?, _):
          Text("de dag van het besluit is een andere", "the day of the decision is another")
        case (_, .gone?): Text("wie besloot, is weg", "who decided is gone")
        default: Text("wie besloot, is een ander", "who decided is another")
        }
      return Text(
        "\(what.nl): schrijf een nieuw besluit als ‘wijziging’, en laat staan wat besloten was",
        "\(what.en): write a new decision as ‘wijziging’, and leave what was decided")
    },
    cases: [
      .reports(
        "opdracht { vastgesteld: «2024-03-01» }", saying: "de dag van het besluit is een andere",
        related: ["2024-02-01"],
        before: "opdracht { vastgesteld: 2024-02-01 }"),
      .reports(
        "«opdracht» { door: raad }", saying: "de dag van het besluit is weg",
        before: "opdracht { vastgesteld: 2024-02-01\n door: raad }"),
      .reports(
        "«opdracht» { vastgesteld: 2024-02-01 }", saying: "wie besloot, is weg",
        before: "opdracht { vastgesteld: 2024-02-01\n door: raad }"),
      .reports(
        "opgave «a» {\n status: uitvoering\n}", .file, saying: "de opdracht is weg", related: ["opdracht"],
        before: "opgave a {\n status: uitvoering\n opdracht { door: raad }\n}"),
      .reports(
        "opgave «a» {\n status: uitvoering\n}", .file,
        before: "opgave a {\n status: uitvoering\n opdracht { vastgesteld: 2024-02-01 }\n}"),
      .reports(
        "opgave «a» {\n status: uitvoering\n}", .file,
        before: "opgave a {\n status: uitvoering\n opdracht { kaders: \"A\" }\n}"),
      .silent(
        "opgave a {\n status: uitvoering\n}", .file,
        before: "opgave a {\n status: uitvoering\n opdracht \"A\" { aanleiding: \"B\" }\n}"),
      .silent(
        "opgave a {\n status: uitvoering\n : }", .file, despite: [102],
        before: "opgave a {\n status: uitvoering\n opdracht { door: raad }\n}"),
      .reports(
        "opdracht { kaders: \"A\", «\"B\"» }", saying: "dit kader stond er niet", before: "opdracht { kaders: \"A\" }"),
      .reports(
        "opdracht { «kaders»: \"A\" }", saying: "een kader van de opdracht is weg", related: ["\"B\""],
        before: "opdracht { kaders: \"A\", \"B\" }"),
      .reports(
        "«opdracht» { door: raad }", saying: "een kader van de opdracht is weg",
        before: "opdracht {\n door: raad\n kaders: \"A\"\n}"),
      .reports("opdracht { «kaders»: «\"Een hoge toren\"» }", before: "opdracht { kaders: \"Geen hoge toren\" }"),
      .reports("opdracht { «kaders»: «\"Woonvisie 2025\"» }", before: "opdracht { kaders: \"Woonvisie 2024\" }"),
      .reports("opdracht { «kaders»: «\"Het is geen plan\"» }", before: "opdracht { kaders: \"Het is een plan\" }"),
      .reports("opdracht { «kaders»: «\"Woonvisie voor allen\"» }", before: "opdracht { kaders: \"Woonvisie voor\" }"),
      .reports("opdracht { «kaders»: «\"Woonmassa\"» }", before: "opdracht { kaders: \"Woonvisie\" }"),
      .silent("opdracht { kaders: \"Woonvisies 2024.\" }", before: "opdracht { kaders: \"woonvisie 2024\" }"),
      .silent("opdracht { kaders: \"Woonvisie\" }", before: "opdracht { kaders: \"Woonvsiie\" }"),
      .silent("opdracht { kaders: \"Woonvisie\" }", before: "opdracht { kaders: \"Woonvasie\" }"),
      .silent("opdracht { kaders: \"B\", \"A\" }", before: "opdracht { kaders: \"A\", \"B\" }"),
      .silent("opdracht { door: merwestad.raad }", before: "opdracht { door: raad }"),
      .silent("opdracht { vastgesteld: 2024-02-01 }", before: "opdracht {}"),
      .silent("opdracht {\n door: college\n wijziging 2025-01-01\n}", before: "opdracht { door: raad }"),
      .silent("status: concept\nopdracht { door: college }", before: "status: concept\nopdracht { door: raad }"),
      .silent("opdracht { door: college\n : }", despite: [102], before: "opdracht { door: raad }"),
      .silent("opdracht { aanleiding: \"A\" }", before: "opdracht { aanleiding: \"B\" }"),
    ])
}
