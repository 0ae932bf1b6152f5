/// A repository as sheets: typed cells, a row for each thing, in the order in which it stands.
package import OpgaveModel
internal import OpgaveRules
package import OpgaveSheets
package import OpgaveSyntax
package import OpgaveWorkspace

package struct RepositorySheets {
  private let readers: [PageReader]
  private let language: Language
  private let names: OpgaveNames

  package init(_ repositories: [RepositoryTexts], _ language: Language) {
    self.language = language
    names = OpgaveNames(repositories)
    readers = repositories.enumerated().map { PageReader($0.element, language, repository: $0.offset) }
  }

  package func sheet(_ kind: SheetKind) -> Sheet {
    var sheet = Sheet(columns: kind.columns)
    if kind == .functies {
      for reader in readers { sheet.rows += functies(reader) }
      return sheet
    }
    var years: [Int] = []
    if kind == .indicatoren || kind == .begroting {
      years = self.years(kind)
      sheet.columns += years.map { String($0) }
    }
    forEachOpgave { opgave in sheet.rows += rows(kind, opgave, years) }
    return sheet
  }

  // MARK: Opgaven

  /// An opgave with the name by which a sheet calls it.
  private struct Named {
    let page: OpgavePage
    let name: String

    var facts: Facts { page.facts }
    var context: OpgaveContext { page.context }
    var file: FileContext { page.context.file }
  }

  private func forEachOpgave(_ body: (Named) -> Void) {
    for reader in readers {
      for (number, file) in reader.texts.repository.files.numbered {
        let roots = file.facts.topLevel.filter { file.facts.kind(of: $0) == .opgave }
        if roots.isEmpty { continue }
        let context = FileContext(reader.texts.whole, file: number)
        for ordinal in roots {
          let address = Address(file: number, ordinal: ordinal)
          body(Named(page: OpgavePage(reader, address, context), name: names[ShownPlace(reader.repository, address)]))
        }
      }
    }
  }

  private func rows(_ kind: SheetKind, _ opgave: Named, _ years: [Int]) -> [[SheetCell]] {
    let (facts, context) = (opgave.facts, opgave.context)
    switch kind {
    case .opgaven: return [summary(opgave)]
    case .indicatoren:
      return zip(context.indicatoren, context.courses).map { indicator($0, $1, opgave, years) }
    case .metingen:
      return zip(context.indicatoren, context.courses).flatMap { ordinal, course in
        course.measurements.map { _, measurement in
          [
            .text(opgave.name), name(ordinal, opgave), title(ordinal, opgave), text(.eenheid, ordinal, opgave),
            day(measurement.date), value(measurement),
          ]
        }
      }
    case .inspanningen: return context.inspanningen.map { inspanning($0, opgave) }
    case .mijlpalen:
      return context.mijlpalen.map { ordinal in
        [
          .text(opgave.name), name(context.inspanning(around: ordinal), opgave), day(facts.declaration(ordinal).date),
          title(ordinal, opgave), word(.soort, ordinal, facts), written(.orgaan, ordinal, opgave),
          written(.stuk, ordinal, opgave), day(facts.date(.gedaan, of: ordinal)),
        ]
      }
    case .risicos:
      return context.risicos.map { ordinal in
        [
          .text(opgave.name), name(context.inspanning(around: ordinal), opgave), name(ordinal, opgave),
          title(ordinal, opgave), word(.kans, ordinal, facts), word(.gevolg, ordinal, facts),
          amount(.bedrag, ordinal, facts), text(.maatregel, ordinal, opgave), written(.eigenaar, ordinal, opgave),
          day(facts.date(.gesloten, of: ordinal)),
        ]
      }
    case .begroting: return money(opgave, years)
    case .voortgang:
      return context.voortgangen.map { ordinal in
        let parent = facts.declaration(ordinal).parent
        func named(_ kind: Kind) -> SheetCell {
          parent.map { facts.kind(of: $0) == kind ? name($0, opgave) : .empty } ?? .empty
        }
        return [
          .text(opgave.name), named(.doel), named(.inspanning), day(facts.declaration(ordinal).date),
          word(.inhoud, ordinal, facts), word(.tijd, ordinal, facts), word(.geld, ordinal, facts),
          text(.toelichting, ordinal, opgave), text(.bijsturing, ordinal, opgave),
        ]
      }
    case .acties:
      return opgave.page.reflecties.filter { facts.has(.actie, of: $0) }.map { ordinal in
        [
          .text(opgave.name), day(facts.declaration(ordinal).date), text(.actie, ordinal, opgave),
          written(.actiehouder, ordinal, opgave), day(facts.date(.uiterlijk, of: ordinal)),
          day(facts.date(.gedaan, of: ordinal)),
        ]
      }
    case .functies: return []
    }
  }

  private func summary(_ opgave: Named) -> [SheetCell] {
    let (facts, context, ordinal) = (opgave.facts, opgave.context, opgave.context.ordinal)
    let period = facts.period(.looptijd, of: ordinal)
    let states = context.courseStates
    let portfolio = opgave.page.texts.repository.portfolio(of: opgave.page.address).target
    func count(_ number: Int) -> SheetCell { .number(String(number)) }
    let roles = Field.roles.map { role in context.sturen.map { written(role, $0, opgave) } ?? .empty }
    return [
      .text(opgave.name), written(.organisatie, ordinal, opgave),
      portfolio.map { .text(opgave.page.texts.repository.name($0)) } ?? .empty, written(.deelVan, ordinal, opgave),
      title(ordinal, opgave), word(.status, ordinal, facts), context.werkwijze.map { .text($0.spelling) } ?? .empty,
      period.map { day(DateSpan(day: $0.start.first)) } ?? .empty,
      period?.end.map { day(DateSpan(day: $0.last)) } ?? .empty, amount(.budget, ordinal, facts),
      Budgets.allotted(facts, ordinal).map { .number(Amount.plain($0)) } ?? .empty,
      count(states.filter { $0 == .onCourse || $0 == .reached }.count),
      count(states.filter { $0 == .behind || $0 == .missed }.count), count(context.partijen.count),
      count(context.doelen.count), count(context.inspanningen.count),
    ] + roles + [text(.vraagstuk, ordinal, opgave), text(.antwoord, ordinal, opgave)]
  }

  private func indicator(
    _ ordinal: DeclarationIndex, _ course: Course, _ opgave: Named, _ years: [Int]
  ) -> [SheetCell] {
    let facts = opgave.facts
    let parent = facts.declaration(ordinal).parent.flatMap { [.doel, .baat].contains(facts.kind(of: $0)) ? $0 : nil }
    let target = course.target
    let last = course.lastKnown
    // Of one year the last that was measured.
    var byYear: [Int: Measurement] = [:]
    for (_, measurement) in course.measurements {
      guard let date = measurement.date else { continue }
      let year = Calendar.date(date.last).year
      if byYear[year]?.date.map({ $0.last <= date.last }) ?? true { byYear[year] = measurement }
    }
    return [
      .text(opgave.name), name(ordinal, opgave), title(ordinal, opgave), name(parent, opgave),
      text(.nummer, ordinal, opgave), word(.soort, ordinal, facts), text(.eenheid, ordinal, opgave),
      word(.richting, ordinal, facts), written(.bron, ordinal, opgave), course.start.map(value) ?? .empty,
      day(course.start?.date), target.map(value) ?? .empty, day(target?.date), last.map(value) ?? .empty,
      day(last?.date), .text(opgave.context.state(of: course).text[language]),
    ] + years.map { byYear[$0].map(value) ?? .empty }
  }

  private func inspanning(_ ordinal: DeclarationIndex, _ opgave: Named) -> [SheetCell] {
    let facts = opgave.facts
    let period = facts.period(.looptijd, of: ordinal)
    return [
      .text(opgave.name), name(ordinal, opgave), title(ordinal, opgave), word(.werkwijze, ordinal, facts),
      word(.status, ordinal, facts), period.map { day(DateSpan(day: $0.start.first)) } ?? .empty,
      period?.end.map { day(DateSpan(day: $0.last)) } ?? .empty, amount(.budget, ordinal, facts),
      written(.eigenaar, ordinal, opgave), written(.draagtBijAan, ordinal, opgave), written(.spelers, ordinal, opgave),
      written(.na, ordinal, opgave), text(.resultaat, ordinal, opgave),
    ]
  }

  /// Two rows for what has money by year: its lasten and its baten.
  private func money(_ opgave: Named, _ years: [Int]) -> [[SheetCell]] {
    let (facts, context) = (opgave.facts, opgave.context)
    let byOwner = context.begrotingenByOwner
    return byOwner.keys.sorted().flatMap { owner -> [[SheetCell]] in
      let own = byOwner[owner] ?? []
      return [Field.lasten, .baten].compactMap { field in
        let stated = own.filter { facts.has(field, of: $0) }
        if stated.isEmpty { return nil }
        let start: [SheetCell] = [
          .text(opgave.name), owner == context.ordinal ? .empty : name(owner, opgave), .text(field.spelling),
          amount(.budget, owner, facts),
        ]
        return start
          + years.map { year in
            stated.first { facts.declaration($0).date.map { Calendar.date($0.first).year } == year }.map {
              amount(field, $0, facts)
            } ?? .empty
          }
      }
    }
  }

  /// The years that any row has something for.
  private func years(_ kind: SheetKind) -> [Int] {
    var years: Set<Int> = []
    forEachOpgave { opgave in
      if kind == .begroting {
        years.formUnion(
          opgave.context.begrotingen.compactMap {
            opgave.facts.declaration($0).date.map { Calendar.date($0.first).year }
          })
      } else {
        years.formUnion(
          opgave.context.courses.flatMap {
            $0.measurements.compactMap { $0.measurement.date.map { Calendar.date($0.last).year } }
          })
      }
    }
    return years.sorted()
  }

  // MARK: Functies

  private func functies(_ reader: PageReader) -> [[SheetCell]] {
    let repository = reader.texts.repository
    var held: [Address: [Field: [String]]] = [:]
    var last: (number: FileIndex, file: FileContext)?
    for address in Relations(repository).opgaven {
      // Those of one file follow each other.
      let known = last?.number == address.file ? last?.file : nil
      let file = known ?? FileContext(reader.texts.whole, file: address.file)
      last = (address.file, file)
      guard let sturen = file.facts.child(.sturen, of: address.ordinal) else { continue }
      for role in Field.roles {
        for (_, holder) in file.targets(role, of: sturen) {
          held[holder, default: [:]][role, default: []].append(names[ShownPlace(reader.repository, address)])
        }
      }
    }
    return repository.files.numbered.flatMap { number, file -> [[SheetCell]] in
      let facts = file.facts
      return facts.ordinals.filter { facts.kind(of: $0) == .functie }.map { ordinal in
        let address = Address(file: number, ordinal: ordinal)
        let roles = held[address] ?? [:]
        let organisation = facts.organisationName(of: facts.root(of: ordinal)).map(facts.names.text) ?? ""
        return [
          .text(facts.declaration(ordinal).name >= 0 ? facts.name(of: ordinal) : ""), .text(organisation),
          reader.texts.title(of: address).map { .text($0) } ?? .empty, word(.soort, ordinal, facts),
          day(facts.date(.vacantSinds, of: ordinal)), .number(String(Set(roles.values.joined()).count)),
        ] + Field.roles.map { roles[$0].map { .text($0.joined(separator: ", ")) } ?? .empty }
      }
    }
  }

  // MARK: Cells

  /// The name of something, else its title: never nothing, which would be the whole opgave.
  private func name(_ ordinal: DeclarationIndex?, _ opgave: Named) -> SheetCell {
    guard let ordinal else { return .empty }
    if opgave.facts.declaration(ordinal).name >= 0 { return .text(opgave.facts.name(of: ordinal)) }
    let title = opgave.page.texts.title(of: opgave.page.at(ordinal))?.trimmed ?? ""
    return .text(title.isEmpty ? Text("(zonder naam)", "(no name)")[language] : title)
  }

  private func title(_ ordinal: DeclarationIndex, _ opgave: Named) -> SheetCell {
    opgave.page.texts.title(of: opgave.page.at(ordinal)).map { .text($0) } ?? .empty
  }

  private func text(_ field: Field, _ ordinal: DeclarationIndex, _ opgave: Named) -> SheetCell {
    opgave.page.reader.text(field, of: opgave.page.at(ordinal)).map { .text($0) } ?? .empty
  }

  /// All values of a field as they are written.
  private func written(_ field: Field, _ ordinal: DeclarationIndex, _ opgave: Named) -> SheetCell {
    let texts = opgave.page.texts.texts(field, of: opgave.page.at(ordinal))
    return texts.isEmpty ? .empty : .text(texts.joined(separator: ", "))
  }

  private func word(_ field: Field, _ ordinal: DeclarationIndex, _ facts: Facts) -> SheetCell {
    facts.word(field, of: ordinal).map { .text($0.spelling) } ?? .empty
  }

  private func amount(_ field: Field, _ ordinal: DeclarationIndex, _ facts: Facts) -> SheetCell {
    facts.amount(field, of: ordinal).map { .number(Amount.plain($0)) } ?? .empty
  }

  private func day(_ span: DateSpan?) -> SheetCell { span.map(SheetCell.init) ?? .empty }

  private func value(_ measurement: Measurement) -> SheetCell { SheetCell(measurement) }
}

extension SheetCell {
  /// A day as such; what is less exact as it is written.
  package init(_ span: DateSpan) {
    guard span.first == span.last else {
      self = .text(span.text)
      return
    }
    let date = Calendar.date(span.first)
    self = .day(year: date.year, month: date.month, day: date.day)
  }

  /// One plain quantity as such; a range, a comparison and what is not known as it is written.
  package init(_ measurement: Measurement) {
    switch (measurement.comparison, measurement.quantity, measurement.upper) {
    case (.equal, .number(let number)?, nil): self = .number(number.plain)
    case (.equal, .percentage(let number)?, nil): self = .percentage(number.plain)
    case (.equal, .amount(let cents)?, nil): self = .number(Amount.plain(cents))
    default: self = .text(measurement.quantityText)
    }
  }
}
