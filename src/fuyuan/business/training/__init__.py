"""People: the register of enforcement officers and supervisors, training hours, certificates (measures 十一, 十四, 十五)."""
