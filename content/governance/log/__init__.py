"""What happened, written once and kept: the gate's log and the public corrections; it must not know what it means."""
