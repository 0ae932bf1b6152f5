/// A line of facts above a declaration: who uses it, what it costs, how far it is.
package import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveSyntax

package struct CodeLens: Equatable, Sendable {
  package enum Action: Equatable, Sendable {
    /// Shows these places.
    case references([Occurrence])
    /// Shows what the facts point to.
    case advice(String)
    /// Shows what changed in an opgave.
    case changes(String)
    case nothing
  }

  package enum Subject: String, Sendable, CaseIterable {
    case veranderd, gebruik, inspanningen, budget, rollen, meting, mijlpaal, voortgang, advies
  }

  package var ordinal: DeclarationIndex
  package var subject: Subject
  package var range: Range<Int>

  package init(ordinal: DeclarationIndex, subject: Subject, range: Range<Int>) {
    (self.ordinal, self.subject, self.range) = (ordinal, subject, range)
  }
}

package enum CodeLenses {
  /// Where a lens stands and what it is about; its words are made when it is shown.
  ///
  /// - Parameter changes: how much changed in an opgave since the moment that is compared with.
  package static func all(
    _ snapshot: FileSnapshot, changes: (DeclarationIndex) -> Int = { _ in 0 }
  ) -> [CodeLens] {
    let facts = snapshot.facts
    return facts.declarations.indices.flatMap { ordinal -> [CodeLens] in
      let subjects: [CodeLens.Subject]
      switch facts.kind(of: ordinal) {
      case .opgave: subjects = [.veranderd, .advies, .voortgang, .mijlpaal, .inspanningen, .budget, .gebruik]
      case .functie: subjects = [.rollen]
      case .doel: subjects = [.inspanningen, .meting, .voortgang]
      case .inspanning: subjects = [.voortgang, .mijlpaal]
      case .organisatie, .portfolio: subjects = [.gebruik]
      case .bestand, .instellingen, .inrichting, .lerenBreed, .proces, .orgaan, .kenmerken, .partij, .opdracht,
        .wijziging, .besturen, .sturen, .presteren, .werkwijze, .baat, .indicator,
        .begroting, .voortgang, .mijlpaal, .risico, .leren, .evaluatie,
        .reflectie, .experiment, .leervraag, .eigen, .regels, .drempels, .opmaak, .onbekend:
        subjects = []
      }
      guard facts.declaration(ordinal).name >= 0 else { return [] }
      let range = snapshot.places.range(.name(ordinal), facts)
      return subjects.map { CodeLens(ordinal: ordinal, subject: $0, range: range) }.filter { lens in
        // What is known from this file alone stands only where there is something to tell.
        switch lens.subject {
        case .budget, .meting, .mijlpaal, .voortgang, .advies: resolve(lens, snapshot) { _ in [] } != nil
        case .veranderd: changes(ordinal) > 0
        case .gebruik, .inspanningen, .rollen: true
        }
      }
    }
  }

  /// The words of a lens, and what happens when it is chosen; `nil` where there is nothing to tell.
  ///
  /// - Parameters:
  ///   - changes: how much changed in an opgave, and since when.
  ///   - candidates: the files that may name a hash.
  package static func resolve(
    _ lens: CodeLens, _ snapshot: FileSnapshot,
    changes: (DeclarationIndex) -> (count: Int, since: String)? = { _ in nil }, _ candidates: (UInt64) -> [FileIndex]
  ) -> (title: Text, action: CodeLens.Action)? {
    let (facts, ordinal) = (snapshot.facts, lens.ordinal)
    guard facts.declarations.indices.contains(ordinal) else { return nil }
    let address = Address(file: snapshot.file, ordinal: ordinal)
    func uses(in fits: (Field) -> Bool) -> [Occurrence] {
      guard let repository = snapshot.repository else { return [] }
      return Occurrences.of(address, in: repository, candidates(facts.nameHash(of: ordinal))).filter { use in
        guard case .reference(let value, _) = use.part, case let facts = repository.files[use.file].facts,
          let home = facts.home(of: value)
        else { return false }
        return fits(facts.fields[home.field].field)
      }
    }
    func show(_ place: DeclarationIndex) -> CodeLens.Action {
      .references([Occurrence(file: snapshot.file, part: .name(place), isDeclaration: true)])
    }
    switch lens.subject {
    case .veranderd:
      guard let (count, since) = changes(ordinal), count > 0 else { return nil }
      let words = Text.counted(count, "wijziging", "wijzigingen", "change", "changes")
      return (
        Text("sinds \(since): \(words.nl)", "since \(since): \(words.en)"), .changes(facts.name(of: ordinal))
      )
    case .gebruik:
      let uses = uses { _ in true }
      return (.counted(uses.count, "verwijzing", "verwijzingen", "reference", "references"), .references(uses))
    case .rollen:
      let uses = uses { Field.roles.contains($0) }
      return (.counted(uses.count, "rol", "rollen", "role", "roles"), .references(uses))
    case .inspanningen where facts.kind(of: ordinal) == .doel:
      let uses = uses { $0 == .draagtBijAan }
      return (.counted(uses.count, "inspanning", "inspanningen", "inspanning", "inspanningen"), .references(uses))
    case .inspanningen:
      let inspanningen =
        facts.child(.presteren, of: ordinal).map { presteren in
          facts.children(of: presteren).filter { facts.kind(of: $0) == .inspanning }
        } ?? []
      let places = inspanningen.map {
        Occurrence(file: snapshot.file, part: .name($0), isDeclaration: true)
      }
      return (.counted(places.count, "inspanning", "inspanningen", "inspanning", "inspanningen"), .references(places))
    case .budget:
      guard let budget = facts.amount(.budget, of: ordinal), budget > 0,
        let used = Budgets.allotted(facts, ordinal), let share = Budgets.share(used, of: budget)
      else { return nil }
      return (Text("\(share)% van het budget verdeeld", "\(share)% of the budget allotted"), .nothing)
    case .meting:
      guard let indicator = facts.children(of: ordinal).first(where: { facts.kind(of: $0) == .indicator }),
        let text = Course(facts, indicator).last?.text
      else { return nil }
      return (Text("laatste meting: \(text)", "last meting: \(text)"), .nothing)
    case .voortgang:
      guard let (voortgang, date) = lastVoortgang(of: ordinal, snapshot) else { return nil }
      let colours = [Field.inhoud, .tijd, .geld].compactMap { field in
        facts.word(field, of: voortgang).map { "\(field.spelling) \($0.spelling)" }
      }
      let said = colours.isEmpty ? "" : ": " + colours.joined(separator: ", ")
      return (Text("laatste voortgang \(date.text)\(said)", "last voortgang \(date.text)\(said)"), show(voortgang))
    case .mijlpaal:
      guard let (mijlpaal, date) = nextMijlpaal(of: ordinal, snapshot) else { return nil }
      let title = snapshot.title(of: mijlpaal).map { ": \($0)" } ?? ""
      return (Text("volgende mijlpaal \(date.text)\(title)", "next mijlpaal \(date.text)\(title)"), show(mijlpaal))
    case .advies:
      guard let advised = snapshot.advice(on: ordinal)?.line else { return nil }
      return (advised, .advice(facts.name(of: ordinal)))
    }
  }

  /// The latest voortgang of an opgave as a whole, a doel or an inspanning that the peildatum has seen.
  private static func lastVoortgang(
    of ordinal: DeclarationIndex, _ snapshot: FileSnapshot
  ) -> (ordinal: DeclarationIndex, date: DateSpan)? {
    let facts = snapshot.facts
    let home = facts.kind(of: ordinal) == .opgave ? facts.child(.presteren, of: ordinal) : ordinal
    let all = home.map { facts.children(of: $0).filter { facts.kind(of: $0) == .voortgang } } ?? []
    return facts.latest(of: all, until: snapshot.surroundings.peildatum)
  }

  /// The first mijlpaal of an opgave or an inspanning that is still to come, and not done.
  private static func nextMijlpaal(
    of ordinal: DeclarationIndex, _ snapshot: FileSnapshot
  ) -> (ordinal: DeclarationIndex, date: DateSpan)? {
    let facts = snapshot.facts
    return (ordinal..<facts.end(of: ordinal)).filter { facts.kind(of: $0) == .mijlpaal && !facts.has(.gedaan, of: $0) }
      .compactMap { mijlpaal in facts.declaration(mijlpaal).date.map { (ordinal: mijlpaal, date: $0) } }
      .filter { $0.date.last >= snapshot.surroundings.peildatum }
      .min { ($0.date.first, $0.ordinal) < ($1.date.first, $1.ordinal) }
  }
}
