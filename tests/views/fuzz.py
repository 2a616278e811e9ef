"""Five hundred names and texts that try to break out of wherever they are printed."""

from __future__ import annotations

from itertools import cycle, islice
from random import Random

import networkx as nx
from views.graphs import BASE, HOSTILE, add_edge, add_node


COUNT = 500
SCRIPTS = (
    "<script>window.owned=1</script>",
    "<img src=x onerror=window.owned=1>",
    "<svg onload=window.owned=1>",
    "<svg><script>window.owned=1</script></svg>",
    "<iframe srcdoc='<script>parent.owned=1</script>'></iframe>",
    "<a href=javascript:window.owned=1>x</a>",
    "<math><mtext></style><img src=x onerror=window.owned=1>",
    "<details open ontoggle=window.owned=1>",
    "<input autofocus onfocus=window.owned=1>",
    "<style>@import 'https://example.org/x.css';</style>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<base href=https://example.org/>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<form action=https://example.org/><button>go</button></form>",
    "![x](https://example.org/x.png)",
    "[x](javascript:window.owned=1)",
    "https://example.org/?q=<script>window.owned=1</script>",
    '=HYPERLINK("https://example.org/")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "$&$1$`$'",
    "{{data}} {{script}} {{title}}",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "\\u003cscript\\u003ewindow.owned=1\\u003c/script\\u003e",
)
BEFORE = (
    "", '"', "'", "`", ">", "-->", "]]>", "</script>", "</style>", "</title>", "</textarea>", "<!--", "\\", "\\'", '\\"',
    "${", "*/", "//", "\u2028", "\u2029", "\x00", "\x1b]0;x\x07", "\u202e", "\u2066", "\ufeff", "\ud800", "|", "\r\n",
    "a\u0301" * 40, "\U0001f600", "%0d%0a", "&#x3c;", "&lt;", "<", "\t",
)  # fmt: skip
AFTER = ("", '"', "'", ">", "<", "-->", "}", "*/", "\\", "\u202c", "\n", "|", " name", "\u0430\u0440\u0440", "N" * 4000)


def hostile_texts(count: int = COUNT, *, seed: int = 7) -> list[str]:
    """Return distinct texts, the same ones each time."""
    random = Random(seed)
    found = dict.fromkeys(HOSTILE)
    for script in islice(cycle(SCRIPTS), count * 20):
        if len(found) >= count:
            break
        found.setdefault(random.choice(BEFORE) + script + random.choice(AFTER))
    return list(found)[:count]


def hostile_news(texts: list[str]) -> nx.MultiDiGraph:
    """Return a ring of actors in which every text stands wherever a text can stand."""
    graph = nx.MultiDiGraph()
    nodes = [
        add_node(
            graph,
            f"h{number}",
            text,
            ("Person", "State", "ArmedGroup", "CollectiveActor")[number % 4],
            aliases=(text,),
            acronyms=(text[:20],),
            same_as=(text, f"https://example.org/{text}"),
            descriptions=((text, text, text, text),),
        )
        for number, text in enumerate(texts)
    ]
    for number, text in enumerate(texts):
        begin, end = nodes[number], nodes[(number * 7 + 1) % len(nodes)]
        add_edge(
            graph,
            begin,
            end,
            "relatedTo" if number % 2 else "accuses",
            phrase=text,
            label=text,
            kind="Claim",
            polarity=("Asserted", "Denied", text)[number % 3],
            modality=text if number % 5 == 0 else "Certain",
            source=end if number % 2 else None,
            source_label=text,
            document=f"{BASE}doc/{number % 40}",
            document_title=text,
            document_url=text,
            author=text,
            published=text if number % 9 == 0 else "2031-03-04",
            earliest=text if number % 4 == 0 else "2031-02-01",
            latest=None,
            time_text=text,
            act=text,
            evidence=((0, 10, text),),
        )
    graph.graph["voices"] = {BASE + "entity/voice": {"label": texts[0], "type": texts[1], "classes": (texts[2],)}}
    return graph
