/// How much two declarations of two moments say the same, whatever they are called: what is renamed is known by it.
internal import OpgaveSyntax

/// What declarations of one moment say, in numbers that are equal for what is equal.
struct Likeness {
  private let moment: Moment

  init(_ moment: Moment) { self.moment = moment }

  /// One number for each field and each declaration in it.
  func features(of address: Address) -> [Int] {
    let facts = moment.facts(address)
    return facts.fields(of: address.ordinal).map { field($0, of: address, facts) } + others(of: address)
  }

  /// Of those what few others say by chance: a text, a number, what stands in it.
  func tellingFeatures(of address: Address) -> Set<Int> {
    let facts = moment.facts(address)
    let fields = facts.fields(of: address.ordinal).filter { field in
      facts.values(of: field).contains { facts.value($0).isTelling }
    }
    return Set(fields.map { field($0, of: address, facts) } + others(of: address))
  }

  private func others(of address: Address) -> [Int] {
    moment.freeFields(of: address).map { field in
      var hasher = Hasher()
      hasher.combine(field.name)
      hasher.combine(field.digest)
      return hasher.finalize()
    } + moment.repository.counted(in: address).map(whole)
  }

  /// One number for all that it is called and says, in whatever order.
  func whole(_ address: Address) -> Int {
    let facts = moment.facts(address)
    let declaration = facts.declaration(address.ordinal)
    var hasher = Hasher()
    hasher.combine(declaration.kind)
    hasher.combine(declaration.name >= 0 ? facts.names.text(declaration.name) : "")
    hasher.combine(declaration.word)
    hasher.combine(declaration.date)
    hasher.combine(moment.title(of: address))
    hasher.combine(features(of: address).sorted())
    return hasher.finalize()
  }

  private func field(_ index: FieldIndex, of address: Address, _ facts: Facts) -> Int {
    var hasher = Hasher()
    hasher.combine(facts.fields[index].field)
    hasher.combine(facts.fields[index].isUnknown)
    hasher.combine(moment.unread(index, in: address.file))
    hasher.combine(facts.values(of: index).map { value($0, in: address.file, facts) }.sorted())
    return hasher.finalize()
  }

  /// References count by what is named last, as what they mean is not known yet.
  func value(_ index: ValueIndex, in file: FileIndex, _ facts: Facts) -> Int {
    var hasher = Hasher()
    switch facts.value(index) {
    case .text(let isEmpty, _):
      hasher.combine(isEmpty)
      hasher.combine(moment.text(index, in: file))
    case .document(let name), .source(let name):
      hasher.combine(moment.document(name, in: file))
    case .code(let name): hasher.combine(facts.names.text(name))
    case .word(let word): hasher.combine(word)
    case .number(let number): hasher.combine(number)
    case .percentage(let number): hasher.combine(number)
    case .amount(let cents): hasher.combine(cents)
    case .date(let date): hasher.combine(date)
    case .period(let period): hasher.combine(period)
    case .measurement(let measurement):
      hasher.combine(measurement.comparison)
      hasher.combine(measurement.quantity?.number)
      hasher.combine(measurement.upper?.number)
      hasher.combine(measurement.date)
    case .reference(let reference): hasher.combine(reference.names.last.map(facts.names.text))
    }
    return hasher.finalize()
  }
}

extension Value {
  fileprivate var isTelling: Bool {
    switch self {
    case .text(let isEmpty, _): !isEmpty
    case .document, .source, .measurement: true
    case .code, .word, .number, .percentage, .amount, .date, .period, .reference: false
    }
  }
}

extension Moment {
  /// What a document or a source means, wherever the file that names it stands.
  func document(_ name: Int32, in file: FileIndex) -> String {
    let own = repository.files[file]
    let text = own.facts.names.text(name)
    if case .inside(let path) = DocumentPath(text, from: own.path), SourceText.isDocument(Array(text.utf8)[...]) {
      return path
    }
    return text
  }
}

/// Finds, among declarations that went and came, those that are one under two names.
struct NewNames {
  private let old: Moment
  private let new: Moment

  init(_ old: Moment, _ new: Moment) { (self.old, self.new) = (old, new) }

  private struct Pair {
    let old: Int
    let new: Int
    let score: Int
  }

  /// The best pair first, each declaration in one; of those that are as good, what stands first.
  func pairs(_ before: [Address], _ after: [Address]) -> [(old: Address, new: Address)] {
    let kinds = Set(after.map { new.repository.declaration($0).kind })
    return kinds.flatMap { kind in
      found(
        before.filter { old.repository.declaration($0).kind == kind },
        after.filter { new.repository.declaration($0).kind == kind })
    }
  }

  private func found(_ before: [Address], _ after: [Address]) -> [(old: Address, new: Address)] {
    if before.isEmpty { return [] }
    let likeness = (Likeness(old), Likeness(new))
    let own = before.map { likeness.0.features(of: $0).sorted() }
    let its = after.map { likeness.1.features(of: $0).sorted() }
    // Who bears a name of its own is not another for being of one soort and of one owner; what bears a date is.
    let telling = before.map { address in
      old.repository.declaration(address).name < 0 ? nil : likeness.0.tellingFeatures(of: address)
    }
    let titles = (before.map(old.title), after.map(new.title))
    var candidates = FeatureBearers()
    for (place, features) in its.enumerated() {
      candidates.add(features + [titles.1[place]].map(NewNames.feature), place)
    }
    var pairs: [Pair] = []
    let isNews = old.repository.declaration(before[0]).kind.isNews
    for (place, features) in own.enumerated() {
      for other in candidates.sharing(features + [NewNames.feature(titles.0[place])]) {
        let hasTitle = titles.0[place] != 0 && titles.0[place] == titles.1[other]
        let (shared, most) = (NewNames.shared(features, its[other]), max(features.count, its[other].count))
        if isNews {
          // Of a day: with another day and another word in it, it is another.
          guard shared == features.count, shared == its[other].count, titles.0[place] == titles.1[other],
            most > 0 || hasTitle
          else { continue }
        } else {
          guard
            hasTitle
              || most > 0 && shared * 5 >= most * 4
                && (telling[place].map { its[other].contains(where: $0.contains) } ?? true)
          else { continue }
        }
        pairs.append(
          Pair(old: place, new: other, score: (hasTitle ? 1_000 : 0) + (most == 0 ? 0 : shared * 1_000 / most)))
      }
    }
    // Of two with one score and one sum neither holds what the other does, so that both ways give the same.
    pairs.sort { ($1.score, $0.old + $0.new, $0.old) < ($0.score, $1.old + $1.new, $1.old) }
    var taken: (old: Set<Int>, new: Set<Int>) = ([], [])
    return pairs.compactMap { pair in
      guard !taken.old.contains(pair.old), !taken.new.contains(pair.new) else { return nil }
      taken.old.insert(pair.old)
      taken.new.insert(pair.new)
      return (before[pair.old], after[pair.new])
    }
  }

  private static func feature(_ title: UInt64) -> Int { title == 0 ? 0 : Int(truncatingIfNeeded: title) }

  /// How many numbers two sorted lists have in common.
  private static func shared(_ left: [Int], _ right: [Int]) -> Int {
    var (one, other, count) = (0, 0, 0)
    while one < left.count, other < right.count {
      if left[one] == right[other] {
        (one, other, count) = (one + 1, other + 1, count + 1)
      } else if left[one] < right[other] {
        one += 1
      } else {
        other += 1
      }
    }
    return count
  }
}

/// Who has which feature, so that few are held against each other, however many there are.
private struct FeatureBearers {
  private var places: [Int: [Int]] = [:]

  /// What more have than this tells none apart.
  private static let common = 64

  mutating func add(_ features: [Int], _ place: Int) {
    for feature in Set(features) where feature != 0 { places[feature, default: []].append(place) }
  }

  func sharing(_ features: [Int]) -> [Int] {
    var found: Set<Int> = []
    for feature in Set(features) {
      if let places = places[feature], places.count <= FeatureBearers.common { found.formUnion(places) }
    }
    return found.sorted()
  }
}
