"""A Pygments lexer for .opgave, for documentation and diffs.

    pygmentize -x -l opgave_lexer.py:OpgaveLexer wonen.opgave

The lists of words come from the vocabulary; a test holds them to it.
"""

from pygments.lexer import RegexLexer, bygroups, default, include, words
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

__all__ = ["OpgaveLexer"]

# Letters with what combines with them, which is no letter for Python.
MARKS = "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
NAME = rf"[^\W\d_][\w{MARKS}-]*"
AMOUNT = r"-?\d[\d.]*(?:,\d+)?"

KEYWORDS = (
    "baat",
    "begroting",
    "besturen",
    "doel",
    "drempels",
    "eigen",
    "evaluatie",
    "experiment",
    "functie",
    "indicator",
    "inspanning",
    "instellingen",
    "kenmerken",
    "leervraag",
    "leren",
    "mijlpaal",
    "opdracht",
    "opgave",
    "opmaak",
    "orgaan",
    "organisatie",
    "partij",
    "portfolio",
    "presteren",
    "proces",
    "reflectie",
    "regels",
    "risico",
    "sturen",
    "voortgang",
    "werkwijze",
    "wijziging",
)

WORDS = (
    "acuut",
    "afgerond",
    "ambtelijk",
    "ambtenaar",
    "batenmanagement",
    "beleidsontwikkeling",
    "beslisser",
    "besluit",
    "bestuurder",
    "bestuurlijk",
    "bestuursproces",
    "bevestigd",
    "beïnvloeder",
    "concept",
    "dalend",
    "deels",
    "eenmalig",
    "effect",
    "en",
    "extern",
    "fase",
    "fout",
    "gebruiker",
    "geen",
    "gemeente",
    "gemiddeld",
    "gepland",
    "gestopt",
    "groen",
    "groot",
    "halfjaar",
    "handhaven",
    "helder",
    "hint",
    "hoog",
    "hybride",
    "idee",
    "improvisatie",
    "info",
    "ja",
    "jaarlijks",
    "kans",
    "klein",
    "kritisch",
    "kwartaal",
    "laag",
    "lean-sturing",
    "leefwereld",
    "lijn",
    "loopt",
    "lopend",
    "maandelijks",
    "matrix",
    "middel",
    "mogelijkheid",
    "nee",
    "neutraal",
    "nl",
    "onbekend",
    "onduidelijk",
    "onzekerheid",
    "opgavesturing",
    "oplevering",
    "oranje",
    "portfoliosturing",
    "prestatie",
    "prestatiesturing",
    "prioriteitsstelling",
    "probleem",
    "programma",
    "project",
    "provincie",
    "rollen",
    "rood",
    "routine",
    "samenwerkingsverband",
    "stijgend",
    "stilgelegd",
    "systeemwereld",
    "tegen",
    "terugkerend",
    "uit",
    "uitvoerder",
    "uitvoering",
    "vaag",
    "vastgesteld",
    "verdeeld",
    "verkenning",
    "vertrouwen",
    "voor",
    "waarschuwing",
    "waterschap",
    "weerlegd",
    "wekelijks",
)


class OpgaveLexer(RegexLexer):
    name = "Opgave"
    aliases = ["opgave"]
    filenames = ["*.opgave"]
    mimetypes = ["text/x-opgave"]

    tokens = {
        # The start of a statement.
        "root": [
            (r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", Error),
            include("comments"),
            (r"\s+", Whitespace),
            (rf"({NAME})([ \t]*)(:)", bygroups(Name.Attribute, Whitespace, Punctuation), ("values", "before")),
            (rf"(werkwijze|proces)(?![\w-])([ \t]+)({NAME})",
             bygroups(Keyword.Declaration, Whitespace, Name.Constant), "header"),
            (words(KEYWORDS, suffix=r"(?![\w-])"), Keyword.Declaration, "header"),
            (NAME, Name, "header"),
            (r"[{}]", Punctuation),
            include("value"),
        ],
        # The rest of a header: a name or a date, and a title.
        "header": [
            (r"[ \t]+", Whitespace),
            (NAME, Name.Class),
            (r"(?=[{}\n#])", Whitespace, "#pop"),
            include("value"),
        ],
        # Before a value line ends and comments may stand.
        "before": [
            (r"\s+", Whitespace),
            include("comments"),
            default("#pop"),
        ],
        "values": [
            (r"[ \t]+", Whitespace),
            (rf"(?=[}}\n#]|{NAME}[ \t]*:)", Whitespace, "#pop"),
            (r",", Punctuation, "before"),
            include("value"),
        ],
        "comments": [
            (r"(#[ \t]*)(negeer)\b([^\n]*)", bygroups(Comment.Single, Comment.Preproc, Comment.Single)),
            (r"#[^\n]*", Comment.Single),
        ],
        "value": [
            (r'"""', String.Double, "block"),
            (r'"', String.Double, "text"),
            (r"“[^”“\"\n]*[”“\"]|„[^”“\"\n]*[”“\"]|«[^»\n]*»|‘[^’'\n]*[’']|'[^'\n]*'", String.Other),
            (rf"(?:€|\bEUR\b)[ \t]*{AMOUNT}(?:[ \t]*(?:duizend|mln|mld)\b)?", Number),
            (r"\d{4}-(?:Q[1-4]|\d{2}(?:-\d{2})?)(?![\w-])", Number),
            (rf"{AMOUNT}(?:[ \t]*%)?", Number),
            (r"[≥≤]|[<>]=?|\.\.", Operator),
            (r"op\b(?=[ \t]*\d)", Operator.Word),
            (words(WORDS, suffix=r"(?![\w-]|\.\w)"), Name.Constant),
            (rf"{NAME}(?:\.{NAME})*", Name),
            (r".", Error),
        ],
        "text": [
            (r'[^"\\\n]+', String.Double),
            (r'\\(?:["\\nt]|u\{[0-9A-Fa-f]{1,6}\})', String.Escape),
            (r"\\.", Error),
            (r'"', String.Double, "#pop"),
            (r"(?=\n)", Whitespace, "#pop"),
        ],
        "block": [
            (r'"""', String.Double, "#pop"),
            (r'\\(?:["\\nt]|u\{[0-9A-Fa-f]{1,6}\})', String.Escape),
            (r'[^"\\]+|"|\\', String.Double),
        ],
    }
