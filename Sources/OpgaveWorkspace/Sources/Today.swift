/// The day that it is, as rules count days.
internal import OpgavePlatform
internal import OpgaveSyntax

package enum Today {
  /// The local date, as the number of the day from 1970-01-01.
  package static var day: Int32 {
    let date = SystemClock.date
    return Calendar.day(date.year, date.month, date.day)
  }
}
