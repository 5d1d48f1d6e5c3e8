"""The index of names: from what people type to the thing they mean."""
