/// Declarations and fields of one tree, held against the vocabulary. Knows how they nest; values are read elsewhere.
internal import OpgaveSyntax

extension Lowering {
  /// The word of a token as it is spelled; `nil` where it holds characters that do not belong in it.
  @inline(__always)
  private func plain(_ token: Int) -> UnsafeBufferPointer<UInt8>? {
    let kind = tree.kind(token)
    if kind == .uncleanName || kind == .uncleanDigits { return nil }
    return UnsafeBufferPointer(rebasing: tree.bytes[tree.range(token)])
  }

  func text(_ token: Int) -> String { tree.cleanText(token) }

  func entry(_ token: Int) -> Lexicon.Entry? {
    if let word = plain(token) { return lexicon.entry(word) }
    return lexicon.entry(tree.cleanText(token))
  }

  /// The place of the name that a token spells in the file's table.
  mutating func name(_ token: Int) -> Int32 {
    if let word = plain(token) { return internName(word.span) }
    return internName(tree.cleanBytes(token).span)
  }

  func isCanonical(_ token: Int) -> Bool {
    if let word = plain(token) { return NameStyle.isCanonical(word.span) }
    return NameStyle.isCanonical(tree.cleanBytes(token).span)
  }

  mutating func report(
    _ kind: Misfit.Kind, _ range: Range<Int>, owner: Kind, field: Field? = nil, block: Kind? = nil,
    words: WordSet? = nil, related: Range<Int>? = nil, replaced: SyntaxError.Kind? = nil
  ) {
    misfits.append(
      Misfit(
        kind: kind, range: range, related: related, owner: owner, field: field, block: block, words: words,
        replaced: replaced))
  }

  /// What stands in a block or in the file: first its own fields, so that they are contiguous, then what is inside it. Where
  /// something in it may be hidden, `parent` is damaged.
  mutating func content(_ node: Int, kind: Kind, parent: DeclarationIndex?) {
    let first = pending.count
    var seen = Seen()
    var found: Kinds = []
    var isDamaged = false
    var index = node + 1
    let end = tree.after(node)
    while index < end {
      switch tree.kind(index) {
      case .field: field(index, in: kind, parent, &seen)
      case .declaration:
        if let child = placed(index, in: kind, parent, &seen) {
          if child.kind == .onbekend || child.isMisplaced { isDamaged = true }
          found.insert(Kinds(child.kind))
          pending.append(child)
        }
      // What both sides of a merge conflict have is there.
      case .conflict: isDamaged = true
      default: break
      }
      index = tree.after(index)
    }
    if isDamaged || seen.hasHiddenBlock { damage(parent) }
    for (field, range) in seen.guessed where seen.fields.insert(field) {
      if parent != nil { setUnknown(facts.add(field, key: range)) }
    }
    if kind != .bestand { missing(of: kind, parent, seen, found) }
    var firsts = FirstBlocks()
    let last = pending.count
    for place in first..<last {
      let child = pending[place]
      var isDouble = false
      if child.kind != .onbekend, !child.isMisplaced, !child.isGuessed,
        let other = earlier(than: place, from: first, &firsts)
      {
        isDouble = true
        // Of two the first counts; what the second holds may be meant by anything.
        damage(parent)
        report(
          .doubleBlock, tree.range(child.node + 1), owner: kind, block: child.kind,
          related: tree.range(pending[other].node + 1))
      }
      declaration(child, in: kind, parent, isDouble: isDouble)
    }
    pending.removeSubrange(first...)
  }

  /// The first blocks of what may stand in a block once.
  private struct FirstBlocks {
    var kinds: Kinds = []
    /// Of kinds that are there more than once; sought when that shows, as a block of most kinds stands alone.
    var places: [Kind: Int]?
    var years: [String: Int]?
  }

  /// The block that one is once more: of a kind that may stand there once, or of one year.
  private func earlier(than place: Int, from first: Int, _ firsts: inout FirstBlocks) -> Int? {
    let child = pending[place]
    if child.kind == .begroting {
      guard let year = DeclarationSyntax(child.node, in: tree).name.map(text) else { return nil }
      if let known = firsts.years?[year] { return known }
      firsts.years = firsts.years ?? [:]
      firsts.years?[year] = place
      return nil
    }
    if lexicon.traits(child.kind).isRepeatable { return nil }
    guard firsts.kinds.has(child.kind) else {
      firsts.kinds.insert(Kinds(child.kind))
      return nil
    }
    if let known = firsts.places?[child.kind] { return known }
    let found = pending[first..<place].firstIndex {
      $0.kind == child.kind && !$0.isMisplaced && !$0.isGuessed
    }
    firsts.places = firsts.places ?? [:]
    firsts.places?[child.kind] = found
    return found
  }

  /// One statement of the top level of a file that holds no settings; there no statement depends on another.
  mutating func statement(_ node: Int, _ seen: inout Seen) {
    switch tree.kind(node) {
    case .field: field(node, in: .bestand, nil, &seen)
    case .declaration:
      guard let child = placed(node, in: .bestand, nil, &seen) else { return }
      declaration(child, in: .bestand, nil, isDouble: false)
    default: break
    }
  }

  /// A declaration whose block waits for the fields before and behind it.
  struct Pending {
    let node: Int
    let kind: Kind
    var isMisplaced = false
    /// Whether its keyword was not known and the nearest one was taken for it.
    var isGuessed = false
  }

  /// Which fields a block has; where each stands, for the rare second one.
  struct Seen {
    var fields = FieldSet()
    /// The names of fields that are free.
    var free: [String: Range<Int>] = [:]
    /// Whether a block is written as a field, so that it is there and cannot be read.
    var hasHiddenBlock = false
    /// Fields that misspelled names were taken for: stated with unknown content, unless they stand there as well.
    var guessed: [(field: Field, range: Range<Int>)] = []
  }

  private mutating func damage(_ declaration: DeclarationIndex?) {
    var next = declaration
    while let ordinal = next {
      facts.memory.declarations[ordinal].flags.insert(.isDamaged)
      next = facts.memory.declarations[ordinal].parent
    }
  }

  private mutating func missing(of kind: Kind, _ ordinal: DeclarationIndex?, _ seen: Seen, _ blocks: Kinds) {
    guard let ordinal, !facts.memory.declarations[ordinal].flags.contains(.isDamaged) else { return }
    if !lexicon.traits(kind).requiredFields.isSubset(of: seen.fields) {
      for field in Vocabulary.spec(kind).fields where field.isRequired && !seen.fields.contains(field.field) {
        report(.missingField, keyword(of: ordinal), owner: kind, field: field.field)
      }
    }
    let required = lexicon.traits(kind).requiredBlocks
    if !required.isSubset(of: blocks) {
      for block in required.subtracting(blocks).all {
        report(.missingBlock, keyword(of: ordinal), owner: kind, block: block)
      }
    }
  }

  // MARK: Fields

  private mutating func field(_ node: Int, in kind: Kind, _ parent: DeclarationIndex?, _ seen: inout Seen) {
    let name = node + 1
    let range = tree.range(name)
    if let type = lexicon.traits(kind).freeFields {
      free(node, name, type, in: kind, &seen)
      return
    }
    // Without a colon the parser has said already that the line is not understood.
    if tree.records[node].isDamaged, tree.kind(name + 1) != .colon, entry(name)?.field == nil { return }
    guard let field = known(name, in: kind, &seen), let spec = lexicon.spec(field, in: kind) else { return }
    guard seen.fields.insert(field) else {
      report(.doubleField, range, owner: kind, field: field, related: key(of: field, parent))
      return
    }
    guard parent != nil else { return }
    let index = facts.add(field, key: range)
    if tree.records[node].isDamaged {
      setUnknown(index)
      if spec.type == .taakveld || spec.type == .text { unquotedNumbers(node, field, kind) }
      return
    }
    values(of: node, spec, kind, index)
  }

  /// `taakvelden: 7.4`, `nummer: 3.1.1`: for the parser a number that is none, for the field a text without its quotes.
  private mutating func unquotedNumbers(_ node: Int, _ field: Field, _ kind: Kind) {
    for value in tree.children(node) where tree.kind(value) == .value && tree.extent(value) == 1 {
      if tree.kind(value + 1) == .digits {
        report(.wrongType, tree.range(value), owner: kind, field: field, replaced: .invalidNumber)
      }
    }
  }

  /// The field that a name means here: itself, or the nearest one, which is then stated without known content.
  private mutating func known(_ name: Int, in kind: Kind, _ seen: inout Seen) -> Field? {
    let range = tree.range(name)
    if let field = entry(name)?.field {
      if lexicon.has(field, in: kind) { return field }
      report(.misplacedField, range, owner: kind, field: field)
      return nil
    }
    let word = text(name)
    let field = Synonyms.field(word, in: Vocabulary.spec(kind).fields.map(\.field))
    let block = entry(name)?.kinds.first
    report(block == nil ? .unknownField : .misplacedField, range, owner: kind, field: field, block: block)
    if let field {
      seen.guessed.append((field, range))
    }
    // `partij: huurders` says something of a partij, whatever it is.
    if let block, lexicon.traits(kind).blocks.has(block) { seen.hasHiddenBlock = true }
    return nil
  }

  /// A field of any name, which holds values of one type.
  private mutating func free(_ node: Int, _ name: Int, _ type: ValueType, in kind: Kind, _ seen: inout Seen) {
    let range = tree.range(name)
    let word = tree.cleanText(name)
    if let first = seen.free[word] {
      report(.doubleField, range, owner: kind, related: first)
      return
    }
    seen.free[word] = range
    guard !tree.records[node].isDamaged else { return }
    if type == .anything {
      doubles(node, kind, nil)
    } else {
      checkFree(node, type, kind)
    }
  }

  // MARK: Declarations

  /// What a declaration is in its place; `nil` where it turned out to be a field.
  private mutating func placed(
    _ node: Int, in kind: Kind, _ parent: DeclarationIndex?, _ seen: inout Seen
  ) -> Pending? {
    let parts = DeclarationSyntax(node, in: tree)
    guard let keyword = parts.keyword else { return Pending(node: node, kind: .onbekend) }
    let range = tree.range(keyword)
    let entry = entry(keyword)
    // Braces around nothing are left out when the file is formatted, so they mean nothing here either.
    let hasBlock = parts.block.map { tree.extent($0.index) > 2 || !$0.isClosed } ?? false
    if let found = entry?.kinds.intersection(lexicon.traits(kind).blocks).first {
      if found == .instellingen, !isSettings {
        report(.misplacedBlock, range, owner: kind, block: found)
        return Pending(node: node, kind: found, isMisplaced: true)
      }
      return Pending(node: node, kind: found)
    }
    if lexicon.traits(kind).freeFields != nil {
      if !hasBlock, !tree.records[node].isDamaged {
        report(tree.extent(node) == 1 ? .missingValue : .missingColon, range, owner: kind)
        return nil
      }
    } else if let field = entry?.field, lexicon.has(field, in: kind) {
      if hasBlock {
        report(.misplacedBlock, range, owner: kind, field: field, block: entry?.kinds.first)
        return Pending(node: node, kind: .onbekend, isMisplaced: true)
      }
      asField(node, field, in: kind, &seen)
      return nil
    }
    if let known = entry?.kinds.first {
      report(.misplacedBlock, range, owner: kind, block: known)
      return Pending(node: node, kind: known, isMisplaced: true)
    }
    if let field = entry?.field {
      report(.misplacedField, range, owner: kind, field: field)
      return Pending(node: node, kind: .onbekend, isMisplaced: true)
    }
    return unknown(node, range, in: kind, hasBlock: hasBlock, &seen)
  }

  /// A keyword that the language does not have. One that is nearly right is taken for the right one, so that a slip
  /// of the finger is one finding.
  private mutating func unknown(
    _ node: Int, _ range: Range<Int>, in kind: Kind, hasBlock: Bool, _ seen: inout Seen
  ) -> Pending? {
    let word = text(node + 1)
    let blocks = Vocabulary.spec(kind).blocks
    let block = Synonyms.kind(word, in: blocks)
    if !hasBlock {
      // Without a block it is as likely a field that lost its colon.
      let fields = Vocabulary.spec(kind).fields.map(\.field)
      if block == nil, let field = Synonyms.field(word, in: fields) {
        report(.unknownField, range, owner: kind, field: field)
        seen.guessed.append((field, range))
        return nil
      }
      // What else is wrong with the line the parser has said.
      if tree.records[node].isDamaged { return nil }
    }
    report(.unknownBlock, range, owner: kind, block: block)
    // `partijen { partij … }`: a plural that holds what it is the plural of, and is nothing itself.
    let isPlural = block.map { Vocabulary.spec($0).naming != .nothing && DeclarationSyntax(node, in: tree).name == nil }
    return Pending(node: node, kind: isPlural == true ? .onbekend : block ?? .onbekend, isGuessed: true)
  }

  /// `status uitvoering`: counts as the field that it was meant to be.
  private mutating func asField(
    _ node: Int, _ field: Field, in kind: Kind, _ seen: inout Seen
  ) {
    let range = tree.range(node + 1)
    let isAlone = tree.extent(node) == 1
    if !tree.records[node].isDamaged {
      report(isAlone ? .missingValue : .missingColon, range, owner: kind, field: field)
    }
    guard let spec = lexicon.spec(field, in: kind), seen.fields.insert(field) else { return }
    let index = facts.add(field, key: range)
    guard !isAlone, !tree.records[node].isDamaged else {
      setUnknown(index)
      return
    }
    let token = node + 2
    add(token, end: token + 1, range: tree.range(token), spec, kind, index)
  }

  private mutating func declaration(_ child: Pending, in owner: Kind, _ parent: DeclarationIndex?, isDouble: Bool) {
    let (node, kind) = (child.node, child.kind)
    let ordinal = facts.endOfDeclarations
    let parts = DeclarationSyntax(node, in: tree)
    let (name, title, block) = (parts.name, parts.title, parts.block)
    let start = tree.range(node).lowerBound
    let keywordRange = parts.keyword.map { tree.range($0) } ?? start..<start
    var fact = Facts.Declaration(
      kind: kind, flags: [], parent: parent, end: ordinal + 1, firstField: FieldIndex(facts.fieldCount))
    if tree.records[node].isDamaged || isDouble || child.isMisplaced { fact.flags.insert(.isDamaged) }
    if title != nil { fact.flags.insert(.hasTitle) }
    if child.isMisplaced { fact.flags.insert(.isMisplaced) }
    if kind != .onbekend { header(kind, owner, keywordRange, name, title, &fact) }
    facts.add(
      fact, keyword: keywordRange, name: name.map { tree.range($0) } ?? 0..<0,
      title: title.map { tree.range($0) } ?? 0..<0)
    if kind == .onbekend {
      if block != nil { damage(parent) }
      return
    }
    if let block {
      // What stands twice or in the wrong place is not judged before it stands where it belongs.
      if !isDouble, !child.isMisplaced { content(block.index, kind: kind, parent: ordinal) }
    } else if !child.isMisplaced {
      missing(of: kind, ordinal, Seen(), [])
    }
    facts.memory.declarations[ordinal].end = facts.endOfDeclarations
  }
}

extension Lowering {
  func keyword(of ordinal: DeclarationIndex) -> Range<Int> {
    Places.unpacked(facts.memory.headers[ordinal.place * 3])
  }
}
