"""Who may do what at the gate; the views ask nothing else, and roles are given these permissions elsewhere."""

SEE_GATE_LOG = "governance.view_gateevent"
CHANGE_RULES = "governance.change_rulesetting"
