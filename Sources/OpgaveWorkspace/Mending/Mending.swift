/// Mending what was found: fixes applied to texts in memory, round after round until none is left. Writes nothing.
package import OpgaveModel
package import OpgaveRules
package import OpgaveSyntax

package struct Mending {
  /// More rounds than any chain of fixes that follow from each other.
  private static let mostRounds = 20

  /// Which findings are mended, and how.
  package struct Choice {
    /// Whether fixes are applied too of which the author's meaning is not certain.
    package var isUnsafe: Bool
    /// Whether a file is one whose findings are mended, by its absolute path.
    package var isMeant: (String) -> Bool
    /// Whether findings of a rule are mended, by its number.
    package var isSelected: (UInt16) -> Bool

    package init(isUnsafe: Bool, isMeant: @escaping (String) -> Bool, isSelected: @escaping (UInt16) -> Bool) {
      (self.isUnsafe, self.isMeant, self.isSelected) = (isUnsafe, isMeant, isSelected)
    }
  }

  private let reader: RepositoryReader
  private let choice: Choice

  /// The texts that changed, by absolute path.
  package private(set) var changed: [String: [UInt8]] = [:]
  /// The same before.
  package private(set) var original: [String: [UInt8]] = [:]
  /// How many findings were mended, by the absolute path of the file in which they stood.
  package private(set) var counts: [String: Int] = [:]
  /// Fixes that would leave a text that parses worse, by what they mend; never tried again.
  private var refused: Set<String> = []

  package init(_ reader: RepositoryReader, _ choice: Choice) { (self.reader, self.choice) = (reader, choice) }

  /// Mends a repository and those below it in memory until nothing changes any more.
  package mutating func run(_ root: String) {
    for _ in 0..<Mending.mostRounds {
      let resources = reader.resources.overlaid(by: MemorySource(changed))
      var isDone = true
      for repository in RepositoryReader(resources, reader.options).check(root) where apply(to: repository) {
        isDone = false
      }
      if isDone { return }
    }
  }

  /// One round: all fixes that do not touch each other; one by one where together they would leave a text that parses worse.
  private mutating func apply(to repository: CheckedRepository) -> Bool {
    let texts = repository.texts
    var (taken, applied) = gather(repository, texts, isCareful: false)
    if taken.contains(where: { Mending.isWorse(texts[$0], $1) }) {
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
  ) -> (edits: [FileIndex: [TextEdit]], counts: [FileIndex: Int]) {
    var taken: [FileIndex: [TextEdit]] = [:]
    var counts: [FileIndex: Int] = [:]
    for (number, file) in repository.files.numbered where choice.isMeant(texts.path(number)) {
      for placed in file.findings where choice.isSelected(placed.finding.rule) {
        func name() -> String {
          "\(file.path) \(placed.finding.rule) \(texts[number].path(at: placed.range.lowerBound))"
        }
        if !refused.isEmpty, refused.contains(name()) { continue }
        let fixes = texts.fixes(placed.finding, in: number)
        guard let fix = fixes.first(where: { choice.isUnsafe || $0.isCertain }), !fix.touches(taken) else { continue }
        if isCareful, fix.edits.contains(where: { Mending.isWorse(texts[$0], (taken[$0] ?? []) + $1) }) {
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
}

extension Fix {
  fileprivate func touches(_ taken: [FileIndex: [TextEdit]]) -> Bool {
    edits.contains { (taken[$0.key] ?? []).touch($0.value) }
  }
}

extension RepositoryTexts {
  /// The certain fixes of a file's findings that stay in it and do not touch each other, in the order of their places.
  package func certainEdits(_ findings: [PlacedFinding], in number: FileIndex) -> [TextEdit] {
    var taken: [TextEdit] = []
    for placed in findings {
      guard let fix = fixes(placed.finding, in: number).first(where: \.isCertain), fix.edits.count == 1,
        let edits = fix.edits[number], !taken.touch(edits)
      else { continue }
      taken += edits
    }
    return taken.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
