"""The action over several years (基层服务型行政执法提升五年行动): its yearly targets, and how far the figures have come."""
