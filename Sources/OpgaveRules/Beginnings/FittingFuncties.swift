/// Who fits a corner of the triangle, by soort and by what the name says.
internal import OpgaveModel

struct FittingFuncties {
  var functies: [Nameable.Functie]
  /// Who is that already.
  var opgavemanager: String?
  var werkwijze: Word?
  /// What the opgave is about, as far as its name says.
  var subject: Set<Substring>

  /// Those who may hold a corner, the likeliest first.
  func ranked(for corner: Field, besides taken: Set<String>) -> [String] {
    fitting(corner, besides: taken).map(\.name)
  }

  /// Who fits best; nobody where several fit and nothing tells them apart.
  func best(for corner: Field, besides taken: Set<String>) -> String? {
    let fitting = fitting(corner, besides: taken)
    guard let best = fitting.first else { return nil }
    return best.score > 0 || fitting.count == 1 ? best.name : nil
  }

  typealias Holder = (corner: Field, name: String)

  /// For each corner who fits it best, none of them for two; `nil` where that cannot be told of one.
  func best(for missing: [Field], besides taken: Set<String>) -> [Holder]? {
    var (holders, taken): ([Holder], Set<String>) = ([], taken)
    for corner in missing {
      guard let name = best(for: corner, besides: taken) else { return nil }
      taken.insert(name)
      holders.append((corner, name))
    }
    return holders
  }

  /// What may be chosen from: a functie for each corner, none of them for two; a corner that nobody fits stays open.
  ///
  /// - Parameter limit: so many at most.
  func choices(for missing: [Field], besides taken: Set<String>, limit: Int) -> [[Holder]] {
    func completed(_ chosen: [Holder]) -> [Holder] {
      var (holders, taken) = (chosen, taken.union(chosen.map(\.name)))
      for corner in missing where !holders.contains(where: { $0.corner == corner }) {
        guard let name = ranked(for: corner, besides: taken).first else { continue }
        taken.insert(name)
        holders.append((corner, name))
      }
      return missing.compactMap { corner in holders.first { $0.corner == corner } }
    }
    // Of the first corner that nothing tells anything of each who may hold it.
    let open = missing.first { best(for: $0, besides: taken) == nil && ranked(for: $0, besides: taken).count > 1 }
    let rest = missing.filter { $0 != open }
    let sure = rest.reduce(into: [Holder]()) { sure, corner in
      if let name = best(for: corner, besides: taken.union(sure.map(\.name))) { sure.append((corner, name)) }
    }
    let chosen =
      open.map { open in
        ranked(for: open, besides: taken.union(sure.map(\.name))).prefix(limit).map { sure + [(open, $0)] }
      } ?? [sure]
    return chosen.map(completed).filter { !$0.isEmpty }
  }

  /// Who might be appointed to a corner that nobody of the organisation fits; `nil` where the name is taken.
  func appointed(to corner: Field) -> (name: String, soort: Word)? {
    let named: (name: String, soort: Word) =
      switch (corner, werkwijze) {
      case (.bestuurlijkOpdrachtgever, _): ("bestuurlijk-opdrachtgever", .bestuurder)
      case (.ambtelijkOpdrachtgever, _): ("ambtelijk-opdrachtgever", .ambtenaar)
      case (_, .project): ("projectmanager", .ambtenaar)
      case (_, .programma): ("programmamanager", .ambtenaar)
      default: ("procesmanager", .ambtenaar)
      }
    return functies.contains { $0.name == named.name } ? nil : named
  }

  private func fitting(_ corner: Field, besides taken: Set<String>) -> [(name: String, score: Int)] {
    functies.filter { corner.isHeld(by: $0.soort) && !$0.isVacant && !taken.contains($0.name) }
      .map { (name: $0.name, score: score($0, corner)) }.filter { $0.score >= 0 }.enumerated()
      .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
  }

  /// How well a name fits a corner; below 0 where it says that it is for something else.
  private func score(_ functie: Nameable.Functie, _ corner: Field) -> Int {
    let words = functie.name.split(separator: "-")
    let first = words.first ?? ""
    let near = words.contains(where: subject.contains) ? 1 : 0
    let kind = Self.professionals.first(where: first.hasPrefix)
    switch corner {
    case .ambtelijkOpdrachtgever:
      if kind != nil || first == Self.professional { return -1 }
      let isHead = ["gemeentesecretaris", "provinciesecretaris", "secretaris", "directeur"].contains(first)
      return near + (functie.name == opgavemanager || words.contains("opdrachtgever") ? 4 : 0)
        + (first.hasPrefix("opgavemanager") ? 1 : 0) + (isHead ? 2 : 0)
    case .sturingsprofessional:
      if first == Self.professional { return near + 3 }
      guard let kind else { return near > 0 && !first.hasPrefix("opgavemanager") ? near : -1 }
      return werkwijze?.spelling.hasSuffix(kind) ?? false ? near + 4 : -1
    case .opgavemanager: return near + (first.hasPrefix("opgavemanager") ? 4 : 0)
    default: return near
    }
  }

  private static let professional = "sturingsprofessional"
  private static let professionals = ["programma", "project", "proces"]
}
