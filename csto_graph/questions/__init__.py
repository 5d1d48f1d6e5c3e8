"""Questions: one ``.rq`` file each, their parameters, the index of names, and how an answer is put together."""
