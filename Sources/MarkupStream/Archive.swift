internal import CArchive
public import CalepinCore

/// Reads what is inside a `.gz` or `.zip`, one member after the other, as a
/// stream.
///
/// ```swift
/// let archive = try Archive(try InputFile("memories.zip"))
/// while let name = try archive.nextMember() { … archive.read(into: buffer) … }
/// ```
///
/// What expands out of proportion is refused: text shrinks to a tenth or a
/// thirtieth, a bomb to a thousandth.
public final class Archive: ByteSource {
  /// How far a file may expand.
  public struct Limits: Hashable, Sendable {
    /// How many bytes one compressed byte may become on average.
    public var ratio = 250
    /// How many bytes may come out before the ratio is looked at.
    public var freeByteCount = 8 << 20
    /// How many bytes may come out at all.
    public var byteCount = 64 << 30

    /// Creates the limits by default.
    public init() {}
  }

  private let handle: OpaquePointer
  private let input: Input
  private let limits: Limits
  private var producedCount = 0

  /// What libarchive reads from.
  private final class Input {
    var source: any ByteSource
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    var consumedCount = 0
    var failure: InputError?

    init(_ source: any ByteSource) { self.source = source }

    deinit { buffer.deallocate() }
  }

  /// Whether a file that begins with `head` is a `.gz` or `.zip`.
  public static func isArchive(_ head: some Collection<UInt8>) -> Bool {
    isGzip(head) || head.starts(with: [0x50, 0x4B, 0x03, 0x04])
      || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Whether a file that begins with `head` is a `.gz`, which has one member.
  public static func isGzip(_ head: some Collection<UInt8>) -> Bool {
    head.starts(with: [0x1F, 0x8B])
  }

  /// Begins the archive in `source`.
  public init(_ source: any ByteSource, limits: Limits = Limits()) throws(InputError) {
    input = Input(source)
    self.limits = limits
    guard let handle = archive_read_new() else {
      throw .cannotRead(path: "", reason: "no memory for the archive")
    }
    self.handle = handle
    archive_read_support_filter_gzip(handle)
    archive_read_support_format_zip_streamable(handle)
    archive_read_support_format_raw(handle)
    archive_read_support_format_empty(handle)
    let data = Unmanaged.passUnretained(input).toOpaque()
    let status = archive_read_open(
      handle, data, nil,
      { _, data, bytes in
        guard let data, let bytes else { return -1 }
        return Unmanaged<Input>.fromOpaque(data)._withUnsafeGuaranteedRef { input in
          Archive.fill(input, bytes)
        }
      }, nil)
    guard status == ARCHIVE_OK else { throw failure() }
  }

  deinit { archive_read_free(handle) }

  /// Goes on to the next file in the archive and gives its name; `nil` at the
  /// end.
  public func nextMember() throws(InputError) -> String? {
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(handle, &entry)
      if status == ARCHIVE_EOF { return nil }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw failure() }
      if archive_entry_is_encrypted(entry) != 0 {
        throw .cannotRead(path: "", reason: "the archive is encrypted")
      }
      let name =
        (archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry))
        .map { String(cString: $0) } ?? ""
      if !name.hasSuffix("/") { return name }
    }
  }

  /// Reads what comes next of the member; 0 at its end.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = archive_read_data(handle, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw failure() }
    producedCount += count
    let allowed = limits.freeByteCount + limits.ratio * input.consumedCount
    if producedCount > min(allowed, limits.byteCount) {
      throw .cannotRead(path: "", reason: "the archive expands out of proportion to its size")
    }
    return count
  }

  private static func fill(
    _ input: Input, _ bytes: UnsafeMutablePointer<UnsafeRawPointer?>
  ) -> Int {
    // The buffer belongs to the input, which outlives the archive.
    bytes.pointee = UnsafeRawPointer(input.buffer.baseAddress)
    do throws(InputError) {
      let count = try input.source.read(into: input.buffer)
      input.consumedCount += count
      return count
    } catch {
      input.failure = error
      return -1
    }
  }

  private func failure() -> InputError {
    if let failure = input.failure { return failure }
    let message = archive_error_string(handle).map { ": \(String(cString: $0))" } ?? ""
    return .cannotRead(path: "", reason: "the archive is broken\(message)")
  }
}
