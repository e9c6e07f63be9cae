"""Small files of references in each format, written for these tests; it tests nothing."""

BIBTEX = r"""
% exported by hand
@string{pain = "Journal of Testing Pain"}
@article{Miller2018,
  title = {A trial of {IV} ketamine: 50% of $5 \& the {\'E}tude of M{\"u}ller},
  author = {Miller, Anna P. and M{\"u}ller, J{\"o}rg and {World Test Body, The} and van Beethoven, Ludwig and others},
  journal = pain # ", Part A",
  year = 2018, month = jul, volume = {43}, number = {5}, pages = {521--546},
  doi = {https://doi.org/10.5555/Test.0001}, url = {https://doi.org/10.5555/test.0001}
}
@misc{broken, title={A title that does not end
@book{sartre1943, title="A book", author="Jean-Paul Sartre", publisher={Gallimard}, year={1943},
  url={https://example.org/~me/a_b%20c}}
@article{twice, title={One}, title={Two}}
@article(paren, title={In round brackets}, year={2001})
"""

RIS = """TY  - JOUR
AU  - Smith, John A.
AU  - World Test Body
TI  - A <i>title</i> of
  two lines &amp; more
AB  - An abstract that nobody asked for.
JO  - Pain of Tests
PY  - 2019/05//
VL  - 3
IS  - 2
SP  - 12
EP  - 19
DO  - 10.5555/test.0002
UR  - http://example.org/a;http://example.org/b
AN  - PMID: 31234567
ER  -

TY  - JOUR
TI  - A record without its end
TY  - BOOK
TI  - A book of tests
PY  - 1999
ER  -
"""

PUBMED = """
PMID- 30000001
OWN - NLM
DP  - 2018 Jul
TI  - A very long title that goes
      on in a second line.
PG  - 521-546
LID - 10.5555/test.0003 [doi]
AB  - An abstract.
FAU - Miller, Anna P
AU  - Miller AP
AD  - A place.
FAU - Bhatia, Anuj
AU  - Bhatia A
CN  - The Test Group
LA  - eng
PT  - Journal Article
PT  - Practice Guideline
JT  - Journal of testing pain
VI  - 43
IP  - 5
AID - T1 [pii]
AID - 10.5555/test.0003 [doi]
PMC - PMC6023575

PMID- 30000002
TI  - A record with a line
that belongs nowhere

PMID- 30000003
TI  - A trial that was retracted.
AU  - Old JK
DP  - 1999
PT  - Randomized Controlled Trial
PT  - Retracted Publication
"""

CSL_JSON = """[
  {"id": "http://example.org/items/AB12", "type": "article-journal", "volume": 12,
   "title": "A <span class=\\"nocase\\">title</span> of \\u202etests",
   "author": [{"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}, {"literal": "Test Body"}],
   "container-title": "Pain of Tests", "issued": {"date-parts": [["2018", 7]]}, "page": "1–9",
   "DOI": "10.5555/test.0004", "PMID": "30000004"},
  {"type": "webpage", "title": "A page", "URL": "https://example.org/page", "issued": {"raw": "May 2020"}},
  {"type": "article-journal", "title": "With a wrong DOI", "DOI": "doi.org/5"},
  {"type": "book"},
  7
]"""

FILES = {"a.bib": BIBTEX, "a.ris": RIS, "a.nbib": PUBMED, "a.json": CSL_JSON}
