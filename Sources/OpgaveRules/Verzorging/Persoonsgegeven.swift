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
        for match in PersonalData.matches(context.tree, in: context.prose) {
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
    },
    cases: [
      // Mail addresses, of persons only.
      .reports(
        #"trefwoorden: "a\n«jan@x.nl»", "..«j.de-vries_2+a%@x-1.y.nl».""#, saying: "een e-mailadres van een persoon"),
      .reports("# «josé@x.nl» «jan@müller.de», (zie «jan@x.nl»)\nlooptijd: 2026 .."),
      .silent("# info@x.nl, INFO@x.nl, jan@x, jan@x.y, jan@x., jan@.nl, @x.nl, a @ b.nl, @\nlooptijd: 2026 .."),
      .silent("# https://x.nl/jan@x.nl, www.x.nl/jan@x.nl\nlooptijd: 2026 .."),
      .silent(#"documenten: "https://x.nl/?mail=jan@x.nl""#),
      .reports("# (https://x.nl)«jan@x.nl», \"https://x.nl\"«jan@x.nl», «0612345678@x.nl»\nlooptijd: 2026 .."),
      .reports("#«jan@x.nl»\ntrefwoorden: \"«jan@x.nl»\""),
      // Phone numbers, of ten digits and of other countries' notation.
      .reports(
        "# Bel «06-12345678» 9-17 uur, of «06-12345678» 2 keer\nlooptijd: 2026 ..", saying: "dit is een telefoonnummer"),
      .reports("# «06-12345678» 020-1234 «0612345679»\nlooptijd: 2026 .."),
      .reports(
        "# «+31 (0)6 12345678», «0031 6 12345678», «+31612345678», «0031 (0)6-12345678», «(020) 123 45 67»\nlooptijd: 2026 .."
      ),
      .reports(#"trefwoorden: "bel\t«06-12345678»", "«06\#u{A0}12345678»""#),
      .silent(
        "# 01-01-2026 10:00, 01-02-2026 12 tot 14, 07-07-2026-08, Z2026-00111222333, 00612345678, 0012345678, é0612345678, à0612345678\nlooptijd: 2026 .."
      ),
      .silent(
        "# 0800-1234567, 0800 123456, 0900 123456, 14 010, 06-1234567, 06-123456789, 06-12345678a, 06 - 1 - 2345678\nlooptijd: 2026 .."
      ),
      .silent(
        "# 06---12345678, 00-12345678, 0012345678, 12345678901234, +32 6 12345678, 06/12345678\nlooptijd: 2026 .."),
      .silent("# https://x.nl/0612345678\nlooptijd: 2026 .."),
      // Citizen service numbers: nine digits that pass the eleven test.
      .reports("# «111222333», «123456782».\nlooptijd: 2026 ..", saying: "dit is een burgerservicenummer"),
      .silent(
        "# 111222334, 000000000, 1112223330, a111222333, 111222333a, é111222333, 111222333é, à111222333\nlooptijd: 2026 .."
      ),
      .silent("# 1.111222333, 1,111222333, 111222333.1, 111222333,1, https://x.nl/111222333\nlooptijd: 2026 .."),
      .reports("# .«111222333», 5 «111222333» 5, a.«111222333».\nlooptijd: 2026 .."),
      .reports(
        #"trefwoorden: "«111222333»", "a\n«111222333»", "\#u{A0}«111222333»\#u{A0}", "«0612345678»", "«NL91ABNA0417164300»""#
      ),
      // Account numbers: the rest of 97 is one.
      .reports(
        "# «NL91ABNA0417164300», «NL91 ABNA 0417 1643 00», «nl91abna0417164300»!\nlooptijd: 2026 ..",
        saying: "dit is een bankrekeningnummer"),
      .reports("# «NL91 ABNA 0417 1643 00» 2 keer\nlooptijd: 2026 .."),
      .silent(
        "# NL91/ABNA0417164300, NL92ABNA0417164300, XNL91ABNA0417164300, 1NL91ABNA0417164300, NL91  ABNA0417164300\nlooptijd: 2026 .."
      ),
      .silent("# https://x.nl/NL91ABNA0417164300, NL91ABNA0417164300x\nlooptijd: 2026 .."),
    ])
}

extension Finding {
  fileprivate var personalData: PersonalData.Kind? {
    if case .personal(let kind)? = arguments[.kind] { return kind }
    FindingArguments.miss(.kind)
    return nil
  }
}
