/// A statement that the parser did not understand, as a person most likely meant it: one finding with one remedy, where the parser
/// knows only of a token that fits nowhere.
internal import OpgaveModel
internal import OpgaveSyntax

/// What kind of statement was misread.
package enum Misreading: UInt8, Hashable, Sendable {
  /// A value that is written otherwise than its field asks.
  case value
  /// Words that lack the quotes around them.
  case text
  /// A value that says that nothing is known yet.
  case nothingYet
  /// A value that nobody understands.
  case unfit
  /// What is no field and no block.
  case note
  /// A comment with the sign of another language.
  case comment
  /// A header of several words.
  case header
  /// The name of a field in words.
  case name
  /// Something else than a colon behind the name of a field.
  case colon
  /// A statement with the sign of a list before it.
  case bullet
}

struct Reading {
  var kind: Misreading
  /// What is to be written otherwise.
  var place: Range<Int>
  /// All that is one statement.
  var statement: Range<Int>
  /// How it would be written, the likeliest first.
  var ways: [String] = []
  /// What stands there besides, for a comment.
  var rest = ""
  var owner: Kind
  var field: Field?

  /// The rule that tells of it: one on writing where the parser did not understand it.
  private func rule(isSyntax: Bool) -> Rule {
    if !isSyntax { return .verkeerdType }
    if kind == .colon { return .dubbelePuntOntbreekt }
    guard kind == .value, let field else { return .onverwachtTeken }
    switch Vocabulary.spec(field, in: owner)?.type {
    case .date?, .period?: return .ongeldigeDatum
    case .amount?, .number?, .percentage?, .measurement?: return .ongeldigGetal
    default: return .onverwachtTeken
    }
  }

  /// - Parameter isSyntax: whether the parser reported it, and not the vocabulary.
  func finding(_ tree: SyntaxTree, isSyntax: Bool) -> Finding {
    let rule = rule(isSyntax: isSyntax)
    var arguments: FindingArguments = [
      .written: .text(Checker.excerpt(tree, place)), .error: .misreading(kind), .wanted: .texts(ways),
      .owner: .kind(owner), .other: .text(rest),
    ]
    if let field { arguments[.field] = .field(field) }
    return Finding(rule.code, .fout, .range(place), arguments)
  }
}

extension Finding {
  /// What was misread, where it tells of that.
  package var misreading: Misreading? {
    if case .misreading(let kind)? = arguments[.error] { kind } else { nil }
  }
}

// MARK: Words

extension Misreading {
  /// What a finding of it says.
  func message(_ finding: Finding) -> Text {
    let (written, ways) = (finding.text(.written), finding.names(.wanted))
    let way = ways.first ?? ""
    let name = finding.field?.spelling ?? ""
    switch self {
    case .value where ways.count > 1:
      let choices = ways.map { "‘\($0)’" }
      let (nl, en) = (choices.joined(separator: " of "), choices.joined(separator: " or "))
      return Text(
        "bij ‘\(name)’ is ‘\(written)’ niet precies genoeg: kies \(nl)",
        "for ‘\(name)’ ‘\(written)’ is not exact enough: choose \(en)")
    case .value where !finding.text(.other).isEmpty:
      return Text(
        "schrijf ‘\(way)’, en ‘\(finding.text(.other))’ in een opmerking erachter",
        "write ‘\(way)’, and ‘\(finding.text(.other))’ in a comment behind it")
    case .colon:
      return Text(
        "achter ‘\(name)’ hoort een dubbele punt: schrijf ‘\(way)’", "a colon belongs after ‘\(name)’: write ‘\(way)’")
    case .bullet:
      return Text(
        "een veld begint met zijn naam: schrijf ‘\(way)’", "a field starts with its name: write ‘\(way)’")
    case .text where written.hasPrefix("\""):
      return Text(
        "een tekst staat tussen één paar aanhalingstekens: schrijf \(way)",
        "a text stands between one pair of quotes: write \(way)")
    case .value, .name:
      return Text("schrijf ‘\(written)’ als ‘\(way)’", "write ‘\(written)’ as ‘\(way)’")
    case .text:
      return Text("zet deze tekst tussen aanhalingstekens: \(way)", "put this text between quotes: \(way)")
    case .nothingYet:
      return Text(
        "weet u dit nog niet? Laat ‘\(name)’ dan weg: wat er niet staat, is onbekend",
        "not known yet? Then leave out ‘\(name)’: what is not there is unknown")
    case .unfit:
      let expected = finding.field.flatMap { Vocabulary.spec($0, in: finding.owner) }?.type.expectation
      return Text(
        "bij ‘\(name)’ hoort \(expected?.nl ?? "iets anders"), en niet ‘\(written)’",
        "‘\(name)’ takes \(expected?.en ?? "something else"), and not ‘\(written)’")
    case .note:
      return Text(
        "‘\(written)’ is geen veld en geen blok: zet er ‘#’ voor, dan is het een opmerking",
        "‘\(written)’ is no field and no block: put ‘#’ before it, and it is a comment")
    case .comment: return Text("een opmerking begint met ‘#’", "a comment starts with ‘#’")
    case .header:
      return Text(
        "schrijf ‘\(way)’: een naam is één woord, een titel staat tussen aanhalingstekens",
        "write ‘\(way)’: a name is one word, a title stands between quotes")
    }
  }
}

// MARK: Remedies

extension FixContext {
  /// What can be done about what was misread, best first.
  func fixes(of misreading: Misreading, _ finding: Finding) -> [Fix] {
    let place = range(finding)
    switch misreading {
    case .nothingYet, .unfit:
      return commentingOut(place).map { [$0] } ?? []
    case .note, .comment:
      let way = finding.names(.wanted).first ?? ""
      return [fix(Text("Maak er een opmerking van", "Make it a comment"), isCertain: false, [TextEdit(place, way)])]
    case .header:
      // No name is given twice.
      if let name = finding.names(.wanted).first?.split(separator: " ").dropFirst().first,
        let ordinal = ordinal(startingBefore: place.lowerBound),
        repository?.bearer(of: String(name), besides: Address(file: file, ordinal: ordinal)) != nil
      {
        return []
      }
    default: break
    }
    let (ways, rest) = (finding.names(.wanted), finding.text(.other))
    return ways.compactMap { way in
      var edits = [TextEdit(place, way)]
      if !rest.isEmpty {
        // Behind it nothing else may stand on the line, or it would be in the comment too.
        guard case .nothing = tree.rest(of: place.upperBound) else { return nil }
        edits = [TextEdit(place, "\(way)  # \(rest)")]
      }
      let title =
        ways.count == 1 && misreading == .text
        ? Text("Zet er aanhalingstekens omheen", "Put quotes around it") : Text("Schrijf ‘\(way)’", "Write ‘\(way)’")
      if ways.count > 1 || !rest.isEmpty { return Fix(title, .personal, [file: edits]) }
      let isCertain = misreading == .value && rest.isEmpty && Meant.isSameNumber(tree.text(place), way)
      return fix(title, isCertain: isCertain, edits)
    }
  }

  /// The field in which a value stands as a comment; `nil` where it must be there, or shares its line.
  private func commentingOut(_ value: Range<Int>) -> Fix? {
    guard let reading = Readings(tree).reading(at: value.lowerBound), let field = reading.field,
      let spec = Vocabulary.spec(field, in: reading.owner), !spec.isRequired,
      tree.isLineStart(tree.startOfBlanks(reading.statement.lowerBound)),
      case .nothing = tree.rest(of: reading.statement.upperBound)
    else { return nil }
    return asComment(reading.statement)
  }
}
