// Made-up corpora in the form of a saved page: an invented water dispute of some 60 entities, and a large graph.

const relationTypes = {
  said: "neutral", consult: "cooperative", agree: "cooperative", accuse: "hostile", support: "cooperative", request: "neutral", reject: "hostile",
  threaten: "hostile", assault: "hostile", aid: "cooperative", sanction: "hostile", coerce: "hostile", yield: "cooperative", role: "neutral",
  member: "neutral", personnel: "neutral", investigate: "hostile", cooperate: "cooperative", protest: "hostile", mobilize: "hostile", cooccur: "faint",
};

/** random numbers in [0, 1), the same on every run. */
function randomFrom(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const people = ["Mara Lindqvist", "Tomás Okafor", "Irena Valchek", "Joon-ho Baek", "Saïd el-Amrani", "Petra Nowakowska", "Henrik Aalto", "Lucía Ferrante", "Dimitri Kostas",
  "Amina Yusuf", "Colm Brannigan", "Wei Zhang", "Ragnhild Sørensen", "Émile Duvauchel", "Nadia Haddad", "Viktor Stoyan", "Grace Mwangi", "Olu Adeyemi"];
const organisations = ["Ministry of Water", "Northern Dam Authority", "Delta Farmers' Union", "Kessar Energy", "River Commission", "Bank of Vantara", "The Courier",
  "Coast Guard", "Green Delta Front", "Supreme Court of Orvane", "Institute for Hydrology", "Port Authority of Lesk", "Red Star Logistics", "National Assembly"];
const countries = ["Orvane", "Vantara", "Kesh", "Sulmar", "Republic of Tarn"];
const places = ["Lesk", "Upper Valley", "Port Amber", "Lake Ilmen", "Harrow Bridge", "Eastern Delta", "Mount Sarn"];
const groups = ["fishermen", "protesters", "students", "settlers", "opposition"];
const events = ["Lesk Summit", "Harvest Strike", "Spring Flood"];
const other = ["Ilmen Treaty", "Dam No. 4"];

const verbs = {
  consult: [["met", "met with {t} in {p} on Tuesday"], ["talk", "held talks with {t} about the lake"]],
  agree: [["sign", "signed an agreement on water quotas with {t}"]],
  accuse: [["accuse", "accused {t} of diverting the river"], ["blame", "blamed {t} for the dry wells in {p}"]],
  support: [["back", "backed {t} in the dispute"], ["praise", "praised {t} for its patience"]],
  request: [["ask", "asked {t} to open the sluices"]],
  reject: [["reject", "rejected the proposal of {t}"]],
  threaten: [["threaten", "threatened {t} with closing the border at {p}"]],
  assault: [["attack", "attacked a convoy of {t} near {p}"]],
  aid: [["send", "sent pumps and engineers to {t}"]],
  sanction: [["sanction", "imposed sanctions on {t}"]],
  investigate: [["investigate", "opened an inquiry into {t}"]],
  cooperate: [["work", "worked with {t} on the new gauge"]],
  protest: [["protest", "protested against {t} in {p}"]],
  role: [["head", "heads {t}"]],
  member: [["belong", "belongs to {t}"]],
  personnel: [["dismiss", "dismissed the board of {t}"]],
};
const past = { met: "met", talk: "held talks with", sign: "signed with", accuse: "accused", blame: "blamed", back: "backed", praise: "praised", ask: "asked", reject: "rejected", threaten: "threatened",
  attack: "attacked", send: "sent aid to", sanction: "sanctioned", investigate: "investigated", work: "worked with", protest: "protested against", head: "heads", belong: "belongs to", dismiss: "dismissed" };

const slug = (s) => s.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const outlets = ["The Courier", "Lesk Post", "Vantara Daily", "Radio Orvane"];
const filler = ["Water levels at the gauge fell for the ninth week.", "Officials would not say when the gates will open again.", "The weather service expects no rain before the end of the month.",
  "Markets in the capital were calm.", "Nobody was hurt.", "A decision is expected after the holidays."];

/** news is the small corpus: entities, relations with sentences, documents with texts. */
export function news() {
  const random = randomFrom(7);
  const pick = (l) => l[Math.floor(random() * l.length)];
  const nodes = [];
  const add = (type, labels) => labels.forEach((label) => nodes.push({ key: `${type}/${slug(label)}`, label, type, x: 0, y: 0, size: 0, mentions: 0, documents: 0, degree: 0, community: 0 }));
  add("person", people); add("organisation", organisations); add("country", countries); add("place", places); add("group", groups); add("event", events); add("other", other);
  const popularity = nodes.map((n, i) => (n.type === "country" ? 9 : n.type === "person" ? 7 / (1 + (i % 18) * 0.4) : n.type === "organisation" ? 3 : 1) * (0.4 + random()));
  const total = popularity.reduce((a, b) => a + b);
  const circles = 5; // who has to do with whom
  nodes.forEach((n, i) => (n.community = n.type === "country" ? i % circles : Math.floor(random() * circles)));
  const weighted = () => {
    let r = random() * total;
    return nodes[Math.max(0, popularity.findIndex((p) => (r -= p) < 0))];
  };
  const within = (circle) => {
    for (;;) { const n = weighted(); if (n.community === circle || random() < 0.06) return n; }
  };
  const edges = new Map(); const pieces = new Map(); const documents = [];
  const statuses = ["stated", "stated", "stated", "stated", "possible", "alleged", "denied"];
  for (let d = 0; d < 48; d++) {
    const date = new Date(Date.UTC(2031, 1, 3) + Math.floor(random() ** 0.8 * 118) * 864e5).toISOString().slice(0, 10);
    const outlet = pick(outlets); const id = `d${(0x5e3a00 + d * 7919).toString(16)}`;
    const circle = d % circles; const lead = [within(circle), within(circle)];
    const title = `${lead[0].label} and the question of ${pick(["the lake", "the dam", "the delta", "the quotas", "the border"])}`;
    const doc = { id, title, outlet, date, authors: [pick(people)], url: "", source: `${slug(title)}-${d}.txt`, text: "", sentences: [], removed: [], mentions: [], statements: [] };
    const seen = new Set();
    const push = (text) => { const start = doc.text.length; doc.text += text; doc.sentences.push([start, doc.text.length]); doc.text += random() < 0.3 ? "\n\n" : " "; return start; };
    for (let k = 0; k < 3 + random() * 4; k++) {
      const s = random() < 0.5 ? lead[0] : within(circle); const t = random() < 0.35 ? lead[1] : within(circle);
      if (s === t || s.type === "place") continue;
      const type = pick(Object.keys(verbs).filter((r) => r !== "role" && r !== "member" || s.type === "person" && t.type === "organisation"));
      const [lemma, phrase] = pick(verbs[type]); const status = pick(statuses);
      const place = pick(places);
      const words = phrase.replace("{t}", "\u0001").replace("{p}", place);
      const body = status === "denied" ? `has not ${words}` : status === "possible" ? `may have ${words}` : words;
      const who = status === "alleged" ? pick(people) : "";
      const before = who ? `According to ${who}, ` : random() < 0.4 ? "On Monday, " : "";
      const sentence = `${before}${s.label} ${body.replace("\u0001", t.label)}.`;
      if (random() < 0.5) push(pick(filler));
      const start = push(sentence);
      const at = (w, from = 0) => { const i = sentence.indexOf(w, from); return [i, i + w.length]; };
      const subject = at(s.label, before.length); const object = at(t.label, subject[1]); const first = words.split(" ")[0];
      const trigger = at(first, subject[1]);
      const symmetric = type === "consult" || type === "agree" || type === "cooperate";
      let [a, b] = [s, t]; let [sub, obj] = [subject, object];
      if (symmetric && a.key > b.key) { [a, b] = [b, a]; [sub, obj] = [obj, sub]; }
      const edge = `${a.key}${symmetric ? "=" : ">"}${type}.${status}${symmetric ? "=" : ">"}${b.key}`;
      if (!edges.has(edge)) { edges.set(edge, { id: edge, source: a.key, target: b.key, type, status, symmetric, label: past[lemma], weight: 0, documents: 0, score: 0, first: date, last: date, ...(who ? { attributedTo: [who] } : {}) }); pieces.set(edge, []); }
      pieces.get(edge).push({ document: id, title, outlet, date, sentence, subject: sub, trigger, object: obj, start, end: start + sentence.length, status, ...(who ? { attributedTo: who } : {}), lemma, rule: `verb.${type}.active`, score: 0.55 + random() * 0.4, ref: `${id}#${start}` });
      for (const [n, span] of [[s, subject], [t, object]]) { doc.mentions.push({ span: [start + span[0], start + span[1]], key: n.key, type: n.type, kind: "name" }); n.mentions++; if (!seen.has(n.key)) { seen.add(n.key); n.documents++; } }
    }
    push(pick(filler));
    const keys = [...seen];
    for (let i = 0; i < keys.length; i++) for (let j = i + 1; j < keys.length; j++) if (random() < 0.35) {
      const [a, b] = [keys[i], keys[j]].sort(); const edge = `${a}=cooccur.cooccurring=${b}`;
      if (!edges.has(edge)) { edges.set(edge, { id: edge, source: a, target: b, type: "cooccur", status: "cooccurring", symmetric: true, label: "", weight: 0, documents: 0, score: 0.3, first: date, last: date }); pieces.set(edge, []); }
      const [x, y] = doc.sentences[0]; pieces.get(edge).push({ document: id, title, outlet, date, sentence: doc.text.slice(x, y), start: x, end: y, status: "cooccurring", lemma: "", rule: "", score: 0.3, ref: `${id}#${x}` });
    }
    documents.push(doc);
  }
  for (const e of edges.values()) { const l = pieces.get(e.id); l.sort((a, b) => b.score - a.score); e.weight = l.length; e.documents = new Set(l.map((p) => p.document)).size; e.score = l[0].score; const days = l.map((p) => p.date).sort(); e.first = days[0]; e.last = days.at(-1); }
  const list = [...edges.values()];
  const used = nodes.filter((n) => list.some((e) => e.source === n.key || e.target === n.key));
  measure(used, list); place(used, list.filter((e) => e.status !== "cooccurring"));
  const aliases = Object.fromEntries(used.map((n) => [n.key, [{ name: n.label, count: n.mentions }, ...(n.type === "person" ? [{ name: n.label.split(" ").at(-1), count: Math.ceil(n.mentions / 2) }] : [])]]));
  const cards = Object.fromEntries(used.map((n) => [n.key, { ids: n.type === "country" ? [{ list: "iso", id: n.label.slice(0, 2).toUpperCase() }] : [], roles: n.type === "person" ? ["minister of water"] : [], first: "2031-02-03", last: "2031-05-28", notes: [], statements: n.type === "person" ? [{ document: documents[0].id, title: documents[0].title, date: documents[0].date, text: "We will not close the gates.", kind: "direct", start: 0 }] : [], totalStatements: n.type === "person" ? 1 : 0 }]));
  const order = [...used].sort((a, b) => b.degree - a.degree);
  return pack("The lake of Ilmen", used, list, list.map((e) => pieces.get(e.id)), documents, aliases, cards, order.slice(0, 42).map((n) => n.key));
}

/** large is a graph of communities with hubs, without texts. */
export function large(n = 10_000, m = 40_000) {
  const random = randomFrom(11);
  const types = ["person", "person", "person", "organisation", "organisation", "country", "place", "group", "event", "other"];
  const communities = Math.ceil(Math.sqrt(n));
  const nodes = []; const members = Array.from({ length: communities }, () => []);
  const golden = Math.PI * (3 - Math.sqrt(5));
  for (let i = 0; i < n; i++) {
    const c = Math.floor(communities * random() ** 1.6); const k = members[c].length;
    members[c].push(i);
    const [r, a] = [300 * Math.sqrt(c + 0.5), c * golden]; const [r2, a2] = [11 * Math.sqrt(k + 0.5), k * golden];
    const type = types[Math.floor(random() * types.length)];
    nodes.push({ key: `${type}/${i}`, label: `${["Ar", "Bel", "Cor", "Dun", "El", "Far", "Gil", "Hol"][i % 8]}${["an", "eth", "ius", "or", "ric", "sen"][i % 6]} ${["Vale", "Stone", "Marsh", "Field", "Ridge"][i % 5]} ${i}`, type, x: r * Math.cos(a) + r2 * Math.cos(a2), y: r * Math.sin(a) + r2 * Math.sin(a2), size: 3 + 9 * random() ** 8, mentions: 1 + Math.floor(200 * random() ** 6), documents: 1, degree: 0, community: c });
  }
  const keys = Object.keys(relationTypes).filter((t) => t !== "cooccur"); const statuses = ["stated", "stated", "stated", "stated", "possible", "alleged", "denied"];
  const edges = new Map();
  while (edges.size < m) {
    const a = Math.floor(random() * n); const home = members[nodes[a].community];
    const b = random() < 0.85 ? home[Math.floor(home.length * random() ** 2)] : Math.floor(n * random());
    if (a === b) continue;
    const type = keys[Math.floor(random() * keys.length)]; const status = statuses[Math.floor(random() * statuses.length)];
    const id = `${nodes[a].key}>${type}.${status}>${nodes[b].key}`;
    edges.set(id, { id, source: nodes[a].key, target: nodes[b].key, type, status, symmetric: false, label: type, weight: 1 + Math.floor(9 * random() ** 6), documents: 1, score: 0.7, first: "2031-01-01", last: "2031-03-01" });
  }
  const list = [...edges.values()];
  measure(nodes, list, false);
  return pack("A large corpus", nodes, list, list.map(() => []), [], {}, {}, nodes.map((x) => x.key));
}

function measure(nodes, edges, size = true) {
  const at = new Map(nodes.map((n) => [n.key, new Set()]));
  for (const e of edges) { at.get(e.source).add(e.target); at.get(e.target).add(e.source); }
  for (const n of nodes) { n.degree = at.get(n.key).size; if (size) n.size = 5 + Math.sqrt(n.mentions) * 2.2; }
}

/** place is a small force layout, good enough to look at. */
function place(nodes, edges) {
  const index = new Map(nodes.map((n, i) => [n.key, i]));
  nodes.forEach((n, i) => { const a = i * 2.399963; n.x = 40 * Math.sqrt(i + 1) * Math.cos(a); n.y = 40 * Math.sqrt(i + 1) * Math.sin(a); });
  for (let step = 0; step < 500; step++) {
    const f = nodes.map(() => [0, 0]); const heat = 24 * (1 - step / 500);
    for (let i = 0; i < nodes.length; i++) for (let j = i + 1; j < nodes.length; j++) {
      const [dx, dy] = [nodes[i].x - nodes[j].x, nodes[i].y - nodes[j].y]; const d = Math.max(1, Math.hypot(dx, dy)); const near = nodes[i].size + nodes[j].size + 26;
      const k = 42000 / (d * d) + (d < near ? (near - d) * 1.5 : 0);
      f[i][0] += (dx / d) * k; f[i][1] += (dy / d) * k; f[j][0] -= (dx / d) * k; f[j][1] -= (dy / d) * k;
    }
    for (const e of edges) { const [i, j] = [index.get(e.source), index.get(e.target)]; const [dx, dy] = [nodes[j].x - nodes[i].x, nodes[j].y - nodes[i].y]; f[i][0] += dx * 0.028; f[i][1] += dy * 0.028; f[j][0] -= dx * 0.028; f[j][1] -= dy * 0.028; }
    nodes.forEach((n, i) => { const [fx, fy] = [f[i][0] - n.x * 0.012, f[i][1] - n.y * 0.03]; const d = Math.hypot(fx, fy) || 1; const s = Math.min(d, heat) / d; n.x += fx * s; n.y += fy * s; });
  }
}

function pack(name, nodes, edges, pieces, documents, aliases, cards, initial) {
  const tally = (l) => Object.entries(l.reduce((m, x) => ((m[x] = (m[x] ?? 0) + 1), m), {})).map(([n, count]) => ({ name: n, count })).sort((a, b) => b.count - a.count);
  const typed = edges.filter((e) => e.status !== "cooccurring"); const dates = documents.map((d) => d.date).sort();
  return {
    corpus: { api: 1, actant: "0.0-mock", name, revision: 1, readOnly: false, evidence: "full", documents: documents.length, nearDuplicates: 0, entities: nodes.length, relations: typed.length, cooccurrences: edges.length - typed.length,
      first: dates[0] ?? "", last: dates.at(-1) ?? "", types: tally(nodes.map((n) => n.type)), relationTypes: tally(typed.map((e) => e.type)), statuses: tally(edges.map((e) => e.status)), tones: relationTypes, limits: { nodes: 10000, page: 200 } },
    nodes, aliases, cards, edges, pieces, documents, initial,
  };
}
