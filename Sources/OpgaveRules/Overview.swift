/// What the rules over a whole repository look at: of each file its opgaven and portfolios, and what these hang from.
///
/// Values stand by their place as well, so that what is told of them stays where they are. Outlines are made while a file is asked, where its names are resolved already. As long as they are equal nothing that spans
/// files can have changed.
package import OpgaveModel
internal import OpgaveSyntax

/// What a reference stands for.
package enum Link: Equatable, Sendable {
  case none
  /// Something is stated that cannot be understood, or may be hidden.
  case unknown
  case to(Address)

  package var target: Address? { if case .to(let address) = self { address } else { nil } }

  /// What the only or first value of a field stands for.
  init(_ field: Field, of ordinal: DeclarationIndex, _ facts: Facts, _ resolution: (ValueIndex) -> Resolution) {
    guard let index = facts.find(field, of: ordinal) else {
      self = facts.isDamaged(ordinal) ? .unknown : .none
      return
    }
    guard let value = facts.values(of: index).first, case .found(let address) = resolution(value) else {
      self = .unknown
      return
    }
    self = .to(address)
  }

  /// Nobody nests deeper with a meaning.
  static let depth = 64

  /// The portfolio in which an opgave stands: its own, else that of the nearest above it.
  ///
  /// - Parameter links: the portfolio that an opgave names, and what it is part of.
  static func portfolio(of opgave: Address, _ links: (Address) -> (own: Link, above: Link)?) -> Link {
    var place = opgave
    // In a circle the steps run out.
    for _ in 0..<depth {
      guard let (own, above) = links(place) else { break }
      if own != .none { return own }
      guard case .to(let next) = above else { return above }
      place = next
    }
    return .unknown
  }
}

extension Repository {
  /// The portfolio in which an opgave stands: its own, else that of the nearest above it.
  package func portfolio(of opgave: Address) -> Link {
    func link(_ field: Field, of address: Address) -> Link {
      let facts = facts(address)
      let ordinal = address.ordinal
      guard case .reference(let targets)? = Vocabulary.spec(field, in: facts.kind(of: ordinal))?.type else {
        return .none
      }
      return Link(field, of: ordinal, facts) { resolve(value: $0, of: ordinal, in: address.file, targets) }
    }
    return Link.portfolio(of: opgave) { (link(.portfolio, of: $0), link(.deelVan, of: $0)) }
  }
}

package struct FileOutline: Equatable, Sendable {
  /// An opgave, a portfolio or an organisatie.
  package struct Node: Equatable, Sendable {
    package var address: Address
    package var kind: Kind
    /// The hash of its name.
    package var name: UInt64
    package var status: Word?
    /// The hash of the name of its organisation, 0 where it names none.
    package var organisation: UInt64
    /// What it is `deel-van`, and the value that says so.
    package var above: Link
    package var aboveValue: ValueIndex?
    /// The portfolio that an opgave names.
    package var portfolio: Link
    /// In cents.
    package var budget: Int128?
    package var budgetValue: ValueIndex?
    package var manager: Link
    package var managerValue: ValueIndex?
    package var title: UInt64
    /// Whether something stands in its own `leren`, or may; of an organisatie or a portfolio.
    package var learns: Bool

    /// By what titles are compared in an organisation; `nil` for what is compared with nothing.
    package var titleKey: UInt64? {
      guard kind == .opgave, title != 0, organisation != 0 else { return nil }
      return Names.mixed(title ^ organisation &* 0x9E37_79B9_7F4A_7C15)
    }
  }

  /// That one waits for another: `hangt-af-van` of an opgave, `na` of an inspanning.
  package struct Edge: Equatable, Sendable {
    package var from: DeclarationIndex
    /// The hash of the name of what waits.
    package var name: UInt64
    package var to: Address
    package var value: ValueIndex
  }

  /// A doel to which no inspanning of its own opgave contributes.
  package struct Unreached: Equatable, Sendable {
    package var ordinal: DeclarationIndex
    /// The hash of its name.
    package var name: UInt64
    /// The baten that follow from it, by which another opgave may contribute.
    package var baten: [DeclarationIndex]
  }

  /// A doel or baat of another opgave to which inspanningen contribute.
  package struct Reach: Equatable, Sendable {
    /// The opgave of the inspanning.
    package var from: DeclarationIndex
    package var to: Address
  }

  package var nodes: [Node] = []
  package var edges: [Edge] = []
  package var unreached: [Unreached] = []
  package var reached: [Reach] = []
  /// Whether a merge conflict may hide more of them.
  package var isHidden = false

  package init() {}

  init(_ file: FileContext) {
    let facts = file.facts
    isHidden = facts.hasConflict
    for root in file.roots {
      let kind = facts.kind(of: root)
      guard kind == .opgave || kind == .portfolio || kind == .organisatie else { continue }
      let above = FileOutline.link(.deelVan, of: root, file)
      let manager =
        kind == .opgave ? facts.child(.sturen, of: root).map { FileOutline.link(.opgavemanager, of: $0, file) } : nil
      nodes.append(
        Node(
          address: Address(file: file.file, ordinal: root), kind: kind, name: facts.nameHash(of: root),
          status: facts.word(.status, of: root),
          organisation: facts.organisation(of: root), above: above.link, aboveValue: above.value,
          portfolio: kind == .opgave ? FileOutline.link(.portfolio, of: root, file).link : .none,
          budget: facts.amount(.budget, of: root), budgetValue: FileOutline.value(.budget, of: root, facts),
          manager: manager?.link ?? .none, managerValue: manager?.value,
          title: facts.titleHash(of: root), learns: FileOutline.learns(root, facts)))
      if kind == .opgave { addEdges(root, file) }
    }
  }

  private static func learns(_ root: DeclarationIndex, _ facts: Facts) -> Bool {
    guard let leren = facts.child(.lerenBreed, of: root) else {
      return facts.isDamaged(root) && facts.kind(of: root) != .opgave
    }
    return facts.isDamaged(leren) || facts.end(of: leren) > leren + 1
  }

  private mutating func addEdges(_ root: DeclarationIndex, _ file: FileContext) {
    let facts = file.facts
    func add(_ field: Field, _ ordinal: DeclarationIndex) {
      guard let index = facts.find(field, of: ordinal) else { return }
      for value in facts.values(of: index) {
        guard case .found(let target) = file.resolutions[value] else { continue }
        edges.append(
          Edge(
            from: ordinal, name: facts.nameHash(of: ordinal), to: target, value: value))
      }
    }
    add(.hangtAfVan, root)
    guard let presteren = facts.child(.presteren, of: root) else { return }
    for inspanning in facts.children(of: presteren) where facts.kind(of: inspanning) == .inspanning {
      add(.na, inspanning)
    }
  }

  private static func value(_ field: Field, of ordinal: DeclarationIndex, _ facts: Facts) -> ValueIndex? {
    facts.find(field, of: ordinal).flatMap { facts.values(of: $0).first }
  }

  private static func link(
    _ field: Field, of ordinal: DeclarationIndex, _ file: FileContext
  ) -> (link: Link, value: ValueIndex?) {
    let link = Link(field, of: ordinal, file.facts) { file.resolutions[$0] }
    return (link, link.target == nil ? nil : value(field, of: ordinal, file.facts))
  }
}

/// What a rule over the whole looks at of outlines, so that it is asked again only when that changes.
package struct OutlineAspects: OptionSet, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }
  /// Which opgaven and portfolios there are, by what names, in which organisations, and where.
  package static let nodes = OutlineAspects(rawValue: 1)
  package static let status = OutlineAspects(rawValue: 2)
  package static let above = OutlineAspects(rawValue: 4)
  package static let portfolio = OutlineAspects(rawValue: 8)
  package static let budget = OutlineAspects(rawValue: 16)
  package static let manager = OutlineAspects(rawValue: 32)
  package static let title = OutlineAspects(rawValue: 64)
  package static let edges = OutlineAspects(rawValue: 128)
  package static let goals = OutlineAspects(rawValue: 256)
  package static let learning = OutlineAspects(rawValue: 512)

  package static let all: OutlineAspects = [
    .nodes, .status, .above, .portfolio, .budget, .manager, .title, .edges, .goals, .learning,
  ]
}

extension FileOutline {
  /// What differs in a later outline of the same file.
  package func changes(to later: FileOutline) -> OutlineAspects {
    var changes: OutlineAspects = []
    if edges != later.edges { changes.insert(.edges) }
    if unreached != later.unreached || reached != later.reached { changes.insert(.goals) }
    guard nodes.count == later.nodes.count, isHidden == later.isHidden else { return .all }
    for (one, other) in zip(nodes, later.nodes) where one != other {
      if one.address != other.address || one.kind != other.kind || one.name != other.name
        || one.organisation != other.organisation
      {
        return .all
      }
      if one.status != other.status { changes.insert(.status) }
      if one.above != other.above || one.aboveValue != other.aboveValue { changes.insert(.above) }
      if one.portfolio != other.portfolio { changes.insert(.portfolio) }
      if one.budget != other.budget || one.budgetValue != other.budgetValue { changes.insert(.budget) }
      if one.manager != other.manager || one.managerValue != other.managerValue { changes.insert(.manager) }
      if one.title != other.title { changes.insert(.title) }
      if one.learns != other.learns { changes.insert(.learning) }
    }
    return changes
  }

  /// The outline with another one's content in the place of what some declarations of the top level added.
  ///
  /// - Parameters:
  ///   - ordinals: those declarations; what is behind them keeps its ordinals.
  ///   - moved: where a value behind them stands now.
  package func replacing(
    _ ordinals: Range<DeclarationIndex>, by other: FileOutline, moved: (ValueIndex) -> ValueIndex
  ) -> FileOutline {
    func isAhead(_ ordinal: DeclarationIndex) -> Bool { ordinal < ordinals.lowerBound }
    func isBehind(_ ordinal: DeclarationIndex) -> Bool { ordinal >= ordinals.upperBound }
    var result = FileOutline()
    result.isHidden = other.isHidden
    let behind = nodes.filter { isBehind($0.address.ordinal) }.map { node in
      var node = node
      node.aboveValue = node.aboveValue.map(moved)
      node.budgetValue = node.budgetValue.map(moved)
      node.managerValue = node.managerValue.map(moved)
      return node
    }
    result.nodes = nodes.filter { isAhead($0.address.ordinal) } + other.nodes + behind
    let later = edges.filter { isBehind($0.from) }.map { edge in
      var edge = edge
      edge.value = moved(edge.value)
      return edge
    }
    result.edges = edges.filter { isAhead($0.from) } + other.edges + later
    result.unreached =
      unreached.filter { isAhead($0.ordinal) } + other.unreached + unreached.filter { isBehind($0.ordinal) }
    result.reached = reached.filter { isAhead($0.from) } + other.reached + reached.filter { isBehind($0.from) }
    return result
  }
}

/// The outlines of all files at one moment.
package struct Overview {
  package let repository: Repository
  package let surroundings: Surroundings
  /// By the number of the file.
  package let outlines: ByFile<FileOutline>
  package let titles: TitleIndex
  /// The files of which is asked; `nil` where of all. What a rule shows in others is passed over.
  let asked: Set<FileIndex>?

  /// - Parameter titles: those of the outlines, where they are known.
  package init(
    _ whole: RepositoryContext, _ outlines: ByFile<FileOutline>, _ titles: TitleIndex? = nil,
    asked: Set<FileIndex>? = nil
  ) {
    (repository, surroundings, self.outlines) = (whole.repository, whole.surroundings, outlines)
    (self.titles, self.asked) = (titles ?? TitleIndex(outlines), asked)
  }

  /// The opgave or portfolio at an address.
  func node(_ address: Address) -> FileOutline.Node? {
    guard outlines.indices.contains(address.file) else { return nil }
    let nodes = outlines[address.file].nodes
    var (low, high) = (0, nodes.count)
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle].address.ordinal < address.ordinal { low = middle + 1 } else { high = middle }
    }
    return low < nodes.count && nodes[low].address == address ? nodes[low] : nil
  }

  func forEach(_ kind: Kind, _ body: (FileOutline.Node) -> Void) {
    for file in outlines.indices {
      // Looked at where they stand: an outline holds four lists, and this is asked at keys.
      let nodes = outlines[file].nodes
      for index in nodes.indices where nodes[index].kind == kind { body(nodes[index]) }
    }
  }

  /// Whether a merge conflict may hide opgaven or portfolios.
  var isHidden: Bool { outlines.contains(where: \.isHidden) }

  /// A node and what it is part of, upwards; the last is unknown where its own reference is.
  ///
  /// Ends where a circle begins: in one nobody knows what is above what.
  func line(from node: FileOutline.Node) -> (nodes: [FileOutline.Node], isWhole: Bool) {
    var nodes = [node]
    var seen: Set<Address> = [node.address]
    // Nobody nests deeper with a meaning, and in a circle each step up comes by what was seen.
    while let last = nodes.last {
      switch last.above {
      case .none: return (nodes, true)
      case .unknown: return (nodes, false)
      case .to(let address):
        if !seen.insert(address).inserted, let first = nodes.firstIndex(where: { $0.address == address }) {
          return (Array(nodes[...first]), false)
        }
        guard let next = self.node(address), nodes.count < Link.depth else { return (nodes, false) }
        nodes.append(next)
      }
    }
    return (nodes, true)
  }

  func portfolio(of opgave: FileOutline.Node) -> Link {
    Link.portfolio(of: opgave.address) { node($0).map { ($0.portfolio, $0.above) } }
  }

  func facts(_ address: Address) -> Facts { repository.facts(address) }
  func name(_ address: Address) -> String { repository.name(address) }
}
