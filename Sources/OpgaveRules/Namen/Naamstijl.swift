/// A name that others will misspell.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let naamstijl = Rule(
    304, "naamstijl", .waarschuwing,
    Text(
      "Een naam die niet in de vaste stijl is geschreven.",
      "A name that is not in canonical style."),
    explanation: Text(
      "Namen bestaan uit kleine letters en cijfers, in woorden met een streepje ertussen: `betaalbaar-wonen`. Hoofdletters horen in de titel.",
      "Names are lower-case letters and digits, in words with a dash between them: `betaalbaar-wonen`. Capitals belong in the title."
    ),
    reason: Text(
      "Met één stijl hoeft niemand te raden hoe een naam geschreven is.",
      "With one style nobody has to guess how a name is written."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem

            partij «Huurders_Merwestad» "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: concept
          vraagstuk: "Hoe komen er genoeg woningen?"
          kenmerken {
            aard: probleem

            partij huurders-merwestad "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """),
    checks: [.misfits([.oddName])],
    message: { finding in
      let meant = NameStyle.canonical(finding.text(.written))
      return Text(
        "een naam heeft kleine letters en streepjes: schrijf ‘\(meant)’",
        "a name has small letters and hyphens: write ‘\(meant)’")
    },
    fixes: { finding, context in
      let range = context.range(finding)
      let meant = NameStyle.canonical(finding.text(.written))
      guard meant.first?.isLetter == true else { return [] }
      // Of a name with more words behind it nobody knows yet whether it is the name.
      let tree = context.tree
      if let header = context.declaration(at: range.lowerBound),
        tree.children(header.index).contains(where: { tree.kind($0) == .skipped })
      {
        return []
      }
      let title = Text("Hernoem overal in ‘\(meant)’", "Rename to ‘\(meant)’ everywhere")
      guard let repository = context.repository,
        let ordinal = context.ordinal(startingBefore: range.lowerBound)
      else { return [context.fix(title, [TextEdit(range, meant)])] }
      let address = Address(file: context.file, ordinal: ordinal)
      // Two that bear one name would be one more mistake.
      if repository.bearer(of: meant, besides: address) != nil { return [] }
      let edits = repository.renaming(address, to: meant, context)
      return edits.map { [Fix(title, .certain, $0)] } ?? []
    },
    cases: [
      .reports(#"kenmerken { partij «HUURDERS» }"#, saying: "‘huurders’"),
      .reports(
        "kenmerken { partij «HUURDERS» }\npresteren { inspanning a { spelers: HUURDERS } }",
        mended: "kenmerken { partij huurders }\npresteren { inspanning a { spelers: huurders } }"),
      .reports("kenmerken {\n  partij «HUURDERS»\n  partij huurders\n}", isUnmendable: true),
      .reports("orgaan «de_raad»", .organisatie, mended: "orgaan de-raad"),
      .reports("orgaan «de--raad»", .organisatie),
      .silent("orgaan raad-2", .organisatie),
    ])
}

extension Repository {
  /// The edits that give a declaration another name, here and where it is named.
  ///
  /// - Returns: `nil` where one of the names cannot be told from what stands around it.
  fileprivate func renaming(
    _ address: Address, to name: String, _ context: FixContext
  ) -> [FileIndex: [TextEdit]]? {
    var edits = [address.file: [TextEdit(context.places.range(.name(address.ordinal), context.facts), name)]]
    var places = [context.file: context.places]
    for use in context.references(to: address) {
      let file = files[use.file]
      let expanded = places[use.file] ?? file.places.expanded(file.facts)
      places[use.file] = expanded
      let range = expanded.nameRange(use.value, part: use.part, file.facts) {
        use.file == context.file ? context.tree : context.treeOf(use.file)
      }
      guard let range else { return nil }
      edits[use.file, default: []].append(TextEdit(range, name))
    }
    return edits
  }
}
