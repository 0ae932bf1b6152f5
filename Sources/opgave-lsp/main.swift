internal import OpgaveCommandLine
internal import OpgaveServer

Ending.end(
  LanguageServerTool.run(Array(CommandLine.arguments.dropFirst())) {
    ServerProcess.run(language: $0, client: $1, log: $2)
  })
