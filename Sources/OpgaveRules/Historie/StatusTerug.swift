/// A status that went back.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let statusTerug = Rule(
    1008, "status-terug", .waarschuwing,
    Text("Een opgave die terugging in status.", "An opgave that went back in status."),
    explanation: Text(
      "Vergeleken worden twee momenten. Wat `afgerond` of `gestopt` was, loopt weer, of wat liep is weer `verkenning` of `concept`. Begint het werk opnieuw, maak dan een nieuwe opgave met `herkomst`, of aanvaard de melding met de reden.",
      "Two moments are compared. What was `afgerond` or `gestopt` is active again, or what was active is `verkenning` or `concept` again. If the work starts anew, make a new opgave with `herkomst`, or accept the finding with the reason."
    ),
    reason: Text(
      "Wie iets afrondt, heeft er verantwoording over afgelegd. Gaat het daarna verder, dan gaat het om een nieuwe opdracht.",
      "Who finishes something has accounted for it. If it goes on after that, it is about a new opdracht."),
    source: .inference,
    example: Example(
      .opgave, before: "status: afgerond", reported: "status: «uitvoering»", mended: "status: afgerond"),
    checks: [
      .history { _, change, findings in
        OpgaveHistory.forEach(change) { opgave in
          guard case .changed(let from, let to)? = opgave.root.field(.status)?.values.first, let was = opgave.oldStatus,
            let isNow = opgave.newStatus, isNow.isBehind(was)
          else { return }
          findings.report(
            in: opgave.new.file, .value(to), [.status: .word(isNow), .written: .text(was.spelling)],
            related: [Related(was: .value(from), in: opgave.old.file)])
        }
      }
    ],
    message: { finding in
      let (was, isNow) = (finding.text(.written), finding.text(.status))
      return Text(
        "de status was ‘\(was)’ en is weer ‘\(isNow)’: is dit niet een nieuwe opgave, met ‘herkomst’?",
        "the status was ‘\(was)’ and is ‘\(isNow)’ again: is this not a new opgave, with ‘herkomst’?")
    },
    cases: [
      .reports(
        "status: «vastgesteld»", saying: "was ‘gestopt’ en is weer ‘vastgesteld’", related: ["gestopt"],
        before: "status: gestopt"),
      .reports("status: «stilgelegd»", before: "status: afgerond"),
      .reports("status: «verkenning»", before: "status: uitvoering"),
      .reports("status: «concept»", before: "status: vastgesteld"),
      .reports("status: «concept»", before: "status: afgerond"),
      .silent("status: afgerond", before: "status: uitvoering"),
      .silent("status: gestopt", before: "status: afgerond"),
      .silent("status: afgerond", before: "status: gestopt"),
      .silent("status: verkenning", before: "status: concept"),
      .silent("status: stilgelegd", before: "status: uitvoering"),
      .silent("status: vastgesteld", before: "status: uitvoering"),
      .silent("status: uitvoeren", despite: [212], before: "status: afgerond"),
      .silent("status: uitvoering\n: x", despite: [102], before: "status: afgerond"),
    ])
}

extension Word {
  /// Whether one status comes before another that an opgave has had.
  fileprivate func isBehind(_ was: Word) -> Bool {
    let isEarly = self == .verkenning || self == .concept
    if was == .afgerond || was == .gestopt { return isActiveStatus || isEarly }
    return was.isActiveStatus && isEarly
  }
}
