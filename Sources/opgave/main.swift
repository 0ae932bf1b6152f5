internal import OpgaveCommandLine
internal import OpgaveFiles

Machine.end(Tool.run(Array(CommandLine.arguments.dropFirst())))
