"""Units with their faults, and a termbase for them, to measure `calepin check`
with; see README.md, "Checks"."""
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent
ENGLISH = ("the file", "a server", "our network", "each user", "this window", "the old folder")
FRENCH = ("le fichier", "un serveur", "notre réseau", "chaque utilisateur", "cette fenêtre",
          "l'ancien dossier")
WORDS = ("al", "bor", "cen", "dur", "em", "fal", "gor", "hin", "ir", "jal", "kor", "lam", "mer",
         "nol", "or", "pal", "quin", "ral", "sen", "tor")
TERM_ENTRIES = 7_000
LEAST_UNITS = 100_000  # a CPU second
VERBS = (("opens", "ouvre"), ("closes", "ferme"), ("moves", "déplace"), ("deletes", "supprime"))


def make_po(path, units):
    """Units of some 250 bytes, half of them with numbers, tags or placeholders."""
    random.seed(7)
    with open(path, "w", encoding="utf-8") as po:
        po.write('msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n')
        for number in range(units):
            source, target = [], []
            for _ in range(4):
                one, two = random.randrange(6), random.randrange(6)
                verb = random.choice(VERBS)
                source.append(f"{ENGLISH[one]} {verb[0]} {ENGLISH[two]}")
                target.append(f"{FRENCH[one]} {verb[1]} {FRENCH[two]}")
            extra = random.choice(("", "", f" {number % 997 + 2} <b>%s</b>", f" ({number % 97 + 2}%)"))
            french = extra.replace("%)", "\u00a0%)")
            po.write(f'msgctxt "{number}"\nmsgid "{", ".join(source).capitalize()}{extra}."\n')
            po.write(f'msgstr "{", ".join(target).capitalize()}{french}."\n\n')


def make_termbase(path, entries):
    """The nouns of the units, and compounds that never occur."""
    with open(path, "w", encoding="utf-8") as table:
        table.write("en\tfr\tfr.forbidden\n")
        for english, french in zip(ENGLISH, FRENCH):
            noun = french.replace("'", " ").split()[-1]
            table.write(f"{english.split()[-1]}\t{noun}\tx{noun}\n")
        for number in range(entries - len(ENGLISH)):
            one, two, three = number % 20, number // 20 % 20, number // 400
            table.write(f"{ENGLISH[number % 6].split()[-1]} {WORDS[one]}{WORDS[two]} w{three}\t"
                        f"{FRENCH[number % 6].split()[-1]} {WORDS[one]}{WORDS[two]} m{three}\t\n")


def cpu_seconds(command, output, environment=None):
    """CPU time of `command`, which may find faults."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(output, "wb") as sink:
        status = subprocess.run(command, stdout=sink, stderr=subprocess.DEVNULL, check=False, env=environment).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status not in (0, 1):
        sys.exit(f"check: '{' '.join(map(str, command))}' ended with status {status}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def speeds(program, units, environment=None):
    """Units per CPU second: without terms, with a termbase, and pofilter's where it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        po, table, out = (os.path.join(folder, name) for name in ("bench.po", "terms.tsv", "out"))
        make_po(po, units)
        make_termbase(table, TERM_ENTRIES)
        command = [program, "check", po, "--from", "en", "--to", "fr"]
        plain, with_terms = (
            units / min(cpu_seconds([*command, *more], out, environment) for _ in range(3))
            for more in ([], ["-m", table]))
        pofilter = None
        if shutil.which("pofilter"):
            seconds = cpu_seconds(["pofilter", "--language=fr", "-i", po, "-o", out + ".po"], out)
            pofilter = units / seconds
    return plain, with_terms, pofilter


def rows(program, environment, units=50_000):
    """The rows of `Benchmarks/run`."""
    plain, with_terms, pofilter = speeds(program, units, environment)
    row = {"name": "check", "units per second": round(plain), "with terms": round(with_terms),
           "limit": LEAST_UNITS, "holds": plain >= LEAST_UNITS}
    if pofilter:
        row |= {"pofilter": round(pofilter), "ratio": round(plain / pofilter, 1)}
    return [row]


def show(row):
    line = (f"{row['name']:8} {row['units per second']:,} units per CPU second, at least {row['limit']:,}; "
            f"{row['with terms']:,} with a termbase of {TERM_ENTRIES:,} entries")
    if "ratio" in row:
        line += f"; {row['ratio']} x `pofilter` ({row['pofilter']:,})"
    return line + ("" if row["holds"] else "  TOO SLOW")
