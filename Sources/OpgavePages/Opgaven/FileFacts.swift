/// What a file says as plain values, with its prose and with references in full.
package import OpgaveJSON
package import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
package import OpgaveWorkspace

package struct FileFacts {
  package enum Form: Sendable {
    /// What is written and nothing else: dates as precise as they stand there, references by the names that they are given.
    case stated
    /// With what references mean, and the first and last day of each date.
    case resolved
  }

  private let texts: RepositoryTexts
  private let context: FileContext
  private let form: Form
  /// Of each opgave what follows from it.
  private let opgaven: [DeclarationIndex: OpgaveContext]

  package init(_ texts: RepositoryTexts, _ number: FileIndex, _ form: Form = .resolved) {
    (self.texts, self.form) = (texts, form)
    let context = FileContext(texts.whole, file: number)
    self.context = context
    let own = form == .stated ? [] : context.facts.topLevel.filter { context.facts.kind(of: $0) == .opgave }
    opgaven = Dictionary(uniqueKeysWithValues: own.map { ($0, OpgaveContext(context, $0)) })
  }

  private var facts: Facts { context.facts }

  /// - Parameter path: as whoever asked would name it.
  package func json(path: String) -> JSON {
    .make(["path": .string(path), "declarations": .array(facts.topLevel.map { json($0) })])
  }

  /// A declaration and all that stands in it.
  private func json(_ ordinal: DeclarationIndex) -> JSON {
    let declaration = facts.declaration(ordinal)
    var members: [JSON.Member] = [JSON.Member("kind", .string(declaration.kind.keyword))]
    if let word = declaration.word {
      members.append(JSON.Member("name", .string(word.spelling)))
    } else if let date = declaration.date {
      members.append(JSON.Member("date", json(date)))
    } else if declaration.name >= 0 {
      members.append(JSON.Member("name", .string(facts.name(of: ordinal))))
    }
    let title = texts.title(of: Address(file: context.file, ordinal: ordinal)) ?? ""
    if !title.isEmpty { members.append(JSON.Member("title", .string(title))) }
    let fields =
      Vocabulary.spec(declaration.kind).freeFields != nil
      ? freeFields(of: ordinal)
      : facts.fields(of: ordinal).map { index in
        let field = facts.fields[index]
        let values = facts.values(of: index).map(json(value:))
        let isList = Vocabulary.spec(field.field, in: declaration.kind)?.isList ?? (values.count != 1)
        return JSON.Member(field.field.spelling, isList ? .array(values) : values.first ?? .null)
      }
    if !fields.isEmpty { members.append(JSON.Member("fields", .object(fields))) }
    if let derived = derived(ordinal) { members.append(JSON.Member("derived", derived)) }
    let inner = facts.children(of: ordinal).map { json($0) }
    if !inner.isEmpty { members.append(JSON.Member("children", .array(inner))) }
    return .object(members)
  }

  /// What follows from what is written, so that nobody has to reckon it again.
  private func derived(_ ordinal: DeclarationIndex) -> JSON? {
    guard form == .resolved, let opgave = opgaven[facts.root(of: ordinal)] else { return nil }
    switch facts.kind(of: ordinal) {
    case .opgave:
      let portfolio = texts.repository.portfolio(of: Address(file: context.file, ordinal: ordinal)).target
      return .make([
        "werkwijze": opgave.werkwijze.map { .string($0.spelling) } ?? .null,
        "portfolio": portfolio.map { .string(texts.repository.name($0)) } ?? .null,
        "allotted": Budgets.allotted(facts, ordinal).map(FileFacts.json(cents:)) ?? .null,
        "active": .bool(opgave.isActive), "settled": .bool(opgave.isSettled),
      ])
    case .indicator:
      let course = Course(facts, ordinal)
      let way = course.lastKnown.flatMap { course.way(of: $0)?.percentage }
      return .make([
        "course": .string(opgave.state(of: course).word),
        "percentage": way.map { .number(String($0)) } ?? .null,
      ])
    case .mijlpaal: return .make(["overdue": .bool(opgave.isOverdue(ordinal, on: opgave.today))])
    case .risico: return .make(["open": .bool(opgave.isOpen(ordinal))])
    default: return nil
    }
  }

  /// What an organisation keeps of its own: numbers and texts by themselves, all else as it is written.
  private func freeFields(of ordinal: DeclarationIndex) -> [JSON.Member] {
    let text = texts[context.file]
    let fields = texts.writtenFields(of: Address(file: context.file, ordinal: ordinal))
    return fields.map { field in
      let values = field.values.map { value -> JSON in
        let range = text.tree.range(value.index)
        if text.tree.kind(value.index + 1).isText { return .string(text.meaning(range)) }
        let written = JSON.string(text.tree.text(range))
        // What the vocabulary has a set for are words; in `eigen` nobody knows what they are.
        return facts.kind(of: ordinal) == .eigen ? .make(["written": written]) : written
      }
      return JSON.Member(text.tree.text(field.name), values.count == 1 ? values[0] : .array(values))
    }
  }

  private func json(value: ValueIndex) -> JSON {
    switch facts.value(value) {
    case .text: .string(texts[context.file].meaning(texts.range(.value(value), in: context.file)))
    case .document(let name), .source(let name), .code(let name): .string(facts.names.text(name))
    case .word(let word): .string(word.spelling)
    case .number(let number): FileFacts.json(number)
    case .percentage(let number): .make(["value": FileFacts.json(number), "unit": .string("%")])
    case .amount(let cents): FileFacts.json(cents: cents)
    case .date(let date): json(date)
    case .period(let period):
      .make([
        "start": form == .stated ? json(period.start) : .string(Calendar.text(period.start.first)),
        "end": period.end.map { form == .stated ? json($0) : .string(Calendar.text($0.last)) } ?? .null,
      ])
    case .measurement(let measurement): json(measurement)
    case .reference(let reference):
      .make([
        "name": .string(reference.names.map(facts.names.text).joined(separator: ".")),
        "target": form == .stated ? nil : target(context.resolutions[value]),
      ])
    }
  }

  /// The kind and the full name of what a reference means; null where nothing bears it.
  private func target(_ resolution: Resolution) -> JSON {
    guard case .found(let address) = resolution else { return .null }
    let other = context.repository.facts(address)
    let root = other.root(of: address.ordinal)
    var names = [other.name(of: address.ordinal)]
    if root != address.ordinal { names.insert(other.name(of: root), at: 0) }
    if other.declarations[root].kind != .organisatie, let organisation = other.organisationName(of: root) {
      names.insert(other.names.text(organisation), at: 0)
    }
    return .make([
      "kind": .string(other.kind(of: address.ordinal).keyword),
      "name": .string(names.joined(separator: ".")),
    ])
  }

  private static func json(_ number: Decimal) -> JSON { .number(number.plain) }

  private static func json(cents: Int128) -> JSON {
    .make(["value": .number(Amount.plain(cents)), "unit": .string("EUR")])
  }

  private func json(_ date: DateSpan) -> JSON {
    if form == .stated { return .string(date.text) }
    return date.first == date.last
      ? .string(Calendar.text(date.first))
      : .make(["start": .string(Calendar.text(date.first)), "end": .string(Calendar.text(date.last))])
  }

  private func json(_ measurement: Measurement) -> JSON {
    func quantity(_ quantity: Measurement.Quantity?) -> JSON? {
      switch quantity {
      case .number(let number)?: FileFacts.json(number)
      case .percentage(let number)?: .make(["value": FileFacts.json(number), "unit": .string("%")])
      case .amount(let cents)?: FileFacts.json(cents: cents)
      case nil: nil
      }
    }
    let sign: String? =
      switch measurement.comparison {
      case .equal: nil
      case .atLeast: "≥"
      case .atMost: "≤"
      case .above: ">"
      case .below: "<"
      }
    return .make([
      "quantity": quantity(measurement.quantity) ?? .null, "upper": quantity(measurement.upper),
      "comparison": sign.map { .string($0) }, "date": measurement.date.map { json($0) },
    ])
  }
}
