"""What can go wrong while words are read.

EncoderError   the directory that MARSAD_ENCODER names holds no encoder that can be used
"""

from pathlib import Path


class EncoderError(Exception):
    """The directory of MARSAD_ENCODER cannot be used; the message says what it lacks."""

    def __init__(self, folder: Path, *, lacking: str = "", extra: str = "", reason: str = "") -> None:
        if lacking:
            super().__init__(f"The encoder in {folder} needs {lacking}: pip install 'marsad[{extra}]'.")
        elif reason:
            super().__init__(f"The encoder in {folder} (MARSAD_ENCODER) cannot be loaded: {reason}")
        else:
            super().__init__(
                f"{folder} (MARSAD_ENCODER) holds no encoder: it must have model.onnx, or onnx/model.onnx, "
                "and tokenizer.json, or be a directory that sentence-transformers saved (modules.json)."
            )
