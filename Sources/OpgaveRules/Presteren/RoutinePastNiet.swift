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
        if let inForce = opgave.inForce, opgave.werkwijze == .routine, !opgave.mayBeOver {
          let isOnce = opgave.kenmerken.flatMap { facts.word(.herhaling, of: $0) } == .eenmalig
          report(.name(inForce), isOnce: isOnce, .periode, inForce, opgave, &findings)
        }
        for inspanning in opgave.inspanningen
        where facts.word(.werkwijze, of: inspanning) == .routine && !opgave.mayBeOver(inspanning) && !opgave.mayBeOver
          && !facts.has(.opgave, of: inspanning)
        {
          guard let place = facts.valuePlace(.werkwijze, of: inspanning) else { continue }
          report(place, isOnce: false, .looptijd, inspanning, opgave, &findings)
        }
      }
    ],
    message: { finding in
      Mismatch.sentence(
        finding, Text("routine past hier misschien niet", "routine may not fit here"),
        [
          .once: Text("de opgave is eenmalig", "the opgave happens once"),
          .ended: finding.field == .periode
            ? Text("de periode heeft een einde", "the period has an end")
            : Text("de looptijd heeft een einde", "the looptijd has an end"),
          .undescribed: Text("‘procesbeschrijving’ ontbreekt", "‘procesbeschrijving’ is missing"),
        ])
    },
    cases: [
      .reports(
        """
        kenmerken { herhaling: eenmalig }
        presteren { werkwijze «routine» { periode: 2026 .. 2027 } }
        """,
        saying: "de opgave is eenmalig, de periode heeft een einde en ‘procesbeschrijving’ ontbreekt"),
      .reports(
        "presteren { inspanning bouw {\n  werkwijze: «routine»\n  looptijd: 2026 .. 2027\n} }",
        saying: ": de looptijd heeft een einde en"),
      .reports(
        "kenmerken { herhaling: eenmalig }\npresteren { inspanning bouw { werkwijze: «routine» } }",
        saying: "niet: ‘procesbeschrijving’ ontbreekt"),
      .silent(
        #"""
        kenmerken { herhaling: terugkerend }

        presteren {
          werkwijze routine {
            periode: 2026 ..
            procesbeschrijving: "https://merwestad.example/splitsen"
          }

          inspanning a { werkwijze: project }

          inspanning b {
            werkwijze: routine
            status: afgerond
          }

          inspanning c {
            werkwijze: routine
            opgave: haven
          }

          inspanning d {
            werkwijze: routine
            : procesbeschrijving
          }
        }
        """#, despite: [102, 302]),
      .silent(
        "status: gestopt\npresteren {\n  werkwijze routine { periode: 2026 .. 2027 }\n  inspanning a { werkwijze: routine }\n}"
      ),
      .silent("presteren { werkwijze project { periode: 2026 .. 2027 } }"),
    ])
}

private func report(
  _ place: Part, isOnce: Bool, _ period: Field, _ ordinal: DeclarationIndex, _ opgave: borrowing OpgaveContext,
  _ findings: inout Findings
) {
  var reasons: [Aspect] = isOnce ? [.once] : []
  if opgave.facts.end(period, of: ordinal).date != nil { reasons.append(.ended) }
  let isUndescribed = opgave.lacks(.procesbeschrijving, in: ordinal)
  if isUndescribed { reasons.append(.undescribed) }
  if reasons.isEmpty { return }
  findings.report(
    place,
    [
      .reasons: .aspects(reasons), .field: .field(period),
      .missing: .fields(isUndescribed ? [.procesbeschrijving] : []),
    ])
}

/// The sentence of a rule that says why a werkwijze does not fit: the claim, then each of its reasons.
enum Mismatch {
  static func sentence(_ finding: Finding, _ claim: Text, _ reasons: [Aspect: Text]) -> Text {
    guard case .aspects(let aspects)? = finding.arguments[.reasons] else {
      FindingArguments.miss(.reasons)
      return claim
    }
    let known = aspects.compactMap { reasons[$0] }
    return Text(
      "\(claim.nl): \(joined(known.map(\.nl), "en"))", "\(claim.en): \(joined(known.map(\.en), "and"))")
  }

  private static func joined(_ parts: [String], _ word: String) -> String {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
