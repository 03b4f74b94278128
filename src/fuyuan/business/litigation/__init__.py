"""行政诉讼应诉: suits against the county's organs, the head of the organ in court, results, causes of loss (measure 五)."""
