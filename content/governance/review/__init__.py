"""When a page is looked at again and by whom; it must not know signatures, scores or the gate."""
