/// What holds of any two moments: what was edited is told and nothing else, both ways, whatever form the text has.
import Foundation
import OpgaveModel
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct ChangePropertyTests {
  static let examples: [String: String] = Dictionary(
    uniqueKeysWithValues: Project.contents(below: "grammar/voorbeelden", ending: ".opgave").map {
      ($0.path, String(decoding: $0.bytes, as: UTF8.self))
    }.filter { !$0.0.contains("/") || $0.0.hasPrefix("opgaven/") })

  /// An edit of one fact: what takes the place of a range, and what is to be told of it, as sign, path and field.
  private struct FactEdit {
    let path: String
    let range: Range<Int>
    let replacement: String
    let told: [String]
    /// Names that are others now: what lies in what bears one has it in its path.
    var renamed: (old: String, new: String)?
  }

  @Test func namesWhatWasEditedAndNothingElse() throws {
    var random = SeededGenerator(seed: Project.seed &+ 20)
    let start = TextRepository(Self.examples)
    var (tried, problems): (Int, [String]) = (0, [])
    while tried < Project.cases(120) {
      var edits: [FactEdit] = []
      for _ in 0...random.below(3) {
        guard let edit = edit(start, &random) else { continue }
        // Two edits of one thing are one.
        let isApart = edits.allSatisfy { other in
          other.path != edit.path
            || !other.range.overlaps(edit.range) && other.range.upperBound != edit.range.lowerBound
              && edit.range.upperBound != other.range.lowerBound
        }
        if isApart { edits.append(edit) }
      }
      guard !edits.isEmpty else { continue }
      tried += 1
      var texts = Self.examples
      for (path, own) in Dictionary(grouping: edits, by: \.path) {
        let applied = own.map { TextEdit($0.range, $0.replacement) }.applied(to: Array(start.text(path).utf8))
        // Its form is no matter, nor where it stands.
        let laidOut = Layout.random(&random).applied(to: applied, &random)
        let place = random.below(3) == 0 && path.hasPrefix("opgaven/") ? "opgaven/ander-\(path.dropFirst(8))" : path
        texts[path] = nil
        texts[place] = String(decoding: laidOut, as: UTF8.self)
      }
      let wanted = edits.flatMap(\.told).sorted()
      func asBefore(_ line: String) -> String {
        if line.hasPrefix(">") { return line }
        return edits.compactMap(\.renamed).reduce(line) { $0.replacing(" \($1.new)", with: " \($1.old)") }
      }
      let told = try ComparedTexts(Self.examples, texts).lines.map(Self.signed).map(asBefore).sorted()
      if told != wanted { problems.append("wanted \(wanted)\ntold   \(told)") }
      let mirrored = try ComparedTexts(texts, Self.examples).lines.map(Self.signed).map(asBefore)
      let back = mirrored.map { line -> String in
        line.hasPrefix("+") ? "-" + line.dropFirst() : line.hasPrefix("-") ? "+" + line.dropFirst() : line
      }.map { $0.hasPrefix(">") ? ">" : $0 }.sorted()
      if back != told.map({ $0.hasPrefix(">") ? ">" : $0 }).sorted() { problems.append("there \(told)\nback  \(back)") }
    }
    if let first = problems.first { Issue.record("\(problems.count) of \(tried):\n\(first)") }
    for problem in problems.dropFirst().prefix(20) { print(problem) }
  }

  @Test func formAndOrderAreNoChange() throws {
    var random = SeededGenerator(seed: Project.seed &+ 21)
    for _ in 0..<Project.cases(20) {
      var texts: [String: String] = [:]
      for (path, text) in Self.examples {
        var bytes = Array(text.utf8)
        for _ in 0..<10 { Self.swapNeighbours(&bytes, &random) }
        texts[path] = String(decoding: Layout.random(&random).applied(to: bytes, &random), as: UTF8.self)
      }
      #expect(try ComparedTexts(Self.examples, texts).lines == [])
    }
    #expect(try ComparedTexts(Self.examples, Self.examples).lines == [])
  }

  /// Two statements that stand behind each other change places.
  private static func swapNeighbours(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let tree = SyntaxTree(parsing: bytes)
    let blocks = tree.records.indices.filter { tree.kind($0) == .block || tree.kind($0) == .file }
    let block = blocks[random.below(blocks.count)]
    let all = tree.children(block).filter { tree.kind($0) == .field || tree.kind($0) == .declaration }
    guard all.count > 1 else { return }
    let place = random.below(all.count - 1)
    let (one, other) = (tree.range(all[place]), tree.range(all[place + 1]))
    // What stands behind a comment would be in it.
    guard !bytes[one.upperBound..<other.lowerBound].contains(UInt8(ascii: "#")) else { return }
    let (first, second) = (Array(bytes[one]), Array(bytes[other]))
    bytes.replaceSubrange(other, with: first)
    bytes.replaceSubrange(one, with: second)
  }

  /// A line without what it says of values.
  private static func signed(_ line: String) -> String {
    line.hasPrefix(">") ? line : line.components(separatedBy: ": ")[0]
  }

  // MARK: Edits

  private func edit(_ repository: TextRepository, _ random: inout SeededGenerator) -> FactEdit? {
    let files = repository.read.files.map(\.file).filter { $0.path.hasPrefix("opgaven/") }
    let file = files[random.below(files.count)]
    let facts = file.facts
    let places = file.places.expanded(facts)
    let tree = SyntaxTree(parsing: Array(repository.text(file.path).utf8))
    let number = FileIndex(repository.read.files.firstIndex { $0.file.path == file.path }?.place ?? 0)
    func node(_ part: Part, _ kind: SyntaxKind) -> Range<Int>? {
      let place = places.range(part, facts).lowerBound
      return tree.token(touching: place + 1).flatMap { token in
        tree.ancestors(of: token).first { tree.kind($0) == kind }
      }
      .map(tree.range)
    }
    let ordinal = DeclarationIndex(random.below(facts.declarations.count))
    let path = repository.repository.path(of: Address(file: number, ordinal: ordinal))
    let kind = facts.kind(of: ordinal)
    switch random.below(6) {
    case 0:
      // A declaration goes.
      guard facts.declaration(ordinal).parent != nil, let range = node(.keyword(ordinal), .declaration) else {
        return nil
      }
      return FactEdit(path: file.path, range: range, replacement: "", told: ["- " + path])
    case 1:
      // One comes, behind another.
      guard kind == .partij, let range = node(.keyword(ordinal), .declaration) else { return nil }
      let name = "nieuw-\(random.below(1_000_000))"
      let above = path.components(separatedBy: " > ").dropLast().joined(separator: " > ")
      return FactEdit(
        path: file.path, range: range.upperBound..<range.upperBound,
        replacement: "\npartij \(name) \"Nieuw \(name)\" {\n wereld: leefwereld\n}\n",
        told: ["+ \(above) > partij \(name)"])
    case 2:
      // One is called otherwise.
      guard facts.declaration(ordinal).name >= 0 else { return nil }
      let range = places.range(.name(ordinal), facts)
      // What is alike cannot be told apart, so one needs a title or enough to say.
      guard facts.declaration(ordinal).flags.contains(.hasTitle) else { return nil }
      let name = "ander-\(random.below(1_000_000))"
      let parts = path.components(separatedBy: " > ")
      let renamed = (parts.dropLast() + ["\(kind.keyword) \(name)"]).joined(separator: " > ")
      return FactEdit(
        path: file.path, range: range, replacement: name, told: ["> \(path) > \(renamed)"],
        renamed: (facts.name(of: ordinal), name))
    default:
      let fields = Array(facts.fields(of: ordinal))
      guard !fields.isEmpty else { return nil }
      let index = fields[random.below(fields.count)]
      let field = facts.fields[index].field
      let values = Array(facts.values(of: index))
      guard !facts.fields[index].isUnknown, let spec = Lexicon.shared.spec(field, in: kind), !values.isEmpty else {
        return nil
      }
      let value = values[random.below(values.count)]
      // It is known by where it starts.
      if kind == .werkwijze, field == .periode { return nil }
      guard let replacement = other(facts.value(value), spec, &random) else { return nil }
      let line = "\(path) \(field.spelling)"
      let isOneOfMany = spec.isList && spec.type != .measurement
      return FactEdit(
        path: file.path, range: places.range(.value(value), facts), replacement: replacement,
        told: isOneOfMany ? ["- " + line, "+ " + line] : ["~ " + line])
    }
  }

  /// Another value of the same type.
  private func other(_ value: Value, _ spec: FieldSpec, _ random: inout SeededGenerator) -> String? {
    let fresh = random.below(1_000_000)
    switch value {
    case .text: return "\"Anders \(fresh)\""
    case .document: return "\"stukken/anders-\(fresh).pdf\""
    case .source: return "\"bron \(fresh)\""
    case .word(let word):
      let others = spec.type.words?.words.filter { $0 != word } ?? []
      return spec.isList || others.isEmpty ? nil : others[random.below(others.count)].spelling
    case .number(let number): return spec.isList ? nil : ((number + OpgaveSyntax.Decimal(1))?.text)
    case .percentage(let number): return (number + OpgaveSyntax.Decimal(1)).map { $0.text + "%" }
    case .amount(let cents): return Amount.text(cents + Int128(100 + fresh))
    case .date: return "2031-0\(1 + random.below(9))-1\(random.below(10))"
    case .period: return "2031-0\(1 + random.below(9)) .. 2032"
    case .measurement(let measurement):
      guard var quantity = measurement.quantity else { return nil }
      let more = OpgaveSyntax.Decimal(1 + fresh)
      switch quantity {
      case .number(let number): quantity = .number((number + more) ?? number)
      case .percentage(let number): quantity = .percentage((number + more) ?? number)
      case .amount(let cents): quantity = .amount(cents + Int128(100 * fresh + 100))
      }
      return Measurement(quantity: quantity).text + (measurement.date.map { " op \($0.text)" } ?? "")
    case .code, .reference: return nil
    }
  }
}
