/// How findings of a repository can be mended. The one place that gives fixes what they look at.
internal import OpgaveFormatting
package import OpgaveModel
package import OpgaveRules
package import OpgaveSyntax

extension RepositoryTexts {
  /// What can be done about a finding of a file, best first.
  package func fixes(_ finding: Finding, in number: FileIndex) -> [Fix] {
    // Of another text than the one that was judged nobody knows what would be hit.
    guard let fixes = AllRules.rule(finding.rule)?.fixes, isCurrent(number) else { return [] }
    let found = fixes(finding, context(number))
    // In a text with errors a fix is tried first, where that costs little: in one full of them nobody knows what belongs to what anyway.
    let tree = self[number].tree
    let isTorn = !tree.errors.isEmpty && tree.errors.count <= RepositoryTexts.fewErrors
    return found.filter { fix in
      guard changesSomething(fix) else { return false }
      // Of errors there are few, of what else is found as much as the text is long.
      let isRare = finding.syntaxError != nil || fix.makesComments
      guard tree.bytes.count <= (isRare ? RepositoryTexts.smallText : RepositoryTexts.shortText) else { return true }
      let mayHurt = isTorn || fix.edits[number]?.contains { tree.lacksColon(at: $0.range.lowerBound) } ?? false
      return !(mayHurt && isWorse(fix))
    }
  }

  private func context(_ number: FileIndex) -> FixContext {
    let file = repository.files[number]
    return FixContext(
      file: number, tree: self[number].tree, facts: file.facts, places: places(number),
      surroundings: whole.surroundings, repository: standsAlone ? nil : repository, memory: fixMemory, treeOf: tree)
  }

  /// The edits that add a declaration where it belongs in another one, behind the last of its kind; `nil` where that cannot be done.
  package func adding(_ declaration: NewDeclaration, to address: Address) -> [TextEdit]? {
    isCurrent(address.file) ? declaration.edits(in: address.ordinal, context(address.file)) : nil
  }

  private static let fewErrors = 64
  /// In bytes, as far as a text is parsed for a few.
  private static let smallText = 1 << 20
  /// In bytes, as far as it is for each of many.
  private static let shortText = 1 << 16

  private func isWorse(_ fix: Fix) -> Bool {
    fix.edits.contains { number, edits in Mending.isWorse(self[number], edits) }
  }

  /// What puts what is there in the place of what is there helps nobody.
  private func changesSomething(_ fix: Fix) -> Bool {
    fix.edits.contains { number, edits in
      edits.contains { !self[number].bytes[$0.range].elementsEqual($0.replacement.utf8) }
    }
  }
}

extension Fix {
  /// Whether it takes lines out of what is read.
  fileprivate var makesComments: Bool { edits.values.contains { $0.contains { $0.replacement == "# " } } }
}

extension SyntaxTree {
  /// Whether what stands at an offset is read as a field, though it has the form of a header: `status uitvoering`.
  fileprivate func lacksColon(at offset: Int) -> Bool {
    guard let token = token(touching: offset),
      let statement = ancestors(of: token).first(where: { kind($0) == .declaration || kind($0) == .field }),
      kind(statement) == .declaration
    else { return false }
    let header = declaration(statement)
    return header.block == nil && header.keyword.flatMap { Lexicon.shared.entry(cleanText($0))?.field } != nil
  }
}

// MARK: What is noted in files that are there

extension RepositoryTexts {
  /// A file to note something in; `nil` where it is not the one that was read any more.
  func context(at number: FileIndex) -> FixContext? { isCurrent(number) ? context(number) : nil }
}

extension FixContext {
  /// The same file with another text.
  func with(_ bytes: [UInt8]) -> FixContext {
    let tree = SyntaxTree(parsing: bytes)
    var reader = FileReader()
    let read = reader.state("", tree, surroundings.settings)
    return FixContext(
      file: file, tree: tree, facts: read.file.facts, places: read.file.places.expanded(read.file.facts),
      surroundings: surroundings, repository: repository)
  }
}

/// The form of files in which something is noted: one that is canonical stays so, another keeps its own.
enum Recorded {
  static func isCanonical(_ context: FixContext) -> Bool {
    (try? Formatter.formatted(context.tree, FormatOptions(context.surroundings.settings))) == context.tree.bytes
  }

  static func canonical(_ context: FixContext) -> [UInt8] {
    (try? Formatter.formatted(context.tree, FormatOptions(context.surroundings.settings))) ?? context.tree.bytes
  }
}

extension SourceItem {
  /// A voortgang of a day.
  static func report(_ date: DateSpan, _ fields: [(field: Field, text: String)]) -> SourceItem {
    .block(
      .voortgang, .fixed(date.text),
      items: fields.map { field, text in
        .field(field, [.toelichting, .bijsturing].contains(field) ? .text(.fixed(text)) : .word(.fixed(text)))
      })
  }
}
