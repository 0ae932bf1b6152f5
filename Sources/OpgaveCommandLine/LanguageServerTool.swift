/// The options of `opgave-lsp`, few as they are; the server itself stands elsewhere.
internal import OpgaveFiles
internal import OpgaveModel

package enum LanguageServerTool {
  private static let options: [Option] =
    [
      Option(
        "--stdio", .none,
        Text(
          "spreek over standaardin- en uitvoer; dat is ook zonder deze optie zo",
          "speak over standard input and output, as is done without it too"))
    ] + Common.options

  private static let help = CommandHelp(
    name: "", arguments: "",
    summary: Text(
      "De taalserver voor opgaven, voor editors die het Language Server Protocol spreken. Een editor start hem; u hoeft dat niet zelf te doen.",
      "The language server for opgaven, for editors that speak the Language Server Protocol. An editor starts it; you need not do so yourself."
    ),
    examples: [])

  /// - Returns: an exit code; `nil` when the server is to run.
  package static func run(_ arguments: [String]) -> Int32? {
    Machine.endWhenInterrupted()
    let language = Common.language(arguments)
    do throws(UsageError) {
      let arguments = try Arguments(arguments, options)
      if arguments.has("--help") {
        Stream.output.write(Common.help("opgave-lsp", help, options, language))
        return 0
      }
      if arguments.has("--version") {
        Stream.output.write("opgave-lsp \(Version.number)\n")
        return 0
      }
      return nil
    } catch {
      return Common.fail("opgave-lsp", error, language)
    }
  }
}
