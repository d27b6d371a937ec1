"""The tutorial of docs/flows.md, done to the letter beside a running server, with a customer in it."""

import asyncio
import re
import shutil
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.store.mongo import MongoStore
from tests.clients import ChatClient
from tests.commands.conftest import HERE, Done, run_in
from tests.commands.running import Running

PAGE = (HERE / "docs" / "flows.md").read_text(encoding="utf-8")
TUTORIAL = PAGE.split("\n## A first change", 1)[1].split("\n## ", 1)[0]
YAML = r"\s+```yaml\n(.*?)```"


@dataclass(frozen=True)
class Newcomer:
    """Does in `folder` what the page says."""

    folder: Path

    def edit(self) -> None:
        """Everything up to the check."""
        for file, line, text in self._told(r"In `([^`]+)`, below `([^`]+)`, write" + YAML):
            self.replace(file, f"{line}\n", f"{line}\n{text}")
        for file, text in self._told(r"Make the file `([^`]+)`:\s+```(?:yaml|text)\n(.*?)```"):
            (self.folder / file).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / file).write_text(text, encoding="utf-8")
        for file, line, text in self._told(r"In `([^`]+)`, replace `([^`]+)` with" + YAML):
            self.replace(file, f"{line}\n", text)

    def mistakes(self) -> list[tuple[str, str, str]]:
        """What stands there, what to write, what the check says."""
        return self._told(r"^\| `(.+?)` \| `(.+?)` \| `(states.+?)` \|$")

    def commands(self) -> list[tuple[str, str]]:
        """Each with the text that the page shows under it."""
        return self._told(r"```sh\n(.*?)\n```(?:\n\n```text\n(.*?)```)?")

    async def run(self, command: str, typed: str = "") -> Done:
        assert command.startswith(".venv/bin/python -m bot ")
        run = run_in({}, self.folder)
        return await asyncio.to_thread(run, *command.split()[3:], typed=typed)

    def replace(self, file: str, old: str, new: str) -> None:
        text = (self.folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (self.folder / file).write_text(text.replace(old, new), encoding="utf-8")

    def _told(self, pattern: str) -> list[Any]:
        found = re.findall(pattern, TUTORIAL, re.DOTALL | re.MULTILINE)
        assert found, f"the page no longer says {pattern!r}"
        return found


@pytest.fixture
def newcomer(tmp_path: Path) -> Newcomer:
    shutil.copytree(HERE / "flows", tmp_path / "flows")
    return Newcomer(tmp_path)


@pytest.fixture
async def server(
    mongodb_url: str, store: MongoStore, data_dir: Path, newcomer: Newcomer
) -> AsyncIterator[Running]:
    environment = {
        "RECOURSE_MONGODB_URL": mongodb_url,
        "RECOURSE_DATABASE": store.name,
        "RECOURSE_FLOWS": str(newcomer.folder / "flows"),
    }
    words = [sys.executable, str(HERE / "server.py"), "--port", "0", "--data-dir", str(data_dir)]
    async with Running.of(words, environment) as running:
        yield running


async def test_a_newcomer_adds_a_topic_and_finds_it_live(
    newcomer: Newcomer, server: Running, store: MongoStore
) -> None:
    running = await arrived(server, "fr", Ana="name")
    check, play, draw, script = newcomer.commands()

    newcomer.edit()
    shows(await newcomer.run(check[0]), check[1])
    await server.says("taken into force")
    await mistakes_are_told(newcomer, server, check[0])

    await talk(newcomer, *play)
    await drawing(newcomer, *draw)
    shows(await newcomer.run(script[0]), script[1])
    await is_live(server)
    await still_goes_on(running)
    versions = {version for version, _ in await store.flows.all()}
    assert len(versions) == 2
    await running.leave()


async def mistakes_are_told(newcomer: Newcomer, server: Running, check: str) -> None:
    """All three at once, while the server keeps the flow it has."""
    mistakes = newcomer.mistakes()
    assert len(mistakes) == 3
    for old, new, _ in mistakes:
        newcomer.replace("flows/card.yaml", old, new)

    done = await newcomer.run(check)

    assert done.code == 1
    for _, _, sentence in mistakes:
        assert re.search(rf"^flows/card.yaml:\d+:\d+: {re.escape(sentence)}$", done.out, re.MULTILINE), (
            done.out
        )
    await server.says("the flow files have 3 problems; the old flow stays")
    for old, new, _ in mistakes:
        newcomer.replace("flows/card.yaml", new, old)
    await server.says("taken into force")


async def talk(newcomer: Newcomer, command: str, shown: str) -> None:
    typed = "".join(line[2:] + "\n" for line in shown.splitlines() if line.startswith("> "))
    said = "\n".join(line for line in shown.splitlines() if not line.startswith("> "))

    shows(await newcomer.run(command, typed), said)


def shows(done: Done, lines: str) -> None:
    """The lines, in this order, maybe with others between."""
    assert done.code == 0, done.err
    rest = done.out
    for line in lines.splitlines():
        assert line.strip() in rest, done.out
        rest = rest.split(line.strip(), 1)[1]


async def drawing(newcomer: Newcomer, command: str, _: str) -> None:
    assert (await newcomer.run(command)).code == 0

    chart = (newcomer.folder / "docs/charts/dialogue.mmd").read_text(encoding="utf-8")
    assert re.findall(r"^ +(\w+) --> card\b", chart, re.MULTILINE) == ["topic"]
    assert len(re.findall(r"^ +card --> ", chart, re.MULTILINE)) == 3


async def is_live(server: Running) -> None:
    """A new customer is offered the topic and gets to the promise in writing."""
    customer = await arrived(server, "en", Bob="name", bob_at_example="email")
    await customer.answer("account", "* skip")
    ask = await customer.asked("topic")
    assert {"value": "card", "label": "Lost or stolen card"} in ask["choices"]
    await customer.answer("topic", "* card")
    assert (await customer.asked("blocked"))["choices"][1]["label"] == "No, not yet"
    await customer.tell({"blocked": "* no", "question": "I lost my card."}, until="kept")
    assert any("A person will block it with you." in str(entry.get("text")) for entry in customer.entries)
    await customer.leave()


async def still_goes_on(running: ChatClient) -> None:
    """Whoever was in the middle finishes in the words of the beginning."""
    await running.answer("email", "ana@example.com")
    await running.answer("account", "* skip")
    ask = await running.asked("topic")
    assert "card" not in [choice["value"] for choice in ask["choices"]]
    await running.answer("topic", "* account")
    await running.asked("question")
    assert not any("perdu le fil" in str(entry.get("text")) for entry in running.entries)


async def arrived(server: Running, language: str, **answers: str) -> ChatClient:
    customer = ChatClient(server.address)
    await customer.connect({"language": language})
    for said, field in answers.items():
        await customer.answer(field, said.replace("_at_example", "@example.com"))
    return customer
