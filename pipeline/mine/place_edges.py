"""Where the proper part of a place's name begins: the words in front of its class word that a name may be made of."""

from __future__ import annotations

from pipeline.mine.tagging import FUNCTION, Words, is_cjk, is_word

_NAME_TAGS = ("ns", "nr", "nz", "nt", "n", "a", "j", "l", "i", "b", "z", "g")
PROPER_TAGS = ("ns", "nr", "nz")
_VILLAGE_TAGS = ("v", "vn", "m", "f", "s", "an", "t")  # 新建村, 三里村, 东风社区
_PREPOSITIONS = frozenset("以从对向在到将把由至赴")


def proper_start(words: Words, end: int, longest: int, village: bool = False) -> int | None:
    """Where the proper part that ends at ``end`` begins: one to three words that a name may be made of.

    白/a 鹿/n | 市 → 白; 云台/ns | 镇 → 云台; 8/m 个/q | 村 → None
    """
    index = words.before(end)
    start = end
    while index >= 0 and end - words.starts[index] <= longest:
        word, tag, at = words.words[index], words.tags[index], words.starts[index]
        if at + len(word) < start or not is_cjk(word[0]) or (len(word) == 1 and word in FUNCTION):
            break
        if village and start < end - 1 and tag == "m" and word in "三五六七八九十" and not is_cjk(words.text[at - 1 : at] or " "):
            return at  # 三|板桥|社区
        if not tag.startswith(_NAME_TAGS) and not (village and word == "里") and not (village and len(word) > 1 and tag in _VILLAGE_TAGS):
            break
        start = at
        if end - start >= 2:
            single = words.words[index - 1] if index and start - words.starts[index - 1] == 1 else ""
            begins = start == 1 or (not is_cjk(words.text[start - 2]) or words.text[start - 2] in "省市县区州镇乡道为在到是向往赴至进对由")
            named = single and is_cjk(single) and single not in FUNCTION and words.tags[index - 1].startswith(_NAME_TAGS)
            lead = words.text[start - 2] if start > 1 else ""
            counted = single and single in "三五六七八九十" and (not is_cjk(lead or " ") or lead in FUNCTION)
            if village and counted and end - start < longest:
                return start - 1  # 三|台子|街道
            glued = words.words[index - 1] if index else ""
            if village and len(glued) == 2 and glued[0] in "为在由到对向" and not is_word(glued) and end - start < longest:
                return start - 1  # 为石|门坎|乡
            return start - 1 if village and named and begins and end - start < longest else start  # 石|门坎|乡
        index -= 1
    return None


def glued_start(words: Words, index: int, class_start: int, end: int) -> int | None:
    """The start where the class word is the tail of a word: 永安乡/ns; 青/ns 林县/ns, 古/n 竹乡/n: a word of one character before it."""
    at, word, tag = words.starts[index], words.words[index], words.tags[index]
    if at + len(word) != end:
        return None
    if class_start - at >= 2:
        guessed = words.text[class_start] in "省市县区州" and not is_word(word)
        return at if tag.startswith(PROPER_TAGS) or guessed else None
    before = words.before(at)
    if before < 0 or words.starts[before] + len(words.words[before]) != at:
        return None
    if len(words.words[before]) == 2 and words.tags[before].startswith("n") and not is_word(word):
        return words.starts[before]  # 柳树|沟村
    single = words.words[before]
    if len(single) == 2 and single[0] in _PREPOSITIONS:
        return words.starts[before] + 1  # 以德|归镇
    if (
        len(single) != 1
        or not is_cjk(single)
        or single in FUNCTION
        or words.tags[before].startswith(("m", "v", "r", "d", "p", "c", "u", "q"))
    ):
        return None
    return words.starts[before]
