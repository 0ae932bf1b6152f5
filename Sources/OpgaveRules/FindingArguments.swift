/// The particulars of a finding, each under the name of the role that it plays. Knows no words to say them in.
package import OpgaveModel
package import OpgaveSyntax

/// A particular of a finding, for its message and its fixes.
package enum Argument: Equatable, Hashable, Sendable {
  case text(String)
  case texts([String])
  case field(Field)
  case fields([Field])
  case kind(Kind)
  case word(Word)
  case words(WordSet)
  case list([Word])
  case number(Int)
  case cents(Int128)
  case days(Int32)
  case syntax(SyntaxError.Kind)
  case misfit(Misfit.Kind)
  case misreading(Misreading)
  case personal(PersonalData.Kind)
  case aspect(Aspect)
  case aspects([Aspect])
}

/// Which of the things that a rule can say it says, where there are several.
package enum Aspect: UInt8, Hashable, Sendable {
  /// A declaration that refers to itself, or to what it stands in.
  case itself, inside
  /// Before a period starts, after it ends.
  case early, late
  /// A period that has started, that has ended, or that is still to come.
  case started, ended, upcoming
  case unordered
  /// What should happen now and then: it never did, or not for long.
  case never, longAgo
  case contract, target
  /// A rule that a directive names: one that cannot be ignored, the only one, one of several.
  case unignorable, alone, among
  case once, undescribed, oneInspanning, endless
  /// What became of something since an earlier moment.
  case lowered, later, gone, added, moved
}

/// The arguments of one finding, in the order in which its check gave them.
package struct FindingArguments: ExpressibleByDictionaryLiteral, Sendable {
  /// The role that an argument plays, the same one in all rules.
  package enum Name: UInt8, Hashable, Sendable {
    /// What stands in the text, what is missing in it, and what would be right.
    case written, missing, undated, wanted
    /// The name of what it is about, and the names and words that are like it or could stand there.
    case name, nearest, choices
    /// The names of what stands at the related places, in their order.
    case each
    /// What does not fit, and in which of its ways.
    case error, aspect, reasons
    case kind, block, field, fields, word
    /// What something stands in or belongs to.
    case owner
    /// What is said of the part, of the whole around it, and of what is held against either.
    case own, whole, other
    case status
    case date, start, end
    case count, sum, limit
    /// The facts that something follows from, those that are not known, and a way from one thing to the next.
    case used, unknown, steps
  }

  private var pairs: [(name: Name, value: Argument)]

  package init(dictionaryLiteral elements: (Name, Argument)...) { pairs = elements }

  /// `nil` where it was not given.
  package subscript(name: Name) -> Argument? {
    get { pairs.first { $0.name == name }?.value }
    set {
      pairs.removeAll { $0.name == name }
      if let newValue { pairs.append((name, newValue)) }
    }
  }
}

extension FindingArguments: Hashable {
  package static func == (left: FindingArguments, right: FindingArguments) -> Bool {
    // Most that are compared are the same ones.
    left.pairs.withUnsafeBufferPointer { $0.baseAddress } == right.pairs.withUnsafeBufferPointer { $0.baseAddress }
      || left.pairs.count == right.pairs.count
        && zip(left.pairs, right.pairs).allSatisfy { $0.name == $1.name && $0.value == $1.value }
  }

  package func hash(into hasher: inout Hasher) {
    for pair in pairs {
      hasher.combine(pair.name)
      hasher.combine(pair.value)
    }
  }
}

extension FindingArguments {
  #if DEBUG
    /// Told each name that is asked for and was not given so, while a test looks.
    @TaskLocal package static var whenAbsent: (@Sendable (Name) -> Void)?
  #endif

  /// Notes that a rule asks for what its check did not give: a mistake in the rule.
  static func miss(_ name: Name) {
    #if DEBUG
      if let whenAbsent {
        whenAbsent(name)
      } else {
        assertionFailure("a rule asks for ‘\(name)’ of a finding that has none")
      }
    #endif
  }
}

extension Finding {
  /// An argument as it stands in a sentence.
  func text(_ name: FindingArguments.Name) -> String {
    switch arguments[name] {
    case .text(let text)?: return text
    case .field(let field)?: return field.spelling
    case .kind(let kind)?: return kind.keyword
    case .word(let word)?: return word.spelling
    case .number(let number)?: return String(number)
    case .cents(let cents)?: return Amount.text(cents)
    case .days(let day)?: return Calendar.text(day)
    default:
      FindingArguments.miss(name)
      return ""
    }
  }

  /// The same finding with what it repeats of a text shortened to what fits in a message.
  var shortened: Finding {
    var finding = self
    for name in [FindingArguments.Name.written, .name, .nearest] {
      if case .text(let text)? = arguments[name], text.utf8.count > 120 {
        finding.arguments[name] = .text(String(text.unicodeScalars.prefix(79)) + "…")
      }
    }
    return finding
  }

  func number(_ name: FindingArguments.Name) -> Int {
    if case .number(let number)? = arguments[name] { return number }
    FindingArguments.miss(name)
    return 0
  }

  /// The single names of an argument that holds several.
  func names(_ name: FindingArguments.Name) -> [String] {
    switch arguments[name] {
    case .fields(let fields)?: return fields.map(\.spelling)
    case .list(let words)?: return words.map(\.spelling)
    case .texts(let texts)?: return texts
    default:
      FindingArguments.miss(name)
      return []
    }
  }

  func fields(_ name: FindingArguments.Name) -> [Field] {
    if case .fields(let fields)? = arguments[name] { return fields }
    FindingArguments.miss(name)
    return []
  }

  /// An argument of several fields, words or texts as people name them: ‘a’, ‘b’ en ‘c’.
  func list(_ name: FindingArguments.Name) -> Text { Enumeration.and(names(name)) }

  /// The same with a choice between them.
  func choice(_ name: FindingArguments.Name) -> Text { Enumeration.text(names(name)) }

  /// The names of what stands at the related places, the first three of more than four.
  var each: Text {
    let names = names(.each)
    if names.count <= 4 { return Enumeration.and(names) }
    let (first, rest) = (names.prefix(3).map { "‘\($0)’" }.joined(separator: ", "), names.count - 3)
    return Text("\(first) en nog \(rest)", "\(first) and \(rest) more")
  }

  var aspect: Aspect? {
    if case .aspect(let aspect)? = arguments[.aspect] { return aspect }
    FindingArguments.miss(.aspect)
    return nil
  }

  /// How many statements it tells of beside its own.
  var more: Int { if case .number(let count)? = arguments[.count] { count } else { 0 } }
}
