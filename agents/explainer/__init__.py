"""The small language model taught to explain: facts in, prose out.

prompt.py    facts as the model is asked about them          adapter.py  the trained weights as llama.cpp reads them
facts.py     facts of generated problems                     pairs.py    facts → explanations, from hand-written seeds
train.py     `python -m agents.explainer.train`

Invariant: what the model writes is a draft; `agents.explain.check` judges it like any other.

>>> from agents.explainer.prompt import prompt
>>> prompt(["r1c2 is 3: it is given"])
'Facts:\\n- r1c2 is 3: it is given\\nIn plain words:'
"""
