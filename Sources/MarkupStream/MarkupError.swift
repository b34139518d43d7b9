internal import CLibXML2

/// Placeholder for the markup reader.
public enum MarkupError: Error {}
