"""监督件: what supervision found at one unit, how it is handled, answered, looked at again and closed off."""
