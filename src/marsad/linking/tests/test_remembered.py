"""What is remembered is not asked again, until it is forgotten."""

from marsad.linking.remembered import forget, remembered


def test_an_answer_is_remembered_until_all_are_forgotten():
    asked = []

    @remembered(10)
    def twice(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [twice(3), twice(3)] == [6, 6]
    assert asked == [3]
    forget()
    assert twice(3) == 6
    assert asked == [3, 3]
