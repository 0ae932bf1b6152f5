/// Fixes that add what a rule misses, with a place to fill in where only a person knows: one for each word where there is a choice.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

enum Providing {
  /// The rules of which what they miss is a field of the declaration that they point to, or a block in it.
  static let rules: Set<UInt16> = [
    401, 408, 410, 420, 421, 426, 501, 505, 513, 516, 601, 602, 604, 612, 623, 650, 651, 684, 685, 690, 691, 705, 801,
    803, 804, 805, 807, 808,
  ]

  /// What a rule misses can be put in, else what is proposed; `nil` where neither can.
  static func orProposed(_ code: UInt16) -> (@Sendable (Finding, FixContext) -> [Fix])? {
    let proposals = Proposals.of(code)
    guard rules.contains(code) else { return proposals }
    return { finding, context in
      let fixes = fixes(finding, context)
      return fixes.isEmpty ? proposals?(finding, context) ?? [] : fixes
    }
  }

  private static func fixes(_ finding: Finding, _ context: FixContext) -> [Fix] {
    guard let absence = Absence.byRule[finding.rule] else { return [] }
    let offset = context.range(finding).lowerBound
    for home in context.homes.around(offset).prefix(3) {
      let fixes = fixes(absence, home, context)
      if !fixes.isEmpty { return Array(fixes.prefix(6)) }
    }
    return []
  }

  private static func fixes(_ absence: Absence, _ home: DeclarationIndex, _ context: FixContext) -> [Fix] {
    let spec = Vocabulary.spec(context.facts.kind(of: home))
    var fixes: [Fix] = []
    for field in spec.fields
    where absence.fields.contains(field.field) && context.facts.find(field.field, of: home) == nil {
      // How it is and how it should be are asked together.
      if field.field == .gewensteSituatie, context.facts.find(.huidigeSituatie, of: home) == nil { continue }
      for value in context.values(of: field, home) {
        fixes += context.providing([.field(field.field, value)] + context.beside(field.field, value, home), in: home)
      }
    }
    for block in spec.blocks where absence.kinds.all.contains(where: { $0.keyword == block.keyword }) {
      // Where it stands already, what is missed is missing in it.
      let isChoice = if case .word = Vocabulary.spec(block).naming { true } else { false }
      if isChoice || !Vocabulary.spec(block).isRepeatable, context.facts.child(block, of: home) != nil { continue }
      for item in context.blocks(block, absence, home) { fixes += context.providing([item], in: home) }
    }
    return fixes
  }
}

extension FixContext {
  private enum Asked: Hashable {
    case homes(FileIndex)
  }

  fileprivate var homes: Homes { remembered(Asked.homes(file)) { Homes(facts, places) } }

  /// Puts statements into a declaration, fields behind those that come before the first in their order.
  fileprivate func providing(_ items: [SourceItem], in home: DeclarationIndex) -> [Fix] {
    let offset = places.range(.keyword(home), facts).lowerBound
    guard let line = SourceWriter.lines(items, format).first else { return [] }
    guard let edits = insertion(items, inOrderOf: facts.kind(of: home), at: offset) else { return [] }
    let shown = line.hasSuffix("{") ? String(line.dropLast()).trimmed : line
    return [Fix(Text("Voeg ‘\(shown)’ toe", "Add ‘\(shown)’"), .personal, [file: edits])]
  }

  /// What goes with a field: somebody decides on an opdracht, and an opgavemanager is always regisseur and portfoliomanager too.
  fileprivate func beside(_ field: Field, _ value: SourceValue, _ home: DeclarationIndex) -> [SourceItem] {
    if field == .vastgesteld, let spec = Vocabulary.spec(.door, in: .opdracht), let door = values(of: spec, home).first
    {
      return facts.find(.door, of: home) == nil || facts.kind(of: home) != .opdracht ? [.field(.door, door)] : []
    }
    if field == .huidigeSituatie, facts.find(.gewensteSituatie, of: home) == nil {
      return [.field(.gewensteSituatie, value)]
    }
    guard field == .opgavemanager else { return [] }
    return [Field.portfoliomanager, .regisseur].filter { facts.find($0, of: home) == nil }.map { .field($0, value) }
  }

  /// What may stand in a field that is missing, the likeliest first; nothing where nobody can guess.
  func values(of spec: FieldSpec, _ home: DeclarationIndex) -> [SourceValue] {
    switch spec.type {
    case .word(let set) where set.words.count > 6: return []
    case .source: return beginnings(of: .text)
    case .reference(let targets):
      // Who is regisseur or portfoliomanager already is the opgavemanager.
      if spec.field == .opgavemanager, let holder = holder(home) { return [.name(holder)] }
      return names(targets, home).map { .name($0) }
    default: return beginnings(of: spec.type)
    }
  }

  private func holder(_ sturen: DeclarationIndex) -> String? {
    for field in [Field.regisseur, .portfoliomanager] {
      guard let place = facts.find(field, of: sturen), let value = facts.values(of: place).first,
        let name = facts.reference(value).last
      else { continue }
      let text = facts.names.text(name)
      if organisationNames(.functie, facts.root(of: sturen)).contains(text) { return text }
    }
    return nil
  }

  /// The names that a reference may lead to, where those are few.
  private func names(_ targets: ValueType.Targets, _ home: DeclarationIndex) -> [String] {
    let root = facts.root(of: home)
    for kind in targets.kinds {
      let inside = facts.names(of: Kinds(kind), inside: root)
      let known = inside.isEmpty ? organisationNames(kind, root) : inside
      let own = [facts.name(of: home), facts.name(of: root)]
      let fitting = known.filter { !$0.isEmpty && !own.contains($0) }
      if (1...6).contains(fitting.count) { return fitting }
    }
    return []
  }

  private func organisationNames(_ kind: Kind, _ root: DeclarationIndex) -> [String] {
    guard let repository else { return [] }
    if kind == .functie || kind == .orgaan {
      return organisation(of: root).map { repository.facts($0).names(of: Kinds(kind), inside: $0.ordinal) } ?? []
    }
    return facts.organisationName(of: root) == nil
      ? [] : repository.names(of: kind, organisation: facts.organisation(of: root))
  }

  /// Blocks of a kind that say what is missed, each whole.
  fileprivate func blocks(_ kind: Kind, _ absence: Absence, _ home: DeclarationIndex) -> [SourceItem] {
    let spec = Vocabulary.spec(kind)
    var items = spec.fields.filter { $0.isRequired || absence.fields.contains($0.field) || $0.field == .inzicht }
      .flatMap { field in
        values(of: field, home).first.map { [.field(field.field, $0)] + beside(field.field, $0, home) } ?? []
      }
    // Without somebody who decides it is no opdracht yet.
    if kind == .opdracht, items.count < 2 { return [] }
    let inner = spec.blocks.first { absence.kinds.has($0) } ?? spec.blocks.first { $0 == .leervraag }
    if items.isEmpty, let inner, let block = blocks(inner, absence, home).first {
      items = [block]
    }
    let title: SourceWord? = if case .none = spec.title { nil } else { .fixed(HeldPlace.blank.nl) }
    switch spec.naming {
    case .nothing: return items.isEmpty ? [] : [.block(kind, items: items)]
    case .name: return [.block(kind, .fixed(freeName(kind)), title: title, items: items)]
    case .date: return [.block(kind, .day(surroundings.peildatum), title: title, items: items)]
    case .year: return []
    case .word(let set):
      return set.words.count <= 6 ? set.words.map { .block(kind, .fixed($0.spelling), items: items) } : []
    }
  }

  /// A name that nothing of its kind bears in the file.
  private func freeName(_ kind: Kind) -> String {
    let taken = Set(facts.ordinals.filter { facts.kind(of: $0) == kind }.map(facts.name))
    let name = kind.keyword
    return taken.contains(name) ? (2...).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) } ?? name : name
  }
}
