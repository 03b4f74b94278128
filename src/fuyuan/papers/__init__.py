"""Official documents: kinds, text templates, numbering, seal, docx and PDF in GB/T 9704, service and archive."""
