import CalepinCommands

await Calepin.launch()
