/// Where the files for tests are, found from this file.
package import Foundation

package enum Project {
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The files below a folder of the project with a certain ending, in the order of their paths.
  package static func files(below folder: String, ending: String) -> [URL] {
    let start = root.appending(path: folder)
    let all = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil)
    var found: [URL] = []
    while let next = all?.nextObject() as? URL { if next.lastPathComponent.hasSuffix(ending) { found.append(next) } }
    return found.sorted { $0.path < $1.path }
  }

  package static func bytes(_ file: URL) -> [UInt8] { [UInt8]((try? Data(contentsOf: file)) ?? Data()) }

  package static func bytes(_ path: String) -> [UInt8] { bytes(root.appending(path: path)) }

  /// The same with paths from the folder, and what the files hold.
  package static func contents(below folder: String, ending: String) -> [(path: String, bytes: [UInt8])] {
    let start = root.appending(path: folder).path.count + 1
    return files(below: folder, ending: ending).map { (String($0.path.dropFirst(start)), bytes($0)) }
  }

  package static func text(_ path: String) -> String {
    String(decoding: bytes(path), as: UTF8.self)
  }

  /// How many random cases a property tries: `sample` in a plain run, what `OPGAVE_CASES` says elsewhere.
  package static func cases(_ sample: Int) -> Int {
    ProcessInfo.processInfo.environment["OPGAVE_CASES"].flatMap(Int.init) ?? sample
  }

  /// The seed of this run, fixed unless `OPGAVE_SEED` says otherwise.
  package static var seed: UInt64 {
    ProcessInfo.processInfo.environment["OPGAVE_SEED"].flatMap(UInt64.init) ?? 20_260_101
  }
}

extension Project {
  /// A folder of public test data that is not part of the project; `nil` where `OPGAVE_CONFORMANCE_DATA` does not name it.
  package static func conformanceData(_ path: String) -> URL? {
    guard let root = ProcessInfo.processInfo.environment["OPGAVE_CONFORMANCE_DATA"] else { return nil }
    let folder = URL(filePath: root).appending(path: path)
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }

  package static func files(at folder: URL, ending: String) -> [URL] {
    let all = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return all.filter { $0.lastPathComponent.hasSuffix(ending) }.sorted { $0.path < $1.path }
  }
}
