"""The drawings of the record: SVG made here, with attributes and classes only, and words as text nodes."""
