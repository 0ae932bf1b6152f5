/// A file that a tool makes beside its work: a report, a baseline, a log. It takes no place of what people wrote.
internal import OpgavePlatform
internal import OpgaveModel
internal import OpgaveWorkspace

enum OutputFile {
  static let option = Option(
    "--output", .text("FILE"), Text("schrijf naar een bestand [uitvoer]", "write to a file [output]"))

  /// Writes a result where arguments ask for it, else to the output.
  static func put(_ text: String, _ arguments: Arguments) throws(UsageError) {
    guard let path = arguments.value("--output") else {
      Stream.output.write(text)
      return
    }
    let folder = FilePath.folder(of: Disk.absolute(path))
    if Disk.kind(folder) == nil {
      throw UsageError(Text("de map ‘\(folder)’ is er niet", "the folder ‘\(folder)’ is not there"))
    }
    do { try Disk.write(Array(text.utf8), to: path) } catch { throw UsageError(Problem(error)) }
  }

  /// Looks, before any work, whether something may be written at a path.
  ///
  /// - Throws: `UsageError` where opgaven or settings are kept, and where a link leads elsewhere.
  static func check(_ path: String) throws(UsageError) {
    if path.lowercased().hasSuffix(Discovery.ending) { throw UsageError(Problem(path, .holdsOpgaven)) }
    let absolute = Disk.absolute(path)
    let folder = FilePath.folder(of: absolute)
    let root = Discovery(.machine()).root(of: folder)
    // Where a repository or the folder of work begins may be reached as one likes; what is in it may not.
    let isBehindLink = [root, Disk.currentFolder].contains { start in
      guard let inside = FilePath.inside(folder, of: start), let real = Disk.real(folder) else { return false }
      return real != FilePath.joined(Disk.real(start) ?? start, inside)
    }
    if isBehindLink || Disk.kind(absolute, followingLinks: false) == .link {
      throw UsageError(Problem(path, .isLink))
    }
  }

  /// Looks at all that one run is to write.
  ///
  /// - Throws: `UsageError` also where two have one path, of which the last would take the place of the first.
  static func check(all paths: [String]) throws(UsageError) {
    var seen: Set<String> = []
    for path in paths {
      try check(path)
      if !seen.insert(Disk.absolute(path)).inserted {
        throw UsageError(
          Text(
            "naar ‘\(path)’ gaat meer dan één uitvoer: geef elke een eigen bestand",
            "more than one output goes to ‘\(path)’: give each its own file"))
      }
    }
  }
}
