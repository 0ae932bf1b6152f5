/// How far an indicator is, in words.
package import OpgaveModel
internal import OpgaveSyntax

extension Course {
  /// How far the last measurement has come from the start towards a target, or the last one; `nil` where that cannot be said.
  package func progress(to target: Measurement? = nil) -> Text? {
    guard let last, let percentage = way(of: last, to: target)?.percentage else { return nil }
    let day = last.date.map { " (\(Calendar.text($0.last)))" } ?? ""
    if percentage < 0 {
      return Text("verder weg dan bij de nulmeting\(day)", "further away than at the nulmeting\(day)")
    }
    if percentage >= 100 { return Text("gehaald\(day)", "reached\(day)") }
    return Text("\(percentage)% van de weg\(day)", "\(percentage)% of the way\(day)")
  }
}
