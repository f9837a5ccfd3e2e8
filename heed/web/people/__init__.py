"""The pages of people, their roles and teams."""
