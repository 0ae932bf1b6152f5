/// Options and paths of a command, read as their table has them. Knows no command in particular.
internal import OpgavePlatform
package import OpgaveModel
internal import OpgaveWorkspace

package struct Option: Sendable {
  package enum Value: Sendable, Equatable {
    case none
    case one(of: [String])
    case text(String)
  }

  package let name: String
  package let value: Value
  package let help: Text
  /// Under which it stands in the help of a command with many.
  package fileprivate(set) var heading: Text?

  package init(_ name: String, _ value: Value = .none, _ help: Text) {
    (self.name, self.value, self.help) = (name, value, help)
  }
}

extension [Option] {
  /// The same under a heading.
  func under(_ heading: Text) -> [Option] {
    map { option in
      var option = option
      option.heading = heading
      return option
    }
  }
}

/// A mistake in how a command was called.
package struct UsageError: Error, Sendable {
  package let text: Text
  package init(_ text: Text) { self.text = text }
  init(_ problem: Problem) { text = problem.text }
}

package struct Arguments: Sendable {
  package private(set) var paths: [String] = []
  /// Those of them that stand behind `--`.
  package private(set) var behindDashes: [String] = []
  private var values: [String: [String]] = [:]

  package func has(_ name: String) -> Bool { values[name] != nil }
  package func value(_ name: String) -> String? { values[name]?.last }
  package func all(_ name: String) -> [String] { values[name] ?? [] }

  /// The same without the first of the paths.
  package var droppingFirstPath: Arguments {
    var rest = self
    rest.paths = Array(paths.dropFirst())
    return rest
  }

  /// - Throws: `UsageError` that names the nearest option or word.
  package init(_ arguments: [String], _ options: [Option]) throws(UsageError) {
    var index = 0
    var isLiteral = false
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      if isLiteral || argument == "-" || !argument.hasPrefix("-") {
        paths.append(argument)
        if isLiteral { behindDashes.append(argument) }
        continue
      }
      if argument == "--" {
        isLiteral = true
        continue
      }
      let pieces = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let name = pieces[0] == "-h" ? "--help" : pieces[0] == "-V" ? "--version" : pieces[0]
      guard let option = options.first(where: { $0.name == name }) else { throw Arguments.unknown(name, options) }
      if case .none = option.value {
        if pieces.count > 1 {
          throw UsageError(Text("‘\(name)’ neemt geen waarde", "‘\(name)’ takes no value"))
        }
        values[name, default: []].append("")
        continue
      }
      var value = pieces.count > 1 ? pieces[1] : nil
      if value == nil, index < arguments.count {
        value = arguments[index]
        index += 1
      }
      guard let value else {
        throw UsageError(Text("achter ‘\(name)’ ontbreekt een waarde", "‘\(name)’ lacks its value"))
      }
      if case .one(let allowed) = option.value, !allowed.contains(value) { throw Arguments.wrong(value, name, allowed) }
      values[name, default: []].append(value)
    }
  }

  /// The whole number of an option; `nil` where it is not given.
  func number(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw UsageError(
        Text(
          "‘\(text)’ past niet bij ‘\(name)’: geef een getal van \(range.lowerBound) tot en met \(range.upperBound)",
          "‘\(text)’ does not fit ‘\(name)’: give a number from \(range.lowerBound) to \(range.upperBound)"))
    }
    return number
  }

  private static func unknown(_ name: String, _ options: [Option]) -> UsageError {
    if let nearest = Nearest.find(name, in: options.map(\.name)) {
      return UsageError(
        Text(
          "onbekende optie ‘\(name)’: bedoelt u ‘\(nearest)’?", "unknown option ‘\(name)’: do you mean ‘\(nearest)’?"))
    }
    return UsageError(Text("onbekende optie ‘\(name)’; zie --help", "unknown option ‘\(name)’; see --help"))
  }

  private static func wrong(_ value: String, _ name: String, _ allowed: [String]) -> UsageError {
    let list = allowed.map { "‘\($0)’" }.joined(separator: ", ")
    if let nearest = Nearest.find(value, in: allowed) {
      return UsageError(
        Text(
          "‘\(value)’ past niet bij ‘\(name)’: bedoelt u ‘\(nearest)’?",
          "‘\(value)’ does not fit ‘\(name)’: do you mean ‘\(nearest)’?"))
    }
    return UsageError(
      Text(
        "‘\(value)’ past niet bij ‘\(name)’: kies uit \(list)", "‘\(value)’ does not fit ‘\(name)’: choose from \(list)"
      ))
  }
}
