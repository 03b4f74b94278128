"""服务型行政执法 (plan, measure 十二): risk points, lists of lenient treatment, guidance, model units and their partners."""
