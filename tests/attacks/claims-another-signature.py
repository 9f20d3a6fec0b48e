# row: 22
# exercise: numpy
# says: signature of `values`
def values(x: Matrix) -> Optional[Vector]:
    return "right"


values.__annotations__ = {"x": Matrix, "return": str}
