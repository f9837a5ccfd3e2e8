"""What must happen by when: provisions, dated values, pure rules, the calendar. No Django, no clock, no database."""
