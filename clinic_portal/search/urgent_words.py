"""Tells whether a search may come from somebody who needs help now; pure, it keeps and passes on nothing.

A search box is where people write what they cannot say aloud. Whoever types one of these things is shown first
whom they can call; what was found stands below it as always. The card judges nobody, so it may be shown to ten
people who do not need it rather than kept from one who does: words are matched widely, with slips of the finger and
of spelling. Words that only name a symptom of pain or of treatment are left out, or the card would be on every page.
"""

import re

APOSTROPHES = re.compile(r"['’‘ʼ`´]")
NO_WORD = re.compile(r"[\W_]+")

# "can't", "can t", "cannot", "can not" and what fingers make of them, apostrophes gone.
CANNOT = r"(?:can ?(?:no)?t|cnt|carnt|ca nt|could ?n ?t|unable to|not able to)"
# One or two words between: "can't really breathe".
GAP = r"(?:\w+ ){0,2}"
BREATHE = r"br(?:ea|ee|ae|e)th?\w*"
MYSELF = r"my ?sel[fv]e?"
CHANGED_PARTS = r"(?:face|mouth|throat|tongue|toungue|tounge|lips?)"

URGENT_PATTERNS = [
    # Thoughts of ending one's life, and of harming oneself.
    r"suic\w*|s(?:ui|iu|u)[cs]{1,2}[iy]?d\w{0,6}|unaliv\w*|kms",
    rf"kil+(?:ing)? {GAP}(?:{MYSELF}|me)|(?:end|ending|take|taking) {GAP}my (?:own )?(?:life|self)",
    rf"(?:hurt|harm|cut|hang|drown|shoot|poison|burn)(?:t?ing)? {MYSELF}|self ?harm\w*|self ?injur\w*",
    r"(?:to|wanna|gonna|rather|just|could|i|me|let me) (?:die|dye|be dead)|d(?:y|ie)ing|better (?:off )?dead",
    r"wish (?:that )?i (?:was|were|wasnt|werent|could|had) ?(?:not |never )?(?:dead|alive|here|born|die)",
    rf"(?:dont|don t|do not|no longer) (?:want|wanna) {GAP}(?:live|here|alive|exist|wake up|go on|carry on)",
    rf"(?:end|ending) it(?: all| now)?|(?:want|wanna) {GAP}(?:to )?(?:end|stop) everything",
    rf"(?:reasons?|point) {GAP}(?:live|living|going on)|nothing (?:left )?to live for|not worth living",
    r"(?:tired|sick) of (?:living|life|being alive)|life is(?:nt| not|n t) worth",
    rf"{CANNOT} (?:go on|carry on|cope (?:any|no) ?more|live like this|take (?:it|this|the pain)? ?any ?more)",
    # Breath.
    rf"(?:{CANNOT}|hard(?:ly)?|trouble|diff?ic\w*|strug+l\w*|problems?|stop\w*|not|barely) {GAP}{BREATHE}",
    rf"breathless\w*|short(?:ness)? of {BREATHE}|chok(?:e|ed|ing)|gasping|suff?ocat\w*|lips? {GAP}blue",
    # Heart and stroke.
    rf"chest ?(?:p(?:ain|ian|ane|ayn)s?|hurt\w*|tight\w*|pressure)|(?:pains?|pian|tight\w*) {GAP}chest",
    rf"chest {GAP}(?:hurt\w*|pain\w*|tight\w*)|hear?t atta?c?k\w*|cardiac arrest|stroke",
    rf"face {GAP}droop\w*|droop\w* face|slur+(?:ed|ing)? (?:speech|speach|words)|speech {GAP}slur+\w*",
    # A severe allergy.
    rf"anaph\w+|al+ergic (?:reaction|shock)|swol+en {CHANGED_PARTS}|{CHANGED_PARTS} {GAP}(?:swel\w*|swol\w*|clos\w*)",
    # Somebody who cannot be woken.
    r"unconsc\w*|unconc\w*|unrespons\w*|not respond\w*|pass(?:ed|ing) out|collaps(?:ed|ing)",
    r"s[eia]+[zs]ures?|convuls\w*",
    rf"(?:wont|won t|will not|{CANNOT}|not|hard to|cant be) {GAP}(?:wake|waking|woken)",
    # Too much of a medicine.
    r"over ?do(?:s|z)\w*|od(?:ed|ing)?|(?:lethal|fatal|deadly) (?:dose|amount)\w*|poison\w*",
    rf"(?:took|take|taken|taking|had|swallowed|ate) {GAP}(?:too|to) (?:much|many)",
    r"too (?:much|many) (?:ketamine|morphine|med\w*|tablets?|pills?|drugs?|pain ?killers?|paracetamol)",
    # Asking for help itself.
    r"emergenc\w*|emergan\w*|ambul[ae]nce|crisis|samaritans?|999|112|911|a (?:and |n )?e|accident and emergency",
    rf"feel\w* .*\bwhom? {GAP}i {GAP}(?:call|ring|phone|tell)",
    r"(?:urgent|immediate) help|help (?:me )?(?:now|urgently)|need help|(?:please )?help me(?: please)?$",
]
URGENT = re.compile(r"\b(?:" + "|".join(f"(?:{pattern})" for pattern in URGENT_PATTERNS) + r")\b")


def asks_for_urgent_help(text: str) -> bool:
    """Return whether to show whom to call, above whatever was found."""
    plain = NO_WORD.sub(" ", APOSTROPHES.sub("", text.casefold())).strip()
    return URGENT.search(plain) is not None
