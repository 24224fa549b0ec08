"""Sorts more records than should be held in memory: in runs that are put by in a temporary file, and then merged."""

import heapq
from collections.abc import Iterable, Iterator

from netjournal.formats import reading

#: Records that are sorted at a time.
RUN = 16_000
_PIECE = 1 << 14
_LENGTH = 2


class Runs:
    """Records of bytes, each shorter than 64 kB, that come back in order."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._file = reading.aside()
        self._ends = [0]

    def __del__(self) -> None:
        """Close the temporary file, which deletes it."""
        if hasattr(self, "_file"):
            self._file.close()

    def add(self, record: bytes) -> None:
        """Keep one record."""
        self._held.append(record)
        if len(self._held) >= RUN:
            self._put_by()

    def in_order(self) -> Iterable[bytes]:
        """Return all records in order; where all fit into one run, the file is never used."""
        if len(self._ends) == 1:
            self._held.sort()
            return self._held
        self._put_by()
        return heapq.merge(*(self._run(*span) for span in zip(self._ends[:-1], self._ends[1:], strict=True)))

    def _put_by(self) -> None:
        self._held.sort()
        self._file.seek(self._ends[-1])
        self._file.writelines(len(record).to_bytes(_LENGTH, "big") + record for record in self._held)
        self._ends.append(self._file.tell())
        self._held = []

    def _run(self, at: int, end: int) -> Iterator[bytes]:
        """Return the records of one run, read piece by piece."""
        held = b""
        while at < end:
            self._file.seek(at)
            piece = self._file.read(min(_PIECE, end - at))
            at += len(piece)
            held += piece
            place = 0
            while place + _LENGTH <= len(held):
                behind = place + _LENGTH + int.from_bytes(held[place : place + _LENGTH], "big")
                if behind > len(held):
                    break
                yield held[place + _LENGTH : behind]
                place = behind
            held = held[place:]
