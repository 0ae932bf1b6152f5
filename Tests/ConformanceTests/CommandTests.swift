/// The verbs beside `check`: what they start, count, hand on and complete.
import Foundation
import OpgaveTestSupport
import Testing

@Suite struct CommandTests {
  /// The examples, in a folder of their own.
  private func examples() throws -> Folder { try Folder(copying: "grammar/voorbeelden") }

  @Test(arguments: ["gemeente", "provincie", "waterschap", "samenwerkingsverband"])
  func whatInitStartsIsInOrder(_ soort: String) throws {
    let folder = try Folder()
    let outcome = try opgave(["init", "--soort", soort, "Organisatie \"Merwe\"", "nieuw"], folder)
    #expect(outcome.code == 0 && outcome.output.split(separator: "\n").count == 3, "\(outcome.errors)")
    // What only its people can write is asked, and nothing else.
    let found = try opgave(["check", "--format", "short", "nieuw"], folder)
    let codes = Set(found.output.split(separator: "\n").compactMap { $0.split(separator: "[").last })
    #expect(found.code == 0 && codes == ["OPG217]", "OPG407]"], "\(found.output)")
    #expect(try format(["--check", "nieuw"], folder).code == 0)
    // What is there stays as it is.
    let again = try opgave(["init", "Anders", "nieuw"], folder)
    #expect(again.code == 2 && again.errors.contains("is er al"))
    #expect(try opgave(["init", "!!"], folder).errors.contains("is geen naam"))
  }

  @Test(arguments: ["routine", "project", "programma", "bestuursproces", "improvisatie"])
  func whatNewStartsHasNoErrors(_ werkwijze: String) throws {
    let folder = try Folder()
    _ = try opgave(["init", "Gemeente Merwe"], folder)
    #expect(
      try opgave(["new", "opgave", "Koele_Wijken", "--werkwijze", werkwijze], folder).output == "koele-wijken.opgave\n")
    #expect(try opgave(["check"], folder).code == 0)
    #expect(try format(["--check", "."], folder).code == 0)
    let printed = try opgave(["new", "opgave", "koele-wijken", "--werkwijze", werkwijze, "--stdout"], folder)
    #expect(printed.output == folder.text("koele-wijken.opgave"))
    #expect(try opgave(["new", "opgave", "koele-wijken"], folder).errors.contains("is er al"))
    #expect(try opgave(["new", "x", "x"], folder).errors.contains("‘x’ begint hier niet"))
  }

  /// Each kind goes where it belongs: what is typed, the file, and what stands in it then.
  @Test func whatIsNewStandsWhereItBelongs() throws {
    let folder = try Folder()
    _ = try opgave(["init", "Gemeente Merwe", "."], folder)
    #expect(try opgave(["new", "opgave", "wijken", "--werkwijze", "project"], folder).code == 0)
    let cases: [(words: [String], file: String, holds: String)] = [
      (
        ["functie", "ecoloog"], "organisatie.opgave",
        "\n\n  functie ecoloog \"Ecoloog\" {\n    soort: ambtenaar\n  }\n}\n"
      ),
      (["orgaan", "stuurgroep", "Stuurgroep"], "organisatie.opgave", "  orgaan stuurgroep \"Stuurgroep\" {"),
      (["proces", "batenmanagement"], "organisatie.opgave", "    model: lijn\n\n    proces batenmanagement\n"),
      (
        ["doel", "hitte", "Minder hitte", "--in", "wijken"], "wijken.opgave",
        "    doel hitte \"Minder hitte\" {\n      indicator "
      ),
      (["indicator", "bomen", "--in", "wijken.hitte"], "wijken.opgave", "\n\n      indicator bomen \"Bomen\" {"),
      (["reflectie", "--in", "wijken"], "wijken.opgave", "  leren {\n    reflectie 20"),
      (
        ["mijlpaal", "2027-03-01", "Eerste", "--in", "wijken"], "wijken.opgave", "    mijlpaal 2027-03-01 \"Eerste\" {"
      ),
      (["opdracht", "--in", "wijken"], "wijken.opgave", "  opdracht \"…\" {\n    aanleiding: \"…\""),
      (
        ["inspanning", "water", "--in", "wijken", "--werkwijze", "routine"], "wijken.opgave",
        "      werkwijze: routine\n"
      ),
      (["portfolio", "zorg"], "zorg.opgave", "  portfoliomanager: opgavemanager\n"),
      (["organisatie", "dorp"], "dorp.opgave", "organisatie dorp \"Dorp\" {\n  soort: gemeente\n"),
    ]
    for (words, file, holds) in cases {
      let outcome = try opgave(["new"] + words, folder)
      #expect(outcome.output == file + "\n", "\(words): \(outcome.errors)")
      #expect(folder.text(file).contains(holds), "\(words): \(folder.text(file))")
    }
    #expect(try format(["--check", "."], folder).code == 0)
    let refused: [(words: [String], says: String)] = [
      (["opgave", "x", "--organisatie", "merw"], "bedoelt u ‘merwe’?"),
      (["werkwijze", "programma", "--in", "wijken"], "zonder einde"),
      (["opgave", "z"], "zeg met --organisatie van wie: "),
      (["functie"], "noem functie bij naam"), (["dol", "x"], "bedoelt u ‘doel’?"),
      (["functie", "ecoloog", "--in", "merwe"], "functie ‘ecoloog’ is er al"),
      (["doel", "x"], "zeg met --in waarin het komt: "), (["doel", "x", "--in", "niets"], "niets dat ‘niets’ heet"),
      (["sturen", "--in", "wijken"], "‘sturen’ is er al in ‘wijken’"),
      (["werkwijze", "anders", "--in", "wijken"], "een werkwijze is een van deze: routine, "),
      (["doel", "x", "Minder", "hitte", "--in", "wijken"], "‘hitte’ is te veel"),
    ]
    for (words, says) in refused {
      let outcome = try opgave(["new"] + words, folder)
      #expect(outcome.code == 2 && outcome.errors.contains(says), "\(words): \(outcome.errors)")
    }
    let before = folder.text("wijken.opgave")
    let shown = try opgave(["new", "risico", "droogte", "--in", "wijken", "--stdout"], folder)
    #expect(shown.output.contains("+    risico droogte \"Droogte\" {") && folder.text("wijken.opgave") == before)
    try folder.write("wijken.opgave", Data((before.dropLast(2) + "\n  presteren {\n").utf8))
    #expect(try opgave(["new", "begroting", "2027", "--in", "wijken"], folder).code == 2)
  }

  @Test func completionsKnowWhatVerbsTake() throws {
    let script = try opgave(["completions", "bash"], Folder()).output
    let found = ["/bin/bash", "/usr/bin/bash"].first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else { return }
    for (words, completed) in [
      ("new mijl", "mijlpaal"), ("help comp", "completions"), ("explain sturingsp", "sturingsprofessional"),
      ("export 3", "3w"), ("he", "help"), ("man opgave-l", "opgave-lsp"), ("check --format sa", "sarif"),
    ] {
      let folder = try Folder()
      try folder.write("script", Data(script.utf8))
      let line =
        "source ./script; COMP_WORDS=(opgave \(words)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _opgave; echo ${COMPREPLY[@]}"
      let outcome = try Executable(at: found).run(["-c", line], in: folder.url)
      #expect(outcome.output == completed + "\n", "\(words): \(outcome.output)\(outcome.errors)")
    }
  }

  /// What is new has the form that the settings ask for.
  @Test func whatIsNewHasTheFormOfTheRepository() throws {
    let folder = try Folder(["instellingen.opgave": "instellingen {\n    opmaak {\n        inspringing: 4\n    }\n}\n"])
    _ = try opgave(["new", "opgave", "koele-wijken", "--organisatie", "merwe"], folder)
    #expect(folder.text("koele-wijken.opgave").contains("\n    organisatie: merwe\n"))
    #expect(try format(["--check", "."], folder).code == 0)
  }

  @Test func statsCountWhatThereIs() throws {
    let outcome = try opgave(["stats"], examples())
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("  uitvoering     15  ") && outcome.output.contains("  opgave         18  "))
  }

  @Test func reportsAreWholeOrSaid() throws {
    let folder = try examples()
    let made = try opgave(["report", "--output", "uit"], folder)
    #expect(made.code == 0 && made.output.hasSuffix("begin bij uit/index.html\n"), "\(made)")
    #expect(folder.text("uit/opgave/merwestad/betaalbaar-wonen.html").contains("Genoeg betaalbare woningen"))
    // The same again, and in the other language; the folder itself holds no opgaven.
    #expect(try opgave(["report", "--output", "uit", "--lang", "en", "--without-findings"], folder).code == 0)
    #expect(folder.text("uit/index.html").contains("lang=\"en\""))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "uit/regels.html").path))
    #expect(try opgave(["check"], folder).code == 0)
    // What it stands in is made with it.
    #expect(
      try opgave(["report", "--output", "public/nl"], folder).output.hasSuffix("begin bij public/nl/index.html\n"))
    // What is in the way is said, and stays.
    let cases: [(arguments: [String], says: String)] = [
      ([], "--output"), (["--output", "opgaven"], "iets dat hier niet gemaakt is"),
      (["--output", "organisatie.opgave"], "niet gemaakt"),
      (["--output", "uit", "weg"], "‘weg’ is er niet"), (["--output", "uit", ".", "."], "één map"),
      (["--output", "organisatie.opgave/weg"], "organisatie.opgave/weg"),
    ]
    for (arguments, says) in cases {
      let outcome = try opgave(["report"] + arguments, folder)
      #expect(outcome.code == 2 && outcome.errors.contains(says), "\(arguments): \(outcome)")
    }
    // A file that cannot be read is named, and the rest is made.
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "los.opgave").path, withDestinationPath: "nergens.opgave")
    try folder.write("kapot.opgave", Data("opgave {\n  status: \n".utf8))
    let rest = try opgave(["report", "--output", "uit"], folder)
    #expect(
      rest.code == 2 && rest.errors.contains("los.opgave") && folder.text("uit/index.html").contains("los.opgave"),
      "\(rest)")
    try folder.write("instellingen.opgave", Data("instellingen {\n  taal: fr\n}\n".utf8))
    let broken = try opgave(["report", "--output", "uit"], folder)
    #expect(broken.code == 2 && broken.errors.contains("de instellingen kloppen niet"), "\(broken)")
  }

  @Test(.timeLimit(.minutes(1))) func reportsAreMadeAgainAtEachChange() throws {
    let folder = try Folder(["a.opgave": "opgave a \"Oud\" {\n}\n"])
    let process = Process()
    process.executableURL = try #require(Executable("opgave")).url
    process.arguments = ["report", "--output", "uit", "--watch"]
    process.currentDirectoryURL = folder.url
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    #expect(String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self).hasPrefix("7 bladzijden"))
    try folder.write("a.opgave", Data("opgave a \"Nieuw\" {\n}\n".utf8))
    #expect(String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self).hasPrefix("7 bladzijden"))
    #expect(folder.text("uit/opgave/zonder-organisatie/a.html").contains("<h1>Nieuw</h1>"))
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
  }

  @Test func graphsStandAlone() throws {
    let folder = try examples()
    for kind in [
      ["dependencies"], ["portfolio"], ["goals", "betaalbaar-wonen"], ["goals", "merwestad.betaalbaar-wonen"],
    ] {
      let svg = try opgave(["graph"] + kind, folder)
      #expect(svg.code == 0 && svg.output.hasPrefix("<svg xmlns=") && svg.output.contains("<title>"), "\(svg)")
    }
    #expect(try opgave(["graph", "dependencies", "--format", "dot"], folder).output.hasPrefix("digraph opgaven {"))
    #expect(try opgave(["graph", "portfolio", "--format", "mermaid", "--output", "p.mmd"], folder).output.isEmpty)
    #expect(folder.text("p.mmd").hasPrefix("flowchart LR\n  n0[\""))
    let cases: [(arguments: [String], says: String)] = [
      ([], "noem wat te tekenen"), (["goal"], "bedoelt u ‘goals’?"), (["goals"], "één opgave"),
      (["goals", "betaalbar-wonen"], "‘betaalbaar-wonen’?"),
      (["portfolio", "--output", "organisatie.opgave"], "voor opgaven of instellingen"),
      (["portfolio", "weg"], "is er niet"),
    ]
    for (arguments, says) in cases {
      let outcome = try opgave(["graph"] + arguments, folder)
      #expect(outcome.code == 2 && outcome.errors.contains(says), "\(arguments): \(outcome)")
    }
    let empty = try Folder(["a.opgave": "organisatie s \"S\" {\n  soort: gemeente\n}\n"])
    #expect(try opgave(["graph", "dependencies"], empty).errors.contains("niets te tekenen"))
  }

  @Test func exportsFactsAsJSON() throws {
    let text = try opgave(["export", "json"], examples()).output
    let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let files = try #require(json["files"] as? [[String: Any]])
    #expect(files.count == 17)
    let all = files.flatMap { $0["declarations"] as? [[String: Any]] ?? [] }
    let wonen = try #require(all.first { $0["name"] as? String == "koele-wijken" })
    let fields = try #require(wonen["fields"] as? [String: Any])
    #expect(wonen["title"] as? String == "Koel genoeg om te slapen")
    #expect((fields["budget"] as? [String: Any])?["value"] as? Int == 2_400_000)
    #expect((fields["looptijd"] as? [String: Any])?["end"] as? String == "2026-03-31")
    let target = (fields["portfolio"] as? [String: Any])?["target"] as? [String: Any]
    #expect(target?["name"] as? String == "merwestad.leefbare-stad")
  }

  @Test func exportsRowsAndTheThreeQuestions() throws {
    let folder = try examples()
    let csv = try opgave(["export", "csv"], folder).output
    #expect(csv.hasPrefix("opgave,organisatie,portfolio,deel-van,titel,status"))
    #expect(
      csv.contains(
        "\r\nkoele-wijken,merwestad,leefbare-stad,,Koel genoeg om te slapen,afgerond,programma,2022-10-01,2026-03-31,2400000,"
      ))
    let dutch = try opgave(["export", "csv", "--sheet", "metingen", "--dialect", "excel-nl"], folder).output
    #expect(
      dutch.hasPrefix("\u{FEFF}opgave;indicator;titel;eenheid;datum;waarde\r\n")
        && dutch.contains(";30-6-2026;45%\r\n"), "\(dutch)")
    #expect(try opgave(["export", "csv", "--output", "bladen/"], folder).code == 0)
    #expect(try opgave(["export", "csv", "--output", "bladen"], folder).code == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "bladen").path).count == 10)
    #expect(folder.text("bladen/opgaven.csv") == csv)
    let agenda = try opgave(["export", "ics"], folder).output
    #expect(agenda.hasPrefix("BEGIN:VCALENDAR\r\n") && agenda.contains("wijkplan"), "\(agenda)")
    let questions = try opgave(["export", "3w"], folder).output
    #expect(questions.contains("# Leefbare stad\n") && questions.contains("### Wat mag het kosten?\n\n€ 2.400.000\n"))
    #expect(try opgave(["export", "3w", "--over"], folder).output.contains("### Wat mocht het kosten?"))
    let cases: [(arguments: [String], says: String)] = [
      (["jsn"], "bedoelt u ‘json’"), ([], "noem een vorm"), (["3w", "--sheet", "acties"], "‘--sheet’ hoort bij ‘csv’"),
      (["csv", "--over"], "‘--over’ hoort bij ‘3w’"),
      (["csv", "--output", "x/", "--sheet", "acties"], "laat ‘--sheet’ weg"),
      (["csv", "--output", "organisatie.opgave"], "voor opgaven"), (["json", "weg"], "is er niet"),
    ]
    for (arguments, says) in cases {
      let outcome = try opgave(["export"] + arguments, folder)
      #expect(outcome.code == 2 && outcome.errors.contains(says), "\(arguments): \(outcome)")
    }
    // What cannot be read is said, and counts where that is asked.
    try folder.write("b.opgave", Data("opgave b \"B\" {\n  status: concept\n  budget: veel\n}\n".utf8))
    for (options, code) in [([], Int32(0)), (["--strict"], 1)] {
      let outcome = try opgave(["export", "csv"] + options, folder)
      #expect(outcome.code == code && outcome.errors.contains("1 bedrag niet gelezen: b.opgave:3"), "\(outcome)")
    }
    #expect(try opgave(["export", "csv", "--sheet", "acties", "--strict"], folder).code == 0)
  }

  /// A title that a spreadsheet would run is a text.
  @Test func rowsHoldNoFormulas() throws {
    let folder = try Folder([
      "a.opgave":
        "opgave a \"=HYPERLINK(1)\" {\n  organisatie: b\n  status: concept\n  vraagstuk: \"Een \\\"vraag\\\", of niet?\"\n}\n"
    ])
    let csv = try opgave(["export", "csv"], folder).output
    #expect(csv.contains(",'=HYPERLINK(1),") && csv.contains("\"Een \"\"vraag\"\", of niet?\""))
  }

  @Test(arguments: [("bash", ["-n"]), ("zsh", ["-n"]), ("fish", ["-n"])])
  func completionsAreScriptsOfTheirShell(_ shell: String, _ check: [String]) throws {
    let folder = try Folder()
    let outcome = try opgave(["completions", shell], folder)
    for word in ["--write-baseline", "sarif", "advise", "opgave-format"] {
      #expect(outcome.output.contains(word) || shell == "fish")
    }
    let found = ["/bin", "/usr/bin", "/usr/local/bin"].map { "\($0)/\(shell)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else { return }  // That shell is not here; CI installs it.
    try folder.write("script", Data(outcome.output.utf8))
    #expect(try Executable(at: found).run(check + ["script"], in: folder.url).code == 0)
  }

  @Test(arguments: ["opgave", "opgave-format", "opgave-lsp"])
  func manualPagesNameEachOption(_ tool: String) throws {
    let folder = try Folder()
    let page = try opgave(["man", tool], folder).output
    #expect(page.hasPrefix(".Dd ") && page.contains(".Nm \(tool)") && page.contains("\\-help"))
    let lint = Executable(at: "/usr/bin/mandoc")
    guard FileManager.default.isExecutableFile(atPath: lint.url.path) else { return }
    try folder.write("page.1", Data(page.utf8))
    let said = try lint.run(["-T", "lint", "-W", "warning", "page.1"], in: folder.url)
    #expect(said.output.isEmpty, "\(said.output)")
  }

  @Test func rulesAsJSON() throws {
    let text = try opgave(["rules", "--json"], Folder()).output
    let rules = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(rules.count == 161 && rules.first?["code"] as? String == "OPG101")
  }
}
