"""What NumPy's einsum answers to specifications of every kind, valid and not.

    python3 tests/data/einsum.py > tests/data/einsum.json

Element k (in row-major order) of operand t is (7 k + 3 t) mod 11 - 5, so that every answer is a whole
number. The answer is that of `numpy.einsum` without `optimize`: with it, some versions take specifications
that they refuse without.
"""

import json
import random

import numpy

CHOSEN = [
    # Written outputs.
    ("ij->ji", [2, 3]),
    ("ij->i", [2, 3]),
    ("ij->j", [2, 3]),
    ("ij->", [2, 3]),
    ("ijk->kij", [2, 3, 2]),
    ("ii->i", [3, 3]),
    ("ii->", [3, 3]),
    ("iii->i", [2, 2, 2]),
    ("iij->ji", [2, 2, 3]),
    ("ijij->ij", [2, 3, 2, 3]),
    ("i,j->ij", [2], [3]),
    ("i,j->ji", [2], [3]),
    ("i,i->", [3], [3]),
    ("i,i->i", [3], [3]),
    ("ij,jk->ik", [2, 3], [3, 2]),
    ("ij,jk->ki", [2, 3], [3, 2]),
    ("ij,kj->ik", [2, 3], [4, 3]),
    ("ijz,izk->ijk", [2, 2, 3], [2, 3, 2]),
    ("ijz,ikz->ijk", [2, 2, 3], [2, 2, 3]),
    ("ijk,ijk->", [2, 3, 2], [2, 3, 2]),
    ("i,ij,j->", [2], [2, 3], [3]),
    ("ij,jk,kl->il", [2, 3], [3, 2], [2, 4]),
    ("ij,jk,kl,lm->im", [2, 3], [3, 1], [1, 4], [4, 2]),
    ("ijk,jr,kr->ir", [2, 3, 2], [3, 2], [2, 2]),
    ("ijk,ia,jb,kc->abc", [2, 3, 2], [2, 2], [3, 2], [2, 2]),
    ("bhqd,bhkd->bhqk", [2, 2, 2, 3], [2, 2, 2, 3]),
    ("ij,ij,ij->ij", [2, 2], [2, 2], [2, 2]),
    (",->", [], []),
    ("->", []),
    ("i,->i", [3], []),
    # Many operands.
    ("ab,bc,cd,de,ef->af", [2, 3], [3, 2], [2, 1], [1, 3], [3, 2]),
    ("ab,bc,cd,de,ea->", [2, 2], [2, 3], [3, 2], [2, 1], [1, 2]),
    ("abc,ad,be,cf,def->", [2, 2, 3], [2, 2], [2, 3], [3, 2], [2, 3, 2]),
    ("ia,ib,ic,id,ie->i", [2, 2], [2, 1], [2, 3], [2, 2], [2, 2]),
    ("ab,acd,ce,dbf,egh,fgi->hi", [2, 2], [2, 2, 2], [2, 2], [2, 2, 2], [2, 2, 2], [2, 2, 2]),
    ("a,b,c,a,b,c->cab", [2], [3], [2], [2], [3], [2]),
    ("...a,ab,bc,cd,de,ef->...f", [2, 2], [2, 2], [2, 3], [3, 1], [1, 2], [2, 2]),
    ("ab,bc,cd,de,ef,fg,ga", [2, 2], [2, 2], [2, 2], [2, 2], [2, 2], [2, 2], [2, 2]),
    ("ab,cb,db,eb,fb,gb,hb->ach", [2, 2], [1, 2], [2, 2], [1, 2], [2, 2], [1, 2], [2, 2]),
    ("ii,ij,jj,jk,kk,kl,ll->il", [2, 2], [2, 3], [3, 3], [3, 2], [2, 2], [2, 1], [1, 1]),
    ("ab,bc,cd,de,ef,fg,gh,hi->ia", [2, 2], [2, 1], [1, 2], [2, 2], [2, 3], [3, 2], [2, 2], [2, 2]),
    ("a,ab,b,bc,c,cd,d,da->", [2], [2, 2], [2], [2, 3], [3], [3, 2], [2], [2, 2]),
    ("i,i,i,i,i,i,i,i->i", [2], [1], [2], [2], [1], [2], [2], [2]),
    # Outputs that are not written.
    ("ij,jk", [2, 3], [3, 2]),
    ("ji", [2, 3]),
    ("ii", [3, 3]),
    ("iij", [2, 2, 3]),
    ("i,i", [3], [3]),
    ("Ba", [2, 3]),
    ("aB", [2, 3]),
    ("ba,b", [2, 3], [2]),
    ("", []),
    (",", [], []),
    # Spaces.
    ("i j , j k -> i k", [2, 3], [3, 2]),
    (" ij->ji ", [2, 3]),
    ("i - > i", [2]),
    ("i\t->i", [2]),
    # Ellipses.
    ("...", [2, 3]),
    ("...->...", [2, 3]),
    ("...->", []),
    ("->...", []),
    ("...i", [2, 3]),
    ("i...", [2, 3]),
    ("b...a", [2, 3, 4]),
    ("i...i->...", [2, 3, 2]),
    ("...ii->...i", [2, 3, 3]),
    ("i...->...i", [2, 3, 2]),
    ("...ij,...jk->...ik", [2, 2, 3], [2, 3, 2]),
    ("...ij,...jk->...ik", [3, 1, 2, 2], [2, 2, 2]),
    ("...ij,jk->...ik", [2, 2, 3], [3, 2]),
    ("...,...", [2, 3], [3]),
    ("...,...->...", [2, 1], [3]),
    ("...i,...->i...", [2, 3], [4, 2]),
    ("i->...i", [3]),
    ("...i->i", [3]),
    ("...i->i", [2, 3]),
    ("...,...->", [2], [2]),
    ("...,...", [2, 3], [2]),
    ("i...->i", [2, 3]),
    ("ij,...->ij", [2, 3], [4]),
    ("ij,...->ij", [2, 3], []),
    # Sizes 1 and 0.
    ("ij,jk->ik", [2, 1], [3, 2]),
    ("ij,jk->ik", [2, 3], [1, 2]),
    ("i,i->i", [1], [3]),
    ("i,i->i", [1], [0]),
    ("i,i", [0], [1]),
    ("i,i,i->", [1], [1], [3]),
    ("ij,ij->", [2, 1], [1, 3]),
    ("ii,i->i", [1, 1], [3]),
    ("ii->i", [1, 3]),
    ("ii->i", [3, 1]),
    ("ii", [1, 3]),
    ("ij->", [1, 0]),
    ("ij,jk->ik", [2, 0], [0, 2]),
    ("ii->i", [0, 0]),
    # What is wrong.
    ("ij,jk->ik", [2, 3], [2, 2]),
    ("i,i->i", [2], [0]),
    ("ii->i", [2, 3]),
    ("i->", [2, 2]),
    ("ij->", [2]),
    ("i", []),
    ("", [2]),
    ("i...jk->", [2, 2]),
    ("ij,jk->ik", [2, 2]),
    ("ij->ij", [2, 2], [2, 2]),
    ("ij,->ij", [2, 2]),
    ("ij->ii", [2, 2]),
    ("ij->ijk", [2, 2]),
    ("->i", []),
    ("ij->ji->ij", [2, 2]),
    ("ij->ij,", [2, 2]),
    ("ij-ji", [2, 2]),
    ("ij>ji", [2, 2]),
    ("i-", [2]),
    ("-", []),
    ("i1->i", [2, 2]),
    ("i\u00e9->i", [2, 2]),
    ("(i)", [2]),
    ("i,*->i", [2], []),
    (".i->i", [2]),
    ("..i->i", [2]),
    ("....i->i", [2]),
    ("...i...->i", [2]),
    ("i. ..->i...", [2, 3]),
    ("i->i..", [2]),
    ("i->...i...", [2]),
]


def elements(shape, operand):
    count = int(numpy.prod(shape, dtype=int))
    return numpy.array([(7 * k + 3 * operand) % 11 - 5 for k in range(count)], float).reshape(shape)


def answer(spec, shapes):
    case = {"spec": spec, "shapes": shapes}
    try:
        value = numpy.einsum(spec, *(elements(shape, t) for t, shape in enumerate(shapes)))
    except (ValueError, TypeError):
        return case
    return {**case, "shape": list(value.shape), "value": [int(x) for x in value.ravel()]}


class Generator:
    """Specifications at random; only `random()` is used, whose sequence no version changes."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, count):
        return int(self.random() * count)

    def some(self, letters):
        return "".join(letter for letter in letters if self.random() < 0.5)

    def shuffled(self, letters):
        return "".join(sorted(letters, key=lambda _: self.random()))

    def valid(self):
        sizes = {letter: [2, 3, 2, 1, 3, 0][self.below(6)] for letter in "ijkXa"}
        axes = [2, 3]
        dots = self.random() < 0.4
        terms, shapes, widest = [], [], 0
        for _ in range(1 + self.below(4)):
            letters = ["ijkXa"[self.below(5)] for _ in range(self.below(4))]
            one = self.random() < 0.15
            shape = [1 if one else sizes[letter] for letter in letters]
            if dots and self.random() < 0.7:
                place, count = self.below(len(letters) + 1), self.below(3)
                shape[place:place] = [1 if self.random() < 0.2 else size for size in axes[2 - count :]]
                letters.insert(place, "...")
                widest = max(widest, count)
            terms.append("".join(letters))
            shapes.append(shape)
        spec = ",".join(terms)
        if self.random() < 0.7:
            output = self.shuffled(self.some(sorted(set(spec) - set(",."))))
            place = self.below(len(output) + 1)
            spec += "->" + output[:place] + ("..." if widest else "") + output[place:]
        return spec, shapes

    def broken(self):
        spec, shapes = self.valid()
        way = self.below(4)
        if way == 0:
            place = self.below(len(spec) + 1)
            spec = spec[:place] + ".,->1zi"[self.below(7)] + spec[place:]
        elif way == 1:
            place = self.below(len(spec) + 1)
            spec = spec[:place] + spec[place + 1 :]
        elif way == 2:
            shape = shapes[self.below(len(shapes))]
            shape.insert(self.below(len(shape) + 1), 2)
        else:
            shape = shapes[self.below(len(shapes))]
            shape[self.below(len(shape) + 1) :] = [4]
        return spec, shapes


def cases():
    for spec, *shapes in CHOSEN:
        yield spec, shapes
    generator = Generator(14)
    for make, count in [(generator.valid, 160), (generator.broken, 100)]:
        for _ in range(count):
            yield make()


if __name__ == "__main__":
    answers = [answer(spec, shapes) for spec, shapes in cases()]
    small = [json.dumps(case) for case in answers if len(case.get("value", [])) <= 108]
    print("[\n" + ",\n".join(small) + "\n]")
