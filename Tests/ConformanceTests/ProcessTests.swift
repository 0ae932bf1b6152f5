/// The executables as processes, on what users have: repositories, and all that can be wrong with files.
import Foundation
import OpgaveTestSupport
import Testing

@Suite struct ProcessTests {
  static let settings = "instellingen {\n  peildatum: 2026-07-01\n}\n"
  static let good = "organisatie stad \"Stad\" {\n  soort: gemeente\n}\n"

  @Test func theExamplesAreInOrder() throws {
    let folder = try Folder()
    let path = Project.root.appending(path: "grammar/voorbeelden").path
    let outcome = try opgave(["check", path], folder)
    #expect(outcome.code == 0 && outcome.output.hasPrefix("Geen meldingen") && outcome.errors.isEmpty)
    #expect(try format(["--check", path], folder).code == 0)
  }

  /// The server as a process: what comes in one piece, a header that says nothing, and an end before its time.
  @Test func theServerSpeaksOverStandardInput() throws {
    let folder = try Folder()
    let server = try #require(Executable("opgave-lsp"))
    func framed(_ body: String) -> String { "Content-Length: \(body.utf8.count)\r\n\r\n\(body)" }
    let begin = framed(#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#)
    let open =
      framed(#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#)
      + framed(
        #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:a","languageId":"opgave","version":1,"text":"functie x\n"}}}"#
      )
    let end = framed(#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#) + framed(#"{"jsonrpc":"2.0","method":"exit"}"#)
    let whole = try server.run([], in: folder.url, input: Data((begin + "X: y\r\n\r\n" + open + end).utf8))
    #expect(whole.code == 0)
    #expect(whole.output.contains("capabilities") && whole.output.contains("a header without a length"))
    #expect(whole.output.contains(#""id":2,"result":null"#))
    let early = try server.run([], in: folder.url, input: Data((begin + open).utf8))
    #expect(early.code == 1 && early.output.contains("OPG2"))
    #expect(try server.run([], in: folder.url).code == 1)
  }

  /// Settings that cannot be relied on, whatever way they are broken, stop everything that writes.
  @Test(arguments: [
    ("<<<<<<< a\ninstellingen {\n=======\ninstellingen {\n>>>>>>> b\n  uitsluiten: \"oud\"\n}\n", 2),
    ("\"instellingen {\n  formaat: 1\n}\n", 2), ("instellingen {\n\0  formaat: 1\n}\n", 2),
    ("organisatie x \"X\" {\n  soort: gemeente\n}\n", 2), ("instelingen {\n  formaat: 1\n}\n", 2), ("\u{FFFE}i", 2),
    ("", 0), ("# niets\n", 0), ("instellingen {\n  formaat: 1\n}\n\norganisatie x {\n  soort: geen\n}\n", 0),
  ]) func nothingIsWrittenByBrokenSettings(_ settings: String, _ code: Int32) throws {
    let text = "organisatie   stad \"Stad\" {\n  soort: gemeente\n  inwoners: 12.5\n}\n"
    let folder = try Folder(["instellingen.opgave": settings, "a.opgave": text])
    let mended = try opgave(["check", "--fix", "--fail-on", "nooit", "--format", "short"], folder)
    #expect(mended.code == code, "\(mended.output)")
    if code == 2 { #expect(mended.output.contains("instellingen.opgave:")) }
    #expect((folder.text("a.opgave") == text) == (code == 2))
    let before = folder.text("a.opgave")
    #expect(try format(["."], folder).code == code)
    #expect((folder.text("a.opgave") == before) == (code == 2))
  }

  /// What commit hooks name and settings exclude stays as it is, also by the name of what comes over standard input.
  @Test func whatIsExcludedStaysExcluded() throws {
    let text = "organisatie   x {\n}\n"
    let folder = try Folder(["instellingen.opgave": "instellingen {\n  uitsluiten: \"oud\"\n}\n", "oud/a.opgave": text])
    let input = Data(text.utf8)
    let named = ["--force-exclude", "--stdin-filename", "oud/a.opgave"]
    #expect(try opgave(["check", "--format", "short"] + named, folder, input: input).code == 0)
    #expect(try opgave(["check", "--format", "short"] + named.dropFirst(), folder, input: input).code == 1)
    #expect(try format(named, folder, input: input).output == text)
    #expect(try format(Array(named.dropFirst()), folder, input: input).output != text)
    #expect(try format(["--check", "--force-exclude", "oud/a.opgave"], folder).code == 0)
    #expect(try format(["--check", "oud/a.opgave"], folder).code != 0)
  }

  @Test func exitCodesFollowTheSeverity() throws {
    let folder = try Folder(["instellingen.opgave": Self.settings, "a.opgave": Self.good + "\nfunctie x\n"])
    #expect(try opgave(["check"], folder).code == 1)
    #expect(try opgave(["check", "--fail-on", "nooit"], folder).code == 0)
    #expect(try opgave(["check", "nergens"], folder).code == 2)
    #expect(try opgave(["check", "--fail-on", "fouten"], folder).errors.contains("bedoelt u ‘fout’"))
    #expect(try opgave(["chek"], folder).errors.contains("‘check’"))
    #expect(try opgave(["check", "--formaat"], folder).code == 2)
    #expect(try opgave(["--version"], folder).output.hasPrefix("opgave "))
  }

  @Test func findingsAreOneALine() throws {
    let folder = try Folder([
      "instellingen.opgave": Self.settings,
      "a.opgave": "organisatie stad \"Stad\" {\n  soort: gemente\n\n  besturen {\n    model: lijn\n  }\n}\n",
    ])
    let outcome = try opgave(["check", "--format", "short"], folder)
    #expect(outcome.output == "a.opgave:2:10: fout: onbekend woord ‘gemente’: bedoelt u ‘gemeente’? [OPG212]\n")
    let english = try opgave(["check", "--format", "short", "--lang", "en"], folder)
    #expect(english.output.contains("error: unknown word ‘gemente’"))
  }

  /// Of other files no more is said than what is no text, as an editor shows it.
  @Test func brokenSettingsAreShownAndNoRuleJudges() throws {
    let folder = try Folder([
      "instellingen.opgave": "instellingen {\n  regels {\n    naamstyl: uit\n  }\n}\n", "a.opgave": "fout {\n",
    ])
    let outcome = try opgave(["check", "--format", "short"], folder)
    #expect(outcome.code == 2 && outcome.output.contains("‘naamstijl’"))
    #expect(outcome.output.contains("a.opgave:1:6: fout") && !outcome.output.contains("OPG201"))
  }

  /// Each a clear finding or a named error, and everything else still done.
  @Test func whatIsNoProperFileIsNamed() throws {
    let folder = try Folder(["instellingen.opgave": Self.settings, "goed.opgave": Self.good + "organisatie x"])
    try folder.write("latin.opgave", Data(Array("opgave a \"Caf".utf8) + [0xE9] + Array("\" {\n}\n".utf8)))
    try folder.write("utf16.opgave", Data([0xFF, 0xFE, 0x61, 0x00]))
    try folder.write("leeg.opgave", Data())
    try folder.write("bom.opgave", Data([0xEF, 0xBB, 0xBF] + Array("# x".utf8)))
    try folder.write("conflict.opgave", Data("<<<<<<< a\nx: y\n=======\n>>>>>>> b\n".utf8))
    try folder.write("regeleinden.opgave", Data("# a\r\n# b\r# c\n".utf8))
    try folder.write("lang.opgave", Data(repeating: UInt8(ascii: "x"), count: 10_000_000))
    try folder.write("diep.opgave", Data(String(repeating: "a {", count: 100_000).utf8))
    try folder.link("weg.opgave", to: "nergens.opgave")
    try folder.link("kring.opgave", to: "kring.opgave")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "map.opgave"), withIntermediateDirectories: true)
    try folder.link("rond", to: ".")
    let outcome = try opgave(["check", "--format", "short"], folder)
    #expect(outcome.code == 2)
    for (file, code) in [
      ("latin", "OPG101"), ("utf16", "OPG101"), ("conflict", "OPG115"), ("lang", "OPG201"), ("diep", "OPG114"),
      ("goed", "OPG210"),
    ] {
      #expect(
        outcome.output.split(separator: "\n").contains { $0.hasPrefix("\(file).opgave:") && $0.hasSuffix("[\(code)]") },
        "\(file)")
    }
    for file in ["leeg", "bom", "regeleinden"] { #expect(!outcome.output.contains("\(file).opgave"), "\(file)") }
    #expect(outcome.errors.contains("weg.opgave") && outcome.errors.contains("kring.opgave"))
    #expect(outcome.errors.split(separator: "\n").count == 2)
  }

  @Test func formatsInPlaceAndKeepsModeAndLinks() throws {
    let folder = try Folder(["a.opgave": "a:b", "sub/b.opgave": "c:  d\n", "stuk.opgave": "a: \"x\n"])
    let place = folder.url.appending(path: "sub/b.opgave")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: place.path)
    try folder.link("link.opgave", to: "sub/b.opgave")
    #expect(try format(["--check", "a.opgave"], folder).code == 1)
    let outcome = try format(["a.opgave", "link.opgave", "stuk.opgave"], folder)
    #expect(
      outcome.code == 2 && outcome.output == "a.opgave\nlink.opgave\n" && outcome.errors.contains("stuk.opgave:1:4"))
    #expect(
      folder.text("a.opgave") == "a: b\n" && folder.text("sub/b.opgave") == "c: d\n"
        && folder.text("stuk.opgave") == "a: \"x\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: place.path)
    #expect((attributes[.posixPermissions] as? Int) == 0o640)
    let kind = try FileManager.default.attributesOfItem(atPath: folder.url.appending(path: "link.opgave").path)[.type]
    #expect(kind as? FileAttributeType == .typeSymbolicLink)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 4)
  }

  @Test func formatsStandardInputAndLines() throws {
    let folder = try Folder(["instellingen.opgave": "instellingen {\n  opmaak {\n    inspringing: 4\n  }\n}\n"])
    #expect(try format([], folder, input: Data("a {\nb:c\n}".utf8)).output == "a {\n  b: c\n}\n")
    #expect(
      try format(["--stdin-filename", "x.opgave"], folder, input: Data("a {\nb:c\n}".utf8)).output
        == "a {\n    b: c\n}\n")
    #expect(try format(["--lines", "2:2"], folder, input: Data("a:b\nc:d\ne:f\n".utf8)).output == "a:b\nc: d\ne:f\n")
    #expect(try format(["--lines", "x"], folder).code == 2)
  }

  /// The difference is what `git apply` and `patch` take, whatever the file is called and however it is named.
  @Test(
    arguments: [["git", "apply", "p"], ["patch", "-s", "-p1", "-i", "p"]], ["a b.opgave", "./c.opgave", "d\te.opgave"])
  func differencesApply(_ command: [String], _ name: String) throws {
    // GNU patch does not take back names with a tab in them.
    if command[0] == "patch", name.contains("\t") { return }
    let before = (0..<40).map { $0 % 3 == 0 ? "naam-\($0):   waarde\r" : "naam-\($0): waarde" }.joined(separator: "\n")
    let folder = try Folder([name: before])
    let outcome = try format(["--diff", name], folder)
    #expect(outcome.code == 1 && folder.text(name) == before)
    try folder.write("p", Data(outcome.output.utf8))
    let tool = Process()
    tool.executableURL = URL(filePath: "/usr/bin/env")
    tool.arguments = command
    tool.currentDirectoryURL = folder.url
    try tool.run()
    tool.waitUntilExit()
    #expect(tool.terminationStatus == 0)
    #expect(folder.text(name) == (0..<40).map { "naam-\($0): waarde\n" }.joined())
  }

  /// What cannot be read or written ends with 2 and is named; what is no file is never replaced.
  @Test func inputAndOutputThatFailAreNamed() throws {
    let folder = try Folder(["instellingen.opgave": Self.settings, "goed.opgave": Self.good])
    let shell = { (command: String) throws -> Executable.Outcome in
      let tools = try #require(Executable("opgave")).folder.path
      return try Executable(at: "/bin/sh").run(["-c", "PATH=\(tools):$PATH; " + command], in: folder.url)
    }
    #expect(try shell("opgave rules > /dev/full").code == 2)
    #expect(try shell("opgave rules | head -1").code == 0)
    #expect(try shell("echo a:b | opgave-format > /dev/full").code == 2)
    #expect(try shell("opgave-format < .").code == 2)
    #expect(try shell("mkfifo p.opgave && opgave-format p.opgave; test -p p.opgave && echo pijp").output == "pijp\n")
    let check = try shell("opgave check")
    #expect(check.code == 2 && check.errors.contains("p.opgave") && check.output.contains("2 bestanden"))
  }

  /// What is named is done, wherever it stands, and once.
  @Test func whatIsNamedIsDone() throws {
    let folder = try Folder([
      "instellingen.opgave": Self.settings, "map/a.opgave": "a:b", ".verborgen/b.opgave": "a:b",
    ])
    try folder.link("naar", to: "map")
    #expect(try format(["--check", "naar", ".verborgen"], folder).output == "naar/a.opgave\n.verborgen/b.opgave\n")
    #expect(try format(["--check", "map", "map/a.opgave", "."], folder).output == "map/a.opgave\n")
    #expect(try opgave(["check", "naar"], folder).code == 1)
    #expect(try opgave(["check", ".verborgen/b.opgave"], folder).code == 1)
    #expect(try opgave(["check", "naar/a.opgave"], folder).code == 1)
  }

  /// Settings that cannot be relied on stop every tool, and are shown whatever was asked.
  @Test func brokenSettingsStopTheFormatterToo() throws {
    let folder = try Folder([
      "instellingen.opgave":
        "instellingen {\n  opmaak {\n    inspringing: vier\n  }\n  # negeer OPG216: x\n  formaat: 2\n}\n",
      "a.opgave": "a:b",
    ])
    let outcome = try format(["a.opgave"], folder)
    #expect(
      outcome.code == 2 && outcome.errors.contains("instellingen.opgave:3:18") && folder.text("a.opgave") == "a:b")
    let check = try opgave(["check", "--format", "short", "a.opgave"], folder)
    #expect(check.code == 2 && check.output.contains("OPG211") && check.output.contains("OPG216"))
  }

  /// One line with very many findings costs what its length does.
  @Test func manyFindingsOnOneLineAreLinear() throws {
    let folder = try Folder(["a.opgave": String(repeating: "}", count: 100_000)])
    #expect(try opgave(["check", "--format", "short"], folder).output.contains("a.opgave:1:99999:"))
  }

  @Test func explainsRulesAndWords() throws {
    let folder = try Folder()
    #expect(try opgave(["explain", "OPG514"], folder).output.contains("regisseur"))
    #expect(try opgave(["explain", "sturingsprofessional"], folder).code == 0)
    #expect(try opgave(["explain", "opgavemanger"], folder).errors.contains("opgavemanager"))
    #expect(try opgave(["rules"], folder).output.contains("OPG901"))
  }

  @Test func advisesWithGrounds() throws {
    let text = """

      opgave wonen "Wonen" {
        organisatie: stad
        status: concept
        vraagstuk: "Hoe komen er genoeg woningen?"

        kenmerken {
          aard: probleem
          urgentie: laag
          herhaling: terugkerend
        }

        presteren {
          werkwijze project {
            periode: 2026 ..
          }
        }
      }

      """
    let folder = try Folder(["instellingen.opgave": Self.settings, "a.opgave": Self.good + text])
    // What cannot change the advice any more is not asked for: with ‘urgentie: laag’ it is no improvisatie.
    let none = try opgave(["advise", "wonen", "--peildatum", "2026-07-01"], folder)
    #expect(none.code == 0 && none.output.contains("geen werkwijze aan; nu geldt project"))
    #expect(
      none.output.contains("- Is de weg bekend? Schrijf weg-zekerheid.") && !none.output.contains("Schrijf urgentie"))
    let certain = text.replacing("terugkerend", with: "terugkerend\n    weg-zekerheid: hoog")
    try Data((Self.good + certain).utf8).write(to: folder.url.appending(path: "a.opgave"))
    let routine = try opgave(["advise", "stad.wonen", "--lang", "en"], folder)
    #expect(routine.code == 0 && routine.output.contains("→ routine"))
    #expect(!routine.output.contains("added"))
    #expect(try opgave(["advise", "wonne"], folder).errors.contains("‘wonen’"))
    #expect(try opgave(["advise"], folder).code == 2)
  }

  @Test func aRepositoryInAnotherIsItsOwn() throws {
    let folder = try Folder([
      "instellingen.opgave": Self.settings, "a.opgave": Self.good, "binnen/instellingen.opgave": Self.settings,
      "binnen/a.opgave": Self.good,
      ".verborgen/a.opgave": "{{{",
    ])
    let outcome = try opgave(["check"], folder)
    #expect(outcome.code == 0 && outcome.output.contains("4 bestanden"))
  }
}
