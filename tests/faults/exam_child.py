"""A process that keeps answers of one sitting as fast as it can and says each number once it is kept: made to be killed."""

import sys
import threading
from itertools import count

from fuyuan.business.training.exams.keeping import Given, keep
from fuyuan.business.training.models import Sitting
from fuyuan.clock import now

THREADS = 4


def main() -> None:
    row = Sitting.objects.get()
    numbers, speaking = count(int(sys.argv[1])), threading.Lock()

    def answer() -> None:
        while True:
            number = next(numbers)
            if refusal := keep(Given(row.pk, row.device, number, "0", now())):
                raise SystemExit(refusal)
            with speaking:
                print(number, flush=True)

    for _ in range(THREADS):
        threading.Thread(target=answer).start()
