/// Data of a person where a functie belongs.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let persoonsgegeven = Rule(
    901, "persoonsgegeven", .waarschuwing,
    Text(
      "Een e-mailadres, telefoonnummer, BSN of rekeningnummer van een persoon.",
      "An e-mail address, phone number, BSN or account number of a person."),
    explanation: Text(
      "Opgaven noemen functies, geen personen. Algemene postbussen zoals `info@` en nummers zoals 14 0344 of 0800 zijn geen persoonsgegevens.",
      "Opgaven name functies, no persons. General mailboxes such as `info@` and numbers such as 14 0344 or 0800 are no personal data."
    ),
    reason: Text(
      "Wat in git staat, blijft in git; persoonsgegevens horen daar niet.",
      "What stands in git stays in git; personal data do not belong there."),
    source: .practice("Algemene verordening gegevensbescherming (AVG)"),
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: probleem
            afbakening: "Vragen? Mail «j.jansen@merwestad.example»."

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: probleem
            afbakening: "Vragen? Mail info@merwestad.example."

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """),
    checks: [
      .tree { context, findings in
        for match in PersonalData.matches(context.tree, in: context.records) {
          findings.report(.range(match.range), [.kind: .personal(match.kind)])
        }
      }
    ],
    message: { finding in
      switch finding.personalData {
      case .email?:
        return Text(
          "dit is een e-mailadres van een persoon: noem een functie of een algemene postbus",
          "this is an e-mail address of a person: name a functie or a general mailbox")
      case .phone?: return Text("dit is een telefoonnummer: noem een functie", "this is a phone number: name a functie")
      case .bsn?:
        return Text("dit is een burgerservicenummer: haal het weg", "this is a citizen service number (BSN): remove it")
      case .iban?, nil:
        return Text("dit is een bankrekeningnummer: haal het weg", "this is a bank account number: remove it")
      }
    })
}

extension Finding {
  fileprivate var personalData: PersonalData.Kind? {
    if case .personal(let kind)? = arguments[.kind] { return kind }
    Arguments.miss(.kind)
    return nil
  }
}
