"""The languages that Discord can be set to, and what of a command is shown in each."""

from bot.errors import SandboxError
from bot.sandbox.world.messages import Json

DEFAULT = "en-US"
"""The language of members and servers that have chosen none."""

LOCALES = {
    "ar": "العربية",
    "bg": "български",
    "cs": "Čeština",
    "da": "Dansk",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "en-GB": "English, UK",
    "en-US": "English, US",
    "es-419": "Español, LATAM",
    "es-ES": "Español",
    "fi": "Suomi",
    "fr": "Français",
    "he": "עברית",
    "hi": "हिन्दी",
    "hr": "Hrvatski",
    "hu": "Magyar",
    "id": "Bahasa Indonesia",
    "it": "Italiano",
    "ja": "日本語",
    "ko": "한국어",
    "lt": "Lietuviškai",
    "nl": "Nederlands",
    "no": "Norsk",
    "pl": "Polski",
    "pt-BR": "Português do Brasil",
    "ro": "Română",
    "ru": "Русский",
    "sv-SE": "Svenska",
    "th": "ไทย",
    "tr": "Türkçe",
    "uk": "Українська",
    "vi": "Tiếng Việt",
    "zh-CN": "中文",
    "zh-TW": "繁體中文",
}
"""Discord's own list, by code, each named in itself."""

FALLBACKS = {"en-US": "en-GB", "en-GB": "en-US", "es-419": "es-ES"}
"""Where Discord looks next when a command has no text in a language; after that, the default."""


def locale_named(code: str) -> str:
    """Return the locale that a code means, in capitals or not; SandboxError when there is none."""
    for one in LOCALES:
        if one.lower() == code.lower():
            return one
    raise SandboxError(f"Discord has no language {code!r}; it has {', '.join(LOCALES)}.")


def localized(node: Json, field: str, locale: str) -> str | None:
    """Return a command's, option's or choice's name or description in a language, if it has one."""
    texts: dict[str, str] = node.get(f"{field}_localizations") or {}
    for one in (locale, FALLBACKS.get(locale, locale)):
        if one in texts:
            return texts[one]
    return None


def shown(node: Json, field: str, locale: str) -> str:
    """Return what a member with this language reads: the localized text, or else the default."""
    return localized(node, field, locale) or str(node[field])
