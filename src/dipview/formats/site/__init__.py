"""Site: a dataset as static pages that link to each other; each page is a view, written as HTML."""
