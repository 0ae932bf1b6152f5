/// What an edit makes others say otherwise of declarations, and so who is to be asked again.
internal import OpgaveModel

struct MentionChanges {
  private let were: [(mention: Mention, count: Int)]
  /// In which functies are sought, and those that declare some; each with whether it was asked for one that nothing declares.
  private let organisations: [UInt64: Bool]

  /// - Parameters:
  ///   - sides: the facts of a file before and after, each with the declarations of the top level that differ.
  ///   - repository: as it is before.
  init(_ sides: [(facts: Facts, ordinals: Range<DeclarationIndex>)], _ repository: Repository) {
    var counts: [Mention: Int] = [:]
    var organisations: [UInt64: Bool] = [:]
    for (side, (facts, ordinals)) in sides.enumerated() {
      facts.forEachMention(in: ordinals) { counts[$0, default: 0] += side == 0 ? -1 : 1 }
      for root in facts.roots(in: ordinals) where facts.kind(of: root) == .organisatie {
        organisations[facts.organisation(of: root)] = false
      }
    }
    for mention in counts.keys where mention.isOfFunctie { organisations[mention.organisation] = false }
    for organisation in organisations.keys {
      organisations[organisation] = repository.asksUnknownFuncties(of: organisation)
    }
    self.organisations = organisations
    were = counts.filter { $0.value != 0 }.map { ($0.key, MentionChanges.count($0.key, repository)) }
  }

  /// The declarations that are concerned, once the repository holds what is after.
  func concerned(in repository: Repository) -> [Address] {
    let said = were.filter { MentionChanges.count($0.mention, repository) != $0.count }.map(\.mention)
    let asked = organisations.filter { repository.asksUnknownFuncties(of: $0.key) != $0.value }.map {
      $0.key == 0 ? .any(.functie, in: 0) : Mention(.organisatie, organisation: 0, name: $0.key)
    }
    return (said + asked).flatMap(repository.concerned(by:))
  }

  private static func count(_ mention: Mention, _ repository: Repository) -> Int {
    min(repository.mentions(mention), mention.countsUpTo)
  }
}
