"""What a visitor must load before the first paint, as it goes over the line (gzip)."""

import gzip
import re
from pathlib import Path

STATIC = Path(__file__).parents[2] / "static"
SOCKET_IO = "socket.io-client/dist/socket.io.esm.min.js"
IMPORT = re.compile(r'^(?:import|export)\b[^"\n]*"([^"]+)";', re.MULTILINE)
LINKED = re.compile(r'<(?:link|script)[^>]+(?:href|src)="(/(?:static|npm)/[^"]+)"')

LOADER_BYTES = 3_000
CHAT_BYTES = 45_000


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def on_disk(address: str) -> Path:
    if address == "/npm/socket.io-client.js":
        return STATIC / "node_modules" / SOCKET_IO
    return STATIC / address.removeprefix("/static/")


def modules(address: str, known: set[str]) -> set[str]:
    """`address` and everything it imports, before anything is drawn."""
    if address not in known:
        known.add(address)
        for found in IMPORT.findall(on_disk(address).read_text()) if address.startswith("/static/") else ():
            modules(found if found.startswith("/") else f"{address.rsplit('/', 1)[0]}/{found[2:]}", known)
    return known


def test_the_loader_fits_in_three_kilobytes() -> None:
    assert weight(STATIC / "widget.js") <= LOADER_BYTES


def test_everything_for_the_first_paint_of_the_chat_fits_in_forty_five_kilobytes() -> None:
    page = STATIC / "chat" / "index.html"
    linked = {address for address in LINKED.findall(page.read_text()) if address.endswith(".css")}
    loaded = modules("/static/chat/main.js", set()) | linked
    words = max(weight(path) for path in (STATIC / "chat" / "words").glob("*.js"))

    total = weight(page) + words + sum(weight(on_disk(address)) for address in loaded)

    assert total <= CHAT_BYTES, f"{total} bytes"


def test_the_chat_page_announces_every_module_it_will_need() -> None:
    page = (STATIC / "chat" / "index.html").read_text()

    assert modules("/static/chat/main.js", set()) == {
        address for address in LINKED.findall(page) if address.endswith(".js")
    }


def test_no_page_of_the_chat_carries_code_or_styles_inline() -> None:
    for page in (STATIC / "chat").glob("*.html"):
        text = page.read_text()
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]+src=)", text), page.name


def test_no_script_of_ours_writes_html() -> None:
    ours = [path for path in STATIC.rglob("*.js") if "node_modules" not in path.parts]
    assert ours
    for path in ours:
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", path.read_text()
        ), path


def test_what_pages_are_made_of_stays_short() -> None:
    for path in STATIC.rglob("*"):
        if path.suffix in {".js", ".css", ".html"} and "node_modules" not in path.parts:
            lines = len(path.read_text().splitlines())
            assert lines <= (400 if path.suffix == ".css" else 250), f"{path.name}: {lines}"
