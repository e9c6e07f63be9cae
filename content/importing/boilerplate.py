"""Which lines belong to a website and not to the article on it, and why; pure, it knows no file format."""

import re

from django.utils.translation import gettext_lazy as _

COPY_PROTECTION = _("copy protection of a website")
COOKIES = _("cookie notice of a website")
SHARING = _("sharing links of a website")
COPYRIGHT = _("copyright line of a website")
NAVIGATION = _("navigation of a website")

# A line is left out only where the whole of it is furniture; a sentence that merely speaks of it stays.
MAX_LINE = 300
_NETWORK = "(?:facebook|twitter|x|linkedin|whatsapp|pinterest|instagram|reddit|telegram|youtube|tiktok|bluesky)"
_PATTERNS = [
    (
        COPY_PROTECTION,
        r"(?:alert\W*)?(?:you (?:can ?not|may not|are not allowed to) copy (?:the )?(?:content|contents|text|images?)"
        r"(?: (?:of|from|on) this (?:page|site|website))?|content is protected|copying (?:is|has been) disabled"
        r"|right[ -]click (?:is|has been) disabled|this content is copy[ -]protected)",
    ),
    (
        COOKIES,
        r"(?:(?:we|(?:this|our) (?:web)?site) uses? cookies\b.*|(?:accept|reject|manage|allow)(?: all)? cookies"
        r"|cookie (?:settings|preferences|notice|policy|consent)|by (?:continuing|using).{0,80}\bcookies\b.*)",
    ),
    (
        SHARING,
        rf"(?:share(?: this(?: (?:article|page|post|story|entry))?)?|share (?:this )?(?:on|via) {_NETWORK}"
        rf"|(?:tweet|pin)(?: this| it)?|(?:follow|like|find|join) us on {_NETWORK}(?:(?:,| and|,? &) {_NETWORK})*"
        r"|(?:print|e-?mail) this (?:page|article|post)"
        rf"|(?!x\Z){_NETWORK}(?:[\s|,•·]+(?:{_NETWORK}|e-?mail|print|share|tweet))*)",
    ),
    (
        COPYRIGHT,
        r"(?:(?:copyright(?: \(c\)| ©)?|©|\(c\)) ?(?:19|20)\d\d\b.{0,160}|copyright ©.{0,160}|©.{0,160}"
        r"|.{0,160}\ball rights reserved|(?:proudly )?powered by (?:wordpress|wix|squarespace|joomla|drupal|shopify))",
    ),
    (
        NAVIGATION,
        r"(?:skip to (?:main )?content|back to top|(?:previous|next) (?:post|article|page)|read more|continue reading"
        r"|leave a (?:comment|reply)|related (?:posts|articles)|you may also like|subscribe to our newsletter"
        r"|sign up (?:for|to) our newsletter|no comments(?: yet)?|\d+ comments?|menu|toggle navigation"
        r"|home ?(?:[>›»/] ?[^>›»/ ][^>›»/]{0,60}){1,6})",
    ),
]
_COMPILED = [(reason, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for reason, pattern in _PATTERNS]


def boilerplate_reason(text: str) -> str:
    """Return why a paragraph is website furniture, or nothing if it belongs to the article."""
    line = " ".join(text.split()).strip(" .!?:|…*-–—»«›‹")
    if not line or len(line) > MAX_LINE:
        return ""
    for reason, pattern in _COMPILED:
        if pattern.fullmatch(line):
            return str(reason)
    return ""
