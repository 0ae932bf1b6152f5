internal import OpgaveCommandLine
internal import OpgaveFiles

Machine.end(FormatTool.run(Array(CommandLine.arguments.dropFirst())))
