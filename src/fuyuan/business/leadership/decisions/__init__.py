"""重大执法决定: reviewed by the legal staff, then discussed by the leaders together."""
