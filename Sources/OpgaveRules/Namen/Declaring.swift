/// Fixes that add what an unknown name would be the name of, in the declaration where things of its kind stand.
///
/// Only for what can be added whole, without inventing more than a word: an opgave, a portfolio or an organisatie wants
/// a file of its own, and an inspanning or a baat says more than a name does.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

enum Declaring {
  static func fixes(_ finding: Finding, _ context: FixContext) -> [Fix] {
    guard case .part(.reference(let value, let part)) = finding.place, let repository = context.repository,
      let (ordinal, targets) = context.facts.holder(of: value)
    else { return [] }
    let names = context.facts.reference(value)
    // What stands in something unknown can be added nowhere.
    guard part == names.count - 1 else { return [] }
    let spelling = context.facts.names.text(names[part])
    let name = NameStyle.canonical(spelling)
    guard name.first?.isLetter == true else { return [] }
    let field = context.facts.home(of: value)?.field
    let role = field.map { context.facts.fields[$0].field }
    return targets.kinds.compactMap { kind in
      guard let content = content(kind, role), let parent = Vocabulary.parents(of: kind).first,
        let home = home(
          parent, names.dropLast(), context.facts.root(of: ordinal), context.file, context.facts, repository),
        let there = context.context(of: home.file),
        let added = there.addition(kind, name, content, to: home.ordinal)
      else { return nil }
      var edits = [there.file: added]
      if name != spelling { edits[context.file, default: []].append(TextEdit(context.range(finding), name)) }
      let owner = there.facts.name(of: there.facts.root(of: home.ordinal))
      return Fix(
        Text(
          "Voeg \(kind.keyword) ‘\(name)’ toe aan ‘\(owner)’", "Add \(kind.keyword) ‘\(name)’ to ‘\(owner)’"),
        .personal, edits)
    }
  }

  /// What bears the written word for a title, where a name is meant: `Gemeenteraad` is the title of `raad`.
  static func called(_ finding: Finding, _ context: FixContext) -> [Fix] {
    guard case .part(.reference(let value, let part)) = finding.place,
      let (ordinal, targets) = context.facts.holder(of: value), context.facts.reference(value).count == 1
    else { return [] }
    let written = NameStyle.canonical(context.facts.names.text(context.facts.reference(value)[part]))
    let root = context.facts.root(of: ordinal)
    var homes = [Address(file: context.file, ordinal: root)]
    if let organisation = context.organisation(of: root) { homes.append(organisation) }
    for home in homes {
      guard let there = context.context(of: home.file) else { continue }
      for inner in home.ordinal..<there.facts.end(of: home.ordinal) where targets.set.has(there.facts.kind(of: inner)) {
        let (name, title) = (there.facts.name(of: inner), there.places.range(.title(inner), there.facts))
        guard !name.isEmpty, let token = there.tree.token(touching: title.lowerBound), there.tree.kind(token).isText,
          NewName.name(there.tree.textValue(token)) == written
        else { continue }
        return context.replace(
          finding, Text("Verander in ‘\(name)’", "Change to ‘\(name)’"), isCertain: false, with: name)
      }
    }
    return []
  }

  /// What stands in the block of what is added; `nil` for a kind that needs more.
  private static func content(_ kind: Kind, _ role: Field?) -> [SourceItem]? {
    switch kind {
    case .functie:
      let isBestuurder = role == .bestuurlijkOpdrachtgever || role == .woordvoering
      return [.field(.soort, .spelled(isBestuurder ? .bestuurder : .ambtenaar))]
    case .partij:
      let world: Word = role == .spelers ? .leefwereld : .systeemwereld
      return [.field(.wereld, .spelled(world)), .field(.houding, .spelled(.onbekend))]
    case .orgaan, .doel: return []
    case .bestand, .organisatie, .portfolio, .opgave, .instellingen, .inrichting, .lerenBreed, .proces, .kenmerken,
      .opdracht, .wijziging, .besturen, .sturen, .presteren, .werkwijze, .baat, .indicator, .inspanning,
      .begroting, .voortgang, .mijlpaal, .risico, .leren,
      .evaluatie, .reflectie, .experiment, .leervraag, .eigen, .regels, .drempels, .opmaak, .onbekend:
      return nil
    }
  }

  /// The declaration that the names before the last one lead to, and in it the block.
  private static func home(
    _ block: Kind, _ path: ArraySlice<Int32>, _ root: DeclarationIndex, _ file: FileIndex, _ facts: Facts,
    _ repository: Repository
  ) -> Address? {
    func find(_ kind: Kind, _ organisation: UInt64, _ name: Int32?) -> Address? {
      name.flatMap { repository.find(kind, organisation: organisation, $0, in: facts.names) }
    }
    if block == .organisatie {
      // `opgave.functie` is none.
      if path.count > 1 { return nil }
      return find(.organisatie, 0, path.first ?? facts.organisationName(of: root))
    }
    let opgave: Address? =
      switch path.count {
      case 0: facts.kind(of: root) == .opgave ? Address(file: file, ordinal: root) : nil
      case 1: find(.opgave, facts.organisation(of: root), path.first)
      default: find(.opgave, path.first.map(facts.names.hash) ?? 0, path.last)
      }
    guard let opgave, let inner = repository.facts(opgave).child(block, of: opgave.ordinal) else { return nil }
    return Address(file: opgave.file, ordinal: inner)
  }
}

extension FixContext {
  /// The edit that adds a declaration with a name to another one.
  func addition(
    _ kind: Kind, _ name: String, _ content: [SourceItem], to parent: DeclarationIndex
  ) -> [TextEdit]? {
    addition(.block(kind, .fixed(name), title: .fixed(NewName.title(name)), items: content), kind, to: parent)
  }

  /// The same with all that stands in it.
  func addition(_ item: SourceItem, _ kind: Kind, to parent: DeclarationIndex) -> [TextEdit]? {
    let offset = places.range(.keyword(parent), facts).lowerBound
    guard let block = declaration(at: offset)?.block else { return insertion([item], inDeclarationAt: offset) }
    let last = last(kind, in: parent, block.index)
    return insertion([item], inDeclarationAt: offset, after: last, isApart: last != nil)
  }

  /// A functie that is new to an organisation, with edits of this file that name it.
  func appointing(_ functie: (name: String, soort: Word), in organisation: Address, _ own: [TextEdit]) -> Fix? {
    guard let there = context(of: organisation.file),
      let added = there.addition(
        .functie, functie.name, [.field(.soort, .spelled(functie.soort))], to: organisation.ordinal)
    else { return nil }
    var edits = [file: own]
    edits[there.file, default: []] += added
    return Fix(
      Text("Voeg functie ‘\(functie.name)’ toe voor deze rol", "Add functie ‘\(functie.name)’ for this role"),
      .personal,
      edits)
  }
}
