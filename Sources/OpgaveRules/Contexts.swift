/// What a check is given: facts, names, the day, the settings. No disk and no clock.
package import OpgaveModel
package import OpgaveSyntax

/// What a repository's findings depend on beside its files.
package struct Surroundings: Sendable {
  /// The day that rules ask for, numbered from 1970-01-01.
  package var peildatum: Int32
  package var settings: Settings
  /// Whether the document at a path, relative to the root of the repository, is known not to exist.
  package var isMissing: @Sendable (String) -> Bool

  package init(
    peildatum: Int32, settings: Settings = Settings(), isMissing: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    (self.peildatum, self.settings, self.isMissing) = (peildatum, settings, isMissing)
  }

  /// Whether a document may be at a path from the root.
  package func exists(_ path: String) -> Bool { !isMissing(path) }
}

package struct TreeContext {
  package let tree: SyntaxTree
  /// The texts and comments that are looked at.
  package let prose: [SyntaxTree.Index]
}

/// All files at one moment. One object, so that handing it on to many threads costs each one count.
package final class RepositoryContext: Sendable {
  package let repository: Repository
  package let surroundings: Surroundings

  package init(_ repository: Repository, _ surroundings: Surroundings) {
    (self.repository, self.surroundings) = (repository, surroundings)
  }
}

/// The names that a repository declares, gathered when one is sought that is not among them. Of one repository at one moment.
package struct KnownNames: Sendable {
  private struct Scope: Hashable {
    let kind: Kind
    let organisation: UInt64
  }

  private var spellings: [Scope: Spellings] = [:]
  /// What was sought before.
  private var answers: [Scope: [String: String?]] = [:]

  package init() {}

  /// The names that declarations of a kind bear in an organisation.
  mutating func names(of kind: Kind, organisation: UInt64, in repository: Repository) -> [String] {
    gathered(Scope(kind: kind, organisation: organisation), repository).words
  }

  /// The one among them that a person most likely meant.
  mutating func nearest(
    to word: String, _ kind: Kind, organisation: UInt64, in repository: Repository
  ) -> String? {
    let scope = Scope(kind: kind, organisation: organisation)
    if let answer = answers[scope]?[word] { return answer }
    let answer = gathered(scope, repository).nearest(to: word)
    answers[scope, default: [:]][word] = .some(answer)
    return answer
  }

  private mutating func gathered(_ scope: Scope, _ repository: Repository) -> Spellings {
    if let known = spellings[scope] { return known }
    let made = Spellings(repository.names(of: scope.kind, organisation: scope.organisation))
    spellings[scope] = made
    return made
  }
}

package final class FileContext {
  package let whole: RepositoryContext
  package let file: FileIndex
  package let facts: Facts
  /// The declarations that are looked at: some of the top level, and all in them.
  package let span: FactsSpan
  /// By the place of a value: what a reference means; `hidden` for values that are none.
  package let resolutions: Resolutions
  /// What names there are, kept from one file to the next.
  var knownNames: KnownNames
  /// The names of some kinds inside a declaration, gathered where one of them is sought in vain.
  private var innerNames: [InnerScope: Spellings] = [:]

  /// All that bear a name, by what it is sought by.
  private var bearers: [Bearer: [Address]] = [:]

  private struct Bearer: Hashable {
    let kind: Kind
    let organisation: UInt64
    let name: Int32
  }

  /// All declarations of a kind in an organisation that bear a name of this file, in their order.
  func bearers(of name: Int32, _ kind: Kind, organisation: UInt64) -> [Address] {
    let key = Bearer(kind: kind, organisation: organisation, name: name)
    if let known = bearers[key] { return known }
    let all = repository.all(kind, organisation: organisation, name, in: facts.names)
    bearers[key] = all
    return all
  }

  private struct InnerScope: Hashable {
    let place: Address
    let kinds: Kinds
  }

  /// - Parameter ordinals: whole declarations of the top level; all where none are named.
  package init(
    _ whole: RepositoryContext, file: FileIndex, _ ordinals: Range<DeclarationIndex>? = nil,
    _ knownNames: KnownNames = KnownNames()
  ) {
    self.whole = whole
    self.file = file
    self.knownNames = knownNames
    facts = whole.repository.files[file].facts
    span = facts.span(ordinals ?? facts.ordinals)
    resolutions = whole.repository.resolutions(of: file, in: span.ordinals)
  }

  /// So many names are compared for one file at most; who misspells more gets no proposals for the rest.
  private var comparisonsLeft = 20_000_000

  /// The name among those of some kinds inside a declaration that a person most likely meant.
  func nearest(to word: String, _ kinds: Kinds, inside place: Address) -> String? {
    let scope = InnerScope(place: place, kinds: kinds)
    let known = innerNames[scope] ?? Spellings(repository.facts(place).names(of: kinds, inside: place.ordinal))
    innerNames[scope] = known
    return mayCompare(known.words.count) ? known.nearest(to: word) : nil
  }

  /// The same among those that are known in an organisation.
  func nearest(to word: String, _ kind: Kind, organisation: UInt64) -> String? {
    let count = knownNames.names(of: kind, organisation: organisation, in: repository).count
    return mayCompare(count) ? knownNames.nearest(to: word, kind, organisation: organisation, in: repository) : nil
  }

  private func mayCompare(_ count: Int) -> Bool {
    comparisonsLeft -= count
    return comparisonsLeft >= 0
  }

  package var ordinals: Range<DeclarationIndex> { span.ordinals }

  /// The declarations of the top level that are looked at.
  package var roots: Facts.Children { facts.roots(in: span.ordinals) }

  package var repository: Repository { whole.repository }
  package var surroundings: Surroundings { whole.surroundings }
  package var path: String { whole.repository.files[file].path }

  /// What the only or first value of a field means.
  package func target(_ field: Field, of ordinal: DeclarationIndex) -> Address? {
    guard let index = facts.find(field, of: ordinal) else { return nil }
    let values = facts.values(of: index)
    guard !values.isEmpty, case .found(let address) = resolutions[values.lowerBound] else { return nil }
    return address
  }

  /// What the values of a field mean, each with its place; those that cannot be understood are left out.
  package func targets(_ field: Field, of ordinal: DeclarationIndex) -> [(value: ValueIndex, address: Address)] {
    var found: [(value: ValueIndex, address: Address)] = []
    forEachTarget(field, of: ordinal) { found.append(($0, $1)) }
    return found
  }

  /// The same without a list, for what nearly every opgave is asked.
  func forEachTarget(_ field: Field, of ordinal: DeclarationIndex, _ body: (ValueIndex, Address) -> Void) {
    guard let index = facts.find(field, of: ordinal) else { return }
    for value in facts.values(of: index) {
      if case .found(let address) = resolutions[value] { body(value, address) }
    }
  }

  /// What all values of a field mean; `nil` where one of them cannot be understood.
  func knownTargets(_ field: Field, of ordinal: DeclarationIndex) -> [Address]? {
    guard let index = facts.find(field, of: ordinal) else { return [] }
    if facts.fields[index].isUnknown { return nil }
    var found: [Address] = []
    for value in facts.values(of: index) {
      guard case .found(let address) = resolutions[value] else { return nil }
      found.append(address)
    }
    return found
  }
}

/// A block `sturen`, of the opgave or of an inspanning.
struct SturenLevel {
  let sturen: DeclarationIndex
  let inspanning: DeclarationIndex?
  let werkwijze: Word?
}

/// One opgave with what many rules ask of it.
package struct OpgaveContext {
  package let file: FileContext
  package let ordinal: DeclarationIndex
  package let status: Word?
  package let kenmerken: DeclarationIndex?
  package let opdracht: DeclarationIndex?
  package let sturen: DeclarationIndex?
  package let presteren: DeclarationIndex?
  package let leren: DeclarationIndex?
  package let partijen: [DeclarationIndex]
  package let werkwijzen: [DeclarationIndex]
  package let inspanningen: [DeclarationIndex]
  package let doelen: [DeclarationIndex]
  package let baten: [DeclarationIndex]
  /// Of doelen, of baten and of the whole.
  package let indicatoren: [DeclarationIndex]
  /// Of the opgave, of doelen or of inspanningen.
  package let voortgangen: [DeclarationIndex]
  /// Of the opgave or of inspanningen.
  package let mijlpalen: [DeclarationIndex]
  package let risicos: [DeclarationIndex]
  package let begrotingen: [DeclarationIndex]
  /// Of the opgave or of inspanningen, seen by the peildatum or not.
  package let allEvaluaties: [DeclarationIndex]
  /// What each indicator says, in the same order.
  package let courses: [Course]
  /// The blocks `sturen`: that of the opgave and those of its inspanningen, each with the werkwijze that it serves.
  let sturenLevels: [SturenLevel]
  /// Whether a syntax error may hide something in it.
  package let isDamaged: Bool
  /// The werkwijze in force, as section 5 of the language has it; `nil` where none is, or that is not known.
  package let inForce: DeclarationIndex?
  /// Whether the periods of all werkwijzen are known.
  package let isInForceKnown: Bool

  package var facts: Facts { file.facts }
  package var today: Int32 { file.whole.surroundings.peildatum }
  package var thresholds: Thresholds { file.whole.surroundings.settings.thresholds }

  package init(_ file: FileContext, _ ordinal: DeclarationIndex) {
    self.file = file
    self.ordinal = ordinal
    let facts = file.facts
    status = facts.word(.status, of: ordinal)
    isDamaged = facts.isDamaged(ordinal)
    var blocks:
      (
        kenmerken: DeclarationIndex?, opdracht: DeclarationIndex?, sturen: DeclarationIndex?,
        presteren: DeclarationIndex?, leren: DeclarationIndex?
      )
    var index = ordinal + 1
    let end = facts.end(of: ordinal)
    var partijen: [DeclarationIndex] = []
    var werkwijzen: [DeclarationIndex] = []
    var inspanningen: [DeclarationIndex] = []
    var doelen: [DeclarationIndex] = []
    var baten: [DeclarationIndex] = []
    var indicatoren: [DeclarationIndex] = []
    var (voortgangen, mijlpalen): ([DeclarationIndex], [DeclarationIndex]) = ([], [])
    var (risicos, begrotingen): ([DeclarationIndex], [DeclarationIndex]) = ([], [])
    var allEvaluaties: [DeclarationIndex] = []
    while index < end {
      let declaration = facts.declaration(index)
      var inner = index + 1
      let innerEnd = declaration.end
      switch declaration.kind {
      case .kenmerken where blocks.kenmerken == nil:
        blocks.kenmerken = index
        while inner < innerEnd {
          if facts.kind(of: inner) == .partij { partijen.append(inner) }
          inner = facts.end(of: inner)
        }
      case .opdracht where blocks.opdracht == nil: blocks.opdracht = index
      case .sturen where blocks.sturen == nil: blocks.sturen = index
      case .presteren where blocks.presteren == nil:
        blocks.presteren = index
        while inner < innerEnd {
          switch facts.kind(of: inner) {
          // These stand deeper too.
          case .indicator: indicatoren.append(inner)
          case .voortgang: voortgangen.append(inner)
          case .mijlpaal: mijlpalen.append(inner)
          case .risico: risicos.append(inner)
          case .begroting: begrotingen.append(inner)
          case _ where facts.declaration(inner).parent != index: break
          case .werkwijze: werkwijzen.append(inner)
          case .inspanning: inspanningen.append(inner)
          case .doel: doelen.append(inner)
          case .baat: baten.append(inner)
          default: break
          }
          inner += 1
        }
      case .leren where blocks.leren == nil:
        blocks.leren = index
        while inner < innerEnd {
          if facts.kind(of: inner) == .evaluatie { allEvaluaties.append(inner) }
          inner = facts.end(of: inner)
        }
      case .begroting: begrotingen.append(index)
      default: break
      }
      index = innerEnd
    }
    (kenmerken, opdracht, sturen) = (blocks.kenmerken, blocks.opdracht, blocks.sturen)
    (presteren, leren) = (blocks.presteren, blocks.leren)
    (self.partijen, self.werkwijzen, self.inspanningen) = (partijen, werkwijzen, inspanningen)
    (self.doelen, self.baten, self.indicatoren) = (doelen, baten, indicatoren)
    (self.voortgangen, self.mijlpalen) = (voortgangen, mijlpalen)
    (self.risicos, self.begrotingen) = (risicos, begrotingen)
    self.allEvaluaties = allEvaluaties
    isInForceKnown = werkwijzen.allSatisfy { facts.period(.periode, of: $0) != nil }
    inForce =
      !isInForceKnown ? nil : OpgaveContext.inForce(werkwijzen, facts, status, today: file.whole.surroundings.peildatum)
    courses = indicatoren.map { Course(facts, $0) }
    var levels: [SturenLevel] = []
    if let sturen = blocks.sturen {
      levels.append(
        SturenLevel(sturen: sturen, inspanning: nil, werkwijze: inForce.flatMap { facts.declaration($0).word }))
    }
    for inspanning in inspanningen {
      guard let sturen = facts.child(.sturen, of: inspanning) else { continue }
      levels.append(
        SturenLevel(sturen: sturen, inspanning: inspanning, werkwijze: facts.word(.werkwijze, of: inspanning)))
    }
    sturenLevels = levels
  }

  private static func inForce(
    _ werkwijzen: [DeclarationIndex], _ facts: Facts, _ status: Word?, today: Int32
  ) -> DeclarationIndex? {
    var holding: (ordinal: DeclarationIndex, start: Int32)?
    var last: (ordinal: DeclarationIndex, start: Int32)?
    var next: (ordinal: DeclarationIndex, start: Int32)?
    for ordinal in werkwijzen {
      guard let period = facts.period(.periode, of: ordinal) else { continue }
      let start = period.start.first
      if start <= today, period.end.map({ $0.last >= today }) ?? true, holding.map({ start > $0.start }) ?? true {
        holding = (ordinal, start)
      }
      if last.map({ start > $0.start }) ?? true { last = (ordinal, start) }
      if start > today, next.map({ start < $0.start }) ?? true { next = (ordinal, start) }
    }
    switch status {
    case .afgerond?, .gestopt?: return last?.ordinal
    case .verkenning?, .concept?, .vastgesteld?: return holding?.ordinal ?? next?.ordinal
    default: return holding?.ordinal
    }
  }
}
