"""What can go wrong with the store.

StoreError
├── StoreBusy      another process holds the file
├── StoreTooNew    the file was written by a later Callboard
├── StoreConflict  a compare-and-set found another state than it was told
└── StoreFailed    the driver refused a statement

Driver errors carry values of the statement; these carry none.
"""


class StoreError(Exception):
    """The store could not do what it was asked to."""


class StoreBusy(StoreError):
    """Another process holds the file; `pid` is its process id where the driver tells it."""

    def __init__(self, path: str, pid: int | None) -> None:
        holder = f"the process {pid}" if pid else "another process"
        super().__init__(
            f"{path} is in use by {holder}. One Callboard runs on one data folder: "
            "end that one, or set CALLBOARD_DATA to another folder."
        )
        self.pid = pid


class StoreTooNew(StoreError):
    """The file was written by a later Callboard than this."""


class StoreConflict(StoreError):
    """A guarded change met another state than the one it was told to leave."""


class StoreFailed(StoreError):
    """The driver refused a statement; its class and the statement's beginning are in the log."""
