"""The headless notebook runner."""
