"""Who may put up and take down safety notices; roles are given these permissions elsewhere."""

PUBLISH_NOTICES = "governance.add_safetynotice"
END_NOTICES = "governance.change_safetynotice"
