"""Spells text the way a reader sees it, so that hidden and look-alike characters hide no word; it judges nothing."""

import unicodedata

# Letters of other alphabets that look like Latin ones, and marks that look like an apostrophe or a hyphen.
_LOOK_ALIKES = str.maketrans(
    {
        **dict(zip("авсԁеһіјӏкмԛорѕтуԝх", "abcdehijlkmqopstywx", strict=True)),
        **dict(zip("АВСЕНІЈКМОРЅТУХԚԜ", "ABCEHIJKMOPSTYXQW", strict=True)),
        **dict(zip("αεικνορτυχγ", "aeiknoptuxy", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
        **dict(zip("ıɩɑɡʀᴄᴇᴏᴠ", "iiagrceov", strict=True)),
        **dict.fromkeys("ʼ＇′`´", "'"),
        **dict.fromkeys("‐‑‒﹣－−⁃", "-"),
    }
)


def plain_spelling(text: str) -> str:
    """Return the text without accents and characters that nobody sees, in plain letters, spaces and hyphens."""
    if text.isascii():
        return text
    whole = unicodedata.normalize("NFKD", text.translate(_LOOK_ALIKES))
    seen = (character for character in whole if unicodedata.category(character) not in ("Cf", "Mn", "Me"))
    spaced = (" " if unicodedata.category(character) == "Zs" else character for character in seen)
    return "".join(spaced).translate(_LOOK_ALIKES)
