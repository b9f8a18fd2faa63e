/* The rule that ranks options and the text of a decision record: the same as generator/decide/rank.py and madr.py. */

export const byId = (list) => Object.fromEntries(list.map((one) => [one.id, one]));
export const optionsOf = (data, decision) => decision.choices.filter((one) => one.pattern).map((one) => data.options[one.pattern]);
export const atStake = (options) => new Set(options.flatMap((option) => option.effects.map((effect) => effect.force)));

export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

const names = (list) => [...new Set(list)].join(", ");

function evidence(data, effect) {
  const counts = data.rule.basis[effect.basis];
  return effect.contested.length ? Math.floor(counts / data.rule.contested) : counts;
}

export function pointsOf(data, effect, weights) {
  return (weights[effect.force] || 0) * data.rule.effects[effect.effect] * evidence(data, effect) || 0;
}

const sumOf = (data, option, weights) => option.effects.reduce((sum, effect) => sum + pointsOf(data, effect, weights), 0);

function standings(data, options, weights) {
  const counted = options
    .filter((option) => option.effects.some((effect) => weights[effect.force]))
    .map((option) => [option, sumOf(data, option, weights)]);
  const ordered = [...counted].sort((one, other) => other[1] - one[1]);
  return ordered.map(([option, points]) => [option, 1 + counted.filter((item) => item[1] > points).length, points]);
}

function firstOf(placed) {
  return placed.filter(([, place, points]) => place === 1 && points > 0).map(([option]) => option);
}

/* What an effect without words rests on. */
const unsaid = (effect) => (["coded", "withdrawn"].includes(effect.basis) ? effect.basis : "model");

function reasonText(data, forces, effect) {
  const parts = [fill(data.say.reason, { force: forces[effect.force].name, effect: data.effects[effect.effect] })];
  if (effect.why) { parts.push(effect.why); }
  const by = (text, said) => fill(text, { names: names(said.map((item) => item.by)) });
  parts.push(effect.said.length ? by(data.say.said_by, effect.said) : data.say[unsaid(effect)]);
  if (effect.contested.length) { parts.push(by(data.say.contested, effect.contested)); }
  return parts.join(" ");
}

function reasons(data, forces, option, weights) {
  const found = option.effects.filter((effect) => weights[effect.force]).map((effect) => {
    const points = pointsOf(data, effect, weights);
    const sum = fill(data.say.sum, {
      weight: weights[effect.force], effect: data.rule.effects[effect.effect], evidence: evidence(data, effect), points,
    });
    return { force: effect.force, points, text: reasonText(data, forces, effect), sum };
  });
  return found.sort((one, other) => Math.abs(other.points) - Math.abs(one.points));
}

function linesOf(data, first, ranked) {
  if (!first.length) { return [ranked.length ? data.say.not_for : data.say.nothing]; }
  const told = first.length === 1 ? data.say.first : data.say.tie;
  const count = ranked[0].points, points = fill(count === 1 ? data.say.point : data.say.points, { count });
  const lines = [fill(told, { names: names(first.map((option) => option.name)), points })];
  first.forEach((option, index) => {
    const objecting = option.views.filter((view) => view.stances.includes("rejects")).map((view) => view.by);
    if (option.rejected_by.length) {
      lines.push(fill(data.say.rejected, { name: option.name, names: names(option.rejected_by) }));
    } else if (objecting.length) {
      lines.push(fill(data.say.objected, { name: option.name, names: names(objecting) }));
    }
    const helping = new Set(ranked[index].reasons.filter((one) => one.points > 0).map((one) => one.force));
    if (helping.size && !option.effects.some((effect) => helping.has(effect.force) && effect.said.length)) {
      lines.push(fill(data.say.unquoted, { name: option.name }));
    }
  });
  return lines;
}

function unrankedOf(data, decision, ranked, ruledOut, weighs) {
  const placed = new Set(ranked.map((item) => item.option));
  const found = [];
  for (const choice of decision.choices) {
    const option = choice.pattern || choice.decision;
    const { name } = choice.pattern ? data.options[option] : data.decisions.find((item) => item.id === option);
    const add = (text) => found.push({ option, text: fill(text, { name, words: ruledOut[option] }) });
    if (!choice.pattern) {
      add(data.say.further);
    } else if (option in ruledOut) {
      add(data.say.ruled_out);
    } else if (weighs && !placed.has(option)) {
      add(data.say.unranked);
    }
  }
  return found;
}

function swingsOf(data, options, weights, first) {
  const forces = atStake(options);
  const units = options.map((option) => (
    Object.fromEntries(option.effects.map((one) => [one.force, pointsOf(data, one, { [one.force]: 1 })]))));
  const points = options.map((option) => sumOf(data, option, weights));
  const swings = [];
  for (const force of data.forces.filter((item) => forces.has(item.id))) {
    const weight = weights[force.id] || 0;
    for (const steps of [[-1, -2], [1, 2]]) {
      const told = new Set(first.length === 1 ? first : []);
      for (const other of steps.map((step) => weight + step).filter((value) => value >= 0 && value <= 2)) {
        const counts = points.map((sum, place) => sum + (other - weight) * (units[place][force.id] || 0));
        const most = Math.max(...counts), winner = options[counts.indexOf(most)];
        if (most > 0 && counts.indexOf(most) === counts.lastIndexOf(most) && !told.has(winner)) {
          told.add(winner);
          const kind = other === 0 ? "swing_not" : other < weight ? "swing_less" : "swing_more";
          const text = fill(data.say[kind], { name: winner.name, force: force.name });
          swings.push({ option: winner.id, force: force.id, weight: other, text });
        }
      }
    }
  }
  return swings;
}

export function rank(data, decision, weights, ruledOut) {
  const forces = byId(data.forces);
  const options = optionsOf(data, decision);
  const open = options.filter((option) => !(option.id in ruledOut));
  const placed = standings(data, open, weights);
  const first = firstOf(placed);
  const ranked = placed.map(([option, place, points]) => (
    { option: option.id, place, points, reasons: reasons(data, forces, option, weights) }
  ));
  const weighs = Object.values(weights).some(Boolean);
  return {
    decision: decision.id,
    lines: weighs ? linesOf(data, first, ranked) : [data.say.unweighed],
    ranked,
    unranked: unrankedOf(data, decision, ranked, ruledOut, weighs),
    swings: swingsOf(data, open, weights, first),
  };
}

/* What these options ask for, forbid, or let be combined. */
export function relationsOf(data, chosen) {
  const taken = new Set(chosen);
  const options = chosen.map((id) => data.options[id]).filter(Boolean);
  const found = options.flatMap((option) => option.relations.map((edge) => told(data, taken, option, edge)).filter(Boolean));
  const once = new Map(found.reverse().map((one) => [one.pair, one]));
  return [...[...once.values()].reverse(), ...data.decisions.flatMap((decision) => alone(data, taken, decision))];
}

function told(data, taken, option, edge) {
  const values = { name: option.name, other: edge.name };
  const pair = [option.id, edge.pattern].sort().concat(edge.relation).join(" ");
  const line = (open, name, more = {}) => ({ pair, open, text: fill(data.say[name], { ...values, ...more }) });
  if (taken.has(edge.pattern)) {
    return edge.relation === "excludes" ? line(true, "excludes")
      : line(false, edge.relation === "requires" ? "requires_taken" : "combine");
  }
  if (edge.relation !== "requires") { return null; }
  const where = data.decisions.find((item) => item.choices.some((choice) => choice.pattern === edge.pattern));
  return where ? line(true, "requires_in", { decision: where.name }) : line(true, "requires");
}

/* Options chosen together though nothing recorded says that they combine. */
function alone(data, taken, decision) {
  const chosen = decision.choices.map((choice) => choice.pattern).filter((id) => taken.has(id));
  const related = (id) => chosen.some((other) => other !== id && (
    decision.combinations.some((set) => set.includes(id) && set.includes(other))
    || data.options[id].relations.some((edge) => edge.pattern === other)));
  const left = chosen.length > 1 ? chosen.filter((id) => !related(id)) : [];
  const values = { decision: decision.name, names: left.map((id) => data.options[id].name).join(", ") };
  return left.length ? [{ open: true, text: fill(data.say.alone, values) }] : [];
}

const oneLine = (text) => text.trim().split(/\s+/).join(" ");
const quoted = (text) => JSON.stringify(oneLine(text));
const bullets = (items) => items.map((item) => `* ${item}`).join("\n");

export function safe(text) {
  const line = oneLine(text).replace(/[\\`*_[\]<>|~&{}]/g, "\\$&");
  return line.replace(/^(#|\+|-|=|\d+[.)])/, (found) => `${found.slice(0, -1)}\\${found.slice(-1)}`);
}

/* The text of a record (MADR 4.0); answer and edition are as in madr.py. */
export function writeRecord(data, decision, answer, edition) {
  const words = data.wording;
  const url = (address) => edition.base + address;
  const options = optionsOf(data, decision), here = atStake(options);
  const chosen = options.filter((option) => answer.chosen.includes(option.id));
  const forces = data.forces.filter((force) => here.has(force.id));
  const forceOf = byId(forces);
  const decisions = byId(data.decisions);
  const weights = answer.weights;
  const nameOf = (choice) => (choice.pattern ? data.options[choice.pattern].name : decisions[choice.decision].name);

  const who = (said) => said.map((one) => fill(one.words ? words.quoted : words.said, {
    by: safe(one.by), url: url(one.url), words: safe(one.words),
  })).join(", ");
  const effectText = (effect) => {
    const force = forceOf[effect.force];
    const named = fill(words.effect, { force: safe(force.name), url: url(force.url), effect: data.effects[effect.effect] });
    const basis = effect.said.length ? who(effect.said) : words[unsaid(effect)];
    const against = effect.contested.length ? [fill(words.contested, { who: who(effect.contested) })] : [];
    return `${named}${effect.why ? `: ${safe(effect.why)}` : ""} (${[basis, ...against].join("; ")})`;
  };
  const sideOf = (effect) => {
    const sign = data.rule.effects[effect.effect];
    return sign > 0 ? "good" : sign < 0 ? "bad" : "neutral";
  };
  const argumentsOf = (option) => {
    const found = option.effects.map((effect) => [sideOf(effect), effectText(effect)]);
    for (const item of option.weighed) {
      const side = { for: "good", against: "bad" }[item.side] || "neutral";
      found.push([side, item.text ? `${safe(item.text)} (${who(item.said)})` : who(item.said)]);
    }
    return ["good", "neutral", "bad"].flatMap((side) => (
      found.filter(([where]) => where === side).map(([, argument]) => fill(words[side], { argument }))
    ));
  };
  const drivers = () => {
    const called = Object.fromEntries(Object.entries(data.rule.weights).map(([name, counts]) => [counts, name]));
    const weighed = forces.filter((force) => weights[force.id]);
    if (!forces.length) { return [words.no_drivers]; }
    return (weighed.length ? weighed : forces).map((force) => fill(weighed.length ? words.driver : words.at_stake, {
      force: safe(force.name), url: url(force.url), weight: called[weights[force.id]],
    }));
  };
  const outcome = () => {
    if (!chosen.length) { return words.open; }
    const found = rank(data, decision, weights, answer.ruled_out);
    const first = found.ranked.filter((item) => item.place === 1 && item.points > 0).map((item) => item.option);
    const leads = chosen.some((option) => first.includes(option.id));
    const reason = leads ? found.lines.map(safe).join(" ") : words.no_reason;
    return fill(words.chosen, { names: chosen.map((option) => `"${safe(option.name)}"`).join(", "), reason });
  };
  const consequences = [...chosen.flatMap(argumentsOf), ...decision.next.map((id) => fill(words.neutral, {
    argument: fill(words.next, { name: safe(decisions[id].name), url: url(decisions[id].url) }),
  }))];
  const nothing = !Object.values(weights).some(Boolean);
  const confirmation = forces.filter((force) => force.ask && (weights[force.id] || nothing))
    .map((force) => fill(words.ask, { force: safe(force.name), ask: safe(force.ask) }));
  const pros = decision.choices.flatMap((choice) => {
    const option = choice.pattern ? data.options[choice.pattern] : null;
    const found = option ? argumentsOf(option) : [];
    if (option && option.id in answer.ruled_out) {
      found.push(fill(words.bad, { argument: fill(words.ruled_out, { words: safe(answer.ruled_out[option.id]) }) }));
    }
    return [
      `### ${safe(nameOf(choice))}`,
      ...[option ? option.definition : "", choice.fits].filter(Boolean).map(safe),
      bullets(found.length ? found : [fill(words.neutral, { argument: words.silent })]),
    ];
  });
  const more = [fill(words.page, {
    name: safe(decision.name), url: url(decision.url), title: safe(edition.title), version: safe(edition.version),
    digest: edition.digest,
  }), fill(words.strength, { text: decision.strength.map(safe).join("; ") })];
  for (const option of options.filter((item) => item.views.length)) {
    const views = option.views.map((view) => `${safe(view.by)} ${view.stances.map((one) => data.stances[one]).join(", ")}`);
    const silent = option.not_asked.length ? [fill(words.not_asked, { names: option.not_asked.map(safe).join(", ") })] : [];
    more.push(fill(words.views, { name: safe(option.name), views: [...views, ...silent].join("; ") }));
  }
  if (answer.notes) { more.push(fill(words.notes, { text: safe(answer.notes) })); }
  const section = (mark, name, items) => (items.length ? [`${mark} ${words[name]}`, bullets(items)] : []);
  const constraints = answer.constraints.map((text) => fill(words.constraint, { text: safe(text) }));
  return [
    ["---", `status: ${quoted(answer.status)}`, `date: ${quoted(answer.date)}`,
      `decision-makers: [${answer.deciders.map(quoted).join(", ")}]`, "---"].join("\n"),
    `# ${safe(decision.name)}: ${safe(decision.question)}`,
    `## ${words.context}`,
    ...[decision.summary, decision.why].filter(Boolean).map(safe),
    ...(constraints.length ? [bullets(constraints)] : []),
    `## ${words.drivers}`, bullets(drivers()),
    `## ${words.options}`, bullets(decision.choices.map((choice) => safe(nameOf(choice)))),
    `## ${words.outcome}`, outcome(),
    ...section("###", "consequences", consequences),
    ...section("###", "confirmation", confirmation),
    `## ${words.pros}`, ...pros,
    `## ${words.more}`, bullets(more),
  ].join("\n\n") + "\n";
}
