"""Every action once: its id, keys, title, help, and when it is possible; no Textual."""
