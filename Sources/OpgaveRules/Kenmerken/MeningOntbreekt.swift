/// A party of which nobody knows what it thinks.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let meningOntbreekt = Rule(
    405, "mening-ontbreekt", .hint,
    Text(
      "Partijen zonder mening, zonder idee en zonder houding.",
      "Parties without an opinion, an idea or an attitude."),
    explanation: Text(
      "Schrijf met `mening` op wat een partij vindt, het liefst in haar eigen woorden, met `idee` wat zij voorstelt, of met `houding` hoe zij erin staat. Weet u het nog niet, dan is `houding: onbekend` een goed antwoord. De regel noemt alle partijen van een opgave in één keer.",
      "Write with `mening` what a party thinks, best in its own words, with `idee` what it proposes, or with `houding` how it stands. Where you do not know yet, `houding: onbekend` is a good answer. The rule names all parties of an opgave at once."
    ),
    reason: Text(
      "De gids: bij een opgave zijn veel partijen betrokken, en die hebben veel meningen en ideeën.",
      "The guide: many parties are involved in an opgave, and these have many opinions and ideas."),
    source: .guide,
    example: Example(
      .opgave,
      reported: """
        «kenmerken» {
          aard: probleem

          partij huurders "Huurders" {
            wereld: leefwereld
          }
        }
        """,
      mended: """
        kenmerken {
          aard: probleem

          partij huurders "Huurders" {
            wereld: leefwereld
            mening: "Er wordt te weinig en te duur gebouwd."
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        guard let kenmerken = opgave.kenmerken else { return }
        let silent = opgave.partijen.filter { partij in
          [Field.mening, .idee, .houding].allSatisfy { opgave.lacks($0, in: partij) }
        }
        findings.report(.keyword(kenmerken), each: silent, opgave.facts)
      }
    ], tags: [.collects],
    message: { finding in
      let isOne = finding.names(.each).count == 1
      return Text(
        "wat \(isOne ? "vindt" : "vinden") \(finding.each.nl)? Noem een mening of een idee, of ‘houding: onbekend’ als u het nog niet weet",
        "what \(isOne ? "does" : "do") \(finding.each.en) think? Name an opinion or an idea, or ‘houding: onbekend’ if you do not know yet"
      )
    },
    fixes: { finding, context in
      var edits: [TextEdit] = []
      for related in finding.related {
        guard case .part(let part) = related.place,
          let inserted = context.insertion(
            [.field(.houding, .name(Word.onbekend.spelling))],
            inDeclarationAt: context.places.range(part, context.facts).lowerBound,
            after: context.lastField(inDeclarationAt: context.places.range(part, context.facts).lowerBound))
        else { return [] }
        edits += inserted
      }
      let title = Text("Zet er ‘houding: onbekend’ bij", "Add ‘houding: onbekend’")
      return [context.fix(title, isCertain: false, edits)]
    },
    cases: [
      .reports(
        """
        «kenmerken» {
          partij huurders {
            wereld: leefwereld
          }

          partij kopers
          partij bouwers
          partij buren
          partij raad
          partij corporatie { mening: "Het kan." }
          partij provincie { idee: "Bouw in de dorpen." }
        }
        """, saying: "wat vinden ‘huurders’, ‘kopers’, ‘bouwers’ en nog 2? Noem",
        related: ["huurders", "kopers", "bouwers", "buren", "raad"],
        mended: """
          kenmerken {
            partij huurders {
              wereld: leefwereld
              houding: onbekend
            }

            partij kopers {
              houding: onbekend
            }
            partij bouwers {
              houding: onbekend
            }
            partij buren {
              houding: onbekend
            }
            partij raad {
              houding: onbekend
            }
            partij corporatie { mening: "Het kan." }
            partij provincie { idee: "Bouw in de dorpen." }
          }
          """),
      // One of several is accepted where it stands, and the last of them with all.
      .reports(
        """
        «kenmerken» {
          partij huurders
          # negeer OPG405: zij zijn nog niet gesproken
          partij kopers
        }
        """, saying: "wat vindt ‘huurders’?", related: ["huurders"]),
      .silent(
        """
        kenmerken {
          # negeer OPG405: zij zijn nog niet gesproken
          partij huurders
        }
        """),
      .silent("kenmerken { partij huurders { houding: onbekend } }"),
      .silent("kenmerken { partij huurders { houding: positief } }", despite: [212]),
      .silent("kenmerken { partij huurders { : voor } }", despite: [102]),
    ])
}
