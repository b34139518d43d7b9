public import CalepinCore
internal import MarkupStream

/// Reads segmentation rules in SRX 2.0 and 1.0.
///
/// ```swift
/// let rules = try SRXReader.rules(of: try InputFile("cat-tool.srx"))
/// ```
///
/// How to treat inline codes (`formathandle`) and subflows is not kept: plain
/// text has none. Elements of other namespaces are passed over.
///
/// Source: GALA, SRX 2.0 specification (2008); LISA, SRX 1.0 (2004).
public enum SRXReader {
  /// The rules of the file in `source`.
  ///
  /// - Throws: ``SRXError``.
  /// - Complexity: O(bytes).
  public static func rules(of source: any ByteSource) throws(SRXError) -> SegmentationRules {
    let markup = MarkupReader(source, vocabulary: SRXName.allCases.map(\.rawValue))
    let builder = SRXBuilder()
    do throws(MarkupError) {
      while try markup.parseNext(into: builder), builder.failure == nil {}
    } catch {
      // What the builder did not like came before what broke the markup.
      throw builder.failure ?? .markup(error)
    }
    if let failure = builder.failure { throw failure }
    return try builder.checked()
  }
}

/// The elements of SRX.
private enum SRXName: String, CaseIterable {
  case srx, header, languagerule, rule, beforebreak, afterbreak, languagemap
}

/// Puts the rules together from the events of the markup.
private final class SRXBuilder: MarkupHandler {
  private(set) var failure: SRXError?
  private var rules = SegmentationRules(cascades: false)
  private var isRoot = true
  private var rule: SegmentationRules.Rule?
  private var text: [UInt8]?

  private func name(_ name: MarkupName) -> SRXName? {
    name.index.map { SRXName.allCases[$0] }
  }

  func startElement(_ element: MarkupElement) {
    guard failure == nil else { return }
    let name = name(element.name)
    if isRoot, name != .srx {
      failure = .notSRX(root: element.name.qualifiedName, line: element.line)
      return
    }
    isRoot = false
    switch name {
    case .header: rules.cascades = answer("cascade", of: element) ?? false
    case .languagerule:
      guard let name = required("languagerulename", of: element) else { return }
      rules.ruleSets.append(.init(name: name))
    case .rule:
      // `break` is "yes" unless it is said otherwise (SRX 2.0, rule).
      rule = .init(
        isBreak: answer("break", of: element) ?? true, before: "", after: "", line: element.line)
    case .beforebreak, .afterbreak: text = []
    case .languagemap:
      guard let pattern = required("languagepattern", of: element),
        let set = required("languagerulename", of: element)
      else { return }
      rules.maps.append(.init(pattern: pattern, ruleSet: set, line: element.line))
    case .srx, nil: break
    }
  }

  func endElement(_ element: MarkupName) {
    switch name(element) {
    case .beforebreak:
      rule?.before = String(decoding: text ?? [], as: UTF8.self)
      text = nil
    case .afterbreak:
      rule?.after = String(decoding: text ?? [], as: UTF8.self)
      text = nil
    case .rule:
      if let rule, !rules.ruleSets.isEmpty {
        rules.ruleSets[rules.ruleSets.count - 1].rules.append(rule)
      }
      rule = nil
    default: break
    }
  }

  func text(_ utf8: UnsafeBufferPointer<UInt8>) { text?.append(contentsOf: utf8) }

  func notice(_ notice: MarkupNotice, line: Int) {}

  private func required(_ attribute: String, of element: MarkupElement) -> String? {
    if let value = element.value(of: attribute) { return value }
    failure = .missing(
      attribute: attribute, element: element.name.localName, line: element.line)
    return nil
  }

  private func answer(_ attribute: String, of element: MarkupElement) -> Bool? {
    guard let value = element.value(of: attribute) else { return nil }
    switch value {
    case "yes": return true
    case "no": return false
    default:
      failure = .notYesOrNo(value, attribute: attribute, line: element.line)
      return nil
    }
  }

  /// The rules, when they are complete.
  func checked() throws(SRXError) -> SegmentationRules {
    guard !rules.maps.isEmpty else { throw .noMaps }
    let names = Set(rules.ruleSets.map(\.name))
    for map in rules.maps where !names.contains(map.ruleSet) {
      throw .unknownRuleSet(map.ruleSet, line: map.line)
    }
    return rules
  }
}
