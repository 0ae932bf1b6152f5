/// What is to be asked again because of edits, each once however often it is noted: names whose users are not looked up yet, and
/// declarations of the top level.
internal import OpgaveModel

struct PendingQuestions: Sendable {
  /// What others can see of some declarations became another.
  struct Change: Sendable {
    let keys: [SurfaceKey]
    /// Where that was; what stands there is asked already.
    let file: FileIndex
    let ordinals: Range<DeclarationIndex>
    /// The first file that was not looked through yet.
    var upcoming = FileIndex(0)

    /// The keys of which a file holds all names.
    func keys(in facts: Facts) -> [SurfaceKey] {
      let names = facts.names
      return keys.filter { ($0.opgave == 0 || names.holds(hash: $0.opgave)) && names.holds(hash: $0.name) }
    }
  }

  /// Which declarations of the top level of a file.
  enum Roots: Sendable {
    case all
    /// By their ordinals.
    case some(Set<DeclarationIndex>)
  }

  private var changes: [Change] = []
  private var order: [FileIndex] = []
  private var files: [FileIndex: Roots] = [:]

  var isEmpty: Bool { changes.isEmpty && order.isEmpty }

  mutating func add(_ change: Change) { if !change.keys.isEmpty { changes.append(change) } }

  mutating func add(_ file: FileIndex) { add(file, .all) }

  mutating func add(_ file: FileIndex, root: DeclarationIndex) { add(file, .some([root])) }

  private mutating func add(_ file: FileIndex, _ roots: Roots) {
    switch (files[file], roots) {
    case (nil, _):
      files[file] = roots
      order.append(file)
    case (.some(.all), _): break
    case (_, .all): files[file] = .all
    case (.some(.some(let known)), .some(let more)): files[file] = .some(known.union(more))
    }
  }

  /// Forgets a file that is asked whole.
  mutating func forget(_ file: FileIndex) {
    guard files.removeValue(forKey: file) != nil else { return }
    order.removeAll { $0 == file }
  }

  /// Forgets declarations of a file that are asked; what stands in their place may begin elsewhere.
  mutating func forget(_ file: FileIndex, _ ordinals: Range<DeclarationIndex>) {
    guard case .some(let roots)? = files[file] else { return }
    let rest = roots.filter { !ordinals.contains($0) }
    if rest.isEmpty { forget(file) } else { files[file] = .some(rest) }
  }

  /// The next change whose users are to be looked up; one that is not done is given back.
  mutating func takeChange() -> Change? { changes.popLast() }

  mutating func giveBack(_ change: Change) { changes.append(change) }

  mutating func takeFile() -> (file: FileIndex, roots: Roots)? {
    guard let file = order.popLast(), let roots = files.removeValue(forKey: file) else { return nil }
    return (file, roots)
  }
}

/// A few bits for the names of a file: most files can be passed over without a look at them.
struct NameFilter: Sendable {
  private var bits = SIMD4<UInt64>.zero

  init(_ facts: Facts) {
    let names = facts.names
    for index in 0..<names.count { add(names.hash(Int32(clamping: index))) }
  }

  /// The names that who names it must hold.
  init(_ key: SurfaceKey) {
    add(key.name)
    if key.opgave != 0 { add(key.opgave) }
  }

  private mutating func add(_ hash: UInt64) { bits[Int(hash >> 62)] |= 1 << (hash >> 56 & 63) }

  @inline(__always)
  func mayHold(_ hash: UInt64) -> Bool { bits[Int(hash >> 62)] & 1 << (hash >> 56 & 63) != 0 }

  /// Whether all names of one of some filters may be there.
  @inline(__always)
  func mayHold(oneOf filters: [NameFilter]) -> Bool {
    for index in filters.indices where filters[index].bits & bits == filters[index].bits { return true }
    return false
  }
}
