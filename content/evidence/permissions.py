"""Who may do what with claims and sources beside writing them; roles are given these permissions elsewhere."""

ADD_SOURCES = "evidence.add_reference"
CHANGE_SOURCES = "evidence.change_reference"
# Taking a statement down is the safe direction, so more people may do it than may bring one back.
RECALL = "evidence.add_claimrecall"
REINSTATE = "evidence.change_claimrecall"
SET_STATUS = "evidence.add_referencestatuschange"
