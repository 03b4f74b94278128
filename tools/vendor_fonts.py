"""Make src/fuyuan/papers/fonts/ again from the packages named below (a maintainer's tool, never run in service).

Run it in a throw-away virtual environment that has `fonttools` and `brotli` (made with 4.68.0 and 1.2.1), on Debian 12:

    python tools/vendor_fonts.py

What is made, and why so: a county must get correct papers with no licensed font installed, and the whole set must
stay under 30 MB. FandolFang (仿宋) is taken unchanged; Noto Serif SC 400 keeps every unified ideograph, because it is
the fallback for the rare characters of people's names; the others keep the characters FandolFang has, the rest of
GB 2312 and a list of characters frequent in names. OpenType layout tables are dropped: official papers are set
horizontally without ligatures, and without them every glyph maps back to exactly one character in the PDF.
"""

from __future__ import annotations

import gzip
import shutil
import subprocess
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "src/fuyuan/papers/fonts"
DEB = "texlive-lang-chinese=2022.20230122-1"
NPM = {
    "serif": "@expo-google-fonts/noto-serif-sc@0.4.3",
    "sans": "@expo-google-fonts/noto-sans-sc@0.4.3",
    "kai": "@fontsource/lxgw-wenkai@5.3.0",
}
# frequent in names and place names, absent from GB 2312
NAMES = (
    "喆堃镕玥犇赟祎珺昇垚淼焱鑫燚晟旻昳翀翾嫚婳婧妤姝媖媛瑀璟璠琎琰珩玗玚珅祾禛禩筠箴綦芃芊芮苡荻菡萱葳蓁"
    "蘅懿懋慜煊煜熠熹燊淏淳湉湜溦滢澔濛濮瀚瓈晞晗晙暐暘曈朕杬桢榀槿樾橦毓韫頔颋颖飏骁骐骥魭鳐鹍麒麟黉龑䶮"
    "㛃㬎㬚㳘㻬"
)


def run(*command: str, cwd: Path) -> None:
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL)


def fetch(work: Path) -> dict[str, Path]:
    """The unpacked packages, by short name."""
    run("apt-get", "download", DEB, cwd=work)
    run("dpkg-deb", "-x", str(next(work.glob("*.deb"))), "deb", cwd=work)
    folders = {"fang": work / "deb/usr/share"}
    for name, package in NPM.items():
        folders[name] = work / name
        folders[name].mkdir()
        run("npm", "pack", "--silent", package, cwd=folders[name])
        run("tar", "xzf", next(folders[name].glob("*.tgz")).name, cwd=folders[name])
    return folders


def cut(source: Path, target: str, characters: set[int]) -> None:
    """Write a subset of `source` without layout tables, hinting or glyph names."""
    options = subset.Options(hinting=False, layout_features=[], glyph_names=False, notdef_outline=True)
    options.drop_tables += [
        "GSUB",
        "GPOS",
        "GDEF",
        "BASE",
        "morx",
        "vmtx",
        "vhea",
        "VORG",
        "STAT",
        "DSIG",
        "meta",
    ]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters & set(font.getBestCmap()))
    subsetter.subset(font)
    font.flavor = None
    font.save(TARGET / target)


def gb2312() -> set[int]:
    """Every character of GB 2312, symbols included."""
    cells = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(pair.decode("gb2312")) for pair in cells if pair.decode("gb2312", "ignore")}


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        at = fetch(Path(folder))
        fang = at["fang"] / "texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf"
        shutil.copy(fang, TARGET / "FandolFang-Regular.otf")
        common = set(TTFont(fang).getBestCmap()) | gb2312() | set(map(ord, NAMES)) | set(range(0x20, 0x2700))
        kai = at["kai"] / "package/files/lxgw-wenkai-latin-500-normal.woff2"
        # of extension A what the makers of LXGW WenKai found worth drawing; of the supplementary planes all there is
        rare = {c for c in TTFont(kai).getBestCmap() if 0x3400 <= c <= 0x4DBF} | set(range(0x20000, 0x32000))
        unified = set(range(0x4E00, 0xA000)) | set(range(0xF900, 0xFB00)) | set(range(0x2E80, 0x3400))
        serif, sans = at["serif"] / "package", at["sans"] / "package"
        cut(
            serif / "400Regular/NotoSerifSC_400Regular.ttf",
            "NotoSerifSC-Regular.ttf",
            common | unified | rare,
        )
        cut(serif / "700Bold/NotoSerifSC_700Bold.ttf", "NotoSerifSC-Bold.ttf", common)
        cut(sans / "400Regular/NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf", common)
        cut(kai, "LXGWWenKai-Regular.ttf", common)
        shutil.copy(serif / "LICENSE_FONT", TARGET / "LICENSE-NotoSerifSC.txt")
        shutil.copy(sans / "LICENSE_FONT", TARGET / "LICENSE-NotoSansSC.txt")
        shutil.copy(at["kai"] / "package/LICENSE", TARGET / "LICENSE-LXGWWenKai.txt")
        copying = gzip.decompress((at["fang"] / "doc/texlive-doc/fonts/fandol/COPYING.gz").read_bytes())
        (TARGET / "LICENSE-FandolFang.txt").write_bytes(copying)


if __name__ == "__main__":
    main()
