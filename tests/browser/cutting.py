"""A line that a test can cut and mend: every WebSocket of a browser goes through it."""

from playwright.async_api import BrowserContext, WebSocketRoute


class Cable:
    def __init__(self) -> None:
        self.whole = True
        self._open: list[WebSocketRoute] = []
        self._held: list[WebSocketRoute] = []

    async def lay(self, context: BrowserContext) -> None:
        await context.route_web_socket("**/socket.io/**", self._dialled)

    async def cut(self) -> None:
        self.whole = False
        for line in self._open:
            await line.close()
        self._open.clear()

    def mend(self) -> None:
        self.whole = True
        for line in self._held:
            self._through(line)
        self._held.clear()

    async def _dialled(self, line: WebSocketRoute) -> None:
        if self.whole:
            self._through(line)
        else:
            self._held.append(line)

    def _through(self, line: WebSocketRoute) -> None:
        line.connect_to_server()
        self._open.append(line)
