/// The machine's own git as a process: found where PATH leads to, told nothing that its surroundings say of git, bounded in what it
/// says and how long it takes. Nothing that the configuration of a repository names is started.
package import OpgaveModel
internal import OpgavePlatform

/// Why git could not tell what was asked, with what to do about it.
package struct GitFailure: Error, Equatable, Sendable {
  package let text: Text

  package init(_ text: Text) { self.text = text }
}

struct GitProgram: Sendable {
  /// What a run said.
  struct Answer {
    /// `nil` where it was ended.
    let code: Int32?
    let output: [UInt8]
    let errors: String

    /// Without the line end behind it; `nil` where it is not UTF-8.
    var text: String? {
      String(validating: output.last == 0x0A ? output.dropLast() : output[...], as: UTF8.self)
    }
  }

  /// The absolute path of the program.
  let path: String
  private let environment: [String: String]

  /// - Parameter surroundings: the environment of the process; of it what git is steered by is left out.
  init(_ surroundings: [String: String] = Machine.environment) throws(GitFailure) {
    guard let path = Subprocess.find("git", path: surroundings["PATH"]) else {
      throw GitFailure(
        Text(
          "git is niet gevonden: zet het in een map die PATH noemt, of vergelijk twee mappen",
          "git is not found: put it in a folder that PATH names, or compare two folders"))
    }
    self.path = path
    var environment = surroundings.filter { !$0.key.hasPrefix("GIT_") }
    // What it says is read, and so is said in one language.
    environment["LC_ALL"] = "C"
    environment["LANGUAGE"] = nil
    // No transport, so that nothing is fetched where a clone is not whole.
    environment["GIT_ALLOW_PROTOCOL"] = ""
    environment["GIT_NO_REPLACE_OBJECTS"] = "1"
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    environment["GIT_TERMINAL_PROMPT"] = "0"
    self.environment = environment
  }

  /// - Parameter folder: absolute; where the repository is sought from.
  private func process(_ folder: String, _ arguments: [String]) -> Subprocess {
    let steering = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "log.showSignature=false"]
    return Subprocess(
      path, steering.flatMap { ["-c", $0] } + ["-C", folder] + arguments, environment: environment)
  }

  func run(in folder: String, _ arguments: [String]) throws(GitFailure) -> Answer {
    let outcome: Subprocess.Outcome
    do throws(FileError) { outcome = try process(folder, arguments).run() } catch { throw failure(error) }
    return try answer(outcome, arguments)
  }

  /// Runs it with something to read, and hands on what it says as it comes.
  ///
  /// - Parameter take: whether it may go on; where it may not, the answer has no code.
  func run(
    in folder: String, _ arguments: [String], _ input: [UInt8], _ take: (ArraySlice<UInt8>) -> Bool
  ) throws(GitFailure) -> Answer {
    var process = process(folder, arguments)
    process.input = input
    process.seconds = 600
    let outcome: Subprocess.Outcome
    do throws(FileError) { outcome = try process.run(take) } catch { throw failure(error) }
    return try answer(outcome, arguments)
  }

  private func failure(_ error: FileError) -> GitFailure {
    let text = Problem(error).text
    return GitFailure(Text("git is niet te starten: \(text.nl)", "git cannot be started: \(text.en)"))
  }

  private func answer(_ outcome: Subprocess.Outcome, _ arguments: [String]) throws(GitFailure) -> Answer {
    let what = "git \(arguments.first ?? "")"
    switch outcome.ending {
    case .exited(let code):
      return Answer(code: code, output: outcome.output, errors: String(decoding: outcome.errors, as: UTF8.self))
    case .stopped:
      return Answer(code: nil, output: outcome.output, errors: String(decoding: outcome.errors, as: UTF8.self))
    case .signalled(let signal):
      throw GitFailure(
        Text(
          "‘\(what)’ is afgebroken (signaal \(signal)): probeer het opnieuw",
          "‘\(what)’ was broken off (signal \(signal)): try again"))
    case .tooMuch:
      throw GitFailure(
        Text("‘\(what)’ gaf meer dan te lezen is", "‘\(what)’ said more than can be read"))
    case .tooLong:
      throw GitFailure(
        Text("‘\(what)’ duurde te lang en is afgebroken", "‘\(what)’ took too long and was broken off"))
    }
  }

  /// What nobody foresaw, in git's own words, with which git it was.
  func unforeseen(_ answer: Answer) -> GitFailure {
    let said = answer.errors.split(separator: "\n").first.map(String.init) ?? "exit \(answer.code ?? -1)"
    let version = (try? run(in: "/", ["--version"]))?.text ?? "git"
    return GitFailure(Text("\(version) zegt: \(said)", "\(version) says: \(said)"))
  }
}
