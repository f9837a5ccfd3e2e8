"""Files that are kept and served; later mail, letters, links and drafts."""
