"""What can be wrong with promises, asks, thanks, introductions, communities, needs and goals.

Apart from the others so that the commands of each day do not load it.
"""

from netjournal.errors import ManyContacts, Missing, NetjError, Refused, WrongNumber
from netjournal.i18n import N_


class AlreadyClosed(Refused):
    """A promise, ask or other loop that was closed before."""

    code = "closed"
    template = N_("“{what}” was closed already, on {day}: {how}.")
    hint_template = N_("netj open shows what is still open.")


class AlreadyAnswered(AlreadyClosed):
    """An ask that has its answer."""

    code = "answered"
    template = N_("“{what}” has its answer already, since {day}: {how}.")
    hint_template = N_("netj open shows what is still open; netj undo takes the last step back.")


class NotAnswered(Refused):
    """What came of an ask is told before there is an answer."""

    code = "not_answered"
    template = N_("“{what}” has no answer from {name} yet, so nothing came of it.")
    hint_template = N_("Note the answer first: yes, no or none.")


class EndsEarly(Refused):
    """Something that would end before it began."""

    code = "ends_early"
    template = N_("“{what}” is noted since {since}, and cannot have ended on {day}.")
    hint_template = N_("Type a day from then on.")


class SameCommunity(Refused):
    """Two names that mean the same community."""

    code = "same_community"
    template = N_("Both names mean @{name}.")
    hint_template = N_("Name two different communities: netj community lists them.")


class NameTaken(Refused):
    """A new name for a community that another one has."""

    code = "name_taken"
    template = N_("There is a community @{name} already.")
    hint_template = N_('To make one of the two: netj community merge "{name}" "{other}"')


class AlreadyMember(Refused):
    """You are a member of a community that you join."""

    code = "already_member"
    template = N_("You are a member of @{name} already.")
    hint_template = N_('To change what is kept of that: netj community edit "{name}" --role TEXT --since DAY')


class MembershipOverlaps(Refused):
    """A membership that would begin before the last one ended."""

    code = "overlaps"
    template = N_("You were a member of @{name} until {until}, which is after {since}.")
    hint_template = N_("Join from that day on, or change the earlier time: netj community edit NAME --until DAY")


class MembershipEndsEarly(Refused):
    """A membership that would end before it starts."""

    code = "ends_early"
    template = N_("Your membership of @{name} would end on {until}, before it starts on {since}.")
    hint_template = N_("Type a later day, or set its start: netj community edit NAME --since DAY")


class AlreadyIntroduced(Refused):
    """Two people whom you introduced lately, and it is open what came of it."""

    code = "already_introduced"
    template = N_("You introduced {one} and {two} on {day}, and it is open what came of that.")
    hint_template = N_("netj open lists it, and netj done closes it. To introduce them once more, add --again.")


class NotForLoop(Refused):
    """An option that does not fit the loop that is to be closed."""

    code = "not_for_loop"
    template = N_("{option} does not fit {what}.")
    hint_template = N_("What fits: {fitting}.")


class NeedsEnd(Refused):
    """A loop is to be closed, and it is not said what came of it."""

    code = "needs_end"
    template = N_("It is not said what came of {what}.")
    hint_template = N_("Add one of {fitting}.")


class NoWordsFor(Refused):
    """Words where nothing is to be said."""

    code = "no_words"
    template = N_("“{words}” would be lost: nothing is written of {what}.")
    hint_template = N_("Leave the words out, and log them by themselves: netj log NAME …")


class BeforeBegun(Refused):
    """A loop is said to have been closed before it was open."""

    code = "before_begun"
    template = N_("{day} lies before {begun}, when it began.")
    hint_template = N_("Type a day from {begun} on.")


class CannotMeasure(Refused):
    """A goal that nothing in the journal could tell the progress of."""

    code = "cannot_measure"
    template = N_("This cannot be measured: {problem}.")
    hint_template = N_("{advice}")


class NotByHand(Refused):
    """A tick for a goal that the journal measures by itself."""

    code = "measured"
    template = N_("“{what}” is measured from the journal, so there is nothing to tick.")
    hint_template = N_("To tick it yourself: netj plan edit {given} --by-hand")


class NoTick(Refused):
    """A tick to be taken off where there is none."""

    code = "no_tick"
    template = N_("“{what}” has no tick yet.")
    hint_template = N_("To give it one: netj plan tick {given}")


class GoalClosed(Refused):
    """A goal that was closed before."""

    code = "closed"
    template = N_("“{what}” was closed already, on {day}: {how}.")
    hint_template = N_("netj plan shows what is still open; netj undo takes the last step back.")


class NoLoopThere(WrongNumber):
    """A number whose row is nothing that `done` closes."""

    template = N_("Row {number} of the last list is {what}, which is no open loop.")
    hint_template = N_("{advice}")


class NoNeed(Missing):
    """Words or a number that mean no open need or offer."""

    code = "no_need"
    template = N_("No open need or offer is called “{given}”.")
    hint_template = N_("See what is open: netj need, netj offer, or either with a NAME.")


class NotMember(Missing):
    """You are no member of a community."""

    code = "not_member"
    template = N_("You are not a member of @{name}.")
    hint_template = N_('To become one: netj community join "{name}"')


class NotAmongMembers(Missing):
    """A contact is no member of a community."""

    code = "not_member"
    template = N_("{person} is not a member of @{name}.")
    hint_template = N_('netj community show "{name}" lists who is.')


class NoRelation(Missing):
    """It is not noted that two people know each other, or not in this way."""

    code = "no_relation"
    template = N_("Nothing of the kind is noted of {one} and {two}.")
    hint_template = N_('netj knows "{one}" lists whom they know.')


class NoLoopOpen(Missing):
    """Nothing is open with this contact."""

    code = "no_loop"
    template = N_("Nothing is open with {name}.")
    hint_template = N_("netj open shows what is open.")


class ManyNeeds(ManyContacts):
    """Words that fit more than one need or offer."""

    hint_template = N_("Type more of it, or its number in the list: netj need, netj offer.")


class ManyGoals(ManyContacts):
    """Words that fit more than one goal."""

    hint_template = N_("Type more of it, or its number in netj plan.")


class ManyCommunities(NetjError):
    """A name that fits more than one community."""

    code = "ambiguous"
    exit_code = 5
    template = N_("“{query}” could be {names}.")
    hint_template = N_("Type more of the name: netj community lists them.")


class ManyLoops(NetjError):
    """A contact with whom more than one thing is open."""

    code = "ambiguous"
    exit_code = 5
    template = N_("{count} things are open with {name}: {loops}.")
    hint_template = N_("Name one by its number in netj open, or by its id.")
