"""The rows of Benchmarks/run that measure `calepin search`.

The memory is made here from words that are no words, the frequent ones much
more frequent than the rare ones, in segments as long as those of real texts;
always the same for the same number of units."""
import itertools
import os
import pathlib
import random
import subprocess
import time

WORDS = 60_000
QUERIES = 1_000
MARKS = [",", ".", ":", "(", ")", "'", "’", ";"]


def vocabulary():
    starts = ["b", "br", "c", "ch", "d", "f", "g", "l", "m", "n", "p", "pr", "r", "s", "t", "v"]
    vowels = ["a", "e", "é", "i", "o", "ou", "u", "an"]
    pieces = [a + b for a in starts for b in vowels]
    words = ("".join(parts) for count in (1, 2, 3) for parts in itertools.product(pieces, repeat=count))
    return list(itertools.islice(words, WORDS))


def segments(units, generator):
    """Segments of about 22 words, some of two and some of two hundred."""
    words = vocabulary() + MARKS
    weights = list(itertools.accumulate(
        [1 / (rank + 3) for rank in range(WORDS)] + [0.35 / len(MARKS)] * len(MARKS)))
    lines = []
    while len(lines) < units:
        lengths = [max(1, min(250, round(generator.lognormvariate(3, 0.95)))) for _ in range(1000)]
        pool = iter(generator.choices(words, cum_weights=weights, k=sum(lengths)))
        for length in lengths:
            line = list(itertools.islice(pool, length))
            if lines and generator.random() < 0.3:
                line = edited(lines[generator.randrange(len(lines))], words, generator)
            lines.append(line)
    return [" ".join(line) for line in lines[:units]], words


def edited(line, words, generator):
    line = list(line)
    for _ in range(generator.randint(1, 3)):
        line[generator.randrange(len(line))] = words[generator.randrange(len(words))]
    return line


def queries(lines, words, generator):
    known = [edited(generator.choice(lines).split(), words, generator) for _ in range(QUERIES * 7 // 10)]
    new = segments(QUERIES - len(known), generator)[0]
    return [" ".join(line) for line in known] + new


def make_memory(program, folder, units, environment):
    """Imports the segments, each pasted to itself; the memory and the queries."""
    generator = random.Random(units)
    lines, words = segments(units, generator)
    table, memory = folder / "units.tsv", folder / f"{units}.calepin"
    table.write_text("".join(f"{line}\t{line}\n" for line in dict.fromkeys(lines)))
    subprocess.run([program, "import", table, "--columns", "fr,en", "-m", memory],
                   env=environment, stdout=subprocess.DEVNULL, check=True)
    table.unlink()
    asked = folder / f"{units}.txt"
    asked.write_text("".join(line + "\n" for line in queries(lines, words, generator)))
    return memory, asked


def timed(command, environment, **options):
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=False, **options)
    return (time.perf_counter() - start) * 1000


def cold_row(program, memory, asked, limit, environment):
    """From the shell, the answer to one segment; best of five for each of ten."""
    texts = asked.read_text().splitlines()[:10]
    best = [min(timed([program, "search", text, "-m", memory, "--json"], environment)
                for _ in range(5)) for text in texts]
    return row(f"search {memory.stem} cold", min(best), max(best), limit)


def warm_rows(program, memory, asked, limits, environment):
    """In the process, tokens of the query included: mean, and 99 of 100."""
    rows = []
    for percent, limit in limits:
        with open(asked, encoding="utf-8") as stream:
            answer = subprocess.run(
                [program, "search", "-", "-m", memory, "--min", str(percent), "--time"],
                env=environment, stdin=stream, stdout=subprocess.PIPE, check=True, text=True).stdout
        figures = {line.split("\t")[0]: [float(x) for x in line.split("\t")[2:]]
                   for line in answer.splitlines()}
        mean, brute = figures["search"][0], figures["brute force"][0]
        result = row(f"search {memory.stem} at {percent}", figures["search"][1], mean, limit)
        result["reference"] = {"command": "brute force, bit-parallel",
                               "milliseconds": {"best": brute, "median": brute}}
        ratio = round(mean / brute, 5)
        result["ratio"] = {"best": ratio, "median": ratio}
        rows.append(result)
    return rows


def added_row(program, memory, limit, environment):
    """Adds a unit and finds it, two commands; best of five."""
    times = []
    for number in range(5):
        text = f"tout nouveau numéro {number}"
        times.append(timed([program, "add", text, text, "-m", memory], environment)
                     + timed([program, "search", text, "-m", memory], environment))
    return row(f"add and search {memory.stem}", min(times), min(times), limit)


def row(name, best, median, limit):
    return {"name": name, "command": name,
            "milliseconds": {"best": round(best, 4), "median": round(median, 4)},
            "limit": limit, "holds": median <= limit}


def measure(program, folder, units, environment):
    """All rows for memories of a tenth of `units` and of `units`."""
    folder = pathlib.Path(folder)
    rows = []
    for count, cold, limits in [
            (units // 10, 15, [(70, 0.04)]), (units, 25, [(70, 0.27), (50, 5)])]:
        memory, asked = make_memory(program, folder, count, environment)
        first = subprocess.run([program, "search", "a", "-m", memory], env=environment,
                               stdout=subprocess.DEVNULL, check=False)
        assert first.returncode in (0, 1, 3)
        rows.append(cold_row(program, memory, asked, cold, environment))
        rows += warm_rows(program, memory, asked, limits, environment)
        if count == units:
            rows.append(added_row(program, memory, 50, environment))
    return rows
