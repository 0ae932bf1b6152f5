/// Routine that is no routine.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let routinePastNiet = Rule(
    610, "routine-past-niet", .waarschuwing,
    Text(
      "Een routine met een einde, zonder procesbeschrijving, of voor iets wat maar één keer gebeurt.",
      "A routine with an end, without a description of the process, or for what happens only once."),
    explanation: Text(
      "Routine is werk dat steeds terugkomt en een vaste weg heeft. Noem die weg met `procesbeschrijving`, en laat de periode open. Wat afgerond of gestopt is, en wat een andere opgave uitwerkt, wordt niet gemeld.",
      "Routine is work that returns and has a fixed way. Name that way with `procesbeschrijving`, and leave the period open. What is afgerond or gestopt, and what another opgave works out, is not reported."
    ),
    reason: Text(
      "De gids: routine is een product of dienst die zich herhaalt, tot in detail beschreven, met heldere rollen.",
      "The guide: routine is a product or service that repeats, described in detail, with clear roles."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        presteren {
          inspanning splitsen "Vergunning voor splitsen" {
            werkwijze: «routine»
            looptijd: 2026-01 .. 2026-12
          }
        }
        """,
      mended: """
        presteren {
          inspanning splitsen "Vergunning voor splitsen" {
            werkwijze: routine
            looptijd: 2026-01 ..
            procesbeschrijving: "https://merwestad.example/splitsen"
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let facts = opgave.facts
        if let inForce = opgave.inForce, opgave.werkwijze == .routine, !opgave.isOver {
          let isOnce = opgave.kenmerken.flatMap { facts.word(.herhaling, of: $0) } == .eenmalig
          report(
            .name(inForce), isOnce ? .herhaling : nil, .periode, inForce, opgave, &findings)
        }
        for inspanning in opgave.inspanningen
        where facts.word(.werkwijze, of: inspanning) == .routine && !opgave.isOver(inspanning) && !opgave.isOver
          && !facts.has(.opgave, of: inspanning)
        {
          guard let place = facts.valuePlace(.werkwijze, of: inspanning) else { continue }
          report(place, nil, .looptijd, inspanning, opgave, &findings)
        }
      }
    ],
    message: { finding in
      Mismatch.sentence(
        finding, Text("routine past hier misschien niet", "routine may not fit here"),
        [
          .herhaling: Text("de opgave is eenmalig", "the opgave happens once"),
          .periode: Text("de periode heeft een einde", "the period has an end"),
          .looptijd: Text("de looptijd heeft een einde", "the looptijd has an end"),
          .procesbeschrijving: Text("‘procesbeschrijving’ ontbreekt", "‘procesbeschrijving’ is missing"),
        ])
    })
}

private func report(
  _ place: Part, _ first: Field?, _ period: Field, _ ordinal: Int, _ opgave: borrowing OpgaveContext,
  _ findings: inout Findings
) {
  var reasons = [first].compactMap { $0 }
  if opgave.facts.end(period, of: ordinal).date != nil { reasons.append(period) }
  if opgave.lacks(.procesbeschrijving, in: ordinal) { reasons.append(.procesbeschrijving) }
  if !reasons.isEmpty { findings.report(place, [.fields(reasons)]) }
}

/// The sentence of a rule that says why a werkwijze does not fit: the claim, then each reason that a field stands for.
enum Mismatch {
  static func sentence(_ finding: Finding, _ claim: Text, _ reasons: [Field: Text]) -> Text {
    guard case .fields(let fields)? = finding.arguments.first else { return claim }
    let known = fields.compactMap { reasons[$0] }
    return Text(
      "\(claim.nl): \(joined(known.map(\.nl), "en"))", "\(claim.en): \(joined(known.map(\.en), "and"))")
  }

  private static func joined(_ parts: [String], _ word: String) -> String {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
