/// A person where a functie belongs.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let persoonsnaamAlsFunctie = Rule(
    902, "persoonsnaam-als-functie", .waarschuwing,
    Text(
      "De titel van een functie lijkt de naam van een persoon.",
      "The title of a functie looks like the name of a person."),
    explanation: Text(
      "Gemeld wordt een titel die begint met dhr., mevr., drs., ir., mr., dr., de heer of mevrouw. Noem de functie, zoals ‘Wethouder wonen’.",
      "Reported is a title that starts with dhr., mevr., drs., ir., mr., dr., de heer or mevrouw. Name the functie, such as ‘Wethouder wonen’."
    ),
    reason: Text(
      "Een functie blijft als een persoon gaat. Namen van ambtenaren die niet door hun functie in de openbaarheid treden, zijn beschermd.",
      "A functie stays when a person leaves. Names of officials who are not public by their functie are protected."),
    source: .practice("rechtspraak over de Wet open overheid: namen van ambtenaren"),
    example: Example(
      reported: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          functie wethouder-wonen «"Dhr. De Vries"» {
            soort: bestuurder
          }
        }
        """,
      mended: """
        organisatie zandrecht "Gemeente Zandrecht" {
          soort: gemeente

          functie wethouder-wonen "Wethouder wonen" {
            soort: bestuurder
          }
        }
        """),
    checks: [
      .file { context, findings in
        let facts = context.facts
        for root in context.roots where facts.kind(of: root) == .organisatie {
          for functie in facts.children(of: root) where facts.kind(of: functie) == .functie {
            // Nearly all titles show at their first letter that they are none.
            let title = facts.declaration(functie).title
            guard title >= 0, facts.names.startsLikePerson(title) else { continue }
            if isPerson(facts.title(of: functie)) { findings.report(.title(functie)) }
          }
        }
      }
    ],
    message: { _ in
      Text(
        "dit lijkt de naam van een persoon: noem de functie, zoals ‘Wethouder wonen’",
        "this looks like the name of a person: name the functie, such as ‘Wethouder wonen’")
    },
    cases: [
      .reports(
        #"""
        functie a «"Mevr. Jansen"» { soort: ambtenaar }
        functie b «"drs. Jansen"» { soort: ambtenaar }
        functie c «"Ir. Jansen"» { soort: ambtenaar }
        functie d «"Mr. Jansen"» { soort: ambtenaar }
        functie e «"Dr. Jansen"» { soort: ambtenaar }
        functie f «"Mevrouw Jansen"» { soort: ambtenaar }
        functie g «"dhr Jansen"» { soort: ambtenaar }
        functie h «"De heer Jansen"» { soort: ambtenaar }
        functie i «"Mevr Jansen"» { soort: ambtenaar }
        functie j «"Drs Jansen"» { soort: ambtenaar }
        functie k «"Ir Jansen"» { soort: ambtenaar }
        """#, .organisatie),
      .silent(
        #"""
        orgaan a "Drs. Jansen"
        functie b "De secretaris" { soort: ambtenaar }
        functie c "Drs." { soort: ambtenaar }
        functie d "Mr Jansen" { soort: ambtenaar }
        functie e "Griffier" { soort: ambtenaar }
        functie f { soort: ambtenaar }
        functie h "De" { soort: ambtenaar }
        """#, .organisatie),
    ])
}

/// Whether a title in small letters starts with a form of address or an academic title.
private func isPerson(_ title: String) -> Bool {
  let words = title.split(separator: " ", maxSplits: 2)
  guard words.count > 1, let first = words.first else { return false }
  switch first {
  case "dhr.", "mevr.", "drs.", "ir.", "mr.", "dr.", "mevrouw": return true
  // The dot is often left out; ‘mr’ and ‘dr’ without it are words of other things too.
  case "dhr", "mevr", "drs", "ir": return true
  case "de": return words[1] == "heer"
  default: return false
  }
}

extension NameTable {
  fileprivate func startsLikePerson(_ title: Int32) -> Bool {
    withBytes(title) { bytes in
      guard let first = bytes.first else { return false }
      return first == UInt8(ascii: "d") || first == UInt8(ascii: "m") || first == UInt8(ascii: "i")
    }
  }
}
