/// How far an indicator is, in words.
package import OpgaveModel
internal import OpgaveSyntax

extension Course {
  /// How far the last measurement has come from the start towards the target; `nil` where that cannot be said.
  package var progress: Text? {
    guard let last, let percentage = way(of: last)?.percentage else { return nil }
    let day = last.date.map { " (\(Calendar.text($0.last)))" } ?? ""
    if percentage < 0 {
      return Text("verder weg dan bij de nulmeting\(day)", "further away than at the nulmeting\(day)")
    }
    if percentage >= 100 { return Text("gehaald\(day)", "reached\(day)") }
    return Text("\(percentage)% van de weg\(day)", "\(percentage)% of the way\(day)")
  }
}
