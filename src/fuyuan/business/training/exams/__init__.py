"""考试: an exam from its plan to the results in the certificates, and what people answer in it."""
