"""The original bytes of every file, kept beside the store under their hash."""

import hashlib
import os
from pathlib import Path


def keep(folder: Path, content: bytes) -> str:
    """Write the bytes once, readable by the owner only, and return their SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = folder / sha256
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = folder / f"{sha256}.{os.getpid()}.part"
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    return sha256


def content(folder: Path, sha256: str) -> bytes:
    """The bytes kept under this hash."""
    return (folder / sha256).read_bytes()


def beginning(folder: Path, sha256: str, size: int) -> bytes:
    """The first bytes of them."""
    with (folder / sha256).open("rb") as file:
        return file.read(size)
