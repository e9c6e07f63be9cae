"""Who may say which quality scores are required; roles are given this permission elsewhere."""

SET_THRESHOLDS = "governance.change_instrumentthreshold"
