internal import ArgumentParser
internal import CalepinCore
internal import CalepinText

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The files that `calepin train` reads and writes.
enum TrainingFile {
  /// Why a file could not be used.
  struct Failure: Error, CustomStringConvertible {
    let file: String
    let reason: String

    var description: String { "\(file): \(reason)" }
  }

  /// The sentences of a treebank.
  static func treebank(_ file: String) throws -> [TaggedSentence] {
    let bytes = try bytes(file)
    do {
      return try CoNLLUReader.sentences(of: bytes)
    } catch {
      throw Failure(file: file, reason: "\(error)")
    }
  }

  /// The tagger in a model file.
  static func tagger(_ file: String) throws -> Tagger {
    let bytes = try bytes(file)
    do {
      return try Tagger(model: bytes)
    } catch {
      throw Failure(file: file, reason: "\(error)")
    }
  }

  /// The bytes of `file`, or of the standard input for `-`.
  static func bytes(_ file: String) throws -> [UInt8] {
    let descriptor = file == "-" ? 0 : open(file, O_RDONLY)
    guard descriptor >= 0 else { throw Failure(file: file, reason: lastError()) }
    defer { if descriptor > 0 { _ = close(descriptor) } }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &block, block.count)
      if count == 0 { return bytes }
      guard count > 0 else { throw Failure(file: file, reason: lastError()) }
      bytes += block[..<count]
    }
  }

  /// Writes `file` as a whole, in place of an older one.
  static func write(_ bytes: [UInt8], to file: String) throws {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw Failure(file: file, reason: lastError()) }
    defer { _ = close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Int(
          Platform.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
        )
      }
      guard count > 0 else { throw Failure(file: file, reason: lastError()) }
      written += count
    }
  }

  /// Says how the work goes on, when somebody watches.
  static func report(_ line: String) {
    guard isatty(2) == 1 else { return }
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { Platform.write(2, $0.baseAddress, $0.count) }
  }

  /// Runs `work`; a file that could not be used is reported, with the status 2.
  static func reporting(_ work: () throws -> Void) throws {
    do {
      try work()
    } catch let failure as Failure {
      let bytes = Array("calepin: \(failure)\n".utf8)
      _ = bytes.withUnsafeBytes { Platform.write(2, $0.baseAddress, $0.count) }
      throw ExitCode(2)
    }
  }

  private static func lastError() -> String {
    String(cString: strerror(errno))
  }
}

/// The function of the system that ``TrainingFile`` has one of its own name for.
private enum Platform {
  static func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes, count)
    #else
      Darwin.write(descriptor, bytes, count)
    #endif
  }
}
