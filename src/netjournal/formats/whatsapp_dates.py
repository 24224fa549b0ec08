"""Which part of a chat's dates is the day: decided from all of them together, or asked."""

import datetime as dt
from dataclasses import dataclass, field

from netjournal.domain.transfer import Own
from netjournal.errors.files import Undecided
from netjournal.formats.reading import Source
from netjournal.i18n import _

_Parts = tuple[int, int, int]

YMD, DMY, MDY = "ymd", "dmy", "mdy"
_MONTHS, _DAYS, _YEAR = 12, 31, 100
#: No chat is older than WhatsApp; years of the Thai calendar are 543 ahead.
_FIRST_YEAR, _THAI_FROM, _THAI_AHEAD = 2009, 2400, 543


@dataclass(slots=True)
class Days:
    """The dates of a chat as they follow one another, and what speaks for day or month first."""

    latest: _Parts | None = None
    seen: dict[_Parts, None] = field(default_factory=dict)
    #: How often the days would go back in time, read one way and the other.
    back: dict[str, int] = field(default_factory=lambda: {DMY: 0, MDY: 0})

    def add(self, parts: _Parts) -> None:
        """Take the date of the next message."""
        if parts == self.latest:
            return
        if self.latest is not None and len(self.seen) > 0:
            for order in self.back:
                self.back[order] += _key(parts, order) < _key(self.latest, order)
        self.latest = parts
        if len(self.seen) < 50_000:  # noqa: PLR2004  more than a hundred years of days
            self.seen[parts] = None

    def order(self, source: Source, own: Own) -> str:
        """Return in which order the parts of all dates stand.

        Raises:
            Undecided: when both orders fit the whole file, and it was not said which is meant.
            BadFile: when none does.
        """
        if any(parts[0] > _DAYS for parts in self.seen):
            order = YMD
        else:
            order = self._told() or self._by_sense(own.today) or own.date_order
        if not order:
            what = _("whether {example} is day or month first").format(example="/".join(map(str, self._example())))
            raise Undecided(path=source.name, what=what, option="--dates dmy")
        if all(self._year(parts, order) < _FIRST_YEAR for parts in self.seen):
            raise source.bad(_("its dates are of a calendar that netj does not know"))
        return order

    def _told(self) -> str:
        """Return the order where some part can be no month, else where one of both goes back in time."""
        days = sum(parts[0] > _MONTHS for parts in self.seen), sum(parts[1] > _MONTHS for parts in self.seen)
        if days[0] != days[1]:
            return DMY if days[0] > days[1] else MDY
        if self.back[DMY] != self.back[MDY]:
            return DMY if self.back[DMY] < self.back[MDY] else MDY
        return ""

    def _by_sense(self, today: dt.date) -> str:
        """Return the order where the other one leads to days that are still to come, or where both say the same."""
        if all(parts[0] == parts[1] for parts in self.seen):
            return DMY
        late = {order: sum((self.date(p, order) or today) > today for p in self.seen) for order in (DMY, MDY)}
        if late[DMY] == late[MDY]:
            return ""
        return DMY if late[DMY] < late[MDY] else MDY

    def _example(self) -> _Parts:
        return next((parts for parts in self.seen if parts[0] != parts[1]), next(iter(self.seen)))

    def date(self, parts: _Parts, order: str) -> dt.date | None:
        """Return the day that a date means, None where there is none."""
        first, second, third = parts
        month, day = (second, third) if order == YMD else (second, first) if order == DMY else (first, second)
        try:
            return dt.date(self._year(parts, order), month, day)
        except ValueError:
            return None

    @staticmethod
    def _year(parts: _Parts, order: str) -> int:
        year = parts[0] if order == YMD else parts[2]
        if year < _YEAR:
            return 2000 + year
        return year - _THAI_AHEAD if year >= _THAI_FROM else year


def _key(parts: _Parts, order: str) -> _Parts:
    first, second, third = parts
    return (third, second, first) if order == DMY else (third, first, second)
