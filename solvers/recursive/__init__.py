"""The tiny recursive network: model, engine, training, checkpoints. The only home of solver networks."""
