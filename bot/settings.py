"""The settings: command line, environment `RECOURSE_…`, or a `.env` file. A wrong one stops the start."""

import ipaddress
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SetupError

HERE = Path(__file__).resolve().parent.parent
Lines = Annotated[tuple[str, ...], NoDecode]
"""Several values in one variable, separated by commas or blanks."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="RECOURSE_", env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True
    )

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65_535)
    data_dir: Path = Path("data")
    mongodb_url: str = ""
    database: str = Field(default="recourse", pattern=r"^[a-z][a-z0-9_]{0,37}$")
    redis_url: str = ""
    workers: int = Field(default=1, ge=1, le=64)
    public_url: str = ""
    embed_origins: Lines = ()
    identity_keys: str = ""
    smtp_url: str = ""
    mail_from: str = ""
    clamd: str = ""
    trusted_proxies: Lines = ()
    register_key_file: Path | None = None
    flows: Path = HERE / "flows"
    static: Path = HERE / "static"
    mode: Literal["demo", "production"] = "demo"
    rate_limits: Literal["on", "off"] = "on"
    second_factor: Literal["optional", "required"] = "optional"
    """`required`: leads, officers and administrators work only once they have set one up."""
    admin_email: str = "lead@recourse.example"
    admin_password: str = ""

    @field_validator("embed_origins", "trusted_proxies", mode="before")
    @classmethod
    def _several(cls, value: object) -> object:
        return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value

    @field_validator("embed_origins")
    @classmethod
    def _origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            parts = urlsplit(origin)
            if parts.scheme not in ("http", "https") or not parts.netloc or parts.path:
                raise ValueError(f"{origin!r} is not an origin such as https://www.example.com")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for network in value:
            ipaddress.ip_network(network)
        return value

    @field_validator("clamd")
    @classmethod
    def _clamd(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if value and not (host and port.isdecimal() and 0 < int(port) < 65_536):
            raise ValueError("is not an address such as 127.0.0.1:3310")
        return value

    @field_validator("public_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).netloc):
            raise ValueError("is not an address such as https://chat.example.com")
        return value.rstrip("/")

    @model_validator(mode="after")
    def _together(self) -> Self:
        if self.workers > 1 and not self.redis_url:
            raise ValueError("more than one worker needs RECOURSE_REDIS_URL")
        if self.mode == "production":
            for name in ("public_url", "smtp_url", "mongodb_url", "mail_from"):
                if not getattr(self, name):
                    raise ValueError(f"production needs RECOURSE_{name.upper()}")
            if not self.public_url.startswith("https://"):
                raise ValueError("production needs an https RECOURSE_PUBLIC_URL")
            if self.rate_limits == "off":
                raise ValueError("production refuses RECOURSE_RATE_LIMITS=off")
        return self

    def reached_at(self, port: int) -> str:
        """Where people reach the pages of a server that listens on `port`, without a slash at the end."""
        return self.public_url or f"http://{self.host}:{port}"

    @property
    def key_file(self) -> Path:
        return self.register_key_file or self.data_dir / "register.key"

    @property
    def vectors_file(self) -> Path:
        return self.data_dir / "vectors.npz"


def read_settings(**given: object) -> Settings:
    """`given`: what the command line says; it wins over the environment. Raises SetupError."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]  # checked by pydantic
    except ValidationError as error:
        fault = error.errors()[0]
        name = "_".join(str(part) for part in fault["loc"][:1]).upper()
        sentence = _sentence(fault["type"], fault.get("ctx", {}), fault["msg"])
        raise SetupError(f"RECOURSE_{name}: {sentence}" if name else sentence) from None


def _sentence(kind: str, limits: Mapping[str, Any], said: str) -> str:
    """`said`: what a check of our own says."""
    if kind == "value_error":
        return said.removeprefix("Value error, ")
    if kind == "literal_error":
        return f"choose {limits['expected']}."
    if "ge" in limits or "le" in limits:
        least = "ge" in limits
        return f"write {limits['ge' if least else 'le']} or {'more' if least else 'less'}."
    if kind.startswith("int"):
        return "write a whole number."
    return "it is not written as it must be; see docs/operations.md."
