/// How output looks: colours, and the width of text on a screen.
package import OpgavePlatform
package import OpgaveRules

package struct Style: Sendable {
  package let hasColor: Bool

  package init(hasColor: Bool) { self.hasColor = hasColor }

  /// - Parameter choice: `auto`, `always` or `never`; `NO_COLOR` counts for `auto`.
  package init(choice: String?, for stream: Stream) {
    switch choice {
    case "always": hasColor = true
    case "never": hasColor = false
    default:
      let isRefused = Machine.environment("NO_COLOR").map { !$0.isEmpty } ?? false
      hasColor = stream.isTerminal && !isRefused && Machine.environment("TERM") != "dumb"
    }
  }

  private func paint(_ text: String, _ code: String) -> String { hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

  package func bold(_ text: String) -> String { paint(text, "1") }
  package func faint(_ text: String) -> String { paint(text, "2") }
  /// What frames an excerpt.
  package func frame(_ text: String) -> String { paint(text, "34") }

  package func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .fout: paint(text, "1;31")
    // Not yellow, which nobody can read on white.
    case .waarschuwing: paint(text, "1;35")
    case .info: paint(text, "1;36")
    case .hint: paint(text, "1;32")
    }
  }
}

package enum Width {
  /// The columns that a text takes on a screen: none for what combines, two for what is wide.
  package static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

  package static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return first.properties.generalCategory == .control ? 0 : 1
    }
  }
}
