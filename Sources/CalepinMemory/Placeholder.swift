internal import CalepinCore
