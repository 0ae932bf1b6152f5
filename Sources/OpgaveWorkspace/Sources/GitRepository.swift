/// A repository of git around a folder, and what it says of a moment: which commit somebody means, and what that holds. Reads, and
/// changes nothing.
internal import OpgaveModel
internal import OpgavePlatform
internal import OpgaveSyntax

/// A digest by which git names what it keeps, in hexadecimal digits.
package struct ObjectID: Hashable, Sendable {
  package let digits: String

  init(_ digits: String) { self.digits = digits }

  /// What git calls a file of these bytes.
  package init(ofFile bytes: [UInt8], _ format: ObjectFormat) {
    let whole = Array("blob \(bytes.count)\0".utf8) + bytes
    digits = DigestBlocks.hex(format == .sha1 ? SHA1.digest(whole) : SHA256.digest(whole))
  }

  package var short: String { String(digits.prefix(8)) }
}

package enum ObjectFormat: Sendable {
  case sha1, sha256

  fileprivate var length: Int { self == .sha1 ? 40 : 64 }
}

package struct Commit: Equatable, Sendable {
  package let id: ObjectID
  /// When it was committed, as a day in UTC, numbered from 1970-01-01.
  package let day: Int32
  /// As somebody asked for it.
  package let asked: String
}

/// What a tree holds, at one path below the folder that was asked for.
struct TreeEntry: Sendable {
  let path: [UInt8]
  let kind: Kind
  let id: ObjectID

  enum Kind: Sendable { case file, link, submodule }
}

/// What git gives under a name.
enum Blob: Sendable {
  case bytes([UInt8])
  case tooLarge
  /// Not there, or no file.
  case absent
}

package struct GitRepository: Sendable {
  private let git: GitProgram
  /// The top of what is checked out, absolute and without links.
  package let root: String
  /// Where it keeps what belongs to this checkout, and to all of them: absolute.
  package let folder: String
  package let commonFolder: String
  package let isShallow: Bool
  let format: ObjectFormat

  /// The repository in which a folder lies.
  ///
  /// - Parameters:
  ///   - path: absolute.
  ///   - environment: of the process, where it is not this one's.
  package init(around path: String, environment: [String: String]? = nil) throws(GitFailure) {
    let git = if let environment { try GitProgram(environment) } else { try GitProgram() }
    self.git = git
    let asked = try git.run(
      in: path,
      ["rev-parse", "--is-inside-work-tree", "--is-bare-repository", "--is-shallow-repository", "--show-object-format"])
    guard asked.code == 0, let lines = asked.text?.split(separator: "\n"), lines.count == 4 else {
      throw GitRepository.refusal(asked, path, git)
    }
    guard lines[0] == "true" else {
      throw GitFailure(
        lines[1] == "true"
          ? Text(
            "‘\(path)’ is een kale kloon van git, zonder bestanden: ga naar een map waarin ze uitgecheckt zijn",
            "‘\(path)’ is a bare clone of git, without files: go to a folder in which they are checked out")
          : Text(
            "‘\(path)’ ligt in de administratie van git: ga naar de map met de bestanden",
            "‘\(path)’ lies in git's own files: go to the folder with the files"))
    }
    isShallow = lines[2] == "true"
    format = lines[3] == "sha256" ? .sha256 : .sha1
    root = try GitRepository.path("--show-toplevel", path, git)
    folder = try GitRepository.path("--absolute-git-dir", path, git)
    let common = try GitRepository.path("--git-common-dir", path, git)
    commonFolder = common.hasPrefix("/") ? common : FilePath.normalized(FilePath.joined(path, common))
  }

  /// One path at a time, as it may hold line ends.
  private static func path(_ option: String, _ folder: String, _ git: GitProgram) throws(GitFailure) -> String {
    let answer = try git.run(in: folder, ["rev-parse", option])
    guard answer.code == 0 else { throw refusal(answer, folder, git) }
    guard let path = answer.text else {
      throw GitFailure(
        Text(
          "de naam van een map boven ‘\(folder)’ is geen UTF-8: hernoem haar",
          "the name of a folder above ‘\(folder)’ is not UTF-8: rename it"))
    }
    return path
  }

  private static func refusal(_ answer: GitProgram.Answer, _ path: String, _ git: GitProgram) -> GitFailure {
    if answer.errors.contains("dubious ownership") {
      let lines = answer.errors.split(separator: "\n").map { String($0).trimmed }
      let named = lines.first { $0.contains("safe.directory") } ?? ""
      return GitFailure(
        Text(
          "git vertrouwt de verzameling rond ‘\(path)’ niet, want zij is van iemand anders; vertrouwt u haar wel: \(named)",
          "git does not trust the repository around ‘\(path)’, as it is somebody else's; if you do: \(named)"))
    }
    if answer.errors.contains("not a git repository") {
      return GitFailure(
        Text(
          "‘\(path)’ ligt in geen verzameling van git: begin er een met ‘git init’, of vergelijk twee mappen",
          "‘\(path)’ lies in no repository of git: start one with ‘git init’, or compare two folders"))
    }
    return git.unforeseen(answer)
  }

  // MARK: Which commit is meant

  /// The commit of a revision.
  package func commit(_ revision: String) throws(GitFailure) -> Commit {
    let answer = try verify(revision + "^{commit}")
    if answer.errors.contains("ambiguous") {
      throw GitFailure(
        Text(
          "‘\(revision)’ kan in git meer dan één ding zijn: schrijf het voluit, zoals refs/heads/\(revision) of refs/tags/\(revision)",
          "‘\(revision)’ may be more than one thing to git: write it in full, such as refs/heads/\(revision) or refs/tags/\(revision)"
        ))
    }
    guard answer.code == 0, let id = answer.text, id.utf8.count == format.length else {
      throw try missing(revision, answer)
    }
    return try commit(id, asked: revision)
  }

  private func commit(_ id: String, asked: String) throws(GitFailure) -> Commit {
    let answer = try run(["rev-list", "--max-count=1", "--timestamp", id])
    let words = answer.text?.split(separator: " ") ?? []
    guard answer.code == 0, words.count == 2, let time = Int(words[0]) else { throw git.unforeseen(answer) }
    return Commit(id: ObjectID(id), day: Int32(clamping: time / 86_400), asked: asked)
  }

  /// Whether a text names a commit.
  package func isRevision(_ text: String) throws(GitFailure) -> Bool { try verify(text + "^{commit}").code == 0 }

  /// The last commit of a day or of the days before it, on the line of first parents.
  ///
  /// - Parameter day: in UTC.
  package func commit(on day: Int32, asked: String) throws(GitFailure) -> Commit {
    let end = (Int(day) + 1) * 86_400 - 1
    let head = try commit("HEAD")
    let line = ["rev-list", "--first-parent", "--timestamp"]
    let answer = try run(line + ["--max-count=1", "--min-age=\(end)", head.id.digits])
    guard answer.code == 0 else { throw git.unforeseen(answer) }
    if let words = answer.text?.split(separator: " "), words.count == 2, let time = Int(words[0]) {
      return Commit(id: ObjectID(String(words[1])), day: Int32(clamping: time / 86_400), asked: asked)
    }
    if isShallow { throw shallow(asked) }
    let first = try run(line + ["--reverse", head.id.digits]).text?.split(separator: " ").first.flatMap { Int($0) }
    let start = first.map { Calendar.text(Int32(clamping: $0 / 86_400)) } ?? ""
    throw GitFailure(
      Text(
        "op \(asked) was hier nog niets vastgelegd: de geschiedenis begint op \(start)",
        "on \(asked) nothing was committed here yet: history begins on \(start)"))
  }

  private func run(_ arguments: [String]) throws(GitFailure) -> GitProgram.Answer {
    try git.run(in: root, arguments)
  }

  private func verify(_ object: String) throws(GitFailure) -> GitProgram.Answer {
    try run(["rev-parse", "--verify", "--end-of-options", object])
  }

  private func missing(_ revision: String, _ answer: GitProgram.Answer) throws(GitFailure) -> GitFailure {
    if try run(["rev-parse", "--verify", "--quiet", "HEAD"]).code != 0 {
      return GitFailure(
        Text(
          "in deze verzameling is nog niets vastgelegd: leg eerst iets vast met ‘git commit’",
          "nothing is committed in this repository yet: commit something first with ‘git commit’"))
    }
    if revision.contains("..") {
      return GitFailure(
        Text(
          "‘\(revision)’ is een reeks: noem de twee momenten los van elkaar, zoals HEAD~10 HEAD",
          "‘\(revision)’ is a range: name the two moments apart, such as HEAD~10 HEAD"))
    }
    let other = try verify(revision)
    if other.code == 0 {
      return GitFailure(
        Text(
          "‘\(revision)’ is geen vastlegging (commit), maar iets daarin",
          "‘\(revision)’ is no commit, but something in one"))
    }
    if isShallow { return shallow(revision) }
    return GitFailure(
      Text(
        "git kent ‘\(revision)’ niet: noem een vastlegging, een tak, een tag, of een dag zoals 2026-04-01",
        "git does not know ‘\(revision)’: name a commit, a branch, a tag, or a day such as 2026-04-01"))
  }

  private func shallow(_ asked: String) -> GitFailure {
    GitFailure(
      Text(
        "‘\(asked)’ valt buiten deze ondiepe kloon: haal de hele geschiedenis op met ‘git fetch --unshallow’",
        "‘\(asked)’ lies outside this shallow clone: fetch all of history with ‘git fetch --unshallow’"))
  }

  // MARK: What a commit holds

  /// All files in a folder of a commit, and in those below it; none where it has no such folder.
  ///
  /// - Parameter path: from the top of the repository; empty for that itself.
  func entries(of commit: Commit, below path: String) throws(GitFailure) -> [TreeEntry] {
    var tree = commit.id
    if !path.isEmpty {
      // Asked so that a folder that is not there is told from one that is and cannot be read.
      guard let found = try list(["-d", "--full-tree", commit.id.digits, "--", path]).first, found.kind == .file else {
        return []
      }
      tree = found.id
    }
    return try list(["-r", tree.digits])
  }

  private func list(_ arguments: [String]) throws(GitFailure) -> [TreeEntry] {
    let answer = try run(["ls-tree", "-z"] + arguments)
    guard answer.code == 0 else { throw unread(answer) }
    return answer.output.split(separator: 0).compactMap { line in
      guard let tab = line.firstIndex(of: 0x09) else { return nil }
      let words = String(decoding: line[..<tab], as: UTF8.self).split(separator: " ")
      guard words.count == 3 else { return nil }
      let kind: TreeEntry.Kind = words[0] == "120000" ? .link : words[0] == "160000" ? .submodule : .file
      return TreeEntry(path: Array(line[(tab + 1)...]), kind: kind, id: ObjectID(String(words[2])))
    }
  }

  /// What git keeps under some names, each handed on as it is read.
  ///
  /// - Parameter limit: what is larger is not read.
  func read(
    _ ids: [ObjectID], limit: Int, _ body: (ObjectID, Blob) -> Void
  ) throws(GitFailure) {
    var rest = ids[...]
    while !rest.isEmpty {
      var batch = BlobBatch(limit: limit)
      let input = rest.map { $0.digits + "\n" }.joined()
      let answer = try git.run(in: root, ["cat-file", "--batch"], Array(input.utf8)) { batch.take($0, body) }
      guard answer.code == 0 || batch.isStopped else { throw unread(answer) }
      guard batch.count > 0 else { throw git.unforeseen(answer) }
      // Behind one that is too large it goes on anew.
      rest = rest.dropFirst(batch.count)
    }
  }

  /// What a file was in the commits behind one, on the line of first parents: the oldest first, each with its day.
  ///
  /// - Parameter path: from the top of the repository.
  func versions(
    of path: String, since commit: Commit, atMost count: Int
  ) throws(GitFailure) -> [(day: Int32, bytes: [UInt8])] {
    let answer = try run([
      "rev-list", "--first-parent", "--timestamp", "--max-count=\(count)", "\(commit.id.digits)..HEAD", "--",
      ":(literal,top)" + path,
    ])
    guard answer.code == 0, let text = answer.text else { throw git.unforeseen(answer) }
    var found: [(day: Int32, id: ObjectID)] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, let time = Int(words[0]), let blob = try verify("\(words[1]):\(path)").text else {
        continue
      }
      found.append((Int32(clamping: time / 86_400), ObjectID(blob)))
    }
    var bytes: [ObjectID: [UInt8]] = [:]
    try read(Array(Set(found.map(\.id))), limit: GitSource.limit) { id, blob in
      if case .bytes(let content) = blob { bytes[id] = content }
    }
    return found.reversed().compactMap { day, id in bytes[id].map { (day, $0) } }
  }

  private func unread(_ answer: GitProgram.Answer) -> GitFailure {
    if answer.errors.contains("promisor") || answer.errors.contains("not allowed") {
      return GitFailure(
        Text(
          "deze kloon heeft niet alles wat in de geschiedenis staat (partial clone): haal het op met ‘git fetch --refetch --no-filter’",
          "this clone lacks some of what is in its history (partial clone): fetch it with ‘git fetch --refetch --no-filter’"
        ))
    }
    return git.unforeseen(answer)
  }
}

/// The answer of `cat-file --batch`, taken apart as it comes: a line with name, kind and size, then the bytes.
private struct BlobBatch {
  let limit: Int
  /// How many were answered.
  private(set) var count = 0
  /// Whether nothing more is wanted, as what comes next is too large.
  private(set) var isStopped = false
  private var header: [UInt8] = []
  private var open: (id: ObjectID, size: Int)?
  private var bytes: [UInt8] = []

  init(limit: Int) { self.limit = limit }

  mutating func take(_ part: ArraySlice<UInt8>, _ body: (ObjectID, Blob) -> Void) -> Bool {
    var part = part
    while !part.isEmpty {
      if let (id, size) = open {
        // A line end follows the bytes.
        let missing = size + 1 - bytes.count
        bytes += part.prefix(missing)
        part = part.dropFirst(missing)
        guard bytes.count == size + 1 else { return true }
        bytes.removeLast()
        body(id, .bytes(bytes))
        count += 1
        (open, bytes) = (nil, [])
        continue
      }
      guard let end = part.firstIndex(of: 0x0A) else {
        header += part
        return true
      }
      header += part[..<end]
      part = part[(end + 1)...]
      let words = String(decoding: header, as: UTF8.self).split(separator: " ")
      header = []
      guard let name = words.first else { continue }
      let id = ObjectID(String(name))
      guard words.count == 3, words[1] == "blob", let size = Int(words[2]) else {
        body(id, .absent)
        count += 1
        continue
      }
      if size > limit {
        body(id, .tooLarge)
        count += 1
        isStopped = true
        return false
      }
      bytes.reserveCapacity(size + 1)
      open = (id, size)
    }
    return true
  }
}
