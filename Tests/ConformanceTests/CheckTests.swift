/// `opgave check` as controllers and CI use it: mending, baselines, selections, reports.
import Foundation
import OpgaveTestSupport
import Testing

@Suite struct CheckTests {
  static let settings = "instellingen {\n  peildatum: 2026-07-01\n}\n"

  /// The examples with mistakes, in a folder that may be changed.
  private func mistakes() throws -> Folder { try Folder(copying: "grammar/met-fouten") }

  // MARK: Mending

  @Test func mendsWhatIsCertainAndShowsTheRest() throws {
    let folder = try mistakes()
    let before = try opgave(["check", "--format", "short"], folder).output
    for code in ["OPG110", "OPG111", "OPG113", "OPG304", "OPG423", "OPG514"] where code != "OPG423" {
      #expect(before.contains(code))
    }
    let outcome = try opgave(["check", "--fix", "--format", "short"], folder)
    for code in ["OPG110", "OPG111", "OPG113", "OPG304", "OPG514"] { #expect(!outcome.output.contains(code)) }
    #expect(folder.text("organisatie.opgave").contains("functie programmamanager-water"))
    #expect(folder.text("wateroverlast.opgave").contains("vastgesteld: 2026-04-14"))
    // What was only a proposal is still told.
    #expect(outcome.output.contains("er is geen doel of baat ‘droge-kelder’"))
    #expect(try opgave(["check", "--fix", "--diff"], folder).output.isEmpty)
    #expect(try opgave(["check", "--unsafe-fixes", "--format", "short"], folder).output.contains("OPG302") == false)
  }

  /// The difference is what mending writes, and `git apply` takes it.
  @Test func theDifferenceIsWhatMendingWrites() throws {
    let (mended, patched) = (try mistakes(), try mistakes())
    let difference = try opgave(["check", "--diff"], patched)
    #expect(difference.code == 1)
    #expect(try opgave(["check", "--format", "short"], patched).output.contains("OPG110"), "nothing is written")
    try patched.write("mend.patch", Data(difference.output.utf8))
    #expect(try Executable(at: "/usr/bin/env").run(["git", "apply", "mend.patch"], in: patched.url).code == 0)
    _ = try opgave(["check", "--fix"], mended)
    for path in ["organisatie.opgave", "wateroverlast.opgave"] { #expect(mended.text(path) == patched.text(path)) }
  }

  @Test func mendsOnlyWhatIsSelectedAndNamed() throws {
    let folder = try mistakes()
    _ = try opgave(["check", "--fix", "--select", "OPG110", "wateroverlast.opgave"], folder)
    #expect(folder.text("wateroverlast.opgave").contains("€ 2,5 mln"))
    #expect(folder.text("wateroverlast.opgave").contains("14 april 2026"))
    #expect(folder.text("organisatie.opgave").contains("Programmamanager_Water"))
  }

  /// Whatever the damage: it ends, no file parses worse, and a second time nothing changes. What is not certain is the ground of
  /// nothing else in one run, so that the next may go on from there.
  @Test(arguments: ["--fix", "--unsafe-fixes"]) func mendingSettles(_ option: String) throws {
    var random = SeededGenerator(seed: Project.seed)
    let examples = Project.contents(below: "grammar/voorbeelden", ending: ".opgave")
    let folder = try Folder()
    for (path, bytes) in examples {
      var bytes = bytes
      if path != "instellingen.opgave" { for _ in 0..<3 { Mutation.mutate(&bytes, &random) } }
      try folder.write(path, Data(bytes))
    }
    func count(_ codes: String) throws -> Int {
      try opgave(["check", "--format", "short", "--select", codes], folder).output.split(separator: "\n").count
    }
    let before = try count("OPG1")
    var runs = 0
    repeat {
      let outcome = try opgave(["check", option, "--statistics"], folder)
      let errors = outcome.errors.split(separator: "\n").filter { !$0.hasSuffix("hielp niet en is teruggedraaid") }
      #expect(outcome.code <= 1 && errors.isEmpty, "\(errors)")
      #expect(try count("OPG1") <= before)
      runs += 1
    } while try runs < (option == "--fix" ? 1 : 20) && !opgave(["check", option, "--diff"], folder).output.isEmpty
    #expect(try opgave(["check", option, "--diff"], folder).output == "")
  }

  /// Nothing that people wrote, and no name that they gave a file, moves a cursor or turns text round.
  @Test func whatPeopleWroteMovesNothing() throws {
    let text = "opgave  a \"A \u{202E}\u{1B}[31m\" {\n  onzin\u{202E}: 1\n  status: \"\u{1B}]0;x\u{7}\"\n}\n"
    let folder = try Folder([
      "a\u{1B}[2J\u{202E}::error::.opgave": text, "b\u{1B}[2J.opgave": "organisatie  b\n",
      "::error::x.opgave": "organisatie  c\n",
    ])
    // Nor does the name of a file begin what a log takes for a command.
    func isQuiet(_ outcome: Executable.Outcome, isForLogs: Bool = false) -> Bool {
      let shown = outcome.output + outcome.errors
      let isStill = !shown.unicodeScalars.contains {
        $0.value < 0x20 && $0 != "\n" || [0x7F, 0x9B, 0x202E].contains($0.value)
      }
      return isStill && (isForLogs || !shown.split(separator: "\n").contains { $0.hasPrefix("::") })
    }
    for form in ["text", "short", "github", "gitlab", "json", "sarif", "junit"] {
      #expect(try isQuiet(opgave(["check", "--format", form], folder), isForLogs: form == "github"), "\(form)")
    }
    for command in ["explain", "advise", "new", "check", "export", "--"] {
      #expect(try isQuiet(opgave([command, "weg\u{1B}[2J\u{202E}\u{9B}"], folder)), "\(command)")
    }
    #expect(try isQuiet(format(["--check", "."], folder)))
    // What changes stands in a difference as it is, or nothing could be applied; what it changes in is named.
    let difference = try format(["--diff", "."], folder).output.split(separator: "\n")
    let names = difference.filter { $0.hasPrefix("--- ") || $0.hasPrefix("+++ ") }
    #expect(
      names.count == 6 && !names.joined().unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E }, "\(names)")
    #expect(try isQuiet(format(["--check", "b\u{1B}[2J.opgave", "weg\u{1B}[2J"], folder)))
  }

  @Test func twoThatMendAtOnceLoseNothing() throws {
    let folder = try Folder(["instellingen.opgave": Self.settings])
    for number in 0..<40 {
      try folder.write(
        "o\(number).opgave", Data("organisatie o\(number) \"O\" {\n  soort gemeente\n  inwoners: 12.5\n}\n".utf8))
    }
    let url = folder.url
    let codes = try awaitAll(
      (0..<4).map { _ in { try Executable("opgave")?.run(["check", "--fix"], in: url).code ?? 9 } })
    #expect(codes.allSatisfy { $0 <= 1 }, "\(codes)")
    for number in 0..<40 { #expect(folder.text("o\(number).opgave").contains("soort: gemeente")) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: url.path).count == 41, "something half written")
  }

  private func awaitAll(_ works: [@Sendable () throws -> Int32]) throws -> [Int32] {
    let results = Results()
    DispatchQueue.concurrentPerform(iterations: works.count) { results.add((try? works[$0]()) ?? 9) }
    return results.all
  }

  /// What could not be written is named, counts as not mended, and stays whole.
  @Test(.enabled(if: getuid() != 0, "the superuser may write anywhere"))
  func whatMayNotBeWrittenStaysAsItIs() throws {
    let text = "organisatie s \"S\" {\n  soort gemeente\n}\n"
    let folder = try Folder(["instellingen.opgave": Self.settings, "map/a.opgave": text])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555], ofItemAtPath: folder.url.appending(path: "map").path)
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.url.appending(path: "map").path)
    }
    let outcome = try opgave(["check", "--fix"], folder)
    #expect(outcome.code == 2 && outcome.errors.contains("mag niet") && !outcome.output.contains("gerepareerd"))
    #expect(folder.text("map/a.opgave") == text)
  }

  /// A limit that holds for everybody: no file may grow beyond 4 kB.
  @Test func whatCannotBeWrittenStaysAsItIs() throws {
    let text = "# \(String(repeating: "lang ", count: 1_000))\norganisatie s \"S\" {\n  soort gemeente\n}\n"
    let folder = try Folder(["instellingen.opgave": Self.settings, "map/a.opgave": text])
    let tool = try #require(Executable("opgave")).url.path
    let outcome = try Executable(at: "/bin/sh").run(
      ["-c", "trap '' XFSZ; ulimit -f 8; exec '\(tool)' check --fix --lang nl"], in: folder.url)
    #expect(outcome.code == 2 && outcome.errors.contains("map/a.opgave"), "\(outcome)")
    #expect(!outcome.output.contains("gerepareerd"))
    #expect(folder.text("map/a.opgave") == text)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "map").path)
    #expect(left == ["a.opgave"], "something half written")
  }

  // MARK: Baselines

  @Test func aBaselineHidesWhatWasThere() throws {
    let folder = try mistakes()
    _ = try opgave(["check", "--write-baseline", "basis.json"], folder)
    let same = try opgave(["check", "--baseline", "basis.json"], folder)
    #expect(same.code == 0 && same.output.hasPrefix("Geen meldingen in 3 bestanden, 22 al bekend."), "\(same.output)")
    // Lines that move change nothing; a mistake that is new is shown; one that is gone is told.
    let text = folder.text("wateroverlast.opgave")
    let moved =
      "\n\n# Nieuw\n" + text.replacing("media: matig", with: "media: hoog").replacing("€ 3 mln", with: "€ 3.5 mln")
    try folder.write("wateroverlast.opgave", Data(moved.utf8))
    let changed = try opgave(["check", "--baseline", "basis.json", "--format", "short"], folder)
    let codes = changed.output.split(separator: "\n").map { $0.suffix(8) }
    #expect(codes == ["[OPG408]", "[OPG110]"], "\(changed.output)")
    #expect(changed.errors.contains("1 melding uit de baseline is opgelost"))
    // Where only a part is looked at, nothing is known to be gone.
    let part = try opgave(["check", "--baseline", "basis.json", "organisatie.opgave"], folder)
    #expect(part.code == 0 && part.errors.isEmpty, "\(part.errors)")
    #expect(try opgave(["check", "--baseline", "basis.json", "--select", "OPG5"], folder).errors.isEmpty)
  }

  @Test(arguments: [
    ("{\"version\":1,\"findings\":[\n{\"path\":\"a\"", "op regel 2"), ("{\"version\":7,\"findings\":[]}", "versie 7"),
    ("[]", "geen baseline"), ("{\"version\":1,\"findings\":[{\"rule\":\"OPG1\"}]}", "melding 1"),
  ])
  func aBaselineThatCannotBeReadIsNamed(_ text: String, _ message: String) throws {
    let folder = try Folder(["instellingen.opgave": Self.settings, "basis.json": text])
    let outcome = try opgave(["check", "--baseline", "basis.json"], folder)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains(message) && outcome.errors.contains("--write-baseline"), "\(outcome.errors)")
  }

  // MARK: What is shown

  @Test func selectsByCodeGroupAndName() throws {
    let folder = try mistakes()
    func codes(_ arguments: String...) throws -> [String] {
      let output = try opgave(["check", "--format", "short"] + arguments, folder).output
      return output.split(separator: "\n").compactMap { $0.split(separator: "[").last.map { String($0.dropLast()) } }
    }
    #expect(try codes("--select", "OPG51") == ["OPG510", "OPG514", "OPG516"])
    #expect(try codes("--select", "OPG5,naamstijl", "--ignore", "510") == ["OPG501", "OPG304", "OPG514", "OPG516"])
    #expect(try codes("--max", "2").count == 2)
    #expect(try opgave(["check", "--select", "naamstyl"], folder).errors.contains("‘naamstijl’"))
    // What is not selected fails nothing.
    #expect(try opgave(["check", "--select", "OPG304"], folder).code == 0)
    let table = try opgave(["check", "--statistics"], folder).output
    #expect(table.hasPrefix("2  OPG111"))
  }

  @Test func readsOneFileFromStandardInput() throws {
    let folder = try mistakes()
    let text = folder.text("wateroverlast.opgave").replacing("droge-kelder\n", with: "droge-kelders\n")
    let outcome = try opgave(
      ["check", "--format", "short", "--stdin-filename", "wateroverlast.opgave"], folder, input: Data(text.utf8))
    #expect(!outcome.output.contains("OPG302") && outcome.output.contains("OPG514"))
    #expect(!outcome.output.contains("organisatie.opgave"))
    let unknown = try opgave(["check", "-"], folder)
    #expect(unknown.code == 2 && unknown.errors.contains("--stdin-filename"))
  }

  @Test func severalReportsInOneRun() throws {
    let folder = try mistakes()
    let outcome = try opgave(
      ["check", "--format", "github", "--output", "json:uit.json", "--output", "junit:uit.xml"], folder)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(folder.text("uit.json").utf8)) as? [String: Any])
    #expect((json["findings"] as? [Any])?.count == outcome.output.split(separator: "\n").count)
    #expect(folder.text("uit.xml").contains("tests=\"23\" failures=\"8\""))
    #expect(try opgave(["check", "--output", "pdf:x"], folder).errors.contains("sarif"))
    #expect(try opgave(["check", "--output", "short"], folder).errors.contains("--format short"))
    let unwritable = try opgave(["check", "--output", "json:nergens/uit.json"], folder)
    #expect(unwritable.code == 2 && unwritable.errors.contains("nergens"))
  }

  /// What is accepted is in the report for who looks over all of it, with its reason, and fails nothing.
  @Test func acceptedFindingsAreInTheSARIFReport() throws {
    let folder = try Folder([
      "instellingen.opgave": Self.settings,
      "a.opgave":
        "# negeer OPG501: dat staat in het organisatieplan\norganisatie s \"S\" {\n  soort: gemeente\n  foutje: 1\n}\n\nportfolio p \"P\" {\n  organisatie: s\n}\n",
    ])
    _ = try opgave(["check", "--write-baseline", "basis.json"], folder)
    let outcome = try opgave(["check", "--baseline", "basis.json", "--format", "sarif"], folder)
    let sarif = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let run = (sarif["runs"] as? [[String: Any]])?.first
    let suppressions = (run?["results"] as? [[String: Any]] ?? []).flatMap {
      $0["suppressions"] as? [[String: Any]] ?? []
    }
    #expect(outcome.code == 0)
    #expect(suppressions.map { $0["kind"] as? String } == ["external", "external", "external", "inSource"])
    #expect(suppressions.last?["justification"] as? String == "dat staat in het organisatieplan")
  }

  /// Names of files are shown so that nothing in them steers a terminal, a URI or a command of a CI.
  @Test func namesOfFilesAreNoCommands() throws {
    let folder = try Folder(["instellingen.opgave": Self.settings])
    let names = ["met spatie", "nieuwe\nregel", "😀", "-streep", "a:b,c", "x%2F"]
    for name in names { try folder.write(name + ".opgave", Data("organisatie o \"O\" {\n  foutje: 1\n}\n".utf8)) }
    let latin = Array(folder.url.path.utf8) + Array("/lat".utf8) + [0xE9] + Array("in.opgave".utf8)
    let file = (latin + [0]).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { $0.withMemoryRebound(to: CChar.self, capacity: bytes.count) { creat($0, 0o644) } } ?? -1
    }
    if file >= 0 { close(file) }
    let short = try opgave(["check", "--format", "short", "--select", "OPG202"], folder)
    #expect(short.output.split(separator: "\n").count == names.count)
    #expect(short.code == 2 && short.errors.contains("is geen UTF-8: hernoem het bestand"), "\(short.errors)")
    let annotations = try opgave(["check", "--format", "github", "--select", "OPG202"], folder).output
    #expect(annotations.contains("file=a%3Ab%2Cc.opgave,line=2") && annotations.contains("file=nieuwe%0Aregel.opgave"))
    let sarif = try opgave(["check", "--format", "sarif", "--select", "OPG202"], folder).output
    #expect(sarif.contains("\"uri\":\"x%252F.opgave\"") && sarif.contains("met%20spatie.opgave"))
    // Mended all the same, each under its own name.
    _ = try opgave(["check", "--unsafe-fixes"], folder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count >= names.count + 1)
  }

  /// Two runs print the same bytes, whatever the number of cores.
  @Test(arguments: ["text", "json", "sarif", "gitlab", "junit"])
  func theOrderIsFixed(_ form: String) throws {
    let folder = try mistakes()
    let one = try opgave(["check", "--format", form, "--workers", "1"], folder).output
    #expect(try opgave(["check", "--format", form, "--workers", "7"], folder).output == one)
  }

  @Test(.timeLimit(.minutes(1))) func watchingChecksAtEachChange() throws {
    let folder = try Folder([
      "instellingen.opgave": Self.settings, "a.opgave": "organisatie s \"S\" {\n  soort: gemeent\n}\n",
    ])
    let process = Process()
    process.executableURL = try #require(Executable("opgave")).url
    process.arguments = ["check", "--watch", "--format", "short", "--select", "OPG2,OPG307"]
    process.currentDirectoryURL = folder.url
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    let first = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    #expect(first.contains("OPG212"))
    try folder.write("a.opgave", Data("organisatie s \"S\" {\n  sort: gemeente\n}\n".utf8))
    let second = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    #expect(second.contains("OPG202"))
    // A document that is named comes and goes by itself.
    func next() -> String { String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self) }
    let naming = "opgave a \"A\" {\n  documenten: \"x.pdf\"\n}\n"
    try folder.write("a.opgave", Data(naming.utf8))
    #expect(next().contains("OPG307"))
    try folder.write("x.pdf", Data())
    #expect(!next().contains("OPG307"))
    try FileManager.default.removeItem(at: folder.url.appending(path: "x.pdf"))
    #expect(next().contains("OPG307"))
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
  }

  /// What cannot be read comes and goes as much as what can: after each change the last report is that of a fresh start.
  @Test(.timeLimit(.minutes(1))) func watchingSeesWhatCannotBeRead() throws {
    let outside = try Folder(["buiten.opgave": "organisatie b \"B\" {\n  soort: gemeente\n}\n"])
    let folder = try Folder([
      "instellingen.opgave": Self.settings, "a.opgave": "organisatie s \"S\" {\n  soort: gemeent\n}\n",
    ])
    let path = folder.url.appending(path: "b.opgave").path
    let steps: [() throws -> Void] = [
      { try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nergens.opgave") },
      { try FileManager.default.removeItem(atPath: path) },
      {
        try FileManager.default.createSymbolicLink(
          atPath: path, withDestinationPath: outside.url.appending(path: "buiten.opgave").path)
      },
      { try FileManager.default.removeItem(atPath: path) },
      { #expect(mkfifo(path, 0o644) == 0) },
      { try FileManager.default.removeItem(atPath: path) },
    ]
    let process = Process()
    process.executableURL = try #require(Executable("opgave")).url
    process.arguments = ["check", "--watch", "--format", "short"]
    process.currentDirectoryURL = folder.url
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    /// All that is said until it waits again.
    func next() -> String {
      var said = ""
      while !said.contains("Ctrl-C") {
        let more = errors.fileHandleForReading.availableData
        if more.isEmpty { break }
        said += String(decoding: more, as: UTF8.self)
      }
      return said
    }
    #expect(!next().contains("b.opgave"))
    for (number, step) in steps.enumerated() {
      try step()
      #expect(next().contains("b.opgave") == (number % 2 == 0), "step \(number)")
    }
  }

  @Test func saysWhatPeopleAskNext() throws {
    let folder = try Folder(["a.opgave": "organisatie s \"S\" {\n  soort gemeente\n  soort: dorp\n}\n"])
    let whole = try opgave(["check"], folder)
    #expect(whole.output.contains("1 daarvan repareert ‘opgave check --fix’."), "\(whole.output)")
    let quiet = try opgave(["check", "-q", "--fail-on", "nooit"], folder)
    #expect(quiet.output.isEmpty && quiet.code == 0, "\(quiet)")
    #expect(try opgave(["check", "-q"], folder).output.contains("OPG108"))
    #expect(try !opgave(["check", "-q"], folder).output.contains("bestand."))
    let kept = try opgave(["check", "--write-baseline", "basis.json"], folder)
    #expect(kept.code == 0 && kept.output.hasPrefix("Vastgelegd in ‘basis.json’"), "\(kept)")
    #expect(try opgave(["check", "--max", "0"], folder).output == opgave(["check"], folder).output)
    let help = try opgave(["check", "--help"], folder).output
    #expect(try opgave(["help", "check"], folder).output == help)
    #expect(try opgave(["--lang", "nl", "check", "--help"], folder).output == help)
  }

  /// Not the whole disk, which is what is left of a path without its start.
  @Test func aFolderThatIsGoneHoldsNothing() throws {
    let folder = try Folder(["weg/a.opgave": "x"])
    let tool = try #require(Executable("opgave")).url.path
    let outcome = try Executable(at: "/bin/sh").run(
      ["-c", "cd weg && rm -r ../weg && '\(tool)' check"], in: folder.url)
    #expect(outcome.output.hasPrefix("Hier zijn geen opgaven"), "\(outcome)")
  }
}

/// What threads found, put together.
private final class Results: @unchecked Sendable {
  private let lock = NSLock()
  private var codes: [Int32] = []

  func add(_ code: Int32) { lock.withLock { codes.append(code) } }
  var all: [Int32] { lock.withLock { codes } }
}
