"""Files from outside: stored durably by content, judged by content, scanned where a scanner is set."""
