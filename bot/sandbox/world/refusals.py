"""Discord's error responses: a status, a code and a sentence."""

from enum import Enum

from bot.sandbox.world.messages import Json


class Why(Enum):
    """Discord's refusals: HTTP status, code, message."""

    UNKNOWN_CHANNEL = (404, 10003, "Unknown Channel")
    UNKNOWN_GUILD = (404, 10004, "Unknown Guild")
    UNKNOWN_MEMBER = (404, 10007, "Unknown Member")
    UNKNOWN_MESSAGE = (404, 10008, "Unknown Message")
    UNKNOWN_USER = (404, 10013, "Unknown User")
    UNKNOWN_WEBHOOK = (404, 10015, "Unknown Webhook")
    UNKNOWN_INTERACTION = (404, 10062, "Unknown interaction")
    UNKNOWN_COMMAND = (404, 10063, "Unknown application command")
    TOO_LARGE = (413, 40005, "Request entity too large")
    ALREADY_ACKNOWLEDGED = (400, 40060, "Interaction has already been acknowledged.")
    MISSING_ACCESS = (403, 50001, "Missing Access")
    NOT_THE_AUTHOR = (403, 50005, "Cannot edit a message authored by another user")
    EMPTY_MESSAGE = (400, 50006, "Cannot send an empty message")
    CANNOT_MESSAGE_USER = (403, 50007, "Cannot send messages to this user")
    MISSING_PERMISSIONS = (403, 50013, "Missing Permissions")
    THREAD_ARCHIVED = (403, 50083, "Thread is archived")
    THREAD_LOCKED = (403, 160005, "Thread is locked")
    EXPIRED_TOKEN = (401, 50027, "Invalid Webhook Token")
    INVALID_FORM = (400, 50035, "Invalid Form Body")
    INVALID_JSON = (400, 50109, "The request body contains invalid JSON.")
    UNAUTHORIZED = (401, 0, "401: Unauthorized")


class ApiError(Exception):
    """A request that Discord would refuse; `errors` is the tree of an INVALID_FORM."""

    def __init__(self, why: Why, errors: Json | None = None) -> None:
        self.why = why
        self.status, self.code, self.message = why.value
        self.errors = errors
        super().__init__(f"{self.status} (code {self.code}): {self.message}")

    def payload(self) -> Json:
        """Return the JSON that Discord answers with."""
        body: Json = {"message": self.message, "code": self.code}
        return body if self.errors is None else {**body, "errors": self.errors}


class NotInSandbox(Exception):
    """Something that Discord has and the sandbox does not: a 501, and a violation."""
