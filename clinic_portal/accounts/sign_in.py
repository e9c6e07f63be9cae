"""What somebody sees after too many wrong passwords, and how it is lifted; counting them is django-axes' work."""

from axes.helpers import get_cool_off
from axes.utils import reset
from django.shortcuts import render


def sign_in_paused(request, response, credentials):
    """Answer in the place of the sign-in form; how long it lasts stands in the settings."""
    seconds = int(get_cool_off(request).total_seconds())
    page = render(request, "accounts/sign_in_paused.html", {"minutes": seconds // 60}, status=429)
    page["Retry-After"] = str(seconds)
    return page


def failed_sign_ins_forget(username: str) -> None:
    """Let a person sign in again at once, from wherever they were paused."""
    reset(username=username)
