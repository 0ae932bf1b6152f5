/// What there is to name where something begins: organisations, who works there, and what the opgave around it holds.
package import OpgaveModel
internal import OpgaveSyntax

package struct Nameable: Sendable {
  package struct Functie: Equatable, Sendable {
    package var name: String
    package var soort: Word?
    package var isVacant: Bool

    package init(_ name: String, _ soort: Word?, isVacant: Bool = false) {
      (self.name, self.soort, self.isVacant) = (name, soort, isVacant)
    }
  }

  package struct Orgaan: Equatable, Sendable {
    package var name: String
    package var soort: Word?

    package init(_ name: String, _ soort: Word?) { (self.name, self.soort) = (name, soort) }
  }

  /// All that may be meant; one where the place says which.
  package var organisaties: [String] = []
  package var portfolios: [String] = []
  package var organen: [Orgaan] = []
  package var functies: [Functie] = []
  /// In the opgave around the place, by their kind.
  package var inside: [Kind: [String]] = [:]
  /// The same to look a name up in.
  private var taken: [Kind: Set<String>] = [:]
  /// Of the opgave, where one is chosen.
  package var werkwijze: Word?
  /// The last day of that, numbered as below.
  package var werkwijzeEnd: Int32?
  /// The day on which the opgave is to end, numbered from 1970-01-01.
  package var lastDay: Int32?
  /// Who holds which role in the opgave.
  package var roles: [Field: String] = [:]
  package var name = ""

  package init() {}

  /// What a new file may name.
  ///
  /// - Parameter organisation: whose it is; else the only one, where there is one.
  package init(_ repository: Repository, of organisation: String? = nil) {
    read(repository, organisation)
    if let organisation, organisaties != [organisation] { organisaties = [organisation] }
  }

  /// - Parameter root: the declaration of the top level around the place; `nil` between those.
  package init(_ repository: Repository?, _ facts: Facts, around root: DeclarationIndex?) {
    if let repository { read(repository, root.flatMap { Self.organisation(of: $0, facts) }) }
    if let root { read(facts, root) }
  }

  /// What a repository has near an organisation, before it is told what surrounds the place.
  init(_ repository: Repository, near organisation: String?) { read(repository, organisation) }

  /// The same with what a declaration of the top level holds.
  func around(_ root: DeclarationIndex, _ facts: Facts) -> Nameable {
    var names = self
    names.read(facts, root)
    return names
  }

  /// The organisation that a declaration of the top level is, or names.
  static func organisation(of root: DeclarationIndex, _ facts: Facts) -> String? {
    facts.kind(of: root) == .organisatie
      ? facts.name(of: root) : facts.organisationName(of: root).map(facts.names.text)
  }

  private mutating func read(_ repository: Repository, _ own: String?) {
    var (all, owned): ([Address], [Address]) = ([], [])
    for (number, file) in repository.files.numbered {
      for top in file.facts.topLevel where file.facts.declaration(top).name >= 0 {
        switch file.facts.kind(of: top) {
        case .organisatie: all.append(Address(file: number, ordinal: top))
        case .portfolio: owned.append(Address(file: number, ordinal: top))
        default: break
        }
      }
    }
    let found = own.flatMap { own in all.first { repository.name($0) == own } } ?? (all.count == 1 ? all[0] : nil)
    organisaties = found.map { [repository.name($0)] } ?? all.map(repository.name)
    guard let found else { return }
    portfolios = owned.filter { address in
      let facts = repository.facts(address)
      return facts.organisationName(of: address.ordinal).map(facts.names.text) == organisaties[0]
    }.map(repository.name)
    let facts = repository.facts(found)
    for ordinal in found.ordinal..<facts.end(of: found.ordinal) where facts.declaration(ordinal).name >= 0 {
      let (name, soort) = (facts.name(of: ordinal), facts.word(.soort, of: ordinal))
      switch facts.kind(of: ordinal) {
      case .functie: functies.append(Functie(name, soort, isVacant: facts.has(.vacantSinds, of: ordinal)))
      case .orgaan: organen.append(Orgaan(name, soort))
      default: break
      }
    }
  }

  private mutating func read(_ facts: Facts, _ root: DeclarationIndex) {
    name = facts.name(of: root)
    defer { lastDay = facts.period(.looptijd, of: root)?.end?.last ?? werkwijzeEnd }
    for ordinal in root..<facts.end(of: root) where ordinal != root {
      let (kind, name) = (facts.kind(of: ordinal), facts.name(of: ordinal))
      if !name.isEmpty {
        inside[kind, default: []].append(name)
        taken[kind, default: []].insert(name)
      }
      if kind == .werkwijze, let word = facts.declaration(ordinal).word {
        (werkwijze, werkwijzeEnd) = (word, facts.period(.periode, of: ordinal)?.end?.last)
      }
      if kind == .sturen, facts.declarations[ordinal].parent == root {
        for field in Field.roles {
          if let value = facts.find(field, of: ordinal).flatMap({ facts.values(of: $0).first }),
            let name = facts.reference(value).last
          {
            roles[field] = facts.names.text(name)
          }
        }
      }
    }
  }

  /// What an organisation names at its beginning, with one portfolio.
  package static func beginning(_ organisation: String, _ soort: Word, portfolio: String) -> Nameable {
    var names = Nameable()
    (names.organisaties, names.portfolios) = ([organisation], [portfolio])
    let government = Government.of(soort)
    names.organen = government.organs.map { Orgaan($0.name, .bestuurlijk) }
    names.functies = [
      Functie(government.member, .bestuurder), Functie("opgavemanager", .ambtenaar),
      Functie("sturingsprofessional", .ambtenaar),
    ]
    return names
  }

  /// A name that nothing of its kind bears in the opgave.
  package func freeName(_ kind: Kind) -> String {
    let (taken, name) = (taken[kind] ?? [], kind.keyword)
    return taken.contains(name) ? (2...).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) } ?? name : name
  }

  /// Whether a block of a kind may begin where these are: no werkwijze beside one that goes on.
  package func mayBegin(_ kind: Kind) -> Bool { kind != .werkwijze || werkwijze == nil || werkwijzeEnd != nil }

  /// What the opgave is about, as far as its name says.
  var subject: Set<Substring> { Set(name.split(separator: "-").filter { $0.count > 2 }) }

  /// Organs that decide, the first among them those of the board.
  package var deciders: [String] {
    let board = organen.filter { $0.soort == .bestuurlijk }
    return (board.isEmpty ? organen.filter { $0.soort == nil } : board).map(\.name)
  }
}

extension Field {
  package static let corners: [Field] = [.bestuurlijkOpdrachtgever, .ambtelijkOpdrachtgever, .sturingsprofessional]
  static let roles = corners + [.opgavemanager, .portfoliomanager, .regisseur]

  /// Whether a functie of a soort may have this role.
  package func isHeld(by soort: Word?) -> Bool {
    switch self {
    case .bestuurlijkOpdrachtgever: soort == .bestuurder
    case .ambtelijkOpdrachtgever, .opgavemanager: soort == .ambtenaar
    case .sturingsprofessional: soort == .ambtenaar || soort == .extern
    default: true
    }
  }
}
