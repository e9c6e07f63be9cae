"""Who may sign pages off; roles are given this permission elsewhere."""

# Held through a role alone: being a superuser makes nobody a clinician.
SIGN = "governance.add_signoff"
