"""The pages of help and what Heed says about itself."""
