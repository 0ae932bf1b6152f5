/// A row is one row for whoever reads it, whatever its cells hold (RFC 4180), and no cell is a formula.
import OpgaveModel
import Testing

@Suite struct CommaSeparatedTests {
  @Test(arguments: [
    ("wonen", "wonen"), ("a,b", "\"a,b\""), ("zeg \"ja\"", "\"zeg \"\"ja\"\"\""), ("een\ntwee", "\"een\ntwee\""),
    ("een\rtwee", "\"een\rtwee\""), ("een\r\ntwee", "\"een\r\ntwee\""), ("=1+1", "'=1+1"), ("\r\n=1", "\"'\r\n=1\""),
    ("@a,b", "\"'@a,b\""), ("", ""),
  ])
  func quotesWhatWouldEndACell(_ text: String, _ cell: String) {
    #expect(CommaSeparated.row([text, "x"]) == cell + ",x\r\n")
  }
}
