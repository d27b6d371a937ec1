"""R25: signed words about the chain, and the key that signs them."""

import json
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bot.errors import BadRequest, SetupError
from bot.register.receipts import Witness, checkpoint, receipt, witnesses_in
from bot.register.signing import VerifyingKey, open_key
from tests.register.register_making import MONDAY, register_of, signing_key


def test_r25_a_receipt_is_signed_by_the_key_it_names_and_can_be_made_again() -> None:
    event, key = register_of(1).events[0], signing_key()
    made = receipt(event, key)

    assert made == receipt(event, key)
    assert set(made) == {"number", "hash", "at", "signature", "key"}
    assert made["key"] == key.verifying.id
    assert Witness.model_validate(made).is_signed_by(key.verifying)


@pytest.mark.parametrize("change", [{"number": 2}, {"hash": "0" * 64}, {"at": "2026-11-23T06:00:00.001Z"}])
def test_r25_a_changed_receipt_is_not_signed(change: dict[str, object]) -> None:
    made = receipt(register_of(1).events[0], signing_key())

    assert not Witness.model_validate(made | change).is_signed_by(signing_key().verifying)
    assert not Witness.model_validate(made).is_signed_by(signing_key(2).verifying)
    assert not Witness.model_validate(made | {"signature": "no"}).is_signed_by(signing_key().verifying)


def test_r25_a_witness_is_found_as_a_line_in_a_letter_and_in_json() -> None:
    event, key = register_of(1).events[0], signing_key()
    kept = Witness.model_validate(receipt(event, key))
    signed = checkpoint(event, key, MONDAY + timedelta(days=1))

    assert witnesses_in(f"Votre reçu\n\n  {kept.line()}\n\nModmount") == [kept]
    assert witnesses_in(json.dumps({"complaint": {"receipt": kept.model_dump()}})) == [kept]
    assert witnesses_in(f"[{Witness.model_validate(signed).model_dump_json()}]")[0].at > kept.at
    assert witnesses_in("nothing of the kind") == []


def test_r25_the_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "register.key"
    made, again = open_key(file), open_key(file)

    assert made.verifying == again.verifying
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["register.key"]  # noqa: PTH208 # nothing was left aside


def test_r25_a_key_that_others_may_read_stops_the_start(tmp_path: Path) -> None:
    file = tmp_path / "register.key"
    open_key(file)
    file.chmod(0o644)

    with pytest.raises(SetupError, match="chmod 600"):
        open_key(file)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not a key", "does not hold a private key"),
        (
            generate_private_key(SECP256R1()).private_bytes(
                Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
            ),
            "another kind than Ed25519",
        ),
    ],
)
def test_what_is_no_key_stops_the_start_in_one_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "register.key"
    file.write_bytes(content)
    file.chmod(0o600)

    with pytest.raises(SetupError, match=sentence):
        open_key(file)


def test_the_first_key_makes_its_folder_and_a_file_in_the_way_stops_the_start(tmp_path: Path) -> None:
    made = open_key(tmp_path / "data" / "register.key")

    assert open_key(tmp_path / "data" / "register.key").verifying == made.verifying
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SetupError, match="cannot be used"):
        open_key(tmp_path / "file" / "register.key")


@pytest.mark.parametrize("text", ["", "x", "AAAA", "é"])
def test_a_verifying_key_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadRequest):
        VerifyingKey.read(text)
    assert VerifyingKey.read(signing_key().verifying.text) == signing_key().verifying
