/// `opgave merge`: for git, which calls it with three versions of a file.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgaveWorkspace

enum MergeCommand {
  static let options =
    [
      Option("-L", .text("N"), Text("hoe lang een conflictmarkering is [7]", "how long a mark of a conflict is [7]")),
      Option(
        "-P", .text(Text("PAD", "PATH").nl),
        Text("hoe het bestand heet in de verzameling", "what the file is called in the repository")),
    ] + Common.options

  static let help = CommandHelp(
    name: "merge", arguments: Text("BASIS ONZE HUNNE", "BASE OURS THEIRS").nl,
    summary: Text(
      "Voegt twee versies van een bestand samen op wat ze zeggen: blokken op hun naam, lijsten op hun waarden en dagen. Een conflict blijft alleen waar beide hetzelfde veranderden. Schrijft in ONZE. Bedoeld voor git; zie ‘Opgaven in git’ in de handleiding.",
      "Puts two versions of a file together by what they say: blocks by their names, lists by their values and days. A conflict is left only where both changed the same. Writes to OURS. Meant for git; see ‘Opgaven in git’ in the manual."
    ),
    examples: [
      (
        "git config merge.opgave.driver \"opgave merge %O %A %B -L %L -P %P\"",
        Text(
          "eenmalig, met ‘*.opgave merge=opgave’ in .gitattributes",
          "once, with ‘*.opgave merge=opgave’ in .gitattributes")
      )
    ],
    exits: [
      ("0", Text("samengevoegd", "merged")), ("1", Text("er is een conflict", "there is a conflict")),
      ("129", Text("het kon niet", "it could not be done")),
    ])

  private static let couldNot: Int32 = 129

  static func run(_ arguments: Arguments, _ language: Language) throws(UsageError) -> Int32 {
    // For git whatever is below 128 is a number of conflicts.
    do throws(UsageError) { return try merge(arguments) } catch {
      Common.say(error.text, language)
      return couldNot
    }
  }

  private static func merge(_ arguments: Arguments) throws(UsageError) -> Int32 {
    guard arguments.paths.count == 3 else {
      throw UsageError(
        Text("noem drie bestanden: basis, onze, hunne", "name three files: base, ours, theirs"))
    }
    let marker = try arguments.number("-L", in: 1...1_000) ?? 7
    let path = arguments.value("-P") ?? arguments.paths[1]
    var texts: [[UInt8]] = []
    for name in arguments.paths {
      do { texts.append(try Disk.read(name)) } catch { throw UsageError(Problem(error)) }
    }
    let root = Discovery(.machine()).root(of: FilePath.folder(of: Disk.absolute(path)))
    let settings = RepositoryReader(.machine()).settings(of: root).settings
    let inside = FilePath.inside(Disk.absolute(path), of: root) ?? path
    if let merged = ThreeWayMerge.merge(
      base: texts[0], ours: texts[1], theirs: texts[2], path: inside, marker: marker, settings)
    {
      do { try Disk.write(merged.text, to: arguments.paths[1]) } catch { throw UsageError(Problem(error)) }
      return merged.conflicts == 0 ? 0 : 1
    }
    do throws(GitFailure) {
      return try GitMerge.byLines(arguments.paths.map(Disk.absolute), marker: marker) == 0 ? 0 : 1
    } catch { throw UsageError(error.text) }
  }
}
