"""A real server, a real browser, a filled store."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from marsad.accounts import actions
from marsad.accounts.models import Person
from marsad.evidence.tests.pages import sample

CHROMIUM = os.environ.get("MARSAD_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
DESK = {"width": 1280, "height": 860}
# What a browser refuses is told to the page; the tests read it at the end.
LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (e) => window.refused.push(e.violatedDirective + e.blockedURI));
"""

# Where the focus goes, and whether it shows.
FOLLOW = """() => {
  window.reached = new Set();
  window.unseen = [];
  document.addEventListener("focusin", ({target}) => {
    const style = getComputedStyle(target);
    if (style.outlineStyle === "none" && style.boxShadow === "none") window.unseen.push(target.outerHTML.slice(0, 120));
    window.reached.add(target);
  });
}"""
# Of several radio buttons Tab reaches one; the arrows lead to the others.
USABLE = """() => {
  const usable = "a[href], button, input:not([type=radio]), select, textarea, summary, [tabindex='0']";
  return [...document.querySelectorAll(usable)].filter((one) => one.tabIndex >= 0 && !one.disabled
    && one.type !== "hidden" && one.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}));
}"""
MISSED = f"() => ({USABLE})().filter((one) => !window.reached.has(one)).map((one) => one.outerHTML.slice(0, 120))"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for one module's tests: its event loop must be gone when another module's tests start one."""
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is missing: install Debian's `chromium`, or name one in MARSAD_CHROMIUM")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # The browser's driver keeps an event loop in this thread; the store is used here only between its steps.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def address(browser: Browser, live_server, settings: Any, tmp_path: Path) -> str:
    """The address of a server with the sample in its store."""
    settings.HOME = tmp_path / "home"
    sample.fill()
    return live_server.url


@pytest.fixture
def sign_in(address: str):
    """Sign a browser's context in with a one-time link, as a person does; the local person where nobody is named."""

    def use_link(context: BrowserContext, who: Person | None = None) -> None:
        page = context.new_page()
        page.goto(f"{address}/enter/{actions.make_sign_in_token(who or actions.local_person(), who=None)}/")
        if who and who.username != actions.LOCAL:
            page.click("main form button")
        page.wait_for_url(f"{address}/")
        page.close()

    return use_link


@pytest.fixture
def open_page(browser: Browser, address: str, sign_in) -> Iterator[Any]:
    """Give a signed-in page that collects the browser's complaints; none but those expected may be left."""
    contexts: list[BrowserContext] = []
    pages: list[Page] = []
    complaints: list[str] = []

    def opened(
        language: str = "en",
        viewport: dict[str, int] = DESK,
        who: Person | None = None,
        *,
        expected: str = "",
        **options: Any,
    ) -> Page:
        context = browser.new_context(viewport=viewport, base_url=address, **options)
        contexts.append(context)
        context.set_default_timeout(15_000)
        sign_in(context, who)
        context.add_cookies([{"name": "django_language", "value": language, "url": address}])
        page = context.new_page()
        if options.get("java_script_enabled", True):
            page.add_init_script(LISTEN)

        def hear(message: ConsoleMessage) -> None:
            if message.type == "error" and not (expected and expected in message.text):
                complaints.append(message.text)

        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        pages.append(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def walked() -> Callable[[Page], dict[str, list[str]]]:
    """Go through a page with Tab alone; gives what it did not reach, and where the focus did not show."""

    def walk(page: Page) -> dict[str, list[str]]:
        page.evaluate(FOLLOW)
        page.evaluate("document.activeElement.blur()")
        for _step in range(page.evaluate(f"({USABLE})().length") + 8):  # a field for a date takes several
            page.keyboard.press("Tab")
        found = {"missed": page.evaluate(MISSED), "unseen": page.evaluate("window.unseen")}
        return {what: places for what, places in found.items() if places}

    return walk
