/// Two versions where one belongs.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let conflictmarkering = Rule(
    115, "conflictmarkering", .fout,
    Text(
      "Een samenvoegconflict dat is blijven staan.",
      "A merge conflict that was left in."),
    explanation: Text(
      "Git zet twee versies onder elkaar, tussen `<<<<<<<` en `>>>>>>>`, als het niet kan kiezen. Alles ertussen wordt overgeslagen tot iemand kiest.",
      "Git puts two versions below each other, between `<<<<<<<` and `>>>>>>>`, when it cannot choose. All between is passed over until somebody chooses."
    ),
    reason: Text(
      "Niemand weet welke versie geldt.",
      "Nobody knows which version holds."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
        «<<<<<<< onze»
          status: uitvoering
        =======
          status: afgerond
        >>>>>>> hunne
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          status: afgerond
        }
        """),
    checks: [.syntax([.conflictMarker])],
    message: { finding in
      return Text(
        "hier staan twee versies door elkaar: kies er een en haal de regels met ‘<<<<<<<’, ‘=======’ en ‘>>>>>>>’ weg",
        "two versions are mixed up here: choose one and remove the lines with ‘<<<<<<<’, ‘=======’ and ‘>>>>>>>’")
    },
    cases: [
      .reports("opgave wonen {\n}\n«>>>>>>> hunne»\n", .file),
      .silent("# =======\nlooptijd: 2026 .."),
    ])
}
