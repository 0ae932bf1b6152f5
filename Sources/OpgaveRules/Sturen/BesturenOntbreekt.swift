/// An opgave in an organisation that chose ways of governing, and that names none of them.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let besturenOntbreekt = Rule(
    508, "besturen-ontbreekt", .hint,
    Text(
      "Een opgave in uitvoering zonder `besturen`, terwijl haar organisatie manieren van besturen heeft.",
      "An opgave in uitvoering without `besturen`, while its organisation has ways of governing."),
    explanation: Text(
      "Zeg in `besturen` met welke `manier` en met welke `processen` van de organisatie de opgave bestuurd wordt. Ook een leeg blok `besturen` telt: dan is erover nagedacht.",
      "Say in `besturen` by which `manier` and which `processen` of the organisation the opgave is governed. An empty block `besturen` counts too: then it was thought of."
    ),
    reason: Text(
      "Een organisatie die manieren kiest, wil weten waarvoor zij gebruikt worden.",
      "An organisation that chooses ways wants to know what they are used for."),
    source: .inference,
    example: Example(
      reported: """
        opgave «wonen» "Wonen" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: kans
          }

          besturen {
            manier: opgavesturing
          }
        }
        """),
    checks: [
      .opgave { opgave, findings in
        let facts = opgave.facts
        guard opgave.status == .uitvoering, !opgave.isDamaged, facts.child(.besturen, of: opgave.ordinal) == nil,
          let organisation = opgave.file.target(.organisatie, of: opgave.ordinal)
        else { return }
        let theirs = opgave.file.repository.facts(organisation)
        guard let inrichting = theirs.child(.inrichting, of: organisation.ordinal),
          let manieren = theirs.words(.manieren, of: inrichting), !manieren.isEmpty
        else { return }
        findings.report(.name(opgave.ordinal), [.choices: .list(manieren)])
      }
    ],
    message: { finding in
      Text(
        "hoe wordt deze opgave bestuurd? Zet ‘besturen’ erbij, met \(finding.choice(.choices).nl)",
        "how is this opgave governed? Add ‘besturen’, with \(finding.choice(.choices).en)")
    },
    fixes: { finding, context in
      let offset = context.range(finding).lowerBound
      guard let declaration = context.declaration(at: offset), let block = declaration.block else { return [] }
      // Behind what stands before it in the usual order.
      let before = [Kind.kenmerken, .opdracht].map(\.keyword)
      let last = context.tree.children(block.index).last { index in
        context.tree.kind(index) == .field
          || context.tree.kind(index) == .declaration
            && context.tree.declaration(index).keyword.map { before.contains(context.tree.cleanText($0)) } ?? false
      }
      return finding.names(.choices).compactMap { manier in
        let item = SourceItem.block(.besturen, items: [.field(.manier, .name(manier))])
        return context.insertion([item], inDeclarationAt: offset, after: last, isApart: true).map {
          Fix(
            Text("Zet ‘besturen’ erbij met ‘\(manier)’", "Add ‘besturen’ with ‘\(manier)’"), .personal,
            [context.file: $0])
        }
      }
    },
    cases: [
      .reports(
        """
        organisatie dorp { besturen { manieren: lean-sturing, opgavesturing } }

        opgave «wonen» {
          organisatie: dorp
          status: uitvoering
          kenmerken { aard: kans }
          presteren
        }
        """, .file, saying: "met ‘lean-sturing’ of ‘opgavesturing’",
        mended: """
          organisatie dorp { besturen { manieren: lean-sturing, opgavesturing } }

          opgave wonen {
            organisatie: dorp
            status: uitvoering
            kenmerken { aard: kans }

            besturen {
              manier: lean-sturing
            }
            presteren
          }
          """),
      .silent("besturen"),
      .silent("status: vastgesteld"),
      .silent(": besturen", despite: [102]),
      .silent("organisatie dorp\nopgave a {\n  organisatie: dorp\n  status: uitvoering\n}", .file),
      .silent(
        "organisatie dorp { besturen { model: lijn } }\nopgave a {\n  organisatie: dorp\n  status: uitvoering\n}", .file
      ),
      .silent(
        "organisatie dorp { besturen { manieren: vrij } }\nopgave a {\n  organisatie: dorp\n  status: uitvoering\n}",
        .file, despite: [212]),
      .silent("opgave a {\n  organisatie: elders\n  status: uitvoering\n}", .file, despite: [302]),
    ])
}
