"""A secret of this installation, made once and kept beside the store that it belongs to."""

import logging
import os
import secrets
from pathlib import Path

from pydantic import SecretStr

from lib.store.errors import StoreFailed

log = logging.getLogger(__name__)

_BYTES = 32


def kept(path: Path) -> SecretStr:
    """The secret in this file, readable by the owner only; made at the first call.

    256 random bits in the letters that an address may hold. Raises StoreFailed if the file can be neither read nor
    written.
    """
    try:
        found = path.read_text(encoding="ascii").strip() if path.exists() else ""
        if found:
            path.chmod(0o600)
        else:
            found = secrets.token_urlsafe(_BYTES)
            _write(path, found)
    except (OSError, UnicodeDecodeError) as error:
        log.error("reading or writing %s failed: %s", path.name, type(error).__name__)
        raise StoreFailed(f"{path} can be neither read nor written. Remove it, and a new one is made.") from None
    return SecretStr(found)


def _write(path: Path, text: str) -> None:
    """Whole or not at all, and never for a moment readable by others."""
    half = path.with_name(f"{path.name}.new")
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
