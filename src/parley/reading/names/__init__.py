"""The names of a document: where they stand, of which kind they are, their base forms, and whom they name."""
