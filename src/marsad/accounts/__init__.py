"""Who is at work: people, sign-in, what each may do, and the trail of what was done.

Every write in any room leaves its audit entry here.
"""
