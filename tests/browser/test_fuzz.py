"""Five hundred hostile names and texts in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph
from views.fuzz import COUNT, hostile_news, hostile_texts


pytestmark = pytest.mark.browser
Open = Callable[..., Any]
# Open every node and every line by its address, as a reader would by clicking.
VISIT_ALL = """async (step) => {
  const data = JSON.parse(document.querySelector("#data").textContent);
  const links = [...data.nodes.map((one) => ["show", one.iri]), ...data.claims.map((one) => ["claim", one.iri])];
  let seen = 0;
  for (let place = 0; place < links.length; place += step) {
    location.hash = new URLSearchParams([links[place]]).toString();
    await new Promise((done) => addEventListener("hashchange", () => requestAnimationFrame(done), { once: true }));
    seen += document.querySelector("#panel h2").textContent === "What the articles say" ? 0 : 1;
  }
  return [seen, Math.ceil(links.length / step)];
}"""
FOREIGN = "main img, main script, main iframe, main form, main style, main base, main link, main object, main math"


def test_no_text_runs_loads_or_breaks_anything(explore: Open) -> None:
    texts = hostile_texts()
    visit = explore(hostile_news(texts), title=texts[4])
    page = visit.page
    seen, wanted = page.evaluate(VISIT_ALL, 31)
    assert seen == wanted
    page.fill("#search", "owned")
    page.check("#voices")
    page.select_option("select[data-field=voice]", index=3)
    page.select_option("select[data-field=voice]", value="")
    assert page.evaluate("window.owned") is None
    assert page.locator(FOREIGN).count() == 0
    assert page.evaluate("Object.prototype.polluted") is None
    addresses = page.eval_on_selector_all("a", "(all) => all.map((one) => one.href + ' ' + one.rel)")
    assert all(one.startswith("http") and one.endswith("noopener noreferrer") for one in addresses)
    assert visit.errors == []
    assert len(visit.requests) == 1


def test_all_texts_survive_in_turtle(explore: Open) -> None:
    page = explore(hostile_news(hostile_texts(60))).page
    page.click("#open-export")
    with page.expect_download() as download:
        page.click("#save-ttl")
    turtle = Graph().parse(data=Path(download.value.path()).read_text(encoding="utf-8"), format="turtle")
    assert len(set(turtle.subjects())) >= 60


def test_the_report_runs_and_loads_nothing(read_report: Open) -> None:
    visit = read_report(hostile_news(hostile_texts()), title=hostile_texts()[6])
    assert COUNT == 500
    assert visit.page.evaluate("window.owned") is None
    assert visit.errors == []
    assert len(visit.requests) == 1
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
