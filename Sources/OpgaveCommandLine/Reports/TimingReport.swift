/// Where the time of a check went, as a small table.
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveWorkspace

enum TimingReport {
  static func text(_ timings: Timings, _ language: Language) -> String {
    var text = "\n"
    let slowest = timings.rules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(20).compactMap { timed in
      AllRules.rule(timed.key).map { (name: "\($0.name) \($0.slug)", seconds: timed.value) }
    }
    let all = Text("alle regels, op alle kernen samen", "all rules, on all cores together")[language]
    let width = (slowest.map(\.name) + [all]).reduce(0) { max($0, $1.count) } + 2
    let whole = timings.phases.reduce(0) { $0 + $1.seconds }
    for phase in timings.phases {
      text += "\(phase.name[language].padded(width))\(milliseconds(phase.seconds, language))\n"
    }
    text += "\(Text("samen", "together")[language].padded(width))\(milliseconds(whole, language))\n\n"
    let sum = timings.rules.values.reduce(0, +)
    for rule in slowest {
      let share = sum > 0 ? Int((rule.seconds / sum * 100).rounded()) : 0
      text += "\(rule.name.padded(width))\(milliseconds(rule.seconds, language))  \(share)%\n"
    }
    return text + "\(all.padded(width))\(milliseconds(sum, language))\n"
  }

  private static func milliseconds(_ seconds: Double, _ language: Language) -> String {
    let tenths = Int((seconds * 10_000).rounded())
    let number = "\(tenths / 10)\(language == .nl ? "," : ".")\(tenths % 10)"
    return String(repeating: " ", count: max(0, 9 - number.count)) + number + " ms"
  }
}
