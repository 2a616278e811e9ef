"""The explorer page in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_help import find, notice
from rdflib import Graph
from views.graphs import HOSTILE, add_node, hostile, news, small


pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def inked(page: Any) -> int:
    """Count differing pixels: a canvas that was drawn on has many colours."""
    return int(
        page.evaluate(
            """() => { const c = document.querySelector("#network canvas");
            const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
            let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i]) n += 1; return n; }"""
        )
    )


def test_the_page_asks_for_nothing_and_complains_of_nothing(explore: Open) -> None:
    visit = explore(news(30))
    assert [url for url in visit.requests if not url.startswith("file:")] == []
    assert len(visit.requests) == 1
    assert visit.errors == []
    assert inked(visit.page) > 5000


def test_search_finds_a_node_by_its_alias_and_shows_it(desk: Any) -> None:
    page = desk
    page.fill("#search", "republic")
    assert "Norvania" in page.inner_text("#found")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "Norvania"
    assert page.get_attribute("#panel a", "rel") == "noopener noreferrer"


def test_search_finds_words_in_sentences(desk: Any) -> None:
    page = desk
    find(page, "rejected that the country")
    assert "Denied" in page.inner_text("#panel")


def test_the_panel_shows_the_sentence_and_the_denial(desk: Any) -> None:
    page = desk
    find(page, "Red Lantern")
    text = page.inner_text("#panel")
    assert "Red Lantern Brigade attacks Estmark, the paper wrote on Tuesday." in text
    assert "Norvanian officials rejected that the country shelters the Red Lantern Brigade." in text
    assert "≠ disputed" in text
    assert page.locator("#panel mark").count() > 0


def test_the_legend_hides_a_class_and_a_group(desk: Any) -> None:
    page = desk
    assert notice(page) == "5 nodes, 6 claims"
    page.uncheck("input[data-field=kind][data-value=armed]")
    assert notice(page).startswith("3 nodes, 3 claims")
    page.uncheck("input[data-field=group][data-value=verbal-conflict]")
    assert "2 claims" in notice(page)


@pytest.mark.parametrize(
    ("field", "value", "claims"),
    [("status", "Claim", 3), ("polarity", "Denied", 5)],
)
def test_standing_and_polarity_filter(desk: Any, field: str, value: str, claims: int) -> None:
    page = desk
    page.uncheck(f"input[data-field={field}][data-value={value}]")
    assert f"{claims} claims" in notice(page)


def test_voice_and_article_filter(desk: Any) -> None:
    page = desk
    page.select_option("select[data-field=voice]", index=2)
    assert "1 claim" in notice(page)
    page.select_option("select[data-field=voice]", value="")
    page.select_option("select[data-field=document]", index=2)
    assert notice(page).startswith("2 nodes, 1 claim")


def test_the_time_slider_limits_the_claims(explore: Open) -> None:
    page = explore(news(30)).page
    before = notice(page)
    page.uncheck("#undated")
    page.focus("#to")
    page.keyboard.press("Home")
    assert notice(page) != before


def test_neighbourhood_hide_and_expand(desk: Any) -> None:
    page = desk
    find(page, "Red Lantern")
    page.click("text=Neighbourhood")
    assert notice(page).startswith("3 nodes")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    find(page, "Estmark")
    page.click("#panel .actions >> text=Hide")
    assert notice(page).startswith("4 nodes")
    page.click("#chips button")
    assert notice(page).startswith("5 nodes")


def test_the_shortest_path_lists_its_steps(desk: Any) -> None:
    page = desk
    find(page, "Ilsa")
    page.click("text=Path to…")
    find(page, "Red Lantern")
    assert page.inner_text("#panel h2") == "Path"
    assert "2 steps" in page.inner_text("#panel")


def test_the_address_restores_the_view(explore: Open) -> None:
    page = explore(small()).page
    page.uncheck("input[data-field=kind][data-value=armed]")
    find(page, "Estmark")
    link = page.evaluate("location.hash")
    again = explore(small(), link=link).page
    assert again.inner_text("#panel h2") == "Estmark"
    assert not again.is_checked("input[data-field=kind][data-value=armed]")


def test_large_networks_start_small_and_grow(explore: Open) -> None:
    page = explore(news(300)).page
    assert notice(page).startswith("150 nodes")
    assert "150 more" in notice(page)


def test_a_neighbourhood_brings_in_those_not_shown_at_first(explore: Open) -> None:
    visit = explore(news(400))
    page = visit.page
    page.click("#panel .bar-row >> nth=1")
    waiting = int(page.inner_text("#panel .actions >> text=Expand").strip("Expand ()"))
    assert waiting > 0
    page.click("text=Neighbourhood")
    assert page.locator("#panel .actions >> text=Expand").count() == 0
    assert "Around" in page.inner_text("#chips")
    page.click("text=Leave neighbourhood")
    assert visit.errors == []


def test_every_way_to_bundle_and_colour_draws_without_complaint(explore: Open) -> None:
    visit = explore(news(60))
    page = visit.page
    for lines in ("group", "relation", "pair"):
        page.select_option("select[aria-label=Lines]", lines)
    page.check("#circles")
    page.check("#disputed")
    page.click("text=Reset everything")
    assert notice(page).startswith("60 nodes")
    assert visit.errors == []


def saved(page: Any, button: str) -> str:
    page.click("#open-export")
    with page.expect_download() as download:
        page.click(button)
    return Path(download.value.path()).read_bytes().decode("utf-8-sig")


def test_exports_can_be_read_again(desk: Any) -> None:
    page = desk
    turtle = Graph().parse(data=saved(page, "#save-ttl"), format="turtle")
    assert len(set(turtle.subjects())) == 11
    assert saved(page, "#save-csv").count("\r\n") == 7
    assert saved(page, "#save-svg").startswith("<svg")
    page.click("#open-export")
    with page.expect_download() as download:
        page.click("#save-png")
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_hostile_text_runs_nothing_anywhere(explore: Open) -> None:
    visit = explore(hostile(), title=HOSTILE[2])
    page = visit.page
    for number in range(len(HOSTILE)):
        page.click(f"#panel .bar-row >> nth={number}")
        page.click("#panel >> text=← Overview")
    find(page, "script")
    assert page.evaluate("window.owned") is None
    assert page.locator("main img, main script").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert visit.errors == []
    Graph().parse(data=saved(page, "#save-ttl"), format="turtle")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_dark_mode_follows_the_system_and_the_button(explore: Open) -> None:
    page = explore(small(), color_scheme="dark").page
    background = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(background) == "rgb(20, 23, 28)"
    page.click("#theme")
    assert page.evaluate(background) == "rgb(251, 250, 247)"


def test_text_keeps_its_contrast_in_both_themes(explore: Open) -> None:
    for scheme in ("light", "dark"):
        page = explore(small(), color_scheme=scheme).page
        worst = page.evaluate(
            """() => { const s = getComputedStyle(document.documentElement);
            const lum = (name) => { const h = s.getPropertyValue(name).trim().slice(1);
              const [r, g, b] = [0, 2, 4].map((i) => parseInt(h.slice(i, i + 2), 16) / 255)
                .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
              return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
            const ratio = (a, b) => { const [x, y] = [lum(a), lum(b)].sort((m, n) => n - m);
              return (x + 0.05) / (y + 0.05); };
            const texts = ["--ink", "--soft", "--accent", "--fact", "--denied", "--claim"];
            return Math.min(...texts.flatMap((t) => [ratio(t, "--paper"), ratio(t, "--surface")])); }"""
        )
        assert worst >= 4.5


def test_a_phone_shows_canvas_and_panel_without_scrolling_sideways(explore: Open) -> None:
    page = explore(news(30), viewport={"width": 390, "height": 844}, has_touch=True).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.is_visible("#filters")
    page.click("#open-filters")
    assert page.is_visible("#filters")
    assert page.locator("#network").bounding_box()["height"] > 250


def test_a_part_in_an_event_is_exported_as_such(explore: Open) -> None:
    graph = small()
    raid = add_node(graph, "raid", "the raid", "Attack")
    brigade = next(node for node in graph if node.endswith("/brigade"))
    look = {"relation": "agent", "label": "agent", "group": "participation", "kind": "Claim", "document": None}
    graph.add_edge(raid, brigade, key=f"{raid}#agent-brigade", **look)
    page = explore(graph).page
    turtle = Graph().parse(data=saved(page, "#save-ttl"), format="turtle")
    assert len(set(turtle.subjects())) == 12
    assert "ng:agent" in turtle.serialize(format="turtle")
