"""Who may do what with reviews; the views ask nothing else, and roles are given these permissions elsewhere."""

from content.governance.review.models import ReviewTask

SEE_TASKS = "governance.view_reviewtask"
# Give tasks to people, and close those of others.
MANAGE_TASKS = "governance.change_reviewtask"
# Say who keeps a page, and move due dates in bulk.
MANAGE_REVIEWS = "governance.change_pagereview"


def may_close(user, task: ReviewTask) -> bool:
    """Return whether this person may close the task by hand.

    What a date opened only a review or another date closes: a task that could be clicked away would hide that nobody
    looked at the page.
    """
    if task.closed_at is not None or task.reason in ReviewTask.OF_DUE_DATES:
        return False
    return user.has_perm(MANAGE_TASKS) or (task.assigned_to_id == user.pk and user.has_perm(SEE_TASKS))
