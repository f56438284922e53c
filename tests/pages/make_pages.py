#!/usr/bin/env python3
"""Writes the test pages: one for each layout that real news sites use, with text of our own making.

usage: make_pages.py FOLDER      (the same bytes on every run)

In a page the story stands between <!--story--> and <!--/story-->; everything else is furniture. The marks are
comments, which no reader sees. score_pages.py compares readers on these pages.
"""
import pathlib
import random
import sys

SUBJECTS = ("Northwind", "the council of Oldport", "Ann Poe, who leads the harbour board,", "Southwind", "the ministry",
            "a spokesman for the yard", "the regulator in Westhaven", "Bay Capital", "the union", "Jane Doe, the mayor,",
            "a court in Eastmark", "the islanders", "the Fisheries Agency", "Lanternworks", "an analyst at Quayside Research")
VERBS = ("said it would order", "has agreed to pay for", "plans to sell", "took over", "is to build", "wants to ban",
         "has invested in", "withdrew from", "accused its rival of copying", "denied having bought", "will supply",
         "has asked a judge to stop", "expects to lose", "opened talks about", "is thinking again about")
OBJECTS = ("three electric ferries", "a battery plant near the old customs house", "the northern quay", "ten harbour cranes",
           "a fleet of small trawlers", "the chip works on Mill Island", "two weather satellites", "its stake in the shipyard",
           "a new line of marine engines", "the bridge over the narrows", "half of the fish market", "a data centre by the locks")
TAILS = ("after months of talks with the lenders", "for about $60 million", "although the price of steel has doubled since March",
         "and hopes to be done by the spring of 2026", "which would cost 300 jobs in Westhaven", "as part of a wider settlement",
         "in a step that few had expected", "because the older ones no longer meet the rules", "despite warnings from its own engineers",
         "under an agreement that both sides signed on Tuesday", "and not, as reported earlier, next year", "to catch up with its rivals abroad")
QUOTES = ("We have waited long enough", "Nobody asked the people who live here", "The figures speak for themselves",
          "It is a good day for the bay", "That is simply not true", "We would do it again")
HEADS = ("Ferry yard wins a large order", "Oldport buys back its harbour", "Chip works to close in autumn", "Court stops sale of the fish market",
         "Northwind and Southwind end their dispute", "Islanders reject plan for the bridge", "Union and yard agree on shorter week")


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, items):
        return items[self.random.randrange(len(items))]

    def sentence(self):
        text = f"{self.pick(SUBJECTS)} {self.pick(VERBS)} {self.pick(OBJECTS)} {self.pick(TAILS)}."
        return text[0].upper() + text[1:]

    def quote(self):
        return f"“{self.pick(QUOTES)},” said {self.pick(('Poe', 'Doe', 'the mayor', 'the analyst', 'one fisherman'))}."

    def paragraph(self):
        if self.random.random() < 0.15:
            return self.quote()
        return " ".join(self.sentence() for _ in range(1 + self.random.randrange(3)))

    def paragraphs(self, n):
        return [self.paragraph() for _ in range(n)]

    def head(self):
        return self.pick(HEADS)

    def links(self, n, tag="li"):
        return "".join(f'<{tag}><a href="/s/{self.random.randrange(9999)}">{self.pick(HEADS)}</a></{tag}>' for _ in range(n))

    def nav(self):
        items = "".join(f'<li><a href="/{s.lower()}">{s}</a></li>' for s in ("News", "Harbour", "Business", "Sport", "Weather", "Opinion"))
        return f'<nav class="main-nav"><ul>{items}</ul></nav>'

    def footer(self):
        return ('<footer><p>The Bay Courier is the newspaper of the bay and its islands, printed in Oldport since 1891.</p>'
                '<ul><li><a href="/about">About us</a></li><li><a href="/privacy">Privacy policy</a></li></ul>'
                '<p>© 2024 Bay Media. All rights reserved.</p></footer>')

    def teasers(self, n, cls="teaser-card"):
        return "".join(f'<div class="{cls}"><a href="/t/{i}"><h3>{self.pick(HEADS)}</h3></a><p>{self.sentence()}</p></div>' for i in range(n))


def story(inner):
    return f"<!--story-->{inner}<!--/story-->"


def ps(m, n, cls=""):
    return "\n".join(f"<p{cls}>{p}</p>" for p in m.paragraphs(n))


def page(title, body, head=""):
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title} - The Bay Courier</title>{head}</head>\n'
            f"<body>{body}</body></html>\n")


LAYOUTS = {}


def layout(function):
    LAYOUTS[function.__name__.replace("_", "-")] = function
    return function


@layout
def blog_classic(m):
    h = m.head()
    return page(h, f'''<div id="page"><header id="masthead">{m.nav()}</header><div id="content" class="site-content">
<article class="post type-post hentry category-news"><header class="entry-header"><h1 class="entry-title">{story(h)}</h1>
<div class="entry-meta">Posted on <time datetime="2024-05-06">May 6, 2024</time> by <a rel="author" href="/jd">Jane Doe</a></div></header>
<div class="entry-content">{story(ps(m, 7))}<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a>Facebook</a></li><li><a>X</a></li></ul></div></div>
<footer class="entry-footer">Posted in <a>Harbour</a> Tagged <a>ferries</a>, <a>yard</a></footer></article>
<div id="comments" class="comments-area"><h2>3 thoughts on the story</h2><ol class="comment-list"><li class="comment"><p>{m.paragraph()} {m.paragraph()}</p></li>
<li class="comment"><p>{m.paragraph()}</p></li></ol></div></div>
<div id="secondary" class="widget-area"><section class="widget"><h2>Recent posts</h2><ul>{m.links(6)}</ul></section></div>{m.footer()}</div>''')


@layout
def amp(m):
    h = m.head()
    parts = m.paragraphs(8)
    return ('<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>' + h + '</title>'
            '<style amp-boilerplate>body{animation:x 8s}</style></head><body><amp-sidebar id="sb" layout="nodisplay"><ul>' + m.links(5) +
            '</ul></amp-sidebar><header class="amp-header"><a href="/">The Bay Courier</a></header><article class="amp-article"><h1>' + story(h) +
            '</h1><div class="amp-byline">By Jane Doe</div><amp-img src="a.jpg"></amp-img><p class="amp-caption">The yard of Northwind at low tide, seen from the islands.</p>' +
            story(''.join(f'<p>{p}</p>' for p in parts[:4])) + '<amp-ad type="x"><div>Buy a boat today, the best boats of the bay are here.</div></amp-ad>' +
            story(''.join(f'<p>{p}</p>' for p in parts[4:])) + '</article><amp-list src="/x"><div class="related"><h2>More stories</h2><ul>' + m.links(4) +
            '</ul></div></amp-list></body></html>')


@layout
def tables_1998(m):
    h = m.head()
    text = "<br><br>\n".join(m.paragraphs(8))
    return page(h, f'''<table width="760" border=0><tr><td colspan=3><font size=5>The Bay Courier</font></td></tr>
<tr><td width=120 valign=top>{"<br>".join(f'<a href="{i}.htm">{s}</a>' for i, s in enumerate(("Front page", "Harbour", "Sport", "Weather", "Archive")))}</td>
<td width=480><font face=Arial size=4><b>{story(h)}</b></font><br><font size=2>By Jane Doe<br>May 6, 1998</font><br><br><font face=Arial size=2>{story(text)}</font></td>
<td width=160><b>Also today</b><br>{"<br>".join(f'<a href="{i}.htm">{m.head()}</a>' for i in range(6))}</td></tr>
<tr><td colspan=3 align=center>Copyright 1998 The Bay Courier. All rights reserved.</td></tr></table>''')


@layout
def double_breaks(m):
    h = m.head()
    return page(h, f'''{m.nav()}<div class="wrap"><h1>{story(h)}</h1><div class="date">6 May 2024</div>
<div class="txt">{story("<br /><br />".join(m.paragraphs(9)))}</div><div class="soc"><a>Facebook</a> <a>X</a> <a>E-mail</a></div></div>{m.footer()}''')


@layout
def single_breaks(m):
    h = m.head()
    return page(h, f'''<div id="menu"><a>Home</a> | <a>News</a> | <a>Archive</a></div><h1>{story(h)}</h1><div>{story("<br>".join(m.sentence() + " " + m.sentence() for _ in range(7)))}</div>
<div id="foot">© The Bay Courier. All rights reserved.</div>''')


@layout
def paywall_stub(m):
    h = m.head()
    return page(h, f'''{m.nav()}<main><h1>{story(h)}</h1><p class="standfirst">{story(m.sentence())}</p><div class="article__body">{story(ps(m, 2))}</div>
<div class="paywall-offer"><h2>Keep reading for $1 a week</h2><p>Subscribe today to read this story and everything else that we write about the bay.</p>
<ul><li>All stories on all of your devices, at home and on the boat.</li><li>Cancel at any time.</li></ul></div></main>
<section class="more-stories"><h2>More from the Courier</h2>{m.teasers(4)}</section>{m.footer()}''')


@layout
def live_blog(m):
    h = "Storm over the bay: live updates"
    posts = "".join(f'<article class="live-post"><time datetime="2024-05-06T{10 + i}:15:00Z">{10 + i}:15</time>{story("<h2>" + m.head() + "</h2>" + ps(m, 2))}'
                    '<div class="share-tools"><a>Share</a> <a>Copy link</a></div></article>' for i in range(5))
    return page(h, f'''{m.nav()}<main><h1>{story(h)}</h1><div class="key-points"><p>{story(m.sentence())}</p></div>{posts}</main><aside class="sidebar"><h2>Most read</h2><ul>{m.links(5)}</ul></aside>{m.footer()}''')


@layout
def listicle(m):
    h = "Five things to know about the ferry order"
    items = "".join(f"<h2>{i + 1}. {m.head()}</h2><p>{m.paragraph()}</p><ul><li>{m.sentence()}</li><li>{m.sentence()}</li></ul>" for i in range(5))
    return page(h, f'''{m.nav()}<article><h1>{story(h)}</h1><p>{story(m.sentence())}</p>{story(items)}</article><div class="related-articles"><h2>Related</h2><ul>{m.links(5)}</ul></div>{m.footer()}''')


@layout
def sidebar_first(m):
    h = m.head()
    return page(h, f'''{m.nav()}<div id="layout"><div id="left" class="sidebar"><div class="box"><h3>About the Courier</h3><p>{m.sentence()} {m.sentence()}</p></div>
<div class="box"><h3>Letters</h3><p>{m.sentence()}</p></div></div><div id="main-content"><h1>{story(h)}</h1>{story(ps(m, 8))}</div></div>{m.footer()}''')


@layout
def hashed_classes(m):
    h = m.head()
    blocks = "".join(f'<div class="css-1fanzo5 StoryBodyCompanionColumn"><div class="css-53u6y8"><p class="css-at9mc1">{story(p)}</p></div></div>' +
                     ('<div class="css-ad1x"><div class="css-q2">Advertisement</div></div>' if i % 3 == 2 else "") for i, p in enumerate(m.paragraphs(9)))
    return page(h, f'''<div id="app"><div class="css-1q5e"><ul class="css-n4">{m.links(8)}</ul></div><main class="css-1y"><div class="css-h"><h1 class="css-1l">{story(h)}</h1>
<p class="css-w6">{story(m.sentence())}</p></div><div class="css-by"><p>By Jane Doe</p><p>May 6, 2024, 10:12 a.m. ET</p></div><section class="css-1r7">{blocks}</section></main>
<div class="css-b"><div class="css-k"><a href="1">{m.head()}</a></div><div class="css-k"><a href="2">{m.head()}</a></div><div class="css-k"><a href="3">{m.head()}</a></div></div></div>''')


@layout
def inline_boxes(m):
    h = m.head()
    a, b, c = m.paragraphs(3), m.paragraphs(3), m.paragraphs(3)
    wrap = lambda items: story("".join(f"<p>{p}</p>" for p in items))
    return page(h, f'''{m.nav()}<article itemscope><h1 itemprop="headline">{story(h)}</h1><div itemprop="articleBody">{wrap(a)}
<div class="inline-newsletter"><h4>The Tide, our morning letter</h4><p>Sign up for the news of the bay, delivered to your inbox every morning before the first ferry.</p></div>{wrap(b)}
<div class="related-inline"><p><strong>Read more:</strong> <a href="/x">{m.head()}</a></p></div>{wrap(c)}<p><em>Related:</em> <a href="/y">{m.head()}</a></p></div></article>{m.footer()}''')


@layout
def interview(m):
    h = "The mayor on ferries, fish and the bridge"
    qa = "".join(f"<p><strong>Why did it take the council so long to decide on point {i}?</strong></p><p>{m.paragraph()}</p>" for i in range(1, 6))
    return page(h, f'''{m.nav()}<div class="story"><h1>{story(h)}</h1><div class="story-text">{story(ps(m, 1) + qa)}</div></div><div class="tags"><a>mayor</a> <a>ferries</a></div>{m.footer()}''')


@layout
def many_captions(m):
    h = m.head()
    parts = "".join(story(f"<p>{p}</p>") + (f'<figure class="img"><img src="{i}.jpg"><figcaption>{m.sentence()} <span class="credit">Photograph: John Roe/Bay Courier</span></figcaption></figure>' if i % 2 else "")
                    for i, p in enumerate(m.paragraphs(8)))
    return page(h, f'''{m.nav()}<article><h1>{story(h)}</h1>{parts}</article>{m.footer()}''')


@layout
def endless_scroll(m):
    items = "".join(f'<article class="full-story"><h1>{story(h)}</h1><div class="by">By Jane Doe</div><div class="copy">{story(ps(m, 6))}</div></article>' for h in HEADS[:3])
    return page("The Bay Courier", f'''{m.nav()}<div class="stream">{items}</div>{m.footer()}''')


@layout
def form_around_all(m):
    h = m.head()
    return page(h, f'''<form method="post" action="default.aspx" id="aspnetForm"><div class="top-nav"><ul>{m.links(6)}</ul></div><div id="ctl00_body"><h1>{story(h)}</h1>
<span class="date">06/05/2024</span>{story(ps(m, 7))}</div><div id="ctl00_right"><h3>Poll</h3><p>Do you want the bridge?</p><label>Yes</label><label>No</label></div></form>''')


@layout
def no_end_tags(m):
    h = m.head()
    return f"<title>{h}</title><body bgcolor=white><a href=i.htm>Home</a> <a href=a.htm>Archive</a><hr><h1>{story(h)}</h1>" + "".join(f"<p>{story(p)}\n" for p in m.paragraphs(7)) + \
        "<hr><p><a href=m.htm>Mail the editor</a>\n"


@layout
def embedded_posts(m):
    h = m.head()
    a, b = m.paragraphs(4), m.paragraphs(4)
    return page(h, f'''{m.nav()}<main><h1>{story(h)}</h1><div class="body-text">{story("".join(f"<p>{p}</p>" for p in a))}
{story(f'<blockquote class="twitter-tweet"><p>{m.sentence()}</p></blockquote>')}{story("".join(f"<p>{p}</p>" for p in b))}</div></main>
<div class="social-follow"><p>Follow us on all of the usual networks for more of the same.</p></div>{m.footer()}''')


@layout
def market_table(m):
    h = "Shares of the bay: yard up, fish down"
    rows = "".join(f"<tr><td>{n}</td><td>{v}</td><td>{c}%</td></tr>" for n, v, c in (("Northwind", "34.20", "+3.1"), ("Southwind", "12.75", "-0.4"), ("Bay Capital", "101.00", "+0.2"), ("Lanternworks", "7.31", "-2.8")))
    return page(h, f'''{m.nav()}<article><h1>{story(h)}</h1>{story(ps(m, 3))}<table class="quotes"><tr><th>Name</th><th>Last</th><th>Change</th></tr>{rows}</table>{story(ps(m, 4))}</article>{m.footer()}''')


@layout
def press_release(m):
    h = "Northwind Announces Agreement With Oldport"
    return page(h, f'''<div class="release"><h1>{story(h)}</h1><p>OLDPORT, May 6, 2024 /BayWire/ -- {story(m.sentence() + " " + m.sentence())}</p>{story(ps(m, 6))}
<p>Media contact: John Roe, press@northwind.example</p></div><div class="more-releases"><h3>More releases from this source</h3><ul>{m.links(4)}</ul></div>''')


@layout
def print_view(m):
    h = m.head()
    return page(h, f'''<div><a href="#">Print this page</a> <a href="#">Close window</a></div><h2>{story(h)}</h2><p><i>By Jane Doe</i></p>{story(ps(m, 9))}<p>Copyright 2024 The Bay Courier. All rights reserved.</p>''')


@layout
def cookie_wall(m):
    h = m.head()
    return page(h, f'''<div id="cookie-consent" class="modal"><h2>Your privacy</h2><p>We and our 312 partners store and read information on your device, such as cookies, to show you advertisements that fit.</p>
<p>You can change your mind at any time in the settings, which you find at the foot of each page of this site.</p><p>Some partners process your data on the basis of their legitimate interest, to which you can object.</p></div>
{m.nav()}<main><h1>{story(h)}</h1>{story(ps(m, 6))}</main>{m.footer()}''')


@layout
def talkative_footer(m):
    h = m.head()
    return page(h, f'''{m.nav()}<div class="article"><h1>{story(h)}</h1><div class="article-text">{story(ps(m, 6))}</div></div>
<div class="footer-wrap"><p>{m.sentence()} {m.sentence()}</p><p>The Bay Courier is a member of the press council, whose code of conduct it follows in all that it prints.</p><p>© 2024 Bay Media. All rights reserved.</p></div>''')


@layout
def teasers_in_column(m):
    h = m.head()
    return page(h, f'''{m.nav()}<div class="col"><h1>{story(h)}</h1>{story(ps(m, 6))}<div class="grid"><div class="box"><a href="1"><h3>{m.head()}</h3></a><p>{m.sentence()}</p></div>
<div class="box"><a href="2"><h3>{m.head()}</h3></a><p>{m.sentence()}</p></div><div class="box"><a href="3"><h3>{m.head()}</h3></a><p>{m.sentence()}</p></div></div></div>{m.footer()}''')


@layout
def loud_comments(m):
    h = m.head()
    comments = "".join(f'<div class="user-comment"><b>reader{i}</b> <span>{i} hours ago</span><p>{m.paragraph()} {m.paragraph()}</p><a>Reply</a> <a>Report</a></div>' for i in range(12))
    return page(h, f'''{m.nav()}<div class="story-main"><h1>{story(h)}</h1><div class="story-body">{story(ps(m, 5))}</div></div><div class="comments-section"><h2>Comments</h2>{comments}</div>{m.footer()}''')


@layout
def hidden_parts(m):
    h = m.head()
    return page(h, f'''<a class="skip-link sr-only" href="#m">Skip to main content</a>{m.nav()}<div style="display: none"><p>{m.paragraph()} {m.paragraph()} {m.paragraph()}</p></div><main id="m"><h1>{story(h)}</h1>
<p class="visually-hidden">This is a news article, which you can also have read out to you by the browser.</p>{story(ps(m, 6))}<noscript><p>Please turn on scripts to see the comments on this story, of which there are many.</p></noscript></main>{m.footer()}''')


@layout
def standfirst_apart(m):
    h = m.head()
    return page(h, f'''{m.nav()}<div class="top"><h1>{story(h)}</h1><h2 class="sub">{story(m.sentence())}</h2></div><div class="meta-bar"><span>Jane Doe</span> <span>6 May 2024 10:12</span></div>
<div class="main-img"><img src="a.jpg"><div class="img-caption">The quay on Sunday evening, when the last of the ferries had come in.</div></div><div class="textcol">{story(ps(m, 7))}</div>{m.footer()}''')


@layout
def split_body(m):
    h = m.head()
    return page(h, f'''{m.nav()}<main><h1>{story(h)}</h1><div class="body-part">{story(ps(m, 5))}</div><div class="advert-slot">Advertisement</div><div class="body-part">{story(ps(m, 4))}</div>
<div class="advert-slot">Advertisement</div><div class="body-part">{story(ps(m, 2))}</div></main><div class="sidebar"><ul>{m.links(5)}</ul></div>{m.footer()}''')


@layout
def structured_data(m):
    h = m.head()
    head = ('<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"' + h +
            '","datePublished":"2024-05-06T08:00:00Z","publisher":{"@type":"Organization","name":"The Bay Courier"}}</script>')
    return page(h, f'''{m.nav()}<div><div><h1>{story(h)}</h1><div>{story(ps(m, 6))}</div></div><div><p>{m.sentence()}</p></div></div>{m.footer()}''', head)


@layout
def preformatted(m):
    h = m.head()
    lines = "\n\n".join(m.paragraphs(6))
    return f"<html><head><title>{h}</title></head><body><h3>{story(h)}</h3><pre>{story(lines)}</pre><a href=x>Index</a></body></html>"


@layout
def short_brief(m):
    h = m.head()
    return page(h, f'''{m.nav()}<main><h1>{story(h)}</h1><p>{story(m.sentence())}</p><p>{story(m.sentence())}</p></main><section class="latest"><h2>Latest</h2>{m.teasers(8)}</section><aside class="rail"><h2>Most read</h2><ul>{m.links(10)}</ul></aside>{m.footer()}''')


@layout
def column_with_bio(m):
    h = "Why the bridge is a bad idea"
    return page(h, f'''{m.nav()}<article class="opinion"><h1>{story(h)}</h1><div class="author-name">Jane Doe</div><div class="entry-content">{story(ps(m, 8))}</div>
<div class="author-bio"><p>Jane Doe writes about the harbour and has lived in Oldport for thirty years. Her book on herring is out in autumn.</p></div></article><div class="newsletter-signup"><p>Get her column in your inbox every Sunday.</p></div>{m.footer()}''')


@layout
def ticker_page(m):
    h = m.head()
    return page(h, f'''<div class="breaking-ticker"><span>BREAKING</span><ul><li>{m.sentence()}</li><li>{m.sentence()}</li><li>{m.sentence()}</li></ul></div>{m.nav()}<div class="content-area"><h1>{story(h)}</h1>
<div class="content-text">{story(ps(m, 7))}</div></div>{m.footer()}''')


@layout
def definition_facts(m):
    h = m.head()
    return page(h, f'''{m.nav()}<main><h1>{story(h)}</h1>{story(ps(m, 4))}<h2>{story("The order in figures")}</h2><ul>{story("<li>Three ferries, each of 90 metres and for 600 people, cost $60 million.</li><li>The first of them is to sail in the spring of 2026.</li><li>The yard will hire 120 people for the work, most of them from Westhaven.</li>")}</ul>{story(ps(m, 2))}</main>{m.footer()}''')


@layout
def link_rich(m):
    h = m.head()
    linked = "".join(f'<p>{s.replace(" said ", " <a href=/l>said</a> ").replace("Northwind", "<a href=/n>Northwind</a>").replace("the council of Oldport", "<a href=/o>the council of Oldport</a>")}</p>' for s in m.paragraphs(8))
    return page(h, f'''{m.nav()}<div class="post-body"><h1>{story(h)}</h1>{story(linked)}</div><ul class="pager"><li><a>Older</a></li><li><a>Newer</a></li></ul>{m.footer()}''')


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, make) in enumerate(LAYOUTS.items()):
        (folder / f"{name}.html").write_text(make(Maker(1000 + number)), encoding="utf-8")
    print(f"{len(LAYOUTS)} pages")


if __name__ == "__main__":
    main()
