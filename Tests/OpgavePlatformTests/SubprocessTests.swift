/// Other programs say what they say, and no more and no longer than they may.
import OpgavePlatform
import Testing

@Suite struct SubprocessTests {
  private func shell(
    _ script: String, _ input: [UInt8] = [], limit: Int = 1_000, seconds: Double = 10
  ) throws -> Subprocess.Outcome {
    var shell = Subprocess("/bin/sh", ["-c", script], environment: ["NAAM": "waarde", "PATH": "/usr/bin:/bin"])
    (shell.input, shell.limit, shell.seconds) = (input, limit, seconds)
    return try shell.run()
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func tellsWhatAProgramSaysAndHowItEnds() throws {
    let outcome = try shell("echo uit; echo fout >&2; exit 3")
    #expect(outcome.ending == .exited(3) && text(outcome.output) == "uit\n" && text(outcome.errors) == "fout\n")
    #expect(try shell("kill -TERM $$").ending == .signalled(15))
  }

  @Test func givesNothingToReadAndOnlyTheEnvironmentThatIsNamed() throws {
    #expect(try text(shell("cat; echo $NAAM; echo \"${HOME-geen}\"").output) == "waarde\ngeen\n")
  }

  @Test func endsWhatSaysTooMuch() throws {
    let outcome = try shell("while :; do echo regel; done", limit: 100)
    #expect(outcome.ending == .tooMuch && outcome.output.count == 100)
    #expect(try shell("printf 'tien bytes'; printf elf >&2", limit: 10).ending == .exited(0))
  }

  @Test func endsWhatTakesTooLong() throws {
    let start = SystemClock.seconds
    #expect(try shell("echo wacht; sleep 60", seconds: 0.3).ending == .tooLong)
    // What it started goes with it, also where it left that behind itself.
    #expect(try shell("sleep 60 & echo weg").ending == .exited(0))
    #expect(SystemClock.seconds - start < 10)
  }

  @Test func givesWhatItIsToReadHoweverMuch() throws {
    let input = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(try shell("cat", input, limit: 2_000_000).output.count == 1_000_000)
    // It need not read it all, or any of it.
    #expect(try text(shell("head -c 3", input).output) == "aaa")
    #expect(try shell("exit 4", input).ending == .exited(4))
  }

  @Test func handsOnWhatComesUntilThatIsEnough() throws {
    let shell = Subprocess("/bin/sh", ["-c", "yes"], environment: ["PATH": "/usr/bin:/bin"])
    var count = 0
    let outcome = try shell.run { part in
      count += part.count
      return count < 10_000_000
    }
    #expect(outcome.ending == .stopped && outcome.output.isEmpty && count >= 10_000_000)
  }

  @Test func namesWhatIsNotThere() {
    #expect(throws: FileError("/nergens/git", .notFound)) {
      try Subprocess("/nergens/git", [], environment: [:]).run()
    }
    #expect(throws: FileError.self) { try Subprocess("/bin/sh", ["-c", "echo a\0b"], environment: [:]).run() }
  }

  @Test func findsProgramsInAbsoluteFoldersAlone() {
    #expect(Subprocess.find("sh", path: "/nergens:/bin") == "/bin/sh")
    #expect(Subprocess.find("sh", path: "bin:.:") == nil)
    #expect(Subprocess.find("geen-programma", path: "/bin") == nil)
    #expect(Subprocess.find("bin", path: "/") == nil)
  }
}
