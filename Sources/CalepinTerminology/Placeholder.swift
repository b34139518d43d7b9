internal import CalepinText
