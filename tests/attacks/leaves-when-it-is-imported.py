# row: 22
# exercise: numpy
# earns: nothing
# says: SystemExit
raise SystemExit(0)
