"""Long work in the background: started from a page, done by a worker, with progress; cancelled or resumed at any time.

A room names its jobs in `kinds.py` and does them in its own `jobs.py`; rooms above start them through `actions`.
"""
