import CalepinCommands

Calepin.prepare()
await Calepin.launch()
