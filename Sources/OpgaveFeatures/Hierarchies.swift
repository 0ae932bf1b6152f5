/// What waits for what, and what is part of what, over all files.
package import OpgaveModel

/// A step along references of some fields.
package struct HierarchyStep: Equatable, Sendable {
  package let target: Address
  /// The references that lead there: the file in which they stand, and their places among its values.
  package let file: FileIndex
  package var values: [ValueIndex]
}

package enum Hierarchies {
  /// The fields by which one thing waits for another.
  package static let waiting: [Field] = [.na, .hangtAfVan]
  /// The fields by which one thing is a part of another.
  package static let belonging: [Field] = [.deelVan, .portfolio]

  /// The opgave, portfolio or inspanning that is meant at an offset: one that is named there, else the one around it.
  package static func item(_ snapshot: FileSnapshot, at offset: Int, _ kinds: Kinds) -> Address? {
    guard let repository = snapshot.repository else { return nil }
    if let (address, _) = snapshot.named(at: offset), kinds.has(repository.declaration(address).kind) {
      return address
    }
    var ordinal = snapshot.enclosing(offset)?.ordinal
    if case .keyword(let own)? = snapshot.subject(at: offset)?.subject { ordinal = own }
    while let own = ordinal {
      if kinds.has(snapshot.facts.kind(of: own)) { return Address(file: snapshot.file, ordinal: own) }
      ordinal = snapshot.facts.declaration(own).parent
    }
    return nil
  }

  /// What a declaration refers to by some fields.
  package static func outgoing(_ address: Address, _ fields: [Field], in repository: Repository) -> [HierarchyStep] {
    let file = address.file
    let facts = repository.files[file].facts
    var steps: [HierarchyStep] = []
    for field in fields {
      guard let index = facts.find(field, of: address.ordinal) else { continue }
      for value in facts.values(of: index) {
        let parts = facts.reference(value).count
        guard parts > 0, let target = repository.target(of: value, part: parts - 1, in: file) else { continue }
        add(HierarchyStep(target: target, file: file, values: [value]), to: &steps)
      }
    }
    return steps
  }

  /// What refers to a declaration by some fields.
  ///
  /// - Parameter candidates: the files that may name it.
  package static func incoming(
    _ address: Address, _ fields: [Field], in repository: Repository, _ candidates: [FileIndex]? = nil
  ) -> [HierarchyStep] {
    var steps: [HierarchyStep] = []
    for use in repository.references(to: address, in: candidates) {
      let facts = repository.files[use.file].facts
      guard let home = facts.home(of: use.value), fields.contains(facts.fields[home.field].field),
        use.part == facts.reference(use.value).count - 1
      else { continue }
      let source = Address(file: use.file, ordinal: home.ordinal)
      add(HierarchyStep(target: source, file: use.file, values: [use.value]), to: &steps)
    }
    return steps
  }

  private static func add(_ step: HierarchyStep, to steps: inout [HierarchyStep]) {
    if let known = steps.firstIndex(where: { $0.target == step.target && $0.file == step.file }) {
      steps[known].values += step.values
    } else {
      steps.append(step)
    }
  }
}
