/// What rows of a sheet speak of: opgaven and what stands in them, by their names or their titles.
internal import OpgaveModel
internal import OpgaveSyntax

struct ImportTargets {
  private let texts: RepositoryTexts
  /// By name, by organisatie and name, and by title.
  private var opgaven: [String: [Address]] = [:]
  /// In an order of their own, so that the nearest is the same one each time.
  private let known: [String]

  init(_ texts: RepositoryTexts) {
    self.texts = texts
    for (number, file) in texts.repository.files.numbered {
      for ordinal in file.facts.topLevel where file.facts.kind(of: ordinal) == .opgave {
        let address = Address(file: number, ordinal: ordinal)
        var names: Set<String> = []
        if file.facts.declaration(ordinal).name >= 0 {
          let name = file.facts.name(of: ordinal)
          names.insert(name)
          if let organisation = file.facts.organisationName(of: ordinal) {
            names.insert("\(file.facts.names.text(organisation)).\(name)")
          }
        }
        if let title = texts.title(of: address) { names.insert(title.trimmed) }
        for name in names { opgaven[name, default: []].append(address) }
      }
    }
    known = opgaven.keys.sorted()
  }

  func knows(_ name: String) -> Bool { opgaven[name] != nil }

  func opgave(_ row: ImportRow) throws(BadRow) -> Address {
    let name = row.opgave.trimmed
    if name.isEmpty { throw BadRow(row.number, Text("de opgave ontbreekt", "the opgave is missing")) }
    return try one(of: opgaven[name] ?? [], Kind.opgave.keyword, name, { known }, row.number)
  }

  /// A declaration of a kind in an opgave.
  func inner(_ kind: Kind, _ name: String, of opgave: Address, _ row: Int) throws(BadRow) -> Address {
    let name = name.trimmed
    if name.isEmpty { throw BadRow(row, Text("‘\(kind.keyword)’ ontbreekt", "‘\(kind.keyword)’ is missing")) }
    let facts = texts.repository.facts(opgave)
    let all = (opgave.ordinal..<facts.end(of: opgave.ordinal)).filter { facts.kind(of: $0) == kind }.map {
      Address(file: opgave.file, ordinal: $0)
    }
    func bears(_ address: Address) -> Bool {
      facts.declaration(address.ordinal).name >= 0 && facts.name(of: address.ordinal) == name
    }
    let named = all.filter(bears)
    let found = named.isEmpty ? all.filter { texts.title(of: $0)?.trimmed == name } : named
    return try one(
      of: found, kind.keyword, name,
      {
        all.flatMap {
          [facts.declaration($0.ordinal).name >= 0 ? facts.name(of: $0.ordinal) : "", texts.title(of: $0) ?? ""]
        }
      },
      row)
  }

  /// A mijlpaal of an inspanning, or of the whole opgave.
  func mijlpaal(
    _ title: String, _ date: DateSpan, of home: Address, in opgave: Address, _ row: Int
  ) throws(BadRow) -> Address {
    let facts = texts.repository.facts(home)
    let parent = home == opgave ? facts.child(.presteren, of: home.ordinal) : home.ordinal
    let all = parent.map { facts.children(of: $0).filter { facts.kind(of: $0) == .mijlpaal } } ?? []
    let found = all.filter { facts.declaration($0).date == date && says(texts.title(of: at($0, home)), title) }
    return try one(of: found.map { at($0, home) }, "mijlpaal", "\(date.text) \(title.trimmed)", { [] }, row)
  }

  /// The reflectie of an action.
  func actie(_ text: String, _ date: DateSpan, of opgave: Address, _ row: Int) throws(BadRow) -> Address {
    let facts = texts.repository.facts(opgave)
    let all =
      facts.child(.leren, of: opgave.ordinal).map { facts.children(of: $0).filter { facts.kind(of: $0) == .reflectie } }
      ?? []
    let found = all.filter { facts.declaration($0).date == date && says(texts.text(.actie, of: at($0, opgave)), text) }
    return try one(of: found.map { at($0, opgave) }, "actie", "\(date.text) \(text.trimmed)", { [] }, row)
  }

  private func at(_ ordinal: DeclarationIndex, _ address: Address) -> Address {
    Address(file: address.file, ordinal: ordinal)
  }

  /// Whether a text is the one that a sheet has, whatever its lines.
  private func says(_ text: String?, _ written: String) -> Bool {
    func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
    return words(text ?? "") == words(written)
  }

  private func one(
    of found: [Address], _ keyword: String, _ name: String, _ others: () -> [String], _ row: Int
  ) throws(BadRow) -> Address {
    guard let first = found.first else {
      let hint = Nearest.find(name, in: others().filter { !$0.isEmpty })
      throw BadRow(
        row,
        Text(
          "er is geen \(keyword) ‘\(name)’\(hint.map { ": bedoelt u ‘\($0)’?" } ?? "")",
          "there is no \(keyword) ‘\(name)’\(hint.map { ": do you mean ‘\($0)’?" } ?? "")"))
    }
    guard found.count == 1 else {
      throw BadRow(
        row,
        Text(
          "er is meer dan één \(keyword) ‘\(name)’: noem de organisatie erbij, of geef ze eigen namen",
          "there is more than one \(keyword) ‘\(name)’: name the organisatie too, or give them names of their own"))
    }
    if texts.repository.facts(first).isDamaged(first.ordinal) {
      throw BadRow(
        row,
        Text(
          "in \(keyword) ‘\(name)’ staat een schrijffout: herstel die eerst",
          "\(keyword) ‘\(name)’ holds a syntax error: correct that first"))
    }
    return first
  }
}
