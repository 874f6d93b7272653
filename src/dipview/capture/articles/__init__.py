"""Articles: files in which somebody has an article, read as plain paragraphs and stored."""
