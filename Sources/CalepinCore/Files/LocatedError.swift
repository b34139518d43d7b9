/// An error that can say in which line of a file it is.
///
/// Its description leaves out the file and the line: whoever tells a person of
/// it puts both in front, `chips.tsv:3: a quote is opened and never closed`.
public protocol LocatedError: Error {
  /// The line, counted from 1; `nil` where no one line is to blame.
  var line: Int? { get }
}
