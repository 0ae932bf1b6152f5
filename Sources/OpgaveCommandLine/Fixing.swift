/// Mending what was found: fixes applied to texts in memory, round after round until none is left, and then written.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

struct Fixing {
  /// More rounds than any chain of fixes that follow from each other.
  private static let mostRounds = 20

  let options: CheckOptions
  /// Whether fixes are applied too of which the author's meaning is not certain.
  let isUnsafe: Bool
  let targets: [String]
  let selection: Selection

  /// The texts that changed, by absolute path.
  private(set) var changed: [String: [UInt8]] = [:]
  /// The same before.
  private(set) var original: [String: [UInt8]] = [:]
  /// How many findings were mended, by the absolute path of the file in which they stood.
  private var counts: [String: Int] = [:]
  /// Fixes that would leave a text that parses worse, by what they mend; never tried again.
  private var refused: Set<String> = []

  init(_ options: CheckOptions, isUnsafe: Bool, targets: [String], _ selection: Selection) {
    (self.options, self.isUnsafe) = (options, isUnsafe)
    (self.targets, self.selection) = (targets, selection)
  }

  /// Mends in memory until nothing changes any more.
  mutating func run(_ root: String) {
    for _ in 0..<Fixing.mostRounds {
      var options = options
      options.overlay.merge(changed) { _, new in new }
      var isDone = true
      for repository in Checking.check(root, options) where apply(to: repository, options.overlay) { isDone = false }
      if isDone { return }
    }
  }

  /// One round: all fixes that do not touch each other; one by one where together they would leave a text that parses worse.
  private mutating func apply(to repository: CheckedRepository, _ overlay: [String: [UInt8]]) -> Bool {
    let texts = RepositoryTexts(repository, overlay)
    var (taken, applied) = gather(repository, texts, isCareful: false)
    if taken.contains(where: { Fixing.isWorse(texts[$0], $1) }) {
      (taken, applied) = gather(repository, texts, isCareful: true)
    }
    for (number, edits) in taken {
      let path = texts.path(number)
      let bytes = texts[number].bytes
      if original[path] == nil { original[path] = bytes }
      changed[path] = edits.applied(to: bytes)
    }
    for (number, count) in applied { counts[texts.path(number), default: 0] += count }
    return !applied.isEmpty
  }

  private mutating func gather(
    _ repository: CheckedRepository, _ texts: RepositoryTexts, isCareful: Bool
  ) -> (edits: [Int: [TextEdit]], counts: [Int: Int]) {
    var taken: [Int: [TextEdit]] = [:]
    var counts: [Int: Int] = [:]
    for (number, file) in repository.files.enumerated() where targets.contains(where: { texts.path(number).isIn($0) }) {
      for placed in file.findings where selection.contains(placed.finding.rule) {
        guard AllRules.rule(placed.finding.rule)?.fixes != nil else { continue }
        func name() -> String { "\(file.path) \(placed.finding.rule) \(texts[number].scope(placed.range.lowerBound))" }
        if !refused.isEmpty, refused.contains(name()) { continue }
        guard let fix = texts.fixes(placed.finding, in: number).first(where: { isUnsafe || $0.isCertain }),
          !fix.edits.contains(where: { (taken[$0.key] ?? []).touch($0.value) })
        else { continue }
        if isCareful, fix.edits.contains(where: { Fixing.isWorse(texts[$0], (taken[$0] ?? []) + $1) }) {
          refused.insert(name())
          continue
        }
        for (other, edits) in fix.edits { taken[other, default: []] += edits }
        counts[number, default: 0] += 1
      }
    }
    return (taken, counts)
  }

  /// Whether a text has more syntax errors after edits than before.
  private static func isWorse(_ text: FileText, _ edits: [TextEdit]) -> Bool {
    let after = SyntaxTree(parsing: edits.applied(to: text.bytes))
    return after.errors.count > text.tree.errors.count
  }

  /// Writes what changed, each file at once, unless somebody else wrote it meanwhile.
  ///
  /// - Returns: how many findings that mended, and what could not be written.
  func write() -> (count: Int, problems: [Problem]) {
    var problems: [Problem] = []
    var counts = counts
    for (path, bytes) in changed.sorted(by: { $0.key < $1.key }) where bytes != original[path] {
      do throws(FileError) {
        guard try Disk.read(path) == original[path] else { throw FileError(path, .changedMeanwhile) }
        try Disk.write(bytes, to: path)
      } catch {
        problems.append(Problem(error))
        counts[path] = nil
      }
    }
    return (counts.values.reduce(0, +), problems)
  }

  /// What changed as a difference that `patch -p1` and `git apply` take.
  var difference: [UInt8] {
    changed.sorted { $0.key < $1.key }.flatMap { path, bytes in
      Difference.unified(original[path] ?? [], bytes, path: Difference.path(path))
    }
  }
}
