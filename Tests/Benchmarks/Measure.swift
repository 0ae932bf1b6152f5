/// Times and how they are shown.
import Foundation
import OpgavePlatform
import OpgaveWorkspace

enum Measure {
  /// The seconds that each turn took, in order of size.
  static func turns(_ count: Int, _ body: () -> Void) -> [Double] {
    (0..<count).map { _ in
      let start = SystemClock.seconds
      body()
      return SystemClock.seconds - start
    }.sorted()
  }

  static func median(_ sorted: [Double]) -> Double { sorted[sorted.count / 2] }

  static func percentile(_ sorted: [Double], _ percent: Int) -> Double {
    sorted[min(sorted.count - 1, sorted.count * percent / 100)]
  }

  static func row(_ name: String, _ cells: String...) {
    print("  " + name.padding(toLength: 34, withPad: " ", startingAt: 0) + cells.joined(separator: "  "))
  }

  static func number(_ value: Double, _ digits: Int, _ unit: String) -> String {
    String(format: "%10.\(digits)f \(unit)", value)
  }
}

/// All files of a repository in memory.
struct Corpus {
  let root: String
  let texts: [(path: String, bytes: [UInt8])]
  let byteCount: Int

  init(_ folder: String) {
    root = Discovery(.machine()).root(of: Disk.absolute(folder))
    let root = root
    texts = Discovery(.machine()).files(root).paths.compactMap { path in
      (try? Disk.read(root + "/" + path)).map { (path, $0) }
    }
    byteCount = texts.reduce(0) { $0 + $1.bytes.count }
  }
}
