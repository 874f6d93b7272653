"""The explorer: a Textual application that draws views."""
