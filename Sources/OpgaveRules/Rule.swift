/// What a rule is: a page for people, a check for the machine, and the words of what it finds. Knows no rule in particular.
package import OpgaveModel
package import OpgaveSyntax

package enum Severity: UInt8, Sendable, Comparable, CaseIterable {
  case hint, info, waarschuwing, fout

  package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

  package init?(_ word: Word) {
    switch word {
    case .fout: self = .fout
    case .waarschuwing: self = .waarschuwing
    case .info: self = .info
    case .hint: self = .hint
    default: return nil
    }
  }

  /// What it is called where programs read it, in every language the same.
  package var key: String {
    switch self {
    case .fout: "fout"
    case .waarschuwing: "waarschuwing"
    case .info: "info"
    case .hint: "hint"
    }
  }

  package init?(key: String) {
    guard let severity = Severity.allCases.first(where: { $0.key == key }) else { return nil }
    self = severity
  }

  /// What people read.
  package var text: Text {
    switch self {
    case .fout: Text("fout", "error")
    case .waarschuwing: Text("waarschuwing", "warning")
    case .info: Text("info", "info")
    case .hint: Text("hint", "hint")
    }
  }
}

/// Where a claim comes from.
package enum Source: Sendable, Equatable {
  /// The guide to opgavegericht werken.
  case guide
  /// The definition of the format.
  case format
  /// A public practice, by its name and place.
  case practice(String)
  /// Our own conclusion.
  case inference

  package var text: Text {
    switch self {
    case .guide: Text("de gids Opgavegericht werken", "the guide to opgavegericht werken")
    case .format: Text("de definitie van .opgave", "the definition of .opgave")
    case .practice(let name): Text(name, name)
    case .inference: Text("onze eigen gevolgtrekking", "our own inference")
    }
  }
}

package struct Rule: Sendable {
  package let code: UInt16
  package let group: RuleGroup
  package let slug: String
  /// The severity that a finding has unless the check says another.
  package let severity: Severity
  /// The rule in one sentence.
  package let summary: Text
  package let explanation: Text
  /// Why it is a rule.
  package let reason: Text
  package let source: Source
  package let example: Example
  package let checks: [Check]
  private let words: @Sendable (Finding) -> Text
  package let fixes: (@Sendable (Finding, FixContext) -> [Fix])?
  /// Whether some of them may be certain; what only a person knows never is.
  package let mayBeCertain: Bool
  /// Whether it speaks only where the settings ask for it.
  package let isOff: Bool
  package let tags: Set<Tag>
  /// What its page need not show: one case or more for each condition in its checks.
  package let cases: @Sendable () -> [RuleCase]

  package enum Tag: Sendable {
    /// What it reports could go.
    case needless
    /// What it reports rests on something that was stopped.
    case stopped
    /// What it finds depends on all names that there are.
    case proposesNames
    /// One finding tells what many declarations lack, each a related place with its name among the arguments.
    case collects
  }

  init(
    _ code: UInt16, _ slug: String, _ severity: Severity, _ summary: Text, explanation: Text, reason: Text,
    source: Source, example: Example, checks: [Check], isOff: Bool = false, tags: Set<Tag> = [],
    message: @escaping @Sendable (Finding) -> Text,
    fixes: (@Sendable (Finding, FixContext) -> [Fix])? = nil,
    cases: @autoclosure @escaping @Sendable () -> [RuleCase] = []
  ) {
    (self.code, self.slug, self.severity, self.summary) = (code, slug, severity, summary)
    group = RuleGroup(code: code) ?? .opbouw
    (self.explanation, self.reason, self.source, self.example) = (explanation, reason, source, example)
    (self.checks, words) = (checks, message)
    mayBeCertain = fixes != nil
    self.fixes = (fixes ?? Providing.orProposed(code)).map(Rule.orOfMisread)
    (self.isOff, self.tags, self.cases) = (isOff, tags, cases)
  }

  /// What was misread is mended the same way, whatever rule tells of it.
  private static func orOfMisread(
    _ own: @escaping @Sendable (Finding, FixContext) -> [Fix]
  ) -> @Sendable (Finding, FixContext) -> [Fix] {
    { finding, context in
      if let misreading = finding.misreading { return context.fixes(of: misreading, finding) }
      return own(finding, context)
    }
  }

  /// `OPG514`.
  package var name: String { "OPG\(code)" }

  /// What it says of a finding.
  package func message(_ finding: Finding) -> Text {
    let finding = finding.shortened
    return finding.misreading.map { $0.message(finding) } ?? words(finding)
  }

  /// Whether a directive can accept what it reports.
  package var isIgnorable: Bool { group.isIgnorable }
}

/// How far a rule looks, and what it does there.
package enum Check: Sendable {
  /// Gives errors of the parser their rule, and says how bad they are and what the place is that explains them.
  case syntax([SyntaxError.Kind], severity: Severity? = nil, related: Related.Note = .opensHere)
  /// Gives what does not fit the vocabulary its rule.
  case misfits([Misfit.Kind])
  /// Looks at the text of one file.
  case tree(@Sendable (borrowing TreeContext, inout Findings) -> Void)
  /// Looks at the facts of one file, and at what the names in it mean elsewhere.
  case file(@Sendable (FileContext, inout Findings) -> Void)
  /// The same for each opgave.
  case opgave(@Sendable (borrowing OpgaveContext, inout Findings) -> Void)
  /// Looks at the outlines of all files at once; asked again only when what it reads of them changes.
  case repository(reads: OutlineAspects, @Sendable (Overview, inout RepositoryFindings) -> Void)
  /// Looks at what became of each declaration since an earlier moment; asked only where two moments are compared.
  case history(@Sendable (RepositoryContext, RepositoryChange, inout RepositoryFindings) -> Void)
  /// Compares the text with its canonical form, where the settings ask for that.
  case formatting
  /// Found while findings are ignored.
  case ignoring
}
