/// The difference of two texts as `patch` and `git apply` take it.
internal import OpgaveModel
internal import OpgavePlatform
internal import OpgaveWorkspace

package enum Difference {
  /// A unified difference with three lines around each change; empty for equal texts.
  package static func unified(_ old: [UInt8], _ new: [UInt8], path: String) -> [UInt8] {
    if old == new { return [] }
    let (before, after) = (lines(old), lines(new))
    let steps = LineAlignment.steps(before, after)
    var (oldSeen, newSeen, counted) = (0, 0, 0)
    var out = Array("--- \(header("a", path))\n+++ \(header("b", path))\n".utf8)
    var index = 0
    while index < steps.count {
      guard isChange(steps[index]) else {
        index += 1
        continue
      }
      let start = max(0, index - 3)
      var end = index
      var quiet = 0
      while end < steps.count, quiet <= 6 {
        quiet = isChange(steps[end]) ? 0 : quiet + 1
        end += 1
      }
      let stop = max(index + 1, end - max(0, quiet - 3))
      for step in steps[counted..<start] {
        if case .added = step {} else { oldSeen += 1 }
        if case .removed = step {} else { newSeen += 1 }
      }
      counted = start
      hunk(Array(steps[start..<stop]), before, after, (oldSeen, newSeen), &out)
      index = stop
    }
    return out
  }

  /// A path as a patch names it: from the current folder where it lies below that, else from the root of its own repository; links
  /// followed, since nothing applies a patch through `..` or a link.
  static func path(_ path: String) -> String {
    let real = Disk.real(path) ?? Disk.absolute(path)
    return FilePath.inside(real, of: Disk.real(Disk.currentFolder) ?? Disk.currentFolder)
      ?? FilePath.relative(real, to: Discovery(.machine()).root(of: real))
  }

  /// The path as `patch` and `git apply` read it back: quoted where it holds signs that would end it, with a tab behind a space.
  private static func header(_ side: String, _ path: String) -> String {
    let whole = side + "/" + path.drop { $0 == "/" }
    let isPlain = whole.visible == whole && !whole.contains { $0 == "\"" || $0 == "\\" || $0 == "\t" }
    if isPlain { return whole.contains(" ") ? whole + "\t" : whole }
    var quoted = "\""
    for byte in whole.utf8 {
      switch byte {
      case 0x22, 0x5C: quoted += "\\" + String(Unicode.Scalar(byte))
      case 0x20..<0x7F: quoted.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 8)
        quoted += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return quoted + "\""
  }

  private static func isChange(_ line: LineAlignment.Step) -> Bool { if case .same = line { false } else { true } }

  /// Each line with its line end.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      result.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { result.append(bytes[start...]) }
    return result
  }

  private static func hunk(
    _ steps: [LineAlignment.Step], _ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>],
    _ skipped: (old: Int, new: Int),
    _ out: inout [UInt8]
  ) {
    var own = (old: 0, new: 0)
    for step in steps {
      if case .added = step {} else { own.old += 1 }
      if case .removed = step {} else { own.new += 1 }
    }
    let oldStart = own.old == 0 ? skipped.old : skipped.old + 1
    let newStart = own.new == 0 ? skipped.new : skipped.new + 1
    out += Array("@@ -\(oldStart),\(own.old) +\(newStart),\(own.new) @@\n".utf8)
    for step in steps {
      let (sign, line): (UInt8, ArraySlice<UInt8>) =
        switch step {
        case .same(let index, _): (0x20, before[index])
        case .removed(let index): (UInt8(ascii: "-"), before[index])
        case .added(let index): (UInt8(ascii: "+"), after[index])
        }
      out.append(sign)
      out += line
      if line.last != 0x0A { out += Array("\n\\ No newline at end of file\n".utf8) }
    }
  }
}
