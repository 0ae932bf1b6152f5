/// What is to be asked again because of edits, each once however often it is noted: names whose users are not looked up yet, and
/// declarations of the top level.
internal import OpgaveModel

struct PendingQuestions: Sendable {
  /// What others can see of some declarations became another.
  struct Change: Sendable {
    let keys: Set<SurfaceKey>
    /// Where that was; what stands there is asked already.
    let file: Int
    let ordinals: Range<Int>
  }

  /// Which declarations of the top level of a file.
  enum Roots: Sendable {
    case all
    /// By their ordinals.
    case some(Set<Int>)
  }

  private var changes: [Change] = []
  private var order: [Int] = []
  private var files: [Int: Roots] = [:]

  var isEmpty: Bool { changes.isEmpty && order.isEmpty }

  mutating func add(_ change: Change) { if !change.keys.isEmpty { changes.append(change) } }

  mutating func add(_ file: Int) { add(file, .all) }

  mutating func add(_ file: Int, root: Int) { add(file, .some([root])) }

  private mutating func add(_ file: Int, _ roots: Roots) {
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
  mutating func forget(_ file: Int) {
    guard files.removeValue(forKey: file) != nil else { return }
    order.removeAll { $0 == file }
  }

  /// All changes whose users are to be looked up; `nil` where there are none.
  mutating func takeChanges() -> [Change]? {
    if changes.isEmpty { return nil }
    defer { changes = [] }
    return changes
  }

  mutating func takeFile() -> (file: Int, roots: Roots)? {
    guard let file = order.popLast(), let roots = files.removeValue(forKey: file) else { return nil }
    return (file, roots)
  }
}
