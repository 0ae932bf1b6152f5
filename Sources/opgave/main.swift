internal import OpgaveCommandLine

Ending.end(Tool.run(Array(CommandLine.arguments.dropFirst())))
