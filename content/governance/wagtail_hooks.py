"""Registers reviews, sign-off and the gate with the admin; it holds no logic."""

from wagtail import hooks

from content.governance.review_log import review_log_actions

hooks.register("register_log_actions", review_log_actions)
