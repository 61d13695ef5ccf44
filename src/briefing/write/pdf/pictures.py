"""Write: put a PNG or a JPEG into the file as an image."""

from __future__ import annotations

import io

from briefing.write.pdf.file import PdfFile


def add_picture(image: bytes, file: PdfFile) -> int:
    """The number of the image's object. What cannot be decoded becomes one white pixel."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(image), formats=("PNG", "JPEG")) as opened:
            width, height = opened.size
            if opened.format == "JPEG" and opened.mode in ("L", "RGB"):
                space = "/DeviceGray" if opened.mode == "L" else "/DeviceRGB"
                entries = (
                    f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace{space}/BitsPerComponent 8"
                )
                return file.add_stream(f"{entries}/Filter/DCTDecode", image, plain=True)
            flat = Image.new("RGB", opened.size, "white")
            seen = opened.convert("RGBA")
            flat.paste(seen, mask=seen.getchannel("A"))
            data = flat.tobytes()
    except (OSError, ValueError, Image.DecompressionBombError):
        width, height, data = 1, 1, b"\xff\xff\xff"
    entries = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8"
    return file.add_stream(entries, data)
