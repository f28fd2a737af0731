"""Whether bytes are a picture or a page, whatever the file is called."""

_BEGINNINGS = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",  # JPEG
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",  # TIFF
    b"MM\x00*",
    b"%PDF-",
)
_INSIDE = {4: (b"ftypheic", b"ftypheif", b"ftypmif1", b"ftypavif"), 8: (b"WEBP",)}


def is_picture(content: bytes) -> bool:
    """Whether it begins as a PNG, JPEG, GIF, TIFF, PDF, HEIC or WebP does; these are what people photograph or scan."""
    return content.startswith(_BEGINNINGS) or any(content.startswith(signs, at) for at, signs in _INSIDE.items())
