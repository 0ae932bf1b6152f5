/// What a person may do about findings of which only that person knows the remedy: by the rule, what is proposed, the likeliest first.
internal import OpgaveModel

enum Proposals {
  typealias Proposal = @Sendable (Finding, FixContext) -> [Fix]

  static func of(_ rule: UInt16) -> (@Sendable (Finding, FixContext) -> [Fix])? {
    guard let proposals = byRule[rule] else { return nil }
    return { finding, context in Array(proposals.flatMap { $0(finding, context) }.prefix(6)) }
  }

  private static let byRule: [UInt16: [Proposal]] = [
    // Schrift, opbouw and names.
    115: [version], 206: [removal], 215: [place, removal], 301: [otherName], 303: [names],
    305: [removal], 306: [removal],
    // Kenmerken and opdracht.
    402: [block(.partij)], 403: [block(.partij, with: .wereld, .leefwereld)],
    404: [block(.partij, with: .wereld, .systeemwereld)],
    422: [word(.status, .concept), today], 424: [fields(.aanleiding, .voorgeschiedenis)], 425: [names],
    428: [word(.status, .afgerond, .gestopt)], 429: [word(.status, .afgerond, .gestopt)], 430: [fields(.antwoord)],
    // Sturen.
    506: [choices], 507: [word(.manier, .leanSturing, .opgavesturing, .prioriteitsstelling)],
    511: [functie], 512: [functie], 515: [fields(.toelichting)], 516: [newPortfolio], 518: [functie], 521: [functie],
    // Presteren.
    603: [endBefore], 610: [fields(.procesbeschrijving)], 613: [lasting, secondInspanning], 614: [contractOrNext],
    615: [evaluatieOrNoTarget],
    617: [fields(.eigenaar), block(.sturen)], 620: [evaluatie], 621: [evaluatie], 622: [nextWerkwijze],
    630: [inspanning], 631: [fields(.draagtBijAan)], 632: [fields(.spelers)], 633: [taking], 634: [missingBlocks],
    640: [measurable], 641: [word(.richting, .handhaven)], 642: [word(.richting, .stijgend, .dalend)],
    643: [limit(.end), longer], 660: [sum], 661: [limit(.date), longer], 662: [word(.status, .lopend, .afgerond)],
    670: [fields(.toelichting, .bijsturing)], 671: [colour], 672: [block(.voortgang)], 673: [todayInName],
    680: [sum], 681: [longerByName], 686: [longerByName], 703: [later], 707: [sum],
    // Samenhang and leren.
    701: [removal], 702: [removal], 704: [removal], 706: [removal], 708: [removal],
    709: [word(.status, .stilgelegd)], 711: [names, removal], 802: [block(.reflectie)],
    806: [word(.uitkomst, .bevestigd, .weerlegd, .onduidelijk)],
    // Verzorging.
    901: [blanking], 902: [titleOfName], 905: [nearestRule],
  ]
}
