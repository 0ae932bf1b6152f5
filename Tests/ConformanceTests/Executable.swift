/// A built executable as a process, and a folder to run it in.
import Foundation
import OpgaveTestSupport
import Testing

/// A built executable.
struct Executable {
  let url: URL

  /// - Returns: `nil` where it is not built beside the tests.
  init?(_ name: String) {
    let folders = [Bundle.main.bundleURL, URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()]
    let configurations = ["debug", "release"].map { Project.root.appending(path: ".build/\($0)") }
    let found = (folders + configurations).map { $0.appending(path: name) }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
    guard let found else { return nil }
    url = found
  }

  init(at path: String) { url = URL(filePath: path) }

  var folder: URL { url.deletingLastPathComponent() }

  struct Outcome {
    let code: Int32
    let output: String
    let errors: String
  }

  /// - Parameter surroundings: what the environment is besides, or instead.
  func run(
    _ arguments: [String], in folder: URL, input: Data = Data(), with surroundings: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] { environment[name] = nil }
    process.environment = environment.merging(surroundings) { $1 }
    // Files rather than pipes, so that no amount of output blocks.
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    func handle(_ name: String) throws -> FileHandle {
      let place = scratch.appending(path: name)
      try (name == "in" ? input : Data()).write(to: place)
      return try name == "in" ? FileHandle(forReadingFrom: place) : FileHandle(forWritingTo: place)
    }
    process.standardInput = try handle("in")
    process.standardOutput = try handle("out")
    process.standardError = try handle("err")
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit, "\(url.lastPathComponent) \(arguments) was ended by a signal")
    func text(_ name: String) -> String {
      String(decoding: (try? Data(contentsOf: scratch.appending(path: name))) ?? Data(), as: UTF8.self)
    }
    return Outcome(code: process.terminationStatus, output: text("out"), errors: text("err"))
  }
}

/// A folder for one test.
final class Folder {
  let url: URL
  private let isOwn: Bool

  init(_ files: [String: String] = [:]) throws {
    isOwn = true
    url = FileManager.default.temporaryDirectory.appending(path: "opgave-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (path, text) in files { try write(path, Data(text.utf8)) }
  }

  /// A copy of the files below a folder of the project, which may be changed.
  convenience init(copying folder: String, ending: String = ".opgave") throws {
    try self.init()
    for (path, bytes) in Project.contents(below: folder, ending: ending) where path.contains(".") {
      try write(path, Data(bytes))
    }
  }

  /// A folder in another one.
  init(in folder: Folder, _ path: String) {
    (url, isOwn) = (folder.url.appending(path: path), false)
  }

  deinit { if isOwn { try? FileManager.default.removeItem(at: url) } }

  func write(_ path: String, _ data: Data) throws {
    let place = url.appending(path: path)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: place)
  }

  func text(_ path: String) -> String {
    String(decoding: (try? Data(contentsOf: url.appending(path: path))) ?? Data(), as: UTF8.self)
  }

  /// Whether something stands at a path, be it a link that leads nowhere.
  func has(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: url.appending(path: path).path)) != nil
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: url.appending(path: path).path, withDestinationPath: target)
  }
}

/// Runs `opgave` in a folder.
func opgave(_ arguments: [String], _ folder: Folder, input: Data = Data()) throws -> Executable.Outcome {
  try #require(Executable("opgave")).run(arguments, in: folder.url, input: input)
}

/// Runs `opgave-format` in a folder.
func format(_ arguments: [String], _ folder: Folder, input: Data = Data()) throws -> Executable.Outcome {
  try #require(Executable("opgave-format")).run(arguments, in: folder.url, input: input)
}
