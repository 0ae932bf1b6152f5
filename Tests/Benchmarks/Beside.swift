/// Whole processes on the same work, in turns: a command of the built `opgave` and each peer.
import Foundation
import OpgavePlatform

enum Beside {
  static func run(
    _ words: [String], _ folder: String, _ corpus: Corpus, _ peers: [(name: String, command: [String])], _ turns: Int
  ) {
    let own = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
      "opgave")
    guard FileManager.default.isExecutableFile(atPath: own.path) else {
      print("beside peers: build ‘opgave’ first, in the same folder as this benchmark")
      return
    }
    let all = [(name: "opgave \(words.joined(separator: " "))", command: [own.path] + words + [folder])] + peers
    var times = all.map { _ in [Double]() }
    // One turn is not counted: it brings the files into memory.
    for turn in 0...turns {
      for (place, one) in all.enumerated() {
        guard let time = seconds(one.command) else {
          print("  \(one.name) cannot be run: \(one.command.joined(separator: " "))")
          return
        }
        if turn > 0 { times[place].append(time) }
      }
    }
    print("whole processes, in turns")
    let base = Measure.median(times[0].sorted())
    for (one, times) in zip(all, times) {
      let time = Measure.median(times.sorted())
      Measure.row(
        one.name, Measure.number(time * 1e3, 0, "ms"),
        Measure.number(Double(corpus.texts.count) / time, 0, "files/s"), Measure.number(time / base, 2, "×"))
    }
  }

  private static func seconds(_ command: [String]) -> Double? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let start = SystemClock.seconds
    do { try process.run() } catch { return nil }
    process.waitUntilExit()
    // Whether it found something is no matter here; whether it could run is.
    return process.terminationStatus == 127 ? nil : SystemClock.seconds - start
  }
}
