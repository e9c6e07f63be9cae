"""Views of the governance app, in the admin and in public; they decide nothing."""
