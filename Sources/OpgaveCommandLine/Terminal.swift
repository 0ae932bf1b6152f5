/// Whether and how wide the terminal is that output goes to.
internal import OpgavePages
internal import OpgavePlatform

extension Style {
  /// - Parameter choice: `auto`, `always` or `never`; `NO_COLOR` counts for `auto`.
  init(choice: String?, for stream: Stream) {
    switch choice {
    case "always": self.init(hasColor: true)
    case "never": self.init(hasColor: false)
    default:
      let isRefused = Machine.environment("NO_COLOR").map { !$0.isEmpty } ?? false
      self.init(hasColor: stream.isTerminal && !isRefused && Machine.environment("TERM") != "dumb")
    }
  }
}

extension Terminal {
  /// For text that is read: no wider than reads well.
  static func reading(_ arguments: Arguments) -> Terminal {
    let columns = min(Stream.output.width ?? 80, 80)
    return Terminal(style(arguments), columns: columns, tableColumns: columns)
  }

  /// For rows, as wide as there is room.
  static func listing(_ arguments: Arguments, indent: Int = 2) -> Terminal {
    let width = Stream.output.width
    return Terminal(style(arguments), columns: min(width ?? 80, 80), tableColumns: width, indent: indent)
  }

  private static func style(_ arguments: Arguments) -> Style { Style(choice: arguments.value("--color"), for: .output) }
}
