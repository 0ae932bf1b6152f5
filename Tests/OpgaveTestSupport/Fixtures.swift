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

  package static func text(_ path: String) -> String {
    String(decoding: bytes(root.appending(path: path)), as: UTF8.self)
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
