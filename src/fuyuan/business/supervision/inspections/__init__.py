"""One unit looked at by one team: a check list, findings, photographs."""
