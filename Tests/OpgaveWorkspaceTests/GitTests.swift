/// What git keeps is read as it is meant, what it cannot tell is said with what to do, and nothing that a repository names is started.
import Foundation
import OpgaveModel
import OpgavePlatform
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct GitTests {
  private func repository(_ fixture: GitFixture, in folder: String = "") throws -> GitRepository {
    try GitRepository(around: fixture.root.appending(path: folder).path, environment: fixture.environment)
  }

  private func refusal(_ body: () throws -> Void) -> String {
    do { try body() } catch { return (error as? GitFailure)?.text.nl ?? "\(error)" }
    return ""
  }

  private func source(
    _ fixture: GitFixture, _ revision: String = "HEAD", in folder: String = "", limit: Int = GitSource.limit
  ) throws -> GitSource {
    let repository = try self.repository(fixture)
    let root = folder.isEmpty ? fixture.root.path : fixture.root.path + "/" + folder
    return try GitSource(repository, repository.commit(revision), root: root, inside: folder, limit: limit)
  }

  @Test func findsTheCommitOfARevision() throws {
    let fixture = try GitFixture()
    let first = try fixture.commit()
    let second = try fixture.commit()
    try fixture.git(["tag", "-a", "-m", "een", "verslag", first])
    try fixture.git(["branch", "tak", first])
    let repository = try self.repository(fixture)
    #expect(try repository.commit("HEAD").id.digits == second)
    #expect(try repository.commit("HEAD~1").id.digits == first)
    #expect(try repository.commit("verslag").id.digits == first)
    #expect(try repository.commit("refs/heads/tak").id.digits == first)
    #expect(try repository.commit(String(second.prefix(9))).id.digits == second)
    #expect(try Calendar.text(repository.commit("HEAD").day) == "2026-01-03")
  }

  @Test func findsTheLastCommitOfADayInUTC() throws {
    let fixture = try GitFixture()
    let first = try fixture.commit(on: "2026-03-01")
    let second = try fixture.commit(on: "2026-04-01")
    try fixture.git(["checkout", "-q", "-b", "zij", first])
    try fixture.commit(on: "2026-04-05")
    try fixture.git(["checkout", "-q", "main"])
    try fixture.git(["merge", "-q", "--no-ff", "-m", "samen", "zij"], date: "2026-05-01T00:00:00Z")
    let merge = try fixture.git(["rev-parse", "HEAD"])
    let repository = try self.repository(fixture)
    func on(_ day: String) throws -> String {
      let date = try #require(DateSpan(text: day))
      return try repository.commit(on: date.last, asked: day).id.digits
    }
    #expect(try on("2026-03-01") == first && on("2026-03-31") == first)
    #expect(try on("2026-04-01") == second)
    // What was on another line then was not here.
    #expect(try on("2026-04-30") == second)
    #expect(try on("2026-05-01") == merge && on("2030-01-01") == merge)
    #expect(
      refusal { _ = try on("2026-02-28") }
        == "op 2026-02-28 was hier nog niets vastgelegd: de geschiedenis begint op 2026-03-01")
  }

  @Test func saysWhyARevisionIsNone() throws {
    let fixture = try GitFixture()
    #expect(refusal { _ = try self.repository(fixture).commit("HEAD") }.contains("nog niets vastgelegd"))
    #expect(
      refusal { _ = try self.repository(fixture).commit(on: 20_000, asked: "x") }.contains("nog niets vastgelegd"))
    try fixture.write("map/a.opgave", "opgave a")
    try fixture.commit()
    let repository = try self.repository(fixture)
    func refused(_ revision: String) -> String { refusal { _ = try repository.commit(revision) } }
    #expect(refused("HEAD~9").contains("git kent ‘HEAD~9’ niet"))
    #expect(refused("nergens").contains("noem een vastlegging, een tak"))
    #expect(refused("HEAD:map").contains("geen vastlegging"))
    #expect(refused("HEAD:map/a.opgave").contains("geen vastlegging"))
    #expect(refused("HEAD^{tree}").contains("geen vastlegging"))
    #expect(refused("HEAD~1..HEAD").contains("los van elkaar"))
    #expect(refused("--all").contains("git kent ‘--all’ niet"))
    #expect(refused("-h").contains("git kent ‘-h’ niet"))
    #expect(refused("").contains("git kent ‘’ niet"))
    try fixture.git(["branch", "dubbel"])
    try fixture.git(["tag", "dubbel"])
    #expect(refused("dubbel").contains("refs/heads/dubbel of refs/tags/dubbel"))
    #expect(try repository.commit("refs/tags/dubbel").asked == "refs/tags/dubbel")
  }

  @Test func saysWhereNoRepositoryIs() throws {
    let fixture = try GitFixture()
    try fixture.commit()
    let outside = fixture.root.deletingLastPathComponent().path
    #expect(
      refusal { _ = try GitRepository(around: outside, environment: fixture.environment) }.contains(
        "ligt in geen verzameling van git"))
    #expect(refusal { _ = try repository(fixture, in: ".git") }.contains("administratie van git"))
    try fixture.git(["clone", "-q", "--bare", ".", "../kaal.git"])
    #expect(
      refusal { _ = try GitRepository(around: outside + "/kaal.git", environment: fixture.environment) }.contains(
        "kale kloon"))
    #expect(
      refusal { _ = try GitRepository(around: outside, environment: ["PATH": "/nergens:hier"]) }.contains(
        "git is niet gevonden"))
  }

  /// A hook gives what it calls the repository for which it runs; sought is the one around the path.
  @Test func asksTheRepositoryAroundThePathWhateverTheSurroundingsSay() throws {
    let (fixture, other) = (try GitFixture(), try GitFixture())
    let commit = try fixture.commit("een")
    try other.commit("ander")
    var environment = fixture.environment
    environment["GIT_DIR"] = other.root.path + "/.git"
    environment["GIT_WORK_TREE"] = other.root.path
    environment["GIT_INDEX_FILE"] = "/nergens"
    let repository = try GitRepository(around: fixture.root.path, environment: environment)
    #expect(repository.root == fixture.root.path)
    #expect(try repository.commit("HEAD").id.digits == commit)
  }

  @Test func readsWorktreesAndSubmodulesAsRepositories() throws {
    let (fixture, other) = (try GitFixture(), try GitFixture())
    let first = try fixture.commit()
    try fixture.git(["worktree", "add", "-q", "../los", first])
    let loose = fixture.root.deletingLastPathComponent().path + "/los"
    let worktree = try GitRepository(around: loose, environment: fixture.environment)
    #expect(worktree.root == loose && worktree.folder.hasSuffix("/.git/worktrees/los"))
    #expect(worktree.commonFolder == fixture.root.path + "/.git")
    try other.write("a.opgave", "opgave a")
    try other.commit()
    try fixture.git(["submodule", "--quiet", "add", other.root.path, "sub"])
    try fixture.commit()
    #expect(try repository(fixture, in: "sub").root == fixture.root.path + "/sub")
    let source = try self.source(fixture)
    #expect(throws: Problem(("HEAD:sub"), .submodule)) { try source.list(fixture.root.path + "/sub") }
  }

  @Test func saysWhatLiesOutsideAShallowClone() throws {
    let fixture = try GitFixture()
    try fixture.commit(on: "2026-03-01")
    try fixture.commit(on: "2026-04-01")
    try fixture.git(["clone", "-q", "--depth", "1", "file://\(fixture.root.path)", "../ondiep"])
    let shallow = try GitRepository(
      around: fixture.root.deletingLastPathComponent().path + "/ondiep", environment: fixture.environment)
    #expect(shallow.isShallow)
    #expect(try Calendar.text(shallow.commit("HEAD").day) == "2026-04-01")
    #expect(refusal { _ = try shallow.commit("HEAD~1") }.contains("git fetch --unshallow"))
    let day = try #require(DateSpan(text: "2026-03-05"))
    #expect(refusal { _ = try shallow.commit(on: day.last, asked: "2026-03-05") }.contains("git fetch --unshallow"))
  }

  // MARK: What a commit holds

  @Test func readsWhatACommitHoldsWhereverItWouldLie() throws {
    let fixture = try GitFixture()
    try fixture.write("opgaven/wonen/a.opgave", "opgave a")
    try fixture.write("opgaven/b.opgave", "opgave b")
    try fixture.write("elders.md", "niets")
    try fixture.commit()
    try fixture.write("opgaven/b.opgave", "iets anders")
    let root = fixture.root.path + "/opgaven"
    let source = try self.source(fixture, in: "opgaven")
    let names = try source.list(root).map(\.name).sorted()
    #expect(names == ["b.opgave", "wonen"])
    #expect(try source.read(root + "/b.opgave") == Array("opgave b".utf8))
    #expect(source.kind(root + "/wonen") == .folder && source.kind(root + "/wonen/a.opgave") == .file)
    #expect(source.kind(fixture.root.path + "/elders.md") == nil)
    #expect(throws: Problem("HEAD:opgaven/c.opgave", .notFound)) { try source.read(root + "/c.opgave") }
    #expect(throws: Problem("HEAD:opgaven/wonen", .isFolder)) { try source.read(root + "/wonen") }
    // A folder that it did not have holds nothing.
    #expect(try self.source(fixture, in: "later").list(fixture.root.path + "/later").isEmpty)
    #expect(try self.source(fixture, in: "elders.md").list(fixture.root.path + "/elders.md").isEmpty)
  }

  @Test func readsLinksAsTheyLie() throws {
    let fixture = try GitFixture()
    try fixture.write("a.opgave", "opgave a")
    try fixture.git(["config", "core.symlinks", "true"])
    for (name, target) in [
      ("link.opgave", "a.opgave"), ("leeg.opgave", "weg.opgave"), ("kring.opgave", "kring.opgave"),
      ("uit.opgave", "../a.opgave"),
    ] {
      try FileManager.default.createSymbolicLink(atPath: fixture.root.path + "/" + name, withDestinationPath: target)
    }
    try fixture.commit()
    let source = try self.source(fixture)
    let root = fixture.root.path
    #expect(
      source.kind(root + "/link.opgave", followingLinks: false) == .link && source.kind(root + "/link.opgave") == .file)
    #expect(source.real(root + "/link.opgave") == root + "/a.opgave")
    #expect(try source.read(root + "/link.opgave") == Array("opgave a".utf8))
    for name in ["leeg", "kring", "uit"] {
      #expect(source.real(root + "/\(name).opgave") == nil)
      #expect(throws: Problem("HEAD:\(name).opgave", .danglingLink)) { try source.read(root + "/\(name).opgave") }
    }
  }

  @Test func leavesOutAndNamesWhatCannotBeRead() throws {
    let fixture = try GitFixture()
    try fixture.write("a.opgave", "opgave a")
    try fixture.write("groot.opgave", String(repeating: "x", count: 5_000))
    try fixture.write("lfs.opgave", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    try fixture.write("z.opgave", "opgave z")
    try fixture.commit()
    let source = try self.source(fixture, limit: 1_000)
    let root = fixture.root.path
    #expect(throws: Problem("HEAD:groot.opgave", .overLimit)) { try source.read(root + "/groot.opgave") }
    #expect(throws: Problem("HEAD:lfs.opgave", .keptElsewhere)) { try source.read(root + "/lfs.opgave") }
    #expect(try source.read(root + "/z.opgave") == Array("opgave z".utf8))
  }

  @Test func readsNamesOfAnyBytes() throws {
    let fixture = try GitFixture()
    let names = [
      "met spatie.opgave", "met\nregeleinde.opgave", "met\ttab.opgave", "é.opgave", "-x.opgave", "A.opgave", "a.opgave",
    ]
    for name in names { try fixture.write(name, "opgave a # \(name)") }
    let path = Array((fixture.root.path + "/").utf8) + [0xFF] + Array(".opgave".utf8) + [0]
    path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { buffer in
        if let start = buffer.baseAddress, let file = fopen(start, "w") { fclose(file) }
      }
    }
    try fixture.commit()
    let source = try self.source(fixture)
    let entries = try source.list(fixture.root.path)
    #expect(Set(entries.filter(\.isText).map(\.name)) == Set(names))
    #expect(entries.filter { !$0.isText }.count == 1)
    for name in names {
      #expect(try source.read(fixture.root.path + "/" + name) == Array("opgave a # \(name)".utf8))
    }
  }

  /// A repository can name programs for many things; none of them is one that reading needs.
  @Test func startsNothingThatARepositoryNames() throws {
    let fixture = try GitFixture()
    let trace = fixture.root.deletingLastPathComponent().path + "/gestart"
    let script = try fixture.program("kwaad", "echo \"$0 $@\" >> '\(trace)'")
    try fixture.write("a.opgave", "opgave a")
    try fixture.write(
      ".gitattributes", "*.opgave filter=kwaad diff=kwaad merge=kwaad ident\n")
    try fixture.commit()
    for setting in [
      "core.fsmonitor", "filter.kwaad.smudge", "filter.kwaad.clean", "filter.kwaad.process", "diff.kwaad.textconv",
      "diff.kwaad.command", "diff.external", "merge.kwaad.driver", "gpg.program", "gpg.ssh.program", "core.sshCommand",
      "core.pager", "pager.rev-list", "pager.cat-file", "core.editor", "core.askPass", "core.gitProxy",
      "credential.helper",
      "core.alternateRefsCommand", "uploadpack.packObjectsHook", "alias.rev-list", "alias.cat-file",
    ] {
      try fixture.git(["config", setting, setting.hasPrefix("alias.") ? "!\(script) \(setting)" : script])
    }
    try fixture.git(["config", "log.showSignature", "true"])
    try fixture.git(["config", "core.hooksPath", fixture.root.path + "/.git/kwaad"])
    try FileManager.default.createDirectory(
      atPath: fixture.root.path + "/.git/kwaad", withIntermediateDirectories: true)
    for hook in ["post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman", "pre-auto-gc"] {
      for folder in ["kwaad", "hooks"] {
        try? FileManager.default.copyItem(atPath: script, toPath: fixture.root.path + "/.git/\(folder)/\(hook)")
      }
    }
    // A promise that objects can be fetched, from where fetching would run a program.
    try fixture.git(["config", "remote.origin.url", "ext::\(script) %S"])
    try fixture.git(["config", "remote.origin.uploadpack", script])
    try fixture.git(["config", "remote.origin.vcs", "kwaad"])
    try fixture.git(["config", "remote.origin.promisor", "true"])
    try fixture.git(["config", "protocol.allow", "always"])
    try fixture.git(["config", "extensions.partialClone", "origin"])
    // Which works: git itself starts them.
    _ = try? fixture.git(["status"])
    #expect(FileManager.default.fileExists(atPath: trace))
    try? FileManager.default.removeItem(atPath: trace)

    let repository = try self.repository(fixture)
    let commit = try repository.commit("HEAD")
    _ = try repository.commit(on: commit.day, asked: "dag")
    let source = try GitSource(repository, commit, root: fixture.root.path, inside: "")
    #expect(try source.read(fixture.root.path + "/a.opgave") == Array("opgave a".utf8))
    #expect(!FileManager.default.fileExists(atPath: trace))

    // Where what is promised is not there, nothing is fetched.
    let object = try fixture.git(["rev-parse", "HEAD:a.opgave"])
    try FileManager.default.removeItem(
      atPath: fixture.root.path + "/.git/objects/\(object.prefix(2))/\(object.dropFirst(2))")
    let partial = try GitSource(repository, commit, root: fixture.root.path, inside: "")
    #expect(throws: Problem("HEAD:a.opgave", .notKept)) { try partial.read(fixture.root.path + "/a.opgave") }
    #expect(!FileManager.default.fileExists(atPath: trace))
  }

  @Test func saysThatARepositoryOfSomebodyElseIsNotTrusted() throws {
    let fixture = try GitFixture()
    try fixture.commit()
    // git's own switch for its tests: as if the folder were somebody else's.
    var environment = fixture.environment
    environment["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1"
    // It is git's, and so not handed on.
    _ = try GitRepository(around: fixture.root.path, environment: environment)
    let wrapper = try fixture.program(
      "bin/git", "GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec /usr/bin/env PATH=/usr/bin:/bin git \"$@\"")
    environment["PATH"] = wrapper.dropLast(4) + ":/usr/bin:/bin"
    let said = refusal { _ = try GitRepository(around: fixture.root.path, environment: environment) }
    #expect(said.contains("git config --global --add safe.directory \(fixture.root.path)"))
  }

  @Test func saysWhenGitIsBrokenOffOrFails() throws {
    let fixture = try GitFixture()
    try fixture.commit()
    func said(_ script: String) throws -> String {
      let folder = try fixture.program("bin/git", script).dropLast(4)
      return refusal {
        _ = try GitRepository(around: fixture.root.path, environment: ["PATH": folder + ":/usr/bin:/bin", "HOME": "/"])
      }
    }
    let killed = try said("kill -KILL $$")
    #expect(killed == "‘git rev-parse’ is afgebroken (signaal 9): probeer het opnieuw")
    #expect(
      try said(
        "[ \"$7\" = --version ] && echo git version 9; [ \"$9\" = --version ] && echo git version 9; echo fatal: kapot >&2; exit 3"
      )
      .hasSuffix("zegt: fatal: kapot"))
    #expect(try said("exit 1").hasSuffix("zegt: exit 1"))
  }

  @Test(arguments: [
    ("", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"), ("a\n", "78981922613b2afb6025042ff6bd878ac1994e85"),
  ])
  func namesFilesAsGitDoes(_ text: String, _ name: String) {
    #expect(ObjectID(ofFile: Array(text.utf8), .sha1).digits == name)
  }

  @Test func namesFilesAsGitDoesHoweverLong() throws {
    for format in ["sha1", "sha256"] {
      let fixture = try GitFixture(["--object-format", format])
      for length in [1, 54, 55, 56, 63, 64, 65, 119, 1_000] {
        let text = String(repeating: "x", count: length)
        try fixture.write("a.opgave", text)
        let name = try fixture.git(["hash-object", "a.opgave"])
        #expect(ObjectID(ofFile: Array(text.utf8), format == "sha1" ? .sha1 : .sha256).digits == name)
      }
      try fixture.commit()
      #expect(try source(fixture).read(fixture.root.path + "/a.opgave").count == 1_000)
    }
  }
}
