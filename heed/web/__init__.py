"""Pages that span packages, navigation, components and charts."""
