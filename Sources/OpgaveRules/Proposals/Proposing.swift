/// What proposals look up, and how they put it.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

extension FixContext {
  private enum Asked: Hashable {
    case organisation(String?)
    case nameable(Address)
    case known(Kind, UInt64)
    case taken(Kind, Address)
    case inspanningen(Address)
    case days(Kind, Address)
  }

  private func address(_ ordinal: DeclarationIndex) -> Address { Address(file: file, ordinal: ordinal) }

  /// What there is to name in the declaration of the top level around another one.
  func nameable(_ ordinal: DeclarationIndex) -> Nameable {
    let root = facts.root(of: ordinal)
    return remembered(Asked.nameable(address(root))) {
      let own = Nameable.organisation(of: root, facts)
      // Of the repository once for all opgaven of an organisation.
      let whole = remembered(Asked.organisation(own)) { repository.map { Nameable($0, near: own) } ?? Nameable() }
      return whole.around(root, facts)
    }
  }

  /// The declaration in which a finding stands.
  func home(of finding: Finding) -> DeclarationIndex? {
    guard case .part(let part) = finding.place else { return ordinal(startingBefore: range(finding).lowerBound) }
    switch part {
    case .keyword(let ordinal), .name(let ordinal), .title(let ordinal): return ordinal
    case .value(let value), .start(let value), .end(let value), .reference(let value, _):
      return facts.home(of: value)?.ordinal
    case .field: return ordinal(startingBefore: range(finding).lowerBound)
    }
  }

  /// A declaration and those around it, the innermost first.
  func around(_ ordinal: DeclarationIndex) -> [DeclarationIndex] {
    Array(sequence(first: ordinal) { self.facts.declarations[$0].parent })
  }

  func allows(_ field: Field, in home: DeclarationIndex) -> Bool {
    Vocabulary.spec(field, in: facts.kind(of: home)) != nil
  }

  /// The edit that removes a block with its lines, and with one of the blank lines that part it from others.
  func removalApart(of range: Range<Int>) -> TextEdit {
    let edit = removal(of: range)
    let (start, end) = (edit.range.lowerBound, edit.range.upperBound)
    guard start > 0, tree.isLineStart(start), end < tree.bytes.count else { return edit }
    let isPair = start > 1 && tree.bytes[start - 2] == .carriageReturn && tree.bytes[start - 1] == .lineFeed
    let before = tree.lineStart(start - (isPair ? 2 : 1))
    func isBlank(_ offset: Int) -> Bool {
      tree.bytes[offset..<tree.lineEnd(offset)].allSatisfy { $0 == .space || $0 == .tab }
    }
    let next = tree.endOfBlanks(end)
    let isLast = next < tree.bytes.count && tree.bytes[next] == UInt8(ascii: "}")
    guard tree.nextLine(tree.lineEnd(before)) == start, isBlank(before), isLast || isBlank(end) else { return edit }
    return TextEdit(before..<end, "")
  }

  /// Whether the declaration that starts at or before an offset is named somewhere.
  func isNamed(at offset: Int) -> Bool {
    ordinal(startingBefore: offset).map { !references(to: Address(file: file, ordinal: $0)).isEmpty } ?? false
  }

  func isRequired(_ field: String, at offset: Int) -> Bool {
    guard let field = Lexicon.shared.entry(field)?.field, let home = ordinal(startingBefore: offset) else {
      return false
    }
    return around(home).lazy.compactMap { Vocabulary.spec(field, in: self.facts.kind(of: $0)) }.first?.isRequired
      ?? false
  }

  /// The names that declarations of a kind bear in the organisation of another.
  func known(_ kind: Kind, _ root: DeclarationIndex) -> Set<String> {
    let organisation = facts.organisation(of: root)
    return remembered(Asked.known(kind, organisation)) {
      Set(repository?.names(of: kind, organisation: organisation) ?? [])
    }
  }

  /// The names of a kind that a declaration of the top level and its organisation have.
  func taken(_ kind: Kind, _ root: DeclarationIndex) -> Set<String> {
    remembered(Asked.taken(kind, address(root))) {
      known(kind, root).union(facts.names(of: Kinds(kind), inside: root))
    }
  }

  /// The inspanningen of an opgave by their names.
  func inspanningen(_ root: DeclarationIndex) -> [String: DeclarationIndex] {
    remembered(Asked.inspanningen(address(root))) {
      (root..<facts.end(of: root)).reduce(into: [:]) { found, ordinal in
        if facts.kind(of: ordinal) == .inspanning, found[facts.name(of: ordinal)] == nil {
          found[facts.name(of: ordinal)] = ordinal
        }
      }
    }
  }

  /// The days by which the blocks of a kind in another are called.
  func days(_ kind: Kind, in parent: DeclarationIndex) -> Set<Int32> {
    remembered(Asked.days(kind, address(parent))) {
      Set(
        facts.children(of: parent).compactMap { facts.kind(of: $0) == kind ? facts.declaration($0).date?.first : nil })
    }
  }

  func propose(_ finding: Finding, _ title: Text, with text: String) -> [Fix] {
    [Fix(title, .personal, [file: [TextEdit(range(finding), text)]])]
  }

  /// A looptijd with another end, where it has one.
  func lengthening(_ holder: DeclarationIndex, to day: String) -> [Fix] {
    guard let whole = facts.find(.looptijd, of: holder).flatMap({ facts.values(of: $0).first }),
      facts.period(.looptijd, of: holder)?.end != nil
    else { return [] }
    let kind = facts.kind(of: holder).keyword
    return [
      Fix(
        Text("Laat de \(kind) tot \(day) lopen", "Let the \(kind) last until \(day)"), .personal,
        [file: [TextEdit(places.range(.end(whole), facts), day)]])
    ]
  }

  /// Fields behind those that come before them; `nil` where that cannot be done.
  func adding(_ items: [SourceItem], in home: DeclarationIndex, _ title: Text? = nil) -> Fix? {
    let offset = places.range(.keyword(home), facts).lowerBound
    guard !items.isEmpty, let edits = insertion(items, inOrderOf: facts.kind(of: home), at: offset) else { return nil }
    return Fix(title ?? Self.title(items, format), .personal, [file: edits])
  }

  /// A block where its kind belongs, near a declaration: in it, or in one around it.
  func adding(_ item: SourceItem, _ kind: Kind, near ordinal: DeclarationIndex) -> Fix? {
    for home in around(ordinal) {
      if !Vocabulary.spec(kind).isRepeatable, NewDeclaration.has(kind, in: home, facts) { return nil }
      guard let edits = NewDeclaration.edits(item, kind, in: home, self) else {
        // Further out it would be about something else.
        if Vocabulary.spec(facts.kind(of: home)).blocks.contains(kind) { return nil }
        continue
      }
      return Fix(Self.title([item], format), .personal, [file: edits])
    }
    return nil
  }

  private static func title(_ items: [SourceItem], _ format: FormatOptions) -> Text {
    let names = items.compactMap { item -> String? in
      let line = SourceWriter.lines([item], format).first ?? ""
      let shown = line.hasSuffix("{") ? String(line.dropLast()).trimmed : line
      return items.count == 1 ? shown : shown.split(separator: ":").first.map(String.init)
    }
    let list = Enumeration.and(names)
    return Text("Voeg \(list.nl) toe", "Add \(list.en)")
  }
}
