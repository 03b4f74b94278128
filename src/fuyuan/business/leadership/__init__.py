"""领导学法: what the leaders of enforcement departments study, teach, decide together and hear in court (measure 十六)."""
