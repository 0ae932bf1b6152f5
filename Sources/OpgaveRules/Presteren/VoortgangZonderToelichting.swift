/// A colour that nobody can act on.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let voortgangZonderToelichting = Rule(
    670, "voortgang-zonder-toelichting", .waarschuwing,
    Text(
      "Een voortgang met oranje of rood, zonder toelichting of bijsturing.",
      "A voortgang with oranje or rood, without toelichting or bijsturing."),
    explanation: Text(
      "Zeg bij oranje en rood met `toelichting` waarom, en bij rood ook met `bijsturing` wat er anders gaat.",
      "Say of oranje and rood with `toelichting` why, and of rood with `bijsturing` too what is done differently."),
    reason: Text(
      "Een kleur alleen zegt dat er iets is, en niet wat; wie rood ziet, wil weten wat er gebeurt.",
      "A colour alone says that there is something, and not what; who sees rood wants to know what is done."),
    source: .practice("voortgangsrapportages van gemeenten en provincies"),
    example: Example(
      .opgave,
      reported: """
        presteren {
          voortgang «2026-06-01» {
            inhoud: groen
            tijd: oranje
          }
        }
        """,
      mended: """
        presteren {
          voortgang 2026-06-01 {
            inhoud: groen
            tijd: oranje
            toelichting: "De vergunning kwam zes weken later."
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let facts = opgave.facts
        for voortgang in opgave.voortgangen where !facts.isDamaged(voortgang) {
          let colours = [Field.inhoud, .tijd, .geld].filter { field in
            facts.word(field, of: voortgang).map { $0 == .oranje || $0 == .rood } ?? false
          }
          guard !colours.isEmpty else { continue }
          let isRed = colours.contains { facts.word($0, of: voortgang) == .rood }
          let missing = ([.toelichting] + (isRed ? [.bijsturing] : [])).filter { !facts.has($0, of: voortgang) }
          guard !missing.isEmpty else { continue }
          let words = colours.compactMap { facts.word($0, of: voortgang) }
          findings.report(
            .name(voortgang), [.fields: .fields(colours), .choices: .list(words), .missing: .fields(missing)])
        }
      }
    ],
    message: { finding in
      let colours = zip(finding.names(.fields), finding.names(.choices)).map { "\($0): \($1)" }
      let (stated, missing) = (Enumeration.and(colours), finding.fields(.missing))
      let named = Enumeration.and(missing.map(\.spelling))
      let (why, what) = (missing.contains(.toelichting), missing.contains(.bijsturing))
      let asked =
        why && what
        ? Text("zeg erbij waarom en wat er gebeurt", "say why and what is done")
        : why ? Text("zeg erbij waarom", "say why") : Text("zeg erbij wat er gebeurt", "say what is done")
      return Text(
        "hier staat \(stated.nl): \(asked.nl), met \(named.nl)",
        "this says \(stated.en): \(asked.en), with \(named.en)")
    },
    cases: [
      .reports(
        "presteren { doel d { voortgang «2026-06-01» { inhoud: rood } } }",
        saying: "‘inhoud: rood’: zeg erbij waarom en wat er gebeurt, met ‘toelichting’ en ‘bijsturing’"),
      .reports(
        "presteren { inspanning i { voortgang «2026-06-01» {\n  tijd: rood\n  geld: oranje\n  toelichting: \"x\"\n} } }",
        saying: "‘tijd: rood’ en ‘geld: oranje’: zeg erbij wat er gebeurt, met ‘bijsturing’"),
      .silent("presteren { voortgang 2026-06-01 {\n  tijd: oranje\n  toelichting: \"x\"\n} }"),
      .silent("presteren { voortgang 2026-06-01 { tijd: groen } }"),
      .silent("presteren { voortgang 2026-06-01 { tijd: onbekend } }"),
      .silent("presteren { voortgang 2026-06-01 { tijd: paars } }", despite: [212]),
      .silent("presteren { voortgang 2026-06-01 {\n  tijd: rood\n  : \"x\"\n} }", despite: [102]),
    ])
}
