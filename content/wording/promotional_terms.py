"""The words that promote, each with what to write instead and where the same letters are innocent; it reads no text."""

import re
from dataclasses import dataclass
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

pattern = partial(re.compile, flags=re.IGNORECASE)


@dataclass(frozen=True)
class Term:
    found: re.Pattern[str]
    advice: str | Promise
    # Where the same letters say something else.
    innocent: re.Pattern[str] | None = None
    # Whether it begins with a denying word of its own, so that one before a comma is only the last in a row.
    is_a_denial: bool = False


TERMS = (
    Term(
        pattern(r"\bsafe(?:r|st|ly)?\b|\bharmless\b"),
        _("Say which harms are known and how often they happen, in place of “safe”."),
        pattern(
            r"\b(?:keep|keeps|keeping|kept|store|stored|put|stay|stays|feel|feels|felt|lock"
            r"|locked)\b(?:(?!\b(?:with|by|using|our|a|an)\b)[^.;:]){0,40}?\bsafe(?:r|ly)?\b"
            r"|\bhow safe\b|\bsafe(?:r|st) (?:not )?to (?:not|wait|ask|stay|stop|avoid|drive|drink|take|go)\b"
            r"|\bsafe(?:ly)? (?:place|storage|home|stored|locked|away|from|word|distance)\b"
            r"|\b(?:home|arrive|arrives|drive|drives|driving|walk|cross|travel|dispose|return|throw"
            r"|get rid)\b(?:(?!\b(?:with|by|using|our|a|an)\b)[^.;:]){0,20}?\bsafe(?:ly)?\b"
            r"|\b(?:until|once|when|before) (?:it is|it's|you are|they are"
            r"|that is)\b[^.;:]{0,20}?\bsafe\b(?= (?:for|to)\b|[.,]|$)"
            r"|\bfail-safe\b|\bsafer (?:sex|handling)\b"
            r"|(?<!not )(?<!the )\bonly (?:be )?safe(?:ly)? (?:under|if|when|while|where)\b"
            r"|\bsafe(?:ly)? only (?:under|if|when|while|where|with)\b"
        ),
    ),
    Term(
        pattern(r"\bproven\b|\b(?:proves|proved|prove)(?= (?:that|it|this|to|how|ketamine|its)\b)"),
        _("Say what studies found and how sure they are, in place of “proven”."),
        pattern(r"\bproven (?:\w+ )?(?:risks?|harms?|dangers?)\b"),
    ),
    Term(
        pattern(r"\b(?:break-?through|ground-?breaking|revolutionary|revolutioni[sz]\w+|game[- ]?chang\w+)\b"),
        _("Say what is new and what is not yet known, without words of praise."),
        pattern(r"\bbreak-?through (?:cancer )?(?:pain|bleeding|symptoms?|dos(?:e|es|ing)|infections?|seizures?)\b"),
    ),
    Term(
        pattern(r"\bmirac(?:le|les|ulous|ulously)\b|\b(?:wonder|magic) (?:drug|medicine|cure|treatment|bullet)s?\b"),
        _("Say what the treatment may and may not do. No treatment is a miracle."),
    ),
    Term(
        pattern(r"\bcur(?:e|es|ed|ing)\b"),
        _("Say what changed in studies, for how many people and for how long, in place of “cure”."),
        pattern(r"\bcur(?:e|es|ed|ing) (?:the |your |their |a |an )?(?:cancers?|tumours?|infections?)\b"),
    ),
    Term(
        pattern(
            r"\bguarantee(?:s|d|ing)?\b"
            r"|\bpromis(?:e|es|ed) (?:you )?(?:relief|results?|less pain|pain relief|a better life)\b"
            r"|\b(?:definitely|undoubtedly|unquestionably) (?:helps?|works?|relieves?|reduces?|eases?|stops?)\b"
            r"|\b(?:sure|certain|bound) to (?:help|work|relieve|ease|feel better|get better)\b"
        ),
        _("Leave the promise out, and say what is not known."),
    ),
    Term(
        pattern(
            r"\b(?:no|without(?: any)?|free (?:of|from)|zero) (?:known |serious |unwanted |harmful |lasting |long-term"
            r" |major |bad |nasty |real )?side[ -]effects?\b"
            r"|\bside[ -]effect[ -]free\b"
        ),
        _("Name the side effects and how often they happen. Every medicine has some."),
        pattern(
            r"\b(?:if|when|unless|whether) (?:you|people|they|there)\b[^.;:]{0,30}?\bno (?:\w+ )?side[ -]effects?\b"
        ),
        is_a_denial=True,
    ),
    Term(
        pattern(
            r"\b(?:risk[- ]free|zero-risk)\b|\bwithout (?:any |a )?risks?\b|\bfree (?:of|from) (?:any |all )?risks?\b"
            r"|\b(?:no|zero) risks?\b(?! (?:score|assessment|factor))"
        ),
        _("Name the risks and how often they happen. Every treatment has some."),
        pattern(
            r"\b(?:no|zero|without(?: any| a)?) risks? to (?:your|their|any)"
            r" (?:\w+ )?(?:care|place|job|treatment|rights?)\b"
        ),
        is_a_denial=True,
    ),
    Term(
        pattern(
            r"\b(?:100|(?:a|one) hundred) ?(?:%|per ?cent)|\b(?:always|never fails to) works?\b|\bnever fails\b"
            r"|\b(?:works?|worked) (?:for|on|with) (?:everyone|everybody|all\b|every (?:one|patient|person|case))"
            r"|\bworks? every time\b|\bfoolproof\b"
            r"|\bhelps? (?:everyone|everybody|all (?:our )?patients|every (?:patient|person))\b(?! (?:to|who|in)\b)"
            r"|\b(?:everyone|everybody|all (?:of )?(?:our )?patients|every patient) (?:gets? better|improves?|recovers?"
            r"|feels? better|is cured)\b"
            r"|\b(?:suitable|right|ideal|perfect) for (?:everyone|everybody|anyone|all ages)\b"
        ),
        _("Say for how many people out of 100, and that it does not help everyone."),
        pattern(r"\b100 ?(?:%|per ?cent) oxygen\b"),
    ),
    Term(
        pattern(
            r"\b(?:no|without(?: any)?|zero|free (?:of|from)) (?:real |known |serious |any )*"
            r"(?:downsides?|drawbacks?|downtime|dangers?)\b(?! signs?)"
            r"|\bnothing to lose\b|\b(?:won[’']t|will not|don[’']t|do not) feel a thing\b"
        ),
        _("Name the harms and how often they happen. Every treatment has some."),
        is_a_denial=True,
    ),
    Term(
        pattern(
            r"\bnon-?addictive\b"
            r"|\bketamine (?:is|does|will)(?: not|n[’']t) (?:be |cause )?(?:addictive|addict|addiction|dependence)\b"
        ),
        _("Say what is known of misuse and dependence."),
        is_a_denial=True,
    ),
    Term(
        pattern(
            r"\b(?:ketamine|infusions?|drips?|treatments?|therapy|medicines?|we)\b"
            r"(?: (?:can|could|may|might|will|also|even|truly|really)){0,2} heals?\b"
            r"|\bheals? (?:(?:your|the|damaged|chronic|nerve|all) )*(?:nerves?|pain|brain)\b"
            r"|\bhealing (?:drips?|infusions?|treatments?|therapy|powers?|clinic|journey)\b"
        ),
        _("Say what changed in studies, for how many people and for how long, in place of “heal”."),
    ),
    Term(
        pattern(
            r"\b(?:you|people|patients|they)(?:[’']ll| will| can| could)(?: soon| finally)? (?:be|become|live|feel|stay"
            r"|wake up) (?:\w+ )?pain[- ]free\b"
            r"|\bgoodbye to (?:your |the )?pain\b"
            r"|\b(?:banish|eliminat|eras)(?:e|es|ed|ing)? (?:(?:your|the|all|chronic|nerve) )*pain\b"
            r"|\bends? (?:your|chronic|nerve) pain\b|\bwipes? out (?:your |the |all )?pain\b"
            r"|\brid of (?:your|the|all|chronic|nerve) pain\b|\btakes? (?:your|all) pain away\b"
            r"|\bfreedom from (?:your |chronic )?pain\b|\b(?:life|live|future) (?:without|free (?:of|from)) pain\b"
            r"|\bwill (?!not\b|never\b)(?:\w+ )?(?:relieve|ease|stop|end|fix|remove|reduce|lessen|take away)"
            r" (?:your|all|the|their) pain\b(?! (?:medic|relie|kill|tablet|drug|team|diar|score|level))"
            r"|\b(?:relieves?|eases?|stops?)\b[^.;:,]{0,30} (?:for good|forever|for ever|permanently"
            r"|once and for all)\b"
        ),
        _("Say what studies found: how much, for how many people and for how long."),
    ),
    Term(
        pattern(
            r"\bno more pain\b|\bfeel no pain\b|\b(?:permanent|instant|immediate|total|complete"
            r"|guaranteed) (?:pain )?relief\b"
            r"|\bsuccess rates?\b|\bnothing (?:else )?(?:works|helps|is|does it) (?:better|faster|as (?:well"
            r"|good|fast)|like)\b"
        ),
        _("Say what studies found: how much, for how many people and for how long."),
        is_a_denial=True,
    ),
    Term(
        pattern(r"\bpainless(?:ly)?\b|\bpain-free (?:life|living|future|days?|forever)\b"),
        _("Say what it feels like. Do not promise that it does not hurt."),
    ),
    Term(
        pattern(r"\bbest\b"),
        _("Compare with what was studied and give the source, or leave “best” out."),
        pattern(
            r"\bbest (?:interests?|before|guess|wishes|practice|time|available|evidence|support|studied|known"
            r"|person to|place to|if\b|when\b)"
            r"|\b(?:at|try|tries|do|does|did|doing) (?:(?:your|our|their|my|his|her|its) )?best\b"
            r"|\b(?:is|be|are|suits?|fits?|works?|feels?|seems?)\b(?:(?!\bthe\b"
            r"|\bour\b)[^.;:,]){0,20}? best\b(?! (?:treatment|clinic|medicine|team|care|choice|results?))"
            r"|\b(?:know|knows|judge|help|choose|pick) (?:\w+ )?best\b(?! (?:treatment|clinic))"
            r"|\bbest (?:way|ways|thing|step) (?:to|for)\b|\bbest (?:for|to) \w+"
        ),
    ),
    Term(
        pattern(r"\bleading\b"),
        _("Say what the clinic does and who works there, without ranking it."),
        pattern(r"\bleading (?:to|up|causes?|from|into|off|through|questions?|on to|a|an|the|your|this|away|back)\b"),
    ),
    Term(
        pattern(
            r"\b(?:world-class|award-winning|state-of-the-art|cutting[- ]edge|life-?changing|life-transforming"
            r"|unrivalled"
            r"|second to none|gold[- ]standard treatment|most (?:effective|advanced|trusted) (?:treatment"
            r"|clinic|medicine|way))\b"
            r"|\b(?:amazing|incredible|remarkable|outstanding|fantastic|astonishing|unbelievable|spectacular|stunning"
            r"|impressive|phenomenal|wonderful|dramatic) (?:\w+ )?(?:results?|relief|treatments?|care|improvements?"
            r"|medicines?|benefits?|recovery|success(?:es)?|therapy|outcomes?|clinics?|teams?)\b"
            r"|\b(?:highly|extremely|incredibly|remarkably|hugely|exceptionally|super) effective\b"
            r"|\bworks? (?:wonders|like (?:magic|a charm|a dream))\b"
            r"|\b(?:pioneering|innovative|next[- ]generation|unparalleled|unmatched|top[- ]rated|renowned)\b"
            r"|\b(?:number one|no\. ?1|#1) (?:clinic|treatment|choice|team|centre|medicine)\b|\b(?:trusted|loved) by\b"
            r"|\bdoctor[- ]recommended\b|\bscientifically backed\b|\bbacked by science\b"
            r"|\b(?:the|your|an?) (?:answer|solution) (?:to|for) (?:(?:your|chronic|nerve) )*pain\b"
            r"|\b(?:ideal|perfect) (?:treatment|choice|solution|option|medicine)\b"
            r"|\b(?:get|getting|have|win|take|give you) your (?:old |normal )?life back\b"
            r"|\b(?:get|take|win) back your life\b|\b(?:reclaim|regain) your life\b"
            r"|\btransform(?:s|ed|ing)? (?:(?:your|my|our|their|many) )?(?:life|lives)\b"
        ),
        _("Say what is done and what was found, without words of praise."),
    ),
    Term(
        pattern(
            r"\b(?:FDA|MHRA|EMA|TGA|regulators?)\b(?:(?!\bnot\b|\bno\b|\bnever\b)[^.;:]){0,30}? approved\b"
            r"(?:(?!\bnot\b|\bno\b|\bnever\b)[^.;:]){0,50}? for\b(?:(?!\bnot\b|\bno\b)[^.;:]){0,30}?\bpain\b"
            r"|\b(?:FDA|MHRA|EMA|TGA|NICE|NHS)[- ](?:approved|cleared|licensed)\b[^.;:]{0,60}?\bpain\b"
            r"|\b(?:ketamine|esketamine|infusions?|it|drip|treatment)\b(?:(?!\bnot\b|\bno\b"
            r"|\bnever\b)[^.;:]){0,60}?\b(?:approved|licensed|authori[sz]ed)\b"
            r"(?:(?!\bnot\b|\bno\b|\bnever\b)[^.;:]){0,40}?\bfor\b(?:(?!\bnot\b|\bno\b"
            r"|\bnever\b)[^.;:]){0,30}?\bpain\b"
        ),
        _("Say that ketamine is approved as an anaesthetic, and that its use for pain is outside the licence."),
    ),
    Term(
        pattern(
            r"\bmy (?:\w+ )?pain (?:has |is |was |had |just )*(?:gone|vanished|disappeared|better|improved"
            r"|eased|went|melted)\b"
            r"|\b(?:gave|given|giving|got|have|has) (?:me )?(?:back )?my life(?: back)?\b|\bchanged (?:my|our"
            r"|their) (?:life|lives)\b"
            r"|\bI (?:am|feel|felt|was|have been) (?:like )?(?:a )?(?:new|so much|much|amazing|wonderful"
            r"|pain[- ]free|cured|reborn)\b"
            r"|\b(?:I|we|patients) (?:highly |would |can |really |fully |strongly )*recommend (?:this|the|it"
            r"|them|ketamine|every)"
            r"|\bour (?:\w+ )?(?:patients|clients|customers) (?:say|love|tell|report|rate)\b"
            r"|\b(?:happy|satisfied|delighted|thrilled) (?:patients?|clients?|customers?)\b"
            r"|\b(?:testimonials?|success stor(?:y|ies)|patient stories|rave reviews?)\b|\bthanks to (?:this"
            r"|the) (?:clinic|infusions?|drip)\b"
            r"|[”\"] ?[—–-] ?[A-Z][a-z]+, (?:aged? )?\d{2}\b"
        ),
        _("Take out what one person felt. It cannot show what others may expect; choose a claim instead."),
    ),
    Term(
        pattern(
            r"[★⭐]|\b(?:[45](?:\.\d)?|four|five)[- ]stars?\b|\bstar ratings?\b"
            r"|\brated \d(?:\.\d)? (?:out of|/) ?5\b|\b\d(?:\.\d)? ?/ ?5\b"
        ),
        _("Take out the rating. It says nothing about benefit or harm."),
    ),
    Term(
        pattern(
            r"\bbefore[- ](?:and[- ]|/ ?)after (?:photos?|pictures?|images?|shots?|stor(?:y|ies)|gallery"
            r"|results?|videos?)\b"
            r"|\bsee the (?:difference|results) for yourself\b"
        ),
        _("Take out the comparison of before and after. Show what studies found."),
    ),
    Term(
        pattern(
            r"\b(?:special|limited|exclusive|introductory|opening) (?:time )?offers?\b|\bdiscount(?:s|ed)?\b"
            r"|\bmoney[- ]back\b"
            r"|\bfree (?:consultations?|sessions?|infusions?|trial session|assessments?|gifts?)\b"
            r"|\bhalf[- ]price\b|\bvouchers?\b"
            r"|\b(?:book|buy|sign up|enrol|order)(?: your \w+)? (?:now|today)\b|\blimited[- ]time\b"
            r"|\b(?:package deals?|loyalty scheme)\b"
            r"|\bact (?:now|today) (?:to (?:get|book|secure|save|claim)|while)\b"
            r"|\binterest[- ]free\b|\brefer a friend\b|\blimited (?:places|spaces|slots)\b"
            r"|\b(?:places|spaces|slots) are (?:limited|going fast|filling(?: up)?)\b"
            r"|\baffordable (?:prices?|treatments?|infusions?|packages?|rates?)\b|\bcompetitive (?:prices?|rates?)\b"
            r"|\b\d+ ?(?:%|per ?cent) off\b|\bspecial prices?\b|\bbuy one\b"
        ),
        _("Take out the offer. People who are in pain must be able to choose without haste."),
    ),
)
