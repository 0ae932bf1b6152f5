/// Which rules are looked at: codes, starts of codes such as `OPG5`, and slugs.
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
      let codes = matching(name)
      if codes.isEmpty {
        let hint = Common.hint(name, in: AllRules.all.flatMap { [$0.slug, $0.name] })
        throw UsageError(
          Text(
            "geen regel ‘\(name)’\(hint.nl.isEmpty ? "; zie opgave rules" : hint.nl)",
            "no rule ‘\(name)’\(hint.en.isEmpty ? "; see opgave rules" : hint.en)"))
      }
      found.formUnion(codes)
    }
    return found
  }

  private static func matching(_ name: String) -> [UInt16] {
    if let rule = AllRules.rule(named: name) { return [rule.code] }
    let upper = name.uppercased()
    let digits = upper.hasPrefix("OPG") ? upper.dropFirst(3) : upper[...]
    guard digits.count < 3, digits.allSatisfy(\.isNumber) else { return [] }
    return AllRules.all.filter { String($0.code).hasPrefix(digits) }.map(\.code)
  }
}
