/// A repository of git in a folder of its own, made with the machine's git and with nothing of whoever runs the test.
package import Foundation

package final class GitFixture {
  package let root: URL
  private let home: URL
  private var clock = 1_767_225_600  // 2026-01-01

  /// What the product is given as its surroundings.
  package let environment: [String: String]

  package init(_ arguments: [String] = []) throws {
    let base = FileManager.default.temporaryDirectory.appending(path: "opgave-git-\(UUID().uuidString)")
    // By the name that git gives it, links followed.
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    let real = base.resolvingSymlinksInPath()
    (root, home) = (real.appending(path: "werk"), real.appending(path: "thuis"))
    for folder in [root, home] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    environment = ["PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": home.path, "GIT_CONFIG_NOSYSTEM": "1"]
    try git(["init", "-q", "-b", "main"] + arguments)
  }

  deinit { try? FileManager.default.removeItem(at: root.deletingLastPathComponent()) }

  package func write(_ path: String, _ text: String) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  package func remove(_ path: String) throws { try FileManager.default.removeItem(at: root.appending(path: path)) }

  /// Commits all there is, a day later than the last time.
  ///
  /// - Parameter date: such as `2026-04-01`.
  @discardableResult
  package func commit(_ message: String = "stap", on date: String? = nil) throws -> String {
    clock += 86_400
    try git(["add", "-A"])
    try git(
      ["commit", "-q", "--allow-empty", "-m", message], date: date.map { $0 + "T12:00:00Z" } ?? "@\(clock) +0000")
    return try git(["rev-parse", "HEAD"])
  }

  @discardableResult
  package func git(_ arguments: [String], in folder: URL? = nil, date: String? = nil) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = folder ?? root
    var surroundings = environment
    for name in ["AUTHOR", "COMMITTER"] {
      surroundings["GIT_\(name)_NAME"] = "Toets"
      surroundings["GIT_\(name)_EMAIL"] = "toets@voorbeeld.example"
      surroundings["GIT_\(name)_DATE"] = date
    }
    surroundings["GIT_ALLOW_PROTOCOL"] = "file"
    process.environment = surroundings
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw GitError(arguments: arguments) }
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Puts a program beside the repository and gives its path. Another process writes it: what this one has open for writing a
  /// process that starts meanwhile would hold too, and then it cannot be run.
  package func program(_ name: String, _ script: String) throws -> String {
    let path = root.deletingLastPathComponent().appending(path: name).path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", #"mkdir -p "$(dirname "$1")" && printf '#!/bin/sh\n%s\n' "$2" > "$1" && chmod 755 "$1""#, "sh", path,
      script,
    ]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw GitError(arguments: [name]) }
    return path
  }

  struct GitError: Error { let arguments: [String] }
}
