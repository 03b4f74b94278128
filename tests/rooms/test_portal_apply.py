"""The guided application, without JavaScript and without an account: from the first question to the receipt."""

import pytest
from organs_people import load_sample
from portal_visitor import Visitor, errors

from fuyuan.business.reconsideration.models import Case
from fuyuan.clock import set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor():
    load_sample()
    with set_clock("2026-09-28"):
        yield Visitor()


def test_a_whole_application_becomes_one_case_with_a_receipt(visitor):
    visitor.start()
    visitor.fill()
    assert visitor.at == "/apply/check/"
    page = visitor.submit()
    assert visitor.at == "/apply/receipt/", errors(visitor.response)
    case = Case.objects.get()
    assert case.intake_number in page
    assert "张三" in page
