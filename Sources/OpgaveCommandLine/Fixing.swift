/// What was mended, written to disk or shown as a difference.
internal import OpgaveModel
internal import OpgavePlatform
internal import OpgaveWorkspace

struct Fixing {
  private let mending: Mending
  /// By root: the same without links, as it was before anything was read.
  private let roots: [String: String]
  /// What was named itself, wherever that leads.
  private let named: Set<String>

  init(_ mending: Mending, roots: [String: String], named: [String]) {
    (self.mending, self.roots, self.named) = (mending, roots, Set(named))
  }

  /// Outside of what a file must not be written; `nil` where it was named.
  private func root(of path: String) -> String? {
    if named.contains(path) { return nil }
    return roots.filter { path.isIn($0.key) }.max { $0.key.utf8.count < $1.key.utf8.count }?.value
  }

  /// Writes what changed, each file at once, unless somebody else wrote it meanwhile.
  ///
  /// - Returns: how many findings that mended, and what could not be written.
  func write() -> (count: Int, problems: [Problem]) {
    var problems = mending.changedMeanwhile.sorted().map { Problem($0, .changedMeanwhile) }
    var counts = mending.counts
    for (path, bytes) in mending.changed.sorted(by: { $0.key < $1.key })
    where bytes != mending.original[path] && !mending.changedMeanwhile.contains(path) {
      do throws(FileError) {
        try Disk.replace(mending.original[path] ?? [], with: bytes, at: path, within: root(of: path))
      } catch {
        problems.append(Problem(error))
        counts[path] = nil
      }
    }
    return (counts.values.reduce(0, +), problems)
  }

  /// What no fix helped, in words.
  var undone: [Text] {
    mending.undone.sorted().map { subject in
      let (path, rule) = (Difference.path(subject.path), "OPG\(subject.rule)")
      return Text(
        "\(path): een reparatie van \(rule) hielp niet en is teruggedraaid",
        "\(path): a fix of \(rule) did not help and was undone")
    }
  }

  /// What changed as a difference that `patch -p1` and `git apply` take.
  var difference: [UInt8] {
    mending.changed.sorted { $0.key < $1.key }.flatMap { path, bytes in
      Difference.unified(mending.original[path] ?? [], bytes, path: Difference.path(path))
    }
  }
}
