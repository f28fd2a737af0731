"""Every limit and switch, typed, from the environment and .streamlit/secrets.toml."""

from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

ROOT = Path(__file__).resolve().parent.parent
TWIN = "https://twin24.ai"
IAM = "https://iam.twin24.ai"
BATCH_PATH = "/cis/api/v1/telephony/autoCallCandidate/single/batch"


class Settings(BaseSettings):
    """What the administrator decides; the environment wins over the secrets file, and both over the defaults.

    Times are in seconds, sizes in bytes.
    """

    model_config = SettingsConfigDict(frozen=True, extra="ignore", toml_file=ROOT / ".streamlit" / "secrets.toml")

    data: Path = Field(default=ROOT / "data", alias="CALLBOARD_DATA")
    base_url: str = Field(default=TWIN, alias="TWIN_BASE_URL")
    token: SecretStr | None = Field(default=None, alias="TWIN_TOKEN")
    login: str | None = Field(default=None, alias="TWIN_LOGIN")
    password: SecretStr | None = Field(default=None, alias="TWIN_PASSWORD")
    iam_url: str | None = Field(default=None, alias="TWIN_IAM_URL")
    ask: bool = Field(default=False, alias="TWIN_ASK")
    task_control: bool = Field(default=False, alias="TWIN_TASK_CONTROL")
    proxy: str | None = Field(default=None, alias="TWIN_PROXY", repr=False)
    ca_bundle: Path | None = Field(default=None, alias="TWIN_CA_BUNDLE")
    connect_timeout: float = Field(default=10, alias="TWIN_CONNECT_TIMEOUT", gt=0)
    read_timeout: float = Field(default=120, alias="TWIN_READ_TIMEOUT", gt=0)
    total_timeout: float = Field(default=180, alias="TWIN_TOTAL_TIMEOUT", gt=0)
    refuses_whole: bool = Field(default=False, alias="TWIN_REFUSES_WHOLE")
    repeat_401: bool = Field(default=True, alias="TWIN_REPEAT_401")
    repeat_429: bool = Field(default=True, alias="TWIN_REPEAT_429")
    answer_bytes: int = Field(default=4 * 1024 * 1024, alias="TWIN_ANSWER_BYTES", gt=0)
    batch_size: int = Field(default=100, alias="CALLBOARD_BATCH_SIZE", ge=1, le=10_000)
    body_bytes: int = Field(default=8 * 1024 * 1024, alias="CALLBOARD_BODY_BYTES", gt=0)
    parallel: int = Field(default=1, alias="CALLBOARD_PARALLEL", ge=1, le=16)
    parallel_most: int = Field(default=8, alias="CALLBOARD_PARALLEL_MOST", ge=1, le=64)
    per_ten_minutes: int | None = Field(default=None, alias="CALLBOARD_PER_TEN_MINUTES", ge=1)
    breaker: int = Field(default=3, alias="CALLBOARD_BREAKER", ge=1)
    public_url: str | None = Field(default=None, alias="CALLBOARD_PUBLIC_URL")
    tries: int = Field(default=3, alias="CALLBOARD_TRIES", ge=1)
    retry_seconds: float = Field(default=2, alias="CALLBOARD_RETRY_SECONDS", ge=0)
    retry_after_cap: float = Field(default=300, alias="CALLBOARD_RETRY_AFTER_CAP", ge=0)
    day_limit: int = Field(default=10, alias="CALLBOARD_DAY_LIMIT", ge=0)
    guard_days: int = Field(default=7, alias="CALLBOARD_GUARD_DAYS", ge=0)
    default_country: str = Field(default="RU", alias="CALLBOARD_COUNTRY", pattern="^[A-Z]{2}$")
    upload_bytes: int = Field(default=200 * 1024 * 1024, alias="CALLBOARD_UPLOAD_BYTES", gt=0)
    sandbox_latency: float = Field(default=0.4, alias="CALLBOARD_SANDBOX_LATENCY", ge=0)

    @property
    def iam_address(self) -> str:
        """Where a login is asked for its token."""
        return self.iam_url or IAM

    @field_validator("base_url", "iam_url")
    @classmethod
    def _plain_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        if not value.startswith(("https://", "http://")):
            raise ValueError("it begins with https:// (or http:// for a sandbox)")
        if urlsplit(value).username is not None:
            raise ValueError("it holds no name and password: set TWIN_TOKEN, or TWIN_LOGIN and TWIN_PASSWORD, instead")
        return value.rstrip("/")

    @field_validator("proxy")
    @classmethod
    def _http_proxy(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("https://", "http://")):
            raise ValueError("it begins with http:// or https://: other kinds of proxy are not known")
        return value

    @field_validator("token", "login", "password", "iam_url", mode="before")
    @classmethod
    def _blank_is_none(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @model_validator(mode="after")
    def _one_way_to_a_token(self) -> Self:
        if (self.login is None) is not (self.password is None):
            raise ValueError("TWIN_LOGIN and TWIN_PASSWORD belong together: set the other one too")
        if self.login and self.token:
            raise ValueError("TWIN_TOKEN and TWIN_LOGIN are both set: leave one of them out")
        if self.login and self.base_url != TWIN and self.iam_url is None:
            raise ValueError("TWIN_BASE_URL is not TWIN's own address: say in TWIN_IAM_URL where TWIN_LOGIN logs in")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Where values come from, the first that has one wins: arguments, the environment, the secrets file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


class SettingsUnusable(Exception):
    """A setting has a value that cannot be used; the text names each one, and never its value."""


def load() -> Settings:
    """Read the settings; raises SettingsUnusable."""
    try:
        return Settings()
    except ValidationError as error:
        faults = "; ".join(": ".join((*map(str, each["loc"]), _said(each["msg"]))) for each in error.errors())
        raise SettingsUnusable(f"Mend these settings: {faults}.") from None


def _said(message: str) -> str:
    return message.removeprefix("Value error, ")
