/// Changes that a person chooses: to another shape of the same content, or to the next step of the work.
internal import OpgaveFormatting
package import OpgaveModel
internal import OpgaveRules
package import OpgaveSyntax

/// A change that can be chosen, over one or more files.
package struct Refactoring: Sendable {
  package enum Kind: String, Sendable {
    case extract = "refactor.extract"
    case inline = "refactor.inline"
    case move = "refactor.move"
    case rewrite = "refactor.rewrite"
    case organize = "source.organizeOpgave"
    case sortMetingen = "source.sortMetingen"
  }

  package var title: Text
  package var kind: Kind
  /// By the number of the file.
  package var edits: [FileIndex: [TextEdit]] = [:]
  /// A file that is made, from the root of the repository, with its text.
  package var created: (path: String, text: String)?
  /// A file that is left empty and goes, by its number.
  package var deleted: FileIndex?
  /// Why it cannot be done now.
  package var disabled: Text?
}

package enum Refactorings {
  /// All that fit at an offset.
  ///
  /// - Parameter treeOf: the tree of another file.
  package static func all(
    _ snapshot: FileSnapshot, at offset: Int, treeOf: (FileIndex) -> SyntaxTree?
  ) -> [Refactoring] {
    ExtractInspanning.offer(snapshot, at: offset) + MoveOpgave.offer(snapshot, at: offset)
      + InlineOpgave.offer(snapshot, at: offset, treeOf: treeOf) + ChangeWerkwijze.offer(snapshot, at: offset)
  }

  /// The declaration of a kind around an offset, its header included.
  static func declaration(
    _ kind: Kind, _ snapshot: FileSnapshot, at offset: Int
  ) -> (ordinal: DeclarationIndex, node: Int)? {
    guard let token = snapshot.tree.token(touching: offset) else { return nil }
    for node in snapshot.tree.ancestors(of: token) where snapshot.tree.kind(node) == .declaration {
      if let ordinal = snapshot.ordinal(ofNode: node), snapshot.facts.kind(of: ordinal) == kind {
        return (ordinal, node)
      }
    }
    return nil
  }

  /// The text of whole lines from a node's first comment to its end, and the range that goes with it.
  static func wholeLines(of node: Int, _ tree: SyntaxTree) -> Range<Int> {
    var start = tree.range(node).lowerBound
    var index = node - 1
    // Comments directly above belong to it.
    while tree.kind(index) == .comment {
      let gap = tree.bytes[tree.range(index).upperBound..<start]
      let comment = tree.range(index).lowerBound
      guard tree.isLineStart(tree.startOfBlanks(comment)), gap.filter({ $0 == .lineFeed }).count <= 1 else { break }
      start = comment
      index -= 1
    }
    var end = tree.endOfBlanks(tree.range(node).upperBound)
    if end < tree.bytes.count, tree.bytes[end] == UInt8(ascii: "#") { end = tree.lineEnd(end) }
    if end == tree.lineEnd(end) { end = tree.nextLine(end) }
    return tree.startOfBlanks(start)..<end
  }

  static let mendFirst = Text("herstel eerst de schrijffouten hier", "correct the syntax errors here first")

  /// The path of a new file beside another one, not that of a file that is there.
  static func path(for name: String, beside file: FileIndex, in repository: Repository) -> String {
    let own = repository.files[file].path
    let folder = own.lastIndex(of: "/").map { String(own[...$0]) } ?? ""
    let taken = Set(repository.files.map(\.path))
    var path = "\(folder)\(name).opgave"
    var number = 2
    while taken.contains(path) {
      path = "\(folder)\(name)-\(number).opgave"
      number += 1
    }
    return path
  }
}

/// An inspanning that became too large: an opgave of its own, to which the inspanning refers.
enum ExtractInspanning {
  static func offer(_ snapshot: FileSnapshot, at offset: Int) -> [Refactoring] {
    guard let repository = snapshot.repository,
      let (ordinal, node) = Refactorings.declaration(.inspanning, snapshot, at: offset),
      snapshot.facts.declaration(ordinal).name >= 0
    else { return [] }
    let (facts, tree) = (snapshot.facts, snapshot.tree)
    let name = facts.name(of: ordinal)
    var result = Refactoring(
      title: Text(
        "Werk inspanning ‘\(name)’ uit als opgave in een eigen bestand",
        "Work out inspanning ‘\(name)’ as an opgave in a file of its own"), kind: .extract)
    let opgave = facts.root(of: ordinal)
    // How the inspanning is steered goes before how the opgave is.
    let kept = [Kind.kenmerken, .sturen].compactMap { kind -> Range<Int>? in
      (facts.child(kind, of: ordinal) ?? facts.child(kind, of: opgave)).flatMap(snapshot.node).map(tree.range)
    }
    if facts.has(.opgave, of: ordinal) {
      result.disabled = Text(
        "deze inspanning noemt al een opgave die haar uitwerkt",
        "this inspanning names an opgave already that works it out")
    } else if facts.isDamaged(ordinal) || tree.hasError(startingIn: tree.range(node))
      || kept.contains(where: tree.hasError) || facts.kind(of: opgave) != .opgave
      || facts.declaration(opgave).name < 0
    {
      result.disabled = Refactorings.mendFirst
    }
    guard result.disabled == nil, let block = tree.declaration(node).block else { return [result] }
    let organisation = facts.organisation(of: opgave)
    var wanted = name
    var number = 2
    while !repository.declarers(
      of: NameIndex.key(.opgave, organisation: organisation, name: Names.hash(wanted))
    ).isEmpty {
      wanted = "\(name)-\(number)"
      number += 1
    }
    let options = FormatOptions(snapshot.surroundings.settings)
    let title = snapshot.title(of: ordinal) ?? name
    let question = title.hasSuffix("?") ? title : "Hoe bereiken we: \(title)?"
    func copied(_ field: Field, of source: DeclarationIndex) -> [SourceItem] {
      guard let index = facts.find(field, of: source) else { return [] }
      let values = facts.values(of: index).map { tree.text(snapshot.places.range(.value($0), facts)) }
      return values.isEmpty ? [] : [.field(field, .name(values.joined(separator: ", ")))]
    }
    let blocks = kept.map { range in
      SourceItem.kept(tree.text(range), without: tree.indentation(range.lowerBound))
    }
    let fields =
      copied(.organisatie, of: opgave) + copied(.portfolio, of: opgave) + [
        .field(.deelVan, .name(facts.name(of: opgave))), .field(.status, .spelled(.verkenning)),
        .field(.vraagstuk, .text(.fixed(question))),
      ] + copied(.looptijd, of: ordinal) + copied(.budget, of: ordinal)
    let text = SourceWriter.file(
      [.block(.opgave, .fixed(wanted), title: .fixed(title), items: fields + blocks)], options)
    let named = tree.inserting(
      [.field(.opgave, .name(wanted))], in: tree.declaration(node), after: block.fields.last?.index, options)
    if named.isEmpty {
      result.disabled = Refactorings.mendFirst
      return [result]
    }
    result.created = (Refactorings.path(for: wanted, beside: snapshot.file, in: repository), text)
    result.edits = [snapshot.file: named]
    return [result]
  }
}

/// An opgave that shares its file with others: a file of its own.
enum MoveOpgave {
  static func offer(_ snapshot: FileSnapshot, at offset: Int) -> [Refactoring] {
    guard let repository = snapshot.repository,
      let (ordinal, node) = Refactorings.declaration(.opgave, snapshot, at: offset),
      snapshot.facts.declaration(ordinal).name >= 0, Array(snapshot.facts.topLevel).count > 1
    else { return [] }
    let name = snapshot.facts.name(of: ordinal)
    let path = Refactorings.path(for: name, beside: snapshot.file, in: repository)
    var result = Refactoring(
      title: Text("Verplaats opgave ‘\(name)’ naar \(path)", "Move opgave ‘\(name)’ to \(path)"), kind: .move)
    guard !snapshot.tree.records[node].isDamaged, snapshot.tree.declaration(node).block?.isClosed ?? true else {
      result.disabled = Refactorings.mendFirst
      return [result]
    }
    var range = Refactorings.wholeLines(of: node, snapshot.tree)
    let text = snapshot.tree.text(range)
    // The blank line that parted it from the next goes too.
    let bytes = snapshot.tree.bytes
    func isLineEnd(_ offset: Int) -> Bool {
      bytes.indices.contains(offset) && (bytes[offset] == .lineFeed || bytes[offset] == .carriageReturn)
    }
    while isLineEnd(range.upperBound) { range = range.lowerBound..<range.upperBound + 1 }
    var start = range.lowerBound
    if range.upperBound == bytes.count {
      while isLineEnd(start - 1) { start -= 1 }
      // The end of the line before stays.
      if start > 0, isLineEnd(start) { start += bytes[start...].starts(with: "\r\n".utf8) ? 2 : 1 }
    }
    range = start..<range.upperBound
    result.created = (path, text.utf8.last == .lineFeed ? text : text + "\n")
    result.edits = [snapshot.file: [TextEdit(range, "")]]
    return [result]
  }
}

/// An opgave in a file of its own that an inspanning or another opgave refers to: brought into this file.
enum InlineOpgave {
  static func offer(_ snapshot: FileSnapshot, at offset: Int, treeOf: (FileIndex) -> SyntaxTree?) -> [Refactoring] {
    guard let repository = snapshot.repository, let (address, _) = snapshot.named(at: offset),
      repository.declaration(address).kind == .opgave, address.file != snapshot.file
    else { return [] }
    let other = address.file
    let facts = repository.files[other].facts
    let (name, path) = (facts.name(of: address.ordinal), repository.files[other].path)
    var result = Refactoring(
      title: Text(
        "Haal opgave ‘\(name)’ uit \(path) naar dit bestand", "Bring opgave ‘\(name)’ from \(path) into this file"),
      kind: .inline)
    guard let tree = treeOf(other), tree.errors.isEmpty, snapshot.tree.errors.isEmpty else {
      result.disabled = Text(
        "herstel eerst de schrijffouten in beide bestanden", "correct the syntax errors in both files first")
      return [result]
    }
    let place = repository.files[other].places.expanded(facts).range(.keyword(address.ordinal), facts).lowerBound
    guard let token = tree.token(touching: place),
      let node = tree.ancestors(of: token).first
    else { return [] }
    let isAlone = Array(facts.topLevel).count == 1
    let range = isAlone ? 0..<tree.bytes.count : Refactorings.wholeLines(of: node, tree)
    // Paths of documents go on from this file.
    let moved = FileMoves.rebased(
      repository.files[other], to: snapshot.path, snapshot.surroundings.exists
    ).filter {
      range.contains($0.range.lowerBound)
    }.map { TextEdit($0.range.lowerBound - range.lowerBound..<$0.range.upperBound - range.lowerBound, $0.replacement) }
    let text = String(decoding: moved.applied(to: Array(tree.bytes[range])), as: UTF8.self).trimmed
    result.edits = [snapshot.file: [snapshot.tree.appending(text.lines.map(String.init))]]
    if isAlone { result.deleted = other } else { result.edits[other] = [TextEdit(range, "")] }
    return [result]
  }
}

/// The next werkwijze: the one in force ends the day before, another starts.
enum ChangeWerkwijze {
  static func offer(_ snapshot: FileSnapshot, at offset: Int) -> [Refactoring] {
    guard let repository = snapshot.repository,
      let (ordinal, _) = Refactorings.declaration(.werkwijze, snapshot, at: offset),
      let word = snapshot.facts.declaration(ordinal).word,
      let period = snapshot.facts.period(.periode, of: ordinal),
      let change = NextWerkwijze(
        of: ordinal, snapshot.tree, snapshot.facts, snapshot.places, today: snapshot.surroundings.peildatum,
        FormatOptions(snapshot.surroundings.settings))
    else { return [] }
    let file = FileContext(RepositoryContext(repository, snapshot.surroundings), file: snapshot.file)
    let opgave = OpgaveContext(file, snapshot.facts.root(of: ordinal))
    let isOver = period.end.map { $0.last < snapshot.surroundings.peildatum } ?? false
    guard opgave.inForce == ordinal, !opgave.mayBeOver, !isOver else { return [] }
    let advised = Advice(opgave).werkwijze
    let others = WordSet.werkwijze.words.filter { $0 != word }
    return (others.filter { $0 == advised } + others.filter { $0 != advised }).map { next in
      let (title, edits) = (change.title(next), change.edits(next, snapshot.language))
      let advice = next == advised ? Text(" (daar wijzen de feiten op)", " (as the facts point)") : Text("", "")
      return Refactoring(
        title: Text(title.nl + advice.nl, title.en + advice.en), kind: .rewrite, edits: [snapshot.file: edits],
        disabled: edits.isEmpty ? Refactorings.mendFirst : nil)
    }
  }
}
