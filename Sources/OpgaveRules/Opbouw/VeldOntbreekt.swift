/// Something without which nothing can be said.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let veldOntbreekt = Rule(
    204, "veld-ontbreekt", .fout,
    Text(
      "Een verplicht veld ontbreekt.",
      "A required field is missing."),
    explanation: Text(
      "Enkele velden zijn nodig om te weten waar het over gaat: van een opgave de organisatie, de status en het vraagstuk.",
      "A few fields are needed to know what it is about: of an opgave the organisation, the status and the vraagstuk."),
    reason: Text(
      "Zonder deze velden zijn andere meldingen niet te geven.",
      "Without these fields other findings cannot be given."),
    source: .format,
    example: Example(
      reported: """
        «opgave» wonen "Wonen" {
          organisatie: merwestad
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: probleem
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: verkenning
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: probleem
          }
        }
        """),
    checks: [.misfits([.missingField])],
    message: { finding in
      let name = finding.field?.spelling ?? ""
      let expected = finding.field.flatMap { Vocabulary.spec($0, in: finding.owner) }?.type.expectation ?? Text("", "")
      return Text(
        "in ‘\(finding.owner.keyword)’ ontbreekt het veld ‘\(name)’: \(expected.nl)",
        "in ‘\(finding.owner.keyword)’ the field ‘\(name)’ is missing: \(expected.en)")
    },
    fixes: { finding, context in
      guard let field = finding.field, let spec = Vocabulary.spec(field, in: finding.owner) else { return [] }
      let offset = context.range(finding).lowerBound
      // The first word is proposed; each of the others can be chosen.
      let others = (spec.type.words?.words ?? []).dropFirst().prefix(6).map { SourceItem.field(field, .spelled($0)) }
      return ([context.beginning(of: spec)].compactMap { $0 } + others).enumerated().compactMap { place, item in
        guard let line = SourceWriter.lines([item], context.format).first,
          let edits = context.insertion([item], inOrderOf: finding.owner, at: offset)
        else { return nil }
        return Fix(
          Text("Voeg ‘\(line)’ toe", "Add ‘\(line)’"), place == 0 ? .likely : .personal, [context.file: edits])
      }
    },
    cases: [
      .reports(
        "kenmerken {\n  aard: kans\n  «partij» huurders\n}",
        saying: "het veld ‘wereld’: ‘leefwereld’ of ‘systeemwereld’"),
      .reports(
        "presteren {\n  «werkwijze» routine { omdat: \"Zo.\" }\n}",
        mended: "presteren {\n  werkwijze routine {\n    periode: 2026-07 ..\n    omdat: \"Zo.\" }\n}"),
      .reports(
        "presteren {\n  «werkwijze» routine {  \n    omdat: \"Zo.\"\n  }\n}",
        mended: "presteren {\n  werkwijze routine {  \n    periode: 2026-07 ..\n    omdat: \"Zo.\"\n  }\n}"),
      .reports("presteren { «werkwijze» routine }", saying: "het veld ‘periode’: een periode, zoals"),
      .silent("presteren { werkwijze routine { periode: gisteren } }", despite: [211]),
      .silent("presteren { werkwijze routine { : } }", despite: [102]),
      .silent(
        "opgave a {\n<<<<<<< a\n  status: concept\n=======\n  status: verkenning\n>>>>>>> b\n}\n", .file, despite: [115]
      ),
      .silent("presteren { werkwijze routine { peride: 2026 .. } }", despite: [202]),
    ])
}
