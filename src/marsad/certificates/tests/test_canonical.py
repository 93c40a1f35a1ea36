from marsad.certificates.canonical import canonical


def test_order_and_spaces_do_not_matter() -> None:
    assert (
        canonical({"b": (1, 2), "a": "مرصد"})
        == canonical({"a": "مرصد", "b": [1, 2]})
        == '{"a":"مرصد","b":[1,2]}'.encode()
    )


def test_numbers_are_the_same_out_of_any_database() -> None:
    assert canonical({"n": 1e20}) == canonical({"n": 10**20})
    assert canonical({"n": [0.5, 2.0]}) == b'{"n":[0.5,2]}'
