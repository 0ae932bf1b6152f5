/// The options of `opgave-lsp`, few as they are; the server itself stands elsewhere.
internal import OpgavePlatform
package import OpgaveModel
internal import OpgaveWorkspace

package enum LanguageServerTool {
  static let options: [Option] =
    [
      Option(
        "--stdio", .none,
        Text(
          "spreek over standaardin- en uitvoer; dat is ook zonder deze optie zo",
          "speak over standard input and output, as is done without it too")),
      Option(
        "--clientProcessId", .text("NUMMER"),
        Text(
          "het proces van de editor; de server eindigt als dat er niet meer is",
          "the process of the editor; the server ends when that is gone")),
      Option(
        "--log", .text("BESTAND"),
        Text("schrijf het logboek hierin, en niet op standaardfout", "write the log here, not to standard error")),
    ] + Common.options

  static let help = CommandHelp(
    name: "", arguments: "",
    summary: Text(
      "De taalserver voor opgaven, voor editors die het Language Server Protocol spreken. Een editor start hem; u hoeft dat niet zelf te doen.",
      "The language server for opgaven, for editors that speak the Language Server Protocol. An editor starts it; you need not do so yourself."
    ),
    examples: [])

  /// - Parameter serve: runs the server, with the language asked for, the process of the client and where the log goes, and gives
  ///   the exit code.
  package static func run(
    _ arguments: [String], _ serve: (Language?, _ client: Int32?, @escaping @Sendable (String) -> Void) -> Int32
  ) -> Int32 {
    Machine.endWhenInterrupted()
    let language = Common.language(arguments)
    do throws(UsageError) {
      let arguments = try Arguments(arguments, options)
      if Common.answers(arguments, "opgave-lsp", help, options, language) { return 0 }
      if let path = arguments.paths.first {
        throw UsageError(Text("‘\(path)’ past hier niet; zie --help", "‘\(path)’ does not fit here; see --help"))
      }
      let asked = arguments.value("--lang").flatMap(Language.init(rawValue:))
      let client = try arguments.number("--clientProcessId", in: 1...Int(Int32.max)).map { Int32($0) }
      guard let path = arguments.value("--log") else {
        return serve(asked, client) { Stream.error.write("opgave-lsp: \($0)\n") }
      }
      try OutputFile.check(path)
      do { try Disk.append([], to: path) } catch {
        throw UsageError(Problem(error))
      }
      return serve(asked, client) { try? Disk.append(Array("\($0)\n".utf8), to: path) }
    } catch {
      return Common.fail("opgave-lsp", error, language)
    }
  }
}
