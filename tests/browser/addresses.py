"""One address of every kind of public page, on the real catalogue, and what it answers where that is not 200."""

RICH = "zoom-meetings"
POOR = "tencent-ai-si"
SELF_HOSTED = "jitsi-meet"
SIX = ["voov-meeting", RICH, SELF_HOSTED, "microsoft-teams", "signal-calls", POOR]
EARLIER = "as_of=2020-04-15"


def compare(*slugs: str, day: str = "") -> str:
    """The address of the side-by-side page of products."""
    pairs = [*(f"p={slug}" for slug in slugs), *([day] if day else [])]
    return f"/compare/?{'&'.join(pairs)}" if pairs else "/compare/"


PAGES = {
    "home": "/",
    "home in 2020": f"/?{EARLIER}",
    "home filtered": "/?q=tencent&sort=-A1&fold=B&fold=D",
    "home filtered to nothing": "/?q=no+product+has+this+name",
    "product with much on record": f"/products/{RICH}/",
    "product with little on record": f"/products/{POOR}/",
    "product in 2020": f"/products/voov-meeting/?{EARLIER}",
    "product hosted by its users": f"/products/{SELF_HOSTED}/",
    "product in an edition": f"/editions/1/products/{RICH}/",
    "publication": f"/products/{RICH}/publications/1/",
    "compare nothing yet": compare(),
    "compare one": compare(RICH),
    "compare two": compare(RICH, SELF_HOSTED),
    "compare three in 2020": compare("voov-meeting", RICH, SELF_HOSTED, day=EARLIER),
    "compare six": compare(*SIX),
    "compare differences": f"{compare(RICH, SELF_HOSTED)}&rows=differences",
    "shortlist, nothing chosen yet": "/shortlist/",
    "shortlist": "/shortlist/?v=1&r=1.0&profile=eu-public-authority&w=B4C5D4F4F35C10&m=C2.2~C4.2~flow.CN",
    "shortlist in 2020": f"/shortlist/?v=1&r=0.9&w=A5&m=reach.US&p=wire&p={RICH}&p={SELF_HOSTED}&{EARLIER}",
    "jurisdictions": "/jurisdictions/",
    "jurisdictions in 2020": f"/jurisdictions/?{EARLIER}",
    "jurisdiction that reaches many": "/jurisdictions/us/",
    "jurisdiction in an edition": "/editions/1/jurisdictions/cn/",
    "jurisdiction without a law on record": "/jurisdictions/br/",
    "law": "/laws/cn-national-intelligence-law/",
    "law that lapsed": "/laws/us-fisa-702/",
    "reach": "/reach/",
    "reach in 2020": f"/reach/?{EARLIER}",
    "reach filtered to nothing": "/reach/?reached=encrypted",
    "what if, nothing chosen": "/reach/what-if/",
    "what if a law fell": "/reach/what-if/?law=cn-national-intelligence-law",
    "what if adequacy ended": "/reach/what-if/?adequacy=US",
    "contradictions": "/contradictions/",
    "contradictions in 2020": f"/contradictions/?{EARLIER}",
    "search": "/search/",
    "search that finds much": "/search/?q=end-to-end",
    "search in 2020": f"/search/?q=zoom&kind=claim&product={RICH}&{EARLIER}",
    "search that finds nothing": "/search/?q=zom",
    "keep a choice": "/saved/?of=/compare/%3Fp%3Djitsi-meet%26p%3Dzoom-meetings",
    "keep a shortlist": "/saved/?of=/shortlist/%3Fv%3D1%26r%3D1.0%26w%3DA5%26m%3Dflow.CN",
    "keep nothing yet": "/saved/",
    "variants": f"/products/{RICH}/variants/",
    "claim": "/claims/voov-meeting-a2-1/",
    "claim of a data flow": "/claims/voov-meeting-c2-1/",
    "evidence": "/evidence/pjmedia-2020-04/",
    "rubric": "/rubric/",
    "method": "/method/",
    "editions": "/editions/",
    "no such page": "/nowhere/",
    "no such product": "/products/zoom/",
    "no such saved brief": "/saved/no-such/",
    "bad query": "/?sort=sideways",
}
STATUSES = {"no such page": 404, "no such product": 404, "no such saved brief": 404, "bad query": 400}
