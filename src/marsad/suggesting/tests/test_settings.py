import pytest

from marsad.suggesting.errors import NotSetError
from marsad.suggesting.settings import ModelSettings, settings_of_this_system


@pytest.fixture(autouse=True)
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_MODEL_ADDRESS", "http://localhost:11434/v1/")
    monkeypatch.setenv("MARSAD_MODEL", "stub-7b")


def test_the_environment_names_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_MODEL_TOKENS", "500")
    assert settings_of_this_system() == ModelSettings(address="http://localhost:11434/v1", model="stub-7b", tokens=500)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("MARSAD_MODEL_ADDRESS", "", "No model is set"),
        ("MARSAD_MODEL", " ", "No model is set"),
        ("MARSAD_MODEL_ADDRESS", "localhost:11434", "give a web address"),
        ("MARSAD_MODEL_SECONDS", "soon", "give it a number above 0"),
        ("MARSAD_MODEL_TOKENS", "-1", "give it a number above 0"),
    ],
)
def test_what_is_wrong_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(NotSetError, match=words):
        settings_of_this_system()


@pytest.mark.parametrize(
    ("address", "is_here"),
    [
        ("http://localhost:1/v1", True),
        ("http://127.0.0.9/v1", True),
        ("http://[::1]:8/v1", True),
        ("https://api.example.org/v1", False),
        ("http://10.0.0.4/v1", False),
        ("http://localhost.example.org/v1", False),
    ],
)
def test_only_loopback_is_this_machine(address: str, is_here: bool) -> None:
    assert ModelSettings(address=address, model="m").is_of_this_machine is is_here
