"""Too many wrong passwords pause the sign-in of one name from one address, and of nobody else."""

from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from clinic_portal.accounts.addresses import sign_in_address
from clinic_portal.accounts.models import User
from tests.accounts.conftest import PASSWORD

LIMIT = 10
WRONG = "not-that-quiet"


@pytest.fixture(autouse=True)
def _counting(settings):
    settings.AXES_ENABLED = True


def sign_in(username="edda", password=WRONG, address="192.0.2.1", client=None, **headers):
    return (client or Client()).post(
        reverse("wagtailadmin_login"),
        {"username": username, "password": password, "next": reverse("wagtailadmin_home")},
        REMOTE_ADDR=address,
        headers=headers,
    )


def fail(times=LIMIT, **changes):
    return [sign_in(**changes).status_code for _attempt in range(times)]


def is_let_in(**changes):
    return sign_in(password=PASSWORD, **changes).status_code == 302


@pytest.fixture
def edda(person):
    return person("edda", "Editor")


def test_the_tenth_wrong_password_pauses_even_the_right_one(edda, home):
    assert fail(LIMIT - 1) == [200] * (LIMIT - 1)
    response = sign_in()
    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    page = response.content.decode()
    assert "Wait 15 minutes" in page
    assert "edda" not in page
    assert not is_let_in()
    assert not is_let_in(x_requested_with="XMLHttpRequest")


def test_nobody_else_and_no_other_address_is_paused(edda, person, home):
    person("nina", "Editor")
    fail()
    assert is_let_in(username="nina")
    assert is_let_in(address="192.0.2.2")


def test_another_browser_or_a_forged_header_does_not_help(edda, home):
    for number in range(LIMIT):
        sign_in(user_agent=f"Browser {number}", x_forwarded_for=f"198.51.100.{number}")
    assert not is_let_in(user_agent="Another", x_forwarded_for="203.0.113.9")


def test_the_pause_ends_by_itself_although_somebody_goes_on_trying(edda, home):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        fail()
    with time_machine.travel(now + timedelta(minutes=14), tick=False):
        assert sign_in().status_code == 429
    with time_machine.travel(now + timedelta(minutes=15, seconds=1), tick=False):
        assert is_let_in()


def test_a_right_password_clears_the_count(edda, home):
    fail(LIMIT - 1)
    assert is_let_in()
    assert not AccessAttempt.objects.exists()
    assert fail(LIMIT - 1) == [200] * (LIMIT - 1)


def test_no_password_is_kept(edda, home):
    sign_in(password="almost-" + PASSWORD)
    (attempt,) = AccessAttempt.objects.all()
    assert PASSWORD not in f"{attempt.post_data} {attempt.get_data} {attempt.path_info}"


def test_an_operator_lifts_it(edda, home):
    fail()
    call_command("axes_reset_username", "edda")
    assert is_let_in()


def test_a_portal_admin_lifts_it_with_a_new_password(edda, admin, home):
    fail()
    form = {
        "username": "edda",
        "first_name": "Edda",
        "last_name": "Example",
        "email": edda.email,
        "is_active": "on",
        "groups": [group.pk for group in edda.groups.all()],
    }
    url = reverse("wagtailusers_users:edit", args=[edda.pk])
    admin.post(url, {**form, "password1": "", "password2": ""})
    assert sign_in().status_code == 429
    new = "an-even-quieter-line"
    admin.post(url, {**form, "password1": new, "password2": new})
    assert User.objects.get(pk=edda.pk).check_password(new)
    assert sign_in(password=new).status_code == 302


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "address"),
    [
        (0, "192.0.2.1", "198.51.100.1", "192.0.2.1"),
        (1, "127.0.0.1", "198.51.100.1", "198.51.100.1"),
        (1, "127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        (2, "127.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        (2, "192.0.2.1", "198.51.100.1", "192.0.2.1"),
        (1, "192.0.2.1", None, "192.0.2.1"),
        (1, "127.0.0.1", "nonsense", None),
        (0, "", None, None),
        (0, "2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::"),
        (0, "::ffff:192.0.2.1", None, "192.0.2.1"),
    ],
)
def test_the_address_is_the_one_that_can_be_trusted(settings, proxies, remote, forwarded, address):
    settings.PROXY_COUNT = proxies
    headers = {} if forwarded is None else {"x_forwarded_for": forwarded}
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers)
    assert sign_in_address(request) == address
