"""执法监督员和联系点: who may go out for the bureau, what they declared, until when."""
