/// The groups in which the rules stand, and the codes that a person means by a name. Knows no rule.
package import OpgaveModel

/// What rules are about: their code without its last two digits.
package enum RuleGroup: UInt16, CaseIterable, Sendable {
  case schrift = 1
  case opbouw, namen, kenmerken, sturen, presteren, samenhang, leren, verzorging, historie

  package init?(code: UInt16) { self.init(rawValue: code / 100) }

  /// `OPG5`.
  package var name: String { "OPG\(rawValue)" }

  package var codes: Range<UInt16> { rawValue * 100..<rawValue * 100 + 100 }

  /// Whether what its rules report can be accepted: a text that cannot be read cannot.
  package var isIgnorable: Bool { self != .schrift }

  package var title: Text {
    switch self {
    case .schrift: Text("Schrift", "Writing")
    case .opbouw: Text("Opbouw", "Structure")
    case .namen: Text("Namen", "Names")
    case .kenmerken: Text("Kenmerken en opdracht", "Kenmerken and opdracht")
    case .sturen: Text("Besturen en sturen", "Besturen and sturen")
    case .presteren: Text("Presteren", "Presteren")
    case .samenhang: Text("Samenhang", "Coherence")
    case .leren: Text("Leren", "Learning")
    case .verzorging: Text("Verzorging", "Care")
    case .historie: Text("Historie", "History")
    }
  }
}

package enum RuleCodes {
  /// The codes that a name stands for, with or without `OPG`: that of one rule, such as `OPG514` or `OPG1001`, those of a group, such
  /// as `OPG5` or `OPG10`, or ten, such as `OPG51`. Whether there are rules with these codes is another matter.
  package static func named(_ name: String) -> Range<UInt16>? {
    let upper = name.uppercased()
    let digits = upper.hasPrefix("OPG") ? upper.dropFirst(3) : upper[...]
    guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), digits.first != "0",
      let number = UInt16(digits)
    else { return nil }
    if let group = RuleGroup(rawValue: number) { return group.codes }
    return digits.count == 2 ? number * 10..<number * 10 + 10 : number..<number + 1
  }
}
