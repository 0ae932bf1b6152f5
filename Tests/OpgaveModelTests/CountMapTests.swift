/// How often keys were counted, however many come and go.
import OpgaveModel
import Testing

@Suite struct CountMapTests {
  @Test func countsOutliveThatTheTableGrows() {
    var counts = CountMap()
    // Low bits that are all alike meet in one place of the table.
    let keys = (0..<3_000 as Range<UInt64>).map { $0 % 2 == 0 ? $0 : $0 << 32 }
    for key in keys { counts.add(Int32(key % 5), to: key) }
    for key in keys where key % 3 == 0 { counts.add(-Int32(key % 5), to: key) }
    for key in keys { counts.add(1, to: key) }
    for key in keys where key > 1 {
      #expect(counts[key] == (key % 3 == 0 ? 1 : Int32(key % 5) + 1), "\(key)")
    }
    #expect(counts[9_999_999] == 0)
  }

  @Test func nothingIsAKeyToo() {
    var counts = CountMap()
    counts.add(2, to: 0)
    counts.add(-1, to: 0)
    #expect(counts[0] == 1 && counts[7] == 0)
  }
}
