package model

import "flag"

var update = flag.Bool("update", false, "rewrite the files in testdata")
