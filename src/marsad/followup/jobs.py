"""What this room does in the background: the register's walk after a worker linked, or people joined or erased."""

from marsad.evidence.actions import let_go_of_linking
from marsad.followup import actions
from marsad.jobs.running import Running


def follow(running: Running) -> dict[str, int]:
    """Bring the register up to date with the threads, then look for progress in what is new."""
    running.tell(0)
    let_go_of_linking()
    followed = actions.follow_threads(who=running.who)
    return {"added": len(followed.added), "passages": actions.find_evidence(who=running.who)}
