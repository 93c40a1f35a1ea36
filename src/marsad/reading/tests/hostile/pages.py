"""Web pages."""

from marsad.reading.tests.hostile.case import SECRET, WORDS, Case

BODY = f"<h1>Workshop</h1><p>{WORDS}</p><p>They met again in the spring to speak of clubs, radio and families.</p>"


def page(extra: str = "", *, head: str = "", body: str = BODY) -> bytes:
    text = f"<!DOCTYPE html><html><head><title>Workshop</title>{head}</head><body>{body}{extra}</body></html>"
    return text.encode("utf-8", "surrogatepass")


def _clean(name: str, extra: str = "", **parts: str) -> Case:
    return Case(name=f"html: {name}", file="page.html", content=lambda: page(extra, **parts))


def _deep(name: str, opening: str, times: int, *, reason: str = "nested|stand one inside") -> Case:
    return Case(name=f"html: {name}", file="page.html", content=lambda: page(opening * times + "end"), reason=reason)


CASES = [
    _clean("script", f"<script>var a = '{SECRET}';</script>"),
    _clean("script that never ends", f"<script>var a = '{SECRET}';"),
    _clean("script in capitals with spaces", f"<SCRIPT \n >{SECRET}</SCRIPT\t\n >"),
    _clean("script inside script", f"<script><script>{SECRET}</script>"),
    _clean("style", f"<style>p::after {{ content: '{SECRET}' }}</style>"),
    _clean("event handlers", f"<p onclick=\"{SECRET}()\" onmouseover='{SECRET}'>Nothing happens here at all.</p>"),
    _clean("image that fails", f'<img src=x onerror="{SECRET}()">'),
    _clean("drawing with script", f"<svg onload='{SECRET}()'><script>{SECRET}</script><text>{SECRET}</text></svg>"),
    _clean("link that is a program", f"<p><a href='javascript:{SECRET}()'>Read more of it here</a></p>"),
    _clean("frame with a page inside", f"<iframe srcdoc='<p>{SECRET}</p>'></iframe>"),
    _clean("object and embed", f"<object data='x'>{SECRET}</object><embed src='{SECRET}'>"),
    _clean("template", f"<template><p>{SECRET}</p></template>"),
    _clean("comment", f"<!-- {SECRET} -->"),
    _clean("comment of a browser", f"<!--[if IE]><p>{SECRET}</p><![endif]-->"),
    _clean("hidden attribute", f"<p hidden>{SECRET} is what nobody sees in this paragraph of the page.</p>"),
    _clean("display none", f"<p style='display:none'>{SECRET} is what nobody sees in this paragraph.</p>"),
    _clean("display none in capitals", f"<p style='DISPLAY : NONE !important'>{SECRET} is what nobody sees.</p>"),
    _clean("visibility hidden", f"<div style='visibility:hidden'><p>{SECRET} is what nobody sees here.</p></div>"),
    _clean("letters of no size", f"<p style='font-size:0'>{SECRET} is what nobody sees in this paragraph.</p>"),
    _clean("letters of no size, in points", f"<p style='font-size: 0.0pt;'>{SECRET} is what nobody sees.</p>"),
    _clean("no opacity", f"<p style='opacity:0'>{SECRET} is what nobody sees in this paragraph.</p>"),
    _clean("white on white", f"<p style='color:#fff;background:#FFFFFF'>{SECRET} is what nobody sees here.</p>"),
    _clean("black on black", f"<p style='background-color:black;color:black'>{SECRET} is what nobody sees.</p>"),
    _clean("far to the left", f"<p style='position:absolute;left:-9999px'>{SECRET} is what nobody sees.</p>"),
    _clean("far to the left by indent", f"<p style='text-indent:-5000px'>{SECRET} is what nobody sees.</p>"),
    _clean("refreshed to elsewhere", head=f"<meta http-equiv=refresh content='0;url=https://{SECRET}.example'>"),
    _clean("another base", head=f"<base href='https://{SECRET}.example/'>"),
    _clean("form", f"<form action='https://{SECRET}.example'><input value='{SECRET}'></form>"),
    _clean("doctype with entities", body=f"<!DOCTYPE a [<!ENTITY b '{SECRET}'>]>{BODY}"),
    _clean("numbers of no character", body=f"{BODY}<p>&#0; &#xD800; &#x110000; &#99999999999;</p>"),
    _clean("a thousand attributes", f"<p {' '.join(f'a{n}=x' for n in range(5000))}>The end of it.</p>"),
    _clean("an attribute of a megabyte", f"<p title='{SECRET * 50_000}'>The end of it.</p>"),
    _clean("tags that never close", body=BODY + "<b><i><u>" * 200),
    _clean("ends that never opened", body=BODY + "</div></table></p>" * 2000),
    _clean("tables crossed with paragraphs", body=BODY + "<table><p><tr><p><td></table>" * 300),
    _clean("declared in another encoding", head="<meta charset='utf-7'>"),
    _clean("declared in an encoding of no text", head="<meta charset='zlib'>"),
    _clean("right-to-left override", body=BODY.replace("Workshop", "Work\u202eshop\u202c")),
    _deep("divisions in divisions", "<div>", 10_000),
    _deep("quotes in quotes", "<blockquote>", 30_000),
    _deep("tables in tables", "<table><tr><td>", 20_000),
    _deep("lists in lists", "<ul><li>", 20_000),
    _deep("inline in inline", "<span>", 50_000),
    Case(
        name="html: zero bytes between letters",
        file="page.html",
        content=lambda: page().replace(b"Workshop", b"Work\x00shop"),
    ),
    Case(name="html: cut in a tag", file="page.html", content=lambda: page() + b"<a href='http"),
    Case(name="html: cut in a letter", file="page.html", content=lambda: page() + b"\xd8"),
    Case(name="html: halves of characters", file="page.html", content=lambda: page("<p>\ud800 \udfff</p>")),
    Case(
        name="html: only a script",
        file="page.html",
        content=lambda: b"<html><body><script>x</script></body></html>",
        reason="text|broken",
    ),
    Case(
        name="html: a row of two thousand cells",
        file="page.html",
        content=lambda: page("<table><tr>" + "<td>x" * 2_000 + "</table>"),
    ),
    Case(
        name="html: spans over a thousand million cells",
        file="page.html",
        content=lambda: page("<table><tr><td colspan=1000000000 rowspan=1000000000>x</td></tr></table>"),
    ),
    Case(name="html: called a PDF", file="page.pdf", content=page, holds=(WORDS,)),
]
