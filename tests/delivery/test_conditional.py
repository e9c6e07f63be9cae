"""A reader's page has a tag that stands for what it shows: whoever holds the present one gets a short answer."""

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from clinic_portal.delivery.middleware import UnchangedPagesMiddleware
from content.pages.models import StandardPage
from tests.delivery.changes import CHANGES
from tests.factories import home_make, page_make

pytestmark = pytest.mark.django_db

STAR = "*"


@pytest.fixture
def home(db):
    return home_make()


@pytest.fixture
def page(home):
    page = page_make(StandardPage, home, title="Privacy", slug="privacy", introduction="For everybody.")
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def tag_of(client, url: str, **extra) -> str:
    response = client.get(url, **extra)
    assert response.status_code == 200
    return response["ETag"]


def asked_again(client, url: str, tag: str, **extra) -> HttpResponse:
    return client.get(url, headers={"if-none-match": tag}, **extra)


def assert_says_nothing(response):
    """The answer is for this reader alone: no tag, and no word that lets a cache keep it for everybody."""
    assert "ETag" not in response
    assert "public" not in response.get("Cache-Control", "")


# The page and the short answer


def test_a_page_may_be_kept_and_is_asked_for_each_time(client, page):
    response = client.get(page.url)
    assert response["Cache-Control"] == "public, no-cache"
    assert response["ETag"].startswith('W/"')
    assert "cookie" not in response.get("Vary", "").lower()
    assert not response.cookies


def test_who_holds_it_gets_a_short_answer(client, page, django_assert_max_num_queries):
    full = client.get(page.url)
    with django_assert_max_num_queries(1):
        response = asked_again(client, page.url, full["ETag"])
    assert response.status_code == 304
    assert response.content == b""
    assert "Content-Type" not in response
    assert not response.cookies
    for header in ("ETag", "Cache-Control", "Vary", "Content-Security-Policy", "X-Content-Type-Options"):
        assert response[header] == full[header], header


def test_a_head_request_is_answered_alike(client, page):
    tag = tag_of(client, page.url)
    assert client.head(page.url)["ETag"] == tag
    assert client.head(page.url, headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize("held", ['"a", {}', '{} , W/"b"', 'W/"a",{}, "b"'])
def test_it_is_found_among_others(client, page, held):
    assert asked_again(client, page.url, held.format(tag_of(client, page.url))).status_code == 304


def test_a_proxy_may_have_dropped_the_mark_of_a_weak_tag(client, page):
    assert asked_again(client, page.url, tag_of(client, page.url).removeprefix("W/")).status_code == 304


@pytest.mark.parametrize("held", ['"a"', 'W/"0-0-0"', "nonsense", "", '"', "W/"])
def test_any_other_tag_gets_the_page(client, page, held):
    response = asked_again(client, page.url, held)
    assert response.status_code == 200
    assert b"Privacy" in response.content


def test_the_star_stands_for_any_page_that_is_there(client, page):
    assert asked_again(client, page.url, STAR).status_code == 304
    assert asked_again(client, "/no-such-page/", STAR).status_code == 404


def test_compression_leaves_the_tag_as_it_is(client, page):
    tag = tag_of(client, page.url)
    packed = client.get(page.url, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert packed["ETag"] == tag
    response = asked_again(client, page.url, tag, HTTP_ACCEPT_ENCODING="gzip")
    assert response.status_code == 304
    assert "Content-Encoding" not in response


def test_every_address_has_a_tag_of_its_own(client, home, page):
    hosts = [{}, {"SERVER_NAME": "localhost"}, {"secure": True}]
    tags = [tag_of(client, url, **host) for url in (home.url, page.url, page.url + "?a=1") for host in hosts]
    assert len(set(tags)) == len(tags)


def test_a_host_that_is_not_ours_is_refused(client, page):
    response = client.get(page.url, SERVER_NAME="elsewhere.example")
    assert response.status_code == 400
    assert_says_nothing(response)


# What changes the tag


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_a_reader_could_see_brings_the_page_again(client, home, page, change):
    tag = tag_of(client, home.url)
    change(home, page)
    response = asked_again(client, home.url, tag)
    assert response.status_code == 200
    assert response["ETag"] != tag


def test_a_draft_does_not(client, page):
    tag = tag_of(client, page.url)
    page.title = "Only a draft"
    page.save_revision()
    assert asked_again(client, page.url, tag).status_code == 304


def test_what_is_published_is_shown_at_once(client, page):
    tag = tag_of(client, page.url)
    page.title = "Other words"
    page.save_revision().publish()
    assert b"Other words" in asked_again(client, page.url, tag).content


def test_a_page_that_is_taken_back_is_gone_at_once(client, page):
    tag = tag_of(client, page.url)
    page.unpublish()
    assert asked_again(client, page.url, tag).status_code == 404


def test_a_page_that_was_moved_leads_on_at_once(client, home, page):
    url = page.url
    tag = tag_of(client, url)
    other = page_make(StandardPage, home)
    page.move(other, pos="last-child")
    Redirect.objects.create(old_path=url.rstrip("/"), redirect_page=page)
    response = asked_again(client, url, tag)
    assert response.status_code == 301
    assert_says_nothing(response)


def test_the_next_day_brings_the_page_again(client, page, settings):
    settings.TIME_ZONE = "Europe/London"
    with time_machine.travel("2026-06-30T22:30:00Z", tick=False):  # half past eleven in London
        tag = tag_of(client, page.url)
        assert asked_again(client, page.url, tag).status_code == 304
    with time_machine.travel("2026-06-30T23:30:00Z", tick=False):  # the first of July there
        assert asked_again(client, page.url, tag).status_code == 200


def test_a_deploy_brings_the_page_again(page, monkeypatch):
    tag = tag_of(Client(), page.url)
    assert asked_again(Client(), page.url, tag).status_code == 304
    monkeypatch.setattr("clinic_portal.delivery.middleware.release_fingerprint", lambda: "another")
    assert asked_again(Client(), page.url, tag).status_code == 200


def test_a_change_while_the_page_is_made_leaves_an_old_tag(rf, home, page):
    def changed_meanwhile(request):
        home.save()
        return HttpResponse("Words from before or after the change")

    request = rf.get(page.url)
    tag = UnchangedPagesMiddleware(changed_meanwhile)(request)["ETag"]
    request = rf.get(page.url, headers={"if-none-match": tag})
    assert UnchangedPagesMiddleware(lambda request: HttpResponse("New"))(request).status_code == 200


# What has none


def test_somebody_who_is_signed_in_gets_no_tag_and_no_short_answer(client, admin_client, page):
    tag = tag_of(client, page.url)
    for held in (tag, STAR):
        response = asked_again(admin_client, page.url, held)
        assert response.status_code == 200
        assert "private" in response["Cache-Control"]
        assert_says_nothing(response)


def test_neither_does_a_request_with_credentials(client, page):
    tag = tag_of(client, page.url)
    response = client.get(page.url, headers={"authorization": "Basic eDp5", "if-none-match": tag})
    assert response.status_code == 200
    assert_says_nothing(response)


def restricted_to_signed_in(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return 302


def restricted_to_group(page):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="Some people"))
    return 302


def restricted_by_password(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="open sesame")
    return 200


RESTRICTIONS = [restricted_to_signed_in, restricted_to_group, restricted_by_password]


@pytest.mark.parametrize("restrict", RESTRICTIONS)
def test_a_page_that_is_closed_is_closed_to_who_holds_it(client, home, page, restrict):
    below = page_make(StandardPage, page, introduction="For everybody to read.")
    assert b"For everybody" in client.get(below.url).content
    tags = {url: tag_of(client, url) for url in (page.url, below.url)}
    status = restrict(page)
    for url, tag in tags.items():
        for held in (tag, STAR):
            response = asked_again(Client(), url, held)
            assert response.status_code == status, url
            assert b"For everybody" not in response.content
            assert_says_nothing(response)


def test_who_knows_the_password_gets_no_tag(client, page):
    restricted_by_password(page)
    restriction = PageViewRestriction.objects.get()
    address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])
    client.post(address, {"password": "open sesame", "return_url": page.url})
    response = client.get(page.url)
    assert b"Privacy" in response.content
    assert_says_nothing(response)


def test_a_page_that_is_opened_again_has_a_new_tag(client, page):
    tag = tag_of(client, page.url)
    restricted_to_signed_in(page)
    PageViewRestriction.objects.all().delete()
    assert tag_of(client, page.url) != tag


def test_a_preview_has_none(admin_client, page):
    page.title = "Only a draft"
    page.save_revision()
    for response in (
        admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])),
        Page.objects.get(pk=page.pk).specific.make_preview_request(),
    ):
        assert response.status_code == 200
        assert_says_nothing(response)


@pytest.mark.parametrize(
    "address",
    [
        "/no-such-page/",
        "/no-such-page",
        "/privacy",
        "/search/",
        "/search/?q=privacy",
        "/robots.txt",
        "/sitemap.xml",
        "/favicon.ico",
        "/admin/login/",
        "/admin/",
        "/documents/1/nothing.pdf",
        "/static/nothing.css",
        "/media/images/nothing.jpg",
    ],
)
def test_other_addresses_have_none(client, page, address):
    plain = client.get(address)
    assert "public, no-cache" not in plain.get("Cache-Control", "")
    assert asked_again(client, address, STAR).status_code == plain.status_code


def test_a_form_that_is_sent_has_none(client, page):
    response = client.post(page.url, headers={"if-none-match": STAR})
    assert response.status_code != 304
    assert_says_nothing(response)


def with_cookie():
    response = HttpResponse("Words")
    response.set_cookie("a", "b")
    return response


def with_vary():
    response = HttpResponse("Words")
    patch_vary_headers(response, ["Cookie"])
    return response


@pytest.mark.parametrize(
    "answer",
    [
        with_cookie,
        with_vary,
        lambda: HttpResponse("Words", status=203),
        lambda: HttpResponse("Words", content_type="text/plain"),
        lambda: HttpResponse("Words", headers={"Cache-Control": "private"}),
        lambda: HttpResponse("Words", headers={"Cache-Control": "no-store"}),
        lambda: HttpResponse("Words", headers={"Cache-Control": "max-age=0, no-store, private"}),
        lambda: HttpResponse("Words", headers={"ETag": '"its own"'}),
    ],
    ids=["cookie", "vary", "status", "type", "private", "no-store", "never", "its own"],
)
@pytest.mark.parametrize("held", ['"a"', STAR])
def test_what_is_not_for_everybody_is_left_as_it_is(rf, page, answer, held):
    request = rf.get(page.url, headers={"if-none-match": held})
    response = UnchangedPagesMiddleware(lambda request: answer())(request)
    expected = answer()
    assert response.status_code == expected.status_code
    assert response.headers == expected.headers


def test_a_development_server_always_makes_the_page(settings):
    settings.DEBUG = True
    with pytest.raises(MiddlewareNotUsed):
        UnchangedPagesMiddleware(lambda request: HttpResponse())
