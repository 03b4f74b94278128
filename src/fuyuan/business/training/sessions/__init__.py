"""培训班次: what is taught, who signed in, how many hours that makes (plan, measures 十一, 十四, 十五)."""
