internal import OpgaveCommandLine
internal import OpgaveFiles
internal import OpgaveServer

Machine.end(
  LanguageServerTool.run(Array(CommandLine.arguments.dropFirst())) { ServerProcess.run(language: $0, log: $1) })
