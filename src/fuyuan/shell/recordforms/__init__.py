"""Forms made from record classes: the same class makes the form, the event body, the API schema and the paper's context.

initial = shown(Record, values, options)            what an untouched form says
raw = Posted(request.POST, options).read(Record, initial)
record = judged(Record, tidy(Record, raw), options)  or InvalidRecord
RecordForm(Record, raw, options, errors)             {{ form }}
"""

from . import normal
from .edits import add, remove
from .form import RecordForm, judged
from .options import Options
from .spec import Spec, specs_of
from .tree import Posted, Raw, blank, data_of, shown, tidy
from .uploads import Uploads
from .values import pairs_of

__all__ = [
    "Options",
    "Posted",
    "Raw",
    "RecordForm",
    "Spec",
    "Uploads",
    "add",
    "blank",
    "data_of",
    "judged",
    "normal",
    "pairs_of",
    "remove",
    "shown",
    "specs_of",
    "tidy",
]
