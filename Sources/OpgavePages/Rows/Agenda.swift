/// What is to come, by day: decisions, evaluations, mijlpalen and actions.
package import OpgaveModel
internal import OpgaveRules
package import OpgaveSyntax
package import OpgaveWorkspace

package struct Agenda: Sendable {
  package struct Event: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Sendable { case besluit, besluitmoment, evaluatie, mijlpaal, actie }

    package var kind: Kind
    package var date: DateSpan
    package var title: String
    /// Who decides or is asked; may be empty.
    package var who: String
    /// The title of the opgave.
    package var opgave: String
    /// By which it stays the same one, also on another day.
    package var key: String
  }

  package private(set) var events: [Event] = []
  /// The day that is asked about.
  package let today: Int32
  /// How many there are with a key: of equal ones the second and later are told apart by how many stand before.
  private var seen: [String: Int] = [:]

  package init(_ repositories: [RepositoryTexts], _ language: Language) {
    today = repositories.first?.whole.surroundings.peildatum ?? 0
    for texts in repositories {
      let reader = PageReader(texts, language)
      let relations = Relations(texts.repository)
      for (file, opgaven) in Dictionary(grouping: relations.opgaven, by: \.file).sorted(by: { $0.key < $1.key }) {
        let context = FileContext(texts.whole, file: file)
        for address in opgaven { add(OpgavePage(reader, address, context)) }
      }
    }
    events.sort { ($0.date.last, $0.opgave, $0.title, $0.key) < ($1.date.last, $1.opgave, $1.title, $1.key) }
  }

  /// What is done or past is numbered too: so what is still to come keeps its key when a day goes by.
  private mutating func add(_ page: OpgavePage) {
    let (context, facts) = (page.context, page.facts)
    let organisation = facts.organisationName(of: context.ordinal).map(facts.names.text) ?? ""
    let opgave = facts.declaration(context.ordinal).name >= 0 ? facts.name(of: context.ordinal) : ""
    func put(
      _ kind: Event.Kind, _ date: DateSpan?, _ title: String, key: String? = nil, _ who: Address?,
      _ holder: DeclarationIndex?, isOpen: Bool = true
    ) {
      let inner = holder.map { facts.declaration($0).name >= 0 ? facts.name(of: $0) : "" } ?? ""
      let key = [organisation, opgave, inner, kind.rawValue, key ?? title].joined(separator: "\u{1F}")
      let nth = seen[key, default: 0]
      seen[key] = nth + 1
      guard isOpen, let date, date.last >= page.today else { return }
      events.append(
        Event(
          kind: kind, date: date, title: title, who: who.map(page.reader.name) ?? "",
          opgave: page.reader.name(page.address), key: nth == 0 ? key : key + "\u{1F}\(nth)"))
    }
    for ordinal in context.mijlpalen {
      let inspanning = context.inspanning(around: ordinal)
      let isOver = context.mayBeOver || inspanning.map(context.mayBeOver) ?? false
      let isDecision = facts.word(.soort, of: ordinal) == .besluit
      let owner = inspanning.flatMap { context.file.target(.eigenaar, of: $0) }
      put(
        isDecision ? .besluit : .mijlpaal, facts.declaration(ordinal).date, page.name(ordinal),
        isDecision ? context.file.target(.orgaan, of: ordinal) : owner, inspanning,
        isOpen: !isOver && !facts.has(.gedaan, of: ordinal))
    }
    for ordinal in context.werkwijzen {
      let word = facts.declaration(ordinal).word?.spelling ?? ""
      put(
        .besluitmoment, facts.date(.besluitmoment, of: ordinal), "besluitmoment \(word)".trimmed, nil, nil,
        isOpen: !context.mayBeOver)
    }
    let manager = context.sturen.flatMap { context.file.target(.opgavemanager, of: $0) }
    for next in page.evaluations {
      // In whatever language it is told.
      put(.evaluatie, next.date, next.title, key: "", manager, next.inspanning)
    }
    let open = Set(page.openActions)
    for ordinal in page.reflecties {
      put(
        .actie, facts.date(.uiterlijk, of: ordinal), page.reader.text(.actie, of: page.at(ordinal)) ?? "",
        context.file.target(.actiehouder, of: ordinal), nil, isOpen: open.contains(ordinal))
    }
  }

  /// The fields of which it shows what they say.
  package static let fields: Set<Field> = [.volgende, .uiterlijk, .besluitmoment, .gedaan]
}
