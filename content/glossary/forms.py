"""How a person types a term into the admin; the rules of its words are in a pure module."""

from wagtail.admin.forms.models import WagtailAdminModelForm

from content.wording.promises import promise_problems


class GlossaryTermForm(WagtailAdminModelForm):
    """Holds back from publication a meaning that promotes: readers of every page may meet it."""

    reader_fields = ("term", "definition", "synonyms")

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for name in self.reader_fields:
                for problem in promise_problems(cleaned.get(name) or ""):
                    self.add_error(name, problem)
        return cleaned
