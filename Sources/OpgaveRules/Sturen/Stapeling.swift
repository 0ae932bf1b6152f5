/// One pair of hands for many opgaven.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let stapeling = Rule(
    519, "stapeling", .info,
    Text(
      "Eén functie is opgavemanager van veel opgaven tegelijk.",
      "One functie is opgavemanager of many opgaven at once."),
    explanation: Text(
      "Geteld worden opgaven met de status `vastgesteld`, `uitvoering` of `stilgelegd`. Hoeveel veel is, staat in `opgaven-per-manager` van `drempels`, en anders is het meer dan 3. Het gaat om de functie: zij kan door meer mensen vervuld zijn.",
      "Counted are opgaven with the status `vastgesteld`, `uitvoering` or `stilgelegd`. How many is many stands in `opgaven-per-manager` of `drempels`, and otherwise it is more than 3. It is about the functie: several people may hold it."
    ),
    reason: Text(
      "Ambities gaan vaak boven mensen en geld uit; hier is te zien waar.",
      "Ambitions often exceed people and money; here it shows where."),
    source: .practice("VPNG, verslag prioriteren en afwegen binnen het fysieke domein"),
    example: Example(
      reported: Stapeling.example(mark: true, count: 4),
      mended: Stapeling.example(mark: false, count: 3)),
    checks: [
      .repository(reads: [.nodes, .status, .manager]) { overview, findings in
        let maximum = overview.surroundings.settings.thresholds.opgavenPerManager
        var held: [Address: [Address]] = [:]
        overview.forEach(.opgave) { opgave in
          guard opgave.status == .vastgesteld || opgave.status == .uitvoering || opgave.status == .stilgelegd,
            let functie = opgave.manager.target
          else { return }
          held[functie, default: []].append(opgave.address)
        }
        for (functie, opgaven) in held where opgaven.count > maximum {
          findings.report(
            in: functie.file, .name(functie.ordinal),
            [.name: .text(overview.name(functie)), .count: .number(opgaven.count), .limit: .number(maximum)],
            related: overview.repository.inOrder(opgaven).prefix(20).map {
              Related(.other, .part(.name($0.ordinal)), file: $0.file)
            })
        }
      }
    ],
    message: { finding in
      Text(
        "‘\(finding.text(.name))’ is opgavemanager van \(finding.text(.count)) opgaven die lopen, meer dan \(finding.text(.limit)): is er genoeg tijd?",
        "‘\(finding.text(.name))’ is opgavemanager of \(finding.text(.count)) running opgaven, more than \(finding.text(.limit)): is there enough time?"
      )
    },
    cases: [
      .reports(
        """
        organisatie dorp { functie «directeur» }

        opgave wonen {
          organisatie: dorp
          status: vastgesteld
          sturen { opgavemanager: directeur }
        }

        opgave energie {
          organisatie: dorp
          status: stilgelegd
          sturen { opgavemanager: directeur }
        }
        """, .file, saying: "opgavemanager van 2 opgaven die lopen, meer dan 1", related: ["wonen", "energie"],
        settings: "drempels { opgaven-per-manager: 1 }"),
      .silent(
        """
        organisatie dorp { functie directeur }

        opgave wonen {
          organisatie: dorp
          status: concept
          sturen { opgavemanager: directeur }
        }

        opgave energie {
          organisatie: dorp
          status: uitvoering
          sturen { opgavemanager: directeur }
        }

        opgave jeugd {
          organisatie: dorp
          status: afgerond
          sturen { opgavemanager: directeur }
        }
        """, .file, settings: "drempels { opgaven-per-manager: 1 }"),
    ])
}

private enum Stapeling {
  static func example(mark: Bool, count: Int) -> String {
    let name = mark ? "«manager»" : "manager"
    let organisation = """
      organisatie zandrecht "Gemeente Zandrecht" {
        soort: gemeente

        functie \(name) "Opgavemanager" {
          soort: ambtenaar
        }
      }
      """
    let opgaven = ["wonen", "energie", "jeugd", "water"].prefix(count).map { opgave in
      """
      opgave \(opgave) "De opgave \(opgave)" {
        organisatie: zandrecht
        status: uitvoering
        vraagstuk: "Wat is er nodig?"

        kenmerken {
          aard: kans
        }

        sturen {
          opgavemanager: manager
        }
      }
      """
    }
    return ([organisation] + opgaven).joined(separator: "\n\n") + "\n"
  }
}
