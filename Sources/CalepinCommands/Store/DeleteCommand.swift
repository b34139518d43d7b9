internal import ArgumentParser
internal import CalepinMemory

/// `calepin delete`: units or entries out of a memory.
struct DeleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Take units or entries out of a memory.",
    discussion: """
      A unit is named as 'search' and 'concordance' print it: by the identifier that its file \
      gave it, else by its number; '#7' is always the number. All of them go, or none.

        calepin delete 1 -m chips.calepin
        calepin delete '#1' --entry -m chips.calepin
      """)

  @Argument(help: "The units or entries.")
  var items: [ItemReference]

  @OptionGroup var store: StoreOptions

  @Flag(help: "Delete entries of the termbase, not units.")
  var entry = false

  func run() throws {
    let memory = try store.open()
    let count = try inMemory(store.memory) {
      try memory.write { writer in
        let numbers = try items.map { try $0.resolve(isEntry: entry, in: writer, store.memory) }
        for number in Set(numbers) {
          if entry { try writer.delete(entry: number) } else { try writer.delete(number) }
        }
        return Set(numbers).count
      }
    }
    printMessage("\(count) deleted")
  }
}
