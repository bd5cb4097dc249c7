"""Problems and answers: tasks, verification, cascades, the tiny recursive network. Knows nothing of language."""
