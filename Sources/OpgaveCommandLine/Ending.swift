/// How a command ends.
internal import OpgaveModel
internal import OpgavePlatform
internal import OpgaveWorkspace

package enum Ending {
  /// Ends the process; with 2 where what it had to say did not all go out, though somebody was reading.
  package static func end(_ code: Int32) -> Never {
    guard let failure = Stream.failure else { Machine.end(code) }
    Stream.error.write(Problem(failure).text[Common.environmentLanguage] + "\n")
    Machine.end(2)
  }
}
