"""Chinese and English side by side: which of the two a reader sees, and how a template says a phrase in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Literal

Language = Literal["zh", "en"]
COOKIE = "jianbao_language"

Say = Callable[[str, str], str]
"""``t("首页", "Home")`` gives the phrase in the reader's language."""


def say_in(language: Language) -> Say:
    """A chooser between the Chinese and the English wording.

    >>> say_in("en")("首页", "Home")
    'Home'
    """
    return lambda zh, en: en if language == "en" else zh


def language_of_header(accept: str) -> Language:
    """The language a browser asks for; Chinese where it names neither.

    >>> language_of_header("en-GB,en;q=0.9,zh-CN;q=0.5")
    'en'
    >>> language_of_header("en;q=0.3,zh-CN;q=0.9")
    'zh'
    >>> language_of_header("")
    'zh'
    """
    wishes: list[tuple[float, Language]] = []
    for part in accept.split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            quality = 0.0
        head = tag.lower().split("-")[0]
        if head == "zh":
            wishes.append((quality, "zh"))
        elif head == "en":
            wishes.append((quality, "en"))
    if not wishes:
        return "zh"
    return max(wishes, key=lambda wish: wish[0])[1]


def pick_language(headers: Mapping[str, str]) -> Language:
    """What the reader chose before (cookie), else what the browser asks for."""
    try:
        chosen = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        chosen = None
    if chosen is not None and chosen.value == "en":
        return "en"
    if chosen is not None and chosen.value == "zh":
        return "zh"
    return language_of_header(headers.get("accept-language", ""))


def local_path(back: str) -> str:
    """``back`` where it stays on this site, else the home page.

    >>> local_path("/search?q=酒驾"), local_path("https://elsewhere.example/"), local_path("//elsewhere.example")
    ('/search?q=酒驾', '/', '/')
    """
    plain = back.startswith("/") and not back.startswith(("//", "/\\")) and not any(ord(c) < 32 for c in back)
    return back if plain else "/"
