"""How a control may be used: what a member does with it, and who sees the message it stands on."""

from enum import Enum, auto


class Via(Enum):
    """What a member does with a control."""

    BUTTON = auto()
    MENU = auto()
    FORM = auto()


class SeenBy(Enum):
    """Who sees the message that carries a control; a form is opened from one."""

    ALL = auto()
    ONE = auto()
    EITHER = auto()
