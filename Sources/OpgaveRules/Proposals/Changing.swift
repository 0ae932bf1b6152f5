/// What stands there becomes something else, or goes.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveSyntax

extension Proposals {
  // MARK: What stands there becomes something else

  /// Another of some words in a field of the declaration in which the finding stands, or in one around it.
  static func word(_ field: Field, _ words: Word...) -> Proposal {
    { finding, context in
      guard let home = context.home(of: finding) else { return [] }
      let holder = context.around(home).first { context.facts.find(field, of: $0) != nil }
      let value = holder.flatMap { context.facts.valuePlace(field, of: $0) }
      let own = holder.flatMap { context.facts.word(field, of: $0) }
      return words.filter { $0 != own }.compactMap { word in
        let title = Text("Schrijf ‘\(field.spelling): \(word.spelling)’", "Write ‘\(field.spelling): \(word.spelling)’")
        if let value {
          return Fix(
            title, .personal, [context.file: [TextEdit(context.places.range(value, context.facts), word.spelling)]])
        }
        // A field that is not there is put in where it belongs.
        guard context.allows(field, in: home) else { return nil }
        return context.adding([.field(field, .spelled(word))], in: home, title)
      }
    }
  }

  /// One of the words that the finding names.
  static let choices: Proposal = { finding, context in
    finding.names(.choices).flatMap { word in
      context.propose(finding, Text("Verander in ‘\(word)’", "Change to ‘\(word)’"), with: word)
    }
  }

  /// Another declaration of a kind that may be named there.
  static let names: Proposal = { finding, context in
    guard case .part(let part) = finding.place else { return [] }
    let value: ValueIndex? =
      switch part {
      case .value(let value), .reference(let value, _): value
      default: nil
      }
    guard let value, let (home, targets) = context.facts.holder(of: value) else { return [] }
    let written = context.tree.text(context.places.range(.value(value), context.facts))
    let known = context.nameable(home)
    // A partij decides no opdracht.
    let kinds = targets.kinds.filter { finding.rule != 425 || $0 != .partij }
    let all = kinds.flatMap { kind -> [String] in
      switch kind {
      case .organisatie: known.organisaties
      case .portfolio: known.portfolios
      case .orgaan: known.organen.map(\.name)
      case .functie: known.functies.filter { finding.rule != 425 || $0.soort == .bestuurder }.map(\.name)
      default: known.inside[kind] ?? []
      }
    }
    return all.filter { $0 != written }.prefix(5).flatMap { name -> [Fix] in
      let whole = context.places.range(.value(value), context.facts)
      return [
        Fix(
          Text("Verander in ‘\(name)’", "Change to ‘\(name)’"), .personal, [context.file: [TextEdit(whole, name)]])
      ]
    }
  }

  /// A functie that fits the role in which the finding stands, and holds no other corner.
  static let functie: Proposal = { finding, context in
    guard case .part(.value(let value)) = finding.place, let (sturen, field) = context.facts.home(of: value),
      context.facts.values(of: field).count == 1
    else { return [] }
    let facts = context.facts
    let role = facts.fields[field].field
    let known = context.nameable(sturen)
    let parent = facts.declarations[sturen].parent
    let taken = Field.corners.filter { $0 != role }.flatMap { corner in
      facts.find(corner, of: sturen).map {
        facts.values(of: $0).compactMap { facts.reference($0).last.map(facts.names.text) }
      } ?? []
    }
    let own = facts.reference(value).last.map(facts.names.text)
    let fitting = FittingFuncties(
      functies: known.functies, opgavemanager: known.roles[.opgavemanager],
      werkwijze: parent.flatMap { facts.word(.werkwijze, of: $0) } ?? known.werkwijze, subject: known.subject)
    let names = fitting.ranked(for: role, besides: Set(taken + [own].compactMap { $0 }))
    let range = context.places.range(.value(value), facts)
    if names.isEmpty, Field.corners.contains(role), let new = fitting.appointed(to: role),
      let organisation = context.organisation(of: facts.root(of: sturen))
    {
      return context.appointing(new, in: organisation, [TextEdit(range, new.name)]).map { [$0] } ?? []
    }
    return names.prefix(4).map { name in
      return Fix(
        Text("Verander in ‘\(name)’", "Change to ‘\(name)’"), .personal, [context.file: [TextEdit(range, name)]])
    }
  }

  static let today: Proposal = { finding, context in
    let day = Calendar.text(context.surroundings.peildatum)
    return context.propose(
      finding, Text("Verander de datum in \(day)", "Change the date to \(day)"), with: day)
  }

  /// The same for a block that is called by its day, where none is called so.
  static let todayInName: Proposal = { finding, context in
    guard finding.aspect == .upcoming, case .part(.name(let ordinal)) = finding.place,
      let parent = context.facts.declarations[ordinal].parent
    else { return [] }
    let isTaken = context.days(context.facts.kind(of: ordinal), in: parent).contains(context.surroundings.peildatum)
    return isTaken ? [] : today(finding, context)
  }

  /// The day that bounds it, as the finding names that.
  static func limit(_ name: FindingArguments.Name) -> Proposal {
    { finding, context in
      guard case .days(let day)? = finding.arguments[name] else { return [] }
      let text = Calendar.text(day)
      return context.propose(
        finding, Text("Verander de datum in \(text)", "Change the date to \(text)"), with: text)
    }
  }

  /// An opgave that ends when the last of what stands in it does.
  static let longer: Proposal = { finding, context in
    guard let home = context.home(of: finding), case .part(.end(let value)) = finding.place else { return [] }
    let day = context.tree.text(context.places.range(.end(value), context.facts))
    return context.lengthening(context.facts.root(of: home), to: day)
  }

  /// The same for a block that is called by its day or its year: the nearest looptijd around it is the one that it lies outside of.
  static let longerByName: Proposal = { finding, context in
    guard case .part(.name(let ordinal)) = finding.place, finding.aspect == .late,
      let last = context.facts.declaration(ordinal).date?.last,
      let holder = context.around(ordinal).dropFirst().first(where: { context.facts.find(.looptijd, of: $0) != nil })
    else { return [] }
    return context.lengthening(holder, to: Calendar.text(last))
  }

  /// An inspanning that starts when the one before it has ended.
  static let later: Proposal = { finding, context in
    guard let home = context.home(of: finding), case .days(let end)? = finding.arguments[.end],
      let period = context.facts.period(.looptijd, of: home), period.end.map({ $0.last > end }) ?? true,
      let value = context.facts.find(.looptijd, of: home).flatMap({ context.facts.values(of: $0).first })
    else { return [] }
    let day = Calendar.text(end + 1)
    let edit = TextEdit(context.places.range(.start(value), context.facts), day)
    return [Fix(Text("Begin op \(day)", "Start on \(day)"), .personal, [context.file: [edit]])]
  }

  /// What the parts come to.
  static let sum: Proposal = { finding, context in
    guard case .cents(let cents)? = finding.arguments[.sum], case .part(.value) = finding.place else { return [] }
    let text = Amount.text(cents)
    return context.propose(
      finding, Text("Maak het budget \(text)", "Make the budget \(text)"), with: text)
  }

  static let colour: Proposal = { finding, context in
    [Word.oranje, .rood].flatMap { word in
      context.propose(
        finding, Text("Verander in ‘\(word.spelling)’", "Change to ‘\(word.spelling)’"),
        with: word.spelling)
    }
  }

  /// A name beside which nothing is called so.
  static let otherName: Proposal = { finding, context in
    guard case .part(.name(let ordinal)) = finding.place else { return [] }
    let facts = context.facts
    let (kind, name, root) = (facts.kind(of: ordinal), facts.name(of: ordinal), facts.root(of: ordinal))
    guard !name.isEmpty, case .name = Vocabulary.spec(kind).naming else { return [] }
    let taken = context.taken(kind, root)
    let free = (2...).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) } ?? name
    return context.propose(
      finding, Text("Noem deze ‘\(free)’", "Call this one ‘\(free)’"), with: free)
  }

  static let titleOfName: Proposal = { finding, context in
    guard case .part(.title(let functie)) = finding.place else { return [] }
    let title = NewName.title(context.facts.name(of: functie))
    guard !title.isEmpty else { return [] }
    return context.propose(
      finding, Text("Maak de titel ‘\(title)’", "Make the title ‘\(title)’"), with: "\"\(title)\"")
  }

  static let nearestRule: Proposal = { finding, context in
    guard finding.arguments[.name] != nil,
      let nearest = Nearest.find(finding.text(.name), in: AllRules.all.map(\.slug))
    else { return [] }
    return context.propose(
      finding, Text("Verander in ‘\(nearest)’", "Change to ‘\(nearest)’"), with: nearest)
  }

  /// A place for a text that is empty.
  static let place: Proposal = { finding, context in
    context.propose(
      finding, Text("Vul de tekst in", "Fill in the text"), with: "\"\(HeldPlace.blank.nl)\"")
  }

  /// The one version of a conflict, or the other.
  static let version: Proposal = { finding, context in
    let tree = context.tree
    var lines: [Range<Int>] = []
    var offset = tree.lineStart(context.range(finding).lowerBound)
    func isMark(_ mark: String) -> Bool { tree.bytes[offset..<tree.lineEnd(offset)].starts(with: mark.utf8) }
    guard isMark("<<<<<<<") else { return [] }
    // Where the mark, the base where it is told, the other version and the end start.
    for marks in [["<<<<<<<"], ["|||||||", "======="], ["=======", ">>>>>>>"], [">>>>>>>"]] {
      while !marks.contains(where: isMark) {
        let next = tree.nextLine(tree.lineEnd(offset))
        if next <= offset || next >= tree.bytes.count { return [] }
        offset = next
      }
      lines.append(offset..<tree.nextLine(tree.lineEnd(offset)))
      if isMark(">>>>>>>") { break }
      offset = lines[lines.count - 1].upperBound
    }
    guard lines.count > 2, let last = lines.last else { return [] }
    let whole = lines[0].lowerBound..<last.upperBound
    let versions = [
      (Text("Houd de eerste versie", "Keep the first version"), lines[0].upperBound..<lines[1].lowerBound),
      (Text("Houd de tweede versie", "Keep the second version"), lines[lines.count - 2].upperBound..<last.lowerBound),
    ]
    return versions.map { title, kept in
      Fix(title, .personal, [context.file: [TextEdit(whole, tree.text(kept))]])
    }
  }

  // MARK: What stands there goes

  /// A person's data becomes a place to fill in.
  static let blanking: Proposal = { finding, context in
    let start = context.range(finding).lowerBound
    let isFirst = start > 0 && context.tree.bytes[start - 1] == UInt8(ascii: "#")
    return context.propose(
      finding, Text("Haal dit gegeven weg", "Take this away"), with: (isFirst ? " " : "") + HeldPlace.blank.nl)
  }

  /// The statement goes with its lines; of a list only the value. What a declaration must have stays.
  static let removal: Proposal = { finding, context in
    let (tree, range) = (context.tree, context.range(finding))
    guard let token = tree.token(touching: range.lowerBound) else { return [] }
    let statement = tree.ancestors(of: token).first { tree.kind($0) == .field || tree.kind($0) == .declaration }
    guard let statement, !tree.hasError(startingIn: tree.range(statement)) else { return [] }
    if tree.kind(statement) == .declaration {
      let name = tree.declaration(statement)
      let (keyword, called) = (name.keyword.map(tree.cleanText) ?? "", name.name.map { tree.text($0) } ?? "")
      let title = Text("Haal \(keyword) ‘\(called)’ weg", "Take \(keyword) ‘\(called)’ away")
      // What only lacks a title stays.
      guard finding.rule != 215, !context.isNamed(at: range.lowerBound) else { return [] }
      return [Fix(title, .personal, [context.file: [context.removalApart(of: tree.range(statement))]])]
    }
    let field = FieldSyntax(statement, in: tree)
    let title = Text("Haal ‘\(field.text)’ weg", "Take ‘\(field.text)’ away")
    if field.values.count > 1,
      let value = field.values.first(where: { tree.range($0.index).contains(range.lowerBound) })
    {
      guard let (edits, isClean) = tree.removing(value.index, from: statement), isClean else { return [] }
      let text = tree.text(value.index).prefix(60)
      return [Fix(Text("Haal ‘\(text)’ weg", "Take ‘\(text)’ away"), .personal, [context.file: edits])]
    }
    guard finding.rule == 206 || !context.isRequired(field.text, at: range.lowerBound) else { return [] }
    return [Fix(title, .personal, [context.file: [context.removal(of: tree.range(statement))]])]
  }

  /// The werkwijze before ends the day before this one starts, where these are the two.
  static let endBefore: Proposal = { finding, context in
    let facts = context.facts
    guard case .part(.name(let ordinal)) = finding.place, let period = facts.period(.periode, of: ordinal),
      case .part(.name(let other))? = finding.related.first?.place, finding.related.first?.file == nil,
      let earlier = facts.period(.periode, of: other), earlier.start.last < period.start.first,
      period.end.map({ end in earlier.end.map { end.last >= $0.last } ?? false }) ?? true,
      let parent = facts.declarations[ordinal].parent,
      facts.children(of: parent).lazy.filter({ facts.kind(of: $0) == .werkwijze }).prefix(3).count == 2,
      let field = facts.find(.periode, of: other), let value = facts.values(of: field).first
    else { return [] }
    let day = Calendar.text(period.start.first - 1)
    let start = context.tree.text(context.places.range(.start(value), facts))
    let edit = TextEdit(context.places.range(.value(value), facts), "\(start) .. \(day)")
    return [
      Fix(
        Text("Laat de vorige eindigen op \(day)", "Let the one before end on \(day)"), .personal, [context.file: [edit]]
      )
    ]
  }
}
