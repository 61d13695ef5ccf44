"""The order of lines beside ICU's, which comes with every Java."""

from __future__ import annotations

import random
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from briefing.write.pdf import bidi

SOURCE = """
import java.io.*; import java.text.Bidi;
public class Levels {
  public static void main(String[] arguments) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    String line;
    while ((line = in.readLine()) != null) {
      StringBuilder text = new StringBuilder();
      for (String code : line.substring(2).split(" ")) text.append((char) Integer.parseInt(code, 16));
      int base = line.charAt(0) - '0';
      Bidi bidi = new Bidi(text.toString(), base == 2 ? Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT : base);
      StringBuilder out = new StringBuilder().append(bidi.getBaseLevel());
      for (int at = 0; at < text.length(); at++) out.append(' ').append(bidi.getLevelAt(at));
      System.out.println(out);
    }
  }
}
"""
# Every class that has a letter here. Left out are marks behind brackets and the two kinds of angle brackets, for which
# the Unicode that a Java knows may be older than rule N0 as it is now.
SIGNS = 'ab 1éאבاب١٢+-.,:/$%#()[]{}<>!"«»\t\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069\u200e\u200f\u061c'
REMOVED = {"RLE", "LRE", "RLO", "LRO", "PDF", "BN"}
COUNT = 4000


@pytest.mark.slow
def test_lines_are_ordered_as_icu_orders_them(tmp_path: Path) -> None:
    java = shutil.which("java")
    if java is None or shutil.which("javac") is None:
        pytest.skip("needs a Java with its compiler")
    (tmp_path / "Levels.java").write_text(SOURCE, "ascii")
    chance = random.Random(9)
    cases = [(chance.randrange(3), "".join(chance.choices(SIGNS, k=chance.randint(1, 14)))) for _ in range(COUNT)]
    lines = "".join(f"{base} {' '.join(f'{ord(sign):x}' for sign in text)}\n" for base, text in cases)
    command = [java, str(tmp_path / "Levels.java")]
    out = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    for (asked, text), line in zip(cases, out, strict=True):
        base, *theirs = map(int, line.split())
        found = bidi.base_level(text) if asked == 2 else asked
        ours = bidi.line_levels(text, bidi.levels(text, found), found)
        kept = [at for at, sign in enumerate(text) if unicodedata.bidirectional(sign) not in REMOVED]
        assert found == base, ascii(text)
        assert [ours[at] % 2 for at in kept] == [theirs[at] % 2 for at in kept], ascii(text)
        # ICU gives a line of one direction one level: the order is what counts
        assert [at for at in bidi.visual_order(ours) if at in kept] == [
            at for at in bidi.visual_order(theirs) if at in kept
        ], ascii(text)
