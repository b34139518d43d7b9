import ArgumentParser
import CalepinCommands

Calepin.main()
