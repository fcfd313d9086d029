"""Sample bulletins written for this project: their marked-up texts, and what turns those into PDFs and gold."""
