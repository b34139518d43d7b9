public import ArgumentParser
public import CalepinChecks

extension CheckSettings.Preset: ExpressibleByArgument {}
extension SpacingProfile: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
