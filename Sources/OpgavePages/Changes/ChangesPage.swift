/// What changed in some repositories between two moments, on a page: by opgave, most important first.
package import OpgaveJSON
package import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
package import OpgaveWorkspace

package struct ChangesPage {
  package struct Options: Sendable {
    package var language: Language
    /// Whether words that changed are told as well.
    package var withText = false
    /// The names of opgaven that alone are told of; all where none is named.
    package var opgaven: [String] = []
    /// Whether something in a file is told, by absolute path.
    package var isMeant: @Sendable (String) -> Bool = { _ in true }
    /// What both moments are called.
    package var old: Phrase
    package var new: Phrase
    /// Whether a moment is the end of a day.
    package var isOldDay = false
    package var isNewDay = false

    /// The earlier moment where there is little room.
    package var shortOld: Phrase

    package init(_ language: Language, from old: Phrase, to new: Phrase) {
      shortOld = old
      (self.language, self.old, self.new) = (language, old, new)
    }

    /// - Parameters:
    ///   - old: as the earlier moment was asked for; `new` the later one, where it was.
    package init(_ language: Language, _ moments: FoundMoments, asked old: String, _ new: String?) {
      self.init(
        language, from: moments.oldCommit.map { $0.called(language) } ?? Phrase(text: old),
        to: moments.newCommit.map { $0.called(language) } ?? new.map { Phrase(text: $0) }
          ?? language.choose("nu", "now"))
      isOldDay = moments.oldCommit?.isOfDay ?? false
      isNewDay = moments.newCommit?.isOfDay ?? false
      if let commit = moments.oldCommit { shortOld = commit.shortlyCalled(language) }
    }
  }

  /// One declaration of the top level.
  package struct Account: Sendable {
    package let kind: Kind
    package let fate: DeclarationChange.Fate
    package let title: String
    package let name: String
    package let organisation: String?
    /// From the root of its repository, at the later moment where it has one.
    package let path: String
    /// At the later moment.
    package let place: ShownPlace?
    package let status: Phrase
    /// What it says in short, where it came or went.
    package let particulars: [Phrase]
    package let changes: [ToldChange]
  }

  private let options: Options
  package let accounts: [Account]
  private let reservations: [Text]

  private var language: Language { options.language }

  package init(_ compared: [ComparedRepository], _ options: Options) {
    self.options = options
    accounts = compared.enumerated().flatMap { ChangesPage.accounts($1, $0, options) }
    reservations =
      compared.flatMap(\.reservations) + compared.flatMap(\.notes) + compared.flatMap(\.problems).map(\.text)
  }

  package var isEmpty: Bool { accounts.isEmpty }

  private static func accounts(_ one: ComparedRepository, _ number: Int, _ options: Options) -> [Account] {
    let before = MomentReading(one.change.old, PageReader(one.old.texts, options.language, repository: number))
    let after = MomentReading(one.change.new, PageReader(one.new.texts, options.language, repository: number))
    let teller = ChangeTeller(old: before, new: after, withText: options.withText, moved: MovedDeclarations(one.change))
    return one.change.roots.compactMap { root -> Account? in
      let reading = root.new == nil ? before : after
      guard let address = root.new ?? root.old else { return nil }
      let names = [root.old.map { (before, $0) }, root.new.map { (after, $0) }].compactMap { $0 }
      guard names.contains(where: { options.isMeant($0.0.reader.texts.path($0.1.file)) }) else { return nil }
      if !options.opgaven.isEmpty {
        guard root.kind == .opgave,
          names.contains(where: { options.opgaven.contains($0.0.moment.repository.name($0.1)) })
        else { return nil }
      }
      let changes = teller.tell(root)
      // An empty block says nothing.
      if root.fate == .kept, changes.isEmpty { return nil }
      let facts = reading.moment.facts(address)
      let declaration = facts.declaration(address.ordinal)
      let file = reading.context(address.file)
      let organisation = file.target(.organisatie, of: address.ordinal).map(reading.reader.name)
      let came: [Phrase] =
        root.new != nil && root.old != nil
        ? []
        : [Field.status, .soort, .looptijd, .budget].compactMap {
          reading.reader.value($0, of: address.ordinal, in: file)
        }
      return Account(
        kind: root.kind, fate: root.fate, title: reading.reader.name(address),
        name: declaration.name >= 0 ? facts.names.text(declaration.name) : "", organisation: organisation,
        path: reading.moment.repository.files[address.file].path,
        place: root.new.map { ShownPlace(number, $0) },
        status: root.kind == .opgave ? reading.reader.status(facts.word(.status, of: address.ordinal)) : "",
        particulars: came, changes: changes)
    }
  }

  // MARK: The page

  package var page: Page {
    Page(title: Heading(language.choose("Wat veranderde", "What changed"), aside: moments), blocks)
  }

  private var moments: Phrase {
    // What changed on the first day is not told, and what changed on the last one is.
    (options.isOldDay ? language.choose("na ", "after ") : language.choose("van ", "from ")) + options.old
      + (options.isNewDay
        ? language.choose(" tot en met ", " up to and including ") : language.choose(" tot ", " to ")) + options.new
  }

  /// How much, in a sentence.
  private var summary: Phrase {
    let opgaven = accounts.filter { $0.kind == .opgave }
    func count(_ fits: (Account) -> Bool, _ what: (Int) -> Text) -> Text? {
      let number = accounts.filter(fits).count
      return number == 0 ? nil : what(number)
    }
    let changed = opgaven.filter { $0.fate == .kept || $0.fate == .renamed }.count
    let parts = [
      changed == 0
        ? nil : Text.counted(changed, "opgave gewijzigd", "opgaven gewijzigd", "opgave changed", "opgaven changed"),
      count({ $0.kind == .opgave && $0.fate == .added }) {
        Text.counted($0, "nieuwe opgave", "nieuwe opgaven", "new opgave", "new opgaven")
      },
      count({ $0.kind == .opgave && $0.fate == .removed }) {
        Text.counted($0, "opgave weg", "opgaven weg", "opgave gone", "opgaven gone")
      },
    ].compactMap { $0 }
    let fates: [(Text, (DeclarationChange.Fate) -> Bool)] = [
      (Text("gewijzigd", "changed"), { $0 == .kept || $0 == .renamed }), (Text("nieuw", "new"), { $0 == .added }),
      (Text("weg", "gone"), { $0 == .removed }),
    ]
    let others = [Kind.portfolio, .organisatie, .instellingen].flatMap { kind in
      fates.compactMap { word, fits in
        count({ $0.kind == kind && fits($0.fate) }) { number in
          // Of these there is one.
          if kind == .instellingen { return Text("instellingen \(word.nl)", "instellingen \(word.en)") }
          let (one, many) = (kind.keyword, ChangesPage.plural(kind))
          return Text.counted(
            number, "\(one) \(word.nl)", "\(many.nl) \(word.nl)", "\(one) \(word.en)", "\(many.en) \(word.en)")
        }
      }
    }
    if parts.isEmpty && others.isEmpty { return language.choose("Er veranderde niets.", "Nothing changed.") }
    return Phrase(text: (parts + others).map { $0[language] }.joined(separator: ", ") + ".")
  }

  private static func plural(_ kind: Kind) -> Text {
    switch kind {
    case .organisatie: Text("organisaties", "organisaties")
    case .portfolio: Text("portfolio’s", "portfolios")
    default: Text(kind.keyword, kind.keyword)
    }
  }

  private var blocks: [Block] {
    var blocks: [Block] = [.paragraph(summary)]
    for text in reservations { blocks.append(.note(text.phrase(language))) }
    let opgaven = accounts.filter { $0.kind == .opgave }
    let kept = opgaven.filter { $0.fate == .kept || $0.fate == .renamed }
    for (number, account) in kept.enumerated() { blocks.append(section(account, "gewijzigd-\(number + 1)")) }
    blocks += listed("nieuw", Text("Nieuwe opgaven", "New opgaven"), opgaven.filter { $0.fate == .added }, .added)
    blocks += listed(
      "weg", Text("Opgaven die weg zijn", "Opgaven that are gone"), opgaven.filter { $0.fate == .removed }, .removed)
    let others = accounts.filter { $0.kind != .opgave }
    for (number, account) in others.filter({ $0.fate == .kept || $0.fate == .renamed }).enumerated() {
      blocks.append(section(account, "overig-\(number + 1)"))
    }
    let came = others.filter { $0.fate == .added || $0.fate == .removed }
    if !came.isEmpty {
      blocks.append(
        .section(
          Section(
            "overig", Heading(language.choose("Verder", "Also")),
            [.list(came.map { item($0, $0.fate == .added ? .added : .removed) })])))
    }
    return blocks
  }

  private func link(_ account: Account) -> Phrase {
    let words = Phrase(text: account.title)
    guard let place = account.place, [.opgave, .portfolio].contains(account.kind) else { return words }
    return Phrase([.link(words, to: .place(place))])
  }

  private func section(_ account: Account, _ id: String) -> Block {
    // Where there is no name, the file says which it is.
    let parts: [Phrase] = [
      account.kind == .opgave || account.name.isEmpty ? "" : Phrase(text: account.kind.keyword),
      "\(code: account.name.isEmpty ? account.path : account.name)", account.status,
    ]
    let heading = Heading(
      link(account).capitalised, aside: parts.filter { !$0.isEmpty }.joined(by: " · "))
    return .section(Section(id, heading, ChangesPage.blocks(account.changes, language)))
  }

  /// So many stand in one list; more of them under what they are about.
  private static let fewChanges = 12

  /// The changes of one opgave.
  static func blocks(_ changes: [ToldChange], _ language: Language) -> [Block] {
    func list(_ changes: [ToldChange]) -> Block {
      .list(changes.map { ListItem($0.phrase, $0.wording.map { ListItem($0) }, mark: $0.sign.mark) })
    }
    if changes.count <= fewChanges { return changes.isEmpty ? [] : [list(changes)] }
    let byTopic = Dictionary(grouping: changes, by: \.topic)
    return byTopic.keys.sorted().flatMap { topic -> [Block] in
      [.heading(3, Heading(topic.text.phrase(language).capitalised)), list(byTopic[topic] ?? [])]
    }
  }

  private func item(_ account: Account, _ mark: ListItem.Mark) -> ListItem {
    let kind: Phrase =
      account.kind == .opgave || account.name.isEmpty ? "" : Phrase(text: account.kind.keyword) + " "
    let more = account.particulars.joined(by: ", ").withoutLinks
    return ListItem(
      kind + (account.name.isEmpty ? link(account).capitalised : link(account))
        + " (\(code: account.name.isEmpty ? account.path : account.name))"
        + (more.isEmpty ? "" : ": " + more),
      mark: mark)
  }

  private func listed(_ id: String, _ title: Text, _ accounts: [Account], _ mark: ListItem.Mark) -> [Block] {
    accounts.isEmpty
      ? [] : [.section(Section(id, Heading(title.phrase(language)), [.list(accounts.map { item($0, mark) })]))]
  }

  // MARK: In a site

  /// What changed of each declaration that is there now, under since when.
  var byPlace: [ShownPlace: [Block]] {
    var blocks: [ShownPlace: [Block]] = [:]
    for account in accounts {
      guard let place = account.place else { continue }
      let new: [Block] =
        account.fate == .added
        ? [.paragraph(language.choose("Deze opgave is nieuw.", "This opgave is new."))] : []
      blocks[place] = [since] + new + ChangesPage.blocks(account.changes, language)
    }
    return blocks
  }

  /// For what did not change.
  var nothing: [Block] {
    [.paragraph(Phrase([.aside(language.choose("Niets sinds ", "Nothing since ") + options.old + ".")]))]
  }

  private var since: Block {
    .paragraph(Phrase([.aside(language.choose("Sinds ", "Since ") + options.old + ".")]))
  }

  /// How much changed, for a page that leads here.
  var inShort: Phrase {
    Phrase([.link(summary.withoutStop, to: .page(.veranderd))])
      + Phrase([.aside(language.choose(" (sinds ", " (since ") + options.shortOld + ")")])
  }

  // MARK: Counts

  /// How many things changed in what, and about what.
  package var counts: Page {
    let columns = [
      Table.Column("opgave"), Table.Column(language.choose("wijzigingen", "changes"), .trailing),
      Table.Column(language.choose("waarover", "topics")),
    ]
    let rows = accounts.map { account -> Table.Row in
      let byTopic = Dictionary(grouping: account.changes, by: \.topic)
      let about: Phrase =
        switch account.fate {
        case .added: language.choose("nieuw", "new")
        case .removed: language.choose("weg", "gone")
        case .kept, .renamed:
          Phrase(
            text: byTopic.keys.sorted().map { "\($0.text[language]) \(byTopic[$0]?.count ?? 0)" }.joined(
              separator: ", "))
        }
      let kind = account.kind == .opgave ? "" : account.kind.keyword + " "
      return Table.Row([Phrase(text: kind + account.title), "\(max(1, account.changes.count))", about])
    }
    return Page(
      title: Heading(language.choose("Wat veranderde", "What changed"), aside: moments),
      (rows.isEmpty ? [] : [.table(Table(columns, rows))]) + [.paragraph(summary)])
  }

  // MARK: As data

  /// As `grammar/schema/diff.schema.json` has it.
  ///
  /// - Parameter withChanges: whether more than the counts is told.
  package func json(withChanges: Bool = true) -> JSON {
    func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
    return .make([
      "version": .integer(1),
      "tool": .make(["name": .string("opgave"), "version": .string(Version.number)]),
      "from": .string(plain(options.old)), "to": .string(plain(options.new)),
      "reservations": .array(reservations.map { .string($0[language]) }),
      "declarations": .array(
        accounts.map { account in
          var members: [JSON.Member] = [
            .init("kind", .string(account.kind.keyword)), .init("name", .string(account.name)),
            .init("title", .string(account.title)), .init("path", .string(account.path)),
            .init("change", .string(ChangesPage.word(account.fate))), .init("count", .integer(account.changes.count)),
          ]
          if let organisation = account.organisation { members.append(.init("organisation", .string(organisation))) }
          if withChanges {
            members.append(
              .init(
                "changes",
                .array(
                  account.changes.map { change in
                    .make([
                      "topic": .string(change.topic.rawValue), "change": .string(change.sign.rawValue),
                      "path": .string(change.path),
                      "kind": .string(change.kind.keyword), "field": text(change.field), "old": text(change.old),
                      "new": text(change.new),
                      "words": .string(plain(change.phrase)),
                    ])
                  })))
          }
          return .object(members)
        }),
    ])
  }

  private static func word(_ fate: DeclarationChange.Fate) -> String {
    switch fate {
    case .added: "added"
    case .removed: "removed"
    case .kept: "changed"
    case .renamed: "renamed"
    }
  }

  private func plain(_ phrase: Phrase) -> String { HTML(language) { _ in nil }.plain(phrase) }
}

extension Phrase {
  /// Without the stop at its end.
  fileprivate var withoutStop: Phrase {
    guard case .text(let text)? = parts.last, text.hasSuffix(".") else { return self }
    return Phrase(parts.dropLast() + [.text(String(text.dropLast()))])
  }
}

extension Commit {
  /// Whether the end of a day was asked for.
  fileprivate var isOfDay: Bool { DateSpan(text: asked) != nil }

  /// As it was asked for, with its day.
  fileprivate func shortlyCalled(_ language: Language) -> Phrase {
    isOfDay ? called(language) : "\(asked), \(DayText.text(day, language))"
  }

  /// As it was asked for, with what that is.
  fileprivate func called(_ language: Language) -> Phrase {
    if let day = DateSpan(text: asked) { return Phrase(text: DayText.text(day, language)) }
    return "\(asked) (\(id.short), \(DayText.text(day, language)))"
  }
}
