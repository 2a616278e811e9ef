"""Every control of the explorer page: what it does to what is drawn and to what is told."""

from __future__ import annotations

from typing import Any

import pytest
from browser_help import edge_point, edges_drawn, find, node_point, nodes_drawn, notice, panel


pytestmark = pytest.mark.browser


# ------------------------------------------------------------------------------------------------ the drawing


def test_classes_have_shapes_and_colours_of_their_own(desk: Any) -> None:
    nodes = nodes_drawn(desk)
    assert nodes["Norvania"]["shape"] == nodes["Estmark"]["shape"] == "square"
    assert nodes["Red Lantern Brigade"]["shape"] == "triangle"
    assert nodes["Ilsa Varn"]["shape"] == "dot"
    assert len({node["colour"] for node in nodes.values()}) == 4


def test_the_more_central_is_the_larger(desk: Any) -> None:
    nodes = nodes_drawn(desk)
    assert nodes["Estmark"]["size"] > nodes["Ilsa Varn"]["size"]


def test_claims_are_dashed_denials_red_and_facts_solid(desk: Any) -> None:
    edges = edges_drawn(desk)
    (fact,) = [edge for edge in edges if edge["words"] == "attacks"]
    claimed, denied = sorted(
        (edge for edge in edges if "shelters" in edge["words"]), key=lambda edge: edge["words"].startswith("not")
    )
    assert fact["dashes"] is False
    assert claimed["dashes"] != denied["dashes"]
    red = desk.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--denied').trim()")
    assert denied["colour"] == red != claimed["colour"]


def test_parallel_lines_are_bent_apart(desk: Any) -> None:
    between = [edge for edge in edges_drawn(desk) if "shelters" in edge["words"]]
    assert len({(edge["type"], edge["roundness"]) for edge in between}) == 2


def test_one_line_for_a_pair_bundles_its_claims_with_their_count(desk: Any) -> None:
    desk.select_option("select[aria-label=Lines]", "pair")
    words = [edge["words"] for edge in edges_drawn(desk)]
    assert len(words) == 4
    assert any("×2" in one or "+1" in one for one in words)


def test_nothing_moves_by_itself(desk: Any) -> None:
    assert desk.evaluate("drawn.physics.options.enabled") is False


# ------------------------------------------------------------------------------------------- clicks and panels


def test_a_click_on_a_node_opens_it(desk: Any) -> None:
    desk.mouse.click(*node_point(desk, "Red Lantern Brigade"))
    assert desk.inner_text("#panel h2") == "Red Lantern Brigade"
    text = panel(desk)
    assert "armed group" in text
    assert "What it does or is" in text
    assert "said by Ilsa Varn" in text


def test_a_voice_opens_with_what_it_says(desk: Any) -> None:
    desk.mouse.click(*node_point(desk, "Norvanian officials"))
    assert "What it says" in panel(desk)
    assert "Denied" in panel(desk)
    assert "Of\nNorvania" in panel(desk)


def test_a_click_on_a_line_opens_every_claim_with_sentence_article_and_date(desk: Any) -> None:
    desk.mouse.click(*edge_point(desk, "attacks"))
    assert desk.inner_text("#panel h2") == "Red Lantern Brigade → Estmark"
    assert "Harbour talks stall" in panel(desk)
    assert "2031-03-04" in panel(desk)
    assert "early in February" in panel(desk)
    assert "attacks" in desk.locator("#panel mark").all_inner_texts()


def test_a_click_on_a_disputed_line_shows_the_other_side(desk: Any) -> None:
    desk.mouse.click(*edge_point(desk, "not: shelters"))
    assert "Against it" in panel(desk)
    assert "said by Ilsa Varn" in panel(desk)


def test_a_double_click_shows_the_neighbourhood(desk: Any) -> None:
    desk.mouse.dblclick(*node_point(desk, "Ilsa Varn"))
    assert notice(desk).startswith("2 nodes")
    assert "Around Ilsa Varn" in desk.inner_text("#chips")


def test_a_hint_follows_the_pointer(desk: Any) -> None:
    desk.mouse.move(*node_point(desk, "Estmark"))
    desk.wait_for_selector("#tip:not([hidden])")
    assert "Estmark" in desk.inner_text("#tip")


# ---------------------------------------------------------------------------------------------------- filters


@pytest.mark.parametrize(
    ("field", "value", "claims"),
    [
        ("kind", "person", 5),
        ("group", "material-conflict", 5),
        ("status", "PastFact", 5),
        ("status", "Fact", 4),
        ("polarity", "Asserted", 1),
    ],
)
def test_each_row_of_the_legend_filters(desk: Any, field: str, value: str, claims: int) -> None:
    desk.uncheck(f"input[data-field={field}][data-value={value}]")
    assert f"{claims} claim" in notice(desk)
    desk.check(f"input[data-field={field}][data-value={value}]")
    assert "6 claims" in notice(desk)


def test_none_and_all_switch_a_whole_block(desk: Any) -> None:
    desk.click("#filters h2:has-text('Who and what') button")
    assert notice(desk).startswith("0 nodes")
    desk.click("#filters h2:has-text('Who and what') button")
    assert notice(desk).startswith("5 nodes")


def test_only_what_is_disputed(desk: Any) -> None:
    desk.check("#disputed")
    assert notice(desk).startswith("2 nodes, 2 claims")


def test_lines_from_voices_to_those_they_speak_of(desk: Any) -> None:
    before = len(edges_drawn(desk, every=True))
    desk.check("#voices")
    after = edges_drawn(desk, every=True)
    assert len(after) == before + 2
    assert notice(desk).startswith("5 nodes, 6 claims")


def test_circles_colour_the_nodes(desk: Any) -> None:
    before = {name: node["colour"] for name, node in nodes_drawn(desk).items()}
    desk.check("#circles")
    assert {name: node["colour"] for name, node in nodes_drawn(desk).items()} != before


def test_undated_claims_can_be_left_out(desk: Any) -> None:
    desk.uncheck("#undated")
    assert notice(desk).startswith("2 nodes, 1 claim")


# --------------------------------------------------------------------------------------------- search and keys


def test_search_completes_and_is_walked_with_arrow_keys(desk: Any) -> None:
    desk.keyboard.press("/")
    desk.keyboard.type("nor")
    assert desk.get_attribute("#search", "aria-expanded") == "true"
    names = desk.locator("#found li").all_inner_texts()
    assert len(names) >= 2
    desk.keyboard.press("ArrowDown")
    active = desk.get_attribute("#search", "aria-activedescendant")
    assert desk.get_attribute(f"#{active}", "aria-selected") == "true"
    desk.keyboard.press("Escape")
    assert not desk.is_visible("#found")


def test_keys_focus_expand_hide_and_go_back(desk: Any) -> None:
    find(desk, "Ilsa")
    desk.focus("#network")
    desk.keyboard.press("f")
    assert notice(desk).startswith("2 nodes")
    desk.keyboard.press("f")
    assert notice(desk).startswith("5 nodes")
    desk.keyboard.press("h")
    assert notice(desk).startswith("4 nodes")
    desk.click("#chips button")
    find(desk, "Estmark")
    desk.focus("#network")
    desk.keyboard.press("e")
    assert notice(desk).startswith("5 nodes")
    desk.keyboard.press("Escape")
    assert "What the articles say" in panel(desk)


def test_arrow_keys_walk_and_enter_opens_the_panel(desk: Any) -> None:
    desk.keyboard.press("ArrowRight")
    assert desk.inner_text("#panel h2") in nodes_drawn(desk)
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.id") == "panel"


def test_the_path_key_asks_for_the_other_end(desk: Any) -> None:
    find(desk, "Ilsa")
    desk.focus("#network")
    desk.keyboard.press("p")
    assert "Path from Ilsa Varn" in str(desk.get_attribute("#search", "placeholder"))
    find(desk, "Red Lantern")
    assert notice(desk).startswith("3 nodes")


def test_plus_minus_and_nought_zoom(desk: Any) -> None:
    scale = "drawn.getScale()"
    start = desk.evaluate(scale)
    desk.keyboard.press("+")
    assert desk.evaluate(scale) > start
    desk.keyboard.press("-")
    desk.keyboard.press("-")
    assert desk.evaluate(scale) < start
    desk.keyboard.press("0")
    assert desk.evaluate(scale) == pytest.approx(start, rel=0.05)


def test_help_opens_with_a_key_and_closes(desk: Any) -> None:
    desk.keyboard.press("?")
    assert "How to read this page" in desk.inner_text("#help")
    desk.click("#help button")
    assert not desk.is_visible("#help")


# -------------------------------------------------------------------------------------------------- permalinks


def test_the_address_keeps_every_choice(desk: Any) -> None:
    desk.uncheck("input[data-field=polarity][data-value=Denied]")
    desk.check("#circles")
    desk.check("#voices")
    desk.uncheck("#undated")
    desk.select_option("select[aria-label=Lines]", "relation")
    find(desk, "Estmark")
    link = desk.evaluate("location.hash.slice(1)")
    desk.click("text=Reset everything")
    assert desk.is_checked("#undated")
    desk.evaluate("(link) => { location.hash = link; }", link)
    desk.wait_for_selector("#panel h2:text-is('Estmark')")
    assert not desk.is_checked("input[data-field=polarity][data-value=Denied]")
    assert desk.is_checked("#circles")
    assert desk.is_checked("#voices")
    assert not desk.is_checked("#undated")
    assert desk.input_value("select[aria-label=Lines]") == "relation"


def test_a_line_has_an_address_too(desk: Any) -> None:
    desk.mouse.click(*edge_point(desk, "attacks"))
    link = desk.evaluate("location.hash.slice(1)")
    desk.click("text=Reset everything")
    desk.evaluate("(link) => { location.hash = link; }", link)
    desk.wait_for_selector("#panel h2:has-text('→')")


def test_the_link_to_the_view_is_offered(desk: Any) -> None:
    desk.click("#open-export")
    desk.click("#copy-link")
    desk.wait_for_selector("#notice:has-text('link')")
