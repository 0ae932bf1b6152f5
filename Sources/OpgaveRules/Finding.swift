/// What a rule found: where, how bad, and with which particulars. Words are added when it is shown.
package import OpgaveModel

package enum Place: Equatable, Hashable, Sendable {
  /// UTF-8 offsets; for what only the text knows.
  case range(Range<Int>)
  case part(Part)
}

package struct Related: Equatable, Hashable, Sendable {
  /// `nil` for the file of the finding itself.
  package var file: FileIndex?
  package var place: Place
  package var note: Note
  /// Whether it is a place at the earlier of two moments that are compared.
  package var isEarlier = false

  package enum Note: UInt8, Sendable, Hashable {
    case first, other, each, against, opensHere, closesHere, declaredHere, declaration, path, status, was

    package var text: Text {
      switch self {
      case .first: Text("hier staat het eerste", "the first is here")
      case .other: Text("hier ook", "here too")
      case .each: Text("hier", "here")
      case .against: Text("dit zegt iets anders", "this says otherwise")
      case .opensHere: Text("het blok begint hier", "the block starts here")
      case .closesHere: Text("deze ‘}’ sluit het blok", "this ‘}’ closes the block")
      case .declaredHere: Text("hier staat wat bedoeld kan zijn", "this may be what is meant")
      case .declaration: Text("hier staat die", "that one is here")
      case .path: Text("de kring loopt hierlangs", "the circle passes here")
      case .status: Text("hier staat de status", "the status is here")
      case .was: Text("hier stond het", "it was here")
      }
    }
  }

  package init(_ note: Note, _ place: Place, file: FileIndex? = nil) {
    (self.note, self.place, self.file) = (note, place, file)
  }

  /// Where something was at the earlier of two moments.
  package init(was part: Part, in file: FileIndex) {
    self.init(.was, .part(part), file: file)
    isEarlier = true
  }
}

package struct Finding: Equatable, Hashable, Sendable {
  /// The number of its rule.
  package var rule: UInt16
  package var severity: Severity
  /// Whether it is not shown, as what cannot be read elsewhere may refute it. A `negeer` for it is not idle.
  package var isWithheld: Bool
  package var place: Place
  package var arguments: FindingArguments
  package var related: [Related]

  package init(
    _ rule: UInt16, _ severity: Severity, _ place: Place, _ arguments: FindingArguments = [:], related: [Related] = [],
    isWithheld: Bool = false
  ) {
    (self.rule, self.severity, self.place, self.isWithheld) = (rule, severity, place, isWithheld)
    (self.arguments, self.related) = (arguments, related)
  }
}

/// Findings of one file while rules run over it.
package struct Findings: Sendable {
  package var all: [Finding] = []
  package var rule: UInt16 = 0
  package var severity: Severity = .fout

  package init() {}

  package mutating func report(
    _ place: Place, _ arguments: FindingArguments = [:], severity: Severity? = nil, related: [Related] = []
  ) {
    all.append(Finding(rule, severity ?? self.severity, place, arguments, related: related))
  }

  package mutating func report(
    _ part: Part, _ arguments: FindingArguments = [:], severity: Severity? = nil, related: [Related] = [],
    isWithheld: Bool = false
  ) {
    all.append(
      Finding(
        rule, severity ?? self.severity, .part(part), arguments, related: related, isWithheld: isWithheld))
  }
}

extension Findings {
  /// Reports what several declarations of one block lack as one finding; nothing where there is none. One that lacks its name already
  /// cannot be called by it.
  mutating func report(
    _ part: Part, each declarations: [DeclarationIndex], _ facts: Facts, severity: Severity? = nil
  ) {
    let named = declarations.filter { !facts.name(of: $0).isEmpty }
    if named.isEmpty { return }
    report(
      part, [.each: .texts(named.map(facts.name))], severity: severity,
      related: named.map { Related(.each, .part(.name($0))) })
  }
}

/// Findings by file while rules look at the whole.
package struct RepositoryFindings: Sendable {
  /// By the number of the file.
  package private(set) var byFile: [FileIndex: [Finding]] = [:]
  var rule: UInt16 = 0
  var severity: Severity = .fout

  init() {}

  mutating func report(
    in file: FileIndex, _ part: Part, _ arguments: FindingArguments = [:], severity: Severity? = nil,
    related: [Related] = [], isWithheld: Bool = false
  ) {
    report(
      in: file, .part(part), arguments, severity: severity, related: related, isWithheld: isWithheld)
  }

  mutating func report(
    in file: FileIndex, _ place: Place, _ arguments: FindingArguments = [:], severity: Severity? = nil,
    related: [Related] = [], isWithheld: Bool = false
  ) {
    byFile[file, default: []].append(
      Finding(rule, severity ?? self.severity, place, arguments, related: related, isWithheld: isWithheld))
  }
}
