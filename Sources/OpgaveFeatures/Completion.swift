/// What may come at a place: keywords and fields that are allowed and not yet given, words, names, dates, rules.
internal import OpgaveFormatting
package import OpgaveModel
package import OpgavePages
internal import OpgaveRules
internal import OpgaveSyntax

package struct CompletionItem: Equatable, Sendable {
  package enum Kind: Sendable { case keyword, field, word, name, value, rule, file, folder }

  package var label: String
  package var kind: Kind
  package var detail: String?
  package var documentation: Explanation?
  /// What is put in, as a snippet with `$0` for the cursor.
  package var snippet: String
  /// The same for who has no snippets.
  package var plain: String
  /// Orders the list.
  package var rank: Int
  /// What is typed to find it, where that is not the label.
  package var filter: String?
  /// Other words for the same, which find it too.
  package var others: [String] = []
}

package struct CompletionList: Equatable, Sendable {
  /// What is replaced: the word that stands at the cursor.
  package var range: Range<Int>
  package var items: [CompletionItem]
  /// Whether there are more that a longer word would show.
  package var isCut = false
}

package enum Completion {
  /// - Parameters:
  ///   - titleOf: the title of a declaration, which facts do not keep.
  ///   - entries: what stands in a folder, from the root of the repository.
  package static func list(
    _ snapshot: FileSnapshot, at offset: Int, titleOf: (Address) -> String?,
    entries: (String) -> [(name: String, isFolder: Bool)] = { _ in [] }
  ) -> CompletionList {
    let word = word(snapshot.tree.bytes, offset)
    func result(_ items: [CompletionItem]) -> CompletionList { CompletionList(range: word, items: items) }
    if let token = snapshot.tree.token(touching: offset) {
      let kind = snapshot.tree.kind(token)
      let isInside = snapshot.tree.range(token).lowerBound < offset
      if kind == .comment, isInside { return result(rules(snapshot, token, before: word.lowerBound)) }
      if kind.isText, isInside, offset < snapshot.tree.range(token).upperBound || !snapshot.tree.isClosedText(token) {
        return DocumentPaths.list(snapshot, token, at: offset, entries) ?? result([])
      }
    }
    let (kind, ordinal, node): (Kind, DeclarationIndex?, SyntaxTree.Index) =
      snapshot.enclosing(offset).map { (snapshot.facts.kind(of: $0.ordinal), $0.ordinal, $0.node) } ?? (
        .bestand, nil, 0
      )
    // Before a colon or a brace that stands there already only the word itself is wanted.
    var behind = word.upperBound
    while behind < snapshot.tree.bytes.count, snapshot.tree.bytes[behind] == .space { behind += 1 }
    let follower = behind < snapshot.tree.bytes.count ? snapshot.tree.bytes[behind] : 0
    let isWhole = follower == UInt8(ascii: ":") || follower == UInt8(ascii: "{") || follower == .quote
    switch CompletionPlace(snapshot.tree, before: word.lowerBound) {
    case .value(let value):
      guard let spec = Lexicon.shared.entry(value.field.text)?.field.flatMap({ Vocabulary.spec($0, in: kind) }) else {
        return result(kind == .regels ? words(.ernst) : [])
      }
      if value.isDay, spec.type == .measurement {
        return result(Days.items(Days.side(spec.field), snapshot))
      }
      if !value.isOpen { return result([]) }
      var given = given(value.field, except: word.lowerBound)
      // Who has an opgave does it with others.
      if spec.field == .samenMet, let root = ordinal, let own = snapshot.facts.organisationName(of: root) {
        given.insert(snapshot.facts.names.text(own))
      }
      if case .reference(let targets) = spec.type {
        let found = CompletionCandidates(
          snapshot, targets, ordinal, behind: value.scopes,
          typed: snapshot.tree.text(word.lowerBound..<min(offset, word.upperBound)),
          given.union(taken(spec.field, ordinal, snapshot))
        ) { facts, named in
          mayBe(spec.field, facts, named)
        }
        return CompletionList(range: word, items: found.items(titleOf), isCut: found.isCut)
      }
      return result(values(spec, snapshot, isEnd: value.isEnd).filter { !given.contains($0.label) })
    case .statement:
      var items = statements(kind, ordinal, node, snapshot, except: word)
      if isWhole {
        items.removeAll { $0.filter != nil }
        for index in items.indices {
          (items[index].snippet, items[index].plain) = (items[index].label, items[index].label)
        }
      }
      return result(items)
    case .header(let keyword):
      let kinds = Lexicon.shared.entry(snapshot.tree.cleanText(keyword))?.kinds.all ?? []
      let child = kinds.first { Vocabulary.spec(kind).blocks.contains($0) }
      switch child.map({ Vocabulary.spec($0).naming }) {
      case .word(let set)?: return result(words(set))
      case .date?: return result(Days.items(child.map(Days.side) ?? .both, snapshot))
      case .year?: return result(Days.years(snapshot))
      case .name?, .nothing?, nil: return result([])
      }
    case .nothing: return result([])
    }
  }

  // MARK: Places

  private static func isPart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || (byte | 0x20) &- 97 < 26
      || byte &- 48 < 10
  }

  private static func word(_ bytes: [UInt8], _ offset: Int) -> Range<Int> {
    var start = min(offset, bytes.count)
    while start > 0, isPart(bytes[start - 1]) { start -= 1 }
    var end = min(offset, bytes.count)
    while end < bytes.count, isPart(bytes[end]) { end += 1 }
    return start..<end
  }

  /// The values of a list, that at an offset left out.
  private static func given(_ field: FieldSyntax<SyntaxTree>, except offset: Int) -> Set<String> {
    let values = field.values.map { field.tree.range($0.index) }
    return Set(values.filter { !($0.lowerBound <= offset && offset <= $0.upperBound) }.map { field.tree.text($0) })
  }

  /// Who holds another corner of the triangle holds not this one.
  private static func taken(_ field: Field, _ sturen: DeclarationIndex?, _ snapshot: FileSnapshot) -> Set<String> {
    guard let sturen, Field.corners.contains(field) else { return [] }
    let facts = snapshot.facts
    let others = Field.corners.filter { $0 != field }.compactMap { facts.find($0, of: sturen) }
    return Set(others.flatMap { facts.values(of: $0).compactMap { facts.reference($0).last.map(facts.names.text) } })
  }

  /// Whether to name a declaration in a field would be no finding at once.
  private static func mayBe(_ field: Field, _ facts: Facts, _ ordinal: DeclarationIndex) -> Bool {
    switch facts.kind(of: ordinal) {
    case .functie: facts.word(.soort, of: ordinal).map(field.isHeld) ?? true
    case .partij: field != .door || facts.word(.wereld, of: ordinal) != .leefwereld
    default: true
    }
  }

  // MARK: Statements

  private static func statements(
    _ kind: Kind, _ ordinal: DeclarationIndex?, _ node: SyntaxTree.Index, _ snapshot: FileSnapshot,
    except word: Range<Int>
  ) -> [CompletionItem] {
    let tree = snapshot.tree
    let body = node == 0 ? tree.file : tree.declaration(node).block
    // A word alone is being written, and the one at the cursor may be replaced by itself.
    var given = Set(body?.fields.filter { tree.range($0.name) != word }.map(\.text) ?? [])
    for child in body?.declarations ?? [] where tree.extent(child.index) > 1 {
      if let keyword = child.keyword, tree.range(keyword) == word { continue }
      if let keyword = child.keyword { given.insert(tree.cleanText(keyword)) }
    }
    let spec = Vocabulary.spec(kind)
    var items: [CompletionItem] = []
    if kind == .regels {
      return AllRules.all.filter { !given.contains($0.slug) }.enumerated().map { place, rule in
        CompletionItem(
          label: rule.slug, kind: .rule, detail: rule.name,
          documentation: .rule(rule.code),
          snippet: "\(rule.slug): $0", plain: "\(rule.slug): ", rank: place)
      }
    }
    for (place, field) in spec.fields.enumerated() where !given.contains(field.field.spelling) {
      let name = field.field.spelling
      items.append(
        CompletionItem(
          label: name, kind: .field, detail: field.isRequired ? Text("verplicht", "required")[snapshot.language] : nil,
          documentation: .field(field.field, in: kind),
          snippet: SourceWriter.snippet([.field(field.field, open(field.type))], FormatOptions()),
          plain: "\(name): ", rank: field.isRequired ? place : 100 + place, others: Synonyms.others(of: field.field)))
    }
    let skeletons = Skeletons(snapshot, around: ordinal)
    for (place, block) in spec.blocks.enumerated() {
      let child = Vocabulary.spec(block)
      if !child.isRepeatable, kind != .bestand, given.contains(block.keyword) { continue }
      if !skeletons.mayBegin(block) { continue }
      items.append(
        CompletionItem(
          label: block.keyword, kind: .keyword,
          detail: child.isRequired ? Text("verplicht", "required")[snapshot.language] : nil,
          documentation: .kind(block), snippet: skeletons.block(block),
          plain: block.keyword + " ",
          rank: child.isRequired ? 50 + place : 200 + place, others: Synonyms.others(of: block)))
    }
    // What stands in a block that is not there yet makes it.
    for block in spec.blocks where kind != .bestand && !given.contains(block.keyword) {
      guard !Vocabulary.spec(block).isRepeatable else { continue }
      for (place, inner) in Vocabulary.spec(block).blocks.enumerated()
      where inner != .eigen && !spec.blocks.contains(where: { $0.keyword == inner.keyword }) {
        items.append(
          CompletionItem(
            label: inner.keyword, kind: .keyword,
            detail: "in ‘\(block.keyword)’",
            documentation: .kind(inner), snippet: skeletons.block(inner, in: block), plain: block.keyword + " ",
            rank: 400 + place))
      }
    }
    return items + skeletons.items(in: kind)
  }

  /// A value that is to be written, with the cursor in it.
  private static func open(_ type: ValueType) -> SourceValue {
    switch type {
    case .text, .document, .source, .code, .taakveld: .text(.cursor)
    case .amount: .amount(.cursor)
    case .percentage: .percentage(.cursor)
    case .number, .date, .period, .measurement, .word, .reference, .anything: .word(.cursor)
    }
  }

  // MARK: Values

  private static func words(_ set: WordSet) -> [CompletionItem] {
    set.words.enumerated().map { place, word in
      CompletionItem(
        label: word.spelling, kind: .word, detail: nil,
        documentation: .word(word, in: set),
        snippet: word.spelling, plain: word.spelling, rank: place, others: Synonyms.others(of: word))
    }
  }

  private static func values(_ spec: FieldSpec, _ snapshot: FileSnapshot, isEnd: Bool) -> [CompletionItem] {
    switch spec.type {
    case .period where isEnd: return Days.items(.future, snapshot)
    case .word(let set): return words(set)
    case .date: return Days.items(Days.side(spec.field), snapshot)
    case .period:
      return Days.items(.both, snapshot).map { item in
        var item = item
        (item.label, item.snippet, item.plain) = (item.label + " ..", item.snippet + " .. $0", item.plain + " .. ")
        return item
      }
    case .number where spec.field == .sdg: return Codes.goals(snapshot.language)
    case .taakveld: return Codes.taakvelden(snapshot.language)
    case .text, .document, .source, .number, .percentage, .amount, .measurement, .reference, .code, .anything:
      return []
    }
  }

  /// Behind `# negeer`, before the colon of its reason.
  private static func rules(
    _ snapshot: FileSnapshot, _ comment: SyntaxTree.Index, before offset: Int
  ) -> [CompletionItem] {
    let text = snapshot.tree.text(snapshot.tree.range(comment).lowerBound..<offset)
    let words = text.drop { $0 == "#" || $0 == " " }
    guard words.hasPrefix("negeer "), !words.contains(":") else { return [] }
    return AllRules.all.filter(\.isIgnorable).enumerated().map { place, rule in
      CompletionItem(
        label: rule.name, kind: .rule, detail: rule.slug,
        documentation: .rule(rule.code),
        snippet: rule.name,
        plain: rule.name, rank: place)
    }
  }
}
