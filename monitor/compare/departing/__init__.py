"""Who may, must or need no longer leave which post: from sentences to one current state for each post and audience."""
