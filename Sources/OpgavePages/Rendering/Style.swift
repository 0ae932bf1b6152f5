/// How parts of a text look on a screen. Knows no terminal.
package import OpgaveRules

package enum Look: Equatable, Sendable {
  case plain, bold, faint
  /// What frames an excerpt.
  case frame
  case severity(Severity)
}

package struct Style: Sendable {
  package let hasColor: Bool

  package init(hasColor: Bool) { self.hasColor = hasColor }

  package static let plain = Style(hasColor: false)

  package func paint(_ text: String, _ look: Look) -> String {
    guard hasColor, let code = Style.code(look) else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private static func code(_ look: Look) -> String? {
    switch look {
    case .plain: nil
    case .bold: "1"
    case .faint: "2"
    case .frame: "34"
    case .severity(.fout): "1;31"
    // Not yellow, which nobody can read on white.
    case .severity(.waarschuwing): "1;35"
    case .severity(.info): "1;36"
    case .severity(.hint): "1;32"
    }
  }

  package func bold(_ text: String) -> String { paint(text, .bold) }
  package func faint(_ text: String) -> String { paint(text, .faint) }
  package func frame(_ text: String) -> String { paint(text, .frame) }
  package func severity(_ severity: Severity, _ text: String) -> String { paint(text, .severity(severity)) }
}
