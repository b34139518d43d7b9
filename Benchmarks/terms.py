"""Terms in running text and terms of message catalogues, against the programs
that others use for them; see README.md, "Terms"."""
import itertools
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

TOP = pathlib.Path(__file__).resolve().parent.parent
TEXT_BYTES = 32_000_000
TERMS = 100_000
MESSAGES = [4_000, 20_000]
ENTRIES = 100_000
RUNS = 3

# Reads the terms and the text as the recognizer does, and prints the seconds of the search.
PEER = """
import sys, time
import ahocorasick_rs
terms = [line.rstrip("\\n").split("\\t")[0] for line in open(sys.argv[1], encoding="utf-8")][1:]
text = open(sys.argv[2], encoding="utf-8").read()
automaton = ahocorasick_rs.AhoCorasick(terms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
start = time.process_time()
automaton.find_matches_as_indexes(text)
print(time.process_time() - start)
"""


def seconds(command, environment, fails=False):
    """CPU time of `command`, user and system, which may find nothing if it `fails`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [str(word) for word in command], cwd=TOP, env=environment, check=not fails,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def passed(command, environment):
    """Seconds that pass while `command` runs, and its CPU time."""
    start = time.perf_counter()
    processor = seconds(command, environment)
    return time.perf_counter() - start, processor


def vocabulary():
    """The words of the glossary and of the article, in a fixed order."""
    words = set()
    for file in [*sorted((TOP / "Glossary").glob("*.tsv")), TOP / "Examples/puces.fr.txt"]:
        rows = file.read_text(encoding="utf-8").splitlines()
        cells = [row.split("\t")[0] for row in rows] if file.suffix == ".tsv" else rows
        for cell in cells:
            words.update(re.findall(r"[^\W\d_]{2,}", cell))
    return sorted(words)


def write_text_and_terms(folder):
    """A text of the vocabulary by Zipf's law, and terms of one to three of its words."""
    generator = random.Random(7)
    words = vocabulary()
    generator.shuffle(words)
    # More words than a glossary has: those of a text have endings.
    words += [word + ending for word in words for ending in ("s", "e", "es", "ment")]
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    text, terms, size = [], set(), 0
    while size < TEXT_BYTES:
        line = generator.choices(words, cum_weights=weights, k=generator.randint(6, 40))
        text.append(" ".join(line) + ".\n")
        size += len(text[-1].encode())
        start, length = generator.randrange(len(line) - 3), generator.randint(1, 3)
        if len(terms) < TERMS:
            terms.add(" ".join(line[start:start + length]))
    (folder / "text.txt").write_text("".join(text), encoding="utf-8")
    (folder / "short.txt").write_text(text[0], encoding="utf-8")
    rows = "".join(f"{term}\tx\n" for term in sorted(terms))
    (folder / "terms.tsv").write_text("fr\ten\n" + rows, encoding="utf-8")
    return (folder / "text.txt").stat().st_size, len(terms)


def peer_rate(folder, size):
    """MB/s of ahocorasick_rs, exact only; None when it is not installed."""
    command = [sys.executable, "-c", PEER, str(folder / "terms.tsv"), str(folder / "text.txt")]
    rates = []
    for _ in range(RUNS):
        answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if answer.returncode != 0:
            return None
        rates.append(size / 1e6 / float(answer.stdout))
    return max(rates)


def recognition(program, environment):
    """Rows for terms in a text: what a long text takes beyond a short one."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        size, count = write_text_and_terms(folder)
        peer = peer_rate(folder, size)
        rows = []
        for label, options, limit in [("exact", ["--exact"], 100), ("inflected", [], 60)]:
            command = [program, "lookup", "-m", folder / "terms.tsv", "--no-glossary",
                       "--from", "fr", "--count", *options, "--in"]
            long = min(seconds([*command, folder / "text.txt"], environment) for _ in range(RUNS))
            short = min(seconds([*command, folder / "short.txt"], environment) for _ in range(RUNS))
            rate = size / 1e6 / max(long - short, 1e-3)
            row = {"name": f"terms {label}", "terms": count, "MB per second": round(rate, 1),
                   "limit": limit, "holds": rate >= limit}
            if peer and label == "exact":
                row["reference"] = {"command": "ahocorasick_rs", "MB per second": round(peer, 1)}
                row["ratio"] = round(rate / peer, 2)
            rows.append(row)
        return rows


def write_catalogue(file, count):
    """Messages made of the sentences of the English article: the beginning of one, the middle
    of another and the end of a third, so that no two are the same."""
    generator = random.Random(7)
    article = (TOP / "Examples/puces.en.txt").read_text(encoding="utf-8")
    sentences = re.split(r"(?<=[.!?]) ", " ".join(article.replace('"', "'").split()))
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    parts = [sentence.split(" ") for sentence in sentences]
    messages = set()
    while len(messages) < count:
        begin, middle, end = generator.choices(parts, k=3)
        messages.add(" ".join([*begin[:len(begin) // 3],
                               *middle[len(middle) // 3:2 * len(middle) // 3],
                               *end[2 * len(end) // 3:]]))
    messages = [f'msgid "{text}"\nmsgstr ""\n' for text in sorted(messages)]
    file.write_text("\n".join([header, *messages]), encoding="utf-8")


def write_wide_catalogue(file, count):
    """Messages with the grammar of the English article and the words of the glossary: the longer
    words of a sentence are replaced by others, the commonest a thousand times as often as the
    rarest, so that hardly a candidate comes again."""
    generator = random.Random(7)
    article = (TOP / "Examples/puces.en.txt").read_text(encoding="utf-8")
    sentences = re.split(r"(?<=[.!?]) ", " ".join(article.replace('"', "'").split()))
    words = set()
    for table in sorted((TOP / "Glossary").glob("*.tsv")):
        for row in table.read_text(encoding="utf-8").splitlines():
            words.update(re.findall(r"\b[a-z]{4,}\b", "".join(row.split("\t")[1:2])))
    words = sorted(words)
    generator.shuffle(words)
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    messages = set()
    while len(messages) < count:
        messages.add(re.sub(
            r"\b[a-z]{5,}\b", lambda _: generator.choices(words, cum_weights=weights)[0],
            generator.choice(sentences)))
    messages = [f'msgid "{text}"\nmsgstr ""\n' for text in sorted(messages)]
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    file.write_text("\n".join([header, *messages]), encoding="utf-8")


def catalogues(program, environment):
    """Rows for the terms of message catalogues; none without poterminology."""
    if shutil.which("poterminology") is None:
        print("terms of a catalogue: poterminology (translate-toolkit) is not installed",
              file=sys.stderr)
        return []
    rows = []
    kinds = [("PO", write_catalogue), ("PO wide", write_wide_catalogue)]
    for (kind, write), count in itertools.product(kinds, MESSAGES):
        with tempfile.TemporaryDirectory() as name:
            file = pathlib.Path(name) / "messages.po"
            write(file, count)
            plain = [program, "extract", file, "--from", "en", "--to", "fr"]
            peer = ["poterminology", file, "-o", pathlib.Path(name) / "terms.pot"]
            runs = [[passed(command, environment)
                     for command in (plain, [*plain, "--no-equivalents"], peer)]
                    for _ in range(RUNS)]
        *ours, theirs = (min(times) for times in zip(*runs))
        for label, own in zip(("equivalents", "terms only"), ours):
            rows.append({"name": f"{kind} {count}, {label}", "seconds": round(own[0], 3), "limit": 10,
                         "reference": {"command": "poterminology", "seconds": round(theirs[0], 3)},
                         "ratio": round(theirs[0] / own[0], 1),
                         "processor ratio": round(theirs[1] / own[1], 1),
                         "holds": theirs[0] >= 10 * own[0]})
    return rows


def lookups(program, environment):
    """Rows for a query to large memories whose index is made: of sentences and of terms."""
    generator = random.Random(7)
    words = vocabulary()
    rows = []
    for label, lengths, options in [("units", (6, 40), ["--columns", "fr,en"]),
                                    ("entries", (1, 4), [])]:
        with tempfile.TemporaryDirectory() as name:
            table, memory = (pathlib.Path(name) / file for file in ("m.tsv", "m.calepin"))
            lines = (" ".join(generator.choices(words, k=generator.randint(*lengths))) + f" {number}"
                     for number in range(ENTRIES))
            header = "" if options else "fr\ten\n"
            table.write_text(header + "".join(f"{line}\t{line} x\n" for line in lines),
                             encoding="utf-8")
            seconds([program, "import", table, "-m", memory, *options], environment)
            command = [program, "lookup", "-m", memory]
            queries = [words[5], "terres rares", f"{words[9]} {words[5]}x"]
            times = [min(seconds([*command, query], environment, fails=True) for _ in range(RUNS + 1))
                     for query in queries]
        rows.append({"name": f"lookup in {label}", "count": ENTRIES, "seconds": round(max(times), 3),
                     "limit": 0.1, "holds": max(times) <= 0.1})
    return rows


def rows(program, environment):
    """All rows of this file."""
    return [*recognition(program, environment), *lookups(program, environment),
            *catalogues(program, environment)]


def show(row):
    """The row as a line for people."""
    if "count" in row:
        return (f"{row['name']:16} {row['seconds']:6.3f} s of the processor with {row['count']:,} "
                f"(at most {row['limit']})" + ("" if row["holds"] else "  TOO SLOW"))
    if "seconds" in row:
        return (f"{row['name']:29} {row['seconds']:6.2f} s, {row['reference']['command']} "
                f"{row['reference']['seconds']:.2f} s: {row['ratio']} x faster "
                f"(at least {row['limit']}; {row['processor ratio']} x less of the processor)" + ("" if row["holds"] else "  TOO SLOW"))
    peer = (f", ahocorasick_rs {row['reference']['MB per second']} MB/s"
            if "reference" in row else "")
    return (f"{row['name']:16} {row['MB per second']:6.1f} MB/s (at least {row['limit']}){peer}"
            + ("" if row["holds"] else "  TOO SLOW"))
