"""The check of the local clock against Discord's."""

from email.utils import parsedate_to_datetime

from bot.discord_app.api.request import ApiAnswer
from bot.doctor.discord_api import Discord
from bot.doctor.findings import Finding, ok, warning

TOLERATED_SECONDS = 2.0


async def check_clock(discord: Discord) -> Finding:
    """Compare the local time with the date of Discord's answer."""
    return judge_clock(await discord.get("/gateway"))


def judge_clock(answer: ApiAnswer) -> Finding:
    """Judge the clock by an answer's Date, cut to a whole second; only certain gaps count."""
    try:
        cut = parsedate_to_datetime(answer.headers["Date"]).timestamp()
    except (KeyError, ValueError):
        return warning("Discord's answer has no date to compare with.", "Look again later.")
    # The answer was written between these two leads of the local clock.
    least, most = answer.asked - (cut + 1), answer.answered - cut
    if least <= TOLERATED_SECONDS and most >= -TOLERATED_SECONDS:
        return ok(f"within {TOLERATED_SECONDS:.0f} seconds of Discord's")
    away = least if least > 0 else most
    return warning(
        f"{abs(away):.0f} seconds {'ahead of' if away > 0 else 'behind'} Discord's.",
        "Switch time synchronisation on, for instance: timedatectl set-ntp true",
    )
