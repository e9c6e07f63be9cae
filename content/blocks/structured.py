"""The typed entries of the clinical pages: topics, benefits, approaches, side effects, roles, plan factors."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.compositions import ContentBlock
from content.blocks.text import SHORT_TEXT_FEATURES


class TopicBlock(blocks.StructBlock):
    """A heading of one kind with its content; each page type names its own kinds."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    content = ContentBlock(label=_("Content"))


class MechanismTopicBlock(TopicBlock):
    kind = blocks.ChoiceBlock(
        label=_("Topic"),
        choices=[
            ("nmda_receptor", _("NMDA receptor")),
            ("pain_signalling", _("Pain signalling")),
            ("inflammation", _("Inflammation")),
            ("nerve_protection", _("Nerve protection")),
        ],
    )

    class Meta:
        passage_kind = "heading"
        icon = "view"
        label = _("Topic")
        template = "components/topic.html"
        form_layout = ["kind", "heading", "content"]
        description = _("One part of how the treatment works in the body.")
        preview_value = {
            "kind": "nmda_receptor",
            "heading": "What is an NMDA receptor?",
            "content": [("text", "<p>A tiny switch on a nerve cell.</p>")],
        }


class BenefitBlock(TopicBlock):
    kind = blocks.ChoiceBlock(
        label=_("Benefit"),
        choices=[
            ("rapid_relief", _("Rapid relief")),
            ("opioid_use", _("Less reliance on opioids")),
            ("nmda_modulation", _("NMDA receptor modulation")),
            ("lasting_relief", _("Longer relief")),
            ("other", _("Another benefit")),
        ],
    )

    class Meta:
        passage_kind = "heading"
        icon = "plus-inverse"
        label = _("Benefit")
        template = "components/topic.html"
        form_layout = ["kind", "heading", "content"]
        description = _("One possible benefit, told through claims with their certainty and numbers.")
        preview_value = {
            "kind": "rapid_relief",
            "heading": "How soon might it help?",
            "content": [("text", "<p>Claims stand here.</p>")],
        }


class CareApproachBlock(TopicBlock):
    kind = blocks.ChoiceBlock(
        label=_("Approach"),
        choices=[
            ("physical", _("Physical therapy and movement")),
            ("psychological", _("Talking therapy")),
            ("lifestyle", _("Daily life")),
            ("complementary", _("Complementary therapy")),
        ],
    )

    class Meta:
        passage_kind = "heading"
        icon = "group"
        label = _("Approach")
        template = "components/topic.html"
        form_layout = ["kind", "heading", "content"]
        description = _("Care other than medicine.")
        preview_value = {
            "kind": "physical",
            "heading": "Moving more, a little at a time",
            "content": [("text", "<p>Small steps that suit you.</p>")],
        }


class PlanFactorBlock(TopicBlock):
    kind = blocks.ChoiceBlock(
        label=_("Part of the plan"),
        choices=[
            ("history", _("Your history")),
            ("condition", _("Your condition")),
            ("goals", _("Your goals")),
            ("risks", _("Your risks")),
            ("expectations", _("What to expect")),
            ("review", _("Review")),
        ],
    )

    class Meta:
        passage_kind = "heading"
        icon = "clipboard-list"
        label = _("Part of the plan")
        template = "components/topic.html"
        form_layout = ["kind", "heading", "content"]
        description = _("One thing the patient and the team look at together.")
        preview_value = {
            "kind": "goals",
            "heading": "What matters to you?",
            "content": [("text", "<p>Tell us what you would like to do again.</p>")],
        }


class TeamRoleBlock(blocks.StructBlock):
    role = blocks.CharBlock(label=_("Role"), max_length=80)
    what_they_do = blocks.RichTextBlock(label=_("What they do"), features=SHORT_TEXT_FEATURES)

    class Meta:
        passage_kind = "list"
        icon = "user"
        label = _("Role")
        template = "components/team_role.html"
        description = _("A profession in the care team and what it does for the patient.")
        preview_value = {"role": "Pain physiotherapist", "what_they_do": "<p>Helps you move again.</p>"}


class SideEffectValue(blocks.StructValue):
    """A side effect that can name the part of the body it concerns."""

    @property
    def frequency(self):
        return SideEffectBlock.band_of(self.get("frequency"))

    @property
    def group_label(self):
        """Return the part of the body; nothing where there is none, or where the name says it."""
        if self.get("group") == "other":
            return ""
        label = dict(SideEffectBlock.GROUPS).get(self.get("group"), "")
        return "" if str(label).casefold() in (self.get("name") or "").casefold() else label


class SideEffectBlock(blocks.StructBlock):
    """One side effect. Frequencies are the bands of the European summary of product characteristics."""

    GROUPS = [
        ("mind", _("Mind and senses")),
        ("heart", _("Heart and blood pressure")),
        ("stomach", _("Stomach")),
        ("breathing", _("Breathing")),
        ("bladder", _("Bladder")),
        ("liver", _("Liver")),
        ("misuse", _("Misuse and dependence")),
        ("other", _("Other")),
    ]
    FREQUENCIES = [
        ("very_common", _("Very common: 10 or more out of 100 people")),
        ("common", _("Common: 1 to 10 out of 100 people")),
        ("uncommon", _("Uncommon: 1 to 10 out of 1,000 people")),
        ("rare", _("Rare: 1 to 10 out of 10,000 people")),
        ("very_rare", _("Very rare: fewer than 1 out of 10,000 people")),
        ("not_known", _("How often is not known")),
    ]

    name = blocks.CharBlock(label=_("Side effect"), max_length=120)
    group = blocks.ChoiceBlock(label=_("Part of the body"), choices=GROUPS)
    frequency = blocks.ChoiceBlock(label=_("How often"), choices=FREQUENCIES, default="not_known")
    content = ContentBlock(label=_("Content"))

    @classmethod
    def band_of(cls, named: str | None) -> str:
        """Return the band; a draft that names none, or one we do not have, counts as not known."""
        return named if named in dict(cls.FREQUENCIES) else "not_known"

    class Meta:
        passage_kind = "frequency"
        title_field = "name"
        icon = "warning"
        label = _("Side effect")
        template = "components/side_effect.html"
        value_class = SideEffectValue
        description = _("One side effect: how often, what it is like, what the evidence says.")
        preview_value = {
            "name": "Feeling sick",
            "group": "stomach",
            "frequency": "not_known",
            "content": [("text", "<p>What it is like.</p>")],
        }
