"""Where the data and the work folder are unless told otherwise: the same as in make.sh."""

import os

DATA = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared", "data"))


def work(*parts):
    """A path in the work folder."""
    return os.path.join(os.environ.get("ACTANT_TRAIN", os.path.expanduser("~/actant-train")), *parts)
