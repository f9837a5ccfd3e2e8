"""The site as people meet it, in a browser: Debian's Chromium, never one that is downloaded."""
