"""Pages and the files that they load; nothing else of the disk can be reached."""

from pathlib import Path
from shutil import copytree

import pytest
from yarl import URL

from bot.app import House
from bot.doors import http
from bot.settings import HERE, Settings
from tests.doors.visitors import Client, code_of


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    """A copy of the pages, beside which a secret stands."""
    pages = tmp_path / "static"
    copytree(HERE / "static", pages, ignore=lambda folder, _: {"node_modules"})
    (tmp_path / "secret.js").write_text("secret")
    (pages / "secret.js").write_text("secret")
    (pages / "chat" / ".hidden.js").write_text("secret")
    (pages / "chat" / "link.js").symlink_to(tmp_path / "secret.js")
    (pages / "chat" / "plain.js").write_text("export {};")
    (pages / "chat" / "notes.md").write_text("secret")
    package = pages / "node_modules" / "htm" / "dist"
    package.mkdir(parents=True)
    (package / "htm.module.js").write_text("export default 1;")
    return settings.model_copy(update={"static": pages})


@pytest.mark.parametrize("path", ["/", "/chat", "/console", "/login"])
@pytest.mark.parametrize(
    ("language", "accepts"),
    [("fr", ""), ("en", "de, en-GB;q=0.8, fr"), ("fr", "fr-CH, en"), ("fr", "<script>")],
)
async def test_a_page_speaks_the_language_of_its_reader(
    client: Client, path: str, language: str, accepts: str
) -> None:
    answer = await client.get(path, headers={"Accept-Language": accepts})

    assert answer.status == 200
    assert answer.content_type == "text/html"
    assert f'lang="{language}"' in await answer.text()


async def test_a_language_that_is_asked_for_wins(client: Client) -> None:
    answer = await client.get("/?language=en", headers={"Accept-Language": "fr"})

    assert 'lang="en"' in await answer.text()


async def test_a_file_is_asked_for_again_only_when_it_changed(client: Client) -> None:
    first = await client.get("/static/chat/plain.js")
    again = await client.get("/static/chat/plain.js", headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status, first.content_type) == (200, "text/javascript")
    assert first.headers["Cache-Control"] == "no-cache"
    assert first.headers["Content-Encoding"] == "gzip"
    assert again.status == 304


@pytest.mark.parametrize(
    "path",
    [
        "/static/secret.js",
        "/static/chat/../../secret.js",
        "/static/chat/..%2f..%2fsecret.js",
        "/static/chat/%2e%2e/%2e%2e/secret.js",
        "/static/chat%2f..%2f..%2fsecret.js",
        "/static//chat/plain.js",
        "/static/chat//plain.js",
        "/static/chat/..%5c..%5csecret.js",
        "/static/chat/plain.js%00.png",
        "/static/chat/link.js",
        "/static/chat/.hidden.js",
        "/static/chat/notes.md",
        "/static/chat/index.html",
        "/static/chat",
        "/static/chat/",
        "/static/package.json",
        "/static/node_modules/htm/dist/htm.module.js",
        "/static/%2fetc%2fpasswd",
        "/npm/package.json",
        "/npm/..%2fpackage.json",
        "/npm/htm",
    ],
)
async def test_nothing_else_of_the_disk_can_be_reached(client: Client, path: str) -> None:
    answer = await client.session.get(URL(str(client.make_url("")).rstrip("/") + path, encoded=True))

    assert await code_of(answer) == (404, "not_found")


async def test_other_sites_may_load_the_widget_and_nothing_else(client: Client) -> None:
    widget = await client.get("/widget.js")
    other = await client.get("/static/chat/plain.js")

    assert widget.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert other.headers["Cross-Origin-Resource-Policy"] == "same-origin"


async def test_packages_come_by_the_names_that_pages_use(client: Client) -> None:
    answer = await client.get("/npm/htm.js")

    assert (answer.status, answer.content_type) == (200, "text/javascript")


async def test_a_package_that_is_not_installed_says_what_to_do(client: Client) -> None:
    answer = await client.get("/npm/preact.js")

    assert answer.status == 503
    assert "bin/run" in (await answer.json())["detail"]


async def test_alive_is_not_ready(client: Client, house: House) -> None:
    assert (await client.get("/readyz")).status == 200

    http.start_draining(house.app)

    assert await code_of(await client.get("/readyz")) == (503, "try_again")
    assert (await client.get("/healthz")).status == 200


async def test_not_ready_while_the_database_takes_no_writes(
    client: Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def no() -> bool:
        return False

    monkeypatch.setattr(house.store, "writable", no)

    assert (await client.get("/readyz")).status == 503


async def test_metrics_name_routes_and_never_ids(client: Client) -> None:
    await client.get("/api/chat/files/somebodys-file")
    await client.get("/nowhere/somebodys-path")

    text = await (await client.get("/metrics")).text()

    assert 'recourse_http_requests_total{method="GET",route="/api/chat/files/{file}",status="401"}' in text
    assert "somebodys" not in text
    assert "python_info" not in text


async def test_the_log_keeps_queries_to_itself(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="bot")

    await client.get("/?name=Ana", headers={"Referer": "https://firm.example/?iban=FR76"})

    assert "GET / 200" in caplog.text
    assert "Ana" not in caplog.text
    assert "FR76" not in caplog.text
