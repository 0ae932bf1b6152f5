/// A site of static pages about some repositories: a pure function of what was checked and the day that is asked about.
package import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
package import OpgaveWorkspace

package struct Site: Sendable {
  /// The name of the file that lists what was made.
  package static let marker = ".opgave-verslag"
  /// Of the names of all pages.
  package static let ending = ".html"

  package struct Options: Sendable {
    package var language: Language
    /// Whether what the check finds stands on the pages.
    package var withFindings = true
    /// What changed since an earlier moment, where that is to be told.
    package var changes: ChangesPage?

    package init(_ language: Language) { self.language = language }
  }

  private let repositories: [CheckedRepository]
  private let options: Options
  private let titles: [[Address: String]]
  private let relations: [Relations]
  private let addresses: SiteAddresses
  /// What changed of each opgave, where that is told.
  private let changes: [ShownPlace: [Block]]

  package init(_ repositories: [CheckedRepository], _ options: Options) {
    (self.repositories, self.options) = (repositories, options)
    titles = repositories.map(\.crossingTitles)
    relations = repositories.map { Relations($0.whole.repository) }
    addresses = SiteAddresses(repositories, relations)
    changes = options.changes?.byPlace ?? [:]
  }

  /// The page of an opgave, from the folder of the site; `nil` where there is none.
  package func path(of place: ShownPlace) -> String? { addresses[place] }

  /// The opgave of a name in a file.
  ///
  /// - Parameter path: absolute.
  package func place(of name: String, in path: String) -> ShownPlace? {
    for (number, checked) in repositories.enumerated() {
      let opgave = relations[number].opgaven.first { address in
        let file = checked.whole.repository.files[address.file]
        return "\(checked.root)/\(file.path)" == path && file.facts.declaration(address.ordinal).name >= 0
          && file.facts.name(of: address.ordinal) == name
      }
      if let opgave { return ShownPlace(number, opgave) }
    }
    return nil
  }

  private var language: Language { options.language }

  /// Makes all pages as files; each is given away as soon as it is made, so that they never stand in memory together.
  ///
  /// - Parameter take: is given a path from the folder of the site and what is to stand there, by several threads at once.
  package func make(_ take: @escaping @Sendable (_ path: String, _ text: String) -> Void) {
    let document = document
    pages { path, page, here in take(path, document.text(page, here: here, links(from: path))) }
  }

  /// The same as pages, whatever they are to become.
  package func pages(_ take: @escaping @Sendable (_ path: String, _ page: Page, _ here: Destination) -> Void) {
    var rows: [ShownPlace: SiteRow] = [:]
    for number in repositories.indices {
      let byFile = Dictionary(grouping: relations[number].opgaven, by: \.file)
      let files = byFile.keys.sorted()
      let made = repositories[number].resources.each(files.count) { index in
        opgaven(byFile[files[index]] ?? [], in: files[index], of: number, take)
      }
      for row in made.joined() { rows[row.place] = row }
    }
    overviews(rows, take)
  }

  /// The pages of the opgaven of one file, and what the others show of them.
  private func opgaven(
    _ opgaven: [Address], in file: FileIndex, of number: Int, _ take: (String, Page, Destination) -> Void
  ) -> [SiteRow] {
    let checked = repositories[number]
    let reader = PageReader(checked.texts(titles: titles[number], limit: 4), language, repository: number)
    let findings = options.withFindings ? checked.files[file].findings : nil
    let context = FileContext(checked.whole, file: file)
    return opgaven.map { address in
      let page = OpgavePage(reader, address, context)
      let place = ShownPlace(number, address)
      if let path = addresses[place] {
        let since = options.changes.map { changes[place] ?? $0.nothing }
        take(
          path, page.page(findings, children: relations[number].children[address] ?? [], since: since), .place(place))
      }
      return SiteRow(page, findings)
    }
  }

  private func overviews(_ rows: [ShownPlace: SiteRow], _ take: (String, Page, Destination) -> Void) {
    let readers = repositories.indices.map { number in
      PageReader(repositories[number].texts(titles: titles[number]), language, repository: number)
    }
    let pages = SitePages(
      language: language, title: title, readers: readers, relations: relations, rows: rows,
      withFindings: options.withFindings, changes: options.changes?.inShort,
      problems: repositories.flatMap(\.problems).map(\.text))
    for number in repositories.indices {
      for portfolio in relations[number].portfolios {
        let place = ShownPlace(number, portfolio)
        if let path = addresses[place] { take(path, pages.portfolio(place), .place(place)) }
      }
    }
    if let changed = options.changes { take(SiteAddresses.path(of: .veranderd), changed.page, .page(.veranderd)) }
    var all: [(SitePage, Page)] = [
      (.start, pages.start), (.besluiten, pages.decisions), (.acties, pages.actions), (.functies, pages.functies),
      (.woorden, pages.words),
    ]
    if options.withFindings {
      all.append((.regels, pages.rules(rows.values.reduce(into: []) { $0.formUnion($1.rules) })))
    }
    for (page, made) in all { take(SiteAddresses.path(of: page), made, .page(page)) }
  }

  /// From one page to another.
  private func links(from path: String) -> @Sendable (Destination) -> String? {
    let up = String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
    let (addresses, withFindings, tellsChanges) = (addresses, options.withFindings, options.changes != nil)
    return { destination in
      switch destination {
      case .place(let place): addresses[place].map { up + Site.escaped($0) }
      case .page(.regels) where !withFindings: nil
      case .page(.veranderd) where !tellsChanges: nil
      case .page(let page): up + SiteAddresses.path(of: page)
      case .rule(let code):
        withFindings
          ? AllRules.rule(code).map { up + SiteAddresses.path(of: .regels) + "#" + SitePages.id(of: $0) } : nil
      case .word(let word): up + SiteAddresses.path(of: .woorden) + "#woord-" + Site.escaped(SiteAddresses.part(word))
      case .section(let id): "#" + id
      case .rules, .web: nil
      }
    }
  }

  /// A path as an address has it.
  private static func escaped(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return String(
      path.utf8.flatMap { byte -> [Character] in
        let isPlain =
          byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || byte &- 48 < 10 || "-._/".utf8.contains(byte))
        return isPlain ? [Character(Unicode.Scalar(byte))] : ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      })
  }

  private var document: HTMLDocument {
    var links = [
      HTMLDocument.Link(Text("Overzicht", "Overview")[language], .page(.start)),
      HTMLDocument.Link(Text("Veranderd", "Changed")[language], .page(.veranderd)),
      HTMLDocument.Link(Text("Besluiten", "Decisions")[language], .page(.besluiten)),
      HTMLDocument.Link(Text("Acties", "Actions")[language], .page(.acties)),
      HTMLDocument.Link(Text("Functies", "Functies")[language], .page(.functies)),
      HTMLDocument.Link(Text("Woorden", "Words")[language], .page(.woorden)),
    ]
    let finds = repositories.contains { $0.files.contains { !$0.findings.isEmpty } }
    if options.withFindings, finds {
      links.append(HTMLDocument.Link(Text("Regels", "Rules")[language], .page(.regels)))
    }
    let days = Set(repositories.map(\.whole.surroundings.peildatum)).sorted().map { DayText.text($0, language) }
    let day = days.joined(separator: ", ")
    return HTMLDocument(
      site: title, navigation: links, language: language,
      footer: language.choose(
        "Peildatum \(day). Gemaakt met opgave \(Version.number) uit de bestanden van de opgaven; wat hier staat, staat daar.",
        "As of \(day). Made with opgave \(Version.number) from the files of the opgaven; what stands here stands there."
      ))
  }

  /// What the site is called: after its organisation, where there is one.
  private var title: String {
    var names: [String] = []
    for (number, checked) in repositories.enumerated() {
      for file in checked.whole.repository.files.numbered {
        for ordinal in file.1.facts.topLevel where file.1.facts.kind(of: ordinal) == .organisatie {
          let address = Address(file: file.0, ordinal: ordinal)
          names.append(titles[number][address] ?? file.1.facts.name(of: ordinal))
        }
      }
    }
    let own = Set(names).count == 1 ? names.first : nil
    return own.map { Text("Opgaven van \($0)", "Opgaven of \($0)")[language] } ?? "Opgaven"
  }
}

extension CheckedRepository {
  /// The titles of what files say of each other, so that pages need no file but their own.
  fileprivate var crossingTitles: [Address: String] {
    let kinds: Set<Kind> = [.organisatie, .orgaan, .functie, .portfolio, .opgave, .inspanning, .doel, .baat]
    let repository = whole.repository
    let found = resources.each(files.count) { number -> [(Address, String)] in
      let file = FileIndex(number)
      let facts = repository.files[file].facts
      let meant = facts.ordinals.filter { kinds.contains(facts.kind(of: $0)) }
      guard !meant.isEmpty else { return [] }
      let texts = texts(limit: 1)
      return meant.compactMap { ordinal in
        let address = Address(file: file, ordinal: ordinal)
        return texts.title(of: address).map { (address, $0) }
      }
    }
    return Dictionary(found.joined()) { first, _ in first }
  }
}
