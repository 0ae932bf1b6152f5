/// Edits of one fact of a text, each with what is to be told of it.
internal import Foundation
internal import OpgaveModel
internal import OpgaveSyntax
internal import OpgaveWorkspace

package struct FactEdit {
  package let path: String
  package let range: Range<Int>
  /// What takes the place of the range.
  package let replacement: String
  /// As sign, path and field.
  package let told: [String]
  /// Names that are others now: what lies in what bears one has it in its path.
  package var renamed: (old: String, new: String)?

  /// Whether it and another touch nothing together.
  package func isApart(from other: FactEdit) -> Bool {
    other.path != path
      || other.range.upperBound < range.lowerBound || range.upperBound < other.range.lowerBound
  }

  /// Some edits of one repository that are apart from each other.
  ///
  /// - Parameters:
  ///   - path: of the file; any where none is named.
  ///   - window: in which part of the file.
  package static func some(
    _ repository: TextRepository, in path: String? = nil, within window: Range<Int>? = nil,
    _ random: inout SeededGenerator
  ) -> [FactEdit] {
    var edits: [FactEdit] = []
    for _ in 0...(window == nil ? random.below(3) : 40) where edits.count < 3 {
      guard let edit = FactEdit.random(repository, in: path, &random),
        window.map({ $0.contains(edit.range.lowerBound) }) ?? true
      else { continue }
      // Two edits of one thing are one.
      if edits.allSatisfy(edit.isApart) { edits.append(edit) }
    }
    return edits
  }

  /// One in a file of a folder `opgaven`; `nil` where chance picked nothing that can be edited.
  ///
  /// - Parameter one: the path of the file; any where none is named.
  package static func random(
    _ repository: TextRepository, in one: String? = nil, _ random: inout SeededGenerator
  ) -> FactEdit? {
    let files = repository.read.files.map(\.file).filter { $0.path == one ?? $0.path && $0.path.hasPrefix("opgaven/") }
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
    switch random.below(7) {
    case 0:
      // A declaration goes.
      guard facts.declaration(ordinal).parent != nil, let range = node(.keyword(ordinal), .declaration) else {
        return nil
      }
      return FactEdit(path: file.path, range: withRemarks(range, tree), replacement: "", told: ["- " + path])
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
    case 3:
      // One more is measured.
      guard let field = facts.find(.metingen, of: ordinal), let last = Array(facts.values(of: field)).last else {
        return nil
      }
      let end = places.range(.value(last), facts).upperBound
      let date = "20\(40 + random.below(50))-0\(1 + random.below(9))-1\(random.below(10))"
      var shape = "7"
      if case .measurement(let measurement) = facts.value(last), let quantity = measurement.quantity {
        shape = quantity.text(OpgaveSyntax.Decimal(7))
      }
      return FactEdit(
        path: file.path, range: end..<end, replacement: ", \(shape) op \(date)", told: ["+ \(path) metingen"])
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

  /// With the comments on the lines above, which go with it: left alone they would be of what stands below.
  private static func withRemarks(_ range: Range<Int>, _ tree: SyntaxTree) -> Range<Int> {
    func start(ofLine place: Int) -> Int { (tree.bytes[..<place].lastIndex(of: 0x0A) ?? -1) + 1 }
    var first = start(ofLine: range.lowerBound)
    var kept = range.lowerBound
    while first > 0 {
      first = start(ofLine: first - 1)
      guard tree.bytes[first...].first(where: { $0 != 0x20 }) == UInt8(ascii: "#") else { break }
      kept = first
    }
    return kept..<range.upperBound
  }

  /// Another value of the same type.
  private static func other(_ value: Value, _ spec: FieldSpec, _ random: inout SeededGenerator) -> String? {
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
