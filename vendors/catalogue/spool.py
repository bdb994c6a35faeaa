"""Records laid aside on disk between reading and writing, so that memory does not grow with the catalogue."""

import pickle
from tempfile import TemporaryFile
from typing import Any, Self


class Spool:
    """A temporary file of plain data; it is gone when the context ends."""

    def __init__(self) -> None:
        self._file = TemporaryFile(prefix="earshot-load-")  # noqa: SIM115  # closed by __exit__
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def put(self, thing: Any) -> int:
        """The place at which the thing is kept."""
        content = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
        self._file.seek(self._end)
        place, self._end = self._end, self._end + len(content)
        self._file.write(content)
        return place

    def get(self, place: int) -> Any:
        """What was put there."""
        self._file.seek(place)
        # Nobody but `put` writes to the file, which has no name that another could open it by.
        return pickle.load(self._file)  # noqa: S301  # see above
