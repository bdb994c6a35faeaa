"""Changes of state that readers make: notes of their own, never facts or judgement."""
