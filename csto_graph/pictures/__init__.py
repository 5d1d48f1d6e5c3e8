"""Pictures for print and pages for a browser."""
