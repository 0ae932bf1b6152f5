/// Which rules are looked at: codes, groups such as `OPG5`, and slugs.
internal import OpgaveModel
internal import OpgaveRules

struct Selection: Sendable {
  /// `nil` for all.
  private var selected: Set<UInt16>?
  private var ignored: Set<UInt16> = []

  /// - Throws: `UsageError` that names what is no rule, and the nearest that is.
  init(_ arguments: Arguments) throws(UsageError) {
    if arguments.has("--select") { selected = try Selection.codes(arguments.all("--select")) }
    ignored = try Selection.codes(arguments.all("--ignore"))
  }

  var isAll: Bool { selected == nil && ignored.isEmpty }

  func contains(_ rule: UInt16) -> Bool { (selected?.contains(rule) ?? true) && !ignored.contains(rule) }

  private static func codes(_ lists: [String]) throws(UsageError) -> Set<UInt16> {
    var found: Set<UInt16> = []
    for name in lists.flatMap({ $0.split(separator: ",").map { String($0).trimmed } }) where !name.isEmpty {
      let rules = AllRules.rules(named: name)
      if rules.isEmpty {
        let hint = Common.hint(name, in: AllRules.all.flatMap { [$0.slug, $0.name] })
        throw UsageError(
          Text(
            "geen regel ‘\(name)’\(hint.nl.isEmpty ? "; zie opgave rules" : hint.nl)",
            "no rule ‘\(name)’\(hint.en.isEmpty ? "; see opgave rules" : hint.en)"))
      }
      found.formUnion(rules.map(\.code))
    }
    return found
  }
}
