"""Where a letter comes to rest, step by durable step (การจัดเก็บ)."""
