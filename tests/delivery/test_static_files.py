"""The style sheet reaches readers as one file, whatever it is made of; checked on collected static files."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from clinic_portal.delivery.static_files import ENTRIES, JoinedImportError, JoinedStaticFilesStorage


def processed(tmp_path, paths: dict) -> JoinedStaticFilesStorage:
    """Do what collectstatic does: copy each file to its place, then let the storage work on them."""
    storage = JoinedStaticFilesStorage(location=str(tmp_path), base_url="/static/")
    for name, (source, path) in paths.items():
        with source.open(path) as file:
            storage.save(name, file)
    for _name, _hashed, outcome in storage.post_process(paths):
        if isinstance(outcome, Exception):
            raise outcome
    return storage


def collected(tmp_path, files: dict[str, str]) -> JoinedStaticFilesStorage:
    source = InMemoryStorage()
    for name, text in files.items():
        source.save(name, ContentFile(text.encode()))
    return processed(tmp_path, {name: (source, name) for name in files})


def served(storage: JoinedStaticFilesStorage, name: str) -> str:
    with storage.open(storage.stored_name(name)) as file:
        return file.read().decode()


def test_imports_stand_in_their_layers(tmp_path):
    storage = collected(
        tmp_path,
        {
            "css/portal.css": '@layer base, components;\n@import url("components/card.css") layer(components);\n',
            "css/components/card.css": ".card { color: red; }\n",
        },
    )
    text = served(storage, "css/portal.css")
    assert "@import" not in text
    assert "@layer components {\n.card { color: red; }\n}" in text


def test_addresses_beside_the_entry_are_hashed(tmp_path):
    storage = collected(
        tmp_path,
        {
            "css/portal.css": '@import url("fonts.css") layer(tokens);\n',
            "css/fonts.css": '@font-face { src: url("../fonts/a.woff2"); }\n',
            "fonts/a.woff2": "font",
        },
    )
    assert re.search(r'url\("\.\./fonts/a\.[0-9a-f]{12}\.woff2"\)', served(storage, "css/portal.css"))


def test_an_address_that_would_change_its_meaning_is_refused(tmp_path):
    files = {
        "css/portal.css": '@import url("components/card.css") layer(components);\n',
        "css/components/card.css": '.card { background: url("../../img/a.svg"); }\n',
        "img/a.svg": "<svg/>",
    }
    with pytest.raises(JoinedImportError, match=r"components/card\.css"):
        collected(tmp_path, files)


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_style_sheet_of_the_portal_is_joined(tmp_path, entry):
    paths = {
        name: (storage, name)
        for finder in finders.get_finders()
        for name, storage in finder.list([])
        if name.startswith(("css/", "fonts/", "img/"))
    }
    storage = processed(tmp_path, paths)
    text = served(storage, entry)
    assert "@import" not in text
    components = [name for name in paths if name.startswith("css/components/")]
    for name in components:
        with storage.open(storage.stored_name(name)) as file:
            assert file.read().decode() in text, f"{name} is not imported by {entry}"
