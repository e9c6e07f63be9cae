"""Pictures and documents made for the tests, good and bad; it tests nothing itself."""

import io
import struct
import zipfile
import zlib

from PIL import ExifTags, Image, ImageCms, ImageDraw, PngImagePlugin
from pillow_heif import register_heif_opener

register_heif_opener()

CAMERA = "SecretCamera 9"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description place="SecretPlace"/></x:xmpmeta>'
# What must be in no stored file: names of people, machines and places, and the marks of their containers.
TELLTALES = [b"SecretCamera", b"SecretPlace", b"SecretComment", b"Exif", b"xmpmeta", b"eXIf", b"GPS"]


def drawing(size=(60, 40), mode="RGB") -> Image.Image:
    """A picture whose upper left corner is red, so that one sees which way up it is."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 3, size[1] // 3), fill="red")
    return picture.convert(mode)


def exif_of(picture: Image.Image, orientation: int) -> Image.Exif:
    exif = picture.getexif()
    exif[ExifTags.Base.Make] = CAMERA
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)})
    return exif


def colour_profile() -> bytes:
    """sRGB without the second in which it was made (bytes 24 to 35 of its header), so that a sample never changes."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile[:24] + bytes(12) + profile[36:]


def telling_picture(image_format: str, orientation: int = 1, size=(60, 40)) -> bytes:
    """A picture that tells all it can about its camera and its place, in every way its format has."""
    picture = drawing(size)
    options = {"exif": exif_of(picture, orientation), "xmp": XMP}
    options["icc_profile"] = colour_profile()
    if image_format == "JPEG":
        options["comment"] = b"SecretComment"
    if image_format == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "SecretComment")
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options["pnginfo"] = text
    if image_format == "GIF":
        options = {"comment": b"SecretComment"}
    output = io.BytesIO()
    picture.save(output, image_format, **options)
    return output.getvalue()


def animation(image_format: str) -> bytes:
    frames = [drawing().rotate(angle) for angle in (0, 90, 180)]
    output = io.BytesIO()
    frames[0].save(output, image_format, save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=2)
    return output.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A small file that says it is a huge picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\x00" * 100)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def archive(parts: dict[str, bytes]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return output.getvalue()


def office(main_part: str, **more: bytes) -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", main_part: b"<x/>", **more})


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
HTML = b"<!doctype html><title>x</title><script>alert(1)</script>"
ODT = archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})

GOOD_DOCUMENTS = {
    "leaflet.pdf": PDF,
    "LEAFLET.PDF": PDF,
    "letter.docx": office("word/document.xml"),
    "table.xlsx": office("xl/workbook.xml"),
    "talk.pptx": office("ppt/presentation.xml"),
    "letter.odt": ODT,
    "notes.txt": "Äpfel, 5 < 6 and £3.\r\n\tYes.".encode(),
    "old-notes.txt": "£3 – a price".encode("cp1252"),
    "bmi.csv": b"BMI,Weight\n24,70\n",
    "letter.rtf": b"{\\rtf1\\ansi Hello}",
}

BAD_DOCUMENTS = {
    "page.pdf": HTML,
    "script.pdf": b"#!/bin/sh\nrm -rf /\n",
    "late.pdf": HTML + PDF,
    "program.pdf": b"MZ\x90\x00",
    "page.txt": HTML,
    "page.csv": b"\xef\xbb\xbf  \n<HTML><body>",
    "drawing.txt": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "script.txt": b"#!/usr/bin/env python\nprint()",
    "server.txt": b"<?php system($_GET['x']);",
    "binary.txt": b"abc\x00def",
    "late-binary.txt": b"a" * 100_000 + b"\x00",
    "letter.docx": PDF,
    "table.docx": office("xl/workbook.xml"),
    "broken.docx": office("word/document.xml")[:-30],
    "page-before.docx": HTML + office("word/document.xml"),
    "macro.docx": office("word/document.xml", **{"word/vbaProject.bin": b"x"}),
    "macro.odt": archive({"mimetype": ODT, "content.xml": b"x", "Basic/Standard/x.xml": b"x"}),
    "archive.odt": archive({"a.txt": b"a"}),
    "page.rtf": HTML,
    "page.html": HTML,
    "drawing.svg": b"<svg/>",
    "program.exe": b"MZ",
    "noending": PDF,
    ".pdf": PDF,
    "leaflet.pdf.html": PDF,
}
