"""How long one paper takes to be laid out, warm: PDF and Word, for each kind of paper the installation holds.

Budgets are compared with the time of the processor: what else the machine does must not decide.
"""

from statistics import median
from time import perf_counter, process_time

from fuyuan.papers.engine import to_docx, to_pdf
from fuyuan.papers.kinds import kinds
from fuyuan.papers.models import Paper
from fuyuan.papers.services import document_of

PDF_BUDGET, DOCX_BUDGET = 50, 60  # milliseconds, median
EACH = 5  # papers of one kind, the newest


def measure() -> None:
    """Print the medians over all kinds beside their budgets, and the slowest kinds."""
    papers = [
        (kind.title, document_of(paper))
        for kind in kinds()
        for paper in Paper.objects.filter(kind=kind.key).order_by("-pk")[:EACH]
    ]
    if not papers:
        print("数据库里还没有文书：请先装入示例（fuyuan demo）")
        return
    for name, render, budget in (("PDF", to_pdf, PDF_BUDGET), ("Word", to_docx, DOCX_BUDGET)):
        render(papers[0][1])  # reads the fonts
        times, began = [], perf_counter()
        for title, document in papers:
            busy = process_time()
            render(document)
            times.append(((process_time() - busy) * 1000, title))
        wall = (perf_counter() - began) * 1000 / len(papers)
        times.sort()
        slowest = "、".join(f"{title} {time:.0f}" for time, title in reversed(times[-3:]))
        middle, late = median(time for time, _ in times), times[int(len(times) * 0.95)][0]
        print(
            f"{name:<5}{len(times):>4} 份  中位数 {middle:5.1f} ms（预算 {budget}）  95% {late:5.1f} ms  "
            f"平均等待 {wall:5.1f} ms  最慢：{slowest}"
        )
