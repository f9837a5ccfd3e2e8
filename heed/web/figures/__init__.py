"""The pages of figures: what a reader may ask for, what each shows, how it is put together. Nothing is counted here."""
