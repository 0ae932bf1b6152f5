/// The difference of two texts as `patch` and `git apply` take it.

package enum Difference {
  private enum Line {
    case same(Int, Int)
    case removed(Int)
    case added(Int)
  }

  /// A unified difference with three lines around each change; empty for equal texts.
  package static func unified(_ old: [UInt8], _ new: [UInt8], path: String) -> [UInt8] {
    if old == new { return [] }
    let (before, after) = (lines(old), lines(new))
    let steps = align(before, after)
    var out = Array("--- a/\(path)\n+++ b/\(path)\n".utf8)
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
      hunk(Array(steps[start..<stop]), before, after, steps[..<start], &out)
      index = stop
    }
    return out
  }

  private static func isChange(_ line: Line) -> Bool { if case .same = line { false } else { true } }

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

  private static func align(_ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]) -> [Line] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var steps: [Line] = []
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      if left < before.count, removed.contains(left) {
        steps.append(.removed(left))
        left += 1
      } else if right < after.count, added.contains(right) {
        steps.append(.added(right))
        right += 1
      } else {
        steps.append(.same(left, right))
        left += 1
        right += 1
      }
    }
    return steps
  }

  private static func hunk(
    _ steps: [Line], _ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>], _ earlier: ArraySlice<Line>,
    _ out: inout [UInt8]
  ) {
    func count(_ lines: some Sequence<Line>) -> (old: Int, new: Int) {
      var (old, new) = (0, 0)
      for line in lines {
        if case .added = line {} else { old += 1 }
        if case .removed = line {} else { new += 1 }
      }
      return (old, new)
    }
    let (skipped, own) = (count(earlier), count(steps))
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
