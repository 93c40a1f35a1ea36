from collections.abc import Callable

import pytest

from marsad.suggesting.client import Client
from marsad.suggesting.errors import AnswerError, RefusedError, SpentError, SuggestingError, UnreachableError
from marsad.suggesting.tests.stub import Reply, Stub, answering, said

FACT = {"kind": "person", "quote": "Amina Sellami", "fields": {"name": "Amina Sellami"}}


def asked(stub: Stub, waits: list[float] | None = None, **settings: object) -> Client:
    return Client(stub.settings(**settings), sleep=(waits if waits is not None else []).append)


def test_the_question_holds_text_schema_and_key() -> None:
    with answering(said([FACT])) as stub, asked(stub, key="secret") as client:
        assert client.propose("Amina Sellami a parlé.") == [FACT]
    (question,) = stub.asked
    assert stub.keys == ["Bearer secret"]
    assert question["model"] == "stub-7b"
    assert question["messages"][1] == {"role": "user", "content": "Amina Sellami a parlé."}
    assert question["response_format"]["json_schema"]["schema"]["required"] == ["facts"]


@pytest.mark.parametrize("frame", ["```json\n{}\n```", "Here are the facts:\n{}\nThat is all."])
def test_an_answer_between_fences_or_talk_is_read(frame: str) -> None:
    with answering(said(frame.replace("{}", '{"facts": [1]}'))) as stub, asked(stub) as client:
        assert client.propose("text") == [1]


def test_a_busy_server_is_asked_again_after_the_time_it_names() -> None:
    waits: list[float] = []
    busy = Reply(status=429, headers={"Retry-After": "7"})
    with answering(busy, Reply(status=503), said([])) as stub, asked(stub, waits) as client:
        assert client.propose("text") == []
    assert waits == [7.0, 2.0]


def test_a_server_that_stays_busy_is_left_after_the_set_tries() -> None:
    says = pytest.raises(UnreachableError, match=r"is busy \(500\) at 2 tries")
    with answering(Reply(status=500)) as stub, asked(stub, tries=2) as client, says:
        client.propose("text")
    assert len(stub.asked) == 2


def test_a_slow_answer_counts_as_none() -> None:
    says = pytest.raises(UnreachableError, match="gave no answer")
    with answering(Reply(seconds=1.0)) as stub, asked(stub, tries=1, seconds=0.2) as client, says:
        client.propose("text")


@pytest.mark.parametrize(
    ("reply", "error", "words"),
    [
        (Reply(status=401), RefusedError, "MARSAD_MODEL_KEY"),
        (Reply(status=404), RefusedError, "no model “stub-7b”"),
        (Reply(status=400, body="too long"), RefusedError, "too long"),
        (Reply(body="<html>"), AnswerError, "did not answer with JSON"),
        (Reply(body={"choices": []}), AnswerError, "gave no message"),
        (said("I cannot help with that."), AnswerError, "list of facts"),
        (said('{"facts": "none"}'), AnswerError, "list of facts"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(reply: Reply, error: type[SuggestingError], words: str) -> None:
    with answering(reply) as stub, asked(stub) as client, pytest.raises(error, match=words):
        client.propose("text")


@pytest.mark.parametrize("tokens", [60, None])
def test_the_budget_ends_a_run(tokens: int | None) -> None:
    with answering(said([], tokens)) as stub, asked(stub, tokens=100) as client:
        ask: Callable[[], object] = lambda: client.propose("word " * 40)  # noqa: E731 - 200 characters
        ask(), ask()
        assert client.spent >= 100
        with pytest.raises(SpentError, match="budget of 100 tokens"):
            ask()
    assert len(stub.asked) == 2
