/// Findings that were there before and are accepted for now: kept as text beside the repository, counted by where they stand.
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveWorkspace

/// A finding without its line: its rule, its file, and the names of the declarations around it.
struct BaselineKey: Hashable, Comparable, Sendable {
  let path: String
  let scope: String
  let rule: String

  static func < (left: Self, right: Self) -> Bool {
    (left.path, left.scope, left.rule) < (right.path, right.scope, right.rule)
  }
}

package struct Baseline: Sendable {
  static let version = 1

  private(set) var counts: [BaselineKey: Int] = [:]

  init() {}

  mutating func add(_ key: BaselineKey) { counts[key, default: 0] += 1 }

  /// Takes one away; whether there was one.
  mutating func take(_ key: BaselineKey) -> Bool {
    guard let count = counts[key], count > 0 else { return false }
    counts[key] = count - 1
    return true
  }

  /// How many are left that nothing took.
  var left: Int { counts.values.reduce(0, +) }

  /// - Throws: `UsageError` with what is wrong in it and where.
  init(reading path: String) throws(UsageError) {
    let bytes: [UInt8]
    do { bytes = try Disk.read(path) } catch {
      throw UsageError(Problem(error))
    }
    self = try Baseline(parsing: bytes, as: path)
  }

  /// - Parameter path: what it is called where something is wrong in it.
  package init(parsing bytes: [UInt8], as path: String) throws(UsageError) {
    let again = Text(
      "maak de baseline opnieuw met --write-baseline", "make the baseline anew with --write-baseline")
    let json: JSON
    do throws(JSONError) { json = try JSON(parsing: bytes) } catch {
      let line = bytes.prefix(error.offset).reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
      throw UsageError(
        Text(
          "‘\(path)’ is op regel \(line) geen geldige JSON, misschien afgebroken: \(again.nl)",
          "‘\(path)’ is no valid JSON at line \(line), perhaps cut off: \(again.en)"))
    }
    guard let version = json["version"]?.int, let findings = json["findings"]?.array else {
      throw UsageError(Text("‘\(path)’ is geen baseline: \(again.nl)", "‘\(path)’ is no baseline: \(again.en)"))
    }
    guard version == Baseline.version else {
      throw UsageError(
        Text(
          "‘\(path)’ is een baseline van versie \(version), en deze opgave kent versie \(Baseline.version): \(again.nl)",
          "‘\(path)’ is a baseline of version \(version), and this opgave knows version \(Baseline.version): \(again.en)"
        ))
    }
    for (number, finding) in findings.enumerated() {
      guard let rule = finding["rule"]?.string, let file = finding["path"]?.string, let scope = finding["in"]?.string,
        let count = finding["count"]?.int, count > 0, count < 1 << 32
      else {
        throw UsageError(
          Text(
            "melding \(number + 1) in ‘\(path)’ is niet te begrijpen: \(again.nl)",
            "finding \(number + 1) in ‘\(path)’ cannot be understood: \(again.en)"))
      }
      counts[BaselineKey(path: file, scope: scope, rule: rule), default: 0] += count
    }
  }

  /// One line for each place, in a fixed order, so that its own differences can be read.
  var text: String {
    let lines = counts.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { key, count in
      JSON.make([
        "path": .string(key.path), "in": .string(key.scope), "rule": .string(key.rule), "count": .integer(count),
      ]).text
    }
    return "{\"version\":\(Baseline.version),\"findings\":[\n\(lines.joined(separator: ",\n"))\n]}\n"
  }
}
