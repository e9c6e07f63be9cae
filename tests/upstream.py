"""Finds what the portal replaces of Wagtail, and takes a fingerprint of what it replaces; it judges nothing."""

import ast
import functools
import hashlib
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import wagtail
from django.db import connection
from django.utils.functional import cached_property

import clinic_portal
import content

OURS = ("content", "clinic_portal")
THEIRS = ("wagtail", "modelsearch")
WAGTAIL = Path(wagtail.__file__).parent
# What Wagtail's documentation offers to be replaced, and what a metaclass writes by itself.
OFFERED = frozenset(
    {
        *("__init__", "media", "clean", "get_context", "get_context_data", "get_preview_value", "is_shown"),
        *("get_breadcrumbs_items", "get_page_subtitle", "page_title", "header_buttons", "get_description"),
        *("get_actions", "get_form_for_action", "get_template_for_action", "on_action", "format_message", "get_value"),
        *("get_searchable_content", "bulk_to_python", "get_base_queryset", "get_queryset", "order_queryset"),
        *("get_model", "expand_db_attributes", "extract_references", "get_attribute_data", "ready", "__str__"),
    }
)


# Modules that can only be read where the portal runs on this database.
FOR_ONE_DATABASE = {"clinic_portal.search.sqlite": "sqlite"}


def is_for_this_database(name: str) -> bool:
    """Say whether a module or what stands in it can be read with the database of this run."""
    return all(
        connection.vendor == vendor or not f"{name}.".startswith(f"{module}.")
        for module, vendor in FOR_ONE_DATABASE.items()
    )


def _top(thing) -> str:
    return thing.__module__.split(".")[0]


def our_modules() -> Iterator:
    for package in (content, clinic_portal):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            is_ours_to_read = not any(part in found.name for part in (".migrations", ".settings", ".wsgi"))
            if is_ours_to_read and is_for_this_database(found.name):
                yield importlib.import_module(found.name)


def our_classes() -> set[type]:
    return {
        thing
        for module in our_modules()
        for thing in vars(module).values()
        if inspect.isclass(thing) and thing.__module__ == module.__name__
    }


def _is_code(member) -> bool:
    wrapped = (classmethod, staticmethod, property, functools.cached_property, cached_property)
    return inspect.isfunction(member) or isinstance(member, wrapped)


def overrides() -> set[tuple[str, str]]:
    """Return each method of ours that stands in the place of one of Wagtail's, with the one it stands for.

    Mixins are met in the classes that they are mixed into, so one of them may stand for several.
    """
    return {pair for whole in our_classes() for pair in _overrides_in(whole)}


def _overrides_in(whole: type) -> Iterator[tuple[str, str]]:
    bases = inspect.getmro(whole)
    for place, ours in enumerate(bases):
        if _top(ours) not in OURS:
            continue
        for name, member in vars(ours).items():
            if name in OFFERED or not _is_code(member):
                continue
            theirs = next((base for base in bases[place + 1 :] if name in vars(base) and _top(base) not in OURS), None)
            if theirs is not None and _top(theirs) in THEIRS:
                yield _name(ours, name), _name(theirs, name)


def _name(owner: type, member: str) -> str:
    return f"{owner.__module__}.{owner.__qualname__}.{member}"


def named(path: str):
    """Return what a dotted path names: a module, or something in one."""
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        try:
            thing = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            thing = inspect.getattr_static(thing, part)
        return thing
    raise ModuleNotFoundError(path)


def _source(path: str) -> str:
    if path.endswith(".html"):
        return template_of_theirs(path).read_text(encoding="utf-8")
    thing = named(path)
    for inner in ("__func__", "fget", "func"):
        thing = getattr(thing, inner, None) or thing
    return inspect.getsource(thing)


def fingerprint(path: str) -> str:
    """Return twelve letters that change when the source of what is named changes."""
    return hashlib.sha256(_source(path).encode()).hexdigest()[:12]


def template_of_theirs(name: str) -> Path:
    """Return Wagtail's own file of a template that the portal replaces or extends."""
    found = sorted(WAGTAIL.glob(f"**/templates/{name}"))
    if not found:
        raise LookupError(f"Wagtail has no template {name}.")
    return found[0]


def patches() -> set[str]:
    """Return what our modules assign to something that they imported from Wagtail, as module and target."""
    found = set()
    for package in (content, clinic_portal):
        for file in Path(package.__file__).parent.rglob("*.py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            theirs = {
                alias.asname or alias.name
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in THEIRS
                for alias in node.names
            }
            assigned = (target for node in ast.walk(tree) if isinstance(node, ast.Assign) for target in node.targets)
            module = ".".join(file.relative_to(Path(package.__file__).parent.parent).with_suffix("").parts)
            for target in assigned:
                if (
                    isinstance(target, ast.Attribute)
                    and isinstance(target.value, ast.Name)
                    and target.value.id in theirs
                ):
                    found.add(f"{module}: {ast.unparse(target)}")
    return found
