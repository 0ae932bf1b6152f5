internal import OpgaveCommandLine

Ending.end(FormatTool.run(Array(CommandLine.arguments.dropFirst())))
