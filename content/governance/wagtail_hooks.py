"""Registers reviews, sign-off and the gate with the admin; it holds no logic."""

from wagtail import hooks

from content.governance import gate_hooks, review_hooks, score_hooks, sign_off_hooks
from content.governance.review_log import review_log_actions

hooks.register("register_log_actions", review_log_actions)
hooks.register("register_admin_urls", review_hooks.review_admin_urls)
hooks.register("register_reports_menu_item", review_hooks.tasks_menu_item)
hooks.register("register_reports_menu_item", review_hooks.gate_log_menu_item)
hooks.register("register_page_header_buttons", review_hooks.page_review_buttons)
sign_off_hooks.register()
gate_hooks.register()
score_hooks.register()
